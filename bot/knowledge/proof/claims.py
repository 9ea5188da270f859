"""Each value held against the evidence of its claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bot.knowledge.model import Claim
from bot.knowledge.proof.amounts import Judgement, Telling, check_amount, check_bareness, check_bound, find_telling
from bot.knowledge.proof.dates import check_duration, check_moment, find_lengths
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.measures import check_measure
from bot.knowledge.proof.names import Names
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.values import Disclosure, Duration, EntitySet, Measured, Moment, Money, Place, Quotation, Value
from bot.knowledge.yaml_reader import KeyPath


def check_claim(path: KeyPath, claim: Claim, library: Library) -> Iterator[Doubt]:
    """What a value says and its evidence does not.

    What may be told in words that the program does not know is certainly wrong all the same where the fact's own
    statement says otherwise, too.
    """
    statement = library.statement_of(str(path[1]))
    denied = _find_denials(claim, statement)
    formal = _check_form(claim, library.read(claim.evidence))
    judgements = (
        _check_value(claim, library),
        ((message, is_certain or message in denied) for message, is_certain in formal),
        _check_names(claim, library, statement),
    )
    for message, is_certain in chain.from_iterable(judgements):
        yield Doubt((*path, "value"), message, is_certain)


def _find_denials(claim: Claim, statement: ReadText) -> frozenset[str]:
    """What is not so by a statement either; one that tells no day has none against a day."""
    date = claim.value.date if isinstance(claim.value, Moment) else claim.as_of
    if date and date.day and not statement.has_day:
        return frozenset()
    return frozenset(message for message, _ in _check_form(claim, statement))


def who_is_in(claim: Claim) -> tuple[str, ...]:
    """The entities that a claim's value is about, and who is named as saying it."""
    return (*_named_in(claim.value), *filter(None, (claim.according_to,)))


def _check_value(claim: Claim, library: Library) -> Iterator[Judgement]:
    """Figures and lengths are those of the evidence; what is denied has a word that denies."""
    passage = library.read(claim.evidence)
    match claim.value:
        case Measured() as measured:
            for form in measured.forms:
                yield from _check_figure(form, claim, library)
                yield from check_measure(form, claim, library)
        case Duration() as duration:
            yield from check_duration(duration, passage)
    for telling in _find_tellings(claim.value, passage):
        yield from check_bound(telling)
    if claim.denied and not passage.denies:
        yield "the evidence has no word that denies", False


def _check_figure(figure: Measured, claim: Claim, library: Library) -> Iterator[Judgement]:
    """A figure and the parts of a sum are proved each; a sum whose parts all are told follows from them."""
    parts = (figure.parts or ()) if isinstance(figure, Money) else ()
    amounts = [part.amount for part in parts]
    is_sum_of_told = bool(parts) and figure.amount == sum(amounts)
    is_sum_of_told = is_sum_of_told and library.read(claim.evidence).figures.issuperset(amounts)
    for amount in parts if is_sum_of_told else (figure, *parts):
        yield from check_amount(amount, claim, library)


def _find_tellings(value: Value, text: ReadText) -> Iterator[Telling]:
    """Where a text tells the figures and the length of a value."""
    match value:
        case Measured() as measured:
            for form in measured.forms:
                for amount in (form, *((form.parts or ()) if isinstance(form, Money) else ())):
                    yield find_telling(amount, text)
        case Duration() as duration:
            yield from find_lengths(duration, text)


def _check_form(claim: Claim, text: ReadText) -> Iterator[Judgement]:
    """What a text leaves bare has no bound; dates and denials are those of a text, as far as it tells any.

    When a value held is often known from elsewhere, as from the byline.
    """
    for telling in _find_tellings(claim.value, text):
        yield from check_bareness(telling)
    match claim.value:
        case Moment() as moment:
            yield from check_moment(moment, text)
        case Disclosure(disclosed=True) if text.denies:
            yield "the evidence denies that it was disclosed", False
    if claim.as_of:
        yield from ((message, False) for message, _ in check_moment(Moment(kind="date", date=claim.as_of), text))


def _named_in(value: Value) -> tuple[str, ...]:
    match value:
        case EntitySet():
            return value.members
        case Place():
            return (value.place,)
        case Quotation():
            return (value.speaker,)
    return ()


def _check_names(claim: Claim, library: Library, statement: ReadText) -> Iterator[Judgement]:
    """Names stand in the evidence, or elsewhere in the document, where a pronoun stands for them.

    One that does not is certainly wrong where the evidence names others instead, and the document does not know it, the
    words hold nothing but names, or the statement names the others instead as well.
    """
    names, document, named = library.names, library.documents.get(claim.source), who_is_in(claim)
    if document is None or not names.are_known(named):
        return
    passage = library.read(claim.evidence)
    for name in (name for name in named if not names.has(passage, name)):
        rivals = names.find_rivals(passage, named)
        is_told = names.has_itself(document, name)
        if rivals or not is_told:
            told = f"; it names {', '.join(rivals)}" if rivals else ""
            is_sure = not is_told or names.are_all(library.read(claim.said))
            is_sure = is_sure or bool(_find_instead(name, named, passage, statement, names))
            yield f"the evidence does not name {name}{told}", bool(rivals) and is_sure
        elif others := _find_instead(name, named, library.read_around(claim), statement, names):
            yield f"the evidence does not name {name}; its sentence names {', '.join(others)}", True


def _find_instead(name: str, named: Iterable[str], text: ReadText, statement: ReadText, names: Names) -> list[str]:
    """Whom both a text and the statement name in the place of an entity for which no pronoun of the text can stand."""
    if names.has(statement, name) or names.has(text, name):
        return []
    language = text.language
    stand_ins = language.personal if names.entities[name].kind == "person" else language.pronouns
    rivals = names.find_rivals(text, named) if stand_ins.isdisjoint(text.words) else []
    return [rival for rival in rivals if names.has_itself(statement, rival)]

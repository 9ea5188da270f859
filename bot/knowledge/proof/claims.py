"""Each value held against the evidence of its claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.knowledge.model import Claim
from bot.knowledge.proof.amounts import Judgement, check_amount, check_currency
from bot.knowledge.proof.dates import check_duration, check_moment
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.library import Library
from bot.knowledge.values import Disclosure, Duration, EntitySet, Measured, Moment, Money, Place, Quotation, Value
from bot.knowledge.yaml_reader import KeyPath


def check_claim(path: KeyPath, claim: Claim, library: Library) -> Iterator[Doubt]:
    """What a value says and its evidence does not."""
    named = who_is_in(claim)
    judgements = (
        _check_value(claim, library),
        _check_circumstances(claim, library),
        _check_names(named, claim, library),
    )
    for message, is_certain in chain.from_iterable(judgements):
        yield Doubt((*path, "value"), message, is_certain)


def who_is_in(claim: Claim) -> tuple[str, ...]:
    """The entities that a claim's value is about, and who is named as saying it."""
    return (*_named_in(claim.value), *filter(None, (claim.according_to,)))


def _check_value(claim: Claim, library: Library) -> Iterator[Judgement]:
    passage = library.read(claim.evidence)
    match claim.value:
        case Measured() as measured:
            for form in measured.forms:
                yield from _check_figure(form, claim, library)
        case Moment() as moment:
            yield from check_moment(moment, passage)
        case Duration() as duration:
            yield from check_duration(duration, passage)
        case Disclosure(disclosed=True) if passage.denies:
            yield "the evidence denies that it was disclosed", False


def _check_figure(figure: Measured, claim: Claim, library: Library) -> Iterator[Judgement]:
    """A figure and the parts of a sum are proved each; a sum whose parts all are told follows from them."""
    parts = (figure.parts or ()) if isinstance(figure, Money) else ()
    amounts = [part.amount for part in parts]
    passage = library.read(claim.evidence)
    is_sum_of_told = bool(parts) and figure.amount == sum(amounts) and passage.figures.issuperset(amounts)
    for amount in parts if is_sum_of_told else (figure, *parts):
        yield from check_amount(amount, claim, library)
    if isinstance(figure, Money):
        for told in (figure.amount, *amounts):
            yield from check_currency(told, figure.currency, passage)


def _check_circumstances(claim: Claim, library: Library) -> Iterator[Judgement]:
    """What is denied has a word that denies; when it held is often known from elsewhere, as from the byline."""
    passage = library.read(claim.evidence)
    if claim.denied and not passage.denies:
        yield "the evidence has no word that denies", False
    if claim.as_of:
        yield from ((message, False) for message, _ in check_moment(Moment(kind="date", date=claim.as_of), passage))


def _named_in(value: Value) -> tuple[str, ...]:
    match value:
        case EntitySet():
            return value.members
        case Place():
            return (value.place,)
        case Quotation():
            return (value.speaker,)
    return ()


def _check_names(named: Sequence[str], claim: Claim, library: Library) -> Iterator[Judgement]:
    """Names stand in the evidence, or elsewhere in the document, where a pronoun stands for them.

    One that does not is certainly wrong where the evidence names others instead, and the document does not know it or
    the words hold nothing but names.
    """
    names, document = library.names, library.documents.get(claim.source)
    if document is None or not names.are_known(named):
        return
    passage = library.read(claim.evidence)
    for name in named:
        rivals = () if names.has(passage, name) else names.find_rivals(passage, named)
        is_told = names.has_itself(document, name)
        if rivals or not (is_told or names.has(passage, name)):
            told = f"; it names {', '.join(rivals)}" if rivals else ""
            is_certain = bool(rivals) and (not is_told or names.are_all(library.read(claim.said)))
            yield f"the evidence does not name {name}{told}", is_certain

"""Whether the documents prove what is curated: values against their evidence, statements against the documents.

What is certainly wrong is a fault, and the base is refused. What can't be found, but may be told in other words (a
pronoun, a figure in words, a count of things), is a doubt: it is listed for a curator to read, and refuses nothing.
A figure is proved when it stands in the passage, or follows from it by a named rule: names and ordinals are counted,
two figures are added, subtracted or multiplied, a part is told in percent, the rest of a whole is what is left of 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, permutations
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.figures import ABOUT_TOLERANCE, SCALES, write_amount
from bot.knowledge.model import Claim, Entity, Fact
from bot.knowledge.periods import Period
from bot.knowledge.problems import Problem, quote
from bot.knowledge.references import find_claims
from bot.knowledge.values import (
    Bounded,
    Disclosure,
    Duration,
    EntitySet,
    Measured,
    Moment,
    Money,
    Place,
    Quantity,
    Quotation,
    Share,
    Value,
)
from bot.knowledge.yaml_reader import KeyPath
from bot.language.language import Language
from bot.language.meaning import LENGTHS, Bound, Mention, Phrase

#: So many things are counted in a passage that names them without a figure.
MOST_COUNTED: Final = 12

#: So many words after a number may stand before what it counts: '12 new battery-electric ferries'.
REACH: Final = 5

#: A date so many days from the stated one may be told by it: 'a week after October 31'.
NEAR_DATE: Final = 31
LONGEST_MONTH: Final = 31
YEAR: Final = 12 * LONGEST_MONTH

#: Currencies that are written with the same sign or word, so that a reader can take one for the other.
SAME_SIGN: Final = (
    frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "BRL", "ARS", "CLP", "COP"}),
    frozenset({"GBP", "EGP", "LBP", "SYP"}),
    frozenset({"JPY", "CNY"}),
    frozenset({"SEK", "NOK", "DKK", "ISK", "CZK"}),
    frozenset({"KRW", "KPW"}),
    frozenset({"INR", "PKR", "LKR", "NPR", "IDR"}),
)

_DIGITS: Final = re.compile(r"(?<![\w.,])\d[\d,.]*(?<![.,])(?!\w)")
_GLUED: Final = re.compile(r"\d[\d,.]*(?<![.,])")
_GROUPED: Final = re.compile(r"(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_POINTED: Final = re.compile(r"\d{1,3}(\.\d{3})+")
_CLOCK: Final = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)")
_UPPER: Final[frozenset[Bound]] = frozenset({"less_than", "up_to"})
_LOWER: Final[frozenset[Bound]] = frozenset({"more_than", "at_least"})
_WHOLE: Final = Decimal(100)
_SHORTEST_STEM: Final = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not proved: where, in which words, and whether it is certainly wrong."""

    path: KeyPath
    message: str
    is_certain: bool = False


def check_proof(draft: Draft) -> Iterator[Problem]:
    """Every value stands in its evidence, and every figure and name of a statement in the documents."""
    for doubt in _find(draft):
        if doubt.is_certain:
            yield draft.problem(doubt.path, "proof", doubt.message)


def find_doubts(draft: Draft) -> Iterator[Problem]:
    """What a curator should read again: not proved, and not certainly wrong."""
    for doubt in _find(draft):
        if not doubt.is_certain:
            yield draft.problem(doubt.path, "proof", doubt.message)


def find_unsupporting(draft: Draft) -> Mapping[tuple[str, str], frozenset[str]]:
    """For each fact and language the sources whose claims say less than the statement: they lack a figure or a name."""
    language = next(iter(draft.languages), None)
    if language is None:
        return {}
    names = Names(language, draft.entities)
    texts = {name: Words(language, document.text) for name, document in draft.documents.items()}
    lacking: dict[tuple[str, str], frozenset[str]] = {}
    for name, fact in draft.facts.items():
        told = _tell_by_source(draft, fact, language)
        for spoken in draft.languages if len(told) > 1 else ():
            statement = Words(spoken, fact.statement[spoken.code])
            figures = [number for number in statement.mentions if statement.is_written(number)]
            named = [entity for entity in draft.entities if names.has_itself(statement, entity)]
            lacking[name, spoken.code] = frozenset(
                source
                for source, sentences in told.items()
                if not all(_amounts(figure, statement) & sentences.figures for figure in figures)
                or not all(names.has_itself(texts[source], entity) for entity in named)
            )
    return lacking


def _tell_by_source(draft: Draft, fact: Fact, language: Language) -> Mapping[str, Words]:
    """The sentences in which each source tells a fact."""
    told: dict[str, list[str]] = {}
    for claim in fact.claims:
        document = draft.documents[claim.source]
        [passage] = document.find(claim.evidence)
        sentences = (sentence.text for sentence in document.sentences if sentence.overlaps(passage))
        told.setdefault(claim.source, []).extend(sentences)
    return {source: Words(language, "\n".join(sentences)) for source, sentences in told.items()}


def _find(draft: Draft) -> Iterator[Doubt]:
    language = next(iter(draft.languages), None)
    if language is None:
        return
    names = Names(language, draft.entities)
    passages = {claim: Words(language, claim.evidence) for _, claim in find_claims(draft)}
    texts = {name: Words(language, document.text) for name, document in draft.documents.items()}
    for path, claim in find_claims(draft):
        for message, is_certain in _check_value(claim, passages[claim], texts.get(claim.source), names):
            yield Doubt((*path, "value"), message, is_certain)
    for name, fact in draft.facts.items():
        yield from _check_statement(draft, name, fact, passages, texts)
    for name, fact in draft.facts.items():
        yield from _check_units(name, fact, language)


@dataclass(frozen=True)
class Words:
    """A text as a language reads it, and the figures in it."""

    language: Language
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words as they are read."""
        return self.language.read_words(self.text, frozenset())

    @cached_property
    def padded(self) -> str:
        """The words in one text, a space on either side of each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers that the language reads."""
        return tuple(self.language.find_numbers(self.words))

    @cached_property
    def digits(self) -> frozenset[Decimal]:
        """The figures that are written in digits, by themselves."""
        return frozenset(_read_all(_DIGITS.findall(self.text)))

    @cached_property
    def figures(self) -> frozenset[Decimal]:
        """All figures that stand there, in digits or in words; those glued to letters at every scale."""
        read = {mention.amount for mention in self.mentions}
        read |= {mention.alternative for mention in self.mentions if mention.alternative is not None}
        plain = frozenset(_read_all(_GLUED.findall(self.text)))
        glued = {figure * scale for figure in plain - self.digits for scale in SCALES.values()}
        return frozenset(read | plain | glued | set(self._counts_of_lengths()))

    def _counts_of_lengths(self) -> Iterator[Decimal]:
        """The numbers as such in lengths of time: 10 in 'ten years', which are read as 120 months."""
        for mention in self.mentions:
            if mention.unit in LENGTHS:
                for word in self.words[mention.start : mention.end]:
                    yield from (number.amount for number in self.language.find_numbers((word,)))

    @cached_property
    def measures(self) -> tuple[Mention, ...]:
        """The numbers in digits that measure something, and are no part of a date."""
        return tuple(mention for mention in self.mentions if self.is_written(mention) and not self._is_of_date(mention))

    def _is_of_date(self, mention: Mention) -> bool:
        beside = {*self.words[max(0, mention.start - 1) : mention.start], *self.words[mention.end : mention.end + 1]}
        return mention.unit == "year" or bool(beside & self.language.months.keys())

    def counts(self, mention: Mention, unit: str) -> bool:
        """Whether a number counts things of a unit: a form of its word follows closely."""
        after = self.words[mention.end : mention.end + REACH]
        forms = {word for phrase in forms_of(unit, self.language) for word in phrase}
        return mention.unit is None and not forms.isdisjoint({*after, *map(self.language.stem, after)})

    @property
    def denies(self) -> bool:
        """Whether a word stands there that denies."""
        return not self.language.negations.isdisjoint(self.words) or not self.language.denying.isdisjoint(self.words)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that are named or stand in a date."""
        return frozenset(number for word, number in self.language.months.items() if word in self.words)

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The weekdays that are named."""
        return frozenset(day for word, day in self.language.weekdays.items() if word in self.words)

    def is_written(self, mention: Mention) -> bool:
        """Whether a number is written in digits."""
        return any(any(map(str.isdigit, word)) for word in self.words[mention.start : mention.end])

    def is_plain_bound(self, mention: Mention) -> bool:
        """Whether a bound is told in several words, and so is no mere preposition: 'more than 12', not 'over 12'."""
        words = self.words[mention.start : mention.end]
        before = next((at for at, word in enumerate(words) if any(map(str.isdigit, word))), 0)
        return before > 1


def _read_all(figures: Iterable[str]) -> Iterator[Decimal]:
    """Figures in digits; by the other tradition, too, where their marks may be of it: '250.000', '3,5'."""
    for figure in figures:
        if _GROUPED.fullmatch(figure):
            yield Decimal(figure.replace(",", ""))
        if not _GROUPED.fullmatch(figure) or _POINTED.fullmatch(figure):
            other = figure.replace(".", "").replace(",", ".")
            if other.count(".") <= 1:
                yield Decimal(other)


class Names:
    """Which entities a text names."""

    def __init__(self, language: Language, entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self._called = {name: frozenset(_names_of(language, entity)) for name, entity in entities.items()}

    def has(self, text: Words, name: str) -> bool:
        """Whether a text names an entity, a part of it, or what it is a part of."""
        return any(self.has_itself(text, other) for other in (name, *self._relatives(name)))

    def others(self, text: Words, names: Iterable[str]) -> list[str]:
        """The entities of the kinds of these that a text names beside them."""
        kinds = {self.entities[name].kind for name in names}
        return [
            name
            for name, entity in self.entities.items()
            if entity.kind in kinds and name not in names and self.has_itself(text, name)
        ]

    def count(self, text: Words) -> int:
        """How many entities a text names."""
        return sum(self.has_itself(text, name) for name in self.entities)

    def are_all(self, text: Words) -> bool:
        """Whether a text consists of names: nothing in it can stand for somebody whom it does not name."""
        known = {word for called in self._called.values() for name in called for word in name.split()}
        language = text.language
        may_stand_for_others = language.pronouns | language.personal
        return (known | language.fillers - may_stand_for_others).issuperset(text.words)

    def has_itself(self, text: Words, name: str) -> bool:
        """Whether a text names an entity by one of its own names."""
        return any(called in text.padded for called in self._called.get(name, ()))

    def _relatives(self, name: str) -> Iterator[str]:
        whole = self.entities[name].part_of
        if whole in self.entities:
            yield str(whole)
        yield from (other for other, entity in self.entities.items() if entity.part_of == name)


def _names_of(language: Language, entity: Entity) -> Iterator[str]:
    """The names of an entity as they are read; of a person each of its longer words as well."""
    for name in (*entity.name.values(), *(alias for aliases in entity.aliases.values() for alias in aliases)):
        words = language.read_words(name, frozenset())
        yield f" {' '.join(words)} "
        if entity.kind == "person":
            yield from (f" {word} " for word in words if len(word) >= _SHORTEST_STEM)


Judgement = tuple[str, bool]


def _check_value(claim: Claim, passage: Words, document: Words | None, names: Names) -> Iterator[Judgement]:
    """What a value says and its evidence does not, and whether that is certain."""
    value = claim.value
    match value:
        case Measured():
            for form in value.forms:
                yield from _check_figure(form, claim, passage, names)
        case Moment():
            yield from _check_moment(value, passage)
        case Duration():
            yield from _check_duration(value, passage)
        case Disclosure(disclosed=True) if passage.denies:
            yield "the evidence denies that it was disclosed", False
    if claim.denied and not passage.denies:
        yield "the evidence has no word that denies", False
    if claim.as_of:
        # The time is often known from elsewhere, as from the document's own date.
        yield from ((message, False) for message, _ in _check_moment(Moment(kind="date", date=claim.as_of), passage))
    shown = Words(passage.language, claim.said)
    named = (*_named_in(value), *filter(None, (claim.according_to,)))
    yield from _check_names(named, passage, shown, document, names)


def _check_figure(figure: Measured, claim: Claim, passage: Words, names: Names) -> Iterator[Judgement]:
    parts = (figure.parts or ()) if isinstance(figure, Money) else ()
    amounts = [part.amount for part in parts]
    if not (parts and figure.amount == sum(amounts) and passage.figures.issuperset(amounts)):
        yield from _check_amount(figure, claim, passage, names)
    for part in parts:
        yield from _check_amount(part, claim, passage, names)
    if isinstance(figure, Money):
        for amount in (figure.amount, *amounts):
            yield from _check_currency(amount, figure.currency, passage)


def _check_amount(value: Bounded, claim: Claim, passage: Words, names: Names) -> Iterator[Judgement]:
    amount = value.amount
    told = write_amount(amount)
    if not _is_proved(amount, passage, names, is_share=isinstance(value, Share)):
        shown = Words(passage.language, claim.said)
        yield f"the figure {told} is not in the evidence", _is_surely_missing(value, shown)
        return
    found = [mention for mention in passage.mentions if mention.amount == amount and _is_of_kind(mention, value)]
    if found and value.bound != "exactly" and not any(mention.bound for mention in found):
        yield f'the evidence has no bound beside {told}, the value "{value.bound.replace("_", " ")}"', False
    if found and all(mention.bound not in (None, value.bound) for mention in found):
        bounds = {mention.bound for mention in found if mention.bound}
        are_plain = all(map(passage.is_plain_bound, found))
        is_against = any(_are_opposite(value.bound, bound) for bound in bounds)
        is_dropped = value.bound == "exactly" and bounds <= _UPPER | _LOWER
        words = " or ".join(sorted(bound.replace("_", " ") for bound in bounds))
        message = f'the evidence says "{words} {told}", the value "{value.bound.replace("_", " ")} {told}"'
        yield message, are_plain and (is_against or is_dropped)


def _is_of_kind(mention: Mention, value: Bounded) -> bool:
    """Whether a number measures what the value does, as far as its unit tells."""
    match value:
        case Share():
            return mention.unit == "percent"
        case Quantity():
            return mention.unit is None
    return mention.unit is None or mention.unit.isupper()


def _are_opposite(one: Bound, other: Bound) -> bool:
    return (one in _UPPER and other in _LOWER) or (one in _LOWER and other in _UPPER)


def _is_proved(amount: Decimal, passage: Words, names: Names, *, is_share: bool) -> bool:
    """Whether a figure stands in the evidence, or follows from it by a named rule."""
    if amount in passage.figures or _follows(amount, passage.figures):
        return True
    if is_share:
        return any(_is_rounded(amount, figure) or amount == _WHOLE - figure for figure in _shares(passage))
    if passage.digits or not 1 < amount <= MOST_COUNTED:
        return False
    return amount <= names.count(passage)


def _shares(passage: Words) -> list[Decimal]:
    return [mention.amount for mention in passage.mentions if mention.unit == "percent"]


def _is_rounded(amount: Decimal, figure: Decimal) -> bool:
    return abs(amount - figure) < 1 and figure != int(figure)


def _follows(amount: Decimal, figures: frozenset[Decimal]) -> bool:
    """Whether a figure is the sum, the difference or the product of two others, or the one in percent of the other."""
    for one, other in permutations(figures, 2):
        if amount in (one + other, one - other) or (one > 1 < other and amount == one * other):
            return True
        if 0 < one < other and 1 <= amount < _WHOLE and abs(100 * one / other - amount) < Decimal("0.5"):
            return True
    return False


def _is_surely_missing(value: Bounded, shown: Words) -> bool:
    """Whether the shown words tell figures, and this one is neither counted nor told in a word, as 'doubled' is."""
    figures = {mention.amount for mention in shown.measures}
    is_doubled = any(value.amount in (2 * figure, figure / 2) for figure in figures if figure)
    is_word = value.amount > 1 and value.amount == Decimal(10) ** value.amount.adjusted()  # 'hundreds', 'thousands'
    if not figures or is_doubled or is_word:
        return False
    if value.amount == 0:
        return not shown.denies
    if isinstance(value, Quantity) and value.amount <= MOST_COUNTED:
        return any(shown.counts(mention, value.unit) for mention in shown.measures)
    return True


def _check_currency(amount: Decimal, currency: str, passage: Words) -> Iterator[Judgement]:
    found = {mention.unit for mention in passage.mentions if mention.amount == amount}
    read = {unit for unit in found if unit and unit.isupper()}
    is_same_sign = any(currency in family and read & family for family in SAME_SIGN)
    if read and read == found and currency not in read and not is_same_sign:
        yield f"the evidence gives {write_amount(amount)} in {' or '.join(sorted(read))}, not in {currency}", True


def _check_moment(value: Moment, passage: Words) -> Iterator[Judgement]:
    if value.date and passage.months and not _tells(value.date, passage):
        days = [_count_days(end.month, end.day) for end in (value.date.first, value.date.last)]
        gaps = (abs(day - told) for day in days for told in _days(passage))
        is_near = any(min(gap, YEAR - gap) <= NEAR_DATE for gap in gaps)
        yield f"the date {value.date} is not in the evidence", not is_near
    years = set(_years_of_dates(passage))
    if value.date and years and years.isdisjoint({value.date.first.year, value.date.last.year}):
        yield f"the year {value.date.first.year} is not in the evidence", True
    if value.weekday and passage.weekdays and value.weekday not in passage.weekdays:
        yield f"the weekday {value.weekday} is not in the evidence", True
    clocks = {(int(hour) % 12, int(minute)) for hour, minute in _CLOCK.findall(passage.text)}
    if value.time and clocks and (int(value.time[:2]) % 12, int(value.time[3:5])) not in clocks:
        yield f"the time {value.time} is not in the evidence", True


def _years_of_dates(passage: Words) -> Iterator[int]:
    """The years that stand right after a day and its month."""
    for mention in passage.mentions:
        before = passage.words[max(0, mention.start - 2) : mention.start]
        has_month = any(word in passage.language.months for word in before)
        if mention.unit == "year" and has_month and any(word.isdecimal() for word in before):
            yield int(mention.amount)


def _tells(date: Period, passage: Words) -> bool:
    """Whether a passage tells a day or a month; a month that may be another word, as May, can't be looked for."""
    if date.grain not in ("day", "month") or date.first.month not in passage.language.months.values():
        return True
    has_day = date.grain == "month" or Decimal(date.first.day) in passage.figures
    return date.first.month in passage.months and has_day


def _days(passage: Words) -> Iterator[int]:
    """The days of the year, nearly, that the months and numbers of a passage may tell."""
    for month in passage.months:
        for figure in passage.figures:
            if 1 <= figure <= LONGEST_MONTH and figure == int(figure):
                yield _count_days(month, int(figure))


def _count_days(month: int, day: int) -> int:
    return LONGEST_MONTH * (month - 1) + day


def _check_duration(value: Duration, passage: Words) -> Iterator[Judgement]:
    for unit, length in value.length.items():
        found = [mention for mention in passage.mentions if mention.unit == unit]
        told = [mention.amount for mention in found]
        if length and length not in told and not _follows(Decimal(length), frozenset(told)):
            is_certain = any(map(passage.is_written, found)) and not _CLOCK.search(passage.text)
            yield f"the length of {_describe(value)} is not in the evidence", is_certain


def _describe(value: Duration) -> str:
    return " ".join(f"{getattr(value, unit)} {unit}" for unit in value.units)


def _named_in(value: Value) -> tuple[str, ...]:
    match value:
        case EntitySet():
            return value.members
        case Place():
            return (value.place,)
        case Quotation():
            return (value.speaker,)
    return ()


def _check_names(
    named: Sequence[str], passage: Words, shown: Words, document: Words | None, names: Names
) -> Iterator[Judgement]:
    """Names that the evidence lacks: certainly wrong where the document lacks them too, and others stand there."""
    if document is None or any(name not in names.entities for name in named):
        return
    for name in named:
        if names.has(passage, name):
            continue
        others = names.others(passage, named)
        is_told = names.has_itself(document, name)
        if others or not is_told:
            told = f"; it names {', '.join(others)}" if others else ""
            yield f"the evidence does not name {name}{told}", bool(others) and (not is_told or names.are_all(shown))


def _check_statement(
    draft: Draft,
    name: str,
    fact: Fact,
    passages: Mapping[Claim, Words],
    texts: Mapping[str, Words],
) -> Iterator[Doubt]:
    """The figures and names of a statement that no claim's evidence has, or no document at all."""
    cited = {claim.source for claim in fact.claims}
    documents = [texts[source] for source in cited if source in texts]
    if len(documents) < len(cited):
        return
    evidence = frozenset(figure for claim in fact.claims for figure in passages[claim].figures)
    known = evidence | _other_figures(draft, fact)
    in_documents = frozenset().union(*(text.figures for text in documents))
    for language in draft.languages:
        if language.code not in fact.statement:
            continue
        path: KeyPath = ("facts", name, "statement", language.code)
        told = Words(language, fact.statement[language.code])
        for mention in told.mentions:
            if not told.is_written(mention) or _is_told(mention, known, told):
                continue
            shown = " ".join(told.words[mention.start : mention.end])
            is_counted = mention.unit is None and mention.amount <= MOST_COUNTED
            is_certain = not (is_counted or ":" in shown or _amounts(mention, told) & in_documents)
            where = "document that it cites" if is_certain else "evidence of its claims, and follows from none"
            yield Doubt(path, f"{quote(shown)} stands in no {where}", is_certain)
    yield from _check_names_of_statement(draft, name, fact, documents)


def _other_figures(draft: Draft, fact: Fact) -> frozenset[Decimal]:
    """The figures of a fact that stand outside its evidence: in its values, and what is known of its sources."""
    figures: set[Decimal] = set()
    for claim in fact.claims:
        match claim.value:
            case Measured() as measured:
                figures |= {form.amount for form in measured.forms}
            case Moment(date=date) if date:
                figures |= {Decimal(number) for end in (date.first, date.last) for number in (end.day, end.year)}
            case Duration() as duration:
                figures |= {Decimal(amount) for amount in duration.length.values()}
    for source in draft.sources.values():
        figures |= set(_read_all(_DIGITS.findall(source.short)))
        if source.published:
            figures |= {Decimal(source.published.day), Decimal(source.published.year)}
    return frozenset(figures)


def _is_told(mention: Mention, figures: frozenset[Decimal], text: Words) -> bool:
    """Whether a figure of a statement is among those, follows from them, or rounds one of them."""
    if _amounts(mention, text) & figures or _follows(mention.amount, figures):
        return True
    if mention.unit == "percent" and any(_is_rounded(mention.amount, figure) for figure in figures):
        return True
    near = mention.amount * ABOUT_TOLERANCE
    return mention.bound is not None and any(abs(figure - mention.amount) <= near for figure in figures)


def _amounts(mention: Mention, text: Words) -> set[Decimal]:
    """The amounts that a number may stand for."""
    written = " ".join(text.words[mention.start : mention.end])
    return {mention.amount, mention.alternative or mention.amount, *_read_all(_GLUED.findall(written))}


def _check_names_of_statement(draft: Draft, name: str, fact: Fact, documents: Sequence[Words]) -> Iterator[Doubt]:
    """Names, as answers write them, that no cited document has in any form."""
    own = {*fact.roles.subject, *fact.roles.object, *(draft.about.subject_entities if draft.about else ())}
    for claim in fact.claims:
        own |= {*_named_in(claim.value), *filter(None, (claim.according_to,))}
        source = draft.sources.get(claim.source)
        own |= {source.author} if source and source.author else set()
    for identifier, entity in draft.entities.items():
        if identifier in own:
            continue
        for language, statement in fact.statement.items():
            called = entity.name.get(language, "")
            is_named = called != called.lower() and re.search(rf"(?<!\w){re.escape(called)}(?!\w)", statement)
            if is_named and not any(_may_name(text, entity) for text in documents):
                path: KeyPath = ("facts", name, "statement", language)
                yield Doubt(path, f"{quote(called)} stands in no document that it cites", is_certain=True)


def _may_name(text: Words, entity: Entity) -> bool:
    """Whether a text may name an entity: a beginning of some word of its names stands there."""
    folded = text.text.casefold()
    names = (*entity.name.values(), *(alias for aliases in entity.aliases.values() for alias in aliases))
    return any(word[:_SHORTEST_STEM].casefold() in folded for name in names for word in re.findall(r"\w{2,}", name))


def _check_units(name: str, fact: Fact, language: Language) -> Iterator[Doubt]:
    """One unit counts the things of a fact: two forms of one word would never be held against each other."""
    units: dict[str, int] = {}
    for number, claim in enumerate(fact.claims):
        if isinstance(claim.value, Quantity):
            units.setdefault(claim.value.unit, number)
    for one, other in combinations(units, 2):
        is_form = not forms_of(one, language).isdisjoint(forms_of(other, language))
        advice = "write it the same way" if is_form else "figures of two units are never held against each other"
        message = f"the unit {quote(other)} is not {quote(one)} as in claim {units[one] + 1}; {advice}"
        yield Doubt(("facts", name, "claims", units[other], "value"), message, is_form)


def forms_of(unit: str, language: Language) -> frozenset[Phrase]:
    """The forms in which the words of a unit are met: with and without their endings, and in the plural."""
    # A language takes no ending off a word as short as an abbreviation; its plural is seen by the small 's'.
    words = language.split(unit[:-1] if unit[:-1].isupper() and unit.endswith("s") else unit)
    return frozenset((words, tuple(map(language.stem, words)), *language.name_forms(words)))

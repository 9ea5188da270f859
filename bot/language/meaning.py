"""What a language hands out: meanings of words, numbers, and how a question is put.

These types belong to no language and to no fact base; every room above speaks in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, NamedTuple, get_args

#: How a figure is limited: 'up to 12', 'more than 12'.
Bound = Literal["exactly", "about", "more_than", "at_least", "less_than", "up_to"]

#: On which side of a date something lies: 'before May', 'after May', 'by May', 'not before May'.
Side = Literal["before", "after", "by", "from"]
SIDES: Final[frozenset[str]] = frozenset(get_args(Side))

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

MeaningKind = Literal[
    "ask", "name", "source", "term", "light", "number", "bound", "date", "time", "place", "filler", "unknown", "thing"
]
#: What kind of answer is asked for: a figure, a time, somebody …, or something of the documents, 'who agrees?', and of
#: what is quoted in them, 'what else did he say?'.
AnswerType = Literal[
    "about",
    "how_many",
    "how_much",
    "how_long",
    "when",
    "where",
    "city",
    "country",
    "who",
    "company",
    "why",
    "what_for",
    "what_kind",
    "which_source",
    "passage",
    "said",
    "compare",
    "unique",
    "else",
]
ANSWER_TYPES: Final[Mapping[str, AnswerType]] = {name: name for name in get_args(AnswerType)}

Form = Literal["open", "yesno", "statement", "keywords"]
#: How some are set apart: 'A rather than B', 'A besides B', 'nobody before A', 'anybody before A'; or nobody knows how.
ContrastKind = Literal["against", "except", "beside", "unmatched", "matched", "unclear"]

#: A word or several, folded.
Phrase = tuple[str, ...]

#: A stretch of a text: where it begins, and where it has ended.
Span = tuple[int, int]

#: The intents that no fact base has to define: they are about the bot and the documents as such, or about nothing here.
OWN_INTENTS: Final = ("help", "sources", "disagreements", "greeting", "thanks", "farewell", "elsewhere")


class Meaning(NamedTuple):
    """What a word or phrase stands for: `kind` and, within it, `key` (an entity's id, a term's stem …).

    What nothing here knows is `unknown`; after an article it is a `thing`: a common noun, and hardly a name.
    """

    kind: MeaningKind
    key: str

    @property
    def is_term(self) -> bool:
        """Whether it carries meaning of its own: what an answer has to explain."""
        return self.kind not in ("filler", "ask")


#: 'the article', 'your sources': what everything rests on, and so hardly ever what is asked about.
DOCUMENT: Final = Meaning("light", "document")

#: What asks for a comparison of documents, or says in a statement that some are at one, or at odds.
COMPARING: Final = Meaning("ask", "compare")

#: What tells one matter from another of its sort, whatever else is said with it.
NAMING: Final[frozenset[MeaningKind]] = frozenset({"name", "place"})

#: Words that nothing here knows.
UNKNOWN: Final[frozenset[MeaningKind]] = frozenset({"thing", "unknown"})

#: Words that say what something is about, whether anything here knows them or not.
CONTENT: Final[frozenset[MeaningKind]] = UNKNOWN | {"term"}

#: Words that say anything at all, those of general use among them: no names, and nothing that is measured.
LEXICAL: Final[frozenset[MeaningKind]] = CONTENT | {"light"}

#: What says nothing of the matter itself: words of general use, and the document that is meant.
INCIDENTAL: Final[frozenset[MeaningKind]] = frozenset({"light", "source"})

#: What does not carry a question: it counts where a target knows it, and hardly where not.
EMPTY: Final[frozenset[MeaningKind]] = frozenset({"light", "ask", "filler"})

#: What can be held against a value.
MEASURING: Final[frozenset[MeaningKind]] = frozenset({"number", "date", "time"})

#: How the key of a date begins that says which part of a month or a year is meant, in hundredths: 'stretch 60-100'.
STRETCH: Final = "stretch"

#: The last day that a month can have.
LAST_DAY: Final = 31

#: The units of lengths of time.
LENGTHS: Final = ("second", "month")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of a text and its meaning; `spelled` is the known word it was read as."""

    surface: str
    spelled: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text: words `start` to `end`, its amount, and its unit and bound where it has them.

    `unit` is an ISO 4217 code, 'percent', 'year' for a year of the calendar, 'second' or 'month' for a length of time,
    or None for a bare number. A length that is told in months, years or decades has the unit 'month' and any other one
    'second', with the amount in that unit: 'two years' are 24 months, '3:16' is 196 seconds.
    """

    start: int
    end: int
    amount: Decimal
    unit: str | None = None
    bound: Bound | None = None
    alternative: Decimal | None = None
    """The other amount that the same figures may stand for, where decimal and thousands marks of two traditions look
    alike: '50.000' has the amount 50 and the alternative 50,000."""
    grain: Decimal | None = None
    """For a length of time the smallest unit that is told, counted as the amount is: 60 for '3 minutes'."""
    is_quoted: bool = False
    """Whether the bound is one that figures are told with, so that another figure is no weaker but another one: 'up to
    12' beside 'at most 12'."""


class Parties(NamedTuple):
    """The entities on either side of what a sentence says, by id; those that take no side are in neither."""

    agents: frozenset[str]
    """Who does it."""
    others: frozenset[str]
    """To whom it is done, or what it is about."""


class Quantifier(NamedTuple):
    """Of how many documents something is said: 'all four reports', 'at least two texts', 'another one', 'none'."""

    least: int | None
    """None: all that there are."""
    most: int | None = None
    is_strict: bool = True
    """Whether more than `most` are too many: 'only two', but not 'two'."""
    rest: Phrase = ()
    """The words of the sentence without those that count."""

    @property
    def is_all(self) -> bool:
        """Whether it says something of all documents."""
        return self.least is None

    @property
    def asks_for_more(self) -> bool:
        """Whether it looks for more than one."""
        return self.least is None or self.least > 1


#: What may be said of an answer, what asks for most first: it was not what was asked, is doubted, was not understood,
#: is wanted longer, was heard.
Reply = Literal["missed", "doubted", "again", "more", "heard"]
REPLIES: Final[tuple[Reply, ...]] = get_args(Reply)


class Contrast(NamedTuple):
    """A sentence that sets some apart from others, as the sentence that is left without them."""

    kind: ContrastKind
    rest: Phrase
    aside: frozenset[Meaning]
    """What is set aside."""


class Comparative(NamedTuple):
    """Two statements, in words, of which one is said to have a greater figure than the other."""

    one: Phrase
    other: Phrase
    is_more: bool
    """Whether it is the first."""


class Course(NamedTuple):
    """From what to what something goes: 'from 12 to 14'."""

    start: Meaning
    end: Meaning


class Tenses(NamedTuple):
    """What is said to have happened, and what is told as to come, possible or needed wherever it is told."""

    done: frozenset[Meaning]
    ahead: frozenset[Meaning]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a question is put."""

    form: Form
    is_negated: bool
    quantifier: Quantifier | None
    """Of how many documents it says something, if it counts them."""
    opens: bool
    """Whether its own first words make it a question: 'who …', 'at which …', 'is …'."""
    may_ask: bool
    """Whether it has question words, even if they seem to join clauses only."""
    is_done: bool
    """Whether it says that something has happened already, and is not merely planned or possible."""
    is_foretold: bool
    """Whether it says that something will happen, and not merely that it may."""
    leans_back: bool
    """Whether it says so itself that it goes on from the question before: 'and …', 'what about it'."""
    denied: frozenset[str] = frozenset()
    """The words that stand next after its negations: 'did not return the calls' has 'return'."""
    denying: frozenset[str] = frozenset()
    """The words that deny as a negation does: 'declined to'."""
    is_past: bool = False
    """Whether its verb tells what happened."""
    is_ahead: bool = False
    """Whether it tells only of what is planned, possible or still to come."""
    offers: bool = False
    """Whether it leaves a choice between several: 'either A or B'."""
    lasts: bool = False
    """Whether it says of what was so that it goes on to be: 'still', but not 'still to come'."""
    is_present: bool = False
    """Whether it tells what is so, and nothing that was or has been."""
    adds: bool = False
    """Whether it says that somebody or something is one more: 'too', 'another'."""
    reply: Reply | None = None
    """What it says of the answer before it, if it says nothing else: 'ok', 'really?', 'tell me more'."""
    is_sum: bool = False
    """Whether it only puts a sum: 'what is 7 plus 8?'."""


def answer_types(key: str) -> frozenset[AnswerType]:
    """The types of answer that what asks leaves open, by its key: 'where' and 'city' for 'where+city'.

    Raises:
        ValueError: it names one that there is not.
    """
    names = key.split("+")
    if not ANSWER_TYPES.keys() >= {*names}:
        raise ValueError(f"{key} is no type of answer; there are {', '.join(ANSWER_TYPES)}")
    return frozenset(ANSWER_TYPES[name] for name in names)


def number_key(mention: Mention) -> str:
    """A number as matching counts it: '260000', '95 percent', '14000000000000 KRW'."""
    amount = f"{mention.amount.normalize():f}"
    return f"{amount} {mention.unit}" if mention.unit else amount


def term_of(mention: Mention) -> Meaning:
    """The meaning of a number, by which what accounts for it is known."""
    return Meaning("number", number_key(mention))


def unit_of(term: Meaning) -> str | None:
    """The unit of a number or a date among the terms, '' for a bare number; None for what can't be measured."""
    if term.kind not in MEASURING:
        return None
    return term.key.partition(" ")[2] if term.kind == "number" else term.kind


def without_unit(term: Meaning) -> Meaning:
    """A figure as it may be put for short: 'the 5 trillion'."""
    return Meaning("number", term.key.partition(" ")[0]) if term.kind == "number" else term

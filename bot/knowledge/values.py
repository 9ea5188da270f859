"""What a claim says, in a form that can be compared.

Each class is one kind of value. The field descriptions are what a curator reads in the editor
(they go into the JSON Schema), so they are written for curators.
"""

from __future__ import annotations

import datetime as dt
import re
from abc import abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from bot.knowledge.figures import AMOUNT_PATTERN, Interval, interval, parse_amount, write_amount
from bot.knowledge.periods import PERIOD_PATTERN, Period, parse_period
from bot.knowledge.problems import quote
from bot.language.meaning import LENGTHS, Bound, Weekday

DATE_PATTERN: Final = r"^\d{4}-\d{2}-\d{2}$"
TIME_PATTERN: Final = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"
ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2}$"
CURRENCY_PATTERN: Final = r"^[A-Z]{3}$"
SHA256_PATTERN: Final = r"^[0-9a-f]{64}$"
FINGERPRINT_PATTERN: Final = r"^[0-9a-f]{12}$"
SHORT_PATTERN: Final = r"^\w+$"
COMMAND_PATTERN: Final = r"^[a-z0-9_-]{1,32}$"
FILE_NAME_PATTERN: Final = r"^[^/\\]+$"

#: What a curator reads who missed a pattern: completes '"…" is'.
PATTERNS_IN_WORDS: Final = {
    TIME_PATTERN: 'no time of day, such as "06:24" or "06:24:39"',
    ID_PATTERN: 'no id: lower-case letters and digits, words joined by "-"',
    LANGUAGE_PATTERN: 'no language: two lower-case letters, such as "en"',
    CURRENCY_PATTERN: 'no currency: three capital letters, such as "USD"',
    SHA256_PATTERN: "no SHA-256: 64 of the digits 0 to 9 and a to f",
    FINGERPRINT_PATTERN: "no fingerprint: let `dealbot check --accept` write it",
    SHORT_PATTERN: "no short name: letters and digits, without spaces",
    COMMAND_PATTERN: 'no name of a command: up to 32 of the letters a to z, digits, "-" and "_"',
    FILE_NAME_PATTERN: "no file name: it holds no slash",
}


class StrictModel(BaseModel):
    """Base of all that is read from a curator's file: frozen, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, defer_build=True)


def _amount(raw: Any) -> Decimal:
    # Who has a number already has it from elsewhere than a curator's file.
    return raw if isinstance(raw, Decimal) else parse_amount(str(raw))


def _date(raw: Any) -> dt.date:
    if not isinstance(raw, str) or not re.fullmatch(DATE_PATTERN, raw):
        raise ValueError('write a date as "2025-10-31"')
    try:
        return dt.date.fromisoformat(raw)
    except ValueError:
        raise ValueError(f"{quote(str(raw))} is no day of the calendar") from None


def _period(raw: Any) -> Period:
    # Who has a period already has it from elsewhere than a curator's file.
    return raw if isinstance(raw, Period) else parse_period(str(raw))


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Localised = Mapping[Language, Text]
Wordings = Mapping[Language, tuple[Text, ...]]
Amount = Annotated[
    Decimal,
    BeforeValidator(_amount),
    PlainSerializer(write_amount, return_type=str),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": AMOUNT_PATTERN}, {"type": "integer", "minimum": 0}]}),
]
Date = Annotated[
    dt.date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "pattern": DATE_PATTERN}),
]
When = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN}),
]
Currency = Annotated[str, StringConstraints(pattern=CURRENCY_PATTERN)]
Count = Annotated[StrictInt, Field(ge=0)] | None
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

DAY: Final = 24 * 60 * 60

#: The units of a length of time, the longest first: each as so many of one of the units of `LENGTHS`.
SPANS: Final[Mapping[str, tuple[str, int]]] = {
    "years": ("month", 12),
    "months": ("month", 1),
    "weeks": ("second", 7 * DAY),
    "days": ("second", DAY),
    "hours": ("second", 60 * 60),
    "minutes": ("second", 60),
    "seconds": ("second", 1),
}


class Bounded(StrictModel):
    """An amount with its bound."""

    amount: Amount = Field(description='The figure, for example "260,000" or "14 trillion".')
    bound: Bound = Field("exactly", description="How the source limits the figure; a bare figure is 'exactly'.")

    @property
    def allows(self) -> Interval:
        """The amounts that this value leaves possible."""
        return interval(self.amount, self.bound)


class Measured(Bounded):
    """A figure in some measure, with the same figure in another one where the source gives it."""

    equivalent: Equivalent | None = Field(
        None, description="The same in another measure, as the source gives it: '70 percent, or 320 million people'."
    )

    @property
    @abstractmethod
    def measure(self) -> str:
        """What the amount is told in, by itself: figures of one kind and one measure can be held against each other."""

    def has_measure_of(self, other: Measured) -> bool:
        """Whether both are told in the same."""
        return (type(self), self.measure) == (type(other), other.measure)

    @property
    def forms(self) -> tuple[Measured, ...]:
        """The figure in each measure that the source gives."""
        return (self, *self.equivalent.forms) if self.equivalent else (self,)

    @model_validator(mode="after")
    def _has_different_measures(self) -> Self:
        if any(map(self.has_measure_of, self.forms[1:])):
            raise ValueError(f"the equivalent is in {self.measure} too; give it in another measure, or give none")
        return self


class Quantity(Measured):
    """So many of something."""

    kind: Literal["quantity"]
    unit: Text = Field(description="What is counted, in one word of your own, as the vocabulary declares it.")

    @property
    def measure(self) -> str:
        """The unit."""
        return self.unit


class Part(Bounded):
    """A part of a sum of money, in its currency."""

    name: Text = Field(description="What the part is, in the words of the documents, the same in all claims: cash.")


class Money(Measured):
    """A sum of money, with its parts where the source gives them."""

    # What is equivalent to a figure is a sum, unless another kind is named.
    kind: Literal["money"] = "money"
    currency: Currency = Field(description="ISO 4217: KRW, USD, …")
    parts: Annotated[tuple[Part, ...], Field(min_length=1)] | None = Field(
        None, description="What the sum is made of, all of it or some, where the source gives it."
    )

    @property
    def measure(self) -> str:
        """The currency."""
        return self.currency

    @model_validator(mode="after")
    def _has_parts_of_its_own_size(self) -> Money:
        names = [part.name for part in self.parts or ()]
        if repeated := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"{quote(repeated)} names two parts; add them up, or tell them apart")
        least = sum((part.allows.low for part in self.parts or ()), Decimal(0))
        if least > self.allows.high:
            raise ValueError(
                f"the parts come to {write_amount(least)}, more than the whole of {write_amount(self.amount)}"
            )
        return self


class Share(Measured):
    """A part of a whole; the amount is in percent."""

    kind: Literal["share"]

    @property
    def measure(self) -> str:
        """Always percent."""
        return "percent"


def _kind_of(raw: Any) -> str | None:
    return str(raw.get("kind", "money")) if isinstance(raw, Mapping) else getattr(raw, "kind", None)


Equivalent = Annotated[
    Annotated[Quantity, Tag("quantity")] | Annotated[Money, Tag("money")] | Annotated[Share, Tag("share")],
    Discriminator(_kind_of),
]
for _measured in (Quantity, Money, Share):
    _measured.model_rebuild()


class EntitySet(StrictModel):
    """Who or what is named; the order does not count."""

    kind: Literal["entities"]
    members: tuple[Id, ...] = Field(min_length=1, description="Ids of entities.")
    complete: StrictBool = Field(description="true: the source names all; false: examples ('such as', 'including').")


class Moment(StrictModel):
    """A date, as far as the source gives it."""

    kind: Literal["date"]
    date: When | None = Field(
        None,
        description='A day "2025-10-31", month "2025-10", quarter "2025-Q4", season "2025-autumn" or year "2025". The'
        " winter of a year begins in its December.",
    )
    weekday: Weekday | None = Field(None, description="The weekday, where the source names it.")
    time: Annotated[str, StringConstraints(pattern=TIME_PATTERN)] | None = Field(
        None, description='Time of day, for example "06:24:39".'
    )

    @model_validator(mode="after")
    def _says_something(self) -> Moment:
        if self.date is None and self.weekday is None:
            raise ValueError("give a date or a weekday")
        if self.day and self.weekday and self.weekday != (actual := WEEKDAYS[self.day.weekday()]):
            raise ValueError(f"{self.date} was a {actual}, not a {self.weekday}")
        return self

    @property
    def day(self) -> dt.date | None:
        """The day, if the date is one."""
        return self.date.day if self.date else None

    @property
    def known_weekday(self) -> Weekday | None:
        """The weekday as named or, failing that, as the day has it."""
        if self.weekday is None and self.day is not None:
            return WEEKDAYS[self.day.weekday()]
        return self.weekday


class Duration(StrictModel):
    """How long something lasts: the units that the source tells, added up."""

    kind: Literal["duration"]
    years: Count = None
    months: Count = None
    weeks: Count = None
    days: Count = None
    hours: Count = None
    minutes: Count = None
    seconds: StrictInt = Field(0, ge=0, le=59)
    bound: Bound = Field("exactly", description="How the source limits the length; a bare length is 'exactly'.")

    @model_validator(mode="after")
    def _says_something(self) -> Duration:
        if not self.units:
            raise ValueError(f"give {', '.join(SPANS)}, one or several of them")
        return self

    @property
    def units(self) -> tuple[str, ...]:
        """The units that are told, the longest first."""
        return tuple(unit for unit in SPANS if getattr(self, unit))

    @property
    def length(self) -> Mapping[str, int]:
        """The whole length in each unit of lengths: months, which are of no certain number of days, and seconds."""
        told: dict[str, int] = dict.fromkeys(LENGTHS, 0)
        for name, (unit, size) in SPANS.items():
            told[unit] += size * (getattr(self, name) or 0)
        return told

    def allows(self, *, in_months: bool = False) -> Interval:
        """Every length that this may be told of, in seconds; in months, if it is told in nothing else."""
        shortest, longest = self._ends(in_months=in_months)
        low, high = interval(shortest, self.bound), interval(longest, self.bound)
        return Interval(low.low, high.high, low.low_open, high.high_open)

    def ensures(self, *, in_months: bool = False) -> Interval:
        """The lengths that this is told of, however many days its months have; none, where those leave none."""
        shortest, longest = self._ends(in_months=in_months)
        low, high = interval(longest, self.bound), interval(shortest, self.bound)
        return Interval(low.low, high.high, low.low_open, high.high_open)

    def _ends(self, *, in_months: bool) -> tuple[Decimal, Decimal]:
        months, seconds = self.length["month"], self.length["second"]
        if in_months:
            return Decimal(months), Decimal(months)
        years, rest = divmod(months, 12)
        days = (365 * years + 28 * rest, 366 * years + 31 * rest)
        return Decimal(DAY * days[0] + seconds), Decimal(DAY * days[1] + seconds)


class Place(StrictModel):
    """Where something is or happened."""

    kind: Literal["place"]
    place: Id = Field(description="Id of an entity.")


class Quotation(StrictModel):
    """What somebody said; the words themselves are the claim's `words`."""

    kind: Literal["quotation"]
    speaker: Id = Field(description="Id of the entity who said it.")
    addressee: Id | None = Field(None, description="Id of the entity it was said to.")
    occasion: Id | None = Field(None, description="Id of the event at which it was said.")
    form: Literal["direct", "reported"] = Field(description="direct: between quotation marks; reported: retold.")


class Disclosure(StrictModel):
    """Whether a matter was made public."""

    kind: Literal["disclosure"]
    disclosed: StrictBool


class Plain(StrictModel):
    """Anything else: plain text."""

    kind: Literal["text"]
    text: Text | None = Field(
        None, description="The content in your own words, the same for claims that say the same; default: `words`."
    )


Value = Annotated[
    Quantity | Money | Share | EntitySet | Moment | Duration | Place | Quotation | Disclosure | Plain,
    Field(discriminator="kind"),
]

"""What a claim says, in a form that can be compared.

Each class is one kind of value. The field descriptions are what a curator reads in the editor
(they go into the JSON Schema), so they are written for curators.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from bot.knowledge.figures import AMOUNT_PATTERN, Interval, interval, parse_amount, write_amount
from bot.knowledge.problems import quote
from bot.language.meaning import Bound, Weekday

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
Currency = Annotated[str, StringConstraints(pattern=CURRENCY_PATTERN)]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Bounded(StrictModel):
    """An amount with its bound: what quantities, sums of money and shares have in common."""

    amount: Amount = Field(description='The figure, for example "260,000" or "14 trillion".')
    bound: Bound = Field("exactly", description="How the source limits the figure; a bare figure is 'exactly'.")

    @property
    def allows(self) -> Interval:
        """The amounts that this value leaves possible."""
        return interval(self.amount, self.bound)


class Quantity(Bounded):
    """So many of something."""

    kind: Literal["quantity"]
    unit: Text = Field(description="What is counted, in one word of your own, the same in all claims of a fact.")


class Sum(Bounded):
    """A sum of money in one currency."""

    currency: Currency = Field(description="ISO 4217: KRW, USD, …")


class Money(Sum):
    """A sum of money, with the same sum in another currency where the source gives it."""

    kind: Literal["money"]
    equivalent: Sum | None = Field(None, description="The same sum in another currency, as the source gives it.")

    @model_validator(mode="after")
    def _has_two_currencies(self) -> Money:
        if self.equivalent and self.equivalent.currency == self.currency:
            raise ValueError(f"the equivalent is in {self.currency} too; give the sum in another currency, or none")
        return self

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The sum in each currency that the source gives."""
        return (self,) if self.equivalent is None else (self, self.equivalent)


class Share(Bounded):
    """A part of a whole; the amount is in percent."""

    kind: Literal["share"]


class EntitySet(StrictModel):
    """Who or what is named; the order does not count."""

    kind: Literal["entities"]
    members: tuple[Id, ...] = Field(min_length=1, description="Ids of entities.")
    complete: StrictBool = Field(description="true: the source names all; false: examples ('such as', 'including').")


class Moment(StrictModel):
    """A date, as far as the source gives it."""

    kind: Literal["date"]
    date: Date | None = Field(None, description='For example "2025-10-31".')
    weekday: Weekday | None = Field(None, description="The weekday, where the source names it.")
    time: Annotated[str, StringConstraints(pattern=TIME_PATTERN)] | None = Field(
        None, description='Time of day, for example "06:24:39".'
    )

    @model_validator(mode="after")
    def _says_something(self) -> Moment:
        if self.date is None and self.weekday is None:
            raise ValueError("give a date or a weekday")
        if self.date and self.weekday and self.weekday != (actual := WEEKDAYS[self.date.weekday()]):
            raise ValueError(f"{self.date} was a {actual}, not a {self.weekday}")
        return self

    @property
    def known_weekday(self) -> Weekday | None:
        """The weekday as named or, failing that, as the date has it."""
        if self.weekday is None and self.date is not None:
            return WEEKDAYS[self.date.weekday()]
        return self.weekday


class Duration(StrictModel):
    """How long something lasts."""

    kind: Literal["duration"]
    minutes: StrictInt = Field(ge=0)
    seconds: StrictInt = Field(0, ge=0, le=59)

    @property
    def length(self) -> dt.timedelta:
        """The whole length."""
        return dt.timedelta(minutes=self.minutes, seconds=self.seconds)


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

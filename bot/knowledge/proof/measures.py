"""What figures are told in, held against the passages: the unit that counts them, the currency of a sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from bot.knowledge.figures import write_amount
from bot.knowledge.model import Claim
from bot.knowledge.problems import quote
from bot.knowledge.proof.amounts import Judgement
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.texts import REACH, ReadText
from bot.knowledge.proof.units import Units
from bot.knowledge.values import Measured, Money, Quantity
from bot.language.meaning import Mention


def check_measure(figure: Measured, claim: Claim, library: Library) -> Iterator[Judgement]:
    """A figure is told in the unit or the currency of its passage; a document that tells it has a word for that."""
    passage, units = library.read(claim.evidence), library.units
    match figure:
        case Money():
            amounts = (figure.amount, *(part.amount for part in figure.parts or ()))
            found = [*chain.from_iterable(_check_currency(told, figure.currency, passage, units) for told in amounts)]
        case Quantity():
            found = [*_check_unit(figure.amount, figure.unit, passage, units)]
        case _:
            return
    texts = (passage, library.documents.get(claim.source, passage))
    is_told = figure.amount not in passage.figures or any(_tells(text, figure.measure, units) for text in texts)
    yield from found if found or is_told else [(_explain_untold(figure), False)]


def _explain_untold(figure: Measured) -> str:
    kind, key = ("currency", "currencies") if isinstance(figure, Money) else ("unit", "units")
    advice = f'declare one that does under "{key}:" of the vocabulary'
    return f"no word of the document stands for the {kind} {quote(figure.measure)}; {advice}"


def _tells(text: ReadText, measure: str, units: Units) -> bool:
    """Whether some word stands for a unit or a currency."""
    is_read = any(mention.unit == measure for mention in text.mentions)
    return is_read or text.parted.has_phrase(units.phrases_for(measure))


def _check_unit(amount: Decimal, unit: str, passage: ReadText, units: Units) -> Iterator[Judgement]:
    """What is counted by one declared unit is not told in another one."""
    own = units.phrases_for(unit)
    told = (mention for mention in passage.mentions if mention.amount == amount and mention.unit is None)
    for mention in told if unit in units.declared else ():
        counted = slice(mention.end, _find_end_of_counted(mention, passage))
        others = [other for other in units.declared if passage.has_phrase(units.phrases_for(other), counted)]
        if others and not passage.has_phrase(own, slice(mention.end, mention.end + REACH)):
            message = f"the evidence counts {write_amount(amount)} by {quote(others[0])}, not by {quote(unit)}"
            yield message, not passage.has_phrase(own)


def _find_end_of_counted(mention: Mention, passage: ReadText) -> int:
    """Where the words for what a number counts have ended: in '12 for the racks' there are none."""
    after = range(mention.end, min(mention.end + REACH, len(passage.words)))
    return next((at for at in after if passage.words[at] in passage.language.fillers), after.stop)


class _Told(NamedTuple):
    """A currency as it is read beside a sum."""

    code: str
    """'' where none is read."""
    is_named: bool
    """Whether its country is told, or a curator has declared it, and it can be no other of that name or sign."""

    def may_be(self, currency: str) -> bool:
        """Whether it is a currency or has its name: the third letter of an ISO 4217 code is the initial of the name."""
        return self.code == currency or (not self.is_named and self.code[-1:] == currency[-1])


def _check_currency(amount: Decimal, currency: str, passage: ReadText, units: Units) -> Iterator[Judgement]:
    """The currency is the one of the passage; a mere sign or name may be that of another country."""
    text = passage.as_tells(amount)
    told = {mention: _read_currency(mention, text, units) for mention in text.mentions if mention.amount == amount}
    codes = {read.code for read in told.values()}
    if codes and "" not in codes and not any(read.may_be(currency) for read in told.values()):
        # The pesos and others are written with the sign of the dollars.
        is_clear = all(read.is_named or "$" not in text.words_of(mention) for mention, read in told.items())
        yield f"the evidence gives {write_amount(amount)} in {' or '.join(sorted(codes))}, not in {currency}", is_clear


def _read_currency(mention: Mention, text: ReadText, units: Units) -> _Told:
    """The currency that is declared with a word beside a sum, or what the language reads."""
    # The word before belongs to the sum before: '410 million crowns ($43 million)'.
    before = max((other.end for other in text.mentions if other.end <= mention.start), default=0)
    beside = slice(max(before, mention.start - 1), mention.end + 1)
    declared = (code for code in units.currencies if text.has_phrase(units.phrases_for(code), beside))
    if code := next(declared, None):
        return _Told(code, is_named=True)
    read = mention.unit if mention.unit and mention.unit.isupper() else ""
    return _Told(read, is_named=read.lower() in text.words_of(mention) or _has_country(mention, text))


def _has_country(mention: Mention, text: ReadText) -> bool:
    """Whether a word before the name of a currency says whose it is: one that could as well be left out."""
    find, words = text.language.find_numbers, text.words_of(mention)
    for at in range(1, len(words)):
        shorter = find((*words[: at - 1], *words[at:]))
        is_currency = any(read.unit == mention.unit for read in find(("5", words[at])))
        if is_currency and list(map(_content_of, shorter)) == [_content_of(mention)]:
            return True
    return False


def _content_of(mention: Mention) -> tuple[object, ...]:
    return mention.amount, mention.unit, mention.bound

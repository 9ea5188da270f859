"""Claims with only that filled in which a test is about; bounds are written as signs: '>12', '<=12', '~12', '12'."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bot.knowledge.figures import Interval
from bot.knowledge.model import Claim

BOUNDS = {"": "exactly", "~": "about", ">": "more_than", ">=": "at_least", "<": "less_than", "<=": "up_to"}


def make_claim(evidence: str, source: str = "one.txt", modality: str = "asserted", **value: Any) -> Claim:
    record = {"source": source, "evidence": evidence, "modality": modality, "value": value}
    return Claim.model_validate(record)


def quantity(figure: str, unit: str = "ferry", **others: Any) -> Claim:
    return make_claim(figure, kind="quantity", unit=unit, **split_bound(figure), **others)


def share(figure: str) -> Claim:
    return make_claim(figure, kind="share", **split_bound(figure))


def money(figure: str, equivalent: str = "", **parts: str) -> Claim:
    value: dict[str, Any] = {"kind": "money", **split_sum(figure), "equivalent": split_sum(equivalent) or None}
    if parts:
        value["parts"] = [{"name": name, **split_bound(part)} for name, part in parts.items()]
    return make_claim(f"{figure} {equivalent} {parts or ''}", **value)


def both(claim: Claim, other: Claim) -> Claim:
    """A claim that gives the figure of one in the measure of another as well."""
    value = {**claim.value.model_dump(), "equivalent": other.value.model_dump()}
    return make_claim(f"{claim.evidence} or {other.evidence}", **value)


def all_of(*members: str) -> Claim:
    return make_claim(" and ".join(members), kind="entities", members=members, complete=True)


def some_of(*members: str) -> Claim:
    return make_claim(" or ".join(members), kind="entities", members=members, complete=False)


def moment(**parts: str) -> Claim:
    return make_claim(" ".join(parts.values()), kind="date", **parts)


def at(as_of: str, claim: Claim) -> Claim:
    """A claim of what held at a time."""
    return Claim.model_validate({**claim.model_dump(), "as_of": as_of})


def denied(claim: Claim) -> Claim:
    """A claim that its value is not so."""
    return Claim.model_validate({**claim.model_dump(), "denied": True})


def duration(minutes: int = 0, seconds: int = 0, sign: str = "", **units: int) -> Claim:
    value: dict[str, Any] = {"kind": "duration", "minutes": minutes, "seconds": seconds, **units}
    return make_claim(f"{sign} {value}", bound=BOUNDS[sign], **value)


def place(identifier: str) -> Claim:
    return make_claim(identifier, kind="place", place=identifier)


def quotation(words: str, speaker: str = "mayor", form: str = "direct") -> Claim:
    return make_claim(words, kind="quotation", speaker=speaker, form=form)


def disclosed(*, disclosed: bool) -> Claim:
    return make_claim("known" if disclosed else "secret", kind="disclosure", disclosed=disclosed)


def plain(evidence: str, text: str | None = None, **others: Any) -> Claim:
    return make_claim(evidence, kind="text", text=text, **others)


def split_bound(figure: str) -> dict[str, str]:
    """'>12' as the fields of a bounded value."""
    amount = figure.lstrip("<>=~")
    return {"amount": amount, "bound": BOUNDS[figure.removesuffix(amount)]}


def split_sum(figure: str) -> dict[str, str]:
    """'~40 million EUR' as the fields of a sum of money; nothing for nothing."""
    amount, _, currency = figure.rpartition(" ")
    return {**split_bound(amount), "currency": currency} if figure else {}


def allows(allowed: Interval, amount: Decimal) -> bool:
    """Whether an amount lies in an interval."""
    above = amount > allowed.low or (amount == allowed.low and not allowed.low_open)
    below = amount < allowed.high or (amount == allowed.high and not allowed.high_open)
    return above and below

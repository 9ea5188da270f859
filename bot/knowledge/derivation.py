"""Figures that no document states but that follow from figures they do state.

Bounds are carried through by interval arithmetic (Moore 1966): 'more than 260,000' less 50,000 is
'more than 210,000'. Where the sources put different figures on an input, each gives its own result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Final

from bot.knowledge.figures import Interval, interval
from bot.knowledge.model import Derived, Fact, Operand
from bot.knowledge.values import Bounded, Measured, Money, Value
from bot.language.meaning import Bound

_ZERO: Final = Decimal(0)
_INFINITY: Final = Decimal("Infinity")


@dataclass(frozen=True)
class Figure:
    """An amount with its bound, the sources it rests on, and the documents' words it comes from."""

    amount: Decimal
    bound: Bound
    sources: tuple[str, ...]
    inputs: tuple[Figure, ...] = field(default=())
    currency: str | None = None
    """Of what is told in money."""

    @property
    def allows(self) -> Interval:
        """The amounts that are possible; 'about' is taken at its figure, and only makes the result 'about' too."""
        return interval(self.amount, "exactly" if self.bound == "about" else self.bound)


def derive(figure: Derived, facts: Mapping[str, Fact], all_derived: Mapping[str, Derived]) -> tuple[Figure, ...]:
    """What the figure comes to: one result for each pair of differing inputs, in the order of the claims."""

    def resolve(operand: Operand) -> tuple[Figure, ...]:
        if operand.derived:
            return derive(all_derived[operand.derived], facts, all_derived)
        return _stated(facts[operand.fact or ""], operand.currency)

    results: dict[tuple[Decimal, Bound], Figure] = {}
    pairs = [*product(resolve(figure.of), resolve(figure.by))]
    if figure.formula == "rate":
        # A document's two sums are one in two currencies; those of two documents need not be.
        pairs = [(of, by) for of, by in pairs if not set(of.sources).isdisjoint(by.sources)] or pairs
    for of, by in pairs:
        if not _mixes(figure.formula, of, by) and (result := _compute(figure.formula, of, by)) is not None:
            results.setdefault((result.amount, result.bound), result)
    return tuple(results.values())


def figures_of(value: Value, currency: str | None) -> tuple[Bounded, ...]:
    """The figure of a value; of what is told in money the sums in the currency, or all without one."""
    if not isinstance(value, Measured):
        return ()
    if currency is None and not isinstance(value, Money):
        return (value,)
    sums = (form for form in value.forms if isinstance(form, Money))
    return tuple(form for form in sums if currency in (None, form.currency))


def _mixes(formula: str, of: Figure, by: Figure) -> bool:
    """Whether sums in two currencies would be taken for sums in one; one divided by the other is a rate."""
    is_sum = formula in ("difference", "percentage")
    return is_sum and None not in (of.currency, by.currency) and of.currency != by.currency


def _stated(fact: Fact, currency: str | None) -> tuple[Figure, ...]:
    """The differing figures that sources state, and do not deny, each with all sources that state it."""
    sources: dict[tuple[Decimal, Bound, str | None], list[str]] = {}
    for claim in (claim for claim in fact.claims if not claim.denied):
        for value in figures_of(claim.value, currency):
            told_in = value.currency if isinstance(value, Money) else None
            sources.setdefault((value.amount, value.bound, told_in), []).append(claim.source)
    return tuple(
        Figure(amount, bound, tuple(names), currency=told_in) for (amount, bound, told_in), names in sources.items()
    )


def _compute(formula: str, of: Figure, by: Figure) -> Figure | None:
    sources = tuple(dict.fromkeys((*of.sources, *by.sources)))
    if formula != "difference" and by.amount == 0:
        return None
    if formula == "rate":
        # One sum in two currencies: its bound is on both sides and cancels out.
        return Figure(of.amount / by.amount, "about", sources, (of, by))
    one, other = of.allows, by.allows
    if formula == "difference":
        result = Interval(one.low - other.high, one.high - other.low, *_open_ends(one, other))
    else:
        result = _divide(one, other, 100 if formula == "percentage" else 1)
    described = _describe(result, is_rough="about" in (of.bound, by.bound))
    if described is None:
        return None
    return Figure(*described, sources, (of, by), of.currency if formula == "difference" else None)


def _open_ends(one: Interval, other: Interval) -> tuple[bool, bool]:
    return one.low_open or other.high_open, one.high_open or other.low_open


def _divide(one: Interval, other: Interval, times: int) -> Interval:
    """So many times the quotient of two intervals of amounts above zero."""
    low = _ZERO if other.high == _INFINITY else times * one.low / other.high
    high = _INFINITY if other.low == _ZERO or one.high == _INFINITY else times * one.high / other.low
    return Interval(low, high, *_open_ends(one, other))


def _describe(result: Interval, *, is_rough: bool) -> tuple[Decimal, Bound] | None:
    """An interval in words: an amount with a bound; None when no bound says it."""
    if result.high < _ZERO:
        return None
    low, high = max(result.low, _ZERO), result.high
    if low == high:
        return low, "about" if is_rough else "exactly"
    if high == _INFINITY:
        return None if low == _ZERO else (low, "more_than" if result.low_open else "at_least")
    if low == _ZERO:
        return high, "less_than" if result.high_open else "up_to"
    return None

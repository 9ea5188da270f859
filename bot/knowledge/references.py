"""Where one record names another: every id and file name in the draft, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.knowledge.draft import Draft
from bot.knowledge.model import Claim
from bot.knowledge.validation import SINGLE_KINDS
from bot.knowledge.values import EntitySet, Place, Quotation
from bot.knowledge.yaml_reader import KeyPath

#: Keys outside of claims that name other records: kind of record, key, what it names.
_REFERRING_KEYS: Final = (
    ("about", "subject_entities", "entity"),
    ("sources", "author", "entity"),
    ("entities", "part_of", "entity"),
    ("gaps", "nearest", "fact"),
    ("intents", "facts", "fact"),
)


def find_claims(draft: Draft) -> Iterator[tuple[KeyPath, Claim]]:
    """Every claim with its key path."""
    for name, fact in draft.facts.items():
        for number, claim in enumerate(fact.claims):
            yield ("facts", name, "claims", number), claim


def find_references(draft: Draft) -> Iterator[tuple[KeyPath, str, str]]:
    """Every place that names another record: its key path, what it names, and the id."""
    for path, claim in find_claims(draft):
        yield (*path, "source"), "source", claim.source
        if claim.according_to:
            yield (*path, "according_to"), "entity", claim.according_to
        for place, identifier in _value_references(claim):
            yield (*path, "value", *place), "entity", identifier
    yield from _parties(draft)
    yield from _operands(draft)
    for kind, key, wanted in _REFERRING_KEYS:
        for name, record in draft.records.get(kind, {}).items():
            named = getattr(record, key)
            if isinstance(named, str):
                yield (kind, name, key), wanted, named
            elif named:
                start: KeyPath = (kind, key) if kind in SINGLE_KINDS else (kind, name, key)
                yield from (((*start, number), wanted, identifier) for number, identifier in enumerate(named))


def _parties(draft: Draft) -> Iterator[tuple[KeyPath, str, str]]:
    """Who does something in a fact, and to whom."""
    for name, fact in draft.facts.items():
        for role, parties in (("subject", fact.roles.subject), ("object", fact.roles.object)):
            for number, identifier in enumerate(parties):
                yield ("facts", name, "roles", role, number), "entity", identifier


def _operands(draft: Draft) -> Iterator[tuple[KeyPath, str, str]]:
    """What derived figures are computed from."""
    for name, figure in draft.derived.items():
        for key, operand in (("of", figure.of), ("by", figure.by)):
            if operand.fact:
                yield ("derived", name, key, "fact"), "fact", operand.fact
            if operand.derived:
                yield ("derived", name, key, "derived"), "derived figure", operand.derived


def _value_references(claim: Claim) -> Iterator[tuple[KeyPath, str]]:
    match claim.value:
        case EntitySet(members=members):
            yield from ((("members", number), member) for number, member in enumerate(members))
        case Place(place=place):
            yield ("place",), place
        case Quotation() as quotation:
            for key in ("speaker", "addressee", "occasion"):
                if identifier := getattr(quotation, key):
                    yield (key,), identifier

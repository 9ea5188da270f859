"""`dealbot check`: what is to be looked at in a fact base, what there is in it, and what a curator has read."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.engine import Engine
from bot.knowledge.comparison import Relation
from bot.knowledge.coverage import cover
from bot.knowledge.factbase import FactBase
from bot.knowledge.reviews import REVIEWED_FILE, write_reviews
from bot.knowledge.validation import did_you_mean
from bot.terminal.exits import BROKEN_BASE, OK, USAGE
from bot.terminal.folder import find_base
from bot.terminal.trying import find_alike, find_own_opposites


def check(engine: Engine, options: argparse.Namespace) -> int:
    """Report on a fact base; a broken one never gets here, since loading it says what is wrong."""
    if options.accept is not None:
        return _accept(engine.base, options.accept, find_base(options.base))
    # Whoever accepts all accepts all of this, so it is listed whatever else is wrong.
    remarks = (*find_alike(engine), *find_own_opposites(engine), *_list_doubts(engine.base), *_list_stale(engine))
    if unproven := engine.base.unproven:
        print(*remarks, sep="\n", end="\n" * bool(remarks), flush=True)
        advice = "The documents do not prove this; mend it, or mark it as read: dealbot check --accept FACT"
        print(*unproven, advice, sep="\n", file=sys.stderr)
        return BROKEN_BASE
    print(*_report(engine.base), *remarks, _count_remarks(len(remarks)), sep="\n")
    return OK


def _list_doubts(base: FactBase) -> Iterator[str]:
    return (f"{doubt}; read it again" for doubt in base.doubts)


def _count_remarks(count: int) -> str:
    """What a curator who looks at the last line alone has to know."""
    if not count:
        return "Nothing is to be done."
    return f"{count} thing{' is' if count == 1 else 's are'} to be looked at, listed above."


def _accept(base: FactBase, names: Sequence[str], folder: Path) -> int:
    """Mark statements as read; those of the facts named, or all that are to be read again."""
    for name in (name for name in names if name not in base.facts):
        print(f'there is no fact "{name}"{did_you_mean(name, base.facts)}', file=sys.stderr)
        return USAGE
    accepted = set(names or base.stale)
    read = {name: review.claims for name, review in base.reviewed.items()}
    kept = {
        name: digest if name in accepted else read[name]
        for name, digest in base.fingerprints.items()
        if name in accepted or name in read
    }
    (folder / REVIEWED_FILE).write_text(write_reviews(kept), "utf-8")
    print(f"{REVIEWED_FILE}: marked as read: {', '.join(sorted(accepted)) or 'nothing that was not before'}")
    return OK


def _list_stale(engine: Engine) -> Iterator[str]:
    """The statements to read again, or once that nobody keeps which were read."""
    base = engine.base
    if not base.reviewed:
        yield "no statement is marked as read; read them once, then run: dealbot check --accept"
        return
    for name in (name for name in base.stale if name in base.reviewed):
        place = base.places[name, base.facts[name].statement[engine.default_language]]
        advice = f"it or its claims have changed; then run: dealbot check --accept {name}"
        yield f"{place}: read the statement of {name} again, {advice}"
    if new := [name for name in base.stale if name not in base.reviewed]:
        yield f"not marked as read: {', '.join(new)}; read their statements, then run: dealbot check --accept"


def _report(base: FactBase) -> list[str]:
    contradicted = base.contradicted_facts()
    return [
        f"{len(base.sources)} documents, {len(base.entities)} entities, {len(base.gaps)} gaps",
        f"{len(base.facts)} facts, {sum(len(fact.claims) for fact in base.facts.values())} claims",
        f"{_count_pairs(base)} (pairs of claims)",
        f"{len(contradicted)} facts contradicted: {', '.join(contradicted) or 'none'}",
        *(_coverage_line(base, name) for name in base.sources),
        *_roles_line(base),
        *_accepted_line(base),
        *(f"not read: {name}" for name in base.unread),
        f"The fact base is sound; its version is {base.version}.",
    ]


def _accepted_line(base: FactBase) -> Iterator[str]:
    if base.accepted:
        yield f"remarks that are not shown, as their facts are marked as read in {REVIEWED_FILE}: {len(base.accepted)}"


def _roles_line(base: FactBase) -> Iterator[str]:
    """The facts that nothing but their own words can judge a statement by."""
    bare = [name for name, fact in base.facts.items() if fact.is_bare]
    if bare:
        yield f"{len(bare)} facts have neither a typed value nor roles, so few statements are judged: {', '.join(bare)}"


def _count_pairs(base: FactBase) -> str:
    counts = Counter(pair.relation for pairs in base.comparisons.values() for pair in pairs)
    return ", ".join(f"{counts[relation]} {relation.name.lower()}s" for relation in reversed(Relation))


def _coverage_line(base: FactBase, name: str) -> str:
    coverage = cover(base.documents[name], base.facts.values(), base.sources[name], base.heads[name])
    groups = (coverage.cited, coverage.left_out, coverage.head, coverage.unaccounted)
    sentences = sum(map(len, groups))
    head = f", {len(coverage.head)} title and date" if coverage.head else ""
    accounted = (sentences - len(coverage.unaccounted)) / sentences
    return (
        f"{base.sources[name].short}: coverage {accounted:.0%} of {sentences} sentences "
        f"({len(coverage.cited)} cited, {len(coverage.left_out)} left out{head}), "
        f"{coverage.cited_words} of {coverage.words} cited sentences' words inside evidence"
    )

"""Commands that show the fact base as a whole: check, facts, sources, disagreements, schemas."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.answer.finding import explain
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.comparison import Relation
from bot.knowledge.coverage import cover
from bot.knowledge.factbase import FactBase
from bot.knowledge.reviews import REVIEWED_FILE, write_reviews
from bot.knowledge.schema import write_schemas as build_schemas
from bot.knowledge.validation import did_you_mean
from bot.terminal.exits import BROKEN_BASE, OK, USAGE
from bot.terminal.folder import find_base
from bot.terminal.machine import fact_line
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


def show_facts(engine: Engine, options: argparse.Namespace) -> int:
    """Every fact: for people its statement and sources, for machines everything."""
    base, language = engine.base, engine.default_language
    for name, fact in base.facts.items():
        if options.json:
            print(fact_line(name, fact))
        else:
            shorts = ", ".join(dict.fromkeys(base.sources[claim.source].short for claim in fact.claims))
            print(f"{name}: {fact.statement[language]} ({shorts})")
    return OK


def show_sources(engine: Engine, _options: argparse.Namespace) -> int:
    """Every document: what it is and what is known of it."""
    base = engine.base
    print(_plain(engine).render(engine.catalogue.list_sources()))
    for report in base.reports:
        if len(report) > 1:
            names = ", ".join(sorted(base.sources[name].short for name in report))
            print(f"\n{names} share whole runs of words: they count as one report told {len(report)} times.")
    return OK


def show_disagreements(engine: Engine, options: argparse.Namespace) -> int:
    """Every computed contradiction, with each source's own words; on request what merely differs, pair by pair."""
    if options.differences:
        print("\n".join(_differences(engine)))
        return OK
    answer, plain = engine.catalogue.list_disagreements(), _plain(engine)
    print(answer.headline)
    for finding in answer.findings:
        print(f"\n{finding.fact}: {plain.render_finding(finding)}")
    return OK


def write_schemas(engine: Engine, options: argparse.Namespace) -> int:
    """Write the JSON Schema of each kind of curated file into a folder."""
    texts = {options.folder / name: text for name, text in build_schemas(engine.base.sources).items()}
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            file.write_text(text, "utf-8")
    except OSError as error:
        print(f"can't write to {options.folder}: {error.strerror}; name a folder that can be written", file=sys.stderr)
        return USAGE
    print("\n".join(map(str, texts)))
    return OK


def _differences(engine: Engine) -> Iterator[str]:
    """Each pair of claims that can both hold but are not the same: the words, the kind and the reason."""
    base, wording = engine.base, load_wording(engine.default_language)
    for name in base.facts:
        for pair in base.related(name, Relation.DIFFERENCE):
            one, other = (f"{base.sources[claim.source].short} “{claim.said}”" for claim in (pair.one, pair.other))
            yield f"{name}: {one}, {other}: {explain(pair, base, wording)} [{pair.kind}]"


def _plain(engine: Engine) -> PlainText:
    return PlainText(engine.base, load_wording(engine.default_language))


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

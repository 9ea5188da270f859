"""Commands that show the fact base as a whole: facts, sources, disagreements, schemas."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from bot.answer.finding import explain
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.comparison import Relation
from bot.knowledge.schema import write_schemas as build_schemas
from bot.terminal.exits import OK, USAGE
from bot.terminal.machine import fact_line


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

"""Whether the fact base notices when the knowledge is wrong: small faults, put into the facts one at a time.

    python -m tests.mutate_knowledge [--list] [BASE ...]

Each mutation changes one number, bound, unit, name, speaker, date, polarity or quotation in a claim, its evidence, a
statement or a gap. It is noticed when the base is refused, or when it changes answers, and none but those that rest on
the changed record. What `dealbot check` merely lists to be read again is counted apart, and not as noticed. Prints the
survivors and the shares, and fails where fewer than 98 % are noticed. Takes some minutes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import yaml

from bot.engine import Engine
from bot.knowledge.problems import FactBaseError
from bot.knowledge.yaml_reader import read_yaml

ROOT: Final = Path(__file__).resolve().parent.parent
BASES: Final = (ROOT, ROOT / "tests" / "other_base")

#: So large a share has to be noticed.
ENOUGH: Final = 0.98

#: Every so many-th answer that does not rest on the changed record is looked at.
STEP: Final = 8

Outcome = Literal["refused", "changed", "listed", "spilled", "survived"]
Record = dict[str, Any]

BOUNDS: Final = {
    "exactly": "more_than",
    "about": "more_than",
    "more_than": "up_to",
    "at_least": "up_to",
    "less_than": "at_least",
    "up_to": "at_least",
}


class Mutation(NamedTuple):
    """One fault: the file, the kind and id of the record, what is changed there, and the record with the fault."""

    file: str
    kind: str
    name: str
    what: str
    record: Record


def find_mutations(base: Path) -> Iterator[Mutation]:
    """Every fault that is put into a base."""
    names = _names_by_kind(base)
    for path in sorted((base / "facts").rglob("*.yaml")):
        for kind, records in (_read(path) or {}).items():
            if kind in ("facts", "gaps"):
                for name, record in records.items():
                    for what, mutated in _mutate(kind, record, names):
                        yield Mutation(path.relative_to(base).as_posix(), kind, name, what, mutated)


def _read(path: Path) -> Record:
    data: Record = read_yaml(path.read_bytes(), path.name).data
    return data


def _names_by_kind(base: Path) -> Mapping[str, list[tuple[str, str]]]:
    """For each kind of entity the ids and names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((base / "facts").rglob("*.yaml")):
        for identifier, entity in (_read(path) or {}).get("entities", {}).items():
            found.setdefault(entity["kind"], []).append((identifier, entity["name"]["en"]))
    return found


def _mutate(kind: str, record: Record, names: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, Record]]:
    for what, change in _changes_of_text(record["statement"]["en"], names):
        mutated = deepcopy(record)
        mutated["statement"]["en"] = change
        yield f"statement: {what}", mutated
    for number, claim in enumerate(record.get("claims", ()) if kind == "facts" else ()):
        for what, mutated_claim in _changes_of_claim(claim, names):
            mutated = deepcopy(record)
            mutated["claims"][number] = mutated_claim
            yield f"claim {number + 1}: {what}", mutated


def _changes_of_text(text: str, names: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """A text with another figure, another name, turned round, or with a quotation of other words."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if any(map(str.isdigit, word)):
            yield f"number {word}", " ".join([*words[:at], _other_digits(word), *words[at + 1 :]])
    for at, word in enumerate(words):
        if word in ("is", "are", "was", "were", "will", "says", "say", "has", "have"):
            yield "polarity", " ".join([*words[: at + 1], "not", *words[at + 1 :]])
            break
    for named in names.values():
        for identifier, name in named:
            if f" {name} " in f" {text} " and (other := _other(named, identifier)):
                yield f"name {identifier}", f" {text} ".replace(f" {name} ", f" {other[1]} ", 1).strip()
    for mark in ("'", '"'):
        opening = f" {mark}"
        if opening in text:
            yield "quotation", text.replace(opening, f"{opening}very ", 1)


def _other_digits(text: str) -> str:
    return text.translate(str.maketrans("0123456789", "1357924680"))


def _other(named: list[tuple[str, str]], identifier: str) -> tuple[str, str] | None:
    """The next entity of a kind."""
    at = [name for name, _ in named].index(identifier)
    return named[(at + 1) % len(named)] if len(named) > 1 else None


def _changes_of_claim(claim: Record, names: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, Record]]:
    """A claim with a fault in its value, its evidence or the words that it shows."""
    for key in ("evidence", "words"):
        for what, change in _changes_of_text(claim.get(key, ""), names):
            yield f"{key}: {what}", {**claim, key: change}
    for what, value in _changes_of_value(claim["value"], names):
        yield f"value: {what}", {**claim, "value": value}
    if (speaker := claim.get("according_to")) and (other := _other_entity(speaker, names)):
        yield "speaker", {**claim, "according_to": other}


def _changes_of_value(value: Record, names: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, Record]]:
    yield from _changes_of_measure(value)
    for key in ("speaker", "place"):
        if key in value and (other := _other_entity(value[key], names)):
            yield key, {**value, key: other}
    for at, member in enumerate(value.get("members", ())):
        other = _other_entity(member, names)
        if other and other not in value["members"]:
            yield f"name {member}", {**value, "members": [*value["members"][:at], other, *value["members"][at + 1 :]]}


def _changes_of_measure(value: Record) -> Iterator[tuple[str, Record]]:
    if "amount" in value:
        yield "number", {**value, "amount": _other_digits(str(value["amount"]))}
        bound = value.get("bound", "exactly")
        yield f"bound {bound}", {**value, "bound": BOUNDS[bound]}
    if "unit" in value:
        yield "unit", {**value, "unit": f"{value['unit']}s"}
    if "currency" in value:
        yield "currency", {**value, "currency": "JPY"}
    if "date" in value:
        day = dt.date.fromisoformat(str(value["date"])) + dt.timedelta(days=1)
        yield "date", {key: part for key, part in value.items() if key != "weekday"} | {"date": day.isoformat()}
    elif "weekday" in value:
        yield "weekday", {**value, "weekday": "sunday"}
    if "minutes" in value:
        yield "length", {**value, "minutes": int(value["minutes"]) + 1}
    if "disclosed" in value:
        yield "polarity", {**value, "disclosed": str(value["disclosed"]) not in ("True", "true")}


def _other_entity(identifier: str, names: Mapping[str, list[tuple[str, str]]]) -> str | None:
    for named in names.values():
        if any(name == identifier for name, _ in named):
            other = _other(named, identifier)
            return other and other[0]
    return None


@cache
def _answers(base: Path) -> Mapping[str, tuple[str, frozenset[str]]]:
    """To each wording that is looked at, the text of the answer and the records that it rests on."""
    return ask_all(Engine.load(base), _wordings(base))


@cache
def _wordings(base: Path) -> Mapping[str, str]:
    """The first wording of each fact and gap, by id."""
    known = Engine.load(base).base
    asked = {name: record.asked for records in (known.facts, known.gaps) for name, record in records.items()}
    return {name: wordings["en"][0] for name, wordings in asked.items() if wordings.get("en")}


def ask_all(engine: Engine, wordings: Mapping[str, str]) -> Mapping[str, tuple[str, frozenset[str]]]:
    """The answer to each wording, and the ids of the records that it rests on."""
    found = {}
    for name, wording in wordings.items():
        answer = engine.ask(wording)
        found[name] = engine.render(answer), frozenset((*answer.facts, answer.intent or name, name))
    return found


def judge(base: Path, mutation: Mutation) -> Outcome:
    """What comes of a mutation in a copy of the base."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("facts", "seeds"):
            shutil.copytree(base / part, copy / part)
        content = _read(copy / mutation.file)
        content[mutation.kind][mutation.name] = mutation.record
        text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
        (copy / mutation.file).write_text(text, "utf-8")
        try:
            engine = Engine.load(copy)
        except FactBaseError:
            return "refused"
    before, wordings = _answers(base), _wordings(base)
    resting = {name for name, (_, records) in before.items() if mutation.name in records}
    looked_at = {*resting, *[name for name in wordings if name not in resting][::STEP]}
    after = ask_all(engine, {name: wordings[name] for name in wordings if name in looked_at})
    changed = {name for name in looked_at if after[name][0] != before[name][0]}
    if changed and changed <= resting:
        return "changed"
    if engine.base.doubts:
        return "listed"
    return "spilled" if changed else "survived"


class _Dumper(yaml.SafeDumper):
    """Writes all text in quotation marks, so that none is read as something else."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _quoted)


def _try(task: tuple[Path, Mutation]) -> Outcome:
    return judge(*task)


def main(arguments: list[str], write: Callable[[str], object] = print) -> int:
    """Try every mutation; 0 when enough are noticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="only name the mutations")
    parser.add_argument("bases", nargs="*", type=Path, default=BASES, metavar="BASE")
    options = parser.parse_args(arguments)
    tasks = [(base, mutation) for base in options.bases for mutation in find_mutations(base)]
    if options.list:
        for _, mutation in tasks:
            write(f"{mutation.file} {mutation.name}: {mutation.what}")
        return 0
    with ProcessPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(_try, tasks, chunksize=16))
    for (_, mutation), outcome in zip(tasks, outcomes, strict=True):
        if outcome in ("listed", "spilled", "survived"):
            write(f"{outcome}: {mutation.file} {mutation.name}: {mutation.what}")
    counts = Counter(outcomes)
    noticed = (counts["refused"] + counts["changed"]) / len(tasks)
    shares = ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common())
    write(f"{noticed:.1%} of {len(tasks)} are noticed: {shares}")
    return 0 if noticed >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

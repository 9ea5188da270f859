"""Whether the fact base notices when the knowledge is wrong: small faults, put into the facts one at a time.

    python -m tests.mutate_knowledge [--list] [--sample N] [--seed S] [BASE ...]

Each mutation changes one number, bound, unit, name, speaker, date, polarity or quotation in a claim, its evidence, a
statement or a gap. It is noticed when the base is refused, or when it changes answers, and none but those that rest on
the changed record. What `dealbot check` merely lists to be read again is counted apart, and not as noticed. Prints the
survivors and the shares, and fails where fewer than 98 % are noticed. All of them take half an hour; a `--sample` is
drawn with a seed, so that it is the same in every run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import yaml

from bot.answer.answer import Answer
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.periods import parse_period
from bot.knowledge.problems import FactBaseError, Problem
from bot.knowledge.values import SPANS
from bot.knowledge.yaml_reader import read_yaml

ROOT: Final = Path(__file__).resolve().parent.parent
BASES: Final = (ROOT, ROOT / "tests" / "bases" / "dairy")

#: So large a share has to be noticed.
ENOUGH: Final = 0.98

#: Every so many-th answer that does not rest on the changed record is looked at.
STEP: Final = 8

Outcome = Literal["refused", "changed", "listed", "spilled", "survived"]
NOTICED: Final[tuple[Outcome, ...]] = ("refused", "changed")
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

    def __str__(self) -> str:
        return f"{self.file} {self.name}: {self.what}"

    @property
    def part(self) -> str:
        """What holds the fault: a statement, or of a claim the value, the evidence, the words or the speaker."""
        return self.what.removeprefix(next(iter(re.findall(r"claim \d+: ", self.what)), "")).partition(":")[0]


def find_mutations(base: Path) -> Iterator[Mutation]:
    """Every fault that is put into a base."""
    names = _names_by_kind(base)
    for path in sorted((base / "facts").rglob("*.yaml")):
        for kind, records in (read_records(path) or {}).items():
            if kind in ("facts", "gaps"):
                for name, record in records.items():
                    for what, mutated in _mutate(kind, record, names):
                        yield Mutation(path.relative_to(base).as_posix(), kind, name, what, mutated)


def read_records(path: Path) -> Record:
    """What a file of a base holds: records by id, by their kind."""
    data: Record = read_yaml(path.read_bytes(), path.name).data
    return data


def _names_by_kind(base: Path) -> Mapping[str, list[tuple[str, str]]]:
    """For each kind of entity the ids and names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((base / "facts").rglob("*.yaml")):
        for identifier, entity in (read_records(path) or {}).get("entities", {}).items():
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
    """A text with other digits: no zero, which comes to nothing at the front, and hardly ever a half of the figure."""
    return text.translate(str.maketrans("0123456789", "3652791864"))


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
    if "denied" in claim:
        yield "polarity", {key: part for key, part in claim.items() if key != "denied"}
    if "as_of" in claim:
        yield "time", {**claim, "as_of": _other_period(str(claim["as_of"]))}


def _changes_of_value(value: Record, names: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, Record]]:
    yield from _changes_of_measure(value)
    for what, equivalent in _changes_of_measure(
        {"kind": "money", **value["equivalent"]} if "equivalent" in value else {}
    ):
        yield f"equivalent: {what}", {**value, "equivalent": equivalent}
    for at, part in enumerate(value.get("parts", ())):
        mutated = {**part, "amount": _other_digits(str(part["amount"]))}
        yield f"part {part['name']}", {**value, "parts": [*value["parts"][:at], mutated, *value["parts"][at + 1 :]]}
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
    if "amount" in value or value.get("kind") == "duration":
        bound = value.get("bound", "exactly")
        yield f"bound {bound}", {**value, "bound": BOUNDS[bound]}
    if "unit" in value:
        yield "unit", {**value, "unit": f"{value['unit']}s"}
    if "currency" in value:
        yield "currency", {**value, "currency": "JPY"}
    if "date" in value:
        date = _other_period(str(value["date"]))
        yield "date", {key: part for key, part in value.items() if key != "weekday"} | {"date": date}
    elif "weekday" in value:
        yield "weekday", {**value, "weekday": "sunday"}
    for unit in value.keys() & SPANS.keys():
        yield f"length in {unit}", {**value, unit: int(value[unit]) + 1}
    if "disclosed" in value:
        yield "polarity", {**value, "disclosed": str(value["disclosed"]) not in ("True", "true")}


def _other_period(text: str) -> str:
    """The next day, or the same part of the next year."""
    period = parse_period(text)
    return str(period.day + dt.timedelta(days=1)) if period.day else f"{period.first.year + 1}{text[4:]}"


def _other_entity(identifier: str, names: Mapping[str, list[tuple[str, str]]]) -> str | None:
    for named in names.values():
        if any(name == identifier for name, _ in named):
            other = _other(named, identifier)
            return other and other[0]
    return None


class Told(NamedTuple):
    """What a question is answered with, and the ids of the records that this rests on."""

    text: str
    records: frozenset[str]


#: A question: the record that it is put for, and how it is put to an engine.
Question = tuple[str, Callable[[Engine], Sequence[Answer]]]


@cache
def _answers(base: Path) -> Mapping[int, Told]:
    """What each question gets while nothing is wrong."""
    return ask_all(Engine.load(base), dict(enumerate(_questions(base))))


@cache
def _doubts(base: Path) -> frozenset[str]:
    """What is listed while nothing is wrong."""
    return frozenset(map(_without_place, Engine.load(base).base.doubts))


def _without_place(doubt: Problem) -> str:
    """A doubt as it is told wherever it stands, for a file that is written anew has other lines."""
    return f"{doubt.file} {doubt.message}"


@cache
def _questions(base: Path) -> Sequence[Question]:
    """What is asked for each fact and gap: its first wording, whether statement and passages are true, who said it."""
    known = Engine.load(base).base
    asked: list[Question] = []
    for wordings in (
        {name: fact.asked for name, fact in known.facts.items()},
        {name: gap.asked for name, gap in known.gaps.items()},
    ):
        asked += [
            (name, partial(_ask, wording)) for name, many in wordings.items() for wording in many.get("en", ())[:1]
        ]
    for name, fact in known.facts.items():
        statement = fact.statement["en"]
        asked.append((name, partial(_check, statement)))
        # What each document says in its own words is so, as far as nothing contradicts it.
        asked += [(name, partial(_check, claim.evidence)) for claim in fact.claims]
        asked += [(name, partial(_quote, speaker, statement)) for speaker in sorted(known.speakers_of(name))]
    return asked


def _ask(wording: str, engine: Engine) -> Sequence[Answer]:
    return [engine.ask(wording)]


def _check(statement: str, engine: Engine) -> Sequence[Answer]:
    return [checked.answer for checked in engine.check(statement).checked]


def _quote(speaker: str, about: str, engine: Engine) -> Sequence[Answer]:
    return [engine.quote(speaker, about)]


def ask_all(engine: Engine, questions: Mapping[int, Question]) -> Mapping[int, Told]:
    """The answers to numbered questions."""
    found, plain = {}, PlainText(engine.base, load_wording(engine.default_language))
    for number, (name, put) in questions.items():
        answers = put(engine)
        records = {name, *(record for answer in answers for record in (*answer.facts, answer.intent or name))}
        found[number] = Told("\n".join(map(plain.render, answers)), frozenset(records))
    return found


def judge(base: Path, mutation: Mutation) -> Outcome:
    """What comes of a mutation in a copy of the base."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("facts", "seeds"):
            shutil.copytree(base / part, copy / part)
        content = read_records(copy / mutation.file)
        content[mutation.kind][mutation.name] = mutation.record
        text = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)
        (copy / mutation.file).write_text(text, "utf-8")
        try:
            engine = Engine.load(copy)
        except FactBaseError:
            return "refused"
        if engine.base.unproven:
            return "refused"
    before = _answers(base)
    rests = {number for number, told in before.items() if mutation.name in told.records}
    others = [number for number in before if number not in rests][::STEP]
    after = ask_all(engine, {number: _questions(base)[number] for number in (*sorted(rests), *others)})
    changed = {number for number, told in after.items() if told.text != before[number].text}
    rests |= {number for number, told in after.items() if mutation.name in told.records}
    if changed and changed <= rests:
        return "changed"
    if set(map(_without_place, engine.base.doubts)) - _doubts(base):
        return "listed"
    return "spilled" if changed else "survived"


class _Dumper(yaml.SafeDumper):
    """Writes all text in quotation marks, so that none is read as something else."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _quoted)


def _try(task: tuple[Path, Mutation]) -> Outcome:
    return judge(*task)


def choose(bases: Sequence[Path], sample: int | None, seed: int) -> list[tuple[Path, Mutation]]:
    """All mutations of some bases, each with its base, or a sample of them."""
    tasks = [(base, mutation) for base in bases for mutation in find_mutations(base)]
    if sample is None or sample >= len(tasks):
        return tasks
    return random.Random(seed).sample(tasks, sample)  # noqa: S311 - to be the same in every run, not to be secret


def main(arguments: Sequence[str], write: Callable[[str], object] = print) -> int:
    """Try the mutations; 0 when enough are noticed."""
    options = _parse(arguments)
    tasks = choose(options.bases, options.sample, options.seed)
    if options.list:
        for _, mutation in tasks:
            write(str(mutation))
        return 0
    counts: Counter[tuple[str, Outcome]] = Counter()
    with ProcessPoolExecutor(max_workers=2) as pool:
        for (_, mutation), outcome in zip(tasks, pool.map(_try, tasks, chunksize=4), strict=True):
            counts[mutation.part, outcome] += 1
            if outcome not in NOTICED:
                write(f"{outcome}: {mutation}")
    for part in sorted({part for part, _ in counts}):
        write(_summarise(part, {outcome: count for (of, outcome), count in counts.items() if of == part}))
    whole: Counter[Outcome] = Counter()
    for (_, outcome), count in counts.items():
        whole[outcome] += count
    write(_summarise("all", whole))
    return 0 if _share(whole) >= ENOUGH else 1


def _summarise(part: str, counts: Mapping[Outcome, int]) -> str:
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    return f"{part}: {_share(counts):.1%} of {sum(counts.values())} are noticed: {told}"


def _share(counts: Mapping[Outcome, int]) -> float:
    return sum(counts.get(outcome, 0) for outcome in NOTICED) / sum(counts.values())


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count how many small faults in the facts are noticed.")
    parser.add_argument("--list", action="store_true", help="only name the mutations")
    parser.add_argument("--sample", type=int, metavar="N", help="try so many of them only")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="draw another sample")
    parser.add_argument("bases", nargs="*", type=Path, default=BASES, metavar="BASE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

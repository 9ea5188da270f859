"""How well the engine answers, counted on files of questions with what their answers have to show.

    python tests/questions/measure.py [--base DIR] [--failures N] [--only CLASS] [FILE ...]

Prints a Markdown table for each file, and a second one where all that it holds is to be judged. Without a file it
takes the kept sets, of which it shows figures only: whoever reads those and mends what fails measures nothing any
more. A file is asked of the base in tests/bases that its name begins with, or else of the real one. What the keys of
an entry mean is said at the top of tuning.yaml. Every answer is of one class:

    right   passes every check
    helped  says that it is not sure, and shows all that is needed; or, where no document states that, denies
            and invents nothing and gives no verdict
    missed  says nothing that is false, and does not help: asks back, turns away, is unsure of something else
    wrong   is given as certain, and is not right
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from bot.answer.answer import Outcome, Verdict
from bot.engine import Engine
from bot.terminal.machine import answer_object

ROOT: Final = Path(__file__).resolve().parents[2]
BASES: Final = ROOT / "tests" / "bases"
QUESTIONS: Final = ROOT / "tests" / "questions"

#: The questions that nothing is fitted on or tuned by.
KEPT: Final = tuple(QUESTIONS / f"{name}.yaml" for name in ("fresh", "league", "fresh-statements", "league-statements"))

Class = Literal["right", "helped", "missed", "wrong"]
FaultKind = Literal["outcome", "must", "any", "must_not", "cites", "disagreement", "verdict"]
Kind = Literal["must answer", "must abstain", "either"]

#: Who is certain of one of these and should have answered has been of no use, but has said nothing false.
HARMLESS: Final[frozenset[Outcome]] = frozenset({"clarify", "help", "out_of_scope"})

#: Tags with a row of their own; a row counts the entries that have one of its tags.
TAG_ROWS: Final = (("followup",), ("yesno",), ("statement",), ("two_questions", "multi"), ("hostile",))

#: The 97.5 % point of the normal distribution: an interval of 95 % leaves out as much on either side.
Z: Final = 1.959963984540054

#: So much of a question and of its answer is shown for a failure.
SHOWN_QUESTION: Final = 160
SHOWN_ANSWER: Final = 240

#: The title of a document in the list of sources, between its number and its file name.
_TITLE: Final = re.compile(r" · .* (?=\(\S+\)$)", re.MULTILINE)


def _compile(pattern: Any) -> Any:
    if not isinstance(pattern, str):
        return pattern
    try:
        return re.compile(pattern, re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise ValueError(f"/{pattern}/ is no regular expression: {error}") from None


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]


class Entry(BaseModel):
    """One question, or one conversation whose last turn counts, with what is right for its answer.

    Neither its representation nor an error shows the question: it may be a held-out one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    id: str
    lang: str
    tags: tuple[str, ...] = Field(min_length=1)
    q: str | None = Field(None, repr=False)
    turns: tuple[str, ...] = Field((), repr=False)
    outcome: tuple[Outcome, ...] = Field(min_length=1)
    must: tuple[Pattern, ...]
    any_of: tuple[Pattern, ...] = Field(alias="any")
    must_not: tuple[Pattern, ...]
    cites: tuple[str, ...]
    disagreement: StrictBool | None
    verdict: Annotated[tuple[Verdict, ...], Field(min_length=1)] | None
    why: str = Field(min_length=1, repr=False)

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Entry:
        if bool(self.q) == bool(self.turns):
            raise ValueError("an entry has either q or turns")
        return self

    @property
    def asked(self) -> list[str]:
        """What is said, turn by turn."""
        return list(self.turns) or [self.q or ""]

    @property
    def kind(self) -> Kind:
        """Whether an answer is all that is right, or none is, or both are fine."""
        if self.outcome == ("answered",):
            return "must answer"
        return "either" if "answered" in self.outcome else "must abstain"


class Fault(NamedTuple):
    """One thing that is wrong with an answer."""

    kind: FaultKind
    message: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, as the machine interface gives it, with what is wrong with it."""

    entry: Entry
    answer: Mapping[str, Any] = field(repr=False)
    faults: tuple[Fault, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it is given as certain; who asks back is certain of nothing."""
        return bool(self.answer["certainty"] == "sure" and self.answer["outcome"] != "clarify")

    @property
    def rating(self) -> Class:
        """The class of the answer: see the top of this file."""
        if not self.faults:
            return "right"
        if self.answer["certainty"] == "unsure":
            return "helped" if is_helpful(self.entry, self.answer) else "missed"
        turns_away = self.answer["outcome"] in HARMLESS and "answered" in self.entry.outcome
        return "missed" if turns_away or not self.is_sure else "wrong"


#: What is counted in each column.
SHARES: Final[tuple[tuple[str, Callable[[Judged], bool]], ...]] = (
    ("right, %", lambda one: one.rating == "right"),
    ("right or helped, %", lambda one: one.rating in ("right", "helped")),
    ("missed, %", lambda one: one.rating == "missed"),
    ("wrong, %", lambda one: one.rating == "wrong"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments name, print the tables, return the exit code."""
    options = _parse(arguments)
    left = options.failures
    for path in options.files:
        judged = [*judge_file(path, options.base or find_base(path))]
        failed = [one for one in judged if one.rating != "right" and options.only in (None, one.rating)]
        for one in failed[:left]:
            sys.stdout.write(f"{describe_failure(one)}\n")
        left -= len(failed[:left])
        tables = [write_table(judged), *([write_verdicts(judged)] if all(one.entry.verdict for one in judged) else [])]
        sys.stdout.write("\n\n".join((path.name, *tables, "")))
    return 0


def find_base(path: Path) -> Path:
    """The folder of the base that a question file is about: the one that its name begins with, or the real one."""
    named = BASES / path.stem.partition("-")[0]
    return named if named.is_dir() else ROOT


def judge_file(path: Path, base: Path) -> Iterator[Judged]:
    """The answers from the base in a folder to a file of questions, judged."""
    engine = _load_engine(base)
    return (judge_engine(engine, entry) for entry in load_entries(path))


def load_entries(path: Path) -> list[Entry]:
    """The entries of a question file, in its order."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [Entry.model_validate(raw) for raw in yaml.load(path.read_text("utf-8"), Loader=loader)]  # noqa: S506 - both are safe


def judge_engine(engine: Engine, entry: Entry) -> Judged:
    """What the engine answers to an entry, judged."""
    answer = answer_object(engine, entry.asked, entry.lang, entry.id)
    return Judged(entry, answer, tuple(find_faults(entry, answer)))


def find_faults(entry: Entry, answer: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything that is wrong with an answer."""
    answered = answer["outcome"] == "answered"
    if answer["outcome"] not in entry.outcome:
        yield Fault("outcome", f"outcome {answer['outcome']}, wanted {'/'.join(entry.outcome)}")
    # Who rightly abstains need not say what an answer would have to.
    if answered or entry.kind == "must abstain":
        yield from _find_missing(entry, _said(answer))
    yield from _find_forbidden(entry, _said(answer))
    if answered:
        yield from _find_uncited(entry, answer["sources"])
        yield from _find_misjudged(entry, answer)


def is_helpful(entry: Entry, answer: Mapping[str, Any]) -> bool:
    """Whether an answer that is not sure holds what its reader needs, whatever it is called.

    Where nothing can be answered that is: it says nothing of what it must not, and judges nothing.
    """
    if any(_find_forbidden(entry, _said(answer))):
        return False
    if "answered" not in entry.outcome:
        return "not_stated" in entry.outcome and answer["verdict"] in (None, "not_stated")
    is_misjudged = bool(answer["verdict"] and entry.verdict and answer["verdict"] not in entry.verdict)
    hides_disagreement = entry.disagreement is True and not answer["disagreement"]
    lacks = any(_find_missing(entry, _said(answer))) or any(_find_uncited(entry, answer["sources"]))
    return not (is_misjudged or hides_disagreement or lacks)


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval for a share (Wilson 1927); of nothing, everything is possible."""
    if not total:
        return 0.0, 1.0
    share, square = right / total, Z * Z
    middle = share + square / (2 * total)
    spread = Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def write_table(judged: Sequence[Judged]) -> str:
    """How many answers of each group are of which class, and how far certain answers can be trusted, as Markdown."""
    heads = ("group", "questions", *(name for name, _ in SHARES), "of the sure ones right, %")
    rules = ("---", *("---:" for _ in heads[1:]))
    rows = (
        (name, str(len(group)), *(write_share(group, counts) for _, counts in SHARES), _write_trust(group))
        for name, group in _group(judged)
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows))


def write_verdicts(judged: Sequence[Judged]) -> str:
    """How many statements get the right verdict, how many a false Yes or No, and how many of the true and false any.

    No verdict is right for what no document says.
    """
    decidable = [one for one in judged if one.entry.verdict and "not_stated" not in one.entry.verdict]
    heads = ("statements", "verdicts right, %", "a Yes or No that is false, %", "of the true and false judged, %")
    cells = (
        str(len(judged)),
        write_share(judged, lambda one: not _find_verdict_faults(one)),
        write_share(
            judged, lambda one: _find_verdict_faults(one) and one.answer["verdict"] in ("supported", "contradicted")
        ),
        write_share(decidable, lambda one: one.answer["verdict"] not in (None, "not_stated")),
    )
    rules = ("---:",) * len(heads)
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, cells))


def _find_verdict_faults(one: Judged) -> bool:
    """Whether the verdict is not among those that are right."""
    wanted = one.entry.verdict or ()
    given = one.answer["verdict"] or "not_stated"
    return given not in wanted


def write_share(judged: Sequence[Judged], counts: Callable[[Judged], bool]) -> str:
    """The share of answers that count, in percent, with its interval."""
    counted = sum(map(counts, judged))
    low, high = wilson(counted, len(judged))
    return f"{100 * counted / len(judged):.1f} ({100 * low:.1f} to {100 * high:.1f})" if judged else "–"


def describe_failure(judged: Judged) -> str:
    """A failing entry: what was asked, what was wrong, what was said."""
    asked = " | ".join(judged.entry.asked)[:SHOWN_QUESTION]
    said = judged.answer["text"].replace("\n", " / ")[:SHOWN_ANSWER]
    faults = "; ".join(fault.message for fault in judged.faults)
    return f"{judged.entry.id}  {asked!r}\n    {judged.rating}: {faults}\n    said: {said}"


@cache
def _load_engine(base: Path) -> Engine:
    return Engine.load(base)


def _said(answer: Mapping[str, Any]) -> str:
    """The text of an answer without the titles in its list of sources: a title answers nothing."""
    return _TITLE.sub(" ", answer["text"])


def _find_missing(entry: Entry, text: str) -> Iterator[Fault]:
    for pattern in entry.must:
        if not pattern.search(text):
            yield Fault("must", f"lacks /{pattern.pattern}/")
    if entry.any_of and not any(pattern.search(text) for pattern in entry.any_of):
        yield Fault("any", "lacks any of " + " ".join(f"/{pattern.pattern}/" for pattern in entry.any_of))


def _find_forbidden(entry: Entry, text: str) -> Iterator[Fault]:
    for pattern in entry.must_not:
        if pattern.search(text):
            yield Fault("must_not", f"says /{pattern.pattern}/")


def _find_uncited(entry: Entry, sources: Iterable[str]) -> Iterator[Fault]:
    cited = [source.rsplit("/", 1)[-1] for source in sources]
    for wanted in entry.cites:
        if not any(source.startswith(wanted) for source in cited):
            yield Fault("cites", f"does not cite {wanted}")
    if not cited:
        yield Fault("cites", "answered without a source")


def _find_misjudged(entry: Entry, answer: Mapping[str, Any]) -> Iterator[Fault]:
    if entry.disagreement is not None and answer["disagreement"] != entry.disagreement:
        yield Fault("disagreement", f"disagreement {answer['disagreement']}, wanted {entry.disagreement}")
    if entry.verdict and answer["verdict"] not in entry.verdict:
        yield Fault("verdict", f"verdict {answer['verdict']}, wanted {'/'.join(entry.verdict)}")


def _group(judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    yield "all", list(judged)
    for kind in get_args(Kind):
        yield kind, [one for one in judged if one.entry.kind == kind]
    for tags in TAG_ROWS:
        yield f"tag {'/'.join(tags)}", [one for one in judged if not set(tags).isdisjoint(one.entry.tags)]


def _write_trust(judged: Sequence[Judged]) -> str:
    """The share of the certain answers that are right."""
    return write_share([one for one in judged if one.is_sure], lambda one: one.rating == "right")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count how many questions the engine answers rightly.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="question files (default: the kept sets)")
    parser.add_argument(
        "--base", type=Path, metavar="DIR", help="folder with the facts/ and seeds/ that they are about"
    )
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="show so many answers that are not right")
    parser.add_argument("--only", choices=get_args(Class)[1:], help="of these only those of one class")
    options = parser.parse_args(arguments)
    options.files = options.files or [*KEPT]
    missing = [str(path) for path in options.files if not path.is_file()]
    if missing:
        parser.error(f"there is no file {missing[0]}")
    kept = [path.name for path in options.files if any(path.samefile(other) for other in KEPT)]
    if options.failures and kept:
        parser.error(f"{kept[0]} is for measuring only: its failures are not shown, so that nothing is tuned by it")
    return options


if __name__ == "__main__":
    sys.exit(main())

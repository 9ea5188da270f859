"""How well the engine answers, counted on files of questions with what their answers have to show.

    python tests/questions/measure.py [--failures N] [FILE ...]

Prints Markdown tables. Without a file it takes the held-out questions, of which it shows figures only:
whoever reads those and mends what fails measures nothing any more. What the keys of an entry mean is
said at the top of tuning.yaml.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NamedTuple, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from bot.answer.answer import Outcome, Verdict
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.terminal.machine import answer_object

ROOT: Final = Path(__file__).resolve().parents[2]
TUNING: Final = ROOT / "tests" / "questions" / "tuning.yaml"
HELD_OUT: Final = ROOT / "tests" / "questions" / "heldout.yaml"

FaultKind = Literal["outcome", "must", "any", "must_not", "cites", "disagreement", "verdict"]
Kind = Literal["must answer", "must abstain", "either"]

#: How the line begins by which an answer says that it may have misunderstood.
DOUBT: Final = load_wording("en").say("understood", question="").partition("“")[0]

#: An answer with one of these faults tells something that is not so, or leaves out what makes it so.
MISLEADING: Final[frozenset[FaultKind]] = frozenset({"outcome", "must", "any", "must_not", "verdict"})

#: Tags with a row of their own; a row counts the entries that have one of its tags.
TAG_ROWS: Final = (("followup",), ("yesno",), ("statement",), ("two_questions", "multi"), ("hostile",))

#: The 97.5 % point of the normal distribution: an interval of 95 % leaves out as much on either side.
Z: Final = 1.959963984540054

#: So much of a question and of its answer is shown for a failure.
SHOWN_QUESTION: Final = 160
SHOWN_ANSWER: Final = 240


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
    def is_right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def is_answered(self) -> bool:
        """Whether the engine took the question for one that it can answer."""
        return bool(self.answer["outcome"] == "answered")

    @property
    def has_wrong_verdict(self) -> bool:
        """Whether it says that something is so, or is not, and that is wrong."""
        return any(fault.kind == "verdict" for fault in self.faults)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments name, print the tables, return the exit code."""
    options = _parse(arguments)
    engine = Engine.load(ROOT)
    judged = [judge_engine(engine, entry) for path in options.files for entry in load_entries(path)]
    failed = [one for one in judged if not one.is_right]
    for one in failed[: options.failures]:
        sys.stdout.write(f"{describe_failure(one)}\n")
    sys.stdout.write(f"{write_tables(judged)}\n")
    return 0


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
        yield from _find_missing(entry, answer["text"])
    for pattern in entry.must_not:
        if pattern.search(answer["text"]):
            yield Fault("must_not", f"says /{pattern.pattern}/")
    if answered:
        yield from _find_uncited(entry, answer["sources"])
        yield from _find_misjudged(entry, answer)


def is_wrong_with_confidence(judged: Judged) -> bool:
    """Whether the engine answered, without a word of doubt, and should not have said what it said.

    That is an answer where none is right, one whose text lacks what it must show or shows what it
    must not, and one with a wrong verdict. An answer that merely cites too few documents or reports
    a disagreement wrongly is a wrong answer, but nobody believes a wrong thing for it. Who abstains
    is never wrong with confidence, however wrong that is.
    """
    doubts = DOUBT in judged.answer["text"]
    return judged.is_answered and not doubts and any(fault.kind in MISLEADING for fault in judged.faults)


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval for a share (Wilson 1927); of nothing, everything is possible."""
    if not total:
        return 0.0, 1.0
    share, square = right / total, Z * Z
    middle = share + square / (2 * total)
    spread = Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def write_tables(judged: Sequence[Judged]) -> str:
    """What is right by group, and below it what is wrong in the ways that mislead, as Markdown."""
    with_verdict = [one for one in judged if one.entry.verdict and one.is_answered]
    return "\n".join(
        (
            *_write_head("group", "right"),
            *(_write_row(name, group, lambda one: one.is_right) for name, group in _group(judged)),
            "",
            *_write_head("mistake", "wrong"),
            _write_row("wrong answers given with confidence", judged, is_wrong_with_confidence),
            _write_row("wrong verdicts", with_verdict, lambda one: one.has_wrong_verdict),
        )
    )


def describe_failure(judged: Judged) -> str:
    """A failing entry: what was asked, what was wrong, what was said."""
    asked = " | ".join(judged.entry.asked)[:SHOWN_QUESTION]
    said = judged.answer["text"].replace("\n", " / ")[:SHOWN_ANSWER]
    wrong = "; ".join(fault.message for fault in judged.faults)
    return f"{judged.entry.id}  {asked!r}\n    wrong: {wrong}\n    said: {said}"


def _find_missing(entry: Entry, text: str) -> Iterator[Fault]:
    for pattern in entry.must:
        if not pattern.search(text):
            yield Fault("must", f"lacks /{pattern.pattern}/")
    if entry.any_of and not any(pattern.search(text) for pattern in entry.any_of):
        yield Fault("any", "lacks any of " + " ".join(f"/{pattern.pattern}/" for pattern in entry.any_of))


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


def _write_head(group: str, counted: str) -> tuple[str, str]:
    return f"| {group} | questions | {counted} | share, % | 95 % interval |", "| --- | ---: | ---: | ---: | ---: |"


def _write_row(name: str, judged: Sequence[Judged], counts: Callable[[Judged], bool]) -> str:
    total, counted = len(judged), sum(map(counts, judged))
    low, high = wilson(counted, total)
    share = f"{100 * counted / total:.1f}" if total else "–"
    return f"| {name} | {total} | {counted} | {share} | {100 * low:.1f} to {100 * high:.1f} |"


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count how many questions the engine answers rightly.")
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="question files (default: the held-out one)"
    )
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="show so many failing entries")
    options = parser.parse_args(arguments)
    options.files = options.files or [HELD_OUT]
    missing = [str(path) for path in options.files if not path.is_file()]
    if missing:
        parser.error(f"there is no file {missing[0]}")
    if options.failures and any(path.samefile(HELD_OUT) for path in options.files):
        parser.error(
            f"{HELD_OUT.name} is for measuring only: its failures are not shown, so that nothing is tuned on it"
        )
    return options


if __name__ == "__main__":
    sys.exit(main())

"""Questions with what answers each: what the model is fitted on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Final

import yaml

from bot.answer.deriving import Deriver
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.loading import load
from bot.question.index import Index
from bot.question.targets import Target

ROOT: Final = Path(__file__).resolve().parents[2]
QUESTIONS: Final = ROOT / "tests" / "questions"

#: A question that so many targets answer tells nothing of which one is meant.
MOST_RIGHT: Final = 20


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question of one fact base, and the targets that answer it."""

    text: str
    before: tuple[str, ...]
    """What was asked before it, in the same conversation."""
    base: str
    right: frozenset[str]
    none: bool
    """Whether it is right to find nothing."""
    writer: str
    """Who wrote it; empty where it was written for a target that the writer knew."""
    weight: float
    counts: bool = True
    """Whether an answer can be told to be right: it is open, and what is right is one of told or not told."""


@dataclass(frozen=True)
class Material:
    """A fact base with its index, and the questions that were asked of it."""

    name: str
    folder: Path

    @cached_property
    def base(self) -> FactBase:
        """The fact base."""
        return load(self.folder)

    @cached_property
    def index(self) -> Index:
        """The same, compiled for asking in English."""
        return Index(self.base, "en")

    @cached_property
    def engine(self) -> Engine:
        """The engine, which answers what was asked before."""
        return Engine(self.base)

    @cached_property
    def tellings(self) -> Mapping[str, Telling]:
        """What the answer with each target would show."""
        return {target.name: _tell(self.base, target) for target in self.index.targets}


@dataclass(frozen=True, slots=True)
class Telling:
    """What an answer shows: its own sentences, these with the documents' words, whom it cites, and the like."""

    outcome: str
    statement: str
    text: str
    sources: frozenset[str]
    disagreement: bool


DEAL: Final = Material("deal", ROOT)

#: The invented deals that are fitted on; each has a base in tests/bases, and files of questions and of statements.
INVENTED: Final = tuple(
    Material(name, ROOT / "tests" / "bases" / name)
    for name in ("rail", "dairy", "water", "books", "robots", "planes", "mill")
)

MATERIALS: Final = {material.name: material for material in (DEAL, *INVENTED)}

#: Files with statements, and the base that they are about.
STATEMENTS: Final = (
    *((name, DEAL) for name in ("tuning", "heldout", "earlier", "statements")),
    *((name, each) for each in INVENTED for name in (each.name, f"{each.name}-statements")),
)


def load_labelled() -> list[Labelled]:
    """All questions that the model is fitted on.

    Those that are written for one target each are the hardest paraphrases, and many: they count less.
    """
    own = (_read_entries(QUESTIONS / f"{name}.yaml", DEAL, 1.0) for name in ("tuning", "heldout", "earlier", "plain"))
    others = (_read_entries(QUESTIONS / f"{each.name}.yaml", each, 2.0) for each in INVENTED)
    targeted = _read_targeted(QUESTIONS / "by-target.tsv", 0.2)
    wordings = (_own_wordings(each, 0.5) for each in MATERIALS.values())
    return [*chain.from_iterable((*own, *others, targeted, *wordings))]


def load_statements() -> Iterator[tuple[str, str, frozenset[str]]]:
    """What is to be judged: the text, the base that it was put to, and the verdicts that are right."""
    for name, material in STATEMENTS:
        for entry in yaml.safe_load((QUESTIONS / f"{name}.yaml").read_text("utf-8")):
            if entry["verdict"] and "q" in entry:
                yield entry["q"], material.name, frozenset(entry["verdict"])
    for line in (QUESTIONS / "by-target.tsv").read_text("utf-8").splitlines():
        _, kind, verdict, text = line.split("\t")
        if kind == "stmt":
            yield text, DEAL.name, frozenset({verdict})


def _read_entries(path: Path, material: Material, weight: float) -> Iterator[Labelled]:
    """The questions of a file in the format of tuning.yaml, each with the targets that its checks accept."""
    for entry in yaml.safe_load(path.read_text("utf-8")):
        *before, text = entry.get("turns") or [entry["q"]]
        right = frozenset(name for name, telling in material.tellings.items() if _accepts(entry, telling))
        none = entry["outcome"] != ["answered"]
        if none or 0 < len(right) <= MOST_RIGHT:
            writer = f"{path.stem}-{re.split(r'[-0-9]', entry['id'])[0]}"
            counts = entry["verdict"] is None and (not none or "answered" not in entry["outcome"])
            yield Labelled(text, tuple(before), material.name, right, none, writer, weight, counts)


def _read_targeted(path: Path, weight: float) -> Iterator[Labelled]:
    """The questions that were written for one target each, and near misses of it; statements are left aside."""
    for line in path.read_text("utf-8").splitlines():
        target, kind, label, text = line.split("\t")
        if kind == "q":
            yield Labelled(text, (), DEAL.name, frozenset({target}), none=False, writer="", weight=weight)
        elif kind == "near":
            none = label in ("gap", "oos")
            right = frozenset({"elsewhere"} if label == "oos" else () if none else {label})
            yield Labelled(text, (), DEAL.name, right, none=none, writer="", weight=weight)


def _own_wordings(material: Material, weight: float) -> Iterator[Labelled]:
    """What curators wrote themselves: who asks so is understood."""
    for target in material.index.targets:
        for wording in target.wordings:
            yield Labelled(wording, (), material.name, frozenset({target.name}), none=False, writer="", weight=weight)


def _accepts(entry: Mapping[str, Any], telling: Telling) -> bool:
    """Whether an answer that shows this passes an entry's checks, its verdict apart."""
    if telling.outcome not in entry["outcome"]:
        return False
    if _finds(entry["must_not"], telling.statement):
        return False
    if telling.outcome != "answered":
        return True
    is_told = all(_finds([pattern], telling.text) for pattern in entry["must"])
    is_one_told = not entry["any"] or _finds(entry["any"], telling.text)
    is_cited = all(any(name.startswith(cited) for name in telling.sources) for cited in entry["cites"])
    return is_told and is_one_told and is_cited and entry["disagreement"] in (None, telling.disagreement)


def _finds(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE | re.DOTALL) for pattern in patterns)


def _tell(base: FactBase, target: Target) -> Telling:
    """What the answer with a target would show; of facts all that stands in the sentences that they cite."""
    wording = load_wording("en")
    if target.kind == "gap":
        return Telling("not_stated", base.gaps[target.name].statement["en"], "", frozenset(), disagreement=False)
    if target.kind == "derived":
        answer = Deriver(base, wording).answer(target.name)
        text = PlainText(base, wording).render(answer)
        return Telling("answered", text, text, frozenset(answer.sources), answer.has_disagreement)
    if target.kind == "own" and target.name != "disagreements":
        outcome = "out_of_scope" if target.name == "elsewhere" else "help"
        return Telling(outcome, "", "", frozenset(), disagreement=False)
    names = target.facts or base.contradicted_facts()
    facts = [base.facts[name] for name in names]
    claims = [claim for fact in facts for claim in fact.claims]
    statement = " ".join(fact.statement["en"] for fact in facts)
    sentences = (sentence.text for claim in claims for sentence in base.sentences_of(claim))
    return Telling(
        "answered",
        statement,
        " ".join((statement, *sentences)),
        frozenset(claim.source for claim in claims),
        disagreement=any(map(base.is_contradicted, names)),
    )

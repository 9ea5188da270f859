"""What speed is measured on: the questions people ask, hostile text, and a fact base made many times as large."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Fact, Gap, Intent
from bot.language import load_language
from bot.question.conversation import Conversation

ROOT: Final = Path(__file__).resolve().parents[2]
QUESTION_FILES: Final = tuple(ROOT / "tests" / "questions" / name for name in ("tuning.yaml", "heldout.yaml"))

#: How much larger the large fact base is.
LARGE: Final = 100

#: So many of the most frequent words of the wordings stay the same in all copies, as the subject's own words would.
COMMON_TERMS: Final = 12

#: So many characters of hostile text; the longest message that Discord carries has 4,000.
HOSTILE_LENGTH: Final = 3000

_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_Asked = TypeVar("_Asked", Fact, Gap, Intent)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the conversation before it; held-out ones are among them, so none shows itself."""

    text: str = field(repr=False)
    before: Conversation

    @property
    def stands_alone(self) -> bool:
        """Whether nothing was said before."""
        return not self.before.turns

    def ask(self, engine: Engine) -> str:
        """Put it to an engine."""
        return engine.ask(self.text, self.before).outcome


def load_questions(engine: Engine, step: int = 1) -> list[Asked]:
    """Every question of both files, or every so many; of a conversation all but the last turn has been said."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = (yaml.load(path.read_text("utf-8"), Loader=loader) for path in QUESTION_FILES)  # noqa: S506 - both are safe
    return [_prepare(engine, raw) for entries in files for raw in entries[::step]]


def all_wordings(base: FactBase) -> list[str]:
    """Every example wording of the fact base, in its first language."""
    groups: tuple[Mapping[str, Any], ...] = (base.facts, base.gaps, base.intents, base.derived)
    language = base.about.languages[0]
    return [text for group in groups for target in group.values() for text in target.asked.get(language, ())]


def hostile_texts() -> dict[str, str]:
    """Text by kind that is meant to make reading slow."""
    some = random.Random(4)  # noqa: S311 - the same text in every run
    texts = {
        "one long word": "supercalifragilistic" * HOSTILE_LENGTH,
        "brackets": "([{<" * HOSTILE_LENGTH,
        "zero-width": "how\u200b many\u200d gpus\ufeff " * HOSTILE_LENGTH,
        "digits": "9876543210" * HOSTILE_LENGTH,
        "random CJK": "".join(chr(some.randrange(0x4E00, 0xA000)) for _ in range(HOSTILE_LENGTH)),
        "one question again and again": "how many gpus " * HOSTILE_LENGTH,
        "clauses": "and who gets them, and why? " * HOSTILE_LENGTH,
        "misspellings": " ".join("".join(some.choices("aeinorst", k=9)) for _ in range(HOSTILE_LENGTH)),
    }
    return {kind: text[:HOSTILE_LENGTH] for kind, text in texts.items()}


def seconds_of(work: Callable[[], object], rounds: int = 1) -> float:
    """How long work takes: the best of some rounds, since whatever disturbs only makes it longer."""
    return min(_clock(work) for _ in range(rounds))


def time_questions(engine: Engine, questions: Iterable[Asked], rounds: int = 1) -> list[float]:
    """How many seconds each question takes."""
    return [seconds_of(partial(asked.ask, engine), rounds) for asked in questions]


def middle_and_slowest(engine: Engine, questions: list[Asked]) -> tuple[Asked, Asked]:
    """The question that takes as long as half of them, and the one that takes longest."""
    times = time_questions(engine, questions, rounds=2)  # the first round warms what is computed once
    ranked = sorted(range(len(questions)), key=times.__getitem__)
    return questions[ranked[len(ranked) // 2]], questions[ranked[-1]]


def enlarge(base: FactBase, times: int) -> FactBase:
    """A fact base with so many copies of the facts, gaps and intents, the first of which are the real ones.

    In each other copy the content words of wordings and statements have an ending of the copy's own:
    question words and other general words stay, and so do the most frequent terms of the subject.
    The documents stay one set, so the evidence is the same in all copies; ask it only what stands
    alone, for what goes on from the answer before would go on with all the copies.
    """
    kept = _general_words(base) | _common_terms(base)
    facts, gaps, intents = dict(base.facts), dict(base.gaps), dict(base.intents)
    for number in range(1, times):
        ending = _ending(number)
        facts.update(_copies(base.facts, ending, kept))
        gaps.update(_relead(_copies(base.gaps, ending, kept), "nearest", ending))
        intents.update(_relead(_copies(base.intents, ending, kept), "facts", ending))
    return replace(base, facts=facts, gaps=gaps, intents=intents)


def _prepare(engine: Engine, raw: Mapping[str, Any]) -> Asked:
    *earlier, last = raw.get("turns") or [raw["q"]]
    before = Conversation()
    for turn in earlier:
        before = engine.ask(turn, before).conversation
    return Asked(last, before)


def _clock(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _general_words(base: FactBase) -> frozenset[str]:
    """What belongs to the language, not to the subject."""
    language = load_language(base.about.languages[0])
    return language.all_words | {word for phrase in language.phrases for word in phrase}


def _common_terms(base: FactBase) -> frozenset[str]:
    """The words that stand in most wordings."""
    general = _general_words(base)
    words = (word.lower() for wording in all_wordings(base) for word in _WORD.findall(wording))
    counts = Counter(word for word in words if word not in general)
    return frozenset(word for word, _ in counts.most_common(COMMON_TERMS))


def _ending(number: int) -> str:
    """Letters that no stemmer takes off, different for each copy."""
    return f"q{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}z"


def _copies(records: Mapping[str, _Asked], ending: str, kept: frozenset[str]) -> Iterator[tuple[str, _Asked]]:
    for name, record in records.items():
        changes = {
            "asked": {lang: tuple(_renew(text, ending, kept) for text in many) for lang, many in record.asked.items()},
            "statement": record.statement
            and {lang: _renew(text, ending, kept) for lang, text in record.statement.items()},
        }
        yield f"{name}-{ending}", record.model_copy(update=changes)


def _relead(records: Iterable[tuple[str, _Asked]], key: str, ending: str) -> Iterator[tuple[str, _Asked]]:
    """The copies, leading to their own copies of the facts."""
    for name, record in records:
        own = tuple(f"{fact}-{ending}" for fact in getattr(record, key))
        yield name, record.model_copy(update={key: own})


def _renew(text: str, ending: str, kept: frozenset[str]) -> str:
    """The text with an ending at each of its content words; without one, at its longest word.

    So no two copies share a wording, which a sound fact base would not have either.
    """
    renewed = _WORD.sub(lambda found: found[0] if found[0].lower() in kept else found[0] + ending, text)
    if renewed != text:
        return renewed
    longest = max(_WORD.findall(text), key=len, default="")
    return text.replace(longest, longest + ending, 1) if longest else f"{text} {ending}"

"""`dealbot try`: what the wordings of the fact base, or questions of one's own, get."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.engine import Engine
from bot.knowledge.model import Fact
from bot.language.meaning import Meaning
from bot.question.index import Index
from bot.question.proposing import find_little_words
from bot.question.question import Question
from bot.terminal.exits import OK, USAGE

#: With fewer wordings a fact is found by its statement and evidence alone, and those are seldom a person's words.
FEWEST_WORDINGS = 2


@dataclass(frozen=True, slots=True)
class OwnWording:
    """One wording of a record, where it stands, and what its words mean in any order."""

    owner: str
    text: str
    place: str
    signs: frozenset[Meaning]

    def __str__(self) -> str:
        return f'{self.place}: "{self.text}" of {self.owner}'


def try_out(engine: Engine, options: argparse.Namespace) -> int:
    """Show what one question, a file of questions or every wording of the fact base gets."""
    if options.file:
        return _try_file(engine, options.file)
    if options.question:
        print(_outcome(engine, options.question))
        return OK
    taken: list[str] = []
    for wording in _list_wordings(engine):
        print(f"{wording}: {_outcome(engine, wording.text)}")
        taker = engine.interpreter().understand(wording.text)[-1].target
        if taker not in (None, wording.owner):
            taken.append(f"{wording} is taken by {taker}; say more of what it asks for, or delete it")
    print("\n".join(("", *taken, *find_alike(engine), *_find_poor(engine))))
    return OK


def find_alike(engine: Engine) -> Iterator[str]:
    """The wordings that read the same and belong to two records, so that chance decides between them."""
    interpreter = engine.interpreter()
    for same in _group(_list_wordings(engine), lambda one: one.signs):
        # How they are put tells apart what has the same words: that is read for the few that have.
        alike = _group(same, lambda one: _put(interpreter.read(one.text), interpreter.index)) if len(same) > 1 else ()
        for first, *others in alike:
            for other in others:
                if other.owner != first.owner:
                    yield f"{other} reads like {first}; word one of them otherwise, or delete it"


def _put(question: Question, index: Index) -> Hashable:
    """How a wording is put; where one word carries it, those that mean nothing by themselves tell it from others."""
    return question.manner.form, find_little_words(question, index) if len(question.signs) == 1 else None


def _group(wordings: Iterable[OwnWording], key: Callable[[OwnWording], Hashable]) -> Iterable[list[OwnWording]]:
    """The wordings that have the same key together, in their order."""
    groups: defaultdict[Hashable, list[OwnWording]] = defaultdict(list)
    for wording in wordings:
        groups[key(wording)].append(wording)
    return groups.values()


def find_own_opposites(engine: Engine) -> Iterator[str]:
    """The opposites of one word that read like a word with which their own fact is told: they contradict the truth."""
    base, language, index = engine.base, engine.default_language, engine.interpreter().index
    # Many facts have the same opposites.
    read_words = lru_cache(maxsize=None)(index.reader.read_words)
    for name, fact in base.facts.items():
        told = index.told_words[name]
        if told.manner.is_negated:
            continue
        for opposite in (one for one in fact.roles.opposites.get(language, ()) if len(one.split()) == 1):
            read = read_words(opposite)
            tells = len(read.words) == 1 and read.terms and read.terms <= told.terms
            if tells and not index.reader.read(opposite).manner.is_negated:
                place = base.places[name, fact.statement[language]]
                yield f'{place}: the opposite "{opposite}" of {name} reads like a word that tells it; take another one'


def _list_wordings(engine: Engine) -> Iterator[OwnWording]:
    """Every wording of the default language."""
    index = engine.interpreter().index
    for wording in index.wordings:
        target = index.targets[wording.target]
        if target.kind != "own" and not wording.is_filled:
            place = engine.base.places[target.name, wording.text]
            yield OwnWording(target.name, wording.text, place, wording.signs)


def _try_file(engine: Engine, file: Path) -> int:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        print(f"can't read {file}: {reason}; name a file of questions, one a line, in UTF-8", file=sys.stderr)
        return USAGE
    for question in filter(str.strip, lines):
        print(f'"{question.strip()}": {_outcome(engine, question)}')
    return OK


def _outcome(engine: Engine, question: str) -> str:
    """The outcome, the certainty, the verdict and the facts of an answer, in one line; and why there is no verdict."""
    answer = engine.ask(question)
    verdict = f", {answer.verdict}" if answer.verdict else ""
    facts = ", ".join(answer.facts) or "no fact"
    turn = answer.conversation.last
    is_unjudged = answer.verdict is None and turn is not None and turn.is_check
    fact, words = (engine.find_left(question) if is_unjudged else None) or ("", ())
    left = f"; in {fact} nothing accounts for: {', '.join(words)}" if words else ""
    return f"{answer.outcome}, {answer.certainty} {answer.confidence:.2f}{verdict}: {facts}{left}"


def _find_poor(engine: Engine) -> Iterator[str]:
    """The facts that have hardly a wording and that no intent leads to."""
    base, language = engine.base, engine.default_language
    joined = {name for intent in base.intents.values() for name in intent.facts}
    poor = [name for name, fact in base.facts.items() if _is_poor(fact, language) and name not in joined]
    if poor:
        yield f"{len(poor)} facts have fewer than {FEWEST_WORDINGS} wordings: {', '.join(poor)}"


def _is_poor(fact: Fact, language: str) -> bool:
    return len(fact.asked.get(language, ())) < FEWEST_WORDINGS

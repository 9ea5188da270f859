"""One thing that is asked: what it may mean, what is decided on it, and the way in which it is to be answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.language.meaning import Meaning
from bot.question.conversation import Turn
from bot.question.deciding import Decision
from bot.question.question import Question
from bot.question.ranking import Ranking

#: tell: answer; check: judge a claim; quote: what somebody said; mention: which sources speak of it; compare: whether
#: they agree; unique: what one alone says; document: what one says at all; described: what it is, by whom and when;
#: age: which is the newest; between: on what they contradict each other; named: whom they name; introduced: who
#: somebody is in their words; in short: all, as the fact base sums it up; more: what is told close to the last answer;
#: passages, retell: the last answer's words; again: its main sentence; heard: nothing but that it was heard;
#: elsewhere: turn away what documents are not asked for.
Facet = Literal[
    "tell",
    "check",
    "quote",
    "mention",
    "compare",
    "unique",
    "document",
    "described",
    "age",
    "between",
    "named",
    "introduced",
    "in short",
    "more",
    "passages",
    "retell",
    "again",
    "heard",
    "elsewhere",
]

#: In these ways nothing is told at all.
TELLS_NOTHING: Final[frozenset[Facet]] = frozenset({"heard", "elsewhere"})

#: In these ways what documents are is told, and no fact that one tells: nothing has to be decided for it.
OF_DOCUMENTS: Final[frozenset[Facet]] = frozenset({"described", "age", "between", "named"})

#: In these ways documents are asked, whether of what they are or of what they say.
PUT_TO_DOCUMENTS: Final[frozenset[Facet]] = OF_DOCUMENTS | {"document"}

#: In these ways something is told whatever was found.
NEEDS_NO_FINDING: Final[frozenset[Facet]] = PUT_TO_DOCUMENTS | {"introduced", "in short", "more"}

#: In these ways something is said of the last answer, and what comes after goes on from that.
OF_ANSWER: Final[frozenset[Facet]] = frozenset({"passages", "retell", "again", "heard"})


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that is asked: what it may mean, what is decided on it, and how it is to be answered."""

    ranking: Ranking
    decision: Decision
    facet: Facet
    terms: frozenset[Meaning]
    """The question's own terms and those taken over from the turn before."""
    sources: frozenset[str]
    """The documents that the question names, if it names any."""
    names: tuple[str, ...]
    """The entities that narrow the question, in their order, without the subject's own."""
    judges: tuple[str, ...] = ()
    """The facts by which it may be judged, the likeliest first: what it says has to be proven besides."""
    speaker: str | None = None
    previous: Turn | None = None
    """The turn that it goes on from."""
    puts_another: bool = False
    """Whether it only puts a name or a figure in place of another of the turn before, and asks if that is so."""
    asks_same: bool = False
    """Whether it asks the open question of the turn before again, of another name or year."""
    order: tuple[Request, Request] | None = None
    """Of a statement that something came before something else, each as a statement by itself."""
    compared: tuple[Request, Request] | None = None
    """Of a statement that something has a greater figure than something else, each as a statement by itself."""
    parts: tuple[Request, ...] = ()
    """The parts of a compound statement, which are judged one by one where the whole can't be."""

    @property
    def question(self) -> Question:
        """The question as it was read."""
        return self.ranking.question

    @property
    def goes_on(self) -> bool:
        """Whether it goes on from the turn before, by what it says or by what it leaves out."""
        return self.previous is not None and (self.puts_another or self.question.manner.leans_back)

    @property
    def is_about_answer(self) -> bool:
        """Whether it is said of the last answer, and asks for no other one."""
        return self.facet in OF_ANSWER

    @property
    def target(self) -> str | None:
        """What the question was taken for, if that is certain."""
        if self.is_about_answer:
            return self.previous.target if self.previous else None
        return self.decision.answer.target.name if self.decision.answer else None

    @property
    def asks_agreement(self) -> bool:
        """Whether it asks if the documents go along with each other."""
        quantifier = self.question.manner.quantifier
        return self.question.asks_for("compare") or (quantifier is not None and quantifier.asks_for_more)

    def with_question(self, question: Question) -> Request:
        """The same request with its question put otherwise."""
        return replace(self, ranking=replace(self.ranking, question=question))

    def as_turn(self, facts: tuple[str, ...], *, is_certain: bool) -> Turn:
        """What is remembered of it once it is answered with some facts."""
        documents = self.sources if self.facet in PUT_TO_DOCUMENTS else frozenset[str]()
        if documents and not facts:
            # Who asks what a document is goes on with the matter afterwards, if there was one.
            return replace(self.previous or Turn(frozenset(), None), documents=documents)
        is_check = self.question.is_check or self.puts_another
        # Who thanks for an answer may go on from it.
        target = None if self.is_small_talk else self.target
        takes_over = self.terms != self.question.terms
        is_open = self.question.manner.form == "open" or bool(takes_over and self.previous and self.previous.is_open)
        return Turn(self.terms, target, facts, is_check, is_certain, is_open, documents)

    @property
    def leads_somewhere(self) -> bool:
        """Whether there is anything to tell: something was found, or it asks for what needs no finding."""
        return bool(self.decision.shown) or self.is_about_answer or self.facet in NEEDS_NO_FINDING

    @property
    def is_small_talk(self) -> bool:
        """Whether it asks for nothing that documents tell: it is about the bot, or nothing is to be told."""
        if self.facet in NEEDS_NO_FINDING:
            return False
        shown = self.decision.shown
        return self.facet in TELLS_NOTHING or (bool(shown) and shown[0].target.kind == "own")

"""What the bot answers: data without markup and without a channel; renderers turn it into text or cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from bot.knowledge.comparison import Relation
from bot.question.conversation import Conversation
from bot.question.deciding import Certainty

Outcome = Literal["answered", "not_stated", "out_of_scope", "clarify", "help"]
Verdict = Literal["supported", "contradicted", "disputed", "not_stated"]


@dataclass(frozen=True, slots=True)
class Camp:
    """Sources (by file name) that tell a fact in the same words."""

    sources: tuple[str, ...]
    words: tuple[str, ...]
    is_one_report: bool
    """Whether the sources are several but near-copies of each other: one witness."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact of an answer: the project's statement, and every source's own words."""

    fact: str
    statement: str
    relation: Relation
    reason: str
    """For a contradiction: why the claims can't both hold, as part of a sentence."""
    camps: tuple[Camp, ...]
    silent: tuple[str, ...]
    others: tuple[Camp, ...] = ()
    """Where the statement is told alone: the sources that say less than it does, in their own words."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that make a claim about the fact, each once, in the order of the camps."""
        return tuple(dict.fromkeys(source for camp in self.camps for source in camp.sources))

    @property
    def supporting(self) -> tuple[str, ...]:
        """The sources that say all that the statement does."""
        others = {source for camp in self.others for source in camp.sources}
        return tuple(source for source in self.sources if source not in others)


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of a document: the cited words, with what stands before and after them in their sentences."""

    source: str
    line: int
    """The line of the document in which the passage begins, from 1."""
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `headline` is the direct answer; what follows from sources stands in the findings."""

    outcome: Outcome
    language: str
    headline: str
    intent: str | None = None
    verdict: Verdict | None = None
    certainty: Certainty = "sure"
    """Whether it is given as a finding, or as the nearest that was found."""
    findings: tuple[Finding, ...] = ()
    also: tuple[Finding, ...] = ()
    """What else the question may have asked for, nearly as likely."""
    nearest: tuple[Finding, ...] = ()
    """Where nothing is certain, or not stated: the facts that come nearest."""
    passages: tuple[Citation, ...] = ()
    """The documents' own sentences, where these are asked for."""
    listed: tuple[str, ...] = ()
    """Plain items under the headline: the documents, for instance."""
    besides: tuple[str, ...] = ()
    """Plain items after the nearest facts, which are likelier to be meant."""
    mentioning: tuple[str, ...] = ()
    """Documents cited for naming somebody, whatever facts are told beside."""
    suggestions: tuple[str, ...] = ()
    """Full questions to go on with: the choices of a clarify, the examples of a help."""
    understood: str = ""
    """What the question was taken for, as a full question in plain words, if it was taken for one."""
    further: tuple[str, ...] = ()
    """Full questions about what is told close by: what to ask next."""
    confidence: float = 0.0
    """The calibrated probability that the answer is right."""
    more: tuple[Answer, ...] = ()
    """The answers to the further questions of the same message."""
    conversation: Conversation = field(default_factory=Conversation)
    """What to hand in with the next question of the same conversation."""

    @property
    def parts(self) -> tuple[Answer, ...]:
        """This answer and the further ones of the same message."""
        return (self, *self.more)

    @property
    def outcome_of_all(self) -> Outcome:
        """What comes of the message as a whole: it is answered if some part of it is."""
        return "answered" if any(part.outcome == "answered" for part in self.parts) else self.outcome

    @property
    def verdict_of_all(self) -> Verdict | None:
        """The verdict on the message as a whole: a part that is denied or disputed denies or disputes it."""
        verdicts = {part.verdict for part in self.parts}
        return next((one for one in ("contradicted", "disputed") if one in verdicts), self.verdict)

    @property
    def certainty_of_all(self) -> Certainty:
        """How certain the whole is: no more than each of its parts."""
        return "sure" if all(part.certainty == "sure" for part in self.parts) else "unsure"

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Every fact that the answer states, those of its further answers included."""
        further = (finding for answer in self.more for finding in answer.all_findings)
        return (*self.findings, *self.also, *self.nearest, *further)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that the answer states, each once."""
        return tuple(dict.fromkeys(finding.fact for finding in self.all_findings))

    @property
    def sources(self) -> tuple[str, ...]:
        """The file names of the documents that the answer cites, in order."""
        return _cite(self.parts)

    @property
    def listed_sources(self) -> tuple[str, ...]:
        """Those of them that are listed with their titles: what is not certain names its own beside each fact."""
        return _cite(part for part in self.parts if part.certainty == "sure")

    @property
    def quoted(self) -> frozenset[str]:
        """The nearest facts that are shown with the documents' words: the likeliest, and those that are disputed."""
        disputed = (finding for finding in self.nearest if finding.relation is Relation.CONTRADICTION)
        return frozenset(finding.fact for finding in (*self.nearest[:1], *disputed))

    @property
    def has_disagreement(self) -> bool:
        """Whether the answer reports that sources contradict each other."""
        told = (*self.findings, *self.also, *(self.nearest if self.certainty == "unsure" else ()))
        own = any(finding.relation is Relation.CONTRADICTION for finding in told)
        return own or any(answer.has_disagreement for answer in self.more)


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement of somebody, and what the documents have to say to it."""

    statement: str
    answer: Answer

    @property
    def is_judged(self) -> bool:
        """Whether the documents have anything to say to it."""
        return self.answer.verdict is not None


@dataclass(frozen=True, slots=True)
class Checks:
    """What the documents have to say to the statements of a text."""

    checked: tuple[Checked, ...]
    left_out: int = 0
    """So many more sentences stand in the text, and were not looked at."""


def _cite(parts: Iterable[Answer]) -> tuple[str, ...]:
    """The documents that some parts of an answer cite, in the order of their names."""
    cited: set[str] = set()
    for part in parts:
        findings = (*part.findings, *part.also, *part.nearest)
        cited.update(part.mentioning, *(finding.sources for finding in findings))
        cited.update(passage.source for passage in part.passages)
    return tuple(sorted(cited))

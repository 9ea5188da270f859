"""What a target leads to, told: facts, a gap, a derived figure, something about the bot itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.answer.answer import Answer, Finding, Verdict
from bot.answer.catalogue import Catalogue
from bot.answer.deriving import Deriver
from bot.answer.telling import Teller
from bot.knowledge.comparison import Relation
from bot.question.request import Request
from bot.question.targets import Target

#: What 'do they agree?' is answered with.
_AGREEMENT_VERDICTS: Final[Mapping[Relation, Verdict]] = {
    Relation.AGREEMENT: "supported",
    Relation.DIFFERENCE: "supported",
    Relation.CONTRADICTION: "disputed",
}


class Narrator:
    """Tells what targets lead to, as a request wants it."""

    def __init__(self, teller: Teller, catalogue: Catalogue, deriver: Deriver) -> None:
        self._teller = teller
        self._catalogue = catalogue
        self._deriver = deriver

    def tell(self, target: Target, request: Request) -> Answer:
        """What a target leads to."""
        match target.kind:
            case "own":
                return self.tell_own(target.name)
            case "gap":
                return self._tell_gap(target, request)
            case "derived":
                return self._deriver.answer(target.name)
            case "fact" | "joint":
                return self.tell_facts(target, request)

    def tell_facts(self, target: Target, request: Request) -> Answer:
        """The facts that a target leads to."""
        findings = self._teller.find(target.facts)
        intent = self._teller.base.intents.get(target.name)
        statement = (intent.statement or {}).get(self._teller.language) if intent else None
        direct = findings[0].statement if len(findings) == 1 else self._teller.wording.say("several")
        answer = Answer("answered", self._teller.language, statement or direct, findings=findings)
        return self._put_in_view(answer, request)

    def tell_own(self, name: str) -> Answer:
        """What is said about the bot itself, or about the documents as a whole."""
        match name:
            case "sources":
                return self._catalogue.list_sources()
            case "disagreements":
                return self._catalogue.list_disagreements()
            case "elsewhere":
                return self._teller.say("out_of_scope", "out_of_scope")
            case "help" | "greeting":
                return self._catalogue.help(name)
        return self._teller.say("help", name)

    def summarise(self, target: Target) -> str:
        """What a gap or a derived figure says, in one sentence."""
        if target.kind == "gap":
            return self._teller.base.gaps[target.name].statement[self._teller.language]
        return self._deriver.answer(target.name).headline

    def put_as_comparison(self, answer: Answer, finding: Finding, request: Request) -> Answer:
        """The answer with whether the documents agree on a fact in front, and as a verdict where one is asked for."""
        verdict = _AGREEMENT_VERDICTS[finding.relation] if request.question.is_check else None
        is_told_alike = finding.relation is Relation.AGREEMENT and not finding.silent
        quantifier = request.question.manner.quantifier
        if verdict == "supported" and quantifier and quantifier.is_all and not is_told_alike:
            verdict = "contradicted"
        return replace(answer, headline=self._compare(finding, is_checked=request.question.is_check), verdict=verdict)

    def _tell_gap(self, target: Target, request: Request) -> Answer:
        headline = self._teller.base.gaps[target.name].statement[self._teller.language]
        verdict: Verdict | None = "not_stated" if request.facet == "check" else None
        nearest = self._teller.find(target.facts)
        return Answer("not_stated", self._teller.language, headline, verdict=verdict, nearest=nearest)

    def _put_in_view(self, answer: Answer, request: Request) -> Answer:
        """The answer as the question wants it: as a comparison, or as one document tells it."""
        if request.facet == "compare" and len(answer.findings) == 1:
            return self.put_as_comparison(answer, answer.findings[0], request)
        if request.sources:
            told = [finding for finding in answer.findings if not request.sources.isdisjoint(finding.sources)]
            first, *others = told or answer.findings
            headline = self._teller.tell_by_source(first, request.sources)
            return replace(answer, headline=headline if not others else answer.headline, findings=(first, *others))
        return answer

    def _compare(self, finding: Finding, *, is_checked: bool) -> str:
        """Whether the documents agree on a fact: a yes or a no for who asks for one."""
        if len(finding.sources) == 1:
            shorts = self._teller.shorts(finding.sources)
            return self._teller.wording.say("compare_one", sources=shorts, statement=finding.statement)
        key = f"{'checked' if is_checked else 'compare'}_{finding.relation.name.lower()}"
        return self._teller.wording.say(key, statement=finding.statement)

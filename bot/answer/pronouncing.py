"""A judgement put into words: the verdict, with what it rests on."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import documents
from bot.answer.answer import Answer
from bot.answer.deriving import Deriver
from bot.answer.telling import Teller
from bot.answer.verdict import Judge, Proof
from bot.question.request import Request


class Pronouncer:
    """Pronounces the verdicts of a judge."""

    def __init__(self, judge: Judge, teller: Teller, deriver: Deriver) -> None:
        self._judge = judge
        self._teller = teller
        self._deriver = deriver

    def pronounce(self, request: Request) -> Answer | None:
        """The verdict on what the question takes to be so, with the fact that proves it; None where nothing does."""
        judgement = self._judge.judge(request)
        if judgement is None:
            return None
        if judgement.reckoned:
            answer = self._deriver.answer(judgement.reckoned.name, judgement.reckoned.result)
            headline = self._teller.wording.say(f"verdict_{judgement.verdict}", statement=answer.headline)
            return replace(answer, headline=headline, verdict=judgement.verdict, intent=judgement.reckoned.name)
        findings = self._teller.find(proof.fact for proof in judgement.proofs)
        fact = judgement.proofs[0].fact
        told = self._teller.tell_by_source(findings[0], request.sources) or findings[0].statement
        is_whole = all(proof.text == request.question.text for proof in judgement.proofs)
        by_whom = documents.tell_listed(self._teller, fact, request.names) if not request.sources else ()
        statement = " ".join((*by_whom, told)) if is_whole else self._teller.wording.say("part_by_part")
        headline = self._teller.wording.say(f"verdict_{judgement.verdict}", statement=statement)
        listed = () if is_whole else tuple(map(self._tell_part, judgement.proofs))
        answer = Answer(
            "answered",
            self._teller.language,
            headline,
            verdict=judgement.verdict,
            findings=findings,
            listed=listed,
        )
        return replace(answer, intent=fact, understood=self._teller.ask_one(fact))

    def _tell_part(self, proof: Proof) -> str:
        return self._teller.wording.say(f"part_{proof.verdict}", part=proof.text.rstrip(".!? "))

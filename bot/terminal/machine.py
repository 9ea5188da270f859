"""The machine interface: JSON in, JSON out, one object a line."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.model import Fact
from bot.question.conversation import Conversation


class Request(BaseModel):
    """One line of input: a question, or the turns of a conversation of which the last is to be answered."""

    model_config = ConfigDict(strict=True)

    id: str | int
    question: str | None = None
    turns: list[str] | None = None
    lang: str | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Request:
        if (self.question is None) == (not self.turns):
            raise ValueError('give either "question" or a non-empty list "turns"')
        return self


def answer_line(engine: Engine, line: bytes) -> str:
    """The output line for an input line; a line that is no request gets an error object."""
    try:
        request = Request.model_validate_json(line)
    except ValidationError as error:
        return _dump({"id": None, "error": _explain(error)})
    turns = request.turns or [request.question or ""]
    return _dump(answer_object(engine, turns, request.lang, request.id))


def answer_object(
    engine: Engine, turns: list[str], language: str | None, identifier: str | int | None = None
) -> dict[str, Any]:
    """The answer to the last of the turns, as the machine interface has it."""
    *earlier, last = turns
    conversation = Conversation()
    for turn in earlier:
        conversation = engine.ask(turn, conversation, language).conversation
    answer = engine.ask(last, conversation, language)
    return {
        "id": identifier,
        "outcome": answer.outcome_of_all,
        "lang": answer.language,
        "intent": answer.intent,
        "verdict": answer.verdict_of_all,
        "text": PlainText(engine.base, load_wording(answer.language)).render(answer),
        "facts": list(answer.facts),
        "sources": list(answer.sources),
        "disagreement": answer.has_disagreement,
        "certainty": answer.certainty_of_all,
        "confidence": answer.confidence,
        "suggestions": list(answer.suggestions) if answer.outcome == "clarify" else [],
    }


def fact_line(name: str, fact: Fact) -> str:
    """A fact with its claims, as one line of JSON."""
    claims = [
        {
            "source": claim.source,
            "evidence": claim.evidence,
            "value": claim.value.model_dump(mode="json", exclude_none=True),
            **claim.model_dump(mode="json", include={"denied", "as_of"}, exclude_defaults=True),
        }
        for claim in fact.claims
    ]
    return _dump({"id": name, "statement": dict(fact.statement), "claims": claims})


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    said = str(first["ctx"]["error"]) if first["type"] == "value_error" else first["msg"]
    return f"{where}: {said}" if where else said

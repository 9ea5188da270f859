"""What tests of answers are made from."""

from __future__ import annotations

from question.makers import make_ranking

from bot.answer.answer import Answer
from bot.answer.composing import Composer
from bot.answer.hearing import Case, Hearing
from bot.engine import Engine
from bot.question.deciding import MAX_NEAREST, Decision
from bot.question.index import Index
from bot.question.model import load_model
from bot.question.request import Facet, Request
from bot.question.understanding import Interpreter


def hear(engine: Engine, statement: str, fact: str) -> tuple[Hearing, Case]:
    """A statement before a fact that can judge it, with what brought it there."""
    interpreter = engine.interpreter()
    hearing = Hearing(interpreter.index)
    case = hearing.hear(interpreter.understand(statement)[-1], fact)
    assert case is not None
    return hearing, case


def make_request(
    index: Index, text: str, *shown: str, facet: Facet = "tell", sure: bool = True, likelier: float = 2.0
) -> Request:
    """A question that is decided as given; each of what is shown is so many times likelier than the next."""
    shares = [likelier**-at for at in range(len(shown))]
    ranking = make_ranking(index, text, *((name, one / sum(shares)) for name, one in zip(shown, shares, strict=True)))
    facts = dict.fromkeys(fact for candidate in ranking.candidates for fact in candidate.target.facts)
    decision = Decision("sure" if sure else "unsure", 0.9, ranking.candidates, tuple(facts)[:MAX_NEAREST])
    return Request(ranking, decision, facet, ranking.question.terms, frozenset(), ())


def ask(index: Index, composer: Composer, message: str) -> Answer:
    """The answer to a message."""
    return composer.compose(Interpreter(index, load_model()).understand(message))

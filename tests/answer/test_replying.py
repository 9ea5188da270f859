"""What is answered to something said of the last answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from answer.makers import make_request
from bot.answer.answer import Answer
from bot.answer.composing import Composer
from bot.question.conversation import Conversation, Turn
from bot.question.deciding import MAX_NEAREST
from bot.question.index import Index
from bot.question.model import load_model
from bot.question.understanding import Interpreter


def reply(index: Index, composer: Composer, message: str, *facts: str, **turn: Any) -> Answer:
    """The answer to what somebody says of an answer that told some facts."""
    before = Conversation((Turn(frozenset(), **{"target": facts[0], "facts": facts, **turn}),))
    return composer.compose(Interpreter(index, load_model()).understand(message, before))


@pytest.mark.parametrize(
    ("fact", "message", "told"),
    [
        ("announcement-day", "do all the documents say that?", ("disputed", "No, the sources disagree.")),
        ("announcement-day", "do they agree?", ("disputed", "No, the sources disagree.")),
        ("supplier", "do all the documents say that?", ("supported", "Yes, the sources that speak of it agree.")),
        # where is asked for no yes and no no, and for no place
        ("announcement-day", "where do they disagree?", (None, "The sources disagree.")),
        # who puts it differently, or is silent, does not say the same
        ("quiet-bay", "do they agree?", ("supported", "They do not contradict each other")),
        ("quiet-bay", "does every document say that?", ("contradicted", "They do not contradict each other")),
        ("charging", "does every document say that?", ("contradicted", "Only letter speaks of it.")),
    ],
)
def test_whether_all_say_so_is_asked_of_the_answer_before(
    index: Index, composer: Composer, fact: str, message: str, told: tuple[str, str]
) -> None:
    before = Conversation((Turn(frozenset(), fact, (fact,)),))
    answer = composer.compose(Interpreter(index, load_model()).understand(message, before))
    verdict, beginning = told
    assert (answer.facts, answer.verdict) == ((fact,), verdict)
    assert answer.headline.startswith(beginning)


def test_the_last_answer_is_shown_in_the_documents_words_or_told_again(index: Index, composer: Composer) -> None:
    turn = Turn(frozenset(), "price", ("price",))
    asked = replace(make_request(index, "source?", "price", facet="passages"), previous=turn)
    passages = composer.compose([asked]).passages
    assert [(passage.source, passage.line) for passage in passages] == [("gazette.txt", 3), ("notice.txt", 1)]
    assert composer.compose([replace(asked, facet="retell")]).facts == ("price",)


def test_the_words_of_an_answer_that_was_not_certain_are_not_certain_either(index: Index, composer: Composer) -> None:
    turn = Turn(frozenset(), None, ("price",), is_certain=False)
    answer = composer.compose([replace(make_request(index, "source?", "price", facet="passages"), previous=turn)])
    assert (answer.certainty, len(answer.passages)) == ("unsure", 2)
    assert answer.headline.startswith("I was not certain what you meant.")


def test_after_an_answer_without_facts_nobody_is_named_who_says_so(index: Index, composer: Composer) -> None:
    terms = index.reader.read("the ferries").terms
    before = Conversation((Turn(terms, "ferry-count", ()),))
    answer = composer.compose(Interpreter(index, load_model()).understand("who said that?", before))
    assert answer.facts or answer.headline != "The documents say:"


def test_who_has_heard_is_told_no_more(index: Index, composer: Composer) -> None:
    answer = reply(index, composer, "ok got it", "ferry-count")
    assert (answer.outcome, answer.headline) == ("help", "All right. What else would you like to know?")
    assert not answer.facts


def test_who_does_not_understand_gets_the_main_sentence_again(index: Index, composer: Composer) -> None:
    answer = reply(index, composer, "huh?", "ferry-count", "price")
    assert answer.facts == ("ferry-count",)
    assert answer.headline == f"In short: {index.base.facts['ferry-count'].statement['en']}"
    unstated = reply(index, composer, "huh?", "price", target="seats")
    assert (unstated.outcome, unstated.facts) == ("not_stated", ())
    assert unstated.headline == f"In short: {index.base.gaps['seats'].statement['en']}"


@pytest.mark.parametrize(("message", "turn"), [("huh?", {"is_certain": False}), ("not what I asked", {})])
def test_who_was_not_understood_is_asked_for_other_words(
    index: Index, composer: Composer, message: str, turn: dict[str, bool]
) -> None:
    answer = reply(index, composer, message, "ferry-count", "price", **turn)
    assert (answer.outcome, answer.certainty, answer.facts) == ("clarify", "unsure", ())
    assert answer.headline == "Then please put it in other words."
    assert answer.suggestions == ("How many ferries?", "What does the order cost?")


def test_who_wants_more_is_told_what_stands_close_to_the_answer(index: Index, composer: Composer) -> None:
    answer = reply(index, composer, "tell me more", "ferry-count", "price")
    close = [name for name in index.base.neighbours("ferry-count") if name != "price"]
    assert (answer.certainty, answer.facts) == ("sure", tuple(close[:MAX_NEAREST]))


def test_who_said_it_is_told_where_the_passage_has_no_name(index: Index, composer: Composer) -> None:
    answer = reply(index, composer, "who said that?", "quiet-bay")
    assert answer.headline == index.base.facts["quiet-bay"].statement["en"]
    assert (
        reply(index, composer, "who said that?", "quiet-bay", facts=("quiet-bay", "price")).headline
        == "The documents say:"
    )

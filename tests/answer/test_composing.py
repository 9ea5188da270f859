"""From requests to an answer: which facts are told, and in which sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from question.makers import make_ranking

from bot.answer.answer import Answer
from bot.answer.composing import Composer
from bot.answer.wording import Wording
from bot.engine import Engine
from bot.question.conversation import Conversation, Turn
from bot.question.deciding import MAX_NEAREST, Decision
from bot.question.gates import Veto
from bot.question.index import Index
from bot.question.model import load_model
from bot.question.request import Facet, Request
from bot.question.understanding import Interpreter


@pytest.fixture(scope="session")
def composer(index: Index, wording: Wording) -> Composer:
    """Writes answers about the ferries."""
    return Composer(index, wording, load_model())


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


@pytest.mark.parametrize(
    ("shown", "findings", "also"),
    [
        (["supplier"], ("supplier",), ()),
        (["supplier", "price"], ("supplier",), ("price",)),
        # several facts are told all, and none of them again
        (["order-overview"], ("supplier", "ferry-count", "price"), ()),
        (["order-overview", "price", "landings"], ("supplier", "ferry-count", "price"), ("landings",)),
    ],
)
def test_what_is_certain_is_told_with_what_is_nearly_as_likely(
    index: Index, composer: Composer, shown: list[str], findings: tuple[str, ...], also: tuple[str, ...]
) -> None:
    answer = composer.compose([make_request(index, "the ferries", *shown)])
    assert (answer.outcome, answer.certainty, answer.intent) == ("answered", "sure", shown[0])
    assert tuple(finding.fact for finding in answer.findings) == findings
    assert tuple(finding.fact for finding in answer.also) == also
    assert answer.confidence == 0.9


def test_what_is_not_certain_is_offered(index: Index, composer: Composer) -> None:
    answer = composer.compose([make_request(index, "the ferries", "supplier", "order-overview", "price", sure=False)])
    assert (answer.outcome, answer.certainty, answer.findings, answer.intent) == ("answered", "unsure", (), None)
    assert answer.facts == ("supplier", "ferry-count", "price")
    assert answer.suggestions[0] == "Who builds the ferries?"


@pytest.mark.parametrize(
    ("shown", "likelier", "before_and_after"),
    [
        (["supplier", "seats"], 2.0, (0, 1)),
        (["seats", "supplier"], 2.0, (1, 0)),
        # what is told is hidden by none that is but a little likelier
        (["seats", "supplier"], 1.9, (0, 1)),
        # of several gaps the likeliest
        (["seats", "ferry-names", "supplier"], 2.0, (1, 0)),
    ],
)
def test_what_is_known_not_to_be_told_stands_before_or_after_the_nearest_facts_as_it_is_likely(
    index: Index, composer: Composer, shown: list[str], likelier: float, before_and_after: tuple[int, int]
) -> None:
    answer = composer.compose([make_request(index, "the ferries", *shown, sure=False, likelier=likelier)])
    assert answer.certainty == "unsure"
    assert (len(answer.listed), len(answer.besides)) == before_and_after
    assert (*answer.listed, *answer.besides) == (index.base.gaps["seats"].statement["en"],)


def test_the_first_is_said_to_be_meant_only_if_it_is_the_fact_that_is_likely(index: Index, composer: Composer) -> None:
    for shown, is_first in ((["supplier", "price"], True), (["seats", "supplier", "price"], False)):
        request = make_request(index, "the ferries", *shown, sure=False)
        request = replace(request, decision=replace(request.decision, of_first=0.9))
        assert ("most likely you mean the first" in composer.compose([request]).headline) == is_first


@pytest.mark.parametrize(("is_vetoed", "is_listed"), [(False, True), (True, False)])
def test_what_has_words_of_a_matter_is_no_question_about_all_documents(
    index: Index, composer: Composer, *, is_vetoed: bool, is_listed: bool
) -> None:
    request = make_request(index, "what do the sources say", "sources", "price", sure=False)
    vetoes = (Veto("unexplained", "it does not explain cost"),) if is_vetoed else ()
    answer = composer.compose([replace(request, decision=replace(request.decision, vetoes=vetoes))])
    assert (answer.outcome == "help") is is_listed


@pytest.mark.parametrize(("likelier", "told"), [(2.0, "ferry-count"), (1.0, "supplier")])
def test_who_likely_asks_where_documents_disagree_is_shown_that(
    index: Index, composer: Composer, likelier: float, told: str
) -> None:
    request = make_request(index, "the differences", "disagreements", "supplier", sure=False, likelier=likelier)
    answer = composer.compose([request])
    assert (answer.certainty, answer.facts[0]) == ("unsure", told)


def test_what_stands_in_no_document_is_named(index: Index, composer: Composer) -> None:
    request = make_request(index, "does Zorblax get the ferries? or Quorra, or Blorvok", "supplier", sure=False)
    headline = composer.compose([request]).headline
    assert headline.startswith("I don't find 'zorblax' in the documents. I don't find 'quorra' in the documents. I ")


def test_a_word_that_nobody_knows_is_shown_in_part_if_it_is_long(index: Index, composer: Composer) -> None:
    request = make_request(index, f"does {'zorblax' * 500} get the ferries", "supplier", sure=False)
    assert len(composer.compose([request]).headline) < 200


def test_where_more_speaks_for_no_answer_it_says_that_nothing_was_found(index: Index, composer: Composer) -> None:
    request = make_request(index, "the ferries", "seats", "ferry-names", "ferry-count", sure=False)
    answer = composer.compose([request])
    assert (answer.outcome, answer.certainty, answer.verdict) == ("not_stated", "unsure", None)
    assert answer.headline == "I found no sure answer to that. The nearest that I know:"
    assert answer.facts == request.decision.nearest


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


def test_what_no_document_states_is_told_with_the_nearest(index: Index, composer: Composer) -> None:
    gap = make_request(index, "the seats", "seats")
    answer = composer.compose([gap])
    assert (answer.outcome, answer.findings, answer.verdict) == ("not_stated", (), None)
    assert answer.headline == index.base.gaps["seats"].statement["en"]
    assert answer.facts == ("ferry-count", "ferry-kind")
    assert composer.compose([replace(gap, facet="check")]).verdict == "not_stated"


def test_every_request_gets_its_answer(index: Index, composer: Composer) -> None:
    requests = [make_request(index, "the ferries", name) for name in ("supplier", "price", "charging")]
    answer = composer.compose(requests)
    assert [one.intent for one in (answer, *answer.more)] == ["supplier", "price", "charging"]


@pytest.mark.parametrize(
    ("target", "text", "verdict"),
    [
        ("supplier", "do they agree on the builder?", "supported"),
        ("announcement-day", "do they agree on the day?", "disputed"),
        ("charging", "do they agree on the charging?", "supported"),
        # nobody asks whether
        ("supplier", "how do they agree on the builder?", None),
    ],
)
def test_whether_documents_agree_is_judged_where_that_is_asked(
    index: Index, composer: Composer, target: str, text: str, verdict: str | None
) -> None:
    assert composer.compose([make_request(index, text, target, facet="compare")]).verdict == verdict


@pytest.mark.parametrize(
    ("target", "beginning"),
    [
        ("supplier", "Yes, the sources that speak of it agree."),
        ("announcement-day", "No, the sources disagree."),
        ("charging", "Only letter speaks of it"),
    ],
)
def test_how_documents_stand_to_each_other_is_told(
    index: Index, composer: Composer, target: str, beginning: str
) -> None:
    headline = composer.compose([make_request(index, "do they agree?", target, facet="compare")]).headline
    assert headline.startswith(beginning)
    assert headline.endswith(index.base.facts[target].statement["en"])


@pytest.mark.parametrize(
    ("message", "beginning"),
    [
        ("does Kelpworks build the ferries?", "Yes. The shipyard"),
        ("Kelpworks does not build the ferries.", "No. The shipyard"),
        ("will Brightsound buy 12 ferries?", "The sources disagree on that."),
        ("does the notice say more than 12 ferries?", "No. notice says: “up to 12”"),
    ],
)
def test_each_verdict_has_a_sentence_of_its_own(index: Index, composer: Composer, message: str, beginning: str) -> None:
    assert ask(index, composer, message).headline.startswith(beginning)


def test_what_one_document_says_is_told_in_its_words_or_as_its_silence(index: Index, composer: Composer) -> None:
    asked = replace(make_request(index, "the price", "price"), sources=frozenset({"letter.txt", "notice.txt"}))
    assert composer.compose([asked]).headline.splitlines() == [
        "letter says nothing about that.",
        "notice says: “The price was not disclosed.”",
    ]


def test_what_is_to_be_checked_and_not_proven_is_only_offered(index: Index, composer: Composer) -> None:
    answer = composer.compose([make_request(index, "is the price a zeppelin?", "price", facet="check")])
    assert (answer.certainty, answer.verdict, answer.findings) == ("unsure", None, ())


def test_a_question_word_that_joins_clauses_makes_no_statement_certain(index: Index, composer: Composer) -> None:
    asked = make_request(index, "is it zeppelins that the price is about, which nobody sells?", "price", facet="check")
    assert composer.compose([asked]).certainty == "unsure"


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


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("12 ferries?", "disputed"),
        ("19 minutes per crossing", "contradicted"),
        ("ferries", None),
        ("18 or 19 minutes per crossing?", None),
    ],
)
def test_a_figure_in_no_sentence_is_held_against_what_is_told(
    other_engine: Engine, question: str, verdict: str | None
) -> None:
    assert other_engine.ask(question).verdict == verdict


def test_who_heads_it_is_introduced_unless_a_curator_wrote_that_no_document_tells_it(engine: Engine) -> None:
    told = engine.ask("who runs Naver")
    assert (told.outcome, told.certainty) == ("answered", "sure")
    assert "Lee Hae-jin" in told.headline
    assert engine.ask("who is the CEO of Naver").outcome == "not_stated"


def test_what_points_at_something_is_no_small_talk(engine: Engine) -> None:
    answer = engine.ask("digital twins?? what is that")
    assert answer.outcome == "answered"
    assert "digital-twins-use" in answer.facts


def test_after_an_answer_without_facts_nobody_is_named_who_says_so(index: Index, composer: Composer) -> None:
    terms = index.reader.read("the ferries").terms
    before = Conversation((Turn(terms, "ferry-count", ()),))
    answer = composer.compose(Interpreter(index, load_model()).understand("who said that?", before))
    assert answer.facts or answer.headline != "The documents say:"


def test_all_is_told_in_short_by_an_intent_or_by_the_facts_of_the_examples(
    other_engine: Engine, engine_of: Callable[[str], Engine]
) -> None:
    told = other_engine.ask("give me the gist in two sentences")
    assert (told.certainty, told.intent, told.facts) == ("sure", "order-overview", ("supplier", "ferry-count", "price"))
    without = engine_of("canal").ask("tldr")
    assert (without.certainty, without.facts) == ("sure", ("price", "lease-length", "opening"))


def test_another_year_is_asked_the_same_and_is_no_claim(engine_of: Callable[[str], Engine]) -> None:
    engine = engine_of("vaccine")
    before = engine.ask("What happened in 2022?").conversation
    told, untold = engine.ask("and in 2009?", before), engine.ask("and in 2013?", before)
    assert (told.verdict, told.facts[0]) == (None, "insulin-works")
    assert (untold.verdict, untold.certainty) == (None, "unsure")


def test_who_goes_on_from_several_answers_goes_on_from_the_least_certain(other_engine: Engine) -> None:
    asked = other_engine.ask("What do the ferries cost? And what do the villagers of the moon pay?")
    assert (asked.certainty, asked.certainty_of_all) == ("sure", "unsure")
    assert other_engine.ask("source?", asked.conversation).certainty == "unsure"


def test_an_answer_leads_on_to_what_is_told_close_to_it(index: Index, composer: Composer) -> None:
    answer = composer.lead_on(composer.compose([make_request(index, "the ferries", "supplier")]))
    assert answer.further
    assert "Who builds the ferries?" not in answer.further
    assert composer.lead_on(answer) == answer
    nothing_told = composer.decline_language()
    assert composer.lead_on(nothing_told) == nothing_told


def test_what_asks_something_is_neither_thanked_for_nor_greeted(engine: Engine) -> None:
    first = engine.ask("who did president lee meet")
    answer = engine.ask("where was that", first.conversation)
    assert answer.certainty == "unsure"
    assert "meeting-place" in [finding.fact for finding in answer.nearest]
    assert engine.ask("thx mate").headline == "You are welcome."


def reply(index: Index, composer: Composer, message: str, *facts: str, **turn: Any) -> Answer:
    """The answer to what somebody says of an answer that told some facts."""
    before = Conversation((Turn(frozenset(), **{"target": facts[0], "facts": facts, **turn}),))
    return composer.compose(Interpreter(index, load_model()).understand(message, before))


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

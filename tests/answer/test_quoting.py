"""What somebody said, in the documents' words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answer.quoting import MAX_QUOTED, Quoter
from bot.answer.telling import Teller
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.factbase import FactBase
from bot.language.meaning import Meaning
from bot.question.index import Index
from bot.question.model import load_model


@pytest.fixture(scope="session")
def quoter(index: Index, teller: Teller) -> Quoter:
    """Quotes whoever speaks of the ferries."""
    return Quoter(index, teller, load_model())


def name_of(index: Index, speaker: str | None) -> str:
    """What somebody is called, if it is somebody."""
    return index.base.entities[speaker].name["en"] if speaker else ""


def read(index: Index, topic: str) -> frozenset[Meaning]:
    """What a topic says."""
    return index.reader.read(topic).terms


@pytest.mark.parametrize(
    ("speaker", "topic", "facts"),
    [
        (None, "", ("quiet-bay", "new-welders")),
        (None, "the bay", ("quiet-bay",)),
        ("tobias-renn", "", ("quiet-bay",)),
        ("tobias-renn", "the quiet bay", ("quiet-bay",)),
        # whoever is named as the source says it as well
        ("kelpworks", "", ("new-welders",)),
        # the speaker, the subject and the documents are no topic
        (
            "tobias-renn",
            "what did Renn say of Brightsound in the gazette",
            ("quiet-bay",),
        ),
    ],
)
def test_what_was_said_is_told(
    quoter: Quoter, index: Index, speaker: str | None, topic: str, facts: tuple[str, ...]
) -> None:
    answer = quoter.quote(speaker, read(index, topic))
    assert (answer.outcome, answer.certainty) == ("answered", "sure")
    assert answer.facts == facts
    name = name_of(index, speaker)
    assert answer.headline == (f"{name}, as the documents have it:" if name else "What the documents quote:")


def test_of_who_speaks_of_something_else_the_nearest_words_are_offered(quoter: Quoter, index: Index) -> None:
    answer = quoter.quote("tobias-renn", read(index, "zeppelins and diesel"))
    assert (answer.outcome, answer.certainty, answer.findings) == ("answered", "unsure", ())
    assert [finding.fact for finding in answer.nearest] == ["quiet-bay"]
    assert answer.suggestions == ("What did the mayor say?",)


@pytest.mark.parametrize("topic", ["the quiet bay of Zorblax", "Zorblax"])
def test_on_a_name_that_nobody_knows_nothing_is_certain(quoter: Quoter, index: Index, topic: str) -> None:
    for speaker in (None, "tobias-renn"):
        answer = quoter.quote(speaker, read(index, topic))
        assert (answer.certainty, answer.findings) == ("unsure", ())


def test_what_comes_nearest_is_what_shares_most_of_the_topic(rail_base: FactBase, teller: Teller) -> None:
    index = Index(rail_base, "en")
    quoter = Quoter(index, Teller(rail_base, teller.wording), load_model())
    several = {who for who in rail_base.entities if sum(who in rail_base.speakers_of(f) for f in rail_base.facts) > 1}
    assert several
    for speaker in several:
        for fact in (fact for fact in rail_base.facts if speaker in rail_base.speakers_of(fact)):
            topic = quoter.without(index.profile(fact).told, speaker)
            strange = frozenset(Meaning("unknown", f"zorblax{number}") for number in range(2 * len(topic)))
            answer = quoter.quote(speaker, topic | strange)
            assert answer.certainty == "unsure"
            assert answer.nearest[0].fact == fact


def test_that_nobody_is_quoted_on_something_is_not_said_for_want_of_words(quoter: Quoter, index: Index) -> None:
    answer = quoter.quote(None, read(index, "zeppelins"))
    assert (answer.outcome, answer.certainty) == ("not_stated", "unsure")
    assert answer.headline == "I found nothing on that."


def test_of_whom_no_document_quotes_that_is_said_with_what_is_told_of_them(quoter: Quoter, index: Index) -> None:
    answer = quoter.quote("mara-quill", read(index, ""))
    assert (answer.outcome, answer.certainty) == ("not_stated", "sure")
    assert answer.headline == "None of the documents quotes Mara Quill."
    assert [finding.fact for finding in answer.nearest] == ["report-byline"]


@pytest.mark.parametrize("name", ["other_engine", "rail_engine", "engine"])
def test_everybody_who_is_quoted_can_be_quoted(request: pytest.FixtureRequest, teller: Teller, name: str) -> None:
    index: Index = request.getfixturevalue(name).interpreter().index
    base = index.base
    quoter = Quoter(index, Teller(base, teller.wording), load_model())
    for speaker in {speaker for fact in base.facts for speaker in base.speakers_of(fact)}:
        answer = quoter.quote(speaker, frozenset())
        assert answer.certainty == "sure"
        assert 1 <= len(answer.findings) <= MAX_QUOTED
        assert all(speaker in base.speakers_of(finding.fact) for finding in answer.findings)


def test_of_several_who_speak_of_one_matter_each_is_quoted_alone(engine_of: Callable[[str], Engine]) -> None:
    index = engine_of("dairy").interpreter().index
    quoter = Quoter(index, Teller(index.base, load_wording("en")), load_model())
    [finding] = quoter.quote("bronwen-tasker", frozenset()).findings
    assert (finding.fact, finding.sources) == ("farmer-voices", ("b03.txt",))


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        # all that somebody said, where no more is asked
        ("what did the mayor say?", ("quiet-bay",)),
        # a topic that is certain
        ("what did mayor Renn say about the bay", ("quiet-bay",)),
        # a word that nothing knows may be what it is about
        ("what did the mayor say about horses?", ()),
        ("what did the mayor say about the quiet bay of Zorblax?", ()),
    ],
)
def test_a_quotation_is_given_as_certain_where_it_is_all_or_likely_enough(
    other_engine: Engine, question: str, facts: tuple[str, ...]
) -> None:
    answer = other_engine.ask(question)
    assert tuple(finding.fact for finding in answer.findings) == facts
    assert answer.certainty == ("sure" if facts else "unsure")


def test_of_much_that_somebody_said_no_more_is_told_than_what_is_asked_for(engine: Engine) -> None:
    assert len(engine.ask("what did President Lee say?").findings) > 1
    assert engine.ask("what did Huang say on AI?").certainty == "unsure", "he said much on it"
    [finding] = engine.ask("what does Lee say his country will be under Jensen's leadership").findings
    assert "testing ground" in finding.statement


def test_what_somebody_does_not_disclose_are_no_words_of_his(engine: Engine) -> None:
    assert "jensen-huang" in engine.base.speakers_of("deal-value")
    assert "deal-value" not in engine.base.words_of("jensen-huang")
    assert "deal-value" not in engine.quote("jensen-huang", "South Korea").facts

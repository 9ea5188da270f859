"""Messages of several sentences, and what is said between questions."""

from __future__ import annotations

import pytest

from bot.answer.answer import Verdict
from bot.engine import Engine
from bot.question.conversation import Conversation

SUPPORTED: Verdict = "supported"
CONTRADICTED: Verdict = "contradicted"

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


def converse(engine: Engine, *turns: str) -> Conversation:
    """A conversation with these turns in it."""
    conversation = Conversation()
    for turn in turns:
        conversation = engine.ask(turn, conversation).conversation
    return conversation


@pytest.mark.parametrize(
    ("message", "verdicts", "verdict"),
    [
        ("Kelpworks builds the ferries. The ferries run on electricity.", [SUPPORTED, SUPPORTED], SUPPORTED),
        ("The ferries run on diesel. Kelpworks builds the ferries.", [CONTRADICTED, SUPPORTED], CONTRADICTED),
        ("Kelpworks builds the ferries. The ferries run on diesel.", [SUPPORTED, CONTRADICTED], CONTRADICTED),
        # what says nothing is not judged, nor what only leads up to a statement
        ("Kelpworks builds the ferries. Ouch.", [SUPPORTED], SUPPORTED),
        ("True or false: Kelpworks builds the ferries.", [SUPPORTED], SUPPORTED),
        ("Kelpworks builds the ferries. Is that right?", [SUPPORTED], SUPPORTED),
        # who asks as well wants an answer to that
        ("Kelpworks builds the ferries. When was the order announced?", [None], None),
    ],
)
def test_each_statement_of_a_message_that_asks_nothing_is_judged(
    other_engine: Engine, message: str, verdicts: list[Verdict | None], verdict: Verdict | None
) -> None:
    answer = other_engine.ask(message)
    assert [part.verdict for part in answer.parts] == verdicts
    assert answer.verdict_of_all == verdict


@pytest.mark.parametrize("wish", ["I need the exact quote and source.", "Thanks!"])
def test_a_wish_beside_a_question_adds_no_other_answer_than_the_words_of_this_one(
    other_engine: Engine, wish: str
) -> None:
    first, *more = other_engine.ask(f"Who builds the ferries? {wish}").parts
    assert first.facts == ("supplier",)
    assert all(part.facts in ((), first.facts) for part in more)


@pytest.mark.parametrize("between", ["thanks", "hello", "thank you very much"])
@pytest.mark.parametrize("question", ["source?", "are you sure?"])
def test_who_thanks_may_still_ask_for_the_words_of_the_answer_before(
    other_engine: Engine, between: str, question: str
) -> None:
    conversation = converse(other_engine, "who builds the ferries?", between)
    answer = other_engine.ask(question, conversation)
    assert answer.passages == other_engine.catalogue.cite(["supplier"])


def test_the_words_of_what_comes_nearest_are_not_given_for_those_of_an_answer(other_engine: Engine) -> None:
    (gap, record), *_ = other_engine.base.gaps.items()
    conversation = converse(other_engine, record.asked["en"][0])
    assert conversation.last
    assert conversation.last.target == gap
    answer = other_engine.ask("source?", conversation)
    assert answer.outcome == "not_stated"
    assert answer.headline == "None of the documents states that. The words of what comes nearest:"


def test_an_uncertain_answer_is_told_again_as_one(other_engine: Engine) -> None:
    conversation = converse(other_engine, "who builds the zeppelins for the ferries?")
    assert other_engine.ask("who said that?", conversation).certainty_of_all == "unsure"


def test_a_document_is_put_to_every_part_of_a_statement(other_engine: Engine) -> None:
    """Of what only others tell nothing is borne out by it."""
    statement = "Kelpworks builds the ferries, and the ferries are charged at night."
    told = {source: other_engine.ask(statement, document=source).verdict for source in (GAZETTE, LETTER, NOTICE)}
    alone = {claim.source for claim in other_engine.base.facts["charging"].claims}
    assert {source for source, verdict in told.items() if verdict == SUPPORTED} <= alone


def test_a_document_tells_of_several_facts_those_that_it_tells(other_engine: Engine) -> None:
    for name, intent in other_engine.base.intents.items():
        for source in other_engine.base.sources:
            answer = other_engine.ask(intent.asked["en"][0], document=source)
            told = [finding for finding in answer.findings if source in finding.sources]
            if answer.intent == name and told:
                assert answer.findings == tuple(told)
                assert "says nothing about that" not in answer.headline


@pytest.mark.parametrize("question", ["which documents mention {} and {}?", "which documents name both {} and {}?"])
def test_each_who_is_asked_for_is_looked_for_in_the_documents(other_engine: Engine, question: str) -> None:
    answer = other_engine.ask(question.format("Kelpworks", "Mara Quill"))
    texts = {name: document.text for name, document in other_engine.base.documents.items()}
    assert set(answer.mentioning) == {name for name, text in texts.items() if "Kelpworks" in text or "Quill" in text}
    assert [line.partition(":")[0] for line in answer.headline.splitlines()] == ["Kelpworks", "Mara Quill"]


def test_a_document_that_there_is_not_and_a_stranger_are_refused(other_engine: Engine) -> None:
    with pytest.raises(LookupError, match=r"nowhere\.txt"):
        other_engine.ask("who builds the ferries?", document="nowhere.txt")
    with pytest.raises(LookupError, match="zorblax"):
        other_engine.quote("zorblax")


def test_another_language_is_declined_however_it_is_put(other_engine: Engine) -> None:
    text = "페리는 몇 척입니까"
    assert other_engine.check(text).checked[0].answer.headline == other_engine.ask(text).headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "what is the gazette called?",
            "gazette is a newspaper report. Its title: “Brightsound Orders Electric Ferries”. By Mara Quill.",
        ),
        ("who wrote the letter?", "letter is a letter of the shipyard."),
    ],
)
def test_who_asks_of_a_document_is_told_what_it_is(other_engine: Engine, question: str, headline: str) -> None:
    answer = other_engine.ask(question)
    assert answer.headline.startswith(headline)
    assert len(answer.mentioning) == 1


@pytest.mark.parametrize(
    "question", ["is it cheaper or dearer than 40 million?", "is it more or less than 12 ferries?"]
)
def test_which_of_two_sides_of_a_figure_is_no_yes_or_no(other_engine: Engine, question: str) -> None:
    assert other_engine.ask(question).verdict is None


def test_who_wrote_one_document_is_not_told_by_another(engine: Engine) -> None:
    known, unknown = engine.ask("who wrote 002?"), engine.ask("who wrote doc 001 tho")
    assert (known.outcome, known.facts) == ("answered", ("article-author",))
    assert (unknown.outcome, unknown.facts) == ("not_stated", ())
    assert [source.partition("_")[0] for source in unknown.sources] == ["001"]


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        (
            "Who wrote the letter? How many ferries are there?",
            ["letter is a letter of the shipyard.", "Brightsound buys about 12 ferries."],
        ),
        (
            "Which document is the newest? How many ferries are there?",
            ["The newest date is that of gazette:", "Brightsound buys about 12 ferries."],
        ),
        (
            "Who wrote the letter? What does it say?",
            ["letter is a letter of the shipyard.", "letter is a letter of the shipyard."],
        ),
    ],
)
def test_what_is_asked_of_a_document_is_answered_beside_other_questions(
    other_engine: Engine, message: str, lines: list[str]
) -> None:
    assert [part.headline.splitlines()[0] for part in other_engine.ask(message).parts] == lines


def test_who_somebody_is_may_be_asked_on(other_engine: Engine) -> None:
    conversation = converse(other_engine, "who is Tobias Renn?")
    answer = other_engine.ask("what is his job?", conversation)
    assert [passage.source for passage in answer.passages] == [GAZETTE, LETTER]

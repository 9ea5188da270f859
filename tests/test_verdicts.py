"""Whether the documents bear out what somebody takes to be so: the verdict, on the invented fact base and on both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from loaded import ask_once

from bot.answer.answer import Verdict
from bot.engine import Engine

#: Words with which a question for a yes or no begins.
OPENING: Final = ("is", "are", "was", "were", "do", "does", "did", "will", "has", "have", "can")

#: Shorter questions have no room for a 'not'.
SHORTEST: Final = 3

#: A law that is tried on fewer wordings is hardly tried.
FEW: Final = 5


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        # a value that the documents agree on
        ("does Kelpworks build the ferries?", "supported"),
        ("are the ferries electric?", "supported"),
        ("did Mara Quill write the report?", "supported"),
        # what is no more is another matter, and what is put in place of nothing as well
        ("the ferries are over", None),
        ("is it 9 months old?", None),
        # bounds that cannot both hold
        ("will Brightsound buy 12 ferries?", "disputed"),
        ("does the town buy 10 ferries?", "contradicted"),
        ("will it buy 500 ferries?", "contradicted"),
        ("do they buy more than 12 ferries?", "disputed"),
        # shares
        ("is more than 10% of the charge left?", "supported"),
        ("is only 20% of the charge left?", "contradicted"),
        ("is 75% of the charge left?", "contradicted"),
        ("is more than a tenth of the charge left?", "supported"),
        ("is half of the charge left?", "contradicted"),
        ("are three quarters of the charge left?", "contradicted"),
        # that a figure was withheld says nothing of which it is, and against who gives one
        ("does the order cost about 40 million euros?", "supported"),
        ("was the price kept secret?", "disputed"),
        ("the notice says that the price is 40 million euros", "contradicted"),
        ("the gazette says that the price is 40 million euros", "supported"),
        # with a bound that figures are told with another figure is another one, and weaker with others
        ("will Brightsound buy up to 20 ferries?", "contradicted"),
        ("will Brightsound buy at most 20 ferries?", "supported"),
        # a denial that is about nothing denies nothing of the rest
        ("Brightsound buys ferries from Kelpworks, not bad at all", "supported"),
        # a clause that has its subject in common with the first
        ("Kelpworks builds the ferries and is paid 90 million euros", "contradicted"),
        # what goes beyond what is told
        ("will Brightsound buy about 12 ferries permanently?", None),
        # lengths, in minutes or seconds
        ("does a crossing take less than 20 minutes?", "supported"),
        ("does a crossing take less than 10 minutes?", "contradicted"),
        ("is a crossing longer than 900 seconds?", "supported"),
        ("does a crossing take 18 minutes?", "disputed"),
        ("does a crossing take 17 min 30 s?", "disputed"),
        ("does a crossing take 40 minutes?", "contradicted"),
        ("does a crossing take half an hour?", "contradicted"),
        ("does a crossing take two months?", "contradicted"),
        # one gives a figure, another says that none was given
        ("does the order cost 40 million euros?", "disputed"),
        ("does the order cost 44 million dollars?", "disputed"),
        ("does the order cost 90 million euros?", "contradicted"),
        # a day, a place
        ("was it announced on Wednesday?", "disputed"),
        ("was the order announced on Friday?", "contradicted"),
        # closed and open lists
        ("do the ferries call at Otter Island?", "supported"),
        ("do the ferries call at the Old Quay?", "disputed"),
        # what the fact has, but not beyond all others: that is not proven
        ("is Kelpworks the biggest builder of ferries?", None),
        ("is Kelpworks the only builder of ferries?", None),
        # one document alone
        ("does the notice say that the price was disclosed?", "contradicted"),
        # who said it
        ("did the mayor say that the bay will be quiet?", "supported"),
        ("did Mara Quill say that the bay will be quiet?", "contradicted"),
        # 'only' before a figure that is told just so, and with a limit
        ("The yard may hire only 30 welders.", "supported"),
        ("The notice says that the town has ordered only up to 12 ferries.", None),
        # nobody, and nothing else
        ("No one builds the ferries.", "contradicted"),
        ("The ferries run on nothing but diesel.", "contradicted"),
        # a tag is no negation
        ("Kelpworks builds the ferries, no?", "supported"),
        ("Kelpworks builds the ferries. True?", "supported"),
        ("Kelpworks does not build the ferries.", "contradicted"),
        # nobody tells of both together
        ("did Kelpworks build the ferries while Mara Quill wrote the report?", None),
        # nor does every denial have a 'not'
        ("is Kelpworks against the ferries?", "contradicted"),
        # chat shorthand
        ("r the ferries electric y/n", "supported"),
        # a statement is judged like a question
        ("The yard may hire 30 welders.", "supported"),
        ("The yard will hire 300 welders.", "contradicted"),
        # of what may come nobody knows that it will
        ("The yard will hire 30 welders.", None),
        ("The ferries are charged at night.", "supported"),
        # open questions have none
        ("who builds the ferries?", None),
        ("how many ferries?", None),
    ],
)
def test_a_question_gets_its_verdict(other_engine: Engine, question: str, verdict: Verdict | None) -> None:
    assert other_engine.ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The aim is to end diesel traction south of the Tagus.", "supported"),
        ("The aim is to begin diesel traction south of the Tagus.", "contradicted"),
        ("The aim is not to end diesel traction south of the Tagus.", "contradicted"),
    ],
)
def test_an_opposite_word_denies_like_a_negation(rail_engine: Engine, statement: str, verdict: Verdict) -> None:
    assert rail_engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The talks lasted 14 months.", "supported"),
        ("The talks lasted more than a year.", "supported"),
        ("The talks lasted two years.", "contradicted"),
        ("A complaint would suspend the order for 60 days.", "supported"),
        ("A complaint would suspend the order for 3 weeks.", "contradicted"),
    ],
)
def test_a_length_is_held_against_a_count_of_days_or_months(
    rail_engine: Engine, statement: str, verdict: Verdict
) -> None:
    assert rail_engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The first locomotive arrives in September 2027.", "disputed"),
        # what one document leaves open another one does not deny for both
        ("The first locomotive arrives in late September 2027.", None),
        ("The first locomotive arrives on 3 September 2027.", None),
    ],
)
def test_a_date_within_one_that_is_told_may_be_so(rail_engine: Engine, statement: str, verdict: Verdict | None) -> None:
    assert rail_engine.ask(statement).verdict == verdict


@pytest.mark.parametrize(
    "statement", ["Nvidia is part of Samsung.", "Samsung is part of Nvidia", "is LG a division of Samsung?"]
)
def test_who_is_told_together_with_a_firm_is_no_part_of_it(engine: Engine, statement: str) -> None:
    assert engine.ask(statement).verdict != "supported"


def test_who_is_a_part_of_what_is_done_is_that_still(engine: Engine) -> None:
    assert engine.ask("Samsung is part of the deal").verdict == "supported"


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("is Korea the AI capital?", None),
        ("Is Korea becoming the AI capital?", "supported"),
        ("does Korea want to be the AI capital?", "supported"),
    ],
)
def test_who_is_to_become_something_is_not_that_yet(engine: Engine, statement: str, verdict: Verdict | None) -> None:
    assert engine.ask(statement).verdict == verdict


def test_a_length_in_seconds_has_to_agree_to_the_second(other_engine: Engine) -> None:
    verdicts = [
        other_engine.ask(f"does a crossing take {length}?").verdict for length in ("17 minutes", "1020 seconds")
    ]
    assert verdicts == ["disputed", "contradicted"]


def test_a_denied_question_never_gets_the_same_verdict(any_engine: Engine) -> None:
    judged = {wording: ask_once(any_engine, wording).verdict for wording in checks(any_engine)}
    sure = {wording: verdict for wording, verdict in judged.items() if verdict in ("supported", "contradicted")}
    assert len(sure) >= FEW
    assert not [
        (wording, verdict) for wording, verdict in sure.items() if any_engine.ask(deny(wording)).verdict == verdict
    ]


def checks(engine: Engine) -> list[str]:
    """The first of each fact's own wordings that ask for a yes or no, and deny nothing."""
    found = (next(filter(is_check, fact.asked["en"]), None) for fact in engine.base.facts.values())
    return [wording for wording in found if wording]


def is_check(wording: str) -> bool:
    opening, *rest = wording.split()
    return opening in OPENING and len(rest) >= SHORTEST and not {"no", "not"} & set(rest)


def deny(question: str) -> str:
    """'is the town big' with a 'not' after its subject's first word."""
    opening, subject, *rest = question.split()
    return " ".join((opening, subject, "not", *rest))


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        # whether somebody disclosed it himself is told by those who tell of him
        ("Huang did not disclose the price", "supported"),
        ("the financial details were disclosed by Huang", "contradicted"),
        ("the price was not disclosed", "disputed"),
        # who withholds a figure does not give it
        ("document 001 puts the deal at 14 trillion won", "contradicted"),
        ("document 002 puts the deal at 14 trillion won", "supported"),
        # a ceiling is no floor
        ("document 002 puts the deal at no less than 14 trillion won", "contradicted"),
        # a document that names somebody nowhere does not say it of him, whatever the fact's other words are
        ("Does document 000 call the chips Blackwell?", "contradicted"),
        ("Document 002 calls the chips Blackwell", "supported"),
        ("Document 000 does not call the chips Blackwell", "supported"),
        # what is joined may have a word for two beside it
        ("Both steel and cars are among the industries whose beginnings the video traces.", "supported"),
        # what belongs to a thing may be said with it, and is no part of it where a passage goes on to something else
        ("is the YouTube clip under four minutes long?", "supported"),
        ("is the clip narrated in English?", "contradicted"),
        # beside a curated opposite much may be left
        ("are they dumping old leftover gpus on korea", "contradicted"),
        # a figure that is false is so whoever stands in whose place; who acts may stand after 'by'
        ("Was China less than 3 percent of Nvidia's revenue last year?", "contradicted"),
        ("All of Samsung and Hyundai are being supplied by Nvidia", "supported"),
        # a reason has to be told
        ("Nvidia made the video because of the deal.", None),
        ("BlackRock joined the AI hub projects because of Nvidia.", None),
        ("G-SYNC and Reflex exist because of Korean e-sports.", "supported"),
        ("Nvidia lost its share in China because of geopolitical tensions.", "supported"),
        # who is said to be better than the best is no proof of it
        ("Huang thinks another country is better at industrial capability than Korea.", None),
        # 'all' of what is given says nothing of who is listed
        ("do all the gpus go to the state", None),
        # what a figure is computed from may judge as well
        ("Does the public sector end up with 150k GPUs?", "contradicted"),
        # of whom no document knows he may have said it
        ("my uncle swears that nvidia supplies the gpus", "supported"),
        # a clause that only says of somebody else that he did not
        ("BlackRock has agreed to join the AI hub projects, whereas OpenAI turned them down.", "contradicted"),
        # of a short statement nothing may be left: that may be what it is about
        ("The American government forced Korea to buy from Nvidia.", None),
        # what one of both is told of holds for the other one not
        ("Nvidia is valued at $5 trillion", "supported"),
        ("South Korea is valued at $5 trillion", None),
        ("South Korea has deals with the US Department of Energy.", None),
        # what turns the parties of one fact round is borne out by no other
        ("The film is a tribute that South Korea made in honour of Nvidia.", None),
    ],
)
def test_a_statement_on_the_deal_is_judged_by_who_tells_what(
    engine: Engine, statement: str, verdict: Verdict | None
) -> None:
    assert engine.ask(statement).verdict == verdict


@pytest.mark.parametrize("statement", ["was the vote unanimous?", "the vote was unanimous"])
def test_who_is_at_one_are_those_of_whom_a_fact_tells_it_and_not_the_documents(
    engine_of: Callable[[str], Engine], statement: str
) -> None:
    assert engine_of("mill").ask(statement).verdict == "contradicted"

"""Answers as cards: whatever is asked, Discord takes the card, and nothing of the answer gets lost on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, permutations
from typing import Final, NamedTuple

import pytest
from discord.ui import LayoutView
from discord.utils import as_chunks
from four_documents import FOUR
from hypothesis import given
from hypothesis import strategies as st
from loaded import ask_once, own_wordings

from bot.answer.answer import Answer, Checked, Finding
from bot.answer.finding import find
from bot.discord_app.cards import LONGEST_BLOCK, LONGEST_STATEMENT, MAX_BLOCKS, PAGE, RULE, Card, CardMaker, paginate
from bot.discord_app.desk import CODE, LONGEST_INPUT, Desk, code_of
from bot.discord_app.escaping import shorten
from bot.discord_app.views import MAX_BUTTONS, MAX_CODES, CardView, answer_page, passages_page
from bot.engine import Engine
from bot.knowledge.comparison import Relation
from bot.knowledge.evidence import fold_passage
from bot.knowledge.factbase import FactBase
from discord_app.discord_rules import LINE, ROW, TEXT, Component, breaches, components_of, formats_in, unescape
from discord_app.rooms import check

Page = tuple[str, ...]

BLOCKS = st.lists(st.text("ab *\n", max_size=30) | st.integers(1, LONGEST_BLOCK).map("x".__mul__) | st.just(RULE))

#: A passage on a card: its file and line in small letters, and below it what stands there, the cited words bold.
CITATION = re.compile(r"-# (?P<source>.+), line (?P<line>\d+)\n> (?P<before>.*?)\*\*(?P<words>.+?)\*\*(?P<after>.*)")

#: Where a sentence ends, marks that close after its last one included.
SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*$")

#: How an open question begins.
ASKING = re.compile(r"(?:what|which|who|how|when|where|why)\b")

#: The colour of what is not certain, or not known.
GREY = 0x8A94A6

#: A code of a fact that no base has.
GONE = "0" * CODE

#: An id of Discord's is a number of 64 bits.
LARGEST_ID: Final = 2**64 - 1


class Asked(NamedTuple):
    """What a message was answered with, and its card."""

    answer: Answer
    card: Card


class Check(NamedTuple):
    """What was checked in a message, and its card."""

    checks: tuple[Checked, ...]
    card: Card


@pytest.fixture(scope="session")
def desk(any_engine: Engine) -> Desk:
    return Desk(any_engine)


@pytest.fixture(scope="session")
def base(desk: Desk) -> FactBase:
    return desk.engine.base


@pytest.fixture(scope="session")
def asked(desk: Desk, base: FactBase) -> dict[str, Asked]:
    """Own wordings of all that can be asked for, with their answers and the cards of these."""
    return {wording: ask(desk, wording) for _, _, wordings in own_wordings(base) for wording in wordings}


@pytest.fixture(scope="session")
def longest(desk: Desk, asked: dict[str, Asked]) -> dict[str, Asked]:
    """Messages of three questions that are answered at the greatest length, or with the most facts."""
    # Of a message that asks something the mere keywords are left aside.
    asking = [question for question in asked if ASKING.match(question)]
    by_length = sorted(asking, key=lambda question: -sum(map(len, chain.from_iterable(asked[question].card.pages))))
    by_facts = sorted(asking, key=lambda question: -len(asked[question].card.facts))
    triples = chain.from_iterable(
        permutations(list({asked[question].answer.facts: question for question in ranked[:40]}.values())[:4], 3)
        for ranked in (by_length, by_facts)
    )
    questions = {message: ask(desk, message) for message in ("? ".join(triple) + "?" for triple in triples)}
    return {**questions, "/disagreements": Asked(desk.engine.catalogue.list_disagreements(), desk.disagreements())}


@pytest.fixture(scope="session")
def checked(desk: Desk, base: FactBase) -> Check:
    """A message that states as much as one can hold, checked, with what is answered at the greatest length first."""
    facts = sorted(base.facts, key=base.is_contradicted, reverse=True)
    message = " ".join(base.facts[fact].statement["en"] for fact in facts)[:LONGEST_INPUT]
    return Check(desk.engine.check(message).checked, check(desk, message))


@pytest.fixture(scope="session")
def cards(asked: dict[str, Asked], longest: dict[str, Asked], checked: Check) -> dict[str, Card]:
    """The cards of all these, by what they answer."""
    return {**{message: card for message, (_, card) in (asked | longest).items()}, "/check": checked.card}


# Within Discord's limits


def test_the_card_of_an_own_wording_is_one_that_discord_takes(desk: Desk, asked: dict[str, Asked]) -> None:
    assert all_breaches({wording: card for wording, (_, card) in asked.items()}, desk) == []


def test_the_longest_answers_to_three_questions_are_ones_that_discord_takes(
    desk: Desk, longest: dict[str, Asked]
) -> None:
    assert max(len(answer.more) for answer, _ in longest.values()) == 2
    assert max(len(card.pages) for _, card in longest.values()) > 1, "else they are not the longest"
    assert all_breaches({message: card for message, (_, card) in longest.items()}, desk) == []


def test_the_cards_of_all_commands_are_ones_that_discord_takes(desk: Desk, base: FactBase) -> None:
    cards = {
        "about": desk.about(),
        "disagreements": desk.disagreements(),
        "quotes": desk.quotes(None, ""),
        **{f"quotes of {speaker}": desk.quotes(speaker, "") for speaker in desk.engine.catalogue.speakers},
        "sources": desk.sources(None),
        **{f"source {source}": desk.sources(source) for source in base.sources},
        "nothing": desk.ask(""),
        "help": desk.ask("help"),
        "out of scope": desk.ask("who won the football match in Lisbon?"),
    }
    assert all_breaches(cards, desk) == []


def test_the_fullest_page_with_all_that_can_be_pressed_is_one_that_discord_takes(desk: Desk) -> None:
    pages = paginate(["x" * (PAGE // MAX_BLOCKS)] * MAX_BLOCKS * 3)
    questions = tuple(f"{number} {'x' * LONGEST_INPUT}" for number in range(25))
    card = Card(0, pages, tuple(map(str, range(100))), questions, questions)
    assert len(pages) == 3
    assert all_breaches({"fullest": card}, desk) == []


def test_every_page_of_passages_is_one_that_discord_takes(desk: Desk, base: FactBase) -> None:
    refused = {
        (codes, page): broken
        for codes in all_codes(base)
        for page in range(len(pages_behind(codes, desk)))
        for broken in breaches(passages_page(desk, codes, page))
    }
    assert refused == {}


@pytest.mark.parametrize("marks", ["", "`**_||~~ [x](y)", "<@1> @everyone", "\\", "*", "￼", "https://example.com/"])
def test_the_check_of_long_statements_is_one_that_discord_takes(desk: Desk, base: FactBase, marks: str) -> None:
    """All statements without marks, and with marks those of every sixth message."""
    for facts in [*as_chunks(base.facts.values(), 5)][:: 6 if marks else 1]:
        card = check(desk, ". ".join(f"{fact.statement['en'].rstrip('.')} {marks * 120}" for fact in facts))
        assert all_breaches({marks: card}, desk) == []


def test_the_check_of_a_message_as_long_as_can_be_is_one_that_discord_takes(desk: Desk, base: FactBase) -> None:
    statements = " ".join(fact.statement["en"] for fact in base.facts.values())
    assert all_breaches({"": check(desk, statements * (LONGEST_INPUT // len(statements) + 1))}, desk) == []


# What stands on a card


def test_every_camps_words_stand_on_the_card_of_a_contradiction(desk: Desk, base: FactBase) -> None:
    contradicted = desk.engine.catalogue.list_disagreements().findings
    assert {finding.fact for finding in contradicted} == set(base.contradicted_facts()) != set()
    for finding in contradicted:
        told = shown(desk.ask(base.facts[finding.fact].asked["en"][0]).pages)
        assert [words for camp in finding.camps for words in camp.words if f"“{words}”" not in told] == [], finding.fact


def test_what_stands_between_quotation_marks_on_a_card_stands_in_a_document(cards: dict[str, Card], desk: Desk) -> None:
    told = [*cards.values(), desk.quotes(None, ""), desk.disagreements(), desk.sources(None)]
    quoted = {words for card in told for words in re.findall("“([^”]*)”", shown(card.pages))}
    texts = [fold_passage(document.text) for document in desk.engine.base.documents.values()]
    assert quoted
    assert [words for words in quoted if not any(fold_passage(words) in text for text in texts)] == []


def test_every_camps_words_stand_on_the_card_of_all_disagreements(desk: Desk) -> None:
    told = shown(desk.disagreements().pages)
    camps = [camp for finding in desk.engine.catalogue.list_disagreements().findings for camp in finding.camps]
    assert [words for camp in camps for words in camp.words if f"“{words}”" not in told] == []


def test_an_own_wordings_card_holds_its_whole_answer_on_one_page_if_that_cites_four_documents_at_most(
    asked: dict[str, Asked],
) -> None:
    for wording, (answer, card) in asked.items():
        assert len(card.pages) == 1 or len(answer.sources) > len(FOUR), wording
        assert len(card.facts) <= MAX_CODES, wording
        assert [part for part in parts_of(answer) if part not in shown(card.pages)] == [], wording


def test_all_pages_together_hold_the_whole_answer(longest: dict[str, Asked]) -> None:
    for message, (answer, card) in longest.items():
        assert [part for part in parts_of(answer) if part not in shown(card.pages)] == [], message


def test_all_pages_together_hold_each_statement_that_is_checked_and_its_verdict(checked: Check) -> None:
    told = shown(checked.card.pages)
    judged = [each.answer for each in checked.checks if each.is_judged]
    assert judged
    assert [part for answer in judged for part in (answer.headline, *details_of(answer)) if part not in told] == []
    others = [each.answer for each in checked.checks if each.answer.nearest and not each.is_judged]
    assert [
        part for answer in others for part in (answer.headline, *tell(answer.nearest[:1])) if part not in told
    ] == []
    repeated = [shorten(each.statement, LONGEST_STATEMENT) for each in checked.checks]
    assert [statement for statement in repeated if statement not in told] == []


def test_the_last_page_ends_with_every_document_that_the_answer_cites_and_no_page_names_them_before(
    longest: dict[str, Asked], checked: Check
) -> None:
    cited = {
        message: (set(answer.listed_sources), card)
        for message, (answer, card) in longest.items()
        # A passage has its document beside it.
        if answer.listed_sources and not any(part.passages for part in (answer, *answer.more))
    }
    told = chain.from_iterable(each.answer.findings or each.answer.nearest[:1] for each in checked.checks)
    cited["/check"] = {name for finding in told for name in finding.sources}, checked.card
    for message, (names, card) in cited.items():
        blocks = [*chain.from_iterable(card.pages)]
        naming = [any(name in shown([(block,)]) for name in names) for block in blocks]
        first = naming.index(True)
        assert all(naming[first:]), message
        assert len(blocks[first:]) <= len(card.pages[-1]), message
        assert [name for name in names if name not in shown([tuple(blocks[first:])])] == [], message


def test_a_line_parts_the_answers_of_one_message(longest: dict[str, Asked]) -> None:
    for message, (answer, card) in longest.items():
        headlines = [sum(block.startswith("## ") for block in part) for part in parted(card)]
        assert max(headlines) <= 1, message
        assert sum(headlines) == sum(part.certainty == "sure" for part in (answer, *answer.more)), message


def test_a_line_parts_the_statements_that_are_checked(checked: Check) -> None:
    statements = [sum(block.startswith("> ") for block in part) for part in parted(checked.card)]
    assert max(statements) == 1
    assert sum(statements) == len(checked.checks)


def test_a_line_has_something_before_and_after_it(cards: dict[str, Card]) -> None:
    assert [message for message, card in cards.items() if not all(parted(card))] == []


def test_each_block_of_a_page_is_a_text_or_a_line_across(desk: Desk, cards: dict[str, Card]) -> None:
    for message, card in cards.items():
        for page, blocks in enumerate(card.pages):
            drawn = [part for part in components_of(CardView(card, desk.wording, page)) if part["type"] in (TEXT, LINE)]
            texts = tuple(part["content"] if part["type"] == TEXT else RULE for part in drawn)
            assert texts[: len(blocks)] == blocks, message


# What is certain, and what is not


@pytest.fixture(scope="session")
def findings(base: FactBase, desk: Desk) -> tuple[Finding, ...]:
    """Three facts: the first and the last are contradicted, the second is not."""
    contradicted = base.contradicted_facts()
    agreed = next(fact for fact in base.facts if fact not in contradicted)
    return tuple(find(base, fact, desk.wording) for fact in (contradicted[0], agreed, contradicted[-1]))


@pytest.fixture(scope="session")
def offer(desk: Desk, findings: tuple[Finding, ...]) -> Answer:
    """An answer that is not certain, with all that one can have."""
    return Answer(
        "answered",
        desk.wording.language,
        desk.wording.say("unsure"),
        certainty="unsure",
        nearest=findings,
        suggestions=desk.engine.catalogue.questions[:3],
        understood="Who is it?",
        further=desk.engine.catalogue.questions[3:5],
    )


def make(desk: Desk, answer: Answer) -> Card:
    return CardMaker(desk.engine.base, desk.wording).make(answer)


def test_an_answer_that_is_not_certain_says_so_first_and_tells_each_fact_on_a_line(
    desk: Desk, offer: Answer, findings: tuple[Finding, ...]
) -> None:
    ((first, *lines),) = (tuple(map(unescape, page)) for page in make(desk, offer).pages)
    assert first == desk.wording.say("unsure")
    assert [line for line in lines if "\n" in line or line == RULE] == []
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        assert line.startswith(f"- {finding.statement}")
        assert all(desk.engine.base.sources[name].short in line for name in finding.sources)


def test_of_the_nearest_facts_the_first_and_those_in_dispute_are_told_in_the_documents_words(
    desk: Desk, offer: Answer, findings: tuple[Finding, ...]
) -> None:
    told = shown(make(desk, offer).pages)
    first, *others = findings
    quoted = [first, *(finding for finding in others if finding.relation is Relation.CONTRADICTION)]
    assert [words for words in words_of(*quoted) if f"“{words}”" not in told] == []
    unquoted = {*words_of(*others)} - {*words_of(*quoted)}
    assert [words for words in unquoted if f"“{words}”" in told] == []
    assert told.count("The sources disagree:") == 2


def test_whatever_else_is_not_certain_is_shown_as_plainly(
    desk: Desk, offer: Answer, findings: tuple[Finding, ...]
) -> None:
    card = make(desk, replace(offer, nearest=(), findings=findings, listed=("Derived: 12", "Derived: 13")))
    blocks = list(chain.from_iterable(card.pages))
    assert [block for block in blocks if block.startswith(("#", ">", "**"))] == []
    assert [
        words for words in (*words_of(*findings), "Derived: 12", "Derived: 13") if words not in shown(card.pages)
    ] == []


def test_nothing_that_is_not_certain_looks_like_a_finding(desk: Desk, offer: Answer) -> None:
    card = make(desk, offer)
    blocks = list(chain.from_iterable(card.pages))
    assert [block for block in blocks if block.startswith(("#", ">", "**"))] == []
    assert offer.understood not in shown(card.pages)
    assert card.colour == GREY
    assert (card.choices, card.further) == (offer.suggestions, ())


def test_what_was_asked_wants_no_colour_from_what_is_not_certain(
    desk: Desk, offer: Answer, findings: tuple[Finding, ...]
) -> None:
    agreed = Answer("answered", desk.wording.language, "So it is.", verdict="supported", findings=findings[1:2])
    alone, first, last = (make(desk, each) for each in (agreed, more(agreed, offer), more(offer, agreed)))
    assert alone.colour == first.colour == last.colour != GREY


def test_a_card_goes_on_only_from_what_is_certain_in_every_part_and_is_counted_as_answered_where_any_is(
    desk: Desk, offer: Answer, findings: tuple[Finding, ...]
) -> None:
    language, questions = desk.wording.language, desk.engine.catalogue.questions[:2]
    agreed = Answer("answered", language, "So it is.", findings=findings[1:2], further=questions)
    unknown = replace(offer, outcome="not_stated")
    assert (make(desk, agreed).further, make(desk, more(agreed, agreed)).further) == (questions, questions)
    for answer in (more(agreed, unknown), replace(more(unknown, agreed), further=questions)):
        card = make(desk, answer)
        assert (card.further, card.outcome) == ((), "answered")


def test_the_questions_of_every_part_that_is_not_certain_can_be_chosen(desk: Desk, offer: Answer) -> None:
    other = replace(offer, suggestions=desk.engine.catalogue.questions[2:5])
    assert make(desk, more(offer, other)).choices == desk.engine.catalogue.questions[:5]


def test_what_is_nearly_as_likely_stands_below_the_answer(desk: Desk, findings: tuple[Finding, ...]) -> None:
    answer = Answer("answered", desk.wording.language, "So it is.", findings=findings[1:2], also=findings[::2])
    card = make(desk, answer)
    above, below, *_ = filter(None, parted(card))
    assert above[0] == "## So it is."
    assert below[0] == f"**{desk.wording.say('also')}**"
    told = shown(card.pages).partition(desk.wording.say("also"))[2]
    assert [part for part in tell(answer.also) if part not in told] == []
    assert set(answer.facts) == set(card.facts)
    assert "Also" not in shown(make(desk, replace(answer, also=())).pages)


def test_passages_that_are_asked_for_stand_with_file_and_line_in_the_answer(desk: Desk, base: FactBase) -> None:
    fact = base.contradicted_facts()[0]
    passages = desk.engine.catalogue.cite([fact])
    answer = Answer("answered", desk.wording.language, desk.wording.say("passages"), passages=passages)
    ((heading, *blocks, _, cited),) = make(desk, answer).pages
    assert unescape(heading) == f"## {desk.wording.say('passages')}"
    assert tuple(blocks) == desk.passages([code_of(fact)]).pages[0]
    assert all(passage.source in unescape(cited) for passage in passages)


def test_the_cards_of_all_these_are_ones_that_discord_takes(
    desk: Desk, offer: Answer, findings: tuple[Finding, ...]
) -> None:
    sure = Answer("answered", desk.wording.language, "So.", findings=findings, also=findings, nearest=findings)
    passages = replace(sure, passages=desk.engine.catalogue.cite(desk.engine.base.facts))
    long = replace(offer, nearest=findings * 20, suggestions=desk.engine.catalogue.questions)
    cards = {"sure": sure, "passages": passages, "offer": long, "all": more(sure, passages, long)}
    assert all_breaches({name: make(desk, answer) for name, answer in cards.items()}, desk) == []


# What can be pressed


def test_from_each_page_of_an_answer_all_can_be_pressed_and_its_neighbours_turned_to(
    desk: Desk, cards: dict[str, Card]
) -> None:
    for message, card in cards.items():
        last = len(card.pages) - 1
        alone = pressable(CardView(replace(card, pages=card.pages[:1]), desk.wording))
        assert bool(alone) == bool(card.facts or card.choices or card.further), message
        for page in range(last + 1):
            neighbours = [f"page:{other}:7" for other in (page - 1, page + 1) if 0 <= other <= last]
            assert pressable(answer_page(desk, card, 7, page)) == [*neighbours, *alone], message


def test_each_of_several_pages_says_which_one_it_is(desk: Desk, cards: dict[str, Card]) -> None:
    for message, card in cards.items():
        for page in range(len(card.pages)):
            texts = [
                part["content"] for part in components_of(answer_page(desk, card, 7, page)) if part["type"] == TEXT
            ]
            place = f"-# Page {page + 1} of {len(card.pages)}"
            assert (texts[-1] == place) == (len(card.pages) > 1), message


def test_choices_stand_in_a_row_of_their_own(desk: Desk, base: FactBase) -> None:
    questions = desk.engine.catalogue.questions
    view = CardView(Card(0, (("x",),), tuple(base.facts), questions, questions[:25]), desk.wording)
    rows = [[part["custom_id"].partition(":")[0] for part in row] for row in rows_of(view)]
    assert rows == [["passages"], ["choice"] * MAX_BUTTONS, ["further"]]


def test_the_passages_button_stands_for_as_many_facts_of_the_card_as_it_holds(
    desk: Desk, cards: dict[str, Card]
) -> None:
    for message, card in cards.items():
        names = [name for name in pressable(CardView(card, desk.wording)) if name.startswith("passages:")]
        codes = "".join(map(code_of, card.facts[:MAX_CODES]))
        assert names == ([f"passages:{codes}"] if card.facts else []), message


def test_no_two_facts_and_no_two_questions_share_a_code(desk: Desk, base: FactBase) -> None:
    for names in (tuple(base.facts), desk.engine.catalogue.questions):
        codes = set(map(code_of, names))
        assert len(codes) == len(names)
        assert [code for code in codes if not re.fullmatch(rf"[0-9a-v]{{{CODE}}}", code)] == []


def test_a_statement_that_is_checked_is_repeated_without_its_formats(desk: Desk, base: FactBase) -> None:
    statement = next(iter(base.facts.values())).statement["en"].rstrip(".")
    card = check(desk, f"{statement} **x** <@123456789012345678> @here and https://example.com is # so.")
    (quoted,) = (block.split("\n")[0] for block in chain.from_iterable(card.pages) if block.startswith("> "))
    assert formats_in(quoted) == [">"]


# Passages


def test_the_cited_words_are_bold_in_a_passage_that_stands_in_the_document_at_that_line(
    desk: Desk, base: FactBase
) -> None:
    for name, fact in base.facts.items():
        blocks = list(chain.from_iterable(desk.passages([code_of(name)]).pages))
        cited = [parse(block) for block in blocks]
        assert {(at["source"], at["words"]) for at in cited} == {
            (claim.source, fold_passage(claim.said)) for claim in fact.claims
        }
        for at in cited:
            assert stands_at_line(base, at), at


def test_a_passage_holds_whole_sentences(desk: Desk, base: FactBase) -> None:
    for block in chain.from_iterable(desk.passages(map(code_of, base.facts)).pages):
        cited = parse(block)
        lines, at = place_of(base, cited)
        # The mark of an item in a list is no sentence.
        before, after = lines[:at].rstrip(" ").removesuffix("-"), lines[at + len(passage_of(cited)) :]
        assert before == "" or SENTENCE_END.search(before), cited
        # A headline ends with its line.
        assert after.strip(" ") == "" or after.startswith("\n") or SENTENCE_END.search(passage_of(cited)), cited


def test_from_each_page_of_passages_one_can_turn_to_its_neighbours(desk: Desk, base: FactBase) -> None:
    for codes in all_codes(base):
        last = len(pages_behind(codes, desk)) - 1
        for page in range(last + 1):
            neighbours = [f"turn:{other}:{codes}" for other in (page - 1, page + 1) if 0 <= other <= last]
            assert pressable(passages_page(desk, codes, page)) == neighbours


def test_a_page_of_passages_that_is_there_no_more_is_the_last_one(desk: Desk, base: FactBase) -> None:
    for codes in all_codes(base):
        pages = pages_behind(codes, desk)
        beyond = components_of(passages_page(desk, codes, len(pages)))
        shown_texts = tuple(part["content"] for part in beyond if part["type"] == TEXT)
        assert shown_texts[: len(pages[-1])] == pages[-1]


@pytest.mark.parametrize("codes", [[], [GONE], [GONE, ""]])
def test_the_passages_of_facts_that_are_gone_say_so(desk: Desk, codes: list[str]) -> None:
    card = desk.passages(codes)
    assert shown(card.pages) == desk.wording.say("facts_changed")
    view = passages_page(desk, "".join(codes))
    assert [part["content"] for part in components_of(view) if part["type"] == TEXT] == list(*card.pages)
    assert breaches(view) == []


# Pages


@given(BLOCKS)
def test_pages_lose_no_text_and_cut_no_block(blocks: list[str]) -> None:
    texts = [block for block in chain.from_iterable(paginate(blocks)) if block != RULE]
    assert texts == [block for block in blocks if block != RULE]


@given(BLOCKS)
def test_no_line_stands_at_the_edge_of_a_page(blocks: list[str]) -> None:
    assert all(RULE not in (page[0], page[-1]) for page in paginate(blocks))


@given(BLOCKS)
def test_no_page_is_empty_or_holds_more_than_fits(blocks: list[str]) -> None:
    for page in paginate(blocks):
        assert 1 <= len(page) <= MAX_BLOCKS
        assert sum(map(len, page)) <= PAGE


@given(BLOCKS)
def test_a_page_ends_only_where_the_next_block_has_no_room(blocks: list[str]) -> None:
    pages = paginate(block for block in blocks if block != RULE)
    for page, following in pairwise(pages):
        assert len(page) == MAX_BLOCKS or sum(map(len, page)) + len(following[0]) > PAGE


def test_only_a_block_that_fits_no_page_is_cut() -> None:
    (page,) = paginate(["x" * LONGEST_BLOCK, "y" * (LONGEST_BLOCK + 1)])
    assert page == ("x" * LONGEST_BLOCK, "y" * (LONGEST_BLOCK - 1) + "…")


def ask(desk: Desk, message: str) -> Asked:
    """Ask once, and have the card made of it that the desk makes."""
    answer = ask_once(desk.engine, message)
    return Asked(answer, CardMaker(desk.engine.base, desk.wording).make(answer))


def all_breaches(cards: dict[str, Card], desk: Desk) -> list[tuple[str, int, str]]:
    """Which limits the cards are over: the card's name, the page and what is too much."""
    return [
        (name, page, broken)
        for name, card in cards.items()
        for page in range(len(card.pages))
        for broken in breaches(answer_page(desk, card, LARGEST_ID, page))
    ]


def all_codes(base: FactBase) -> Iterator[str]:
    """All facts by as many as a card's buttons stand for, as the buttons have them."""
    return ("".join(map(code_of, names)) for names in as_chunks(base.facts, MAX_CODES))


def pages_behind(codes: str, desk: Desk) -> tuple[Page, ...]:
    """All pages of the passages that a button's codes stand for."""
    return desk.passages(map("".join, as_chunks(codes, CODE))).pages


def pressable(view: LayoutView) -> list[str]:
    """The custom_ids of all that can be pressed, in order."""
    return [part["custom_id"] for row in rows_of(view) for part in row]


def rows_of(view: LayoutView) -> list[Sequence[Component]]:
    """What can be pressed, row by row."""
    return [part["components"] for part in components_of(view) if part["type"] == ROW]


def parted(card: Card) -> list[Page]:
    """The blocks between the lines across and the edges of pages."""
    parts: list[Page] = []
    for page in card.pages:
        parts.append(())
        for block in page:
            if block == RULE:
                parts.append(())
            else:
                parts[-1] += (block,)
    return parts


def shown(pages: Iterable[Page]) -> str:
    """What a person reads on pages."""
    return "\n".join(unescape(block) for block in chain.from_iterable(pages))


def parts_of(answer: Answer) -> Iterator[str]:
    """Each line of an answer that a person has to be able to read, as it is without a card."""
    for part in (answer, *answer.more):
        if part.certainty == "sure":
            yield part.understood
        yield from part.headline.splitlines()
        yield from part.listed
        yield from details_of(part)


def more(first: Answer, *others: Answer) -> Answer:
    """An answer to several questions at once."""
    return replace(first, more=others)


def words_of(*findings: Finding) -> Iterator[str]:
    """All words of documents in some findings."""
    return (words for finding in findings for camp in finding.camps for words in camp.words)


def details_of(answer: Answer) -> Iterator[str]:
    """What an answer rests on: the words of whoever speaks alone or is contradicted, statements of all others."""
    for finding in answer.findings:
        is_contradicted = finding.relation is Relation.CONTRADICTION
        if len(answer.findings) > 1:
            yield finding.statement
        if len(answer.findings) == 1 or is_contradicted:
            yield from (words for camp in finding.camps for words in camp.words)
        if is_contradicted:
            yield finding.reason
    yield from tell(answer.also)
    yield from (citation.words for citation in answer.passages)
    yield from tell(answer.nearest) if answer.certainty == "unsure" else (found.statement for found in answer.nearest)


def tell(findings: Iterable[Finding]) -> Iterator[str]:
    """Facts that are told in short, with the words of all where they contradict each other."""
    for finding in findings:
        yield finding.statement
        if finding.relation is Relation.CONTRADICTION:
            yield from (words for camp in finding.camps for words in camp.words)


def parse(block: str) -> dict[str, str]:
    """A passage on a card taken apart, each part as a person reads it."""
    found = CITATION.fullmatch(re.sub(r"\\(\*)", "∗", block))
    assert found, block
    return {name: unescape(part).replace("∗", "*") for name, part in found.groupdict().items()}


def stands_at_line(base: FactBase, cited: dict[str, str]) -> bool:
    """Whether a passage begins in the named line of its document and goes on as the document does."""
    lines, at = place_of(base, cited)
    return 0 <= at < len(lines.split("\n")[0])


def place_of(base: FactBase, cited: dict[str, str]) -> tuple[str, int]:
    """The document from the named line on, and where the passage begins in it; -1 if it does not stand there.

    A line break counts as the space that it is within a passage.
    """
    lines = base.documents[cited["source"]].text.split("\n")[int(cited["line"]) - 1 :]
    rest = "\n".join(folded for line in lines if (folded := fold_passage(line)))
    return rest, rest.replace("\n", " ").find(passage_of(cited))


def passage_of(cited: dict[str, str]) -> str:
    """A passage as the document has it."""
    return fold_passage(f"{cited['before']}{cited['words']}{cited['after']}")

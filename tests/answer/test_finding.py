"""From a fact to what is told of it: who says it, in which words, and why they can't all be right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from bot.answer.answer import Finding
from bot.answer.finding import WIDEST, cite, describe_amount, explain, find
from bot.answer.wording import Wording
from bot.engine import Engine
from bot.knowledge.comparison import Relation
from bot.knowledge.factbase import FactBase
from bot.knowledge.figures import parse_amount
from bot.knowledge.values import Quantity
from bot.language.meaning import Bound

Camps = list[tuple[tuple[str, ...], tuple[str, ...]]]

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


def camps_of(finding: Finding) -> Camps:
    """Who says what."""
    return [(camp.sources, camp.words) for camp in finding.camps]


@pytest.mark.parametrize(
    ("fact", "relation", "reason"),
    [
        ("ferry-count", Relation.CONTRADICTION, "more than 12 and exactly 12 cannot both hold"),
        (
            "landings",
            Relation.CONTRADICTION,
            "one list has the Old Quay, and a complete one has not",
        ),
        ("crossing-time", Relation.CONTRADICTION, "the lengths differ"),
        ("price", Relation.CONTRADICTION, "some say that it was not disclosed, another gives it"),
        ("announcement-day", Relation.CONTRADICTION, "the dates differ"),
        # only what can't all be right needs a reason
        ("charge-left", Relation.DIFFERENCE, ""),
        ("supplier", Relation.AGREEMENT, ""),
        ("charging", Relation.AGREEMENT, ""),
    ],
)
def test_a_finding_tells_how_the_documents_stand_to_each_other(
    other_base: FactBase, wording: Wording, fact: str, relation: Relation, reason: str
) -> None:
    finding = find(other_base, fact, wording)
    assert (finding.relation, finding.reason) == (relation, reason)
    assert finding.statement == other_base.facts[fact].statement["en"]


@pytest.mark.parametrize(
    ("fact", "camps", "silent"),
    [
        # where documents contradict each other, the words that clash
        (
            "crossing-time",
            [((GAZETTE,), ("18 minutes",)), ((LETTER,), ("17 minutes and 30 seconds",))],
            (NOTICE,),
        ),
        # where they do not, their whole sentences
        (
            "charge-left",
            [
                ((GAZETTE,), ("The batteries keep more than 70% of their charge on a day's trips.",)),
                ((LETTER,), ("After a day, at least 80% of the charge is left.",)),
            ],
            (NOTICE,),
        ),
        ("charging", [((LETTER,), ("The ferries are charged at night.",))], (GAZETTE, NOTICE)),
    ],
)
def test_a_finding_has_each_documents_words_and_those_that_are_silent(
    other_base: FactBase, wording: Wording, fact: str, camps: Camps, silent: tuple[str, ...]
) -> None:
    finding = find(other_base, fact, wording)
    assert camps_of(finding) == camps
    assert finding.silent == silent


@pytest.mark.parametrize(
    ("is_wide", "words"), [(False, "about 40 million euros (about $44 million)"), (True, "The order costs about")]
)
def test_of_what_is_contradicted_the_words_that_clash_are_told_or_the_whole_sentences(
    other_base: FactBase, wording: Wording, words: str, *, is_wide: bool
) -> None:
    finding = find(other_base, "price", wording, is_wide=is_wide)
    assert finding.camps[0].words[0].startswith(words)


@pytest.mark.parametrize("name", ["other_base", "rail_base", "fact_base"])
def test_every_claim_of_a_fact_stands_in_one_camp_and_no_answer_grows_too_wide(
    request: pytest.FixtureRequest, wording: Wording, name: str
) -> None:
    base: FactBase = request.getfixturevalue(name)
    for fact, record in base.facts.items():
        finding = find(base, fact, wording)
        assert set(finding.sources) == {claim.source for claim in record.claims}
        assert set(finding.sources).isdisjoint(finding.silent)
        assert set(finding.sources) | set(finding.silent) == base.sources.keys()
        told = sum(len(words) for camp in finding.camps for words in camp.words)
        said = sum(len(claim.said) for claim in record.claims)
        assert told <= max(WIDEST, said)


def test_near_copies_that_say_the_same_are_one_report(fact_base: FactBase, wording: Wording) -> None:
    copies = {name for report in fact_base.reports if len(report) > 1 for name in report}
    assert copies
    camps = [camp for fact in fact_base.facts for camp in find(fact_base, fact, wording).camps]
    assert any(camp.is_one_report for camp in camps)
    assert all(len(camp.sources) > 1 and set(camp.sources) <= copies for camp in camps if camp.is_one_report)


def test_documents_that_say_the_same_by_themselves_are_several_reports(rail_base: FactBase, wording: Wording) -> None:
    (camp, *_) = find(rail_base, "timetable-quote", wording).camps
    assert (len(camp.sources), camp.is_one_report) == (2, False)


@pytest.mark.parametrize(
    ("fact", "line", "passage"),
    [
        ("quiet-bay", 3, ('"', "Our bay will be quiet again", '," said Renn.')),
        ("price", 3, ("The order costs ", "about 40 million euros (about $44 million)", ".")),
        (
            "supplier",
            3,
            ("The town of Brightsound will buy more than 12 electric ferries ", "from the shipyard Kelpworks", "."),
        ),
        ("report-byline", 2, ("", "Mara Quill", " | 2031-04-03")),
    ],
)
def test_a_claim_is_cited_with_its_sentences_and_their_place(
    other_base: FactBase, fact: str, line: int, passage: tuple[str, str, str]
) -> None:
    citation = cite(other_base, other_base.facts[fact].claims[0])
    assert (citation.source, citation.line) == (GAZETTE, line)
    assert (citation.before, citation.words, citation.after) == passage


def test_a_passage_over_several_lines_has_the_line_in_which_it_begins(other_base: FactBase) -> None:
    claim = other_base.facts["ferry-kind"].claims[0]
    longer = claim.model_copy(update={"evidence": "Electric Ferries Mara Quill", "words": None})
    citation = cite(other_base, longer)
    assert (citation.line, citation.words) == (1, "Electric Ferries Mara Quill")


@pytest.mark.parametrize(
    ("fact", "reasons"),
    [
        ("charge-left", {"more than 70% fits at least 80%, but is not the same"}),
        ("ferry-kind", {"they say the same", "they say it in different words"}),
        ("supplier", {"they say the same"}),
    ],
)
def test_each_pair_of_claims_is_explained(other_base: FactBase, wording: Wording, fact: str, reasons: set[str]) -> None:
    found = {
        explain(pair, other_base, wording).replace("70", "70%").replace("80", "80%")
        for pair in other_base.comparisons[fact]
    }
    assert found == reasons


AMOUNTS: Final[list[tuple[Bound, str]]] = [
    ("exactly", "exactly 12,000"),
    ("about", "about 12,000"),
    ("more_than", "more than 12,000"),
    ("at_least", "at least 12,000"),
    ("less_than", "less than 12,000"),
    ("up_to", "up to 12,000"),
]


@pytest.mark.parametrize(("bound", "words"), AMOUNTS)
def test_an_amount_is_told_with_its_bound(wording: Wording, bound: Bound, words: str) -> None:
    value = Quantity(kind="quantity", amount=parse_amount("12,000"), bound=bound, unit="ferry")
    assert describe_amount(value, wording) == words


def test_of_two_who_are_named_each_by_itself_both_are_told(
    engine_of: Callable[[str], Engine], wording: Wording
) -> None:
    finding = find(engine_of("islands").base, "station-payer", wording)
    assert finding.reason == "one names Quoddy Isles Line, the other the Port Authority"

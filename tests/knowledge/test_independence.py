from __future__ import annotations

import pytest
from four_documents import FOUR

from bot.knowledge.evidence import Document
from bot.knowledge.factbase import FactBase
from bot.knowledge.independence import count_witnesses, find_reports

STORY = "The town council has ordered twelve electric ferries from the yard and will pay for them in three parts."
OTHER = "A bakery near the old quay sells bread in the shape of an otter since the second week of spring."


@pytest.mark.parametrize(
    ("texts", "reports"),
    [
        ([STORY, STORY], ["01"]),
        ([STORY, OTHER], ["0", "1"]),
        # Neither case nor punctuation makes it another report.
        ([STORY, STORY.upper().replace(" ", ", ")], ["01"]),
        # A shortened copy, and one within a long text of its own.
        ([STORY, " ".join(STORY.split()[:8])], ["01"]),
        ([STORY, f"{STORY} {OTHER}"], ["01"]),
        # The first and the last are one report by what each shares with the middle one.
        ([STORY, f"{STORY} {OTHER}", OTHER], ["012"]),
        # A common run of five words in a short text tells; a run of four may be chance.
        ([STORY, "The town council has ordered bread for all of the otters."], ["01"]),
        ([STORY, "The town council has slept. The yard and will power."], ["0", "1"]),
        (["too short", "too short"], ["0", "1"]),
        ([], []),
    ],
)
def test_near_copies_are_one_report(texts: list[str], reports: list[str]) -> None:
    documents = {str(number): Document(str(number), text) for number, text in enumerate(texts)}
    assert find_reports(documents) == tuple(map(frozenset, reports))


@pytest.mark.parametrize(
    ("sources", "witnesses"),
    [("", 0), ("a", 1), ("ab", 1), ("abc", 2), ("c", 1), ("cabd", 3), ("aa", 1)],
)
def test_a_report_is_one_witness_however_often_it_is_told(sources: str, witnesses: int) -> None:
    assert count_witnesses(sources, [frozenset("ab"), frozenset("c"), frozenset("d")]) == witnesses


def test_two_of_the_real_documents_are_one_report(fact_base: FactBase) -> None:
    shorts = [{fact_base.sources[name].short for name in report & FOUR} for report in fact_base.reports]
    assert [report for report in shorts if report] == [{"000", "001"}, {"002"}, {"003"}]


def test_a_fact_told_by_all_four_real_documents_has_three_witnesses_among_them(fact_base: FactBase) -> None:
    assert {claim.source for claim in fact_base.facts["gpu-count"].claims} >= FOUR
    assert count_witnesses(FOUR, fact_base.reports) == 3

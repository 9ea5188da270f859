from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge.comparison import Relation
from bot.knowledge.factbase import FactBase


def test_contradictions_are_computed_in_the_order_of_the_file(other_base: FactBase) -> None:
    assert other_base.contradicted_facts() == (
        "ferry-count",
        "landings",
        "crossing-time",
        "price",
        "announcement-day",
    )


@pytest.mark.parametrize(
    ("fact", "kinds"),
    [
        ("ferry-count", {"bound"}),
        ("landings", {"membership"}),
        ("crossing-time", {"duration"}),
        ("price", {"disclosure"}),
        ("announcement-day", {"date"}),
        ("charge-left", set()),
        ("supplier", set()),
        ("charging", set()),
    ],
)
def test_a_contradiction_tells_its_kind(other_base: FactBase, fact: str, kinds: set[str]) -> None:
    assert {pair.kind for pair in other_base.related(fact, Relation.CONTRADICTION)} == kinds


@pytest.mark.parametrize(
    ("fact", "kinds"),
    [
        ("ferry-kind", {"wording"}),
        ("landings", {"completeness"}),
        ("charge-left", {"figure"}),
        ("announcement-place", {"precision"}),
        ("quiet-bay", {"wording"}),
        ("supplier", set()),
    ],
)
def test_a_difference_tells_its_kind(other_base: FactBase, fact: str, kinds: set[str]) -> None:
    assert {pair.kind for pair in other_base.related(fact, Relation.DIFFERENCE)} == kinds


@pytest.mark.parametrize(
    ("fact", "silent"),
    [("ferry-count", ()), ("crossing-time", ("notice.txt",)), ("loan-terms", ("gazette.txt", "letter.txt"))],
)
def test_a_source_without_a_claim_is_silent(other_base: FactBase, fact: str, silent: tuple[str, ...]) -> None:
    assert other_base.silent_sources(fact) == silent
    assert other_base.sources_of(fact) == other_base.sources.keys() - set(silent)


def test_sources_of_different_reports_are_as_many_witnesses(other_base: FactBase) -> None:
    assert other_base.witnesses("ferry-count") == 3
    assert other_base.witnesses("loan-terms") == 1


def test_a_claim_is_shown_at_its_place_in_the_document(other_base: FactBase) -> None:
    passage = other_base.passage(other_base.facts["quiet-bay"].claims[0])
    assert (passage.source, passage.line) == ("gazette.txt", 3)
    assert passage.text == "“Our bay will be quiet again,” said Renn."


@pytest.mark.parametrize(
    ("figure", "facts"),
    [
        ("euros-per-ferry", ("price", "ferry-count")),
        ("dollars-per-euro", ("price",)),
        # by way of another derived figure
        ("euros-per-welder", ("price", "ferry-count", "new-welders")),
    ],
)
def test_a_derived_figure_rests_on_the_facts_that_it_is_computed_from(
    other_base: FactBase, figure: str, facts: tuple[str, ...]
) -> None:
    assert other_base.inputs_of(figure) == facts


def test_facts_of_one_sentence_are_told_with_each_other(other_base: FactBase) -> None:
    assert other_base.told_with("supplier") == {"ferry-count", "ferry-kind"}
    assert other_base.told_with("charging") == frozenset()
    for fact in other_base.facts:
        assert fact not in other_base.told_with(fact)
        assert all(fact in other_base.told_with(other) for other in other_base.told_with(fact))


@pytest.mark.parametrize(
    ("entity", "sentences"),
    [
        (
            "tobias-renn",
            [
                "Mayor Tobias Renn announced it on Wednesday at the Harbour Hall.",
                "The mayor hopes that the bay will be quiet.",
            ],
        ),
        # who wrote a document is not introduced by its byline
        ("mara-quill", []),
        ("order-announcement", []),
    ],
)
def test_somebody_is_introduced_where_a_document_names_him_first(
    other_base: FactBase, entity: str, sentences: list[str]
) -> None:
    assert [passage.text for passage in other_base.introduce(entity)] == sentences


def test_somebody_is_introduced_by_his_whole_name_where_a_document_has_it(other_base: FactBase) -> None:
    gazette = other_base.documents["gazette.txt"]
    text = gazette.text.replace("They are to serve", "Renn is glad. They are to serve")
    base = replace(other_base, documents={**other_base.documents, "gazette.txt": replace(gazette, text=text)})
    assert next(base.introduce("tobias-renn")).text.startswith("Mayor Tobias Renn")


def test_a_sentence_that_is_told_twice_introduces_once(other_base: FactBase) -> None:
    twice = replace(other_base.documents["gazette.txt"], name="letter.txt")
    base = replace(other_base, documents={**other_base.documents, "letter.txt": twice})
    assert [passage.source for passage in base.introduce("tobias-renn")] == ["gazette.txt"]

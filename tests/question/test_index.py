"""The fact base compiled for asking: targets, weights of words, and where each word is found."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from bot.knowledge.factbase import FactBase
from bot.language.meaning import OWN_INTENTS, Meaning, unit_of
from bot.question.index import Index
from bot.question.postings import Key, Postings, cut_grams

FERRY: Final = Meaning("term", "ferri")
WELDER: Final = Meaning("term", "welder")
STRANGE: Final = Meaning("unknown", "zorblax")


# Targets


def test_everything_that_can_be_asked_for_is_a_target(index: Index, other_base: FactBase) -> None:
    kinds = {target.name: target.kind for target in index.targets}
    assert {name for name, kind in kinds.items() if kind == "fact"} == other_base.facts.keys()
    assert {name for name, kind in kinds.items() if kind == "gap"} == other_base.gaps.keys()
    assert {name for name, kind in kinds.items() if kind == "joint"} == other_base.intents.keys()
    assert {name for name, kind in kinds.items() if kind == "derived"} == other_base.derived.keys()
    assert {name for name, kind in kinds.items() if kind == "own"} == set(OWN_INTENTS)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("price", ("price",)),
        ("delivery-date", ("ferry-count",)),
        ("order-overview", ("supplier", "ferry-count", "price")),
        ("euros-per-ferry", ("price", "ferry-count")),
        ("help", ()),
    ],
)
def test_a_target_leads_to_its_facts(index: Index, name: str, facts: tuple[str, ...]) -> None:
    assert index.profile(name).target.facts == facts


def test_a_fact_is_led_to_by_all_that_it_answers(index: Index) -> None:
    names = {index.targets[number].name for number in index.targets_to("charging")}
    assert names == {"charging", "batteries"}
    assert index.targets_to("nothing") == ()


# Documents


@pytest.mark.parametrize(
    ("author", "is_named"),
    [
        ("mara-quill", True),
        # of the mayor the other documents tell as well, and the yard is no person
        ("tobias-renn", False),
        ("kelpworks", False),
        (None, False),
    ],
)
def test_a_document_is_named_by_who_only_wrote_it(other_base: FactBase, author: str | None, *, is_named: bool) -> None:
    source = other_base.sources["gazette.txt"].model_copy(update={"author": author})
    base = replace(other_base, sources={**other_base.sources, "gazette.txt": source})
    assert Index(base, "en").written_by(base.entities.keys()) == ({"gazette.txt"} if is_named else set())


# Profiles


@pytest.mark.parametrize(
    ("name", "wants", "units", "sources"),
    [
        ("ferry-count", {"how_many": 0.75}, {""}, {"gazette.txt", "letter.txt", "notice.txt"}),
        ("price", {"how_many": 0.25, "how_much": 0.25}, {"", "EUR", "USD"}, {"gazette.txt", "notice.txt"}),
        ("charge-left", {"how_much": 0.25}, {"", "percent"}, {"gazette.txt", "letter.txt"}),
        ("landings", {"where": 0.25}, set(), {"gazette.txt", "letter.txt", "notice.txt"}),
        # what no document states rests on none
        ("ticket-price", {"how_much": 0.25}, set(), set()),
    ],
)
def test_a_profile_tells_what_is_asked_for_and_what_can_be_held_against_it(
    index: Index, name: str, wants: Mapping[str, float], units: set[str], sources: set[str]
) -> None:
    profile = index.profile(name)
    assert profile.wants == wants
    assert units <= profile.units
    assert (not units) == (not profile.units)
    assert profile.sources == sources


def test_a_profile_keeps_what_people_ask_with_from_what_is_told(index: Index) -> None:
    profile = index.profile("crossing-time")
    assert Meaning("ask", "how_long") in profile.asked
    assert Meaning("number", "1080 second") in profile.told
    assert profile.told.isdisjoint(profile.asked)
    assert profile.terms == profile.asked | profile.told


# Weights


def test_a_word_tells_the_more_the_fewer_targets_know_it(index: Index) -> None:
    known = {FERRY: 0, WELDER: 0}
    for profile in index.profiles:
        for term in known:
            known[term] += term in profile.terms
    assert known[WELDER] < known[FERRY]
    for term, count in known.items():
        assert index.weight(term) == pytest.approx(math.log(1 + len(index.targets) / count))
    assert index.weight(FERRY) < index.weight(WELDER) < index.weight(STRANGE)


@pytest.mark.parametrize(
    ("term", "is_nothing"),
    [
        (STRANGE, False),
        # figures are held against values; the name of a document narrows; general words that no target has tell nothing
        (Meaning("number", "4711"), True),
        (Meaning("source", "gazette.txt"), True),
        (Meaning("light", "hereupon"), True),
        (Meaning("filler", "hereupon"), True),
        (Meaning("ask", "nothing"), True),
    ],
)
def test_what_no_target_knows_tells_all_or_nothing(index: Index, term: Meaning, *, is_nothing: bool) -> None:
    assert (index.weight(term) == 0) == is_nothing


def test_several_words_tell_together_what_each_tells(index: Index) -> None:
    light = Meaning("light", "document")
    assert index.weigh([FERRY, WELDER, light]) == pytest.approx(sum(map(index.weight, (FERRY, WELDER, light))))
    assert index.weigh_content([FERRY, WELDER, light]) == pytest.approx(index.weigh([FERRY, WELDER]))


@pytest.mark.parametrize(
    ("term", "known", "stranger"),
    [
        (FERRY, True, False),
        (STRANGE, False, True),
        # everybody knows a sofa
        (Meaning("unknown", "sofa"), False, False),
        (Meaning("term", "zeppelin"), False, False),
    ],
)
def test_a_stranger_is_a_word_that_may_be_a_name_and_that_nothing_knows(
    index: Index, term: Meaning, *, known: bool, stranger: bool
) -> None:
    assert index.is_known(term) == known
    assert index.is_stranger(term) == stranger


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("does Zorblax get some of the ferries?", ("zorblax",)),
        # those side by side are one name
        ("is Quorra Zorblax the mayor, or blorvok?", ("quorra zorblax", "blorvok")),
        # what stands in a document, though in no fact, and what everybody knows
        ("are the bakeries in it?", ()),
        ("is there a sofa on it?", ()),
        # what is no word
        ("${zor:blax} of the ferries", ()),
    ],
)
def test_what_nothing_knows_and_no_document_has_is_found(index: Index, question: str, words: tuple[str, ...]) -> None:
    assert index.find_unheard_of(index.reader.read(question)) == words


# Postings


def lengths(posted: Postings[Key]) -> Mapping[int, float]:
    """The length of each target's vector."""
    squares: dict[int, float] = defaultdict(float)
    for term in posted:
        for target, weight in zip(*posted.of(term), strict=True):
            squares[target] += weight * weight
    return {target: math.sqrt(square) for target, square in squares.items()}


def test_the_words_of_each_target_are_a_vector_of_length_one(index: Index) -> None:
    for found in (lengths(index.targets_with), lengths(index.targets_with_gram)):
        assert found.keys() >= {number for number, target in enumerate(index.targets) if target.kind != "own"}
        assert list(found.values()) == pytest.approx([1.0] * len(found))


def test_each_word_is_posted_where_it_stands_and_nowhere_else(index: Index) -> None:
    for term in index.targets_with:
        targets, _ = index.targets_with.of(term)
        knowing = [number for number, profile in enumerate(index.profiles) if term in profile.terms]
        assert [*targets] == knowing
        assert index.targets_with.count(term) == len(knowing)


def test_what_no_target_knows_is_posted_nowhere(index: Index) -> None:
    nowhere = Meaning("unknown", "xyzzy")
    assert index.targets_with.count(nowhere) == 0
    assert [*map(len, index.targets_with.of(nowhere))] == [0, 0]


def test_each_wording_is_posted_under_all_its_signs(index: Index) -> None:
    for number, wording in enumerate(index.wordings):
        assert wording.text in index.targets[wording.target].wordings
        assert wording.weight == pytest.approx(index.weigh(wording.signs))
        assert all(number in index.wordings_with[sign] for sign in wording.signs)


def test_a_word_falls_into_stretches_of_letters_with_its_ends_marked() -> None:
    cut = cut_grams("ferry")
    assert any(gram.startswith("^fer") for gram in cut)
    assert any(gram.endswith("rry$") for gram in cut)
    assert all(gram in "^ferry$" for gram in cut)
    assert not cut_grams("ferry") & cut_grams("oboe")


# Units, and who belongs to whom


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12", ""),
        ("40 euros", "EUR"),
        ("70%", "percent"),
        ("in 2031", "year"),
        ("Tuesday", "date"),
        ("last year", "time"),
        ("ferries", None),
        ("Kelpworks", None),
    ],
)
def test_a_figure_has_its_unit(index: Index, text: str, unit: str | None) -> None:
    units = {unit_of(term) for term in index.reader.read(text).terms}
    assert unit in units
    assert units <= {unit, None}


def test_where_somebody_is_told_of_their_home_is_known(index: Index) -> None:
    renn, quill = Meaning("name", "tobias-renn"), Meaning("name", "mara-quill")
    assert index.homes_of([renn, quill, FERRY]) == {Meaning("name", "brightsound")}


def test_the_subject_is_what_every_question_is_about(index: Index) -> None:
    assert index.subject == {Meaning("name", "brightsound")}

"""What is known of how a fact is told, and of what would deny it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer.lore import Lore, Phrases, gather, retell
from bot.knowledge.factbase import FactBase
from bot.knowledge.model import Roles, Vocabulary
from bot.language.meaning import Meaning
from bot.question.index import Index


def lore_of(index: Index, fact: str, *sources: str) -> Lore:
    return gather(index, fact, retell(index, fact), frozenset(sources))


@pytest.mark.parametrize(
    ("word", "is_told"),
    [
        ("electricity", True),  # of the statement
        ("battery", True),  # of a passage
        ("propelled", True),  # of the roles
        ("quiet", False),
    ],
)
def test_a_fact_tells_what_its_texts_and_roles_say(index: Index, word: str, is_told: bool) -> None:  # noqa: FBT001
    (meaning,) = index.reader.read(word).terms
    assert (meaning in lore_of(index, "ferry-kind").told) == is_told


def test_of_one_document_only_its_own_passages_count(index: Index) -> None:
    (battery,) = index.reader.read("battery").terms
    plain = Index(without_roles(index.base, "ferry-kind"), "en")
    assert battery in lore_of(plain, "ferry-kind", "letter.txt").told
    assert battery not in lore_of(plain, "ferry-kind", "notice.txt").told


def test_a_fact_tells_the_names_of_its_values_and_its_parties(index: Index) -> None:
    lore = lore_of(index, "landings")
    assert {Meaning("name", name) for name in ("otter-island", "fernmouth", "old-quay", "brightsound")} <= lore.told
    assert lore.members == {"otter-island", "fernmouth", "old-quay"}


def test_the_parties_are_those_of_the_roles(index: Index) -> None:
    parties = lore_of(index, "supplier").parties
    assert (set(parties.agents), set(parties.others)) == ({"kelpworks"}, {"brightsound", "council"})


def test_without_roles_the_parties_are_read_from_the_sentences(index: Index) -> None:
    lore = lore_of(Index(without_roles(index.base, "supplier"), "en"), "supplier")
    assert "kelpworks" in lore.parties.agents
    assert not lore.has_roles


def test_what_is_opposed_is_found_in_a_statement(index: Index) -> None:
    lore = lore_of(index, "ferry-kind")
    (diesel,) = index.reader.read("diesel").terms
    assert lore.opposed(index.reader.read("they run on diesel")) == {diesel}
    assert lore.opposed(index.reader.read("they run on electricity")) == frozenset()


@pytest.mark.parametrize(
    ("opposite", "statement", "is_opposed"),
    [
        # words that mean nothing by themselves deny it if a curator says so
        ("already", "the ferries are electric already", True),
        ("up and down", "they go up and down", True),
        # what has a negation in it is a denial as it stands
        ("said no", "they said no", False),
    ],
)
def test_small_words_deny_what_they_are_curated_to_deny(
    index: Index,
    opposite: str,
    statement: str,
    is_opposed: bool,  # noqa: FBT001 - a column
) -> None:
    base = index.base
    roles = Roles.model_validate({"opposites": {"en": [opposite]}})
    fact = base.facts["ferry-kind"].model_copy(update={"roles": roles})
    opposed = Index(replace(base, facts={**base.facts, "ferry-kind": fact}), "en")
    assert bool(lore_of(opposed, "ferry-kind").opposed(opposed.reader.read(statement))) == is_opposed


def test_the_vocabulary_opposes_what_the_fact_says_and_not_what_it_says_too(index: Index) -> None:
    opposites = {"en": ((("electric",), ("manual",)), (("quiet",), ("loud",)))}
    vocabulary = Vocabulary.model_validate({"opposites": opposites})
    opposed = Index(replace(index.base, vocabulary=vocabulary), "en")
    lore = lore_of(opposed, "ferry-kind")
    assert {one.key for one in lore.opposed(opposed.reader.read("a manual and loud thing"))} == {"manual"}


def test_the_vocabulary_opposes_nothing_that_a_fact_denies(index: Index) -> None:
    vocabulary = Vocabulary.model_validate({"opposites": {"en": ((("electric",), ("manual",)),)}})
    fact = index.base.facts["ferry-kind"].model_copy(update={"statement": {"en": "The ferries are not electric."}})
    opposed = Index(replace(index.base, vocabulary=vocabulary, facts={**index.base.facts, "ferry-kind": fact}), "en")
    assert not lore_of(opposed, "ferry-kind").opposed(opposed.reader.read("they are manual"))


@pytest.mark.parametrize(
    ("opposite", "is_opposed"),
    [
        ("diesel", True),
        # what the fact says itself, whatever that means beside other words
        ("electric", False),
    ],
)
def test_what_a_fact_says_itself_is_no_opposite_of_it(index: Index, opposite: str, *, is_opposed: bool) -> None:
    roles = Roles.model_validate({"opposites": {"en": [opposite]}})
    fact = index.base.facts["ferry-kind"].model_copy(update={"roles": roles})
    opposed = Index(replace(index.base, facts={**index.base.facts, "ferry-kind": fact}), "en")
    assert bool(lore_of(opposed, "ferry-kind").opposed(opposed.reader.read(f"they are {opposite}"))) == is_opposed


@pytest.mark.parametrize(
    ("statement", "phrase", "is_found"),
    [
        ("they run on diesel oil", "diesel oil", True),
        ("oil and diesel", "diesel oil", False),
        ("they ran out", "run out", True),
        # articles are no words of it, unless it has them itself
        ("they saved the diesel", "save diesel", True),
        ("they saved diesel", "save the diesel", False),
        ("they saved on diesel", "save diesel", False),
    ],
)
def test_a_phrase_is_found_word_for_word(index: Index, statement: str, phrase: str, is_found: bool) -> None:  # noqa: FBT001
    meanings = index.reader.read(phrase).meanings
    found = Phrases([meanings, *((one,) for one in index.reader.read("bus").meanings)], index.language.articles)
    assert [*found.find(index.reader.read(statement))] == [meanings] * is_found
    assert found.are_in(index.reader.read(statement)) == is_found


@pytest.mark.parametrize(
    ("statement", "is_back"),
    [
        ("Kelpworks lends a ferry", False),
        ("Brightsound is borrowing a ferry", True),
        # neither word itself, but what means the same here
        ("Brightsound leases a ferry", True),
    ],
)
def test_lend_is_no_borrow_even_where_both_are_taken_for_the_same(
    index: Index, statement: str, *, is_back: bool
) -> None:
    vocabulary = Vocabulary.model_validate({"synonyms": {"en": [["lend", "borrow", "lease"]]}})
    roles = Roles.model_validate({"relation": {"en": ["lends"]}, "converse": {"en": ["borrows"]}})
    fact = index.base.facts["supplier"].model_copy(update={"roles": roles})
    base = replace(index.base, vocabulary=vocabulary, facts={**index.base.facts, "supplier": fact})
    alike = Index(base, "en")
    assert lore_of(alike, "supplier").is_told_back(alike.reader.read(statement), alike.language) == is_back


def test_a_fact_tells_what_its_names_say_by_themselves(index: Index) -> None:
    landing = index.reader.read_words("Otter Island")
    said = index.reader.take_names_apart(landing)
    assert said
    assert said <= lore_of(index, "landings").in_names | lore_of(index, "landings").told


def without_roles(base: FactBase, name: str) -> FactBase:
    """The base with one fact as it was before it had roles."""
    return replace(base, facts={**base.facts, name: base.facts[name].model_copy(update={"roles": Roles()})})

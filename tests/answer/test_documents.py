"""Answers about what the documents tell, and whom they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import documents
from bot.answer.answer import Verdict
from bot.answer.documents import MAX_INVOLVED, MAX_TOLD, Sought
from bot.answer.telling import Teller
from bot.knowledge.factbase import FactBase
from bot.language.meaning import AnswerType, Quantifier

GAZETTE, LETTER, NOTICE = "gazette.txt", "letter.txt", "notice.txt"


def test_a_document_is_told_by_what_most_documents_tell(teller: Teller, other_base: FactBase) -> None:
    answer = documents.tell_document(teller, [LETTER])
    assert answer.headline == "letter is a letter of the shipyard.\nWhat stands in letter, in the main:"
    witnesses = [other_base.witnesses(fact) for fact in answer.facts]
    assert len(witnesses) == MAX_TOLD
    assert witnesses == sorted(witnesses, reverse=True)
    assert all(LETTER in finding.sources for finding in answer.findings)


def test_two_documents_are_told_together(teller: Teller) -> None:
    answer = documents.tell_document(teller, [NOTICE, GAZETTE])
    *described, says = answer.headline.splitlines()
    assert (len(described), says) == (2, "What stands in gazette and notice, in the main:")
    assert answer.mentioning == (GAZETTE, NOTICE)


@pytest.mark.parametrize(
    ("sources", "headline", "facts"),
    [
        ({LETTER}, "Only letter says this:", ("charging", "new-welders")),
        ({GAZETTE}, "Only gazette says this:", ("report-byline",)),
        ({GAZETTE, NOTICE}, "Only gazette, notice says this:", ("loan-terms", "report-byline")),
        (set(), "One document alone says this:", ("charging", "loan-terms", "new-welders", "report-byline")),
    ],
)
def test_what_one_document_alone_says_is_told(
    teller: Teller, other_base: FactBase, sources: set[str], headline: str, facts: tuple[str, ...]
) -> None:
    answer = documents.tell_unique(teller, frozenset(sources), other_base.facts, is_narrow=False)
    assert (answer.outcome, answer.headline, answer.facts) == ("answered", headline, facts)


def test_that_a_document_says_nothing_alone_is_said_only_when_all_facts_were_looked_at(
    teller: Teller, other_base: FactBase
) -> None:
    shared = {name: fact for name, fact in other_base.facts.items() if len(fact.claims) > 1}
    known = documents.tell_unique(
        Teller(replace(other_base, facts=shared), teller.wording), frozenset({NOTICE}), shared, is_narrow=False
    )
    assert (known.outcome, known.certainty) == ("not_stated", "sure")
    assert known.headline == "notice says nothing that no other document says."
    # It says alone what becomes of the loan.
    narrow = documents.tell_unique(teller, frozenset({NOTICE}), ["price", "supplier"], is_narrow=True)
    assert (narrow.outcome, narrow.certainty, narrow.facts) == ("not_stated", "unsure", ())
    assert narrow.headline == "I found nothing on that."


EVERYWHERE = frozenset({GAZETTE, LETTER, NOTICE})


@pytest.mark.parametrize(
    ("sources", "headline"),
    [
        (EVERYWHERE, "Kelpworks: mentioned in all documents."),
        ({LETTER, NOTICE}, "Kelpworks: mentioned in letter, notice, not in gazette."),
        ({GAZETTE}, "Kelpworks: mentioned in gazette only."),
    ],
)
def test_it_is_told_which_documents_mention_what_is_sought(teller: Teller, sources: set[str], headline: str) -> None:
    answer = documents.tell_mentions(teller, Sought("Kelpworks", frozenset(sources), ()))
    assert (answer.outcome, answer.headline) == ("answered", headline)
    assert set(answer.mentioning) == set(answer.sources) == sources


@pytest.mark.parametrize(
    ("found", "sources", "quantifier", "verdict"),
    [
        (EVERYWHERE, set(), Quantifier(None), "supported"),
        ({LETTER, NOTICE}, set(), Quantifier(None), "contradicted"),
        ({LETTER, NOTICE}, {LETTER}, Quantifier(None), "supported"),
        ({LETTER, NOTICE}, {GAZETTE}, Quantifier(None), "contradicted"),
        ({GAZETTE}, set(), Quantifier(1, 1), "supported"),
        ({GAZETTE}, set(), Quantifier(0, 0), "contradicted"),
        # without a number one of all is enough, and those that are named all have to
        ({GAZETTE}, set(), None, "supported"),
        ({GAZETTE}, {GAZETTE, LETTER}, None, "contradicted"),
        # what nobody mentions, said of so many
        (set(), set(), Quantifier(None), "contradicted"),
        (set(), set(), Quantifier(0, 0), "supported"),
    ],
)
def test_whether_documents_mention_what_is_sought_is_judged(
    teller: Teller, found: set[str], sources: set[str], quantifier: Quantifier | None, verdict: Verdict
) -> None:
    sought = Sought("Kelpworks", frozenset(found), ())
    answer = documents.check_mentions(teller, sought, frozenset(sources), quantifier, is_denied=False)
    assert (answer.outcome, answer.verdict) == ("answered", verdict)
    assert answer.headline.startswith({"supported": "Yes. ", "contradicted": "No. "}[verdict])


@pytest.mark.parametrize(("found", "verdict"), [({GAZETTE}, "contradicted"), (set(), "supported")])
def test_that_none_mentions_it_is_judged_by_all(teller: Teller, found: set[str], verdict: Verdict) -> None:
    sought = Sought("Kelpworks", frozenset(found), ())
    assert documents.check_mentions(teller, sought, frozenset(), None, is_denied=True).verdict == verdict


def test_what_no_document_mentions_is_not_stated(teller: Teller) -> None:
    sought = Sought("'zorblax'", frozenset(), ())
    answer = documents.tell_mentions(teller, sought)
    assert (answer.outcome, answer.sources) == ("not_stated", ())
    checked = documents.check_mentions(teller, sought, frozenset(), None, is_denied=False)
    assert (checked.outcome, checked.verdict) == ("not_stated", "not_stated")
    assert checked.headline == answer.headline == "None of the documents mentions 'zorblax'."


def test_of_what_is_told_of_whom_documents_mention_only_the_nearest_stands_below(teller: Teller) -> None:
    sought = Sought("Kelpworks", EVERYWHERE, ("supplier", "ferry-count", "price", "quiet-bay"))
    assert documents.tell_mentions(teller, sought).facts == sought.facts[:MAX_INVOLVED]


def test_a_sentence_is_cited_with_the_longest_of_the_words_that_count(other_base: FactBase) -> None:
    sentence = next(one for one in other_base.documents[GAZETTE].sentences if "Tobias Renn" in one.text)
    cited = documents.cite(sentence, ["Renn", "tobias renn", "nobody at all"])
    assert cited.words == "Tobias Renn"
    assert documents.cite(sentence, ["nobody"]).words == sentence.text
    # one letter in capitals is two in lower case here
    turkish = replace(sentence, text="İİİ Renn came.")
    cited = documents.cite(turkish, ["renn"])
    assert (cited.before, cited.words, cited.after) == ("İİİ ", "Renn", " came.")


def test_a_document_is_described_as_far_as_it_tells_what_it_is(teller: Teller) -> None:
    answer = documents.describe(teller, [GAZETTE], {"who"})
    assert answer.headline == (
        "gazette is a newspaper report. Its title: “Brightsound Orders Electric Ferries”. "
        "By Mara Quill. Dated 3 April 2031."
    )
    assert (answer.outcome, answer.sources) == ("answered", (GAZETTE,))


@pytest.mark.parametrize(
    ("sources", "wants", "outcome"),
    [
        ([LETTER], set(), "answered"),
        ([LETTER], {"who"}, "not_stated"),
        ([LETTER], {"when"}, "not_stated"),
        ([LETTER], {"who", "when"}, "not_stated"),
        ([LETTER, GAZETTE], {"who", "when"}, "answered"),
    ],
)
def test_who_wrote_a_document_that_does_not_tell_it_is_not_stated(
    teller: Teller, sources: list[str], wants: set[AnswerType], outcome: str
) -> None:
    assert documents.describe(teller, sources, wants).outcome == outcome


@pytest.mark.parametrize(("is_newest", "key"), [(True, "newest"), (False, "oldest")])
def test_the_newest_and_the_oldest_document_are_told_and_which_carry_no_date(
    teller: Teller, key: str, *, is_newest: bool
) -> None:
    answer = documents.tell_age(teller, [GAZETTE], is_newest=is_newest)
    first, described, undated = answer.headline.splitlines()
    assert first == f"The {key} date is that of gazette:"
    assert described.startswith("gazette is a newspaper report.")
    assert undated == "No date: letter, notice."
    assert (answer.outcome, answer.sources) == ("answered", (GAZETTE,))


def test_where_no_document_carries_a_date_none_is_the_newest(teller: Teller) -> None:
    answer = documents.tell_age(teller, [], is_newest=True)
    assert (answer.outcome, answer.headline) == ("not_stated", "None of the documents carries a date.")


def test_what_two_documents_contradict_each_other_on_is_told(teller: Teller, other_base: FactBase) -> None:
    answer = documents.tell_between(teller, frozenset({LETTER, GAZETTE}), is_wide=False)
    assert answer.headline == "Where gazette and letter contradict each other:"
    assert 1 < len(answer.facts) < len(other_base.contradicted_facts())
    # What others say of it is not told.
    assert {source for finding in answer.findings for source in finding.sources} == {GAZETTE, LETTER}
    assert answer.has_disagreement
    assert set(answer.mentioning) == {GAZETTE, LETTER}


def test_of_a_single_contradiction_the_statement_stands_in_front(teller: Teller, other_base: FactBase) -> None:
    answer = documents.tell_between(teller, frozenset({LETTER, NOTICE}), is_wide=False)
    assert len(answer.findings) == 1
    assert answer.headline.endswith(other_base.facts[answer.facts[0]].statement["en"])


def test_of_one_document_it_is_told_what_it_contradicts_another_on(teller: Teller, other_base: FactBase) -> None:
    answer = documents.tell_between(teller, frozenset({GAZETTE}), is_wide=False)
    assert answer.headline == "Where gazette contradicts another document:"
    assert len(answer.facts) > 1
    assert all(GAZETTE in other_base.sources_of(fact) for fact in answer.facts)


def test_where_documents_contradict_each_other_nowhere_it_is_told_what_only_one_says(
    teller: Teller, other_base: FactBase
) -> None:
    agreed = {name: fact for name, fact in other_base.facts.items() if not other_base.is_contradicted(name)}
    base = replace(other_base, facts=agreed)
    answer = documents.tell_between(Teller(base, teller.wording), frozenset({LETTER, NOTICE}), is_wide=True)
    assert answer.headline == (
        "I know of nothing on which letter and notice contradict each other.\nWhat only one of them tells:"
    )
    assert answer.findings
    assert all(len(finding.sources) == 1 for finding in answer.findings)
    narrow = documents.tell_between(Teller(base, teller.wording), frozenset({LETTER, NOTICE}), is_wide=False)
    assert narrow.facts == ()


def test_who_somebody_is_is_told_where_each_document_names_him_first(teller: Teller) -> None:
    answer = documents.introduce(teller, ["tobias-renn"], ["quiet-bay"])
    assert answer.headline == "Where the documents first name Tobias Renn:"
    assert [(passage.before, passage.words, passage.after) for passage in answer.passages] == [
        ("Mayor ", "Tobias Renn", " announced it on Wednesday at the Harbour Hall."),
        ("The ", "mayor", " hopes that the bay will be quiet."),
    ]
    assert [finding.fact for finding in answer.also] == ["quiet-bay"]


def test_who_wrote_a_document_is_told_by_it(teller: Teller) -> None:
    answer = documents.introduce(teller, ["mara-quill"], [])
    assert answer.headline.startswith("gazette is a newspaper report.")
    assert (answer.passages, answer.sources) == ((), (GAZETTE,))


def test_a_dated_document_that_nobody_signed_answers_when_it_was_written(teller: Teller, other_base: FactBase) -> None:
    unsigned = other_base.sources[GAZETTE].model_copy(update={"author": None})
    base = replace(other_base, sources={**other_base.sources, GAZETTE: unsigned})
    answer = documents.describe(Teller(base, teller.wording), [GAZETTE], {"who", "when"})
    assert answer.outcome == "answered"


def test_whom_only_some_documents_list_is_told_with_which_these_are(teller: Teller) -> None:
    assert [*documents.tell_listed(teller, "landings", ["old-quay", "otter-island", "mara-quill"])] == [
        "the Old Quay: listed by letter, not by gazette and notice."
    ]
    assert [*documents.tell_listed(teller, "price", ["old-quay"])] == []


@pytest.mark.parametrize(
    ("sources", "listed"),
    [
        (set(), ["Mara Quill (gazette)", "Tobias Renn (gazette, letter)"]),
        ({LETTER}, ["Tobias Renn (letter)"]),
        ({NOTICE}, []),
    ],
)
def test_whom_documents_name_is_listed_with_those_that_do(teller: Teller, sources: set[str], listed: list[str]) -> None:
    naming = {"mara-quill": {GAZETTE}, "tobias-renn": {GAZETTE, LETTER}}
    answer = documents.tell_named(teller, naming, sources)
    assert sorted(answer.listed) == listed
    assert answer.outcome == ("answered" if listed else "not_stated")

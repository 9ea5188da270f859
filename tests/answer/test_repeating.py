"""Statements in the very words of the documents, or of a fact."""

from __future__ import annotations

import pytest

from bot.answer.answer import Verdict
from bot.answer.repeating import SHORTEST, find_own_words
from bot.engine import Engine
from bot.question.index import Index


def test_statements_passages_and_whole_sentences_are_known(index: Index) -> None:
    told = find_own_words(index)
    for name, fact in index.base.facts.items():
        texts = [fact.statement["en"], *(claim.evidence for claim in fact.claims)]
        texts += [sentence.text for claim in fact.claims for sentence in index.base.sentences_of(claim)]
        read = [index.reader.read_words(text).words for text in texts]
        assert all(words in told for words in read if len(words) >= SHORTEST), name
    assert all(len(words) >= SHORTEST for words in told)


def test_of_several_facts_in_a_sentence_the_disputed_one_comes_first(any_engine: Engine) -> None:
    index = any_engine.interpreter().index
    told = find_own_words(index)
    for fact in index.base.contradicted_facts():
        for claim in index.base.facts[fact].claims:
            words = index.reader.read_words(claim.evidence).words
            assert len(words) < SHORTEST or index.base.is_contradicted(told[words])


def test_no_fact_is_denied_by_what_it_says_itself(every_engine: Engine) -> None:
    base = every_engine.base
    verdicts = {name: every_engine.ask(fact.statement["en"]).verdict for name, fact in base.facts.items()}
    assert not [name for name, verdict in verdicts.items() if verdict == "contradicted"]
    disputed = {name for name, verdict in verdicts.items() if verdict == "disputed"}
    assert disputed >= {name for name, verdict in verdicts.items() if verdict and base.is_contradicted(name)}
    assert [*verdicts.values()].count(None) <= len(verdicts) / 20


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("KELPWORKS will build 12 battery-electric ferries for Brightsound!", "disputed"),
        ("the FERRIES are charged at night", "supported"),
        ("The price was not disclosed.", "disputed"),
    ],
)
def test_a_pasted_sentence_is_so_or_in_dispute_whatever_its_marks_and_letters(
    other_engine: Engine, sentence: str, verdict: Verdict
) -> None:
    assert other_engine.ask(sentence).verdict == verdict

"""At which place somebody or something comes: the first, the biggest, the second biggest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bot.answer.answer import Verdict
from bot.language.language import Language
from bot.question.question import Utterance


def judge_ranks(said: Utterance, told: Iterable[Utterance], language: Language) -> Verdict | None:
    """The verdict where places in an order decide: 'the second to do so' of the first; None where they do not.

    Args:
        said: the statement.
        told: what each source says; those that speak of no place say nothing.
        language: what ranks are in.
    """
    ranks = find_ranks(said, language)
    if not ranks:
        return None
    agreeing = {not ranks.isdisjoint(others) for text in told if (others := find_ranks(text, language))}
    if agreeing == {False}:
        return "contradicted"
    return "disputed" if len(agreeing) > 1 else None


def find_ranks(text: Utterance, language: Language) -> frozenset[int]:
    """The places in an order that a text speaks of, from 1 on.

    Who is the biggest or the like comes first, the 'second biggest' second; 'a third of it' is no place.
    """
    ranks = {word: rank for rank, word in enumerate(language.ordinals, start=1)}
    first = language.firsts | language.superlatives
    counted = frozenset(at for mention in text.numbers for at in range(mention.start, mention.end))
    places = (
        ranks.get(word) or (1 if word in first and before not in ranks else None)
        for at, (before, word) in enumerate(pairwise(("", *text.words)))
        if at not in counted
    )
    return frozenset(filter(None, places))

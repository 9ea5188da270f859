"""At which place somebody or something comes: the first, the biggest, the second biggest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from bot.answer.answer import Verdict
from bot.language.language import Language
from bot.question.question import Utterance

#: So many words may stand between 'one of' and the word for the most.
PARTED: Final = 4


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

    Who is the biggest or the like comes first, the 'second biggest' second, the 'biggest but two' third; 'a third of
    it' is no place, and 'one of the biggest' none in particular.
    """
    ranks = {word: rank for rank, word in enumerate(language.ordinals, start=1)}
    first = language.firsts | language.superlatives
    counted = frozenset(at for mention in text.numbers for at in range(mention.start, mention.end))
    places = (
        ranks.get(word) or (_rank_of_most(text, at, language) if word in first and before not in ranks else None)
        for at, (before, word) in enumerate(pairwise(("", *text.words)))
        if at not in counted
    )
    return frozenset(filter(None, places))


def ranks_lower(text: Utterance, language: Language) -> bool:
    """Whether a text has a word for the most of all, and puts nobody first with it."""
    return not language.superlatives.isdisjoint(text.words) and 1 not in find_ranks(text, language)


def _rank_of_most(text: Utterance, at: int, language: Language) -> int | None:
    """The place of who is the most of all, or of all but some; none where several are."""
    if not language.partitive.isdisjoint(text.words[max(0, at - PARTED) : at]):
        return None
    behind = [mention for mention in text.numbers if mention.start == at + 2]
    if behind and text.words[at + 1] in language.excepting:
        return int(behind[0].amount) + 1
    return 1

"""Candidates for a question: the targets whose words, or stretches of letters, it shares.

Wordings, statements, passages and names are searched alike, so that a target without many wordings
is found as well. Nothing is decided here; see `ranking`.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from bot.language.meaning import NAMING, Meaning
from bot.question.index import Index, Profile, Wording
from bot.question.postings import Key, Postings, cut_grams, spelled_words
from bot.question.question import Question

#: So many candidates are ranked.
PROPOSED: Final = 30

#: A term with more postings only adds to what rarer ones have found, so that the cost grows slower than the fact base
#: (as in the WAND of Broder et al. 2003). Where these have found nothing, it finds so many, the first in file order.
COMMON: Final = 1_500


@dataclass(frozen=True, slots=True)
class Context:
    """What a question may go on from: the turn before it."""

    borrowed: Mapping[Meaning, float]
    """The terms taken over, each with the share of its weight that it counts."""
    facts: tuple[str, ...]
    """What the turn before was answered with."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A target beside a question, with what they share."""

    profile: Profile
    weights: Mapping[Meaning, float]
    """The terms of the question and what each tells, what is borrowed from the turn before included."""
    total: float
    """The sum of these weights."""
    names: tuple[Meaning, ...]
    """Those of them that are names and places."""
    words: float
    """Cosine of the question's terms and all words of the target, from 0 to 1."""
    letters: float
    """Cosine of their stretches of letters, from 0 to 1."""
    wording: Wording | None
    """The wording most like the question; None where none shares a term."""
    likeness: float
    """How like it is to the question, from 0 to 1: the weighted index of Jaccard (1912)."""
    is_same: bool
    """Whether the question is that wording, as far as words and what they deny count."""
    nearness: float = 0.0
    """How near it is to what the turn before was answered with: 1 the same fact, 0.5 one told in the same sentence."""


def propose(question: Question, index: Index, context: Context | None = None) -> tuple[Proposal, ...]:
    """The targets that come into question, in no order that matters, the facts of the turn before among them."""
    weights = {term: index.weight(term) for term in sorted(question.signs)}
    borrowed = context.borrowed if context else {}
    weights |= {term: index.weight(term) * share for term, share in sorted(borrowed.items()) if term not in weights}
    words = _liken(weights, index.targets_with)
    grams = sorted({gram for word in spelled_words(question) for gram in cut_grams(word)})
    letters = _liken({gram: index.targets_with_gram.weight(gram) for gram in grams}, index.targets_with_gram)
    nearest = _nearest_wordings(weights, index)
    near = _find_near(context.facts, index) if context else {}
    found = {target: words.get(target, 0.0) + letters.get(target, 0.0) for target in words.keys() | letters.keys()}
    for target, (likeness, _) in nearest.items():
        found[target] = found.get(target, 0.0) + likeness
    for target, nearness in near.items():
        found[target] = found.get(target, 0.0) + nearness
    total = sum(weights.values())
    names = tuple(term for term in weights if term.kind in NAMING)
    if context and question.wants:
        # Who asks more of an answer is not asking the bot about itself.
        found = {target: likeness for target, likeness in found.items() if index.targets[target].kind != "own"}
    proposals: list[Proposal] = []
    for target in heapq.nlargest(PROPOSED, found, key=lambda target: (found[target], -target)):
        likeness, wording = nearest.get(target, (0.0, None))
        proposal = Proposal(
            profile=index.profiles[target],
            weights=weights,
            total=total,
            names=names,
            words=words.get(target, 0.0),
            letters=letters.get(target, 0.0),
            wording=wording,
            likeness=likeness,
            is_same=wording is not None and _is_same(question, weights, wording, index),
            nearness=near.get(target, 0.0),
        )
        proposals.append(proposal)
    return tuple(proposals)


def _is_same(question: Question, weights: Mapping[Meaning, float], wording: Wording, index: Index) -> bool:
    # Which document is to tell it changes nothing of what is asked.
    named = {term for term in weights if term.kind == "source"} - wording.signs
    if not question.signs - named or wording.signs != weights.keys() - named:
        return False
    alike = (other for other in index.wordings_of(wording.target) if other.signs == wording.signs)
    return any(_is_put_like(question, other, named, index) for other in alike)


def _is_put_like(question: Question, wording: Wording, named: AbstractSet[Meaning], index: Index) -> bool:
    """Whether a question that has the signs of a wording has its other words too, where these tell more."""
    read = index.reader.read(wording.text)
    # 'What are the chips for?' has but one sign: what asks for it are words that mean nothing by themselves.
    is_as_full = len(wording.signs) > 1 or find_little_words(read, index) == find_little_words(question, index) - named
    # 'Which ferries does <yard> build?' is not what 'does <yard> build ferries?' asks.
    is_other = question.is_check and read.manner.form == "open"
    return is_as_full and not is_other and read.manner.is_negated == question.manner.is_negated


def find_little_words(question: Question, index: Index) -> frozenset[Meaning]:
    """What tells it from others of which one and the same word carries all: its words but for those that mean nothing.

    Such are phrases and words that say nothing wherever they stand: 'i mean', 'lol'.
    """
    idle = index.language.interjections
    return frozenset(
        one for one in question.meanings if one.kind != "filler" or not (" " in one.key or one.key in idle)
    )


def _find_near(facts: Iterable[str], index: Index) -> Mapping[int, float]:
    """For each target that leads to the first of some facts, or to one told in the same sentence, how near it is."""
    first = next(iter(facts), None)
    if first is None:
        return {}
    beside = {target: 0.5 for fact in index.base.told_with(first) for target in index.targets_to(fact)}
    return beside | dict.fromkeys(index.targets_to(first), 1.0)


def _liken(weights: Mapping[Key, float], posted: Postings[Key]) -> Mapping[int, float]:
    """For each target that shares a term the cosine of its vector and the weights; rare terms find, common ones add."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    found: dict[int, float] = defaultdict(float)
    for term in sorted(weights, key=posted.count):
        targets, parts = posted.of(term)
        share = weights[term] / length if length else 0.0
        added: Iterable[tuple[int, float]]
        if len(targets) > COMMON and found:
            places = [(target, bisect_left(targets, target)) for target in found]
            added = [(target, parts[at]) for target, at in places if at < len(targets) and targets[at] == target]
        else:
            added = zip(targets[:COMMON], parts, strict=False)
        for target, part in added:
            found[target] += share * part
    return found


def _nearest_wordings(weights: Mapping[Meaning, float], index: Index) -> Mapping[int, tuple[float, Wording]]:
    """For each target its wording most like the question, after how like that is.

    Likeness is the weighted index of Jaccard (1912), the question's own unknown words included.
    """
    total = sum(weights.values())
    shared: dict[int, float] = defaultdict(float)
    for term in sorted(weights, key=lambda term: len(index.wordings_with.get(term, ()))):
        postings = index.wordings_with.get(term, ())
        if len(postings) > COMMON and shared:
            postings = tuple(number for number in shared if term in index.wordings[number].signs)
        weight = weights[term]
        for number in postings[:COMMON]:
            shared[number] += weight
    best: dict[int, tuple[float, Wording]] = {}
    for number, weight in shared.items():
        wording = index.wordings[number]
        either = total + wording.weight - weight
        likeness = weight / either if either > 0 else 0.0
        known = best.get(wording.target)
        if known is None or likeness > known[0]:
            best[wording.target] = likeness, wording
    return best

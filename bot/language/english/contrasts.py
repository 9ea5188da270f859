"""Sentences that set some apart: 'A rather than B', 'besides B', 'nobody before A'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, takewhile
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.openings import find_start, untagged
from bot.language.english.phrases import find_phrases, find_places
from bot.language.meaning import MEASURING, NAMING, Contrast, ContrastKind, Reading

#: What is set apart is told in no more words than this, where it is no name.
LONGEST: Final = 3

#: Some are set apart in a way that is not understood.
UNCLEAR: Final = Contrast("unclear", (), frozenset())


def find_contrast(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Contrast | None:
    """How a sentence sets some apart from others; the first such place of it counts."""
    sentence = _without_idle(_Sentence.read(readings), lexicon)
    if next(find_phrases(sentence.words, lexicon.limiting), None):
        return None
    return _find_unmatched(sentence, lexicon) or _find_aside(sentence, lexicon)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The readings of a sentence, its words, and at which word each reading starts, with the end as the last."""

    readings: Sequence[Reading]
    words: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def read(cls, readings: Sequence[Reading]) -> _Sentence:
        spelled = [reading.spelled.split() for reading in readings]
        return cls(readings, [*chain.from_iterable(spelled)], [*accumulate(map(len, spelled), initial=0)])


def _without_idle(sentence: _Sentence, lexicon: EnglishLexicon) -> _Sentence:
    """The sentence without what leads up to it, means nothing or asks for a yes: 'I am not sure, but', 'or not'."""
    idle = find_places(sentence.words, lexicon.idle_phrases) | {*range(find_start(sentence.words, lexicon))}
    kept = [reading for at, reading in zip(sentence.starts, sentence.readings, strict=False) if at not in idle]
    return _Sentence.read(kept) if idle else sentence


def _find_aside(sentence: _Sentence, lexicon: EnglishLexicon) -> Contrast | None:
    """'A rather than B', 'A, not B': one holds and the other does not; 'besides B': both do."""
    words, readings, starts = sentence.words, sentence.readings, sentence.starts
    for at, length in find_phrases(words, lexicon.against | lexicon.exceptions | lexicon.besides):
        phrase = tuple(words[at : at + length])
        first = bisect_left(starts, at + length)
        if phrase in lexicon.against and _turns_round(readings, first):
            return Contrast("against", tuple(words[:at]), frozenset())
        named = [*_set_aside(readings, first, lexicon)]
        aside = frozenset(readings[number].meaning for number in named)
        if lexicon.negations.issuperset(phrase) and not _denies_alone(sentence, at, named, lexicon):
            continue
        if not named:
            return UNCLEAR
        kept = (*readings[: named[0]], *readings[named[-1] + 1 :])
        if not aside.isdisjoint(reading.meaning for reading in kept):
            return UNCLEAR
        kind: ContrastKind = (
            "beside" if phrase in lexicon.besides else "except" if phrase in lexicon.exceptions else "against"
        )
        return Contrast(kind, (*words[:at], *words[starts[named[-1] + 1] :]), aside)
    return None


def _turns_round(readings: Sequence[Reading], first: int) -> bool:
    """Whether from a reading on it only says the other way round what stands before: '…, not <firm> to <land>'."""
    before, after = (
        {reading.meaning for reading in part if reading.meaning.kind == "name"}
        for part in (readings[:first], readings[first:])
    )
    return len(after) > 1 and after <= before


def _denies_alone(sentence: _Sentence, at: int, named: Sequence[int], lexicon: EnglishLexicon) -> bool:
    """Whether a negation denies the names after it and nothing else: not so in 'it was not <name> who …'.

    In a question that a verb opens it belongs to the verb, unless the names end it. Other words have to end a
    statement, and to follow no verb: 'they are <name>s, not the new ones'.
    """
    words, readings = sentence.words, sentence.readings
    if not named:
        return False
    if not all(readings[number].meaning.kind in NAMING | MEASURING for number in named):
        may_be_of_verb = lexicon.auxiliaries | lexicon.finite
        is_told = at > 1 and words[at + 1] not in lexicon.towards
        return is_told and words[0] not in lexicon.auxiliaries and words[at - 1] not in may_be_of_verb
    is_of_verb = words[at - 1] in lexicon.auxiliaries if at else True
    asks = words[0] in lexicon.auxiliaries and next(find_phrases(words[:at], lexicon.checks), None) is None
    between = lexicon.articles if asks else lexicon.before_names
    is_right_after = between.issuperset(words[at + 1 : sentence.starts[named[0]]])
    return is_right_after and not is_of_verb and (not asks or named[-1] == len(readings) - 1)


def _set_aside(readings: Sequence[Reading], first: int, lexicon: EnglishLexicon) -> Iterator[int]:
    """Where the readings stand that say what is set aside: a name, several joined by 'and', or a few other words."""
    at = next((n for n in range(first, len(readings)) if readings[n].meaning.kind != "filler"), len(readings))
    if at == len(readings):
        return
    if readings[at].meaning.kind not in NAMING:
        following = range(at, min(at + LONGEST, len(readings)))
        yield from takewhile(lambda number: readings[number].meaning.kind not in ("filler", "name"), following)
        return
    yield at
    while at + 2 < len(readings) and readings[at + 1].spelled in lexicon.coordinating:
        at += 2
        if readings[at].meaning.kind not in NAMING:
            return
        yield at


def _find_unmatched(sentence: _Sentence, lexicon: EnglishLexicon) -> Contrast | None:
    """'Nobody before A', 'no firm but A': A alone; 'anybody before A' asks whether there was another.

    What nothing is more than is the most: 'never had a larger order'.
    """
    words = sentence.words
    if (first := next(find_phrases(words, lexicon.everybody_else), None)) and lexicon.negations.isdisjoint(words):
        start, length = first
        last = len(words) - (words[-1] in lexicon.auxiliaries)
        return Contrast("unmatched", (*words[:start], *words[start + length : last]), frozenset())
    denied = [at for at, word in enumerate(untagged(words, lexicon)) if word in lexicon.negations]
    asked = [at for at, word in enumerate(words) if word in lexicon.others]
    named = {sentence.starts[at] for at, reading in enumerate(sentence.readings) if reading.meaning.kind == "name"}
    named |= {at - 1 for at in named if words[at - 1] in lexicon.articles}
    # In 'no more than 12' and the like the word belongs to a bound.
    bounds = find_places(words, lexicon.long_bounds)
    # What is not so before a day is no exception.
    timed = {
        sentence.starts[at] - 1 for at, reading in enumerate(sentence.readings) if reading.meaning.kind in MEASURING
    }
    excepting = [
        at for at, word in enumerate(words) if word in lexicon.excepting and at not in bounds and at not in timed
    ]
    for at in excepting:
        if at + 1 in named and (denied or (asked and words[at] in lexicon.preceding)):
            rest = [word for place, word in enumerate(words) if place not in {*denied, *asked, at}]
            if not denied:
                return Contrast("matched", tuple(rest), frozenset())
            return Contrast("unmatched", _top(rest, lexicon), frozenset())
    if denied and any(_compares_with_all(at, words, lexicon) for at in range(1, len(words))):
        rest = [word for at, word in enumerate(words) if at not in denied]
        return Contrast("unmatched", _top(rest, lexicon), frozenset())
    return UNCLEAR if denied and excepting else None


def _top(words: Sequence[str], lexicon: EnglishLexicon) -> tuple[str, ...]:
    """Words with the most of all in place of more."""
    return tuple(lexicon.topping.get(word, word) for word in words)


def _compares_with_all(at: int, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether a word of a denial compares something with all else of its sort: 'not a larger one', 'nobody faster'."""
    if words[at] not in lexicon.topping:
        return False
    is_of_one = words[at - 1] in lexicon.articles | lexicon.none and at + 1 < len(words)
    return is_of_one or not lexicon.denying_all.isdisjoint(words[: at - 1])

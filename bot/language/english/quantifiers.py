"""Of how many documents a sentence says something: 'all four reports', 'only two of the texts', 'in none of them'."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import Bound, Quantifier, Span

#: So many words before a word for documents may belong to it: 'all of the four reports'.
NEAR: Final = 5

#: A number with more digits counts no documents.
MAX_DIGITS: Final = 2

#: What bounds of a number of documents make of it.
BOUNDED: Final[Mapping[Bound | None, Callable[[int], Quantifier]]] = {
    "at_least": Quantifier,
    "more_than": lambda number: Quantifier(number + 1),
    "up_to": lambda number: Quantifier(0, number),
    "less_than": lambda number: Quantifier(0, number - 1),
    "exactly": lambda number: Quantifier(number, number),
}


def find_quantifier(words: Sequence[str], lexicon: EnglishLexicon) -> tuple[Span, Quantifier] | None:
    """The first stretch of words that counts documents, with the word for these, and what it says."""
    for at, word in enumerate(words):
        if word in lexicon.documents and (found := _read_back(words, at, lexicon)):
            start, quantifier = found
            return (start, at + 1), quantifier._replace(rest=(*words[:start], *words[at + 1 :]))
    return None


def _read_back(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> tuple[int, Quantifier] | None:
    """From a word for documents back to what counts them, over articles, 'of' and the number of all there are."""
    counted: int | None = None
    for start in range(at - 1, max(-1, at - 1 - NEAR), -1):
        word = words[start]
        if quantifier := _quantifier_of(word, lexicon):
            return start, quantifier
        if _number_of(word, lexicon):
            counted = start
        elif word not in lexicon.articles and word not in lexicon.between_counts:
            break
    # 'The four reports' only says how many there are.
    is_total = counted is not None and counted > 0 and words[counted - 1] in lexicon.articles
    return None if counted is None or is_total else _bound(words, counted, lexicon)


def _quantifier_of(word: str, lexicon: EnglishLexicon) -> Quantifier | None:
    if word in lexicon.universal:
        return Quantifier(None)
    if word in lexicon.further or word in lexicon.several:
        return Quantifier(2)
    if word in lexicon.anyone:
        return Quantifier(1)
    return Quantifier(0, 0) if word in lexicon.none else None


def _number_of(word: str, lexicon: EnglishLexicon) -> int:
    """The whole number that a word is; 0 if it is none, or too great a one."""
    if word.isdecimal():
        return int(word) if len(word) <= MAX_DIGITS else 0
    return int(lexicon.numbers.units.get(word, 0))


def _bound(words: Sequence[str], start: int, lexicon: EnglishLexicon) -> tuple[int, Quantifier]:
    """A number with the bound before it, and where this begins: 'at least two', 'only one'."""
    number = _number_of(words[start], lexicon)
    for length in range(min(start, lexicon.numbers.longest_bound), 0, -1):
        bound = lexicon.numbers.bounds.get(tuple(words[start - length : start]))
        if bound in BOUNDED:
            return start - length, BOUNDED[bound](number)
    if start and words[start - 1] in lexicon.limits:
        return start - 1, Quantifier(number, number)
    return start, Quantifier(number, number, is_strict=False)

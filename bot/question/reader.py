"""From typed text to what its words mean: names, terms, numbers, question words, and what nothing explains.

The reader knows the words of one language and one fact base. It works word by word and never
throws a word away: whoever matches can see which words of the question carry it and which of them
are known. Whole sentences are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import Stemmer

from bot.question.lexicon import Lexicon, Phrase
from bot.question.manner import drop_relatives, read_manner
from bot.question.numbers import find_numbers
from bot.question.question import DOCUMENT, Meaning, Question, Reading, Utterance, number_key
from bot.question.spelling import Speller
from bot.text import fold, split_words

#: 'Source?', 'any proof?': longer than this, the word is one among others.
LONGEST_LONE: Final = 3

#: An author so near after a word for documents, or right before one, stands for the document.
NEAR: Final = 4

#: What so many different words stand for is remembered: people use the same ones again and again.
REMEMBERED: Final = 20_000

#: A shorter name has to stand as it is: with an s it may be another word.
SHORTEST_INFLECTED: Final = 5


class Reader:
    """Reads text in one language with the names, synonyms and words of one fact base."""

    def __init__(
        self,
        lexicon: Lexicon,
        names: Mapping[str, Meaning],
        synonyms: Iterable[Iterable[str]],
        texts: Iterable[str],
        authors: Mapping[str, str],
    ) -> None:
        """Learn the words.

        Args:
            lexicon: the language.
            names: what each name stands for.
            synonyms: groups of words and phrases; the first of a group is what the others are read as.
            texts: all wordings and facts, whose words are terms.
            authors: file name of the document that an entity wrote.
        """
        self._lexicon = lexicon
        self._authors = authors
        self._stem = lru_cache(maxsize=None)(_stemmer(lexicon))
        self._light = {self._stem(word) for word in lexicon.light} | {DOCUMENT.key}
        self._everyday = {self._stem(word) for word in lexicon.everyday}
        # 'w/o' has to be looked up before it is split.
        self._unsplit = {typed: text for typed, text in lexicon.rewrites.items() if split_words(typed) != [typed]}
        self._fillers = lexicon.fillers | lexicon.negations
        self._phrases: dict[Phrase, Meaning] = dict(_general_phrases(lexicon))
        self._stemmed: dict[Phrase, Meaning] = {}
        general = lexicon.fillers | lexicon.documents | lexicon.auxiliaries
        general_stems = self._light | {self._stem(word) for word in general}
        for group in synonyms:
            self._add_synonyms([_split(word) for word in group], general_stems)
        for name, meaning in names.items():
            self._add_name(_split(name), meaning)
        self._longest: dict[str, int] = {}
        for phrase in (*self._phrases, *self._stemmed):
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))
        self._parts = lru_cache(REMEMBERED)(self._take_apart)
        self._reach = lru_cache(REMEMBERED)(self._measure_reach)
        self._meaning_of = lru_cache(REMEMBERED)(self._meaning_of_word)
        self._terms, self._speller = self._learn({word for text in texts for word in _split(text) if word.isalpha()})

    def read(self, text: str) -> Question:
        """Read what somebody asks. The cost grows with its length: whoever calls bounds it."""
        read = self.read_words(text)
        manner = read_manner(read.text, read.words, read.readings, self._lexicon)
        return Question(read.text, read.words, read.readings, read.numbers, manner)

    def read_words(self, text: str) -> Utterance:
        """Read any text for the meaning of its words."""
        folded = fold(text)
        typed, words = self._words(folded)
        numbers = find_numbers(words, self._lexicon.numbers)
        # 'all four reports' puts no figure to the test.
        numbers = [mention for mention in numbers if _word_at(words, mention.end) not in self._lexicon.documents]
        readings: list[Reading] = []
        at = 0
        for mention in numbers:
            readings += self._read_words(typed, words, at, mention.start)
            meaning = Meaning("number", number_key(mention))
            readings.append(_reading(typed, words, mention.start, mention.end, meaning))
            at = mention.end
        readings += self._read_words(typed, words, at, len(words))
        readings = drop_relatives(folded, words, readings, self._lexicon)
        readings = [self._in_place(at, readings) for at in range(len(readings))]
        if len(words) <= LONGEST_LONE and any(word in self._lexicon.lone_asks for word in words):
            readings = [_reading(typed, words, 0, len(words), Meaning("ask", "which_source"))]
        return Utterance(folded, tuple(words), tuple(readings), tuple(numbers))


    def is_everyday(self, stem: str) -> bool:
        """Whether a word with this stem is one of everyday language, and so hardly a name."""
        return stem in self._everyday

    def _add_name(self, name: Phrase, meaning: Meaning) -> None:
        """A name is known as it stands and, where it is no other word then, with an s."""
        self._phrases[name] = meaning
        if len(name[-1]) >= SHORTEST_INFLECTED:
            self._phrases.setdefault((*name[:-1], f"{name[-1]}s"), meaning)

    def _add_synonyms(self, group: Sequence[Phrase], general_stems: set[str]) -> None:
        """Synonyms are known in every inflection, but not where that is a word of general use."""
        term = Meaning("term", " ".join(map(self._stem, group[0])))
        for phrase in group:
            stems = tuple(map(self._stem, phrase))
            if not (len(stems) == 1 and stems[0] in general_stems):
                self._stemmed[stems] = term
            self._phrases[phrase] = term

    def _learn(self, words: set[str]) -> tuple[frozenset[str], Speller]:
        """The stems of the fact base's own words, and the speller for all words that are known."""
        general = self._lexicon.all_words
        phrase_words = {word for phrase in self._phrases for word in phrase}
        terms = frozenset(self._stem(word) for word in words - general)
        stems = terms | self._light | self._everyday | {self._stem(word) for word in phrase_words}
        return terms, Speller(words | phrase_words | general | self._lexicon.everyday, stems, self._stem)

    def _words(self, folded: str) -> tuple[list[str], list[str]]:
        """The words as typed and, one for one, as they are read."""
        typed: list[str] = []
        words: list[str] = []
        chunks = (self._unsplit.get(chunk, chunk) for chunk in folded.split())
        for word in split_words(" ".join(chunks)):
            parts = self._parts(word)
            words += parts
            typed += [word, *[""] * (len(parts) - 1)]
        return typed, words

    def _take_apart(self, word: str) -> tuple[str, ...]:
        """A typed word as the words it stands for, spelled right."""
        return tuple(
            part
            for rewritten in self._lexicon.rewrites.get(word, word).split()
            for part in self._speller.split_joined(self._speller.spell(_without_possessive(rewritten)))
        )

    def _read_words(self, typed: Sequence[str], words: Sequence[str], at: int, end: int) -> list[Reading]:
        readings: list[Reading] = []
        while at < end:
            length, meaning = self._meaning_at(words, at, end)
            readings.append(_reading(typed, words, at, at + length, meaning))
            at += length
        return readings

    def _meaning_at(self, words: Sequence[str], at: int, end: int) -> tuple[int, Meaning]:
        """The longest known phrase that begins at a word: its number of words and its meaning."""
        word = words[at]
        for length in range(min(self._reach(word), end - at), 1, -1):
            phrase = tuple(words[at : at + length])
            meaning = self._phrases.get(phrase) or self._stemmed.get(tuple(map(self._stem, phrase)))
            if meaning is not None:
                return length, meaning
        counts = word in self._lexicon.numbers.units or word.isdecimal()
        if counts and _word_at(words, at + 1) in self._lexicon.documents:
            return 1, Meaning("filler", word)
        return 1, self._meaning_of(word)

    def _measure_reach(self, word: str) -> int:
        """The number of words of the longest known phrase that begins with a word."""
        return max(self._longest.get(word, 0), self._longest.get(self._stem(word), 0))

    def _meaning_of_word(self, word: str) -> Meaning:
        stem = self._stem(word)
        known = self._phrases.get((word,)) or self._stemmed.get((stem,))
        if known is not None:
            return known
        if word in self._fillers:
            return Meaning("filler", word)
        if word in self._lexicon.places:
            return Meaning("place", word)
        if word in self._lexicon.documents:
            return DOCUMENT
        if stem in self._light:
            return Meaning("light", stem)
        return Meaning("term" if stem in self._terms else "unknown", stem)

    def _in_place(self, at: int, readings: Sequence[Reading]) -> Reading:
        """What a reading means beside its neighbours.

        An unknown word after an article is a common noun ('the haul'), which may well stand for something
        known; 'about' asks for something only at the end; an author beside a word for documents stands for
        the document.
        """
        reading = readings[at]
        kind, key = reading.meaning.kind, reading.meaning.key
        if kind == "unknown" and at and readings[at - 1].spelled in self._lexicon.articles:
            return replace(reading, meaning=Meaning("thing", key))
        if kind == "ask" and key == "about" and at + 1 < len(readings):
            return replace(reading, meaning=Meaning("filler", key))
        if kind == "name" and key in self._authors:
            around = (*readings[max(0, at - NEAR) : at], *readings[at + 1 : at + 2])
            if any(other.spelled in self._lexicon.documents for other in around):
                return replace(reading, meaning=Meaning("source", self._authors[key]))
        return reading


def _word_at(words: Sequence[str], at: int) -> str:
    return next(iter(words[at : at + 1]), "")


def _general_phrases(lexicon: Lexicon) -> Iterable[tuple[Phrase, Meaning]]:
    """The phrases that mean something in any subject."""
    yield from ((phrase, Meaning("ask", ask)) for phrase, ask in lexicon.asks.items())
    yield from ((phrase, Meaning("filler", " ".join(phrase))) for phrase in lexicon.empty)
    bounds = lexicon.numbers.bounds.items()
    yield from ((phrase, Meaning("bound", bound)) for phrase, bound in bounds if len(phrase) > 1)
    yield from ((phrase, Meaning("time", time)) for phrase, time in lexicon.times.items())
    yield from (((word,), Meaning("date", weekday)) for word, weekday in lexicon.weekdays.items())
    yield from (((word,), Meaning("date", f"month {month}")) for word, month in lexicon.months.items())


def _stemmer(lexicon: Lexicon) -> type[str]:
    if lexicon.stemmer is None:
        return str
    stem: type[str] = Stemmer.Stemmer(lexicon.stemmer, 0).stemWord
    return stem


def _split(text: str) -> Phrase:
    return tuple(split_words(fold(text)))


def _reading(typed: Sequence[str], words: Sequence[str], start: int, end: int, meaning: Meaning) -> Reading:
    if end == start + 1:
        return Reading(typed[start], words[start], meaning)
    return Reading(" ".join(filter(None, typed[start:end])), " ".join(words[start:end]), meaning)


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")

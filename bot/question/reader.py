"""From typed text to what its words mean: names, terms, numbers, question words, and what nothing explains.

The reader knows the words of one language and one fact base. It works word by word and never
throws a word away: whoever matches can see which words of the question carry it and which of them
are known. Whole sentences are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

from bot.language.language import Language
from bot.language.meaning import DOCUMENT, Meaning, Mention, Phrase, Reading, term_of
from bot.question.question import Question, Utterance
from bot.question.spelling import Speller
from bot.text import REMEMBERED, fold, remember

#: An author so near after a word for documents, or right before one, stands for the document.
NEAR: Final = 4


class Reader:
    """Reads text in one language with the names, synonyms and words of one fact base."""

    def __init__(
        self,
        language: Language,
        names: Mapping[str, Meaning],
        synonyms: Iterable[Iterable[str]],
        texts: Iterable[str],
        authors: Mapping[str, str],
    ) -> None:
        """Learn the words.

        Args:
            language: its words and its rules.
            names: what each name stands for.
            synonyms: groups of words and phrases; the first of a group is what the others are read as.
            texts: all wordings and facts, whose words are terms.
            authors: file name of the document that an entity wrote.
        """
        self._language = language
        self._authors = authors
        self._stem = remember(REMEMBERED)(language.stem)
        self._light = {*map(language.stem, language.light), DOCUMENT.key}
        self._idle = frozenset(map(language.stem, language.idle))
        self._everyday = frozenset(map(language.stem, language.everyday))
        self._fillers = language.fillers | language.negations
        self._phrases: dict[Phrase, Meaning] = dict(language.phrases)
        self._stemmed: dict[Phrase, Meaning] = {}
        groups = [[language.split(word) for word in group] for group in synonyms]
        named = [(language.split(name), meaning) for name, meaning in names.items()]
        self._vocabulary = frozenset(
            word for phrase in (*chain.from_iterable(groups), *(name for name, _ in named)) for word in phrase
        )
        general_stems = self._light | set(map(language.stem, self._fillers | language.documents))
        for group in groups:
            self._add_synonyms(group, general_stems)
        for name, meaning in named:
            self._add_name(name, meaning)
        for text, meaning in names.items():
            self._phrases.setdefault(language.read_words(text, self._vocabulary), meaning)
        self._longest: dict[Phrase, int] = {}
        for phrase in (*self._phrases, *self._stemmed):
            if len(phrase) > 1:
                self._longest[phrase[:2]] = max(len(phrase), self._longest.get(phrase[:2], 1))
        self._numbered = [
            phrase
            for phrase, meaning in self._phrases.items()
            if meaning.kind == "name" and len(phrase) > 1 and language.find_numbers(phrase)
        ]
        self._parts = remember(REMEMBERED)(self._take_apart)
        self._single = remember(REMEMBERED)(self._read_single)
        # What is learned from is read as well: it is cut into words once.
        self._cut = {text: self._cut_words(text) for text in texts}
        typed = {word for _, words in self._cut.values() for word in words}
        undone = {part for word in typed for part in language.undo(word, self._vocabulary)}
        self._terms, self._speller = self._learn({word for word in undone if word.isalpha()})

    def read(self, text: str) -> Question:
        """Read what somebody asks. The cost grows with its length: whoever calls bounds it."""
        read = self.read_words(text)
        manner = self._language.read_manner(read.text, read.words, read.readings)
        return Question(read.text, read.words, read.readings, read.numbers, manner)

    def read_words(self, text: str) -> Utterance:
        """Read any text for the meaning of its words."""
        folded, cut = self._cut.get(text) or self._cut_words(text)
        typed, words = self._words(cut)
        numbers = [one for one in self._language.find_numbers(words) if not self._is_in_name(words, one)]
        readings: list[Reading] = []
        at = 0
        for mention in numbers:
            readings += self._read_words(typed[at : mention.start], words[at : mention.start])
            meaning = term_of(mention)
            readings.append(_reading(typed, words, mention.start, mention.end, meaning))
            at = mention.end
        readings += self._read_words(typed[at:], words[at:])
        readings = self._language.settle(folded, words, readings)
        readings = [
            self._as_document(at, readings) if reading.meaning.kind == "name" else reading
            for at, reading in enumerate(readings)
        ]
        return Utterance(folded, tuple(words), tuple(readings), tuple(numbers))

    def take_names_apart(self, text: Utterance) -> frozenset[Meaning]:
        """What the words of its names of several words mean by themselves, as far as they say what somebody is."""
        names = (reading.spelled.split() for reading in text.readings if reading.meaning.kind == "name")
        words = chain.from_iterable(words for words in names if len(words) > 1)
        return frozenset(meaning for meaning in map(self._meaning_of_word, words) if meaning.kind in ("term", "light"))

    def forget_texts(self) -> None:
        """Let go of what was cut when it learned: once all of it has been read, it is only weight."""
        self._cut.clear()

    def is_everyday(self, stem: str) -> bool:
        """Whether a word with this stem is one of everyday language, and so hardly a name."""
        return stem in self._everyday or any(base in self._language.everyday for base in self._language.ungraded(stem))

    def is_general(self, words: str) -> bool:
        """Whether some words are of general use each, whatever they mean together here."""
        return all(word in self._fillers or self._stem(word) in self._light for word in words.split())

    def is_idle(self, stem: str) -> bool:
        """Whether a word of general use with this stem changes nothing of what is said."""
        return stem in self._idle

    def _add_name(self, name: Phrase, meaning: Meaning) -> None:
        """A name is known as it stands and, where they are no other words, in its other forms."""
        self._phrases[name] = meaning
        for form in self._language.name_forms(name):
            self._phrases.setdefault(form, meaning)

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
        general = self._language.all_words
        phrase_words = {word for phrase in self._phrases for word in phrase}
        terms = frozenset(self._stem(word) for word in words - general)
        stems = terms | self._light | self._everyday | {self._stem(word) for word in phrase_words}
        known = words | phrase_words | general | self._language.everyday
        return terms, Speller(known, stems, self._stem, self._language)

    def _cut_words(self, text: str) -> tuple[str, Phrase]:
        """A text folded, and its words as typed."""
        folded = fold(text)
        return folded, tuple(self._language.cut_words(folded, self._vocabulary))

    def _words(self, cut: Phrase) -> tuple[list[str], list[str]]:
        """The words as typed and, one for one, as they are read."""
        parts = [*map(self._parts, cut)]
        words = [*chain.from_iterable(parts)]
        if len(words) == len(cut):
            return [*cut], words
        typed = [[word, *[""] * (len(taken) - 1)] for word, taken in zip(cut, parts, strict=True)]
        return [*chain.from_iterable(typed)], words

    def _take_apart(self, word: str) -> tuple[str, ...]:
        """A typed word as the words it stands for, spelled right."""
        return tuple(
            part
            for undone in self._language.undo(word, self._vocabulary)
            for part in self._speller.split_joined(self._speller.spell(undone))
        )

    def _is_in_name(self, words: Sequence[str], number: Mention) -> bool:
        """Whether a number is a part of what something is called: the 2 of 'Channel 2'."""
        return any(
            number.end <= start + len(phrase) and tuple(words[start : start + len(phrase)]) == phrase
            for phrase in self._numbered
            for start in range(max(0, number.end - len(phrase)), number.start + 1)
        )

    def _read_words(self, typed: Sequence[str], words: Sequence[str]) -> list[Reading]:
        readings: list[Reading] = []
        at = 0
        reaches = self._find_reaches(words)
        while at < len(words):
            phrase = self._read_phrase(typed, words, at, reaches[at]) if reaches[at] > 1 else None
            if phrase and self._takes_from_ask(words, at + phrase.spelled.count(" "), reaches):
                phrase = None
            reading = phrase or self._single(typed[at], words[at])
            readings.append(reading)
            at += reading.spelled.count(" ") + 1
        return readings

    def _find_reaches(self, words: Sequence[str]) -> list[int]:
        """For each word how many words the longest known phrase has that begins with it and the next."""
        longest = self._longest
        pairs = zip(pairwise(words), pairwise(map(self._stem, words)), strict=True)
        reaches = [
            max(longest.get(pair, 1), longest.get(stems, 1)) if pair in longest or stems in longest else 1
            for pair, stems in pairs
        ]
        return [*reaches, 1]

    def _takes_from_ask(self, words: Sequence[str], last: int, reaches: Sequence[int]) -> bool:
        """Whether the last word of a phrase begins what asks: 'how' in 'who knows how many', beside 'know-how'."""
        asking = (self._phrases.get(tuple(words[last : last + length])) for length in range(2, reaches[last] + 1))
        return any(meaning is not None and meaning.kind == "ask" for meaning in asking)

    def _read_phrase(self, typed: Sequence[str], words: Sequence[str], at: int, reach: int) -> Reading | None:
        """The longest known phrase of more than one word that begins at a word and has no more than `reach`."""
        for length in range(min(reach, len(words) - at), 1, -1):
            phrase = tuple(words[at : at + length])
            meaning = self._phrases.get(phrase) or self._stemmed.get(tuple(map(self._stem, phrase)))
            if meaning is not None:
                return _reading(typed, words, at, at + length, meaning)
        return None

    def _read_single(self, typed: str, word: str) -> Reading:
        return Reading(typed, word, self._meaning_of_word(word))

    def _meaning_of_word(self, word: str) -> Meaning:
        stem = self._stem(word)
        known = self._phrases.get((word,)) or self._stemmed.get((stem,))
        if known is not None:
            return known
        if word in self._fillers:
            return Meaning("filler", word)
        if word in self._language.places:
            return Meaning("place", word)
        if word in self._language.documents:
            return DOCUMENT
        if stem in self._light:
            return Meaning("light", stem)
        return Meaning("term" if stem in self._terms else "unknown", stem)

    def _as_document(self, at: int, readings: Sequence[Reading]) -> Reading:
        """A name that is an author's stands, beside a word for documents, for the document."""
        reading = readings[at]
        if reading.meaning.key in self._authors:
            around = (*readings[max(0, at - NEAR) : at], *readings[at + 1 : at + 2])
            if any(other.spelled in self._language.documents for other in around):
                return replace(reading, meaning=Meaning("source", self._authors[reading.meaning.key]))
        return reading


def _reading(typed: Sequence[str], words: Sequence[str], start: int, end: int, meaning: Meaning) -> Reading:
    if end == start + 1:
        return Reading(typed[start], words[start], meaning)
    return Reading(" ".join(filter(None, typed[start:end])), " ".join(words[start:end]), meaning)

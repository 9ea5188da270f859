"""From typed text to what its words mean: names, terms, numbers, question words, and what nothing explains.

The reader knows the words of one language and one fact base. It works word by word and never
throws a word away: whoever matches can see which words of the question carry it and which of them
are known. Spelling is put right one word at a time against the known words (rapidfuzz at its
best); whole sentences are never compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.question.lexicon import Lexicon, Phrase
from bot.question.numbers import Mention, find_numbers
from bot.text import fold, split_words

MeaningKind = Literal["ask", "name", "source", "term", "light", "number", "bound", "date", "place", "filler", "unknown"]
Quantifier = Literal["all", "other"]
Form = Literal["open", "yesno", "statement", "keywords"]

#: How many letters of a word may be wrong, by the word's length: (from length, distance).
_TYPOS: Final = ((9, 2), (4, 1))

#: In a shorter word a letter put in place of another makes another word ('safe', 'sale'); there only
#: letters left out, doubled or in the wrong order count as typing errors.
_LONG_ENOUGH_TO_SWAP: Final = 6

#: Words shorter than this are never taken for several words written together.
_SHORTEST_JOINED: Final = 7

#: Shorter words are never what a misspelling is read as: too many words lie near them.
_SHORTEST_MISSPELT: Final = 4

#: 'Source?', 'any proof?': longer than this, the word is one among others.
_LONGEST_LONE: Final = 3

#: An author so near after a word for documents, or right before one, stands for the document.
_NEAR: Final = 4

#: A shorter name has to stand as it is: 'does' is no inflection of 'DOE'.
_SHORTEST_INFLECTED: Final = 5

#: A statement is a sentence: keywords are shorter, the more so where no known verb stands in them.
_SHORTEST_STATEMENT: Final = 4
_SHORTEST_VERBLESS: Final = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase stands for: `kind` and, within it, `key` (an entity's id, a term's stem …)."""

    kind: MeaningKind
    key: str

    @property
    def term(self) -> str | None:
        """The key under which matching counts it; None for what carries no meaning of its own."""
        if self.kind in ("filler", "ask"):
            return None
        return self.key if self.kind in ("term", "light") else f"{self.kind}:{self.key}"


#: 'the article', 'your sources': what everything rests on, and so hardly ever what is asked about.
DOCUMENT: Final = Meaning("light", "document")


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the question and its meaning; `spelled` is the known word it was read as."""

    surface: str
    spelled: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read: the folded text, the meaning of its words in order, and how it is put."""

    text: str
    readings: tuple[Reading, ...]
    numbers: tuple[Mention, ...]
    form: Form
    is_negated: bool
    words: frozenset[str]
    """Its words as they were read, each once."""
    quantifier: Quantifier | None
    """Whether it asks about all documents, or about a further one."""
    equates_names: bool
    """Whether it says that one name is another: '<name> is (the) <name>'."""
    opens: bool
    """Whether its own first words make it a question: 'who …', 'at which …', 'is …'."""
    leans_back: bool
    """Whether it says so itself that it goes on from the question before: 'and …', 'what about it'."""

    def keys(self, *kinds: MeaningKind) -> frozenset[str]:
        """The keys of all readings of these kinds."""
        return frozenset(r.meaning.key for r in self.readings if r.meaning.kind in kinds)

    def as_check(self) -> Question:
        """The same question, put so that it wants to know whether it is so."""
        return replace(self, form="yesno")

    @property
    def is_check(self) -> bool:
        """Whether it wants to know if something is so."""
        return self.form in ("yesno", "statement")

    @property
    def terms(self) -> frozenset[str]:
        """What carries the question: all that an intent has to explain."""
        return frozenset(term for r in self.readings if (term := r.meaning.term) is not None)

    @property
    def features(self) -> frozenset[str]:
        """All by which two questions can be alike: the terms and the question words."""
        return self.terms | self.asks

    @property
    def asks(self) -> frozenset[str]:
        """The question words, as features; what a document 'says' is nothing that somebody said."""
        asks = frozenset(f"ask:{part}" for ask in self.keys("ask") for part in ask.split("+"))
        return asks - {"ask:said"} if self.keys("source") or DOCUMENT.key in self.keys("light") else asks


class Reader:
    """Reads text in one language with the names, synonyms and words of one fact base."""

    def __init__(
        self,
        lexicon: Lexicon,
        phrases: Mapping[str, Meaning],
        synonyms: Iterable[Iterable[str]],
        texts: Iterable[str],
        authors: Mapping[str, str],
    ) -> None:
        self._lexicon = lexicon
        self._authors = authors
        self._stem = lru_cache(maxsize=None)(_stemmer(lexicon))
        self._phrases: dict[Phrase, Meaning] = {}
        self._stemmed: dict[Phrase, Meaning] = {}
        self._general = {
            self._stem(word) for word in lexicon.fillers | lexicon.light | lexicon.documents | lexicon.auxiliaries
        }
        for phrase, ask in lexicon.asks.items():
            self._phrases[phrase] = Meaning("ask", ask)
        for phrase in lexicon.empty:
            self._phrases[phrase] = Meaning("filler", " ".join(phrase))
        for phrase, bound in lexicon.numbers.bounds.items():
            if len(phrase) > 1:
                self._phrases[phrase] = Meaning("bound", bound)
        for word, weekday in lexicon.weekdays.items():
            self._phrases[word,] = Meaning("date", weekday)
        for word, month in lexicon.months.items():
            self._phrases[word,] = Meaning("date", f"month {month}")
        for group in synonyms:
            self._add_synonyms([tuple(split_words(fold(word))) for word in group])
        for name, meaning in phrases.items():
            self._add_name(tuple(split_words(fold(name))), meaning)
        self._longest = max(map(len, self._phrases), default=1)
        self._learn(word for text in texts for word in split_words(fold(text)))

    def read(self, text: str) -> Question:
        """Read a text. The cost grows with its length: whoever calls bounds it."""
        folded = fold(text)
        typed, words = self._words(folded)
        numbers = find_numbers(words, self._lexicon.numbers)
        readings: list[Reading] = []
        at = 0
        for mention in numbers:
            readings += self._read_words(typed, words, at, mention.start)
            readings.append(_reading(typed, words, mention.start, mention.end, Meaning("number", number_key(mention))))
            at = mention.end
        readings += self._read_words(typed, words, at, len(words))
        readings = self._mark_things(self._drop_relatives(folded, words, readings))
        if len(words) <= _LONGEST_LONE and any(word in self._lexicon.lone_asks for word in words):
            readings = [_reading(typed, words, 0, len(words), Meaning("ask", "which_source"))]
        return Question(
            folded,
            tuple(readings),
            tuple(numbers),
            self._form(folded, words, readings),
            self._is_negated(words),
            frozenset(words),
            self._quantifier(words),
            self._equates_names(readings),
            self._opens(words),
            self._leans_back(words),
        )

    def is_light(self, term: str) -> bool:
        """Whether a term is a word of general use, in any subject."""
        return term in self._light

    def _add_name(self, name: Phrase, meaning: Meaning) -> None:
        """A name is known as it stands and, where it is no other word then, with an s."""
        self._phrases[name] = meaning
        if len(name[-1]) >= _SHORTEST_INFLECTED:
            self._phrases.setdefault((*name[:-1], f"{name[-1]}s"), meaning)

    def _add_synonyms(self, group: Sequence[Phrase]) -> None:
        term = Meaning("term", " ".join(map(self._stem, group[0])))
        for phrase in group:
            stems = tuple(map(self._stem, phrase))
            if not (len(stems) == 1 and stems[0] in self._general):
                self._stemmed[stems] = term
            self._phrases[phrase] = term

    def _learn(self, words: Iterable[str]) -> None:
        """Make the vocabulary against which words are spelled and known."""
        own = dict.fromkeys(word for word in words if word.isalpha())
        phrase_words = dict.fromkeys(word for phrase in self._phrases for word in phrase)
        lexicon = self._lexicon
        general = dict.fromkeys(sorted(lexicon.all_words))
        self._terms = {self._stem(word) for word in own if word not in general}
        self._light = {self._stem(word) for word in lexicon.light} | {DOCUMENT.key}
        self._fillers = lexicon.fillers | lexicon.negations
        self._known = {**own, **phrase_words, **general}
        self._known_stems = self._terms | self._light | {self._stem(word) for word in phrase_words}
        self._by_start: dict[tuple[str, int], list[str]] = {}
        for word in self._known:
            self._by_start.setdefault((word[0], len(word)), []).append(word)

    def _words(self, folded: str) -> tuple[list[str], list[str]]:
        """The words as typed and, one for one, as they are read."""
        typed: list[str] = []
        words: list[str] = []
        for word in split_words(folded):
            parts = [
                part
                for rewritten in self._lexicon.rewrites.get(word, word).split()
                for part in self._split_joined(self._spell(_without_possessive(rewritten)))
            ]
            words += parts
            typed += [word, *[""] * (len(parts) - 1)]
        return typed, words

    def _read_words(self, typed: Sequence[str], words: Sequence[str], at: int, end: int) -> list[Reading]:
        readings: list[Reading] = []
        while at < end:
            length, meaning = self._meaning_at(words, at, end)
            readings.append(_reading(typed, words, at, at + length, meaning))
            at += length
        return readings

    def _meaning_at(self, words: Sequence[str], at: int, end: int) -> tuple[int, Meaning]:
        """The longest known phrase that begins at a word: its number of words and its meaning."""
        for length in range(min(self._longest, end - at), 0, -1):
            phrase = tuple(words[at : at + length])
            stems = tuple(map(self._stem, phrase))
            meaning = self._phrases.get(phrase) or self._stemmed.get(stems)
            if meaning is not None:
                return length, meaning
        return 1, self._meaning_of_word(words[at])

    def _meaning_of_word(self, word: str) -> Meaning:
        stem = self._stem(word)
        if word in self._fillers:
            return Meaning("filler", word)
        if word in self._lexicon.places:
            return Meaning("place", word)
        if word in self._lexicon.documents:
            return DOCUMENT
        if stem in self._light:
            return Meaning("light", stem)
        return Meaning("term" if stem in self._terms else "unknown", stem)

    def _spell(self, word: str) -> str:
        """The known word that `word` is a misspelling of, or `word` itself."""
        if word in self._known or not word.isalpha():
            return word
        allowed = next((distance for length, distance in _TYPOS if len(word) >= length), 0)
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        near = [
            known
            for length in lengths
            if length >= _SHORTEST_MISSPELT
            for known in self._by_start.get((word[0], length), ())
        ]
        if len(word) < _LONG_ENOUGH_TO_SWAP:
            near = [known for known in near if len(known) != len(word) or sorted(known) == sorted(word)]
        if self._stem(word) in self._known_stems:
            allowed = min(allowed, 1)  # it may be an inflection of a known word that merely looks unusual
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=allowed) if allowed else None
        return found[0] if found else word

    def _split_joined(self, word: str) -> list[str]:
        """The known words that were written without spaces, or the word itself."""
        if len(word) < _SHORTEST_JOINED or not word.isalpha() or self._is_known(word):
            return [word]
        # Fewest known words, by dynamic programming over the ends of prefixes.
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 16), end):
                head, part = best[start], word[start:end]
                if (
                    head is not None
                    and self._is_whole(part)
                    and (best[end] is None or len(head) + 1 < len(best[end] or ()))
                ):
                    best[end] = [*head, part]
        return best[-1] or [word]

    def _is_known(self, word: str) -> bool:
        return word in self._known or self._stem(word) in self._known_stems

    def _is_whole(self, part: str) -> bool:
        """Whether a part of a joined word can stand for a word: single letters but 'a' and 'i' can't."""
        return part in ("a", "i") or (len(part) > 1 and part in self._known)

    def _drop_relatives(self, folded: str, words: Sequence[str], readings: list[Reading]) -> list[Reading]:
        """Question words that only join clauses mean nothing: 'those who …', 'was he there when they met?'."""
        lexicon = self._lexicon
        opens_check = self._opening(words) in lexicon.auxiliaries
        kept: list[Reading] = []
        seen: list[str] = []
        for reading in readings:
            is_single = reading.meaning.kind == "ask" and reading.spelled in lexicon.interrogatives
            follows_verb = opens_check or (not folded.endswith("?") and any(word in lexicon.finite for word in seen))
            if is_single and follows_verb and seen and seen[-1] not in lexicon.asking:
                reading = replace(reading, meaning=Meaning("filler", reading.spelled))  # noqa: PLW2901
            kept.append(reading)
            seen += reading.spelled.split()
        return kept

    def _mark_things(self, readings: list[Reading]) -> list[Reading]:
        """Tell common nouns ('the haul') among the unknown words, and authors who stand for their documents."""
        return [
            replace(reading, meaning=self._meaning_in_place(reading, readings, at))
            for at, reading in enumerate(readings)
        ]

    def _meaning_in_place(self, reading: Reading, readings: Sequence[Reading], at: int) -> Meaning:
        kind, key = reading.meaning.kind, reading.meaning.key
        if kind == "unknown" and at and readings[at - 1].spelled in self._lexicon.articles:
            return Meaning("unknown", f"the {key}")
        if kind == "name" and key in self._authors:
            around = (*readings[max(0, at - _NEAR) : at], *readings[at + 1 : at + 2])
            if any(other.spelled in self._lexicon.documents for other in around):
                return Meaning("source", self._authors[key])
        return reading.meaning

    def _opening(self, words: Sequence[str]) -> str:
        """The first word that is more than a lead-in."""
        return next((word for word in words if word not in self._lexicon.leading), "")

    def _form(self, folded: str, words: Sequence[str], readings: Sequence[Reading]) -> Form:
        """How the question is put: by its opening word, its question words, its verb, its mark."""
        lexicon = self._lexicon
        opening = self._opening(words)
        asks = any(r.meaning.kind == "ask" and r.meaning.key != "said" for r in readings)
        if opening in lexicon.auxiliaries or (not asks and _contains_phrase(words, lexicon.checks)):
            return "yesno"
        if asks or opening in lexicon.commands or any(word in lexicon.interrogatives for word in words):
            return "open"
        if folded.endswith("?"):
            return "yesno"
        states = folded.endswith(".") or any(word in lexicon.finite or word in lexicon.negations for word in words[1:])
        is_long = len(words) >= (_SHORTEST_STATEMENT if states else _SHORTEST_VERBLESS)
        return "statement" if is_long else "keywords"

    def _opens(self, words: Sequence[str]) -> bool:
        """Whether a question word or an auxiliary stands first, or right after what may stand before one."""
        lexicon = self._lexicon
        at = next((at for at, word in enumerate(words) if word not in lexicon.leading), len(words))
        opening = words[at : at + 1]
        if opening and opening[0] in lexicon.asking:
            opening = words[at : at + 2]
        return any(word in lexicon.auxiliaries or word in lexicon.interrogatives for word in opening)

    def _equates_names(self, readings: Sequence[Reading]) -> bool:
        """Whether two different names stand side by side but for fillers, one of them a form of 'to be'."""
        names = [at for at, reading in enumerate(readings) if reading.meaning.kind == "name"]
        for first, second in pairwise(names):
            between = readings[first + 1 : second]
            is_glue = all(reading.meaning.kind == "filler" for reading in between)
            differ = readings[first].meaning != readings[second].meaning
            if is_glue and differ and any(reading.spelled in self._lexicon.copulas for reading in between):
                return True
        return False

    def _quantifier(self, words: Sequence[str]) -> Quantifier | None:
        """What stands at most a few words before a word for documents: 'all four reports', 'any other text'."""
        lexicon = self._lexicon
        for at, word in enumerate(words):
            if word in lexicon.documents:
                before = set(words[max(0, at - _NEAR) : at])
                if before & lexicon.further:
                    return "other"
                if before & lexicon.universal:
                    return "all"
        return None

    def _is_negated(self, words: Sequence[str]) -> bool:
        """Whether it says that something is not so; 'isn't it …' and an opening 'no, …' do not."""
        opening = next((at for at, word in enumerate(words) if word not in self._lexicon.leading), 0)
        return any(word in self._lexicon.negations for word in words[opening + 1 :])

    def _leans_back(self, words: Sequence[str]) -> bool:
        starts = any(tuple(words[:length]) in self._lexicon.openers for length in (1, 2))
        return starts or any(word in self._lexicon.pronouns for word in words)


def number_key(mention: Mention) -> str:
    """A number as matching counts it: '260000', '95 percent', '14000000000000 KRW'."""
    amount = f"{mention.amount.normalize():f}"
    return f"{amount} {mention.unit}" if mention.unit else amount


def _stemmer(lexicon: Lexicon) -> type[str]:
    if lexicon.stemmer is None:
        return str
    stem: type[str] = Stemmer.Stemmer(lexicon.stemmer, 0).stemWord
    return stem


def _reading(typed: Sequence[str], words: Sequence[str], start: int, end: int, meaning: Meaning) -> Reading:
    return Reading(" ".join(filter(None, typed[start:end])), " ".join(words[start:end]), meaning)


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _contains_phrase(words: Sequence[str], phrases: frozenset[Phrase]) -> bool:
    longest = max(map(len, phrases))
    return any(
        tuple(words[at : at + length]) in phrases for at in range(len(words)) for length in range(1, longest + 1)
    )

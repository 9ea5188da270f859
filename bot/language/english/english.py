"""English behind the interface of a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from importlib import resources
from typing import Any, Final

import Stemmer

from bot.language.english.comparatives import find_comparative
from bot.language.english.contrasts import find_contrast
from bot.language.english.identities import find_identities
from bot.language.english.lexicon import EnglishLexicon, NumberWords
from bot.language.english.manner import read_manner
from bot.language.english.numbers import find_numbers
from bot.language.english.parties import find_parties
from bot.language.english.phrases import find_phrases, skip
from bot.language.english.quantifiers import find_quantifier
from bot.language.english.sentences import cut_sentences
from bot.language.english.settling import settle
from bot.language.english.tenses import find_courses, find_tenses
from bot.language.english.verbs import is_form_in_s, is_past_form
from bot.language.english.words import cut_words, is_word
from bot.language.language import Language
from bot.language.lexicon import Data
from bot.language.meaning import Comparative, Contrast, Course, Manner, Mention, Parties, Phrase, Reading, Span, Tenses
from bot.text import REMEMBERED, read_text_data, remember

_STEMMER: Final = Stemmer.Stemmer("english", 0)

#: A shorter name has to stand as it is: with an s it may be another word.
SHORTEST_INFLECTED: Final = 5

#: A colon after what leads up to a request, and what begins one.
_REQUEST: Final = re.compile(
    r"(?<=:)[\"'”’)]*\s+|\s+(?=(?:can|could) (?:you|u|ya|some(?:one|body)|any(?:one|body)) tell\b)", re.IGNORECASE
)
_DRAWN_OUT: Final = re.compile(r"([a-z])\1+$|([a-z])\2{2,}")
_CLAUSE: Final = re.compile(
    r"\s*[,;:–—]\s+(?:(?:and|n|but|plus|also|while|whereas)\s+)?|\s+(?:and|n|but|plus|whereas)\s+", re.IGNORECASE
)

#: What comes before what, in two clauses of a sentence; and so many parts a sentence has that says it.
_ORDER: Final = re.compile(r"\s+(before|after)\s+", re.IGNORECASE)
_ORDER_FIRST: Final = re.compile(r"\s*(before|after)\s+([^,]+),\s+([^,]+)", re.IGNORECASE)
ORDERED: Final = 3

#: What stands between two commas and begins with a word.
_ASIDE: Final = re.compile(r",\s+(\w+)\b[^,?]*,")

#: So many words has a subject that a further clause of a sentence has in common with the first.
LONGEST_SUBJECT: Final = 6

#: What parts the things of a list, and how many words one has at most.
_LISTED: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|plus)\s+", re.IGNORECASE)
LONGEST_THING: Final = 2

#: So many words has the first of two that stand after 'between'.
LONGEST_NAME: Final = 3

#: No adjective that has forms which compare is shorter.
SHORTEST_GRADED: Final = 3


class English(EnglishLexicon, Language):
    """English: words parted by spaces, bounds before numbers, a plural s, a possessive 's."""

    def is_written_in(self, text: str) -> bool:
        """See `Language`; English has Latin letters, most of them without accents, in full width too."""
        letters = [character for character in unicodedata.normalize("NFKC", text) if character.isalpha()]
        return 2 * sum(map(str.isascii, letters)) >= len(letters)

    def cut_sentences(self, text: str) -> list[Span]:
        """See `Language`; abbreviations and ordinals are told from ends of sentences."""
        return cut_sentences(text, self.endings)

    def cut_requests(self, sentence: str) -> list[str]:
        """See `Language`."""
        return [request for request in _REQUEST.split(sentence) if request.strip()]

    def cut_clauses(self, sentence: str) -> list[str]:
        """See `Language`."""
        clauses = [*self._cut_at_joints(sentence)]
        subject = self._find_subject(clauses[0]) if len(clauses) > 1 and not sentence.endswith("?") else ""
        if not subject:
            return clauses
        first, *others = clauses
        return [first, *(self._complete(clause, subject, first.removeprefix(subject)) for clause in others)]

    def cut_asked(self, sentence: str) -> list[str]:
        """See `Language`."""
        head, _, matter = sentence.partition(" of ")
        parts = _LISTED.split(head) if matter else []
        if len(parts) == 1:
            return []
        leading = (
            self.commands | self.courtesy | self.interrogatives | self.auxiliaries | self.articles | self.before_wanted
        )
        things: list[str] = []
        for part in parts:
            words = part.split()
            words = words[skip(words, 0, leading) :]
            if not 1 <= len(words) <= LONGEST_THING or any(map(self.may_be_finite, words)):
                return []
            things.append(" ".join(words))
        return [f"{thing} of {matter}" for thing in things]

    def cut_order(self, sentence: str) -> tuple[str, str] | None:
        """See `Language`: 'A before B', 'B after A', 'after A, B'."""
        plain = sentence.rstrip(" .!?")
        if led := _ORDER_FIRST.fullmatch(plain):
            word, one, other = led[1], led[3], led[2]
        elif len(parts := _ORDER.split(plain)) == ORDERED:
            one, word, other = parts
        else:
            return None
        first = one.split()
        while first and first[-1].lower() in self.before_order:
            first.pop()
        if not (first and any(map(self.may_be_past, other.split()))):
            return None
        clauses = " ".join(first), other
        return clauses if word.lower() in self.preceding else clauses[::-1]

    def find_main(self, sentence: str) -> str:
        """See `Language`; the clause ends at the first comma."""
        lead, _, main = sentence.partition(",")
        words = lead.lower().split()
        begins = skip(words, 0, self.leading)
        leads_up = any(at == begins for at, _ in find_phrases(words, self.leading_up))
        return main.strip() if main and leads_up else sentence

    def may_be_past(self, word: str) -> bool:
        """See `Language`."""
        return self.may_be_finite(word) or is_past_form(word, self)

    def _complete(self, clause: str, subject: str, predicate: str) -> str:
        """A clause with what it shares with the first: 'is sold' its subject, '<name> does not' its predicate."""
        if self._begins_with_verb(clause):
            return f"{subject} {clause}"
        words = clause.rstrip(" .!").split()
        if {word.lower() for word in words[:1]} <= self.proforms and not self.auxiliaries.isdisjoint(words[1:2]):
            # 'So does <name>'.
            words = [*words[2:], words[1]]
        last = words[-2:-1] if words and words[-1] in self.negations - self.auxiliaries else words[-1:]
        is_elliptic = 1 < len(words) <= LONGEST_SUBJECT and not self.auxiliaries.isdisjoint(last)
        may_stand_alone = any(map(self.may_be_finite, predicate.split()[:1]))
        if is_elliptic and may_stand_alone and words[-1] not in self.negations:
            # 'So does <name>' of 'gets some': 'does' only stands for it.
            words.pop()
        return f"{' '.join(words)}{predicate}" if is_elliptic else clause

    def _cut_at_joints(self, sentence: str) -> Iterator[str]:
        """A sentence cut at its marks and conjunctions, but for those that join no clauses."""
        start = 0
        aside = self._find_aside(sentence)
        for joint in _CLAUSE.finditer(sentence):
            clause = sentence[start : joint.start()]
            after = sentence[joint.end() :].split(maxsplit=2)[:2]
            before = clause.split()
            is_one = self._joins_words(before, after) or self._joins_figures(before, joint[0], after)
            if joint.start() in aside or is_one:
                continue
            if clause.strip():
                yield clause
            start = joint.end()
        if sentence[start:].strip():
            yield sentence[start:]

    def _find_aside(self, sentence: str) -> frozenset[int]:
        """Where the marks stand around what a yes/no question says of its subject in passing: 'is it, which …, so?'."""
        first, *_ = (*sentence.lower().split(), "")
        aside = _ASIDE.search(sentence)
        if aside is None or first not in self.auxiliaries or aside[1].lower() not in self.relatives:
            return frozenset()
        return frozenset({aside.start(), aside.end() - 1})

    def _joins_words(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether words on both sides of a joint belong together: 'between <name> and <name>'.

        So are those of which something is asked: 'what <name> and others pay'.
        """
        if not (before and after):
            return False
        pairs = max((at for at, word in enumerate(before) if word in self.before_pairs), default=len(before))
        if 0 < len(first := before[pairs + 1 :]) <= LONGEST_NAME and self.coordinating.isdisjoint(first):
            return True
        asks = max((at for at, word in enumerate(before) if word in self.interrogatives), default=0)
        return asks > 0 and after[0] not in self.interrogatives and self.finite.isdisjoint(before[asks:])

    def _joins_figures(self, before: Sequence[str], joint: str, after: Sequence[str]) -> bool:
        """Whether both sides of a joint are one figure: 'four hundred and twelve', 'two minutes and six seconds'."""
        if not joint.strip().isalpha():
            return False
        words = self.cut_words(" ".join((*before[-2:], joint.strip(), *after)).lower(), frozenset())
        at = len(before[-2:])
        return any(mention.start < at < mention.end for mention in self.find_numbers(words))

    def _find_subject(self, clause: str) -> str:
        """The words before the first verb of a clause that states something; of others nothing."""
        words = clause.split()
        verb = next((at for at, word in enumerate(words) if self.may_be_finite(word)), 0)
        is_stated = verb <= LONGEST_SUBJECT and words[0] not in self.interrogatives | self.commands | self.wondering
        return " ".join(words[:verb]) if is_stated else ""

    def _begins_with_verb(self, clause: str) -> bool:
        """Whether the subject of a clause is that of the one before: 'is present in …', 'today works for …'."""
        words = clause.split()
        return any(map(self.may_be_finite, words[: 2 if words[0] in self.adverbs else 1]))

    def may_be_finite(self, word: str) -> bool:
        """See `Language`."""
        return word in self.finite or is_form_in_s(word, self)

    def cut_words(self, folded: str, _known: AbstractSet[str], /) -> list[str]:
        """See `Language`; 'w/o' is read before it would be split, 'no one' as 'nobody', figures in one form."""
        dated = self._spelled_date.sub(self._write_day, folded)
        plain = self._in_other_words.sub(lambda phrase: self.rewrites[phrase[0]], dated)
        return cut_words(plain, self._unsplit, self._month_names, self.numbers.signed)

    def undo(self, word: str, known: AbstractSet[str], /) -> tuple[str, ...]:
        """See `Language`; letters that are drawn out count once, 'heyyy', but not in a name: 'Orr'."""
        is_known = word in known and word not in self.rewrites
        return (_without_possessive(word),) if is_known else self._undo(word)

    def stem(self, word: str) -> str:
        """Snowball's stem; of an irregular form that of its verb."""
        stem: str = _STEMMER.stemWord(self.irregular.get(word, word))
        return stem

    def ungraded(self, word: str) -> Iterable[str]:
        """The adjective of 'safer', 'fullest', 'heavier' or 'bigger'."""
        root = word.removesuffix("est") if word.endswith("est") else word.removesuffix("er")
        if SHORTEST_GRADED <= len(root) < len(word):
            yield from (root, f"{root}e")
            if root.endswith("i"):
                yield f"{root[:-1]}y"
            if root[-1] == root[-2]:
                yield root[:-1]

    def name_forms(self, name: Phrase) -> Iterable[Phrase]:
        """The plural of a name that is long enough."""
        return ((*name[:-1], f"{name[-1]}s"),) if len(name[-1]) >= SHORTEST_INFLECTED else ()

    def join_role(self, owner: str, role: str) -> tuple[str, ...]:
        """'<firm> boss', and '<firm>s boss' for the lack of an apostrophe."""
        return f"{owner} {role}", f"{owner}s {role}"

    def find_numbers(self, words: Sequence[str]) -> list[Mention]:
        """See `Language`; 'all four reports' puts no figure to the test."""
        found = find_numbers(words, self.numbers)
        quantified = find_quantifier(words, self) if found else None
        start, end = quantified[0] if quantified else (0, 0)
        return [
            mention for mention in found if not (start <= mention.start < end or self._counts_documents(words, mention))
        ]

    def _counts_documents(self, words: Sequence[str], mention: Mention) -> bool:
        """Whether a number only tells how many documents there are: 'the four reports', 'one report of the four'."""
        before = [word for word in words[max(0, mention.start - 3) : mention.start] if word not in self.articles]
        is_after = len(before) > 1 and before[-1] == "of" and before[-2] in self.documents
        return is_after or not self.documents.isdisjoint(words[mention.end : mention.end + 1])

    def settle(self, folded: str, words: Sequence[str], readings: Sequence[Reading]) -> list[Reading]:
        """See `Language`."""
        return settle(folded, words, readings, self)

    def read_manner(self, folded: str, words: Sequence[str], readings: Sequence[Reading]) -> Manner:
        """See `Language`."""
        return read_manner(folded, words, readings, self)

    def find_contrast(self, readings: Sequence[Reading]) -> Contrast | None:
        """See `Language`."""
        return find_contrast(readings, self)

    def find_comparative(self, readings: Sequence[Reading]) -> Comparative | None:
        """See `Language`."""
        return find_comparative(readings, self)

    def find_courses(self, readings: Sequence[Reading]) -> frozenset[Course]:
        """See `Language`."""
        return frozenset(find_courses(readings, self))

    def find_tenses(self, readings: Sequence[Reading]) -> Tenses:
        """See `Language`."""
        return find_tenses(readings, self)

    def find_parties(self, readings: Sequence[Reading]) -> Parties:
        """See `Language`."""
        return find_parties(readings, self)

    def find_identities(self, folded: str, readings: Sequence[Reading]) -> frozenset[tuple[str, str]]:
        """See `Language`."""
        return frozenset(find_identities(folded, readings, self))

    def with_currencies(self, currencies: Mapping[str, Iterable[str]], /) -> English:
        """See `Language`."""
        declared: dict[Phrase, str] = {self.split(word): code for code, words in currencies.items() for word in words}
        if not declared:
            return self
        # 'SEK 450 million', but not 'all 450 million'.
        declared |= {(code.lower(),): code for code in currencies if code.lower() not in self.all_words}
        numbers = NumberWords.model_construct(
            **{**_fields_of(self.numbers), "currencies": {**self.numbers.currencies, **declared}}
        )
        return English.model_construct(**{**_fields_of(self), "numbers": numbers})

    @cached_property
    def _undo(self) -> Callable[[str], Phrase]:
        return remember(REMEMBERED)(self._undo_once)

    def _undo_once(self, word: str) -> Phrase:
        if word not in self.rewrites:
            return (_without_possessive(self._shorten(word)),)
        return tuple(map(_without_possessive, self.rewrites[word].split()))

    def _shorten(self, word: str) -> str:
        """A word without the letters by which it is drawn out, if that makes a known one of it."""
        if word in self.all_words:
            return word
        short = _DRAWN_OUT.sub(r"\1\2", word)
        return short if short in self.all_words else word

    @cached_property
    def _unsplit(self) -> dict[str, str]:
        return {typed: text for typed, text in self.rewrites.items() if not (is_word(typed) or " " in typed)}

    @cached_property
    def _in_other_words(self) -> re.Pattern[str]:
        """The phrases that are read as others: 'nothing but'."""
        phrases = "|".join(re.escape(phrase) for phrase in self.rewrites if " " in phrase)
        return re.compile(rf"(?<![\w'])(?:{phrases})(?![\w'])")

    @cached_property
    def _spelled_date(self) -> re.Pattern[str]:
        """A day in words beside its month: 'the third of May', 'October the fifth'."""
        days, months = ("|".join(map(re.escape, words)) for words in (self.ordinals, self._month_names.values()))
        days = days.replace(r"\-", "[- ]")
        return re.compile(rf"(?<!\w)(?:(?:the )?({days}) of ({months})|({months}) the ({days}))(?!\w)")

    def _write_day(self, date: re.Match[str]) -> str:
        parts = [part.replace(" ", "-") for part in date.groups() if part]
        return " ".join(str(self.ordinals.index(part) + 1) if part in self.ordinals else part for part in parts)

    @cached_property
    def _month_names(self) -> dict[int, str]:
        """The first name of each month, those included that are other words as well."""
        in_place = {name: date.partition("month ")[2] for name, date in self.dates_in_place.items()}
        named = {**self.months, **{name: int(month) for name, month in in_place.items() if month}}
        # The first of several is the whole one: 'october', 'oct'.
        return {month: name for name, month in reversed(list(named.items()))}


def load_english() -> English:
    """English with its words."""
    folder = resources.files("bot.language.english")
    data = read_text_data((folder / "en.yaml").read_text("utf-8"))
    return English(code="en", everyday=(folder / "everyday.txt").read_text("utf-8"), **data)


def _fields_of(data: Data) -> dict[str, Any]:
    """What data is made of, without what was worked out from it."""
    return {name: getattr(data, name) for name in type(data).model_fields}


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")

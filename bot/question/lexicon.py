"""General knowledge of a language, as data: question words, fillers, numbers, habits of typing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from importlib import resources
from typing import Any, Final

from bot.knowledge.figures import Bound
from bot.knowledge.values import Weekday
from bot.text import read_text_data, split_words

#: The intents that no fact base has to define: they are about the bot and the documents as such.
OWN_INTENTS: Final = ("help", "sources", "disagreements")

#: Snowball's name for the language's stemmer; a language without one here is not stemmed.
_STEMMERS: Final = {"en": "english"}

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class NumberWords:
    """How numbers, their units and their bounds are put into words."""

    units: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    percent: frozenset[str]
    bounds: Mapping[Phrase, Bound]

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words that a number in words or an amount of money may begin with."""
        return frozenset({*self.units, *self.scales, *self.currencies})


@dataclass(frozen=True)
class Lexicon:
    """The words of one language that belong to no subject."""

    language: str
    stemmer: str | None
    asks: Mapping[Phrase, str]
    """Phrase to the kind of thing it asks for: 'how many' to 'how_many'."""
    checks: frozenset[Phrase]
    openers: frozenset[Phrase]
    auxiliaries: frozenset[str]
    leading: frozenset[str]
    interrogatives: frozenset[str]
    asking: frozenset[str]
    lone_asks: frozenset[str]
    documents: frozenset[str]
    of_answers: frozenset[str]
    """Words for what an answer is made of, and for what documents do with it."""
    identity: frozenset[str]
    """Words that say of two things that they are one."""
    subordinating: frozenset[str]
    """Words after which a negation denies nothing of what is asked."""
    copulas: frozenset[str]
    universal: frozenset[str]
    further: frozenset[str]
    opposites: Mapping[str, frozenset[str]]
    """For each word those that deny what it says."""
    articles: frozenset[str]
    empty: frozenset[Phrase]
    places: frozenset[str]
    commands: frozenset[str]
    finite: frozenset[str]
    negations: frozenset[str]
    tags: frozenset[str]
    """Words that ask for a yes at the end of a statement: no negation there."""
    tag_pronouns: frozenset[str]
    superlatives: frozenset[str]
    limits: frozenset[str]
    """Words that shut out all else: 'only'."""
    denials: frozenset[Phrase]
    """Phrases that deny as a negation does."""
    pronouns: frozenset[str]
    personal: frozenset[str]
    """The pronouns that stand for a person."""
    fillers: frozenset[str]
    light: frozenset[str]
    rewrites: Mapping[str, str]
    weekdays: Mapping[str, Weekday]
    months: Mapping[str, int]
    numbers: NumberWords
    everyday: frozenset[str]
    """Words that everybody knows: no names, and spelled right, whatever they are about."""
    own_intents: Mapping[str, tuple[str, ...]]
    """Wordings of the intents about the bot itself."""

    @cached_property
    def denying(self) -> frozenset[str]:
        """The single words that deny."""
        return frozenset(phrase[0] for phrase in self.denials if len(phrase) == 1)

    @property
    def all_words(self) -> frozenset[str]:
        """Every single word that is known in this language, whatever the subject."""
        numbers = self.numbers
        words = self.fillers | self.light | self.auxiliaries | self.negations | self.documents | self.places
        return words | self.interrogatives | {*numbers.units, *numbers.scales, *numbers.currencies} | numbers.percent


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        LookupError: the bot does not know the language.
    """
    folder = resources.files("bot.question") / "languages"
    file, everyday = folder / f"{language}.yaml", folder / f"{language}-everyday.txt"
    if not file.is_file():
        raise LookupError(f'the bot does not know the language "{language}"')
    data = read_text_data(file.read_text("utf-8"))
    words = {key: frozenset(text.split()) for key, text in data.items() if isinstance(text, str)}
    return Lexicon(
        language=language,
        stemmer=_STEMMERS.get(language),
        asks=_by_phrase(data["asks"]),
        checks=frozenset(_phrase(text) for text in data["checks"]),
        openers=frozenset(_phrase(text) for text in data["openers"]),
        auxiliaries=words["auxiliaries"],
        leading=words["leading"],
        interrogatives=words["interrogatives"],
        asking=words["asking"],
        lone_asks=words["lone_asks"],
        documents=words["documents"],
        of_answers=words["of_answers"],
        identity=words["identity"],
        subordinating=words["subordinating"],
        copulas=words["copulas"],
        universal=words["universal"],
        further=words["further"],
        opposites=_opposites(data["opposites"]),
        articles=words["articles"],
        empty=frozenset(_phrase(text) for text in data["empty"]),
        places=words["places"],
        commands=words["commands"],
        finite=words["finite"],
        negations=words["negations"],
        tags=words["tags"],
        tag_pronouns=words["tag_pronouns"],
        superlatives=words["superlatives"],
        limits=words["limits"],
        denials=frozenset(_phrase(text) for text in data["denials"]),
        pronouns=words["pronouns"],
        personal=words["personal"],
        fillers=words["fillers"],
        light=words["light"] - words["fillers"],
        rewrites=data["rewrites"],
        weekdays=data["weekdays"],
        months={word: int(number) for word, number in data["months"].items()},
        numbers=_number_words(data["numbers"]),
        everyday=frozenset(everyday.read_text("utf-8").split()) if everyday.is_file() else frozenset(),
        own_intents={name: tuple(data[name]) for name in OWN_INTENTS},
    )


def _number_words(data: Mapping[str, Any]) -> NumberWords:
    return NumberWords(
        units={word: Decimal(number) for word, number in data["units"].items()},
        scales={word: Decimal(number) for word, number in data["scales"].items()},
        currencies=data["currencies"],
        percent=frozenset(data["percent"]),
        bounds=_by_phrase(data["bounds"]),
    )


def _opposites(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        for side, denial in ((one.split(), other.split()), (other.split(), one.split())):
            for word in side:
                found[word] = found.get(word, frozenset()) | frozenset(denial)
    return found


def _by_phrase(groups: Mapping[Any, list[str]]) -> dict[Phrase, Any]:
    return {_phrase(text): key for key, texts in groups.items() for text in texts}


def _phrase(text: str) -> Phrase:
    return tuple(split_words(text)) or (text,)

"""General knowledge of a language, as data: question words, fillers, numbers, habits of typing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from importlib import resources
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict

from bot.knowledge.figures import Bound
from bot.knowledge.values import Weekday
from bot.text import read_text_data, split_words

#: The intents that no fact base has to define: they are about the bot and the documents as such.
OWN_INTENTS: Final = ("help", "sources", "disagreements")

#: Snowball's name for the language's stemmer; a language without one here is not stemmed.
_STEMMERS: Final = {"en": "english"}

Phrase = tuple[str, ...]


class _Data(BaseModel):
    """Data of a language: what is not known here is an error, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _split(text: str) -> Phrase:
    return tuple(split_words(text)) or (text,)


def _split_all(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(map(_split, texts))


def _name_groups(groups: Iterable[Sequence[str]]) -> dict[Phrase, str]:
    return {_split(text): group[0] for group in groups for text in group}


def _split_keys(amounts: Mapping[str, str]) -> dict[Phrase, str]:
    return {_split(text): amount for text, amount in amounts.items()}


def _by_phrase(groups: Mapping[str, Iterable[str]]) -> dict[Phrase, str]:
    return {_split(text): key for key, texts in groups.items() for text in texts}


def _oppose(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each word of both sides of every pair those of the other side."""
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        for side, denial in ((one.split(), other.split()), (other.split(), one.split())):
            for word in side:
                found[word] = found.get(word, frozenset()) | frozenset(denial)
    return found


#: Words with white space between; a list of phrases; a kind and the phrases that ask for it, or tell it.
Words = Annotated[frozenset[str], BeforeValidator(str.split)]
Phrases = Annotated[frozenset[Phrase], BeforeValidator(_split_all)]
KindByPhrase = Annotated[Mapping[Phrase, str], BeforeValidator(_by_phrase)]
PercentByPhrase = Annotated[Mapping[Phrase, Decimal], BeforeValidator(_split_keys)]
BoundByPhrase = Annotated[Mapping[Phrase, Bound], BeforeValidator(_by_phrase)]


class NumberWords(_Data):
    """How numbers, their units and their bounds are put into words."""

    units: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    percent: frozenset[str]
    bounds: BoundByPhrase
    fractions: PercentByPhrase
    """Phrases for a part of a whole, in percent."""

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words that a number in words or an amount of money may begin with."""
        return frozenset({*self.units, *self.scales, *self.currencies, *(phrase[0] for phrase in self.fractions)})


class Lexicon(_Data):
    """The words of one language that belong to no subject."""

    language: str
    asks: KindByPhrase
    """Phrase to the kind of thing it asks for: 'how many' to 'how_many'."""
    checks: Phrases
    openers: Phrases
    auxiliaries: Words
    leading: Words
    interrogatives: Words
    asking: Words
    lone_asks: Words
    documents: Words
    of_answers: Words
    """Words for what an answer is made of, and for what documents do with it."""
    identity: Words
    """Words that say of two things that they are one."""
    subordinating: Words
    """Words after which a negation denies nothing of what is asked."""
    occasions: Words
    """Words after which it is told at what time or occasion."""
    copulas: Words
    universal: Words
    further: Words
    opposites: Annotated[Mapping[str, frozenset[str]], BeforeValidator(_oppose)]
    """For each word those that deny what it says."""
    articles: Words
    empty: Phrases
    places: Words
    commands: Words
    finite: Words
    negations: Words
    tags: Words
    """Words that ask for a yes at the end of a statement: no negation there."""
    tag_pronouns: Words
    superlatives: Words
    limits: Words
    """Words that shut out all else: 'only'."""
    denials: Phrases
    """Phrases that deny as a negation does."""
    pronouns: Words
    personal: Words
    """The pronouns that stand for a person."""
    fillers: Words
    light: Words
    rewrites: Mapping[str, str]
    weekdays: Mapping[str, Weekday]
    months: Mapping[str, int]
    times: Annotated[Mapping[Phrase, str], BeforeValidator(_name_groups)]
    """Phrase to a time as it is seen from now: 'previous year' to 'last year'."""
    numbers: NumberWords
    everyday: Words
    """Words that everybody knows: no names, and spelled right, whatever they are about."""
    help: tuple[str, ...]
    sources: tuple[str, ...]
    disagreements: tuple[str, ...]

    @property
    def stemmer(self) -> str | None:
        """Snowball's name for the language's stemmer; a language without one is not stemmed."""
        return _STEMMERS.get(self.language)

    @property
    def own_intents(self) -> Mapping[str, tuple[str, ...]]:
        """Wordings of the intents about the bot itself and its documents."""
        return {name: getattr(self, name) for name in OWN_INTENTS}

    @cached_property
    def denying(self) -> frozenset[str]:
        """The single words that deny."""
        return frozenset(phrase[0] for phrase in self.denials if len(phrase) == 1)

    @property
    def all_words(self) -> frozenset[str]:
        """Every single word that is known in this language, whatever the subject."""
        numbers = self.numbers
        words = self.fillers | self.light | self.auxiliaries | self.negations | self.documents | self.places
        fractions = {word for phrase in numbers.fractions for word in phrase}
        figures = {*numbers.units, *numbers.scales, *numbers.currencies} | numbers.percent | fractions
        return words | self.interrogatives | figures


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
    common = everyday.read_text("utf-8") if everyday.is_file() else ""
    return Lexicon(language=language, everyday=common, **read_text_data(file.read_text("utf-8")))

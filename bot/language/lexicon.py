"""The words of a language that belong to no subject, as data: what every language has to give.

The words stand in a file beside the language's code, and pydantic reads them. A language adds fields
for what only it has, such as auxiliary verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from bot.language.meaning import OWN_INTENTS, Meaning, Phrase, Weekday, answer_types
from bot.text import split_words


class Data(BaseModel):
    """Data of a language: what is not known here is an error, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def split_phrase(text: str) -> Phrase:
    """A phrase as it is written in the data, as its words; a sign that is no word stands for itself."""
    return tuple(split_words(text)) or (text,)


def _split_all(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(map(split_phrase, texts))


def _name_groups(groups: Iterable[Sequence[str]]) -> dict[Phrase, str]:
    return {split_phrase(text): group[0] for group in groups for text in group}


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, words in groups.items() for word in words.split()}


def by_phrase(groups: Mapping[str, Iterable[str]]) -> dict[Phrase, str]:
    """Each phrase with the key of the group that it stands in."""
    return {split_phrase(text): key for key, texts in groups.items() for text in texts}


def _check_asks(asks: Mapping[Phrase, str]) -> Mapping[Phrase, str]:
    for key in asks.values():
        answer_types(key)
    return asks


#: Words with white space between; a list of phrases; a kind and the phrases that ask for it, or tell it.
Words = Annotated[frozenset[str], BeforeValidator(str.split)]
Phrases = Annotated[frozenset[Phrase], BeforeValidator(_split_all)]
KindByPhrase = Annotated[Mapping[Phrase, str], BeforeValidator(by_phrase)]


class Lexicon(Data):
    """The words of one language that belong to no subject."""

    code: str
    """ISO 639-1: 'en'."""
    asks: Annotated[KindByPhrase, AfterValidator(_check_asks)]
    """Phrase to the types of answer it asks for: 'how many' to 'how_many', 'which town' to 'where+city'."""
    articles: Words
    """Words before a noun that say no more of it than which one it is: 'the', 'a', 'their'."""
    documents: Words
    of_writing: Words
    """Words for what a document is: who wrote it, when, and what it is called."""
    of_sources: Words
    """Words for the documents as a whole, and for whoever has them: 'your', 'each'."""
    document_kinds: tuple[Phrases, ...]
    """What documents are called by their kind: for each kind all its names, 'press release' and 'media release'."""
    before_kinds: Words
    """Words by which a kind of document means one that is known: 'the', 'this'."""
    listing: Words
    """Words that ask who or what is named at all: 'list', 'mentioned'."""
    entity_kinds: Mapping[str, frozenset[str]]
    """For kinds of entities the words that ask for them."""
    newest: Words
    oldest: Words
    comparing: Words
    """Words for what sets documents apart, beside those that ask whether they agree: 'compare'."""
    heading: Words
    """Words with which somebody heads an organisation: 'runs', 'director'."""
    in_charge: Words
    """Of these the ones that say so of any head: 'runs', 'boss'."""
    of_persons: Words
    """Words for what somebody is: 'what is her job?'."""
    of_answers: Words
    """Words for what an answer is made of, and for what documents do with it."""
    mentioning: Phrases
    """What documents do with what they name: 'mention', 'come up in'."""
    mentioning_alone: Phrases
    """Of these the ones that nobody else does, so that no word for documents is needed: 'is <name> mentioned?'."""
    exemplifying: Phrases
    """What says that those who are named are examples: 'such as', 'among others'."""
    sweeping: Words
    """Words with which something is said of anybody, or of all time: 'nobody', 'never'."""
    anywhere: Words
    """Words that look for something in the documents, wherever it stands: 'anywhere'."""
    empty: Phrases
    interjections: Words
    """Words that mean nothing wherever they stand: 'lol'."""
    countries: Words
    """Countries and regions that people ask after."""
    towns: Annotated[Mapping[str, str], BeforeValidator(_by_word)]
    """Towns and regions within countries, each with its country's commonest name, the capital before the others."""
    becoming: Phrases
    """What says that somebody is to be what he is not yet: 'become', 'turn into'."""
    being: Words
    """Forms of 'be'."""
    equating: Words
    """Words by which one is said to be another."""
    leaving: Words
    """Words before a place where something is not: whence it comes, what becomes of it."""
    locating: Words
    """Words before a place where something is."""
    negations: Words
    superlatives: Words
    comparatives: Words
    """Words by which there is more or less of something than elsewhere or before."""
    firsts: Words
    """Words that say of somebody that he came before all others."""
    belonging: Phrases
    """Words between a part of something and that: 'part of'."""
    partitive: Words
    """Words by which one is among several: 'one of the biggest'."""
    ordinals: tuple[str, ...]
    """The words for places in an order, from the first on."""
    standing_in: Mapping[str, frozenset[str]]
    """For a kind of entity the words that stand for one of it: 'the firm'."""
    pointing: Words
    """The words before such that point at one."""
    further: Words
    """Words for what is not the one spoken of: 'other'."""
    lasting: Phrases
    """Words that say of what was so that it goes on to be: 'still', 'to this day'."""
    wanted: Words
    """Words with which something is wanted, or made a condition, and may not come about."""
    doubting: Words
    """Words that leave open whether it is so: 'uncertain'."""
    by: Words
    """Words before who does something in a sentence that begins with whom it is done to."""
    accomplished: Words
    """Words that say outright that something has happened: 'already'."""
    undecided: Words
    """Words before what may be so or not: 'whether'."""
    rates: Phrases
    """What says that a figure is one for each year, head or the like: 'a year'."""
    starting: Words
    """Words before where something comes from: 'from'."""
    standards: Words
    """Words before what something is compared with: 'than'."""
    lapsing: Words
    """Words for what is so no more: what is 'over after May' is so till then, and what 'ends after May' ends later."""
    distances: Words
    """Words after a length of time that is how far off something is: 'two days before'."""
    distributing: Words
    """Words before what a figure is told for: 'per head', 'each'."""
    sums: Phrases
    """What says that a figure is all there is: 'in total'."""
    causes: Phrases
    """What stands before a reason: 'because', 'due to'."""
    exceptions: Phrases
    """What stands before those of all who are not meant: 'except'."""
    limits: Words
    """Words that shut out all else: 'only'."""
    universal: Words
    """Words for all of something."""
    wholes: Words
    """Words for all of something that has parts."""
    majorities: Words
    """Words for more than half of it."""
    joint: Words
    """Of these, words that say no more of several names than the names themselves: 'both'."""
    paired: Words
    """Of these, words that say no more of two than what joins them: 'both <one> and <other>'."""
    coordinating: Words
    """Words that join what is of a kind: 'and'."""
    excepting: Words
    """Words that make an exception from a denial: 'nobody but …', 'never before …'."""
    denials: Phrases
    """Phrases that deny as a negation does."""
    pronouns: Words
    personal: Words
    """The pronouns that stand for a person."""
    fillers: Words
    light: Words
    idle: Words
    """Of the light words those that change nothing of what is said."""
    short_words: Words
    """Words of one letter that may be parts of words written together."""
    weekdays: Mapping[str, Weekday]
    months: Mapping[str, int]
    quarters: KindByPhrase
    """Phrases for the quarters of a year: 'Q1' for 'first quarter'."""
    sides: KindByPhrase
    """Phrases right before a date by which something lies on one side of it: 'before' for 'prior to'."""
    times: Annotated[Mapping[Phrase, str], BeforeValidator(_name_groups)]
    """Phrase to a time as it is seen from now: 'previous year' to 'last year'."""
    everyday: Words
    """Words that everybody knows: no names, and spelled right, whatever they are about."""
    help: tuple[str, ...]
    sources: tuple[str, ...]
    disagreements: tuple[str, ...]
    greeting: tuple[str, ...]
    thanks: tuple[str, ...]
    farewell: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """What people ask any bot, whatever it is for."""

    matters: Words
    """Words for what all is about, whatever that is: 'deal', 'story'."""
    summing_up: Phrases
    """What asks for all in short: 'tldr', 'sum it up'."""

    @property
    def own_intents(self) -> Mapping[str, tuple[str, ...]]:
        """Wordings of the intents about the bot itself and its documents."""
        return {name: getattr(self, name) for name in OWN_INTENTS}

    @cached_property
    def places(self) -> frozenset[str]:
        """Words for places that no fact base has to define."""
        return self.countries | self.towns.keys()

    @cached_property
    def document_words(self) -> frozenset[str]:
        """Every word of what a document is called, by its kind or as any."""
        return self.documents.union(*self._kind_by_name)

    @cached_property
    def _kind_by_name(self) -> Mapping[Phrase, int]:
        """For each name of a kind of documents the place of that kind among all."""
        return {name: place for place, names in enumerate(self.document_kinds) for name in names}

    def find_kinds(self, words: Sequence[str]) -> Mapping[int, int]:
        """The kinds of documents that words name, by their places among all, each with where its name begins first."""
        found: dict[int, int] = {}
        lengths = {*map(len, self._kind_by_name)}
        for at, length in product(range(len(words)), lengths):
            kind = self._kind_by_name.get(tuple(words[at : at + length]))
            if kind is not None:
                found.setdefault(kind, at)
        return found

    @cached_property
    def extremes(self) -> frozenset[str]:
        """Words that tell somebody or something from all others."""
        return self.superlatives | self.limits | self.firsts

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The towns that often stand for their countries."""
        first: dict[str, str] = {}
        for town, land in self.towns.items():
            first.setdefault(land, town)
        return frozenset(first.values())

    @cached_property
    def denying(self) -> frozenset[str]:
        """The single words that deny."""
        return frozenset(phrase[0] for phrase in self.denials if len(phrase) == 1)

    @cached_property
    def phrases(self) -> Mapping[Phrase, Meaning]:
        """The phrases and words that mean something of their own in any subject."""
        return {
            **{phrase: Meaning("ask", ask) for phrase, ask in self.asks.items()},
            **{phrase: Meaning("filler", " ".join(phrase)) for phrase in self.empty},
            **{phrase: Meaning("time", time) for phrase, time in self.times.items()},
            **{(word,): Meaning("date", weekday) for word, weekday in self.weekdays.items()},
            **{(word,): Meaning("date", f"month {month}") for word, month in self.months.items()},
            **{phrase: Meaning("date", quarter) for phrase, quarter in self.quarters.items()},
        }

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every single word that is known in this language, whatever the subject."""
        return self.fillers | self.light | self.negations | self.documents | self.places

"""The words of English that belong to no subject: question words, fillers, numbers, habits of typing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Annotated

from pydantic import BeforeValidator

from bot.language.lexicon import Data, KindByPhrase, Lexicon, Phrases, Words, by_phrase
from bot.language.meaning import Bound, Meaning, Phrase

BoundByPhrase = Annotated[Mapping[Phrase, Bound], BeforeValidator(by_phrase)]


class NumberWords(Data):
    """How numbers, their units and their bounds are put into words."""

    units: Mapping[str, Decimal]
    """Words for whole numbers below a hundred."""
    zeros: frozenset[str]
    """Words for 0, which as often mean just 'no'."""
    after_zeros: frozenset[str]
    """The words, or none, before which they are numbers: 'it is zero now'."""
    nothings: frozenset[str]
    """Words for 0 after one of `before_nothings`: 'from nothing'."""
    before_nothings: frozenset[str]
    scales: Mapping[str, Decimal]
    countable: frozenset[str]
    """The scales that 'a' makes a number of: 'a hundred'."""
    multiples: Mapping[str, Decimal]
    """'A couple' before a scale."""
    times: Mapping[str, Decimal]
    """Words that make the number after them so many times as great: 'twice'."""
    ordinals: frozenset[str]
    """Endings that make a number in digits an ordinal: '31st'."""
    ordinal_words: frozenset[str]
    """Words that make tens an ordinal: 'twenty first'."""
    vague: str
    """The ending of a number that is not meant exactly."""
    idle: Phrases
    """Phrases in which a word for a number counts nothing: 'one day'."""
    ranks: frozenset[str]
    """Words after which a small number only ranks: 'top'."""
    currencies: KindByPhrase
    """Phrase to ISO 4217 code: 'us dollars' to 'USD'."""
    signs: Mapping[str, str]
    """Signs of money with letters before them, and the code they are read as: 'a$' is no '$'."""
    before_years: frozenset[str]
    """Words before four figures that are a year, however long ago."""
    after_years: frozenset[str]
    """The words, or none, after such."""
    hundredths: frozenset[str]
    """Words for the hundredth part of a currency: 'cents'."""
    doubtful: frozenset[str]
    """Words for a currency that are other words as well: they rarely stand before their amount."""
    doubtful_from: Decimal
    """The least amount before which they do."""
    before_doubtful: frozenset[str]
    """The words after which they do."""
    whose: frozenset[str]
    """Words before a currency that say which country's it is."""
    whose_endings: tuple[str, ...]
    """How other such words end."""
    percent: Phrases
    bounds: BoundByPhrase
    """Bounds that stand before their number: 'up to'."""
    quoted: Phrases
    """Of these the ones that figures are told with: 'as many as'."""
    phrasal: Words
    """Verbs of which a bound of one word may be a part: 'hand over'."""
    bounds_after: BoundByPhrase
    """Bounds that stand after it: 'or more'."""
    denominators: Mapping[str, Decimal]
    """Words for the parts of a whole, and how many of them it has."""
    parts: frozenset[str]
    """Of these the ones that 'a' makes a share of: 'a third'."""
    after_parts: Words
    """The words after such a share that is named as an ordinal is; before others it is one: 'a third ferry'."""
    spanning: Words
    """Bounds that before a length may only say from when to when: 'paid over 30 months'."""
    before_spanning: Words
    """The words after which they do limit it: 'is over 3 minutes long'."""
    before_lengths: Words
    """The words after which 'an hour' is a length."""
    round_wholes: frozenset[Decimal]
    """The numbers that 'in' makes a share of: 'one in ten'."""
    lengths: Mapping[str, Mapping[str, Decimal]]
    """For the units of `Mention` that are lengths of time the words for them, and for how many of them."""
    short_lengths: Mapping[str, Decimal]
    """Letters for seconds and the like, which mean those only beside another length: '3m 16s'."""
    before_clock: frozenset[str]
    """Words before a time of day."""
    after_clock: frozenset[str]
    """Words after a time of day."""

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words that a number in words or an amount of money may begin with."""
        words = (self.units, self.zeros, self.denominators, self.multiples, self.times)
        return frozenset({"a", "an", *chain.from_iterable(words), *(phrase[0] for phrase in self.currencies)})

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words, figures apart, at which it has to be looked whether a number begins."""
        return self.beginnings | {phrase[0] for phrase in self.idle}

    @cached_property
    def after_article(self) -> frozenset[str]:
        """The words with which 'a' and 'an' may begin a number: 'a hundred', 'a third', 'a couple', 'an hour'."""
        return frozenset({*self.countable, *self.parts, *self.multiples, *self.spans})

    @cached_property
    def counting(self) -> frozenset[str]:
        """The words of which a run is one number, or none at all."""
        return frozenset({*self.units, *self.scales})

    @cached_property
    def spans(self) -> Mapping[str, tuple[str, Decimal]]:
        """For each word for a length of time its unit, and how many of them it is."""
        return {word: (unit, size) for unit, sizes in self.lengths.items() for word, size in sizes.items()}

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of currencies, folded, which may stand right before digits: 'usd5tn'."""
        return frozenset(code.lower() for code in self.currencies.values())

    @cached_property
    def signed(self) -> Mapping[str, str]:
        """What may stand right before digits, and the code that it is read as: 'usd', 'a$'."""
        return {**{code: code for code in self.codes}, **self.signs}

    @cached_property
    def long_bounds(self) -> frozenset[Phrase]:
        """The bounds before a number that have more than one word: 'as many as'."""
        return frozenset(phrase for phrase in self.bounds if len(phrase) > 1)

    @cached_property
    def longest_bound(self) -> int:
        """The number of words of the longest bound before a number."""
        return max(map(len, self.bounds))

    @cached_property
    def longest_bound_after(self) -> int:
        """The number of words of the longest bound after a number."""
        return max(map(len, self.bounds_after))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word of an amount and its unit."""
        phrases = chain.from_iterable((*self.currencies, *self.percent))
        return frozenset({*self.units, *self.zeros, *self.scales, *self.multiples, *self.denominators, *phrases})


class Endings(Data):
    """The words by which the end of a sentence is told, in small letters and without their last full stop."""

    inner: Words
    """Abbreviations that no sentence ends with: 'Mr.', 'e.g.'."""
    final: Words
    """Abbreviations that a sentence may end with: 'Co.', 'Oct.'; so may all of the kind of 'U.N.'."""
    counting: Words
    """Words that are abbreviations before a number only: 'No. 5'."""
    beginnings: Words
    """Words that begin sentences and, capitalised, no names."""


class EnglishLexicon(Lexicon):
    """The words of English that belong to no subject."""

    checks: Phrases
    openers: Phrases
    auxiliaries: Words
    before_pairs: Words
    """Words before two that belong together: 'between'."""
    proforms: Words
    """Words that with one of them repeat a verb, and ask nothing: 'do so'."""
    leading: Words
    oneself: Words
    """Words for whoever speaks."""
    wanting: Words
    """Verbs of whoever speaks, after which comes what he asks for."""
    assuring: Words
    """Words with which somebody says how sure he is, or how he knows."""
    unnamed: Words
    """Words for somebody of whom no document knows."""
    hearsay: Words
    """What he does when he tells something."""
    after_hearsay: Words
    """Words between that and what he tells."""
    asked: Words
    """Words for whoever is asked for something."""
    wishing: Words
    """Words without which nothing is asked for."""
    courtesy: Words
    """All words with which a request may begin."""
    telling: Words
    """What whoever is asked is asked to do."""
    learning: Words
    """What whoever asks would like to do."""
    before_wanted: Words
    """Words between that and what is wanted."""
    whether: Words
    """Words after which a request wants to know whether something is so."""
    interrogatives: Words
    relatives: Words
    """Of these those that go on from a noun."""
    free_relatives: Words
    """Those that stand for a noun themselves, after one of `before_free_relatives`."""
    before_free_relatives: Words
    subjects: Words
    """Pronouns of whoever does something."""
    reasons: Words
    """What somebody wants to be told of a clause, after `before_reasons`."""
    before_reasons: Words
    advising: Words
    """Verbs with which somebody asks what he is to do."""
    asking: Words
    wondering: Words
    lone_asks: Words
    subordinating: Words
    """Words after which a negation denies nothing of what is asked."""
    commands: Words
    that: Words
    """The word that joins any clause."""
    taking_part: Words
    """After a form of 'be' these say that somebody is in something, on whichever side of it."""
    replies: KindByPhrase
    """What is said of an answer as a whole message, by what it says of it."""
    beside_replies: Words
    """Words that may stand beside such, and say nothing."""
    reckoning: Words
    """Words with which a sum is put."""
    existing: Words
    """Beside a form of 'be' these say that something exists, and point at nothing."""
    attending: Words
    """Whoever is asked for with these may be there, and not merely exist."""
    counting_asks: Words
    """Forms of the verb that makes a passive."""
    weighing: Words
    """Words on both sides of 'or' that ask on which side of a figure something lies: 'more or less than'."""
    ended: Words
    """Words that say after a form of 'be' that something is no more: 'over'."""
    participles: Words
    """Participles of irregular verbs."""
    raising: Words
    """Participles after which somebody does something himself: 'is expected to'."""
    towards: Words
    """Words before whom something is done to."""
    giving: Words
    """Verbs after which whoever is given something may stand before it: 'lends <name> money'."""
    sideless: Words
    """Words before names that take no side in what is done."""
    joining: Words
    """Words between the names that a sentence begins with."""
    present: Words
    """Forms of 'be' that tell what is so."""
    done: Words
    """Words that say that something has happened."""
    owning: Words
    """Of these, words that before an article only say that somebody has something."""
    getting: Words
    """Words that make a passive as those of `being` do."""
    undone: Phrases
    """Words that say that something is planned, expected or possible."""
    perfect: Words
    """Words before what has happened."""
    ahead: Words
    """Words before what is to come, possible or needed."""
    foretelling: Words
    """Of these, and of their denials, those by which something is bound to come."""
    possible: Words
    """Words by which it may be so and may not."""
    ending: Words
    """The word before what a course ends with: 'to'."""
    before_about: Words
    """Verbs of which 'about' is a part: 'come about'."""
    before_lengths_of_text: Words
    """Words before how long an answer is wanted: 'in three sentences'."""
    lengths_of_text: Words
    """Words for that: 'sentences'."""
    finite: Words
    unchanging: Words
    """Verbs whose past is as their present."""
    adverbs: Words
    """Words that may stand between a noun and its verb."""
    after_verbs: Words
    """Words, beside articles and figures, before which a word in s is a verb."""
    verbs: Words
    """Verbs that make a sentence with an s at their end, beside the right words."""
    tags: Words
    """Words that ask for a yes at the end of a statement: no negation there."""
    tag_pronouns: Words
    many: Words
    """Pronouns whose verb has no s at its end."""
    adding: Phrases
    """What asks at the end whether something is so as well."""
    against: Phrases
    """What stands before somebody or something that is not meant: 'rather than'."""
    besides: Phrases
    """What stands before somebody who is meant as well."""
    disclaiming: Phrases
    """What says that all that comes after it is not so: 'it is not true that'."""
    limiting: Phrases
    """Phrases with a negation in them that only limit: 'nothing more than'."""
    growing: Words
    """Words that compare what has more of something: 'more', 'longer'."""
    shrinking: Words
    """Words that compare what has less of it."""
    measuring: Mapping[str, tuple[str, ...]]
    """For such a word what says by itself of what it is: 'cost' for 'cheaper'."""
    topping: Mapping[str, str]
    """For words that compare what nothing is that has no more of it: 'largest' for 'larger'."""
    denying_all: Words
    """Words by which something is denied of everybody, or at all times."""
    preceding: Words
    """Of the words that make exceptions those that mean earlier."""
    leading_up: Phrases
    """What may begin a clause that leads up to the main one."""
    before_order: Words
    """Words between a clause and 'before' or 'after': 'shortly before'."""
    others: Words
    """Words for anybody else."""
    everybody_else: Phrases
    """What stands after somebody who comes first: 'before any other'."""
    choosing: Words
    """Words between those of whom one is meant."""
    siding: Words
    """Of the words that deny those that do so only after certain others: 'against'."""
    before_siding: Words
    within_siding: Words
    introducing: Words
    """What a question begins with, after its verb, that asks whether there is such a thing."""
    particles: Words
    """Of the last words of `denials` those that may stand after whom it is done to: 'turned <name> down'."""
    anyone: Words
    """Words for one or more: 'some'."""
    several: Words
    """Words for two or more."""
    between_counts: Words
    """Words between what counts documents and the word for these, beside articles."""
    none: Words
    """Words that count none."""
    rewrites: Mapping[str, str]
    """Words and phrases that are read as others: 'u' as 'you', 'nothing but' as 'only'."""
    irregular: Mapping[str, str]
    """Forms of verbs that no ending tells, with the verb."""
    dates_in_place: Mapping[str, str]
    """Words that are dates only beside a day, a year or a word of `before_dates`: 'may'."""
    stretches: KindByPhrase
    """Words before a month or a year that say which part of it is meant, from when to when in hundredths of it."""
    before_dates: Words
    futures: frozenset[str]
    """Phrases that say before a verb that something will be, and before a name where something goes."""
    numbers: NumberWords
    endings: Endings

    @cached_property
    def settling(self) -> frozenset[str]:
        """The words whose meaning may be another one beside their neighbours, whatever they mean alone."""
        return frozenset(self.dates_in_place) | frozenset(self.numbers.units) | self.ended

    @cached_property
    def phrases(self) -> Mapping[Phrase, Meaning]:
        """The phrases of any language, and bounds of more than one word: 'as many as'."""
        bounds = self.numbers.bounds
        return {**super().phrases, **{phrase: Meaning("bound", bounds[phrase]) for phrase in self.numbers.long_bounds}}

    @cached_property
    def long_bounds(self) -> frozenset[Phrase]:
        """The bounds before a number or a date that have more than one word: 'as many as', 'no later than'."""
        return self.numbers.long_bounds.union(phrase for phrase in self.sides if len(phrase) > 1)

    @cached_property
    def before_participles(self) -> frozenset[str]:
        """The words that may stand before the participle of what was done."""
        return self.being | self.getting | self.owning

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """The words before somebody or some place that takes part in what is said."""
        return self.by | self.towards | self.sideless | self.locating

    @cached_property
    def before_clauses(self) -> frozenset[str]:
        """The words that after 'what' begin a clause, and no kind of thing: 'what the yard builds'."""
        return self.articles | self.tag_pronouns

    @cached_property
    def before_names(self) -> frozenset[str]:
        """The words that may stand between a word and the name that it is about: 'not in the <name>'."""
        return self.articles | self.prepositions

    @cached_property
    def idle_phrases(self) -> frozenset[Phrase]:
        """The phrases that are no part of what is said: those that mean nothing, and those that ask for a yes."""
        return self.empty | self.checks

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every single word that is known in English, whatever the subject."""
        words = self.auxiliaries | self.interrogatives | self.numbers.all_words | self.dates_in_place.keys()
        return super().all_words | words

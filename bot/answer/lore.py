"""All that is known of how one fact is told truly, and of what would deny it: what statements are held against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from bot.knowledge.model import Claim, Roles
from bot.knowledge.values import EntitySet, Place, Quotation
from bot.language.language import Language
from bot.language.meaning import CONTENT, Bound, Contrast, Meaning, Mention, Parties, number_key
from bot.question.index import Index
from bot.question.question import Question, Utterance
from bot.text import stands_in

#: What words mean, one after the other.
Meanings = tuple[Meaning, ...]


class Phrases:
    """Words and phrases by the first word of each, so that of hundreds only few are looked for in a statement."""

    def __init__(self, phrases: Iterable[Meanings], articles: AbstractSet[str]) -> None:
        """Find phrases whatever `articles` stand in them."""
        self._articles = articles
        by_first: defaultdict[Meaning, list[Meanings]] = defaultdict(list)
        for phrase in dict.fromkeys(phrases):
            by_first[phrase[0]].append(phrase)
        self._by_first = {first: tuple(found) for first, found in by_first.items()}

    def find(self, question: Question) -> Iterator[Meanings]:
        """Those that stand in a statement, in no order that matters."""
        texts = _find_texts(question, self._articles)
        for first in question.said & self._by_first.keys():
            yield from (phrase for phrase in self._by_first[first] if _one_holds(texts, phrase))

    def are_in(self, question: Question) -> bool:
        """Whether one of them stands in a statement."""
        return any(True for _ in self.find(question))


@dataclass(frozen=True, slots=True)
class Retelling:
    """In which words a fact is told and denied, whatever document tells it: its roles, as read."""

    relation: frozenset[Meaning]
    """The words with which it is told truly, those of phrases included."""
    converse: tuple[Utterance, ...]
    """Words and phrases that tell it from the other end."""
    alike: tuple[Utterance, ...]
    """Others that do not, and mean the same to the fact base: 'lend' beside 'borrow'."""
    opposites: tuple[Meanings, ...]
    """Words and phrases of which each denies it."""
    refusals: tuple[Meanings, ...]
    """Others that do and have a negation in them, as 'refuse' has."""
    phrases: Phrases
    """Phrases of several words that tell it truly, whatever their words would say alone: 'second largest'."""
    denials: Phrases
    """Phrases that tell it truly with a negation in them."""


@dataclass(frozen=True, slots=True)
class Lore:
    """What a fact says, as meanings of words."""

    told: frozenset[Meaning]
    """What its statement, its passages, its roles and the names in its values say."""
    aside: frozenset[Meaning]
    """What it tells only to say that it is not so: 'B' in 'A instead of B'."""
    in_names: frozenset[Meaning]
    """What its names of several words say by themselves, and nothing else of it: a 'Vindel stream' is a stream."""
    called: frozenset[Meaning]
    """How the documents that tell it are described, and who wrote them."""
    limits: frozenset[tuple[str, Bound]]
    """The figures that are told with a bound, each with it."""
    retelling: Retelling
    retold: frozenset[Meaning]
    """What only its roles say, in other words than its statement and its passages."""
    opposites: Phrases
    """Words and phrases of which each denies it."""
    refusals: Phrases
    """Others that do and have a negation in them: with them the whole sentence is a denial."""
    parties: Parties
    members: frozenset[str]
    """The entities that its values name."""
    is_symmetric: bool
    """Whether the parties may change places."""
    has_parties: bool
    """Whether both parties are curated."""
    has_roles: bool
    is_negated: bool
    """Whether its own statement is a denial."""
    denied: frozenset[Meaning]
    """What stands next after a negation in its statement, and in its passages."""

    def tells(self, mention: Mention) -> bool:
        """Whether a figure is told with the very bound that it has."""
        return (number_key(mention), mention.bound) in self.limits

    def opposed(self, question: Question) -> frozenset[Meaning]:
        """The words of a statement that say the opposite, and are no part of a phrase that tells it."""
        told = [*map(frozenset, self.retelling.phrases.find(question))]
        # Of what stands beside a negation in a phrase that tells it nothing is opposite: 'isn't paid'.
        denied = {one for phrase in self.retelling.denials.find(question) for one in phrase if one.is_term}
        # A word that denies like 'not' has turned the whole statement already.
        opposites = (
            one
            for one in self.opposites.find(question)
            if denied.isdisjoint(one) and not question.denying.issuperset(one)
        )
        return _as_read(question, (one for one in opposites if not any(phrase > frozenset(one) for phrase in told)))

    def is_told_back(self, question: Question, language: Language) -> bool:
        """Whether a statement tells it from the other end.

        Where a fact base takes 'lend' and 'borrow' for the same, the words themselves have to be told apart.
        """
        converse, alike = self.retelling.converse, self.retelling.alike
        is_front = _has_words_of(alike, question, language) and not _has_words_of(converse, question, language)
        return not is_front and any(_tells_back(question, phrase, language) for phrase in converse)

    def accounted(self, question: Question) -> frozenset[Meaning]:
        """What accounts for words of a statement: what is told, and what would deny it."""
        return self.told | _as_read(question, chain(self.opposites.find(question), self.refusals.find(question)))


def retell(index: Index, fact: str) -> Retelling:
    """In which words a fact is told and denied."""
    language, roles, articles = index.language.code, index.base.facts[fact].roles, index.language.articles
    relation, converse, opposites = (
        tuple(read for phrase in phrases if (read := index.reader.read_words(phrase)).meanings)
        for phrases in (
            roles.relation.get(language, ()),
            roles.converse.get(language, ()),
            roles.opposites.get(language, ()),
        )
    )
    plain, denying = _part(index, opposites)
    backwards = {phrase.meanings for phrase in converse}
    return Retelling(
        frozenset[Meaning]().union(*(phrase.terms for phrase in relation)),
        converse,
        tuple(phrase for phrase in relation if phrase.meanings in backwards),
        plain,
        denying,
        phrases=Phrases((one.meanings for one in relation if len(one.meanings) > 1), articles),
        denials=Phrases((one.meanings for one in relation if _denies(index, one)), articles),
    )


def gather(index: Index, fact: str, retelling: Retelling, sources: frozenset[str]) -> Lore:
    """The lore of a fact; of certain documents alone, if some are named: the statement speaks for all of them."""
    language, record, articles = index.language.code, index.base.facts[fact], index.language.articles
    claims = [claim for claim in record.claims if not sources or claim.source in sources]
    statement = index.reader.read(record.statement[language])
    passages = [index.reader.read(claim.evidence) for claim in claims]
    read = passages if sources else [statement, *passages]
    roles = record.roles
    members = frozenset(_entities_of(claims))
    named = frozenset(Meaning("name", entity) for entity in {*roles.subject, *roles.object, *members})
    told = named.union(retelling.relation, *(text.terms for text in (*read, *retelling.converse)))
    if not sources:
        told -= _find_bystanders(index, told, named | statement.terms | retelling.relation)
    aside = _find_aside(index, read)
    # What the fact says itself is no opposite of it, whatever its words mean elsewhere.
    own = (one for one in retelling.opposites if not statement.terms.issuperset(one))
    is_negated = _is_denial(index, statement)
    opposites, refusals = _part(index, () if is_negated else _general_opposites(index, told))
    return Lore(
        told=told,
        aside=aside,
        in_names=frozenset[Meaning]().union(*map(index.reader.take_names_apart, read)) - told,
        called=_find_called(index, {claim.source for claim in claims}),
        limits=frozenset((number_key(one), one.bound) for text in read for one in text.numbers if one.bound),
        retelling=retelling,
        retold=retelling.relation.difference(*(text.terms for text in read)),
        opposites=Phrases((*own, *opposites, *((term,) for term in aside)), articles),
        refusals=Phrases((*retelling.refusals, *refusals), articles),
        parties=_find_parties(index, roles, read),
        members=members,
        is_symmetric=roles.symmetric,
        has_parties=bool(roles.subject and roles.object),
        has_roles=roles != Roles(),
        is_negated=is_negated,
        denied=statement.denied.union(*(passage.denied for passage in passages)),
    )


def _find_aside(index: Index, texts: Iterable[Question]) -> frozenset[Meaning]:
    """What some texts set aside and tell nowhere else."""
    parted = [(text, _part_against(index, text)) for text in texts]
    aside = frozenset[Meaning]().union(*(contrast.aside for _, contrast in parted if contrast))
    told = (index.reader.read_words(" ".join(c.rest)).terms if c else text.terms for text, c in parted)
    return frozenset(term for term in aside if term.kind in CONTENT).difference(*told)


def _is_denial(index: Index, text: Question) -> bool:
    """Whether a text is a denial, and does not merely set something aside: 'they were glad, not surprised'."""
    contrast = _part_against(index, text) if text.manner.is_negated else None
    return index.reader.read(" ".join(contrast.rest)).manner.is_negated if contrast else text.manner.is_negated


def _part_against(index: Index, text: Question) -> Contrast | None:
    contrast = index.language.find_contrast(text.readings)
    return contrast if contrast and contrast.kind == "against" else None


def _find_called(index: Index, names: Iterable[str]) -> frozenset[Meaning]:
    """The words of the descriptions of documents, and who wrote them."""
    sources = [index.base.sources[name] for name in names]
    described = (index.reader.read_words(source.description[index.language.code]).terms for source in sources)
    authors = (Meaning("name", source.author) for source in sources if source.author)
    return frozenset(authors).union(*described)


def _find_bystanders(index: Index, told: frozenset[Meaning], own: frozenset[Meaning]) -> frozenset[Meaning]:
    """The names of whom only the passages tell, where the fact's own words have others of their sort.

    Of a passage that goes on to somebody else the fact tells nothing of that one.
    """
    entities = index.base.entities
    kinds = {entities[term.key].kind for term in own if term.kind == "name"} | {"person"}
    return frozenset(term for term in told - own if term.kind == "name" and entities[term.key].kind in kinds)


def _find_texts(question: Question, articles: AbstractSet[str]) -> tuple[Meanings, ...]:
    """What a statement says word for word, as far as meaning goes, with its articles and without."""
    texts = {question.meanings, question.bare_meanings}
    bare = (tuple(one for one in text if one.kind != "filler" or one.key not in articles) for text in texts)
    return tuple(texts.union(bare))


def _one_holds(texts: Iterable[Meanings], phrase: Meanings) -> bool:
    return any(stands_in(phrase, text) for text in texts)


def _tells_back(question: Question, phrase: Utterance, language: Language) -> bool:
    """Whether a converse phrase stands in a statement.

    After a filler forms matter: 'is supplied' is 'being supplied', and neither 'is supplying' nor 'has supplied'.
    """
    first, *rest = phrase.readings
    if not rest or first.meaning.kind != "filler":
        return _one_holds(_find_texts(question, language.articles), phrase.meanings)
    told = [reading.spelled for reading in rest]
    opening = language.being if first.spelled in language.being else {first.spelled}
    return any(
        before.spelled in opening and [reading.spelled for reading in question.readings[at : at + len(told)]] == told
        for at, before in enumerate(question.readings, start=1)
    )


def _has_words_of(phrases: Sequence[Utterance], question: Question, language: Language) -> bool:
    """Whether a statement has the words of a phrase themselves, in any form, and not others that mean the same."""
    if not phrases:
        return False
    stems = frozenset(map(language.stem, question.words))
    return any(stems.issuperset(map(language.stem, phrase.words)) for phrase in phrases)


def _as_read(question: Question, phrases: Iterable[Meanings]) -> frozenset[Meaning]:
    """The words of phrases that stand in a statement, as they are read in it."""
    held = frozenset(chain.from_iterable(phrases))
    return held | {one for one in question.terms if one.kind == "thing" and Meaning("unknown", one.key) in held}


def _part(index: Index, opposites: Iterable[Utterance]) -> tuple[tuple[Meanings, ...], tuple[Meanings, ...]]:
    """What says the opposite, parted into what has no negation in it and what has."""
    parted: dict[bool, list[Meanings]] = {False: [], True: []}
    for phrase in opposites:
        if phrase.meanings:
            parted[_denies(index, phrase)].append(phrase.meanings)
    return tuple(parted[False]), tuple(parted[True])


def _denies(index: Index, phrase: Utterance) -> bool:
    """Whether a phrase has a negation in it; how it is put is looked at only where some word may be one."""
    if not index.language.negations.isdisjoint(phrase.words):
        return True
    may_deny = not index.denying.isdisjoint(phrase.words)
    return may_deny and index.reader.read(" ".join(phrase.words)).manner.is_negated


def _general_opposites(index: Index, told: frozenset[Meaning]) -> Iterator[Utterance]:
    """What the vocabulary opposes to words of the fact, unless the fact has it too."""
    for pair in index.opposites:
        for one, other in (pair, pair[::-1]):
            if any(told.issuperset(phrase.meanings) for phrase in one):
                yield from (phrase for phrase in other if not told.issuperset(phrase.meanings))


def find_parties(index: Index, text: Utterance) -> Parties:
    """Who stands on which side in a text; of a sentence that a clause leads up to, who does so behind that."""
    main = index.language.find_main(text.text)
    read = text if main == text.text else index.reader.read_words(main)
    return index.language.find_parties(read.readings)


def _find_parties(index: Index, roles: Roles, texts: Iterable[Utterance]) -> Parties:
    """The parties as curated or, failing that, as the fact's own sentences have them."""
    if roles.subject or roles.object:
        return Parties(frozenset(roles.subject), frozenset(roles.object))
    found = [find_parties(index, text) for text in texts]
    return Parties(
        frozenset[str]().union(*(parties.agents for parties in found)),
        frozenset[str]().union(*(parties.others for parties in found)),
    )


def _entities_of(claims: Iterable[Claim]) -> Iterator[str]:
    """The entities that the values of claims name."""
    for claim in claims:
        match claim.value:
            case EntitySet(members=members):
                yield from members
            case Place(place=place):
                yield place
            case Quotation(speaker=speaker):
                yield speaker

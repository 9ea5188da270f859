"""A statement before one fact: which words the fact accounts for, and how each claim stands to what is asserted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import Final

from bot.answer.assertion import LIMITING, SILENT, Assertion, Held, Stance, hold, hold_figures
from bot.answer.lore import Lore, find_parties, gather, retell
from bot.answer.nuance import is_ahead
from bot.answer.times import find_counting, find_stretches
from bot.knowledge.comparison import Relation, compare
from bot.knowledge.model import Claim
from bot.knowledge.values import Disclosure, Duration, EntitySet, Moment, Quantity, Quotation
from bot.language.language import Language
from bot.language.meaning import (
    COMPARING,
    CONTENT,
    DOCUMENT,
    MEASURING,
    NAMING,
    SIDES,
    Meaning,
    Parties,
    answer_types,
    term_of,
    unit_of,
    without_unit,
)
from bot.question.index import Index
from bot.question.question import Question, Utterance
from bot.question.ranking import MORE_LIKELY_THAN_NOT
from bot.question.request import Request

#: What a word of general use weighs that nothing explains, as a share of the rarest word's weight.
LIGHT: Final = 0.2

#: In so many words after a percentage stands what it is a share of: 'of all the chips'.
WHOLE: Final = 4

#: The kinds of entities that somebody is part of as a member.
ORGANISATIONS: Final = ("company", "body", "group")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement before one fact."""

    question: Question
    fact: str
    lore: Lore
    parties: Parties
    """Who stands on either side, as the fact has it."""
    held: Mapping[Claim, Held]
    """How each claim stands to what the statement asserts of figures, dates and names."""
    is_premature: bool
    """Whether it says that something has happened of which the documents tell only plans and hopes."""
    probability: float
    """How likely the fact is what the statement is about."""
    unexplained: frozenset[Meaning] = frozenset()
    """What of the statement nothing in the fact accounts for."""

    @property
    def measured(self) -> frozenset[Meaning]:
        """The words of the statement that were held against a value."""
        return frozenset[Meaning]().union(*(one.terms for one in self.held.values()))

    @property
    def is_silent(self) -> bool:
        """Whether no claim takes a stance by its value."""
        return all(one.stance is Stance.SILENT for one in self.held.values())


class Hearing:
    """Brings statements before the facts of one fact base."""

    def __init__(self, index: Index) -> None:
        self.index = index
        """What it knows of the facts and their language."""
        facts = len(index.base.facts)
        self._superlatives = frozenset(index.reader.read_words(" ".join(index.language.superlatives)).terms)
        # Roles are the most of it, and the same whatever documents are asked for.
        self._retelling = lru_cache(maxsize=facts)(partial(retell, index))
        self._asked = lru_cache(maxsize=facts)(self._find_asked)
        self._statement = lru_cache(maxsize=facts)(self._read_statement)
        self._lore = lru_cache(maxsize=2 * facts)(
            lambda fact, sources: gather(index, fact, self._retelling(fact), sources)
        )

    def prepare(self) -> None:
        """Gather what is known of how each fact is told by all documents."""
        for fact in self.index.base.facts:
            self.lore(fact)

    def lore(self, fact: str, sources: frozenset[str] = frozenset()) -> Lore:
        """What is known of how a fact is told, by certain documents or by all."""
        return self._lore(fact, sources)

    def statement(self, fact: str) -> Question:
        """What a fact itself says, as it is read."""
        return self._statement(fact)

    def told(self, case: Case) -> Utterance:
        """All that is told of the fact, as one text."""
        return self.index.told_words[case.fact]

    def repeats(self, question: Question, fact: str, probability: float) -> bool:
        """Whether a statement denies what a fact denies, and not merely that something is told.

        It does so in its very words, or in others if the fact is likely meant and says nothing but its denial.
        """
        lore = self.lore(fact)
        if not (lore.is_negated and question.manner.is_negated):
            return False
        values = [claim.value for claim in self.index.base.facts[fact].claims]
        if all(isinstance(value, Quotation) for value in values):
            # Of whoever else may have said it, what he said is the same denial.
            return True
        is_lone = probability >= MORE_LIKELY_THAN_NOT and self.is_one_clause(fact)
        if not is_lone and lore.denied.isdisjoint(question.denied):
            return False
        return not any(isinstance(value, Disclosure) for value in values)

    def is_one_clause(self, fact: str) -> bool:
        """Whether the statement of a fact says one thing, and not several in clauses of their own."""
        language = self.index.language
        return len(language.cut_clauses(self.index.base.facts[fact].statement[language.code])) == 1

    def _read_statement(self, fact: str) -> Question:
        return self.index.reader.read(self.index.base.facts[fact].statement[self.index.language.code])

    def hear(self, request: Request, fact: str) -> Case | None:
        """The statement before a fact; None where the fact can't judge it.

        A statement about certain documents is judged by theirs alone.
        """
        case = self._bring(request, fact, is_turned=False)
        if case is None or not case.is_premature:
            return case
        is_outright = not self.index.language.accomplished.isdisjoint(case.question.words)
        # What is planned does not happen in another way either.
        is_denied = any(one.stance is Stance.CONTRADICTS for one in case.held.values())
        return case if is_outright or is_denied else None

    def hear_turned(self, request: Request, fact: str) -> Case | None:
        """A statement that has the parties of a fact in each other's place; None where it does not."""
        return self._bring(request, fact, is_turned=True)

    def is_swapped(self, question: Question, fact: str) -> bool:
        """Whether the parties of a statement stand on other sides than those on which a fact has them."""
        lore = self.lore(fact)
        return _are_swapped(self._place_parties(question, lore), lore)

    def _bring(self, request: Request, fact: str, *, is_turned: bool) -> Case | None:
        """The statement before a fact; None where no document in question tells it, or its parties stand otherwise."""
        record = self.index.base.facts[fact]
        claims = [c for c in record.claims if not request.sources or c.source in request.sources]
        if not claims:
            return None
        question, lore = request.question, self.lore(fact, request.sources)
        parties = self._place_parties(question, lore)
        if _are_swapped(parties, lore) != is_turned:
            return None
        assertion = self._assert(request, fact, lore, parties)
        held: Mapping[Claim, Held]
        held = {claim: _without_counts(hold(assertion, claim), claim, question, lore.told) for claim in claims}
        if question.numbers and not request.sources:
            figures = partial(hold_figures, assertion, told=self.statement(fact), known=lore.told)
            held = {claim: figures(claim.value) if one == SILENT else one for claim, one in held.items()}
        held = {claim: SILENT if self._tells_dates(claim, one) else one for claim, one in held.items()}
        if all(isinstance(claim.value, Disclosure) for claim in claims):
            # Of the figure that others give those who withhold it have nothing.
            given = [hold(assertion, claim).terms for claim in record.claims if claim not in held]
            held = {claim: Held(one.stance, one.terms.union(*given)) for claim, one in held.items()}
        held = self._as_voices(self._as_disclosure(held, parties))
        is_premature = self._is_premature(question, fact, claims)
        case = Case(question, fact, lore, parties, held, is_premature, request.ranking.facts.get(fact, 0.0))
        return replace(case, unexplained=self._find_unexplained(case))

    def with_lore(self, case: Case, lore: Lore) -> Case:
        """The case as it would be if the fact were told as `lore` has it."""
        case = replace(case, lore=lore)
        return replace(case, unexplained=self._find_unexplained(case))

    def _tells_dates(self, claim: Claim, held: Held) -> bool:
        """Whether all dates of a statement that do not fit stand in its passage beside the one that is told."""
        is_against = isinstance(claim.value, Moment) and held.stance is Stance.CONTRADICTS
        return is_against and held.terms <= self.index.reader.read_words(claim.evidence).terms

    def _as_voices(self, held: Mapping[Claim, Held]) -> Mapping[Claim, Held]:
        """Where several are quoted with words of their own: who says another thing denies nothing of it."""
        said = [claim for claim, one in held.items() if one.stance is Stance.SUPPORTS]
        if not any(isinstance(claim.value, Quotation) for claim in said):
            return held
        return {
            claim: one
            if one.stance is not Stance.CONTRADICTS or any(self._exclude(claim, other) for other in said)
            else SILENT
            for claim, one in held.items()
        }

    def _as_disclosure(self, held: Mapping[Claim, Held], parties: Parties) -> Mapping[Claim, Held]:
        """Who gives a figure makes public what others call undisclosed; of what figure it is these say nothing.

        Whether somebody disclosed it himself is told only by those who tell of him.
        """
        withheld = {claim for claim in held if isinstance(claim.value, Disclosure)}
        if not withheld:
            return held
        if any(one.terms for claim, one in held.items() if claim not in withheld):
            return {claim: SILENT if claim in withheld else one for claim, one in held.items()}
        agents = frozenset(Meaning("name", name) for name in parties.agents)
        named = {claim for claim in held if not agents.isdisjoint(self.index.reader.read_words(claim.evidence).terms)}
        is_own = not withheld.isdisjoint(named)
        given = Held(Stance.SUPPORTS)
        return {
            claim: one if claim in withheld else SILENT if is_own and claim not in named else given
            for claim, one in held.items()
        }

    def _exclude(self, one: Claim, other: Claim) -> bool:
        return compare(one, other, self.index.base.entities).relation is Relation.CONTRADICTION

    def _assert(self, request: Request, fact: str, lore: Lore, parties: Parties) -> Assertion:
        """What is asserted of the fact's values: of parties only by those who stand where the values' names do."""
        language, told_words = self.index.language, self.index.told_words[fact]
        told = lore.parties
        aside = frozenset[str]()
        # Where nobody stands on a side, the sentence is not understood that far.
        if lore.members <= told.agents and parties.agents:
            aside = parties.others
        elif lore.members <= told.others and parties.others:
            aside = parties.agents
        if lore.members and lore.has_parties and lore.members <= told.agents:
            # Whoever is told at the other end is no further one of those that are told: 'two want <name>'s job'.
            aside |= told.others - lore.members - parties.agents
        if any(isinstance(claim.value, EntitySet) for claim in self.index.base.facts[fact].claims):
            # Whom the fact has beside those that it lists is said to be none of them.
            aside |= frozenset(term.key for term in lore.told if term.kind == "name") - lore.members
        # Who tells of it takes no part in it.
        tellers = {claim.according_to for claim in self.index.base.facts[fact].claims} - lore.members
        return Assertion(
            request.question,
            tuple(name for name in request.names if name not in aside | tellers),
            is_exclusive=not language.limits.isdisjoint(request.question.words),
            entities=self.index.base.entities,
            language=language,
            listed=self._find_listed(fact, lore) if request.question.numbers else frozenset(),
            date_sides=told_words.keys("bound") & SIDES,
            date_stretches=find_stretches(told_words),
            kinds=frozenset(self.index.base.entities[name].kind for name in lore.members),
        )

    def _find_listed(self, fact: str, lore: Lore) -> frozenset[Meaning]:
        """What a list of a fact may be said to be of: what people ask it with, and what it tells."""
        return frozenset(term for term in self._asked(fact) | lore.told if term.kind in ("term", "light"))

    def _find_unexplained(self, case: Case) -> frozenset[Meaning]:
        question, measured = case.question, case.measured
        # A figure with a bound of its own has to be told with that bound, or held against a value.
        limited = {term_of(mention) for mention in question.numbers if mention.bound and not case.lore.tells(mention)}
        told = (case.lore.accounted(question) - limited - self._find_words_of_others(case)) | measured
        if measured:
            told |= self.index.subject - self._find_other_agents(case)
        told |= self.index.homes_of(told) | (set(map(without_unit, told)) - limited)
        # Whom all is about may be named where he takes no part: 'the <country> deal'.
        told |= self.index.subject - self.find_siding(question)
        told -= self._find_misplaced(case)
        told -= self._find_unplaced(case)
        told |= {
            term for term in question.terms if term.kind == "place" and self._stands_for_land(term, question, told)
        }
        told |= (
            self._find_called(case, told)
            | self._find_epithets(question, told)
            | self._find_documents(case)
            | self._find_stand_ins(case, told)
            | self._find_in_charge(case)
        )
        if case.is_premature:
            accomplished = self.index.language.accomplished
            told |= {reading.meaning for reading in question.readings if reading.spelled in accomplished}
        idle = {Meaning("bound", key) for key in question.keys("bound") - SIDES}
        unexplained = frozenset(term for term in question.terms - idle if term.kind != "source") - told
        return unexplained | {COMPARING} if self._is_at_one(case) else unexplained

    def _find_located(self, question: Question) -> frozenset[Meaning]:
        """Where it says that something happened: 'announced in <land>'."""
        language = self.index.language
        carrying = [r for r in question.readings if r.meaning.kind != "filler" or r.spelled in language.locating]
        return frozenset(
            where.meaning
            for done, before, where in zip(carrying, carrying[1:], carrying[2:], strict=False)
            if language.may_be_past(done.spelled)
            if before.spelled in language.locating and where.meaning.kind in NAMING
        )

    def _find_unplaced(self, case: Case) -> frozenset[Meaning]:
        """Where it is said to happen, if the fact has that place only as a name for somebody: 'the <land> firm'."""
        told = (case.lore.told - case.lore.retold) | case.measured
        return self._find_located(case.question) - told - self.index.homes_of(filter(self._is_place, told))

    def _find_misplaced(self, case: Case) -> frozenset[Meaning]:
        """The places that all is about, where the fact tells of another one instead: '10 % come from <country>'."""
        shown, subject = self.told(case).terms, self.index.subject
        others = (term for term in shown - case.question.terms - subject if self._is_place(term))
        return frozenset(filter(self._is_place, subject - shown)) if any(others) else frozenset()

    def _is_place(self, term: Meaning) -> bool:
        return term.kind == "name" and self.index.base.entities[term.key].kind == "place"

    def _find_words_of_others(self, case: Case) -> frozenset[Meaning]:
        """The words that only others are quoted with than those who are said to have said it."""
        quoted = {claim: one.stance for claim, one in case.held.items() if isinstance(claim.value, Quotation)}
        others = [claim for claim, stance in quoted.items() if stance is not Stance.SUPPORTS]
        if len(others) in (0, len(quoted)):
            return frozenset()
        words = {claim: self.index.reader.read_words(claim.evidence).terms for claim in case.held}
        own = case.lore.retelling.relation.union(*(words[claim] for claim in case.held if claim not in others))
        return frozenset[Meaning]().union(*(words[claim] for claim in others)) - own

    def _find_epithets(self, question: Question, told: AbstractSet[Meaning]) -> frozenset[Meaning]:
        """The names before a word that is told, if another fact tells that they belong together: 'the <name> ferry'."""
        may_be_verb = self.index.language.may_be_finite
        foreign = [
            (one.meaning, other.meaning)
            for one, other in pairwise(question.readings)
            if one.meaning.kind == "name" and one.meaning not in told and other.meaning in told
            # Who stands before what he does is no epithet of it: '<name> gets'.
            if other.meaning.kind == "name" or not may_be_verb(other.spelled)
        ]
        return frozenset(
            name
            for name, noun in foreign
            if noun.kind in ("name", "term")
            and any({name, noun} <= read.terms for read in self.index.told_words.values())
        )

    def _find_stand_ins(self, case: Case, told: AbstractSet[Meaning]) -> frozenset[Meaning]:
        """The words that stand for somebody who is told, by what he is: 'its firm', 'the town'.

        The matter itself is told of wherever a fact is likely meant: 'the deal'. One such word is as good as another.
        """
        language, entities = self.index.language, self.index.base.entities
        kinds = {entities[term.key].kind for term in told if term.kind == "name"}
        words = frozenset[str]().union(*(words for kind, words in language.standing_in.items() if kind in kinds))
        matter = self.index.matter if case.probability >= MORE_LIKELY_THAN_NOT else None
        pointed = (two for one, two in pairwise(case.question.readings) if one.spelled in language.pointing)
        alike = frozenset[str]().union(
            *(words for words in language.standing_in.values() if not words.isdisjoint(self.told(case).words))
        )
        return frozenset(one.meaning for one in pointed if one.spelled in words or one.meaning == matter) | frozenset(
            one.meaning for one in case.question.readings if one.spelled in alike
        )

    def _find_in_charge(self, case: Case) -> frozenset[Meaning]:
        """The words for any head, where the fact tells that somebody who is named is one: 'runs', 'the boss'."""
        language, question, told = self.index.language, case.question, self.told(case)
        if language.heading.isdisjoint(told.words) or told.keys("name").isdisjoint(self._find_persons(question)):
            return frozenset()
        return frozenset(reading.meaning for reading in question.readings if reading.spelled in language.in_charge)

    def _find_persons(self, question: Question) -> frozenset[str]:
        return frozenset(n for n in question.keys("name") if self.index.base.entities[n].kind == "person")

    def _find_called(self, case: Case, told: AbstractSet[Meaning]) -> frozenset[Meaning]:
        """What its names say by themselves, where nothing that is not told stands before it: there are other banks."""
        found = set[Meaning]()
        meanings = case.question.meanings
        for before, meaning in pairwise((Meaning("filler", ""), *meanings)):
            if meaning in case.lore.in_names and (before.kind == "filler" or before in told | found):
                found.add(meaning)
        return frozenset(found)

    def _find_documents(self, case: Case) -> frozenset[Meaning]:
        """What the documents that tell it are called, where a statement speaks of one.

        It does so with a word for documents, 'says the report on the match', or with two of the words for this one,
        'in the letter of the board'.
        """
        question, called = case.question, case.lore.called
        speaks = DOCUMENT in question.terms or any("said" in answer_types(ask) for ask in question.keys("ask"))
        named = called & question.terms
        is_named = len(named) > 1 and any(term.kind in CONTENT for term in named)
        return called if speaks or is_named else frozenset()

    def find_companions(self, case: Case) -> frozenset[Meaning]:
        """The names that are told of elsewhere together with one that the fact tells of, and of no kind that it has.

        What a value speaks against is no better for these. But a figure of an organisation that takes no side,
        '<name>'s share', may be another one than that which is told.
        """
        companions, entities = self.index.companions, self.index.base.entities
        told = {term for term in case.lore.told if term.kind == "name"}
        kinds = {entities[term.key].kind for term in told}
        found = frozenset[Meaning]().union(*(companions.get(term, ()) for term in told))
        if any(term.kind == "number" for term in case.measured):
            siding = self.find_siding(case.question)
            found -= {term for term in found - siding if entities[term.key].kind in ORGANISATIONS}
        return frozenset(term for term in found if entities[term.key].kind not in kinds)

    def weigh_left(self, case: Case, unexplained: AbstractSet[Meaning]) -> float:
        """How much of the statement is left unexplained.

        What people ask the fact with is not what it says, and hardly about anything else: it weighs as little as words
        of general use, and so does what is said with these: 'came out', 'called'. Who asks whether it is so may have
        any word in it, true or not.
        """
        asked = self._asked(case.fact)
        general = {r.meaning for r in case.question.readings if self.index.reader.is_general(r.spelled)}
        left = (Meaning("light", t.key) if t.kind == "term" and t in general else t for t in unexplained)
        return sum(self.weigh(term) * (LIGHT if term.kind == "term" and term in asked else 1) for term in left)

    def leaves_any(self, unexplained: AbstractSet[Meaning]) -> bool:
        """Whether anything that weighs is left unexplained."""
        return any(map(self.weigh, unexplained))

    def takes_other_whole(self, case: Case) -> bool:
        """Whether a percentage is said to be one of something that the fact does not tell of: '95 % of the chips'."""
        meanings = case.question.meanings
        shares = [at for at, one in enumerate(meanings) if one in case.measured and unit_of(one) == "percent"]
        after = (meanings[at + 1 : at + 1 + WHOLE] for at in shares)
        wholes = (next((one for one in words if one.kind in CONTENT), None) for words in after)
        return any(whole and whole not in case.lore.told for whole in wholes)

    def _find_asked(self, fact: str) -> frozenset[Meaning]:
        """The words that stand in open wordings of a fact."""
        index = self.index
        wordings = map(index.reader.read, index.profile(fact).target.wordings)
        return frozenset[Meaning]().union(*(wording.signs for wording in wordings if not wording.is_check))

    def find_siding(self, question: Question) -> frozenset[Meaning]:
        """Who takes a side in what it says."""
        agents, others = find_parties(self.index, question)
        return frozenset(Meaning("name", name) for name in agents | others)

    def _find_other_agents(self, case: Case) -> frozenset[Meaning]:
        """Who is said to do what, by the fact, others of the sort do."""
        told, agents = case.lore.parties.agents, case.parties.agents
        kinds = {self.index.base.entities[name].kind for name in told}
        others = (name for name in agents if self.index.base.entities[name].kind in kinds)
        return frozenset(Meaning("name", name) for name in others) if told.isdisjoint(agents) else frozenset()

    def _is_at_one(self, case: Case) -> bool:
        """Whether it tells of others than documents that they agree or not, and the fact does not."""
        question = case.question
        told = self.told(case).meanings
        return COMPARING in question.meanings and not (
            question.speaks_of_documents or case.measured or COMPARING in told
        )

    def _stands_for_land(self, term: Meaning, question: Question, told: AbstractSet[Meaning]) -> bool:
        """Whether a capital stands for a country that is told: 'the plans of <capital>', but not 'in <capital>'."""
        language = self.index.language
        if term.key not in language.capitals:
            return False
        before = {one.spelled for one, other in pairwise(question.readings) if other.meaning == term}
        return language.locating.isdisjoint(before) and not self.index.land_of(term).isdisjoint(told)

    def weigh(self, term: Meaning) -> float:
        """How much a word weighs that nothing accounts for; a name, figure, stranger or extreme outweighs all."""
        if term in self._superlatives:
            return float("inf")
        if term.kind == "light":
            return 0.0 if self.index.is_idle(term) else LIGHT * self.index.rarest
        if term.kind in NAMING | MEASURING | {"bound"} or self.index.is_stranger(term):
            return float("inf")
        return self.index.weight(term)

    def _is_premature(self, question: Question, fact: str, claims: Sequence[Claim]) -> bool:
        """Whether it says that something has happened of which the documents tell only plans and hopes."""
        if not question.manner.is_done:
            return False
        is_planned = all(claim.modality != "asserted" for claim in claims)
        return is_planned or is_ahead(question, self.index.told_words[fact], self.index.language)

    def mixes_up(self, question: Question, lore: Lore) -> bool:
        """Whether it takes one person for another one, or for one of the organisation of somebody whom the fact has."""
        entities, names = self.index.base.entities, question.keys("name")
        pairs = self.index.language.find_identities(question.text, question.readings) if len(names) > 1 else ()
        if any(one != other and entities[one].kind == entities[other].kind == "person" for one, other in pairs):
            return True
        homes = {name: entities[name].part_of for name in names if entities[name].kind == "person"}
        told = {entities[term.key].part_of for term in lore.told if term.kind == "name"}
        told = {home for home in told if home and entities[home].kind in ORGANISATIONS}
        return bool(homes) and any(name in told - set(homes.values()) for name in names - homes.keys())

    def _place_parties(self, question: Question, lore: Lore) -> Parties:
        """The parties as they stand in the fact: changed over where the statement tells it from the other end."""
        if question.only_puts:
            return Parties(frozenset(), frozenset())
        agents, others = find_parties(self.index, question)
        if agents and lore.has_parties:
            others |= _find_givers(question, self.index.language) & (lore.parties.agents | lore.parties.others) - agents
        # A thing that 'goes to' somebody has nobody who receives it before the verb; after 'by' stands who acts anyway.
        by = self.index.language.by
        acting = {other.meaning.key for one, other in pairwise(question.readings) if one.spelled in by}
        is_changed = bool(agents - acting) and lore.is_told_back(question, self.index.language)
        return Parties(others, agents) if is_changed else Parties(agents, others)


def _find_givers(question: Question, language: Language) -> frozenset[str]:
    """From whom somebody may have what he has: 'rents it from <firm>'."""
    pairs = pairwise(question.readings)
    names = (other.meaning for one, other in pairs if one.spelled in language.starting)
    return frozenset(meaning.key for meaning in names if meaning.kind == "name")


def _without_counts(held: Held, claim: Claim, question: Question, told: AbstractSet[Meaning]) -> Held:
    """A number that counts what a claim does not count contradicts nothing in it; with a limit it bears out nothing.

    'More than twenty trains' says nothing of a cost of more than twenty million.
    """
    limited = {term_of(mention) for mention in question.numbers if mention.bound in LIMITING}
    if not held.terms or (held.stance is Stance.SUPPORTS and not held.terms <= limited):
        return held
    is_count, is_length = isinstance(claim.value, Quantity), isinstance(claim.value, Duration)
    others = {
        number
        for number, noun in find_counting(question).items()
        if not (is_count and noun in told) and not (noun.kind == "light" and (is_count or is_length))
    }
    return SILENT if held.terms <= others else held


def are_exchanged(case: Case) -> bool:
    """Whether both curated parties of a fact stand in each other's place."""
    return all(_cross(case.parties, case.lore)) and case.lore.has_parties


def _are_swapped(parties: Parties, lore: Lore) -> bool:
    """Whether the parties stand on other sides than those on which they are told."""
    forward, backward = _cross(parties, lore)
    return not lore.is_symmetric and forward and (backward or bool(lore.retelling.converse))


def _cross(parties: Parties, lore: Lore) -> tuple[bool, bool]:
    """Whether somebody who acts is told at the other end only, and somebody at the other end only as who acts."""
    told = lore.parties
    return bool(parties.agents & told.others - told.agents), bool(parties.others & told.agents - told.others)

"""Whether the documents bear out what a statement says, or a question takes to be so.

Yes needs proof and so does No. Both need a fact whose words account for all that the statement says, with the
parties on the same sides. Then each claim of the fact takes a stance: by a value that can be held against what is
asserted, or else by the words alone. A negation, or a word that says the opposite, turns it. Everything else is no verdict.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.answer.answer import Verdict
from bot.answer.assertion import Assertion, Held, Stance, hold
from bot.knowledge.model import Claim
from bot.knowledge.values import Disclosure, EntitySet, Place, Plain, Quotation
from bot.language.meaning import MEASURING, NAMING, Meaning, Parties
from bot.question.index import Index
from bot.question.question import Question, number_key
from bot.question.understanding import Request

NEAREST = int(os.environ.get("NEAREST", 5))
LIKELY = float(os.environ.get("LIKELY", 0.03))
STATED = ("fact", "joint")


Sequence = tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Lore:
    """All that is known of how a fact is told truly, and of what would deny it."""

    told: frozenset[Meaning]
    """What its statement, its passages, its roles and the names in its values say."""
    opposites: tuple[Sequence, ...]
    """Words and phrases of which each denies it, as what they mean one after the other."""
    denials: tuple[Sequence, ...]
    """Phrases that tell it truly with a negation in them."""
    converse: frozenset[Meaning]
    """Words that say it from the other end."""
    parties: Parties
    is_symmetric: bool
    """Whether the parties may change places."""
    is_negated: bool
    """Whether its own statement is a denial."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement, or a part of one, with the fact that proves or disproves it."""

    text: str
    fact: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on a statement, and what it rests on: one proof, or one for each part that could be judged."""

    verdict: Verdict
    proofs: tuple[Proof, ...]


class Judge:
    """Judges statements by the facts of one fact base."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lore = lru_cache(maxsize=None)(self._gather)

    def judge(self, request: Request) -> Judgement | None:
        """The verdict on what the request takes to be so; None where nothing proves it.

        A compound statement is borne out if each of its parts is, and denied if one is.
        """
        whole = self._prove(request)
        if whole or not request.parts:
            return Judgement(whole.verdict, (whole,)) if whole else None
        proofs = tuple(proof for proof in map(self._prove, request.parts) if proof)
        verdicts = {proof.verdict for proof in proofs}
        if "contradicted" in verdicts:
            return Judgement("contradicted", proofs)
        if len(proofs) < len(request.parts):
            return None
        return Judgement("disputed" if "disputed" in verdicts else "supported", proofs)

    def _prove(self, request: Request) -> Proof | None:
        """The fact that proves or disproves a statement; what one bears out is so, whatever else comes near."""
        for rank, fact in enumerate(_facts(request)):
            verdict = self._judge_by(request, fact, by_words=rank < int(os.environ.get("WORDS", "1")))
            if verdict and (rank < int(os.environ.get("CON","1")) or verdict == "supported"):
                return Proof(request.question.text, fact, verdict)
        return None

    def _judge_by(self, request: Request, fact: str, *, by_words: bool = True) -> Verdict | None:
        """The verdict by the claims of one fact.

        A question about certain documents is judged by theirs alone.
        """
        claims = [c for c in self._index.base.facts[fact].claims if not request.sources or c.source in request.sources]
        question, lore = request.question, self._lore(fact, request.sources)
        assertion = self._assert(request, lore, fact)
        held = _as_disclosure({claim: hold(assertion, claim) for claim in claims})
        measured = frozenset[Meaning]().union(*(one.terms for one in held.values()))
        if not claims or self._unexplained(question, lore, measured):
            return None
        if self._is_premature(question, claims) or self._contrasts(question) or self._mixes_up(question, lore):
            return None
        side = self._take_side(question, lore)
        if side is Stance.SILENT:
            return None
        if not (by_words or measured):
            return None
        if not any(term.kind not in NAMING for term in question.terms):
            return None
        return self._conclude(request, fact, held, lore, side, measured)

    def _conclude(
        self,
        request: Request,
        fact: str,
        held: Mapping[Claim, Held],
        lore: Lore,
        side: Stance,
        measured: frozenset[Meaning],
    ) -> Verdict | None:
        question = request.question
        negates, opposes = self._denies(question, lore, fact, measured)
        if question.manner.is_negated and lore.is_negated and not measured and negates:
            return None
        denies = negates != opposes
        stances = {
            claim: _turn(claim, one.stance, negates=negates, opposes=opposes) for claim, one in held.items()
        }
        taken = set(stances.values()) - {Stance.SILENT}
        if question.manner.quantifier:
            return self._judge_quantified(request, stances) if Stance.SUPPORTS in taken else None
        if len(taken) > 1:
            return "disputed"
        if taken == {Stance.CONTRADICTS}:
            return "contradicted"
        if self._goes_beyond(question, fact, lore):
            return None
        if taken:
            return self._by_figures_alone(question, fact)
        if not question.keys("term"):
            # Words alone prove something only where the statement says something itself.
            return None
        return "contradicted" if denies else "supported"

    def _assert(self, request: Request, lore: Lore, fact: str) -> Assertion:
        language, base = self._index.language, self._index.base
        agents, others = self._sides(request.question, lore)
        roles = base.facts[fact].roles
        members = {name for claim in base.facts[fact].claims for name in _entities_of([claim])}
        aside = others if members <= {*roles.subject} else agents if members <= {*roles.object} else frozenset[str]()
        return Assertion(
            request.question,
            tuple(name for name in request.names if name not in aside),
            is_exclusive=not language.limits.isdisjoint(request.question.words),
            entities=base.entities,
            language=language,
        )

    def _unexplained(self, question: Question, lore: Lore, measured: frozenset[Meaning]) -> frozenset[Meaning]:
        """The terms of weight that nothing accounts for."""
        skip = ("source", "bound") if os.environ.get("STRICT") else ("light", "source", "bound")
        weighty = {term for term in question.terms if term.kind not in skip}
        # A figure with a bound of its own has to be held against a value.
        limited = {Meaning("number", number_key(mention)) for mention in question.numbers if mention.bound}
        told = (lore.told - limited) | measured | (self._index.subject if measured else frozenset())
        denied = frozenset(term for phrase in lore.opposites if _holds(question, phrase) for term in phrase)
        left = frozenset(weighty - told - denied - self._index.homes_of(told))
        PL = float(os.environ.get("PL", "0"))
        lights = [t for t in question.terms if t.kind == "light" and t not in told and t not in denied]
        light = sum(self._index.weight(t) for t in left) + PL * self._index.rarest * len(lights)
        if PL and not left and light > float(os.environ.get("UN", "0.5")) * self._index.rarest:
            return frozenset(lights)
        if (
            left
            and light <= float(os.environ.get("UN", "0.5")) * self._index.rarest
            and not any(t.kind in NAMING | MEASURING or self._index.is_stranger(t) for t in left)
        ):
            return frozenset()
        return left

    def _is_premature(self, question: Question, claims: Iterable[Claim]) -> bool:
        """Whether it says that something has happened of which the documents tell only plans and hopes."""
        return question.manner.is_done and all(claim.modality != "asserted" for claim in claims)

    def _contrasts(self, question: Question) -> bool:
        """Whether it sets some against others: 'nobody before …', 'all except …', 'not <name> but …'."""
        language, words = self._index.language, set(question.words)
        if not language.contrasting.isdisjoint(words):
            return True
        if question.manner.is_negated and not language.excepting.isdisjoint(words):
            return True
        return any(
            one.spelled in language.denying_one and other.meaning.kind in NAMING | MEASURING
            for one, other in pairwise(question.readings)
        )

    def _mixes_up(self, question: Question, lore: Lore) -> bool:
        """Whether it names somebody together with the organisation of somebody else whom the fact tells of."""
        entities = self._index.base.entities
        homes = {name: entities[name].part_of for name in question.keys("name") if entities[name].kind == "person"}
        told = {entities[term.key].part_of for term in lore.told if term.kind == "name"}
        return bool(homes) and any(name in told - set(homes.values()) for name in question.keys("name") - homes.keys())

    def _sides(self, question: Question, lore: Lore) -> Parties:
        """The parties as they stand in the fact: changed over where the statement tells it from the other end."""
        agents, others = self._index.language.find_parties(question.readings)
        return Parties(others, agents) if lore.converse & question.terms else Parties(agents, others)

    def _take_side(self, question: Question, lore: Lore) -> Stance:
        """Whether the parties stand on the sides on which they are told; SILENT where they do not."""
        agents, others = self._sides(question, lore)
        told = lore.parties
        forward = bool(agents & told.others - told.agents)
        backward = bool(others & told.agents - told.others)
        is_swapped = forward and (backward or bool(lore.converse))
        return Stance.SILENT if is_swapped and not lore.is_symmetric else Stance.SUPPORTS

    def _goes_beyond(self, question: Question, fact: str, lore: Lore) -> bool:
        """Whether the statement says 'only', 'other' or 'the most', and what is told of the fact does not."""
        language = self._index.language
        extreme = language.superlatives | language.limits | language.further | language.universal
        return not (extreme & set(question.words)) <= set(self._index.told_words[fact].words)

    def _judge_quantified(self, request: Request, stances: Mapping[Claim, Stance]) -> Verdict:
        """'In all reports' and 'in another one too' are judged by how many documents go along."""
        with_it = {claim.source for claim, stance in stances.items() if stance is Stance.SUPPORTS}
        wanted = request.sources or self._index.base.sources.keys()
        enough = wanted <= with_it if request.question.manner.quantifier == "all" else len(with_it) > 1
        return "supported" if enough else "contradicted"

    def _denies(
        self, question: Question, lore: Lore, fact: str, measured: frozenset[Meaning]
    ) -> tuple[bool, bool]:
        """Whether the statement denies what the fact says: by one negation more, and by an opposite word."""
        has_typed_value = not any(
            isinstance(claim.value, Plain | Quotation) for claim in self._index.base.facts[fact].claims
        )
        negates = question.manner.is_negated and not any(_holds(question, phrase) for phrase in lore.denials)
        negated = negates != (lore.is_negated and not has_typed_value and not lore.opposites)
        # What is held against a value needs no word that says the opposite.
        opposed = any(_holds(question, phrase) and not measured.issuperset(phrase) for phrase in lore.opposites)
        return negated, opposed

    def _by_figures_alone(self, question: Question, fact: str) -> Verdict:
        """A bare figure on which the sources put contradicting bounds is disputed, however it is asked."""
        figures = [mention for mention in question.numbers if mention.bound is None]
        return "disputed" if figures and self._index.base.is_contradicted(fact) else "supported"

    def _gather(self, fact: str, sources: frozenset[str]) -> Lore:
        index, language = self._index, self._index.language.code
        record = index.base.facts[fact]
        roles = record.roles
        claims = [claim for claim in record.claims if not sources or claim.source in sources]
        texts = [*(() if sources else (record.statement[language],)), *(claim.evidence for claim in claims)]
        read = index.reader.read_words
        import os

        if os.environ.get("OPEN"):
            opn = [
                w
                for w in record.asked.get(language, ())
                if index.reader.read(w).manner.form not in ("yesno", "statement") or os.environ["OPEN"] == "all"
            ]
            texts = [*texts, *opn]
        phrases = roles.relation.get(language, ())
        relation = read(" . ".join((*texts, *phrases, *roles.converse.get(language, ()))))
        told = [index.reader.read(phrase) for phrase in phrases]
        opposed = [index.reader.read(phrase) for phrase in roles.opposites.get(language, ())]
        named = frozenset(Meaning("name", entity) for entity in {*roles.subject, *roles.object, *_entities_of(claims)})
        return Lore(
            told=relation.terms | named,
            # A denial in so many words is one without their help.
            opposites=tuple(_meanings(phrase) for phrase in opposed if phrase.terms and not phrase.manner.is_negated),
            denials=tuple(_meanings(phrase) for phrase in told if phrase.manner.is_negated),
            converse=frozenset().union(*(read(text).terms for text in roles.converse.get(language, ()))),
            parties=self._parties(fact, texts),
            is_symmetric=roles.symmetric,
            is_negated=index.reader.read(record.statement[language]).manner.is_negated,
        )

    def _parties(self, fact: str, texts: Iterable[str]) -> Parties:
        roles = self._index.base.facts[fact].roles
        if roles.subject or roles.object:
            return Parties(frozenset(roles.subject), frozenset(roles.object))
        found = [self._index.language.find_parties(self._index.reader.read_words(text).readings) for text in texts]
        return Parties(
            frozenset().union(*(agents for agents, _ in found)), frozenset().union(*(others for _, others in found))
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
            case Disclosure():
                pass


def _as_disclosure(held: Mapping[Claim, Held]) -> Mapping[Claim, Held]:
    """Where no figure is held against the others: who gives one makes public what others call undisclosed."""
    kinds = {type(claim.value) for claim in held}
    if Disclosure not in kinds or any(one.terms for one in held.values()):
        return held
    given = Held(Stance.SUPPORTS)
    return {claim: one if isinstance(claim.value, Disclosure) else given for claim, one in held.items()}


def _facts(request: Request) -> list[str]:
    """The facts that the statement may be about, the likeliest first."""
    near = (c for c in request.ranking.candidates[:NEAREST] if c.probability >= LIKELY)
    return list(dict.fromkeys(fact for c in near if c.target.kind in STATED for fact in c.target.facts))


def _meanings(question: Question) -> Sequence:
    return tuple(reading.meaning for reading in question.readings)


def _holds(question: Question, phrase: Sequence) -> bool:
    """Whether a phrase stands in a statement, word for word as far as meaning goes."""
    meanings = _meanings(question)
    return any(meanings[at : at + len(phrase)] == phrase for at in range(len(meanings) - len(phrase) + 1))


def _turn(claim: Claim, stance: Stance, *, negates: bool, opposes: bool) -> Stance:
    """The stance to what is denied; who did not say it has not said its denial, and a wrong figure stays wrong."""
    if stance is Stance.CONTRADICTS and (opposes or isinstance(claim.value, Quotation)):
        return stance
    return Stance(-stance) if negates != opposes else stance

"""Whether the documents bear out what a statement says, or a question takes to be so.

Yes needs proof and so does No. Both need a fact whose words account for what the statement says, with the parties
on the same sides. Then each claim of the fact takes a stance: by a value that can be held against what is
asserted, or else by the words alone. A negation, or a word that says the opposite, turns it. Everything else is no
verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.answer.answer import Verdict
from bot.answer.assertion import Assertion, Held, Stance, hold
from bot.answer.lore import Lore, gather, holds
from bot.knowledge.model import Claim
from bot.knowledge.values import Disclosure, Plain, Quotation
from bot.language.meaning import MEASURING, NAMING, Meaning, Parties
from bot.question.index import Index
from bot.question.model import Model
from bot.question.question import Question, number_key
from bot.question.understanding import Request

#: What a word of general use weighs that nothing explains, as a share of the rarest word's weight.
LIGHT: Final = 0.2


#: What becomes of a verdict by a negation.
OPPOSITE: Final[Mapping[Verdict, Verdict]] = {"supported": "contradicted", "contradicted": "supported"}


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


@dataclass(frozen=True, slots=True)
class Case:
    """A statement before one fact."""

    question: Question
    fact: str
    lore: Lore
    held: Mapping[Claim, Held]
    """How each claim stands to what the statement asserts of figures, dates and names."""

    @property
    def measured(self) -> frozenset[Meaning]:
        """The words of the statement that were held against a value."""
        return frozenset[Meaning]().union(*(one.terms for one in self.held.values()))


class Judge:
    """Judges statements by the facts of one fact base."""

    def __init__(self, index: Index, model: Model) -> None:
        self._index = index
        self._slack = model.slack * index.rarest
        self._lore = lru_cache(maxsize=len(index.base.facts))(lambda fact: gather(index, fact, frozenset()))

    def judge(self, request: Request) -> Judgement | None:
        """The verdict on what the request takes to be so; None where nothing proves it.

        A compound statement is borne out if each of its parts is, and denied if one is.
        """
        proofs = tuple(proof for proof in map(self._prove, request.parts) if proof)
        is_whole = not proofs or len(proofs) < len(request.parts)
        if is_whole and (whole := self._prove(request)):
            return Judgement(whole.verdict, (whole,))
        verdicts = {proof.verdict for proof in proofs}
        if "contradicted" in verdicts:
            return Judgement("contradicted", proofs)
        if is_whole:
            return None
        return Judgement("disputed" if "disputed" in verdicts else "supported", proofs)

    def _prove(self, request: Request) -> Proof | None:
        """The likeliest fact that proves or disproves a statement.

        What one fact bears out is so, even if a figure or a name is another one in a likelier fact: that may be about
        something else. A denial is judged as the opposite of what it denies.
        """
        if self._contrasts(request.question) or _is_ambiguous(request.question):
            return None
        denied = None
        for rank, fact in enumerate(request.decision.judges):
            verdict = self._judge_by(request, fact, is_likeliest=rank == 0)
            if verdict == "contradicted":
                denied = denied or fact
            elif verdict:
                return self._conclude(request, fact, verdict)
        return self._conclude(request, denied, "contradicted") if denied else None

    def _conclude(self, request: Request, fact: str, verdict: Verdict) -> Proof:
        """The proof by a fact, turned round where the statement denies what the verdict is on."""
        question = request.question
        denies = question.manner.is_negated and not any(holds(question, told) for told in self._lore(fact).denials)
        return Proof(question.text, fact, OPPOSITE.get(verdict, verdict) if denies else verdict)

    def _judge_by(self, request: Request, fact: str, *, is_likeliest: bool) -> Verdict | None:
        """The verdict by one fact, as if the statement had no negation.

        Others than the likeliest have to account for more of the statement, and a figure or a name that they have
        otherwise disproves nothing.
        """
        case = self._hear(request, fact)
        if case is None:
            return None
        left = self._weigh_unexplained(case)
        if left > self._slack / (1 if is_likeliest else 2):
            return None
        verdict = self._decide(request, case)
        # Of what a value decides against, nothing may be left that is about something else.
        is_by_value = verdict == "disputed" or (verdict == "contradicted" and case.measured)
        is_safe = is_likeliest and left <= LIGHT * self._index.rarest
        return None if is_by_value and not is_safe else verdict

    def _hear(self, request: Request, fact: str) -> Case | None:
        """The statement before a fact; None where the fact can't judge it.

        A statement about certain documents is judged by theirs alone.
        """
        claims = [c for c in self._index.base.facts[fact].claims if not request.sources or c.source in request.sources]
        lore = gather(self._index, fact, request.sources) if request.sources else self._lore(fact)
        question = request.question
        if not claims or self._is_premature(question, claims) or self._mixes_up(question, lore):
            return None
        sides = self._find_sides(question, lore)
        if _are_swapped(sides, lore):
            return None
        assertion = self._assert(request, lore, sides)
        return Case(question, fact, lore, _as_disclosure({claim: hold(assertion, claim) for claim in claims}))

    def _decide(self, request: Request, case: Case) -> Verdict | None:
        """The verdict by the stances of the claims, or by the words alone."""
        question, lore = case.question, case.lore
        if request.previous is None and len(question.terms) > 1 and _says_nothing(question, lore):
            return None
        if question.manner.is_negated and lore.is_negated and lore.has_roles and not case.measured:
            # Whether it denies the denial or repeats it, no words tell.
            return None
        negates, opposes = self._denies(case)
        stances = {claim: _turn(claim, one, negates=negates, opposes=opposes) for claim, one in case.held.items()}
        taken = set(stances.values()) - {Stance.SILENT}
        if question.manner.quantifier:
            return self._judge_quantified(request, stances) if Stance.SUPPORTS in taken else None
        if len(taken) > 1:
            return "disputed"
        if taken == {Stance.CONTRADICTS}:
            return "contradicted"
        if self._goes_beyond(case):
            return None
        if taken:
            return self._by_figures_alone(case)
        if not question.keys("term"):
            # Words alone prove something only where the statement says something itself.
            return None
        return "contradicted" if negates != opposes else "supported"

    def _assert(self, request: Request, lore: Lore, sides: Parties) -> Assertion:
        """What is asserted of the fact's values: of parties only by those who stand where the values' names do."""
        language = self._index.language
        told = lore.parties
        aside = frozenset[str]()
        # Where nobody stands on a side, the sentence is not understood that far.
        if lore.members <= told.agents and sides.agents:
            aside = sides.others
        elif lore.members <= told.others and sides.others:
            aside = sides.agents
        return Assertion(
            request.question,
            tuple(name for name in request.names if name not in aside),
            is_exclusive=not language.limits.isdisjoint(request.question.words),
            entities=self._index.base.entities,
            language=language,
        )

    def _weigh_unexplained(self, case: Case) -> float:
        """How much of the statement nothing accounts for; a name, a figure or a stranger outweighs everything."""
        question, measured = case.question, case.measured
        # A figure with a bound of its own has to be held against a value.
        limited = {Meaning("number", number_key(mention)) for mention in question.numbers if mention.bound}
        told = (case.lore.accounted(question) - limited) | measured
        if measured:
            told |= self._index.subject
        told |= self._index.homes_of(told)
        left = {term for term in question.terms if term.kind not in ("source", "bound")} - told
        return sum(map(self._weigh, left))

    def _weigh(self, term: Meaning) -> float:
        if term.kind == "light":
            return LIGHT * self._index.rarest
        if term.kind in NAMING | MEASURING or self._index.is_stranger(term):
            return float("inf")
        return self._index.weight(term)

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
        entities, names = self._index.base.entities, question.keys("name")
        homes = {name: entities[name].part_of for name in names if entities[name].kind == "person"}
        told = {entities[term.key].part_of for term in lore.told if term.kind == "name"}
        return bool(homes) and any(name in told - set(homes.values()) for name in names - homes.keys())

    def _find_sides(self, question: Question, lore: Lore) -> Parties:
        """The parties as they stand in the fact: changed over where the statement tells it from the other end."""
        if question.only_puts:
            return Parties(frozenset(), frozenset())
        agents, others = self._index.language.find_parties(question.readings)
        # A thing that 'goes to' somebody has nobody who receives it before the verb.
        is_changed = bool(agents) and lore.is_told_back(question)
        return Parties(others, agents) if is_changed else Parties(agents, others)

    def _goes_beyond(self, case: Case) -> bool:
        """Whether the statement says 'only', 'all', 'other' or 'the most', and what is told of the fact does not."""
        language = self._index.language
        extreme = language.superlatives | language.limits | language.further
        if not any(term.kind == "name" for term in case.measured):
            # 'Both <name> and <name>' says no more than the names.
            extreme |= language.universal
        return not (extreme & set(case.question.words)) <= set(self._index.told_words[case.fact].words)

    def _judge_quantified(self, request: Request, stances: Mapping[Claim, Stance]) -> Verdict:
        """'In all reports' and 'in another one too' are judged by how many documents go along."""
        with_it = {claim.source for claim, stance in stances.items() if stance is Stance.SUPPORTS}
        wanted = request.sources or self._index.base.sources.keys()
        enough = wanted <= with_it if request.question.manner.quantifier == "all" else len(with_it) > 1
        return "supported" if enough else "contradicted"

    def _denies(self, case: Case) -> tuple[bool, bool]:
        """Whether the fact's own sentence is a denial that the statement is not, and whether that says the opposite."""
        lore = case.lore
        has_typed_value = not any(isinstance(claim.value, Plain | Quotation) for claim in case.held)
        # What is held against a value needs no word that says the opposite.
        opposes = not lore.opposed(case.question) <= case.measured
        return lore.is_negated and not has_typed_value and not lore.has_roles, opposes

    def _by_figures_alone(self, case: Case) -> Verdict:
        """A bare figure on which the sources put contradicting bounds is disputed, however it is asked."""
        figures = [mention for mention in case.question.numbers if mention.bound is None]
        return "disputed" if figures and self._index.base.is_contradicted(case.fact) else "supported"


def _is_ambiguous(question: Question) -> bool:
    """Whether a figure in it can be read in two ways: '50.000'."""
    return any(mention.alternative is not None for mention in question.numbers)


def _says_nothing(question: Question, lore: Lore) -> bool:
    """Whether nothing but names is of the fact: 'X is Y' says nothing of a list that has both, nor 'X is part of Y'."""
    others = [term for term in question.terms if term.kind not in NAMING]
    if not others:
        return all(term.key in lore.members for term in question.terms)
    return all(term.kind in ("light", "term", "unknown", "thing") and term not in lore.told for term in others)


def _are_swapped(sides: Parties, lore: Lore) -> bool:
    """Whether the parties stand on other sides than those on which they are told."""
    told = lore.parties
    forward = bool(sides.agents & told.others - told.agents)
    backward = bool(sides.others & told.agents - told.others)
    return not lore.is_symmetric and forward and (backward or bool(lore.converse))


def _as_disclosure(held: Mapping[Claim, Held]) -> Mapping[Claim, Held]:
    """Where no figure is held against the others: who gives one makes public what others call undisclosed."""
    kinds = {type(claim.value) for claim in held}
    if Disclosure not in kinds or any(one.terms for one in held.values()):
        return held
    given = Held(Stance.SUPPORTS)
    return {claim: one if isinstance(claim.value, Disclosure) else given for claim, one in held.items()}


def _turn(claim: Claim, held: Held, *, negates: bool, opposes: bool) -> Stance:
    """The stance to what is denied; who did not say it has not said its denial, and a wrong figure stays wrong."""
    if held.stance is Stance.CONTRADICTS and (opposes or isinstance(claim.value, Quotation)):
        return held.stance
    return Stance(-held.stance) if negates != opposes else held.stance

"""What one fact rules on a statement: borne out, denied, disputed, or nothing that it decides.

Each claim takes a stance: by a value that can be held against what is asserted, or else by the words alone. A negation,
or a word that says the opposite, turns it. What keeps the fact from ruling is one of the `reservations`.
"""

from __future__ import annotations

from typing import Final

from bot.answer.answer import Verdict
from bot.answer.assertion import Stance
from bot.answer.hearing import Case, Hearing
from bot.answer.nuance import shuts_out, turns_round
from bot.answer.ordering import judge_ranks
from bot.answer.reservations import (
    LEAVES_OPEN,
    SAYS_MORE,
    compares_others,
    counts_outside_denial,
    holds,
    is_less_exact,
    names_alone,
    only_names_speaker,
    says_nothing,
    settles_it,
    sweeps,
)
from bot.answer.substitution import substitutes
from bot.knowledge.model import Claim
from bot.knowledge.values import Disclosure, EntitySet, Plain, Quotation
from bot.question.ranking import MORE_LIKELY_THAN_NOT
from bot.question.request import Request

#: So many times as much may be left of a statement that has a curated opposite of a fact, or a curated phrase for it.
OPPOSED: Final = 5
PHRASED: Final = 3


class Ruling:
    """Rules on statements by one fact at a time."""

    def __init__(self, hearing: Hearing, slack: float) -> None:
        """At most `slack` of a statement may be left unexplained by the likeliest fact."""
        self._hearing = hearing
        self._slack = slack

    def rule(self, request: Request, case: Case, *, is_likeliest: bool) -> Verdict | None:
        """The verdict by one fact, as if the statement had no negation.

        Others than the likeliest have to account for more of the statement, and a figure or a name that they have
        otherwise disproves nothing.
        """
        hearing, unexplained = self._hearing, case.unexplained
        if is_likeliest and not request.goes_on and substitutes(case, hearing.index):
            return "contradicted"
        most = self._find_slack(case, is_likeliest=is_likeliest)
        if hearing.weigh_left(case, {term for term in unexplained if term.kind != "name"}) > most:
            return None
        if hearing.takes_other_whole(case):
            return None
        verdict = self.decide(request, case)
        is_denied = verdict == "contradicted" and any(one.stance is Stance.CONTRADICTS for one in case.held.values())
        if is_denied and not all(isinstance(claim.value, Disclosure) for claim in case.held):
            unexplained -= hearing.find_companions(case)
        elif hearing.mixes_up(case.question, case.lore):
            return None
        if hearing.weigh_left(case, unexplained) > most:
            return None
        if case.is_premature:
            is_early = verdict == "supported" and is_likeliest and not request.question.manner.is_negated
            is_false = is_likeliest and not hearing.leaves_any(unexplained)
            return "contradicted" if is_early or is_false else None
        if verdict == "supported" and holds(LEAVES_OPEN, case, hearing):
            return None
        if not (verdict == "disputed" or is_denied):
            return verdict
        # Of what a value decides against, nothing may be left that is about something else.
        left = sum(map(hearing.weigh, unexplained))
        return verdict if (is_likeliest and left <= self._slack) or (verdict == "disputed" and not left) else None

    def decide(self, request: Request, case: Case) -> Verdict | None:
        """The verdict by the stances of the claims, or by the words alone, whatever the fact leaves unexplained."""
        hearing, is_contradicted = self._hearing, self._hearing.index.base.is_contradicted(case.fact)
        if self._is_unclear(request, case):
            return None
        if turns_round(case.question, hearing.told(case), hearing.index.language):
            return "contradicted"
        if self._shuts_out(case):
            return "contradicted"
        if settles_it(case, hearing):
            return "disputed" if is_contradicted else None
        return None if compares_others(case, hearing) else self._decide_by_stances(request, case)

    def _shuts_out(self, case: Case) -> bool:
        """Whether it has 'only' of one of several that are told; who else is in a list its value tells."""
        is_listed = any(isinstance(claim.value, EntitySet) for claim in case.held)
        return not is_listed and shuts_out(case.question, self._hearing.told(case), self._hearing.index.language)

    def _find_slack(self, case: Case, *, is_likeliest: bool) -> float:
        """How much of a statement may be left unexplained by a fact.

        More may be where a curator foresaw the words in which it is denied, or those in which it is told.
        """
        if not is_likeliest:
            return self._slack / 2
        if case.measured or case.question.manner.is_negated:
            return self._slack
        if case.lore.opposed(case.question):
            return OPPOSED * self._slack
        return PHRASED * self._slack if case.lore.retelling.phrases.are_in(case.question) else self._slack

    def _decide_by_stances(self, request: Request, case: Case) -> Verdict | None:
        """The verdict by the stances of the claims, or by the words where none is taken; a denial turns either."""
        index = self._hearing.index
        negates, opposes = self._denies(case)
        if opposes and case.question.manner.is_negated and index.language.negations.isdisjoint(case.question.words):
            # With a word like 'lack' and the opposite of what is told it may deny that, or not: 'complain of the lack'.
            return None
        stances = {claim: _stance_of(case, claim, negates=negates, opposes=opposes) for claim in case.held}
        taken = set(stances.values()) - {Stance.SILENT}
        if Stance.SUPPORTS not in taken and is_less_exact(case, self._hearing):
            return None
        if len(taken) > 1:
            # Who said it is in dispute, and nothing else that is said of him.
            return None if only_names_speaker(case, self._hearing) else "disputed"
        if taken == {Stance.CONTRADICTS}:
            is_open = self._denies_saying(case) or counts_outside_denial(case, self._hearing)
            return None if is_open else "contradicted"
        said = (index.reader.read_words(claim.said) for claim in case.held)
        if verdict := judge_ranks(case.question, said, index.language):
            return verdict
        is_opposite = opposes and not taken and self._is_plain(case, negates=negates)
        if not is_opposite and holds(SAYS_MORE, case, self._hearing):
            return None
        if taken:
            return "supported" if request.sources else self._by_figures_alone(case)
        return self._by_words(case, negates=negates, opposes=opposes)

    def _denies_saying(self, case: Case) -> bool:
        """Whether it denies that somebody said what another one is quoted with: he may have said it, too."""
        is_denial = case.question.manner.is_negated and not case.lore.is_negated
        return is_denial and all(isinstance(claim.value, Quotation) for claim in case.held)

    def _is_unclear(self, request: Request, case: Case) -> bool:
        """Whether a statement says nothing by itself, or denies what may be denied already."""
        question, lore = case.question, case.lore
        goes_on = request.previous is not None and question.manner.leans_back
        says_opposite = bool(lore.opposed(question)) and not question.manner.offers
        is_bare = len(question.terms) > 1 and not (goes_on or says_opposite)
        if is_bare and names_alone(case, self._hearing):
            return True
        is_double = (
            question.manner.is_negated
            and lore.is_negated
            and not self._hearing.repeats(question, case.fact, case.probability)
        )
        # Whether it denies the denial or repeats it, no words tell.
        return is_double and lore.has_roles and case.is_silent

    def _by_words(self, case: Case, *, negates: bool, opposes: bool) -> Verdict | None:
        """The verdict by words alone, where no value takes a stance: the statement has to say something itself."""
        question, lore = case.question, case.lore
        if says_nothing(case, self._hearing):
            return None
        if len({claim.denied for claim in case.held}) > 1:
            # One source says so, and another one denies it.
            return "disputed"
        is_half = lore.is_negated and not question.manner.is_negated and not (negates or opposes)
        if is_half and self._takes_back(case):
            return "contradicted"
        if is_half and lore.retold.isdisjoint(question.terms):
            # In the words of a denial, and without what it denies: what is said of that, they do not tell.
            return None
        if negates != opposes:
            # The opposite of one thing is none of all.
            return None if opposes and sweeps(case, self._hearing) else "contradicted"
        return "supported"

    def _takes_back(self, case: Case) -> bool:
        """Whether it says all that a fact denies which is likely meant, and denies nothing else."""
        is_lone = case.probability >= MORE_LIKELY_THAN_NOT and self._hearing.is_one_clause(case.fact)
        return is_lone and not self._hearing.leaves_any(case.unexplained)

    def _denies(self, case: Case) -> tuple[bool, bool]:
        """Whether the fact's own sentence is a denial that the statement is not, and whether that says the opposite."""
        lore, question = case.lore, case.question
        if self._hearing.repeats(question, case.fact, case.probability):
            return False, False
        # What is held against a value needs no word that says the opposite.
        opposes = not lore.opposed(question) <= case.measured
        if not lore.is_negated or (_is_typed(case) and not case.is_silent):
            return False, opposes
        # Roles tell it in other words, which need not be a denial; their opposites are what it denies.
        is_plain = not lore.has_roles or not (opposes or lore.denied.isdisjoint(question.terms))
        return is_plain, opposes

    def _is_plain(self, case: Case, *, negates: bool) -> bool:
        """Whether nothing is denied, neither by the fact nor anywhere in a statement.

        Where such a statement says the opposite it does so of all as well: 'only old ones' are as false as old ones.
        """
        return not negates and self._hearing.index.language.negations.isdisjoint(case.question.words)

    def _by_figures_alone(self, case: Case) -> Verdict:
        """A bare figure on which the sources put contradicting bounds is disputed, however it is asked."""
        figures = [mention for mention in case.question.numbers if mention.bound is None]
        is_contradicted = self._hearing.index.base.is_contradicted(case.fact)
        return "disputed" if figures and is_contradicted else "supported"


def _is_typed(case: Case) -> bool:
    """Whether the claims that a statement is held against have values that say more than words."""
    return not any(isinstance(claim.value, Plain | Quotation) for claim in case.held)


def _stance_of(case: Case, claim: Claim, *, negates: bool, opposes: bool) -> Stance:
    """The stance to what is denied; who did not say it has not said its denial, and a wrong figure stays wrong."""
    stance = case.held[claim].stance
    # The opposite of what some give and others withhold is that it is withheld.
    is_withheld = isinstance(claim.value, Disclosure) and not all(
        isinstance(one.value, Disclosure) for one in case.held
    )
    is_wrong = (opposes and not is_withheld) or isinstance(claim.value, Quotation)
    if stance is Stance.CONTRADICTS and is_wrong:
        return stance
    return Stance(-stance) if negates != opposes else stance

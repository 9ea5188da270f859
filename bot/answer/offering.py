"""What is said where nothing is certain: the nearest facts, as what they are, and what is known not to be stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.answer.answer import Answer
from bot.answer.catalogue import Catalogue
from bot.answer.narrating import Narrator
from bot.answer.telling import Teller
from bot.knowledge.figures import write_amount
from bot.question.deciding import MAX_NEAREST
from bot.question.index import Index
from bot.question.question import Question
from bot.question.ranking import LIKELY, MORE_LIKELY_THAN_NOT, Ranking
from bot.question.request import Request
from bot.question.targets import Target
from bot.text import cut

#: The kinds of targets that are told in one sentence, and are no fact that a document states.
SUMMED_UP: Final = ("gap", "derived")

#: Before facts that may answer, a gap is told where it is so many times likelier than each of them.
MUCH_LIKELIER: Final = 2

#: Of the words that stand in no document so many are named, with so many characters each.
MAX_UNHEARD_OF: Final = 2
LONGEST_UNHEARD_OF: Final = 40

#: What is said to the bot and asks nothing.
TALK: Final = ("greeting", "thanks", "farewell")


class Offerer:
    """Offers what comes nearest to a request of which nothing is certain."""

    def __init__(self, index: Index, teller: Teller, catalogue: Catalogue, narrator: Narrator) -> None:
        self._index = index
        self._teller = teller
        self._catalogue = catalogue
        self._narrator = narrator

    def offer(self, request: Request) -> Answer:
        """The nearest facts, as what they are: not certain, and to be asked for.

        What is most like a greeting, or like what people ask any bot, is answered as that: it says nothing of facts.
        """
        shown = request.decision.shown
        target = shown[0].target if shown else None
        own = self._narrator.tell_own(target.name) if target and _may_be_talk(target, request) else None
        if own and not own.findings:
            return replace(own, certainty="unsure")
        is_likely = bool(shown) and shown[0].probability > MORE_LIKELY_THAN_NOT
        facts = own.facts[:MAX_NEAREST] if own and is_likely else request.decision.nearest
        if not facts:
            return self._give_up(request)
        said = self._say_unjudged(request) if _wants_verdict(request) else self._say_unsure(request)
        gaps, derived = ([one.target for one in shown if one.target.kind == kind] for kind in SUMMED_UP)
        # The other gaps are offered as questions: none of them is likely to be what is missing.
        summed_up = tuple(map(self._narrator.summarise, (*gaps[:1], *derived)))
        leads = _is_summed_up_first(request.ranking)
        answer = replace(
            said,
            headline=" ".join((*self._tell_unheard_of(request), said.headline)),
            certainty="unsure",
            listed=summed_up if leads else (),
            nearest=self._teller.find_nearest(facts),
            besides=() if leads else summed_up,
        )
        return replace(answer, suggestions=self._teller.ask_for(candidate.target.name for candidate in shown))

    def _tell_unheard_of(self, request: Request) -> Iterator[str]:
        """That the documents have nothing of what a question names: '<somebody> is there too?'."""
        for words in self._index.find_unheard_of(request.question)[:MAX_UNHEARD_OF]:
            yield self._teller.wording.say("unheard_of", words=cut(words, LONGEST_UNHEARD_OF))

    def _say_unsure(self, request: Request) -> Answer:
        """That what follows may be no answer; where more speaks for there being none, that nothing was found."""
        # A bare name asks for nothing that could be missing.
        if request.ranking.seems_unstated and not request.question.only_puts:
            return self._teller.say("not_stated", "nothing_near")
        is_explained = not any(veto.gate == "hardly_explained" for veto in request.decision.vetoes)
        is_first = request.decision.of_first >= MORE_LIKELY_THAN_NOT and not _is_summed_up_first(request.ranking)
        if is_first and is_explained:
            return self._teller.say("answered", "unsure_but_first")
        is_likely = request.decision.probability >= LIKELY
        return self._teller.say("answered", "unsure_but_likely" if is_likely else "unsure")

    def _say_unjudged(self, request: Request) -> Answer:
        """That no verdict is possible; of a figure that can be read in two ways, how."""
        for mention in request.question.numbers:
            if mention.alternative is not None:
                readings = (write_amount(mention.amount), write_amount(mention.alternative))
                return self._teller.say("not_stated", "ambiguous_figure", one=readings[0], other=readings[1])
        return self._teller.say("not_stated", "unjudged")

    def _give_up(self, request: Request) -> Answer:
        """Nothing comes near: what is said makes no statement about the documents."""
        question = request.question
        if not question.readings:
            return self._catalogue.help("empty")
        if question.terms and not self._index.weigh_content(question.terms):
            return replace(self._catalogue.help("vague"), outcome="clarify")
        is_near = self._is_near(question)
        answer = self._teller.say("not_stated" if is_near else "out_of_scope", "nothing" if is_near else "out_of_scope")
        return replace(answer, certainty="unsure")

    def _is_near(self, question: Question) -> bool:
        """Whether half of what carries the question is known here."""
        known = self._index.weigh(term for term in question.terms if self._index.is_known(term))
        return 2 * known >= self._index.weigh(question.terms) > 0


def _wants_verdict(request: Request) -> bool:
    """Whether it is to be judged, and no open question however it is read."""
    return request.facet == "check" and not request.question.manner.may_ask


def _is_summed_up_first(ranking: Ranking) -> bool:
    """Whether what is told in one sentence, and is no fact, stands before the facts that come nearest.

    That nobody states it hides a fact that does, so it has to be much likelier.
    """
    first = next((one for one in ranking.candidates if one.shares_words), None)
    if first is None or first.target.kind != "gap":
        return first is not None and first.target.kind in SUMMED_UP
    stated = max((one.probability for one in ranking.candidates if one.target.is_stated), default=0.0)
    return first.probability >= MUCH_LIKELIER * stated


def _may_be_talk(target: Target, request: Request) -> bool:
    """Whether it may be said to the bot itself: who greets, thanks or takes leave asks nothing.

    'What do your sources say of the price?' has a word that nobody asks of documents as a whole.
    """
    question = request.question
    points_at = question.manner.form == "open" and question.manner.leans_back
    asks = bool(question.wants) or question.manner.form == "yesno" or points_at
    is_of_more = target.name == "sources" and any(veto.gate == "unexplained" for veto in request.decision.vetoes)
    return target.kind == "own" and not (asks and target.name in TALK) and not is_of_more

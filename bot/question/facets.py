"""In which way a request is to be answered: as a fact, as somebody's words, as what a document says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.language.meaning import COMPARING, DOCUMENT, AnswerType, Meaning, Reply
from bot.question.deciding import Decision
from bot.question.documents import (
    asks_age,
    asks_for_clashes,
    asks_of_all,
    asks_what_it_is,
    asks_what_it_says,
    compares_all,
    find_kinds_named,
    find_meant,
    names_only,
)
from bot.question.followup import asks_of_answer
from bot.question.index import Index
from bot.question.mentions import find_topics
from bot.question.overview import asks_for_all_in_short
from bot.question.persons import asks_who_heads_it, asks_who_it_is
from bot.question.question import Question
from bot.question.request import Facet, Request

#: What asks for somebody's words, and for nothing else of him.
OF_SPEECH: Final[frozenset[AnswerType]] = frozenset({"said", "else"})


#: How each reply to an answer is answered; who is doubted shows the words that it rests on.
BY_REPLY: Final[Mapping[Reply, Facet]] = {
    "heard": "heard",
    "doubted": "passages",
    "again": "again",
    "missed": "again",
    "more": "more",
}


def find_facet(request: Request, index: Index) -> Facet:
    """In which way a request is to be answered, as far as its words and what is decided on it tell."""
    question = request.question
    if aside := _find_facet_of_aside(request) or _find_facet_of_answer(request, index):
        return aside
    if of_documents := _find_facet_of_documents(request, index):
        return of_documents
    is_new = not request.decision.answer or bool(request.sources)
    if is_new and asks_for_all_in_short(question, index, goes_on=request.previous is not None):
        return "document" if request.sources else "in short"
    if request.speaker and question.only_puts:
        return "quote"
    if _asks_who_mentions(request) or find_topics(question, index):
        return "mention"
    if question.asks_for("compare") and not (question.is_check and _is_of_others(request)):
        return "compare"
    if question.is_check:
        return "check"
    if request.speaker and question.wants <= OF_SPEECH and _asks_for_words(request, request.speaker, index):
        return "quote"
    if asks_who_it_is(request, index) or asks_who_heads_it(request, index):
        return "introduced"
    return "document" if _names_document_alone(request, index) else "tell"


def _find_facet_of_aside(request: Request) -> Facet | None:
    """For a sum, and for a message that only says something of the last answer: 'ok', 'really?', 'tell me more'."""
    if request.question.manner.is_sum:
        return "elsewhere"
    reply, previous = request.question.manner.reply, request.previous
    if reply is None or (reply != "heard" and (previous is None or not previous.facts)):
        return None
    return BY_REPLY[reply]


def _find_facet_of_answer(request: Request, index: Index) -> Facet | None:
    """For what asks more of the last answer: its words, who says so, or what the document says that it told of."""
    question, previous = request.question, request.previous
    if previous is None:
        return None
    if previous.documents and asks_what_it_says(question, index):
        return "document"
    if not asks_of_answer(question, index) or (request.asks_agreement and not previous.target):
        return None
    is_retold = request.asks_agreement or question.asks_for("who") or not previous.facts
    return "retell" if is_retold else "passages"


def _find_facet_of_documents(request: Request, index: Index) -> Facet | None:
    """For what one document alone says, and for what documents are, where no fact is known to tell that."""
    question = request.question
    if question.asks_for("unique") and not question.is_check:
        return "unique"
    before = request.previous.documents if request.previous else frozenset[str]()
    goes_on = bool(before) and question.manner.leans_back
    if question.manner.form == "statement" or _tells_fact(request, index, goes_on=goes_on):
        return None
    meant = find_meant(question, index)
    speaks = bool(meant or before) or DOCUMENT in question.terms or question.asks_for("which_source")
    if speaks and asks_age(question, index):
        return "age"
    if find_kinds_named(question, index):
        return "named"
    if compares_all(question, index) and (len(meant) > 1 or (meant and request.previous is None)):
        return "between"
    if not meant and asks_for_clashes(question, index):
        return "between"
    is_described = asks_what_it_is(question, index) if meant or before else asks_of_all(question, index)
    return "described" if is_described else None


def _tells_fact(request: Request, index: Index, *, goes_on: bool) -> bool:
    """Whether a fact is known to tell what is asked: in the very words, if it goes on from what documents are.

    That no document states it has to be asked in the very words too.
    """
    best = request.ranking.best
    if best is None or best.target.kind == "own":
        return False
    told = frozenset[str]().union(*map(index.base.sources_of, best.target.facts))
    if best.target.is_stated and request.sources and told.isdisjoint(request.sources):
        return False
    is_certain = request.decision.answer == best and best.target.kind != "gap" and not goes_on
    return best.proposal.is_same or is_certain


def _asks_for_words(request: Request, speaker: str, index: Index) -> bool:
    """Whether it asks for somebody's words, and not for what a fact tells that was found for it."""
    if request.question.asks_for("else") or not _is_about(request.decision, speaker, index):
        return True
    is_new = request.previous is None and not request.decision.is_verbatim
    return is_new and names_no_topic(request.question, speaker, index)


def names_no_topic(question: Question, speaker: str, index: Index) -> bool:
    """Whether it names nothing that somebody's words are to be about."""
    topic = question.terms - index.subject - {Meaning("name", speaker)}
    return all(index.is_idle(term) or term.kind == "source" for term in topic)


def _is_of_others(request: Request) -> bool:
    """Whether it says of others than documents that they agree or not, as a fact tells: 'the vote was unanimous'."""
    question, answer = request.question, request.decision.answer
    if request.names or question.numbers:
        return True
    is_of_documents = question.speaks_of_documents or request.sources
    if is_of_documents or question.manner.leans_back or answer is None or answer.target.kind != "fact":
        return False
    return COMPARING in answer.proposal.profile.asked


def _asks_who_mentions(request: Request) -> bool:
    """Whether it asks which documents name somebody."""
    question = request.question
    asks = question.asks_for("which_source") and not (question.numbers or request.decision.is_verbatim)
    return asks and bool(request.names)


def _names_document_alone(request: Request, index: Index) -> bool:
    """'What does <document> say?' asks for all of it; 'and <document>?' asks it for what was asked before."""
    question, previous = request.question, request.previous
    goes_on = previous is not None and not previous.documents
    if goes_on and (question.manner.form != "open" or question.manner.leans_back):
        return False
    if question.keys("source"):
        return not question.wants and not index.weigh_content(question.terms)
    is_alone = asks_what_it_says(question, index) or (previous is not None and names_only(question, index))
    return is_alone and bool(find_meant(question, index))


def _is_about(decision: Decision, speaker: str | None, index: Index) -> bool:
    """Whether what was found is all the speaker's words, a gap anyway, or asked for in so many words."""
    if decision.answer is None:
        return False
    if decision.is_verbatim:
        return True
    target = decision.answer.target
    speakers = [index.base.speakers_of(fact) for fact in target.facts]
    return target.kind == "gap" or (bool(speakers) and all(speaker in who for who in speakers))

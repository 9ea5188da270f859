"""From a message, and what was said before it, to requests: what is asked, about what, in which way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import Final

from bot.language.meaning import EMPTY, INCIDENTAL, Meaning
from bot.question.conversation import Conversation, Turn
from bot.question.deciding import MAX_NEAREST, Decision, decide, decide_without, find_judges
from bot.question.documents import find_by_age, find_meant
from bot.question.facets import find_facet
from bot.question.followup import put_person, resolve, swaps
from bot.question.index import Index
from bot.question.messages import MAX_REQUESTS, find_statements, read_questions
from bot.question.model import Model
from bot.question.question import Question
from bot.question.request import OF_DOCUMENTS, PUT_TO_DOCUMENTS, Facet, Request

#: So many facts are shown for each thing that a sentence asks for, where it asks for several and none is certain.
NEAREST_OF_PART: Final = 2

#: So many clauses are put by themselves for a message: of more, each sentence is one request.
MAX_CLAUSES: Final = 6

#: From so many clauses on that ask, a sentence may ask several things.
SEVERAL: Final = 2

#: Of a message no more statements than this are judged.
MAX_STATEMENTS: Final = 20

#: Who can speak.
SPEAKERS: Final = ("person", "group", "work")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Understands what is written in the index's language, each time from the text and the conversation alone."""

    index: Index
    model: Model

    def read(self, text: str) -> Question:
        """A text as it is read, before anything is looked for."""
        return self.index.reader.read(text)

    def understand(
        self, message: str, conversation: Conversation | None = None, document: str | None = None
    ) -> tuple[Request, ...]:
        """The requests in a message, in their order, always at least one; put to one document if that is given."""
        questions = read_questions(message, self.index)
        most = MAX_CLAUSES // max(1, len(questions))
        before = conversation.last if conversation else None
        requests: list[Request] = []
        for question in questions or [self.read("")]:
            previous = _turn(requests[-1]) if requests else None
            requests += self._read_parts(question, previous or before, most)
        chosen = _choose(requests)
        return tuple(_put_to(frozenset({document}), request) for request in chosen) if document else chosen

    def understand_statements(self, message: str) -> tuple[Iterator[tuple[str, Request]], int]:
        """Each sentence of a message as a request to judge it, without the questions among them.

        A request is made when it is taken. Also how many sentences are left out: those that are not read, and
        statements beyond `MAX_STATEMENTS`.
        """
        stated, too_long = find_statements(message, self.index)
        requests = (
            (sentence, self._with_parts(self._request(question.as_check(), None)))
            for sentence, question in stated[:MAX_STATEMENTS]
        )
        return requests, too_long + max(0, len(stated) - MAX_STATEMENTS)

    def _read_parts(self, question: Question, previous: Turn | None, most: int) -> list[Request]:
        """The sentence as one request, or as several when its clauses ask for different things, each for certain."""
        whole = self._with_parts(self._request(question, previous), most)
        clauses = _clauses(question, self.index, most)
        asking = [clause for clause in clauses if clause.manner.opens]
        if listed := self._find_listed(whole, most):
            clauses = asking = listed
        if whole.facet in OF_DOCUMENTS or len(asking) < SEVERAL:
            return [whole]
        parts: list[Request] = []
        for clause in clauses:
            parts.append(self._request(clause, _turn(parts[-1]) if parts and parts[-1].target else previous))
        sure = [part for part in parts if part.target]
        if len(sure) == len(parts) == len({part.target for part in parts}):
            return parts
        if whole.target and _covers(whole, parts):
            return [whole]
        return self._without_told(parts, sure) if sure else [_with_nearest_of(parts, whole)]

    def _find_listed(self, whole: Request, most: int) -> list[Question]:
        """The things that are asked for of one matter, each as a question."""
        is_asked = whole.question.manner.form in ("open", "keywords")
        things = self.index.language.cut_asked(whole.question.text) if is_asked else []
        return [self.read(thing).as_open() for thing in things] if len(things) <= most else []

    def _without_told(self, parts: Iterable[Request], sure: Iterable[Request]) -> list[Request]:
        """The parts of which some are certain, the others with what is nearest and not told by those anyway."""
        told = {fact for part in sure for candidate in part.decision.shown for fact in candidate.target.facts}
        without = partial(decide_without, told, model=self.model)
        return [part if part.target else replace(part, decision=without(part.ranking, part.decision)) for part in parts]

    def _request(self, question: Question, previous: Turn | None) -> Request:
        """One thing that is asked or stated, as going on from a turn before if there is one."""
        question = put_person(question, previous, self.index)
        ranking, terms = resolve(question, previous, self.index, self.model)
        decision = decide(ranking, self.index, self.model)
        judges = tuple(find_judges(ranking, self.model))
        if check := _find_check(question, decision, self.index):
            question, ranking = check, replace(ranking, question=check)
        is_foreseen = question.is_check and decision.is_verbatim
        asks_same = previous is not None and _asks_same(question, previous, self.index)
        is_claim = previous is not None and not (is_foreseen or asks_same)
        puts_another = previous is not None and is_claim and _puts_another(question, previous, self.index)
        if previous and puts_another:
            # It is held against what was answered before, and against nothing else.
            judges = previous.facts[:MAX_NEAREST]
        subject = self.index.base.about.subject_entities
        named = (r.meaning.key for r in question.readings if r.meaning.kind == "name" and r.meaning.key not in subject)
        request = Request(
            ranking=ranking,
            decision=decision,
            facet="tell",
            terms=terms,
            sources=_sources(question, self.index),
            names=tuple(dict.fromkeys(named)),
            judges=judges,
            speaker=_speaker(question, terms, previous, self.index) if question.asks_for("said") else None,
            previous=previous,
            puts_another=puts_another,
            asks_same=asks_same,
        )
        facet = find_facet(request, self.index)
        sources = _documents(facet, question, previous, self.index) or request.sources
        return replace(request, facet=facet, sources=sources)

    def _with_parts(self, request: Request, most: int = MAX_CLAUSES) -> Request:
        """A statement together with its parts, where it has several that each say something."""
        if request.facet != "check":
            return request
        request = replace(
            request,
            order=_put_both_to(request.sources, self._find_order(request)),
            compared=_put_both_to(request.sources, self._find_compared(request)),
        )
        clauses = _clauses(request.question, self.index, most)
        # A negation in the first clause may deny all; what has no verb only goes before the others: 'in his speech, …'.
        if not clauses or clauses[0].manner.is_negated or clauses[0].manner.form == "keywords":
            return request
        if not all(map(says_something, clauses)):
            return request
        if any(clause.words[0] in self.index.language.negations for clause in clauses):
            # '…, not by <somebody>' says nothing without what stands before it.
            return request
        parts: list[Request] = []
        for clause in clauses:
            manner = replace(clause.as_check().manner, leans_back=bool(parts))
            parts.append(self._request(replace(clause, manner=manner), _turn(parts[-1]) if parts else None))
        return replace(request, parts=tuple(replace(_put_to(request.sources, part), facet="check") for part in parts))

    def _find_order(self, request: Request) -> tuple[Request, Request] | None:
        """What a statement says to have come first, and what later."""
        question = request.question
        clauses = None if question.manner.is_negated else self.index.language.cut_order(question.text)
        if clauses is None:
            return None
        earlier, later = map(self.index.reader.read, clauses)
        if earlier.units or later.units:
            # Dates and figures are held against what is told themselves.
            return None
        return self._request(earlier.as_check(), None), self._request(later.as_check(), None)

    def _find_compared(self, request: Request) -> tuple[Request, Request] | None:
        """What a statement says to have the greater figure, and what the lesser one."""
        question = request.question
        is_plain = not (question.manner.is_negated or question.numbers)
        comparative = self.index.language.find_comparative(question.readings) if is_plain else None
        if comparative is None:
            return None
        one, other = (
            self._request(self.index.reader.read(" ".join(words)).as_check(), None)
            for words in (comparative.one, comparative.other)
        )
        return (one, other) if comparative.is_more else (other, one)


def _put_to(sources: frozenset[str], request: Request) -> Request:
    """The request, and each of its parts, put to certain documents alone."""
    return replace(
        request,
        sources=sources,
        parts=tuple(_put_to(sources, part) for part in request.parts),
        order=_put_both_to(sources, request.order),
        compared=_put_both_to(sources, request.compared),
    )


def _put_both_to(sources: frozenset[str], pair: tuple[Request, Request] | None) -> tuple[Request, Request] | None:
    return (_put_to(sources, pair[0]), _put_to(sources, pair[1])) if pair else None


def _turn(request: Request) -> Turn | None:
    """What the next sentence may go on from, certain or not: 'Thanks. And when?' goes on from what was before."""
    if request.is_small_talk or not request.leads_somewhere:
        return None
    shown = request.decision.shown if request.facet not in OF_DOCUMENTS | {"introduced"} else ()
    return request.as_turn(shown[0].target.facts if shown else (), is_certain=request.target is not None)


def _covers(whole: Request, parts: Iterable[Request]) -> bool:
    """Whether what a sentence is answered with tells what is nearest to each of its clauses."""
    told = {fact for candidate in whole.decision.shown for fact in candidate.target.facts}
    return all(told.issuperset(part.decision.nearest[:1]) for part in parts)


def _with_nearest_of(parts: Sequence[Request], whole: Request) -> Request:
    """A sentence of which nothing is certain, with what is nearest to it and to each of its clauses in turn."""
    most = max(MAX_NEAREST, NEAREST_OF_PART * len(parts))
    ranks = zip_longest(*(one.decision.nearest for one in (whole, *parts)))
    nearest = dict.fromkeys(fact for rank in ranks for fact in rank if fact)
    return replace(whole, decision=replace(whole.decision, nearest=tuple(nearest)[:most]))


def _choose(requests: list[Request]) -> tuple[Request, ...]:
    """The requests worth answering, each answer once: of a message that asks something what asks.

    Greetings and what leads nowhere are answered only where nothing else is.
    """
    talking = [request for request in requests if not request.is_small_talk] or requests
    # 'Ouch.' says nothing.
    telling = [request for request in talking if request.question.is_question or _names(request.question)] or talking
    asking = [request for request in requests if request.question.is_question] or _choose_stated(telling)
    leading = [request for request in asking if request.leads_somewhere]
    serious = [request for request in leading if not request.is_small_talk] or leading or asking[-1:]
    chosen = {_shown(request): request for request in reversed(serious)}
    return tuple(reversed(chosen.values()))[-MAX_REQUESTS:]


def _choose_stated(requests: Sequence[Request]) -> Sequence[Request]:
    """Of what is merely said the last, and what else is a statement of something that may be told."""
    *earlier, last = requests
    if last.facet != "check":
        return [last]
    return [*(request for request in earlier if request.facet == "check" and not request.ranking.seems_unstated), last]


def _names(question: Question) -> bool:
    """Whether it names anything at all."""
    return any(term.kind not in EMPTY for term in question.terms)


def _shown(request: Request) -> tuple[str, ...]:
    return (request.facet, *(candidate.target.name for candidate in request.decision.shown))


def _documents(facet: Facet, question: Question, previous: Turn | None, index: Index) -> frozenset[str]:
    """The documents that are asked, where it does not name them."""
    if facet == "age":
        return find_by_age(question, index)
    if facet not in PUT_TO_DOCUMENTS:
        return frozenset()
    return find_meant(question, index) or (previous.documents if previous else frozenset())


def _find_check(question: Question, decision: Decision, index: Index) -> Question | None:
    """The yes/no wording of which a question has all words but its verb, with its own name: '<name> included?'."""
    named = [reading for reading in question.readings if reading.meaning.kind == "name"]
    said = {reading.spelled for reading in question.readings} - {reading.spelled for reading in named}
    answer = decision.answer
    if (
        answer is None
        or not (answer.proposal.is_same and said and len(named) == 1)
        or question.manner.form != "keywords"
    ):
        return None
    for wording in map(index.reader.read, answer.target.wordings):
        if wording.manner.form == "yesno" and said.issubset(wording.words) and len(wording.keys("name")) == 1:
            return index.reader.read(
                " ".join(named[0].surface if r.meaning.kind == "name" else r.surface for r in wording.readings)
            )
    return None


def _asks_same(question: Question, previous: Turn, index: Index) -> bool:
    """Whether it asks an open question again, of another name or year."""
    return previous.is_open and not question.is_check and swaps(question, previous, index)


def _puts_another(question: Question, previous: Turn, index: Index) -> bool:
    """Whether another name or figure asks if that is so too: after a yes/no question, and where some are listed.

    Of what nobody states nothing is listed.
    """
    if not question.only_puts or question.manner.form == "open" or previous.target in index.base.gaps:
        return False
    entities, base = index.base.entities, index.base
    kinds = {entities[name].kind for name in question.keys("name")}
    listed = {entities[name].kind for fact in previous.facts for name in base.listed_in(fact)}
    return previous.is_check or question.is_check or not kinds or not kinds.isdisjoint(listed)


def _clauses(question: Question, index: Index, most: int) -> list[Question]:
    """The clauses of a sentence; none where it has but one, or more than can be put by themselves."""
    clauses = index.language.cut_clauses(question.text)
    return [index.reader.read(clause) for clause in clauses] if 1 < len(clauses) <= most else []


def says_something(clause: Question) -> bool:
    """Whether a clause says something by itself, and does not merely go on with a list."""
    content = [term for term in clause.terms if term.kind not in INCIDENTAL]
    if clause.manner.is_negated and clause.keys("name"):
        # 'And <somebody> stayed away' denies what was said before.
        return True
    tells = clause.keys("term") or (clause.keys("name") and (clause.units or clause.manner.form == "statement"))
    return len(content) > 1 and bool(tells)


def _speaker(question: Question, terms: frozenset[Meaning], previous: Turn | None, index: Index) -> str | None:
    """Whose words are asked for: the one person or body named, who can speak."""
    entities = index.base.entities
    named = [r.meaning.key for r in question.readings if r.meaning.kind == "name"]
    if not named:
        named = sorted(term.key for term in terms if term.kind == "name")
    if not any(entities[name].kind == "person" for name in named) and question.manner.leans_back and previous:
        named = [*named, *sorted(speaker for fact in previous.facts for speaker in index.base.speakers_of(fact))]
    speakers = [name for name in named if entities[name].kind in SPEAKERS]
    persons = [name for name in speakers if entities[name].kind == "person"]
    return next(iter(persons or speakers), None)


def _sources(question: Question, index: Index) -> frozenset[str]:
    """The documents named by number or by the person who wrote them."""
    return question.keys("source") | index.written_by(question.keys("name"))

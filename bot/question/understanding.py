"""From a message, and what was said before it, to requests: what is asked, about what, in which way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, Literal

from bot.language.language import Language
from bot.language.meaning import COMPARING, DOCUMENT, EMPTY, INCIDENTAL, NAMING, AnswerType, Meaning
from bot.question.conversation import Conversation, Turn
from bot.question.deciding import MAX_NEAREST, Decision, decide, find_judges
from bot.question.followup import asks_of_answer, put_person, resolve, swaps_name
from bot.question.index import Index
from bot.question.model import Model
from bot.question.question import Question
from bot.question.ranking import Ranking
from bot.question.utterance import choose_sentences, clean, split_sentences
from bot.text import stands_in

#: tell: answer; check: judge a claim; quote: what somebody said; mention: which sources speak of it; compare: whether
#: they agree; unique: what one alone says; document: what one says at all; described: what it is, by whom and when;
#: passages, retell: the last answer's words.
Facet = Literal["tell", "check", "quote", "mention", "compare", "unique", "document", "described", "passages", "retell"]

#: A message is answered with so many answers at most.
MAX_REQUESTS: Final = 3

#: So many facts are shown for each thing that a sentence asks for, where it asks for several and none is certain.
NEAREST_OF_PART: Final = 2

#: So many clauses are put by themselves for a message: of more, each sentence is one request.
MAX_CLAUSES: Final = 8

#: Of a message no more statements than this are judged.
MAX_STATEMENTS: Final = 20

#: What asks for somebody's words, and for nothing else of him.
OF_SPEECH: Final[frozenset[AnswerType]] = frozenset({"said", "else"})

#: Who can speak.
SPEAKERS: Final = ("person", "group", "work")


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that is asked: what it may mean, what is decided on it, and how it is to be answered."""

    ranking: Ranking
    decision: Decision
    facet: Facet
    terms: frozenset[Meaning]
    """The question's own terms and those taken over from the turn before."""
    sources: frozenset[str]
    """The documents that the question names, if it names any."""
    names: tuple[str, ...]
    """The entities that narrow the question, in their order, without the subject's own."""
    judges: tuple[str, ...] = ()
    """The facts by which it may be judged, the likeliest first: what it says has to be proven besides."""
    speaker: str | None = None
    previous: Turn | None = None
    """The turn that it goes on from."""
    puts_another: bool = False
    """Whether it only puts a name or a figure in place of another of the turn before, and asks if that is so."""
    order: tuple[Request, Request] | None = None
    """Of a statement that something came before something else, each as a statement by itself."""
    parts: tuple[Request, ...] = ()
    """The parts of a compound statement, which are judged one by one where the whole can't be."""

    @property
    def question(self) -> Question:
        """The question as it was read."""
        return self.ranking.question

    @property
    def is_about_answer(self) -> bool:
        """Whether it asks for the last answer's words, and not for another answer."""
        return self.facet in ("passages", "retell")

    @property
    def target(self) -> str | None:
        """What the question was taken for, if that is certain."""
        if self.is_about_answer:
            return self.previous.target if self.previous else None
        return self.decision.answer.target.name if self.decision.answer else None

    @property
    def asks_agreement(self) -> bool:
        """Whether it asks if the documents go along with each other."""
        quantifier = self.question.manner.quantifier
        return self.question.asks_for("compare") or (quantifier is not None and quantifier.asks_for_more)

    def with_question(self, question: Question) -> Request:
        """The same request with its question put otherwise."""
        return replace(self, ranking=replace(self.ranking, question=question))

    def as_turn(self, facts: tuple[str, ...], *, is_certain: bool) -> Turn:
        """What is remembered of it once it is answered with some facts."""
        is_check = self.question.is_check or self.puts_another
        # Who thanks for an answer may go on from it.
        target = None if self.is_small_talk else self.target
        return Turn(self.terms, target, facts, is_check, is_certain, self.question.manner.form == "open")

    @property
    def is_small_talk(self) -> bool:
        """Whether it is about the bot itself."""
        return bool(self.decision.shown) and self.decision.shown[0].target.kind == "own"


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
        requests = _find_requests(message, conversation or Conversation(), self.index, self.model)
        return tuple(_put_to(frozenset({document}), request) for request in requests) if document else requests

    def understand_statements(self, message: str) -> tuple[tuple[tuple[str, Request], ...], int]:
        """Each sentence of a message as a request to judge it, without the questions among them.

        Also how many statements more than `MAX_STATEMENTS` it has, which are left out.
        """
        index, model = self.index, self.model
        sentences = dict.fromkeys(_join_topics(_sentences(message, index.language), index))
        read = ((sentence, self.read(sentence)) for sentence in sentences)
        stated = [(sentence, question) for sentence, question in read if question.manner.form != "open"]
        return tuple(
            (sentence, _with_parts(_request(question.as_check(), None, index, model), index, model))
            for sentence, question in stated[:MAX_STATEMENTS]
        ), max(0, len(stated) - MAX_STATEMENTS)


def _put_to(sources: frozenset[str], request: Request) -> Request:
    """The request, and each of its parts, put to certain documents alone."""
    earlier, later = request.order or (None, None)
    return replace(
        request,
        sources=sources,
        parts=tuple(_put_to(sources, part) for part in request.parts),
        order=(_put_to(sources, earlier), _put_to(sources, later)) if earlier and later else None,
    )


def _find_requests(message: str, conversation: Conversation, index: Index, model: Model) -> tuple[Request, ...]:
    sentences = _join_topics(choose_sentences(_sentences(message, index.language)), index)
    questions = _pick(_join_checks([index.reader.read(sentence) for sentence in sentences], index))
    most = MAX_CLAUSES // max(1, len(questions))
    requests: list[Request] = []
    for question in questions or [index.reader.read("")]:
        previous = _turn(requests[-1]) if requests else None
        requests += _read_parts(question, previous or conversation.last, index, model, most)
    return _choose(requests)


def _pick(questions: list[Question]) -> list[Question]:
    """Of the sentences of a message the last that ask, or state, each with the one before, which it may lean on."""
    asking = [at for at, question in enumerate(questions) if question.is_question][-MAX_REQUESTS:]
    stating = range(max(0, len(questions) - MAX_REQUESTS), len(questions))
    picked = {near for at in asking or stating for near in (at - 1, at) if near >= 0}
    return [questions[at] for at in sorted(picked)]


def _turn(request: Request) -> Turn | None:
    """What the next sentence may go on from, certain or not: 'Thanks. And when?' goes on from what was before."""
    shown = request.decision.shown if not request.is_small_talk else ()
    return request.as_turn(shown[0].target.facts, is_certain=request.target is not None) if shown else None


def _sentences(message: str, language: Language) -> list[str]:
    """The sentences of a message, each once; '<somebody> said: …' is one, for who says a thing is a part of it."""
    joined: list[str] = []
    for sentence in dict.fromkeys(split_sentences(clean(message), language)):
        before = joined[-1] if joined else ""
        if before.endswith(":") and language.asks.get(language.split(before)[-1:]) == "said":
            joined[-1] = f"{before} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _join_topics(sentences: Iterable[str], index: Index) -> list[str]:
    """The sentences, those as one of which the first only names what the second is about: '<name>: in or out?'.

    None is read more than twice: a message may be nothing but names and colons.
    """
    joined: list[str] = []
    is_topic = False
    for sentence in sentences:
        if is_topic and index.reader.read(sentence).manner.form != "open":
            joined[-1] = f"{joined[-1]} {sentence}"
            is_topic = False
        else:
            joined.append(sentence)
            is_topic = sentence.endswith(":") and _names_topic(index.reader.read(sentence))
    return joined


def _names_topic(topic: Question) -> bool:
    """Whether it only names something: a name, a date, a figure with its unit."""
    names = bool(topic.keys(*NAMING, "date")) or any(mention.unit for mention in topic.numbers)
    return names and topic.manner.form == "keywords"


def _join_checks(questions: list[Question], index: Index) -> list[Question]:
    """'X is so. Is that right?' is one question: the second sentence only says that it is to be checked."""
    joined: list[Question] = []
    announced = False
    for question in questions:
        if announced and not question.is_question:
            question = question.as_check()  # noqa: PLW2901 - the sentence before said that this one is to be checked
            joined.pop()
        says_nothing = not question.numbers and not index.weigh_content(question.terms)
        announced = question.manner.form == "yesno" and says_nothing
        told = next((at for at in reversed(range(len(joined))) if joined[at].terms), None)
        if announced and question.manner.leans_back and told is not None and not joined[told].is_question:
            joined[told] = joined[told].as_check()
            announced = False
        else:
            joined.append(question)
    return joined


def _read_parts(question: Question, previous: Turn | None, index: Index, model: Model, most: int) -> list[Request]:
    """The sentence as one request, or as several when its clauses ask for different things, each for certain."""
    whole = _with_parts(_request(question, previous, index, model), index, model, most)
    clauses = _clauses(question, index, most)
    if len([clause for clause in clauses if clause.manner.opens]) < 2:  # noqa: PLR2004 - one clause is the whole
        return [whole]
    parts: list[Request] = []
    for clause in clauses:
        parts.append(_request(clause, _turn(parts[-1]) if parts and parts[-1].target else previous, index, model))
    sure = [part for part in parts if part.target]
    if len(sure) == len(parts) == len({part.target for part in parts}):
        return parts
    if whole.target and _covers(whole, parts):
        return [whole]
    return parts if sure else [_with_nearest_of(parts, whole)]


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
    leading = [request for request in asking if request.decision.shown or request.is_about_answer]
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


def _request(question: Question, previous: Turn | None, index: Index, model: Model) -> Request:
    question = put_person(question, previous, index)
    ranking, terms = resolve(question, previous, index, model)
    decision = decide(ranking, index, model)
    judges = tuple(find_judges(ranking, model))
    if check := _find_check(question, decision, index):
        question, ranking = check, replace(ranking, question=check)
    is_foreseen = question.is_check and decision.is_verbatim
    puts_another = previous is not None and not is_foreseen and _puts_another(question, previous, index)
    if previous and puts_another:
        # It is held against what was answered before, and against nothing else.
        judges = previous.facts[:MAX_NEAREST]
    subject = index.base.about.subject_entities
    named = (r.meaning.key for r in question.readings if r.meaning.kind == "name" and r.meaning.key not in subject)
    request = Request(
        ranking=ranking,
        decision=decision,
        facet="tell",
        terms=terms,
        sources=_sources(question, index),
        names=tuple(dict.fromkeys(named)),
        judges=judges,
        speaker=_speaker(question, terms, previous, index) if question.asks_for("said") else None,
        previous=previous,
        puts_another=puts_another,
    )
    return replace(request, facet=_facet(request, index))


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


def _puts_another(question: Question, previous: Turn, index: Index) -> bool:
    """Whether another name or figure asks if that is so too: after a yes/no question, and where some are listed."""
    if not question.only_puts or question.manner.form == "open":
        return False
    entities, base = index.base.entities, index.base
    kinds = {entities[name].kind for name in question.keys("name")}
    listed = {entities[name].kind for fact in previous.facts for name in base.listed_in(fact)}
    is_member = not kinds.isdisjoint(listed) and not (previous.is_open and swaps_name(question, previous, index))
    return previous.is_check or question.is_check or not kinds or is_member


def _clauses(question: Question, index: Index, most: int) -> list[Question]:
    """The clauses of a sentence; none where it has but one, or more than can be put by themselves."""
    clauses = index.language.cut_clauses(question.text)
    return [index.reader.read(clause) for clause in clauses] if 1 < len(clauses) <= most else []


def _with_parts(request: Request, index: Index, model: Model, most: int = MAX_CLAUSES) -> Request:
    """A statement together with its parts, where it has several that each say something."""
    if request.facet != "check":
        return request
    request = replace(request, order=_find_order(request, index, model))
    clauses = _clauses(request.question, index, most)
    # A negation in the first clause may deny all of them, and what has no verb only goes before: 'in his speech, …'.
    if not clauses or clauses[0].manner.is_negated or clauses[0].manner.form == "keywords":
        return request
    if not all(map(says_something, clauses)):
        return request
    if any(clause.words[0] in index.language.negations for clause in clauses):
        # '…, not by <somebody>' says nothing without what stands before it.
        return request
    parts: list[Request] = []
    for clause in clauses:
        manner = replace(clause.as_check().manner, leans_back=bool(parts))
        parts.append(_request(replace(clause, manner=manner), _turn(parts[-1]) if parts else None, index, model))
    return replace(request, parts=tuple(replace(_put_to(request.sources, part), facet="check") for part in parts))


def _find_order(request: Request, index: Index, model: Model) -> tuple[Request, Request] | None:
    """What a statement says to have come first, and what later."""
    clauses = index.language.cut_order(request.question.text) if not request.question.manner.is_negated else None
    if clauses is None:
        return None
    earlier, later = map(index.reader.read, clauses)
    if earlier.units or later.units:
        # Dates and figures are held against what is told themselves.
        return None
    return _request(earlier.as_check(), None, index, model), _request(later.as_check(), None, index, model)


def says_something(clause: Question) -> bool:
    """Whether a clause says something by itself, and does not merely go on with a list."""
    content = [term for term in clause.terms if term.kind not in INCIDENTAL]
    if clause.manner.is_negated and clause.keys("name"):
        # 'And <somebody> stayed away' denies what was said before.
        return True
    return len(content) > 1 and bool(clause.keys("term") or (clause.keys("name") and clause.units))


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


def _facet(request: Request, index: Index) -> Facet:
    question = request.question
    if request.previous and asks_of_answer(question, index) and (request.previous.target or not request.asks_agreement):
        is_retold = request.asks_agreement or question.asks_for("who") or not request.previous.facts
        return "retell" if is_retold else "passages"
    if question.asks_for("unique") and not question.is_check:
        return "unique"
    if request.speaker and question.only_puts:
        return "quote"
    if question.asks_for("which_source") and request.names and not (question.numbers or request.decision.is_verbatim):
        return "mention"
    if question.is_check and request.names and _is_about_mention(request, index):
        return "mention"
    if question.asks_for("compare") and not (question.is_check and _is_of_others(request)):
        return "compare"
    if question.is_check:
        return "check"
    if request.speaker and question.wants <= OF_SPEECH and _asks_for_words(request, request.speaker, index):
        return "quote"
    if _asks_of_document(request, index):
        return "described"
    return "document" if _names_document_alone(request, index) else "tell"


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
    is_of_documents = DOCUMENT in question.terms or question.manner.quantifier or request.sources
    if is_of_documents or question.manner.leans_back or answer is None or answer.target.kind != "fact":
        return False
    return COMPARING in answer.proposal.profile.asked


def _is_about_mention(request: Request, index: Index) -> bool:
    """Whether it only says of documents that they name somebody: '<name> comes up in all of them'."""
    question, language = request.question, index.language
    mentioning = [phrase for phrase in language.mentioning if stands_in(phrase, question.words)]
    if not mentioning or not (request.sources or question.manner.quantifier):
        return False
    said = {word for phrase in mentioning for word in phrase}
    rest = {r.meaning for r in question.readings if r.meaning.is_term and not set(r.spelled.split()) <= said}
    return all(
        term.kind in ("name", "source") or (term.kind == "light" and index.reader.is_idle(term.key)) for term in rest
    )


def _names_document_alone(request: Request, index: Index) -> bool:
    """'What does <document> say?' asks for all of it; 'and <document>?' asks it for what was asked before."""
    manner = request.question.manner
    is_new = request.previous is None or (manner.form == "open" and not manner.leans_back)
    is_bare = not request.question.wants and not index.weigh_content(request.question.terms)
    return bool(request.question.keys("source")) and is_new and is_bare


def _asks_of_document(request: Request, index: Index) -> bool:
    """Whether it asks who wrote a document, when, or what it is called, and no fact is known to tell it."""
    question, language = request.question, index.language
    asked = [r for r in question.readings if r.meaning.is_term and r.meaning.kind != "source"]
    is_of_writing = all(language.of_writing.issuperset(reading.spelled.split()) for reading in asked)
    is_asked = any(reading.meaning != DOCUMENT for reading in asked) and request.decision.answer is None
    return bool(question.keys("source")) and question.manner.form != "statement" and is_asked and is_of_writing


def _is_about(decision: Decision, speaker: str | None, index: Index) -> bool:
    """Whether what was found is all the speaker's words, a gap anyway, or asked for in so many words."""
    if decision.answer is None:
        return False
    if decision.is_verbatim:
        return True
    target = decision.answer.target
    speakers = [index.base.speakers_of(fact) for fact in target.facts]
    return target.kind == "gap" or (bool(speakers) and all(speaker in who for who in speakers))


def _sources(question: Question, index: Index) -> frozenset[str]:
    """The documents named by number or by the person who wrote them."""
    return question.keys("source") | index.written_by(question.keys("name"))

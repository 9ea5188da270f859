"""From a message, and what was said before it, to requests: what is asked, about what, in which way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.language.language import Language
from bot.language.meaning import OWN_INTENTS
from bot.question.conversation import Conversation, Turn
from bot.question.followup import BARE, SELF_CONTAINED, only_puts_name, put_person, resolve
from bot.question.index import Index
from bot.question.matching import Match
from bot.question.question import Question
from bot.question.utterance import clean, split_sentences
from bot.text import fold, split_words

#: tell: answer; check: judge a claim; quote: what somebody said; mention: which sources speak of it;
#: compare: whether the sources agree; unique: what one source alone says.
Facet = Literal["tell", "check", "quote", "mention", "compare", "unique"]

#: A message is answered with so many answers at most.
MAX_REQUESTS: Final = 3

#: Of a message no more statements than this are judged.
MAX_STATEMENTS: Final = 20

#: Beside a question that was understood well, one that was understood less than so far as well is left aside.
RIVAL: Final = 0.7

#: A message with more sentences is a story: only its questions are looked at.
STORY: Final = 6


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that is asked: the match, and how it is to be answered."""

    match: Match
    facet: Facet
    features: frozenset[str]
    """The question's own features and those taken over from the turn before."""
    sources: frozenset[str]
    """The documents that the question names, if it names any."""
    names: tuple[str, ...]
    """The entities that narrow the question, in their order, without the subject's own."""
    speaker: str | None = None

    @property
    def target(self) -> str | None:
        """The intent that was found, if one was."""
        return self.match.candidates[0].name if self.match.is_sure else None


def understand(
    message: str, conversation: Conversation, index: Index, document: str | None = None
) -> tuple[Request, ...]:
    """The requests in a message, in their order, always at least one; put to one document if that is given."""
    requests = _find_requests(message, conversation, index)
    return tuple(replace(request, sources=frozenset({document})) for request in requests) if document else requests


def _find_requests(message: str, conversation: Conversation, index: Index) -> tuple[Request, ...]:
    sentences = _sentences(message, index.language)
    if len(sentences) > STORY:
        sentences = list(dict.fromkeys(sentences))
    if not sentences:
        return (_request(index.reader.read(""), None, index),)
    questions = _join_checks([index.reader.read(sentence) for sentence in sentences], index)
    requests: list[Request] = []
    for question in _skip_story(questions):
        previous = _turn(requests[-1]) if requests else conversation.last
        requests += _read_parts(question, previous, index)
    return _choose(requests)


def _turn(request: Request) -> Turn | None:
    return Turn(request.features, request.target) if request.target else None


def understand_statements(message: str, index: Index) -> tuple[tuple[str, Request], ...]:
    """Each sentence of a message as a request to judge it, without the questions among them."""
    sentences = dict.fromkeys(_sentences(message, index.language))
    read = ((sentence, index.reader.read(sentence)) for sentence in sentences)
    stated = [(sentence, question) for sentence, question in read if question.manner.form != "open"]
    return tuple(
        (sentence, _request(question.as_check(), None, index)) for sentence, question in stated[:MAX_STATEMENTS]
    )


def _sentences(message: str, language: Language) -> list[str]:
    """The sentences of a message; '<somebody> said: …' is one, for who says a thing is a part of it."""
    joined: list[str] = []
    for sentence in split_sentences(clean(message), language):
        before = joined[-1] if joined else ""
        if before.endswith(":") and language.asks.get(tuple(split_words(fold(before))[-1:])) == "said":
            joined[-1] = f"{before} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _join_checks(questions: list[Question], index: Index) -> list[Question]:
    """'X is so. Is that right?' is one question: the second sentence only says that it is to be checked."""
    joined: list[Question] = []
    announced = False
    for question in questions:
        if announced and question.manner.form in ("statement", "keywords"):
            question = question.as_check()  # noqa: PLW2901 - the sentence before said that this one is to be checked
        announced = question.manner.form == "yesno" and not index.weigh_content(question.terms)
        is_check = (
            question.manner.form == "yesno"
            and index.weigh_content(question.terms) < BARE
            and question.manner.leans_back
        )
        if is_check and joined and joined[-1].manner.form in ("statement", "keywords"):
            joined[-1] = joined[-1].as_check()
        else:
            joined.append(question)
    return joined


def _skip_story(questions: list[Question]) -> list[Question]:
    """Of a long message only what asks; of a long story that asks nothing, the end."""
    if len(questions) <= STORY:
        return questions
    asking = [question for question in questions if question.is_question]
    return (asking or questions)[-STORY:]


def _read_parts(question: Question, previous: Turn | None, index: Index) -> list[Request]:
    """The sentence as one request, or as several when its clauses ask for different things."""
    whole = _request(question, previous, index)
    clauses = [index.reader.read(clause) for clause in index.language.cut_clauses(question.text)]
    if len(clauses) < 2:  # noqa: PLR2004 - one clause is the whole
        return [whole]
    parts: list[Request] = []
    for clause in clauses:
        parts.append(_request(clause, _turn(parts[-1]) if parts and parts[-1].target else previous, index))
    asking = [part for part in parts if part.target and part.match.question.manner.opens]
    targets = {part.target for part in asking}
    if len(asking) == len(targets) > 1:
        return asking
    if whole.target or question.is_check:
        return [whole]
    opened = [
        part for part in parts if part.target and part.match.question.manner.opens and _keeps_strangers(part, question)
    ]
    best = max(opened, key=lambda part: part.match.score, default=whole)
    return [best if index.weigh_content(best.match.question.terms) >= SELF_CONTAINED else whole]


def _keeps_strangers(part: Request, whole: Question) -> bool:
    """Whether a clause holds all words of its sentence that nothing here knows: none may be passed over."""
    return whole.keys("unknown", "place") <= part.match.question.keys("unknown", "place")


def _choose(requests: list[Request]) -> tuple[Request, ...]:
    """The requests worth answering: what was asked and understood, each once."""
    understood = [request for request in requests if request.target]
    asked = [request for request in understood if request.match.question.is_question]
    chosen: dict[str | None, Request] = {}
    likely = _without_small_talk(asked or understood[-1:])
    best = max((request.match.score for request in likely), default=0.0)
    for request in likely:
        if request.match.score >= RIVAL * best:
            chosen.setdefault(request.target, request)
    if chosen:
        return tuple(chosen.values())[:MAX_REQUESTS]
    open_requests = [request for request in requests if request.match.question.is_question]
    return (max(open_requests or requests, key=lambda request: request.match.score),)


def _without_small_talk(requests: list[Request]) -> list[Request]:
    """What is asked besides greetings and questions about the bot, if anything is."""
    return [request for request in requests if request.target not in OWN_INTENTS] or requests


def _request(question: Question, previous: Turn | None, index: Index) -> Request:
    question = put_person(question, previous, index)
    found, features = resolve(question, previous, index)
    subject = index.base.about.subject_entities
    names = tuple(
        dict.fromkeys(
            r.meaning.key for r in question.readings if r.meaning.kind == "name" and r.meaning.key not in subject
        )
    )
    asks = features & {"ask:said", "ask:which_source", "ask:compare"}
    speaker = _speaker(question, features, previous, index) if "ask:said" in asks else None
    return Request(
        match=found,
        facet=_facet(question, found, speaker, names, index),
        features=features,
        sources=_sources(question, index),
        names=names,
        speaker=speaker,
    )


def _speaker(question: Question, features: frozenset[str], previous: Turn | None, index: Index) -> str | None:
    """Whose words are asked for: the one person or body named, who can speak."""
    can_speak = ("person", "group", "work")
    entities = index.base.entities
    named = [r.meaning.key for r in question.readings if r.meaning.kind == "name"]
    if not named:
        named = [feature.removeprefix("name:") for feature in sorted(features) if feature.startswith("name:")]
    if not any(entities[name].kind == "person" for name in named) and question.manner.leans_back and previous:
        facts = index.profiles[previous.target].target.facts if previous.target else ()
        named = [*named, *sorted(speaker for fact in facts for speaker in index.base.speakers_of(fact))]
    speakers = [name for name in named if entities[name].kind in can_speak]
    persons = [name for name in speakers if entities[name].kind == "person"]
    return next(iter(persons or speakers), None)


def _facet(question: Question, found: Match, speaker: str | None, names: tuple[str, ...], index: Index) -> Facet:
    asks = question.keys("ask")
    if "unique" in asks and not question.is_check:
        return "unique"
    if speaker and only_puts_name(question):
        return "quote"
    if "which_source" in asks and names and not question.numbers:
        return "mention"
    if "compare" in asks and not (question.is_check and (names or question.numbers)):
        return "compare"
    if question.is_check:
        return "check"
    if speaker and asks <= {"said", "else"} and ("else" in asks or not _is_about(found, speaker, index)):
        return "quote"
    return "tell"


def _is_about(found: Match, speaker: str, index: Index) -> bool:
    """Whether the intent found is all the speaker's words, or is a gap anyway."""
    if not found.is_sure:
        return False
    best = found.candidates[0]
    target = index.profiles[best.name].target
    speakers = [index.base.speakers_of(fact) for fact in target.facts]
    return best.is_wording or target.gap is not None or (bool(speakers) and all(speaker in who for who in speakers))


def _sources(question: Question, index: Index) -> frozenset[str]:
    """The documents named by number or by author."""
    named = question.keys("name")
    by_author = {name for name, source in index.base.sources.items() if source.author and source.author in named}
    return question.keys("source") | by_author

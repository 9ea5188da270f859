"""From a message to its sentences as they are put: which belong together, and which are asked or stated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.language.language import Language
from bot.language.meaning import NAMING
from bot.question.index import Index
from bot.question.question import Question
from bot.question.utterance import MAX_READ, choose_sentences, clean, split_sentences

#: A message is answered with so many answers at most.
MAX_REQUESTS: Final = 4

#: No word that says that somebody speaks is longer, with its colon.
LONGEST_WORD: Final = 20

#: Of a message that is checked no more sentences than this are read.
MAX_CHECKED: Final = 20


def read_questions(message: str, index: Index) -> list[Question]:
    """What a message asks, or else states, in its order: its last sentences, each with one that it may lean on."""
    sentences = _join_topics(choose_sentences(_sentences(message, index.language)), index)
    questions = _pick(_join_checks([index.reader.read(sentence) for sentence in sentences], index))
    # Beside anything else 'what?' and 'really?' are said of that, and of no answer.
    is_reply = all(question.manner.reply for question in questions)
    return questions if is_reply else [question.as_no_reply() for question in questions]


def find_statements(message: str, index: Index) -> tuple[list[tuple[str, Question]], int]:
    """Each sentence of a message that states something, or asks whether it is so, once.

    Also how many sentences are not read, whatever they do: those after the first `MAX_CHECKED`, and those that are too
    long, as nobody knows whether a part says the same.
    """
    sentences = dict.fromkeys(_sentences(message, index.language))
    short = [sentence for sentence in sentences if len(sentence) <= MAX_READ][:MAX_CHECKED]
    read = ((sentence, index.reader.read(sentence)) for sentence in dict.fromkeys(_join_topics(short, index)))
    stated = [(sentence, question) for sentence, question in read if question.manner.form != "open"]
    return stated, len(sentences) - len(short)


def _pick(questions: list[Question]) -> list[Question]:
    """Of the sentences of a message the last that ask, or state, each with the one before, which it may lean on."""
    asking = [at for at, question in enumerate(questions) if question.is_question][-MAX_REQUESTS:]
    stating = range(max(0, len(questions) - MAX_REQUESTS), len(questions))
    picked = {near for at in asking or stating for near in (at - 1, at) if near >= 0}
    return [questions[at] for at in sorted(picked)]


def _sentences(message: str, language: Language) -> list[str]:
    """The sentences of a message, each once; '<somebody> said: …' is one, for who says a thing is a part of it."""
    joined: list[str] = []
    for sentence in dict.fromkeys(split_sentences(clean(message), language)):
        if joined and _announces_speech(joined[-1], language):
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return joined


def _announces_speech(sentence: str, language: Language) -> bool:
    """Whether it leads up to what somebody said: '<somebody> said:'. Of a long one only the end is read."""
    return sentence.endswith(":") and language.asks.get(language.split(sentence[-LONGEST_WORD:])[-1:]) == "said"


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
        if announced and told is not None and not joined[told].is_question:
            joined[told] = joined[told].as_check()
            announced = False
        else:
            joined.append(question)
    return joined

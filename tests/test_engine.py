"""The one door to the rooms: the same engine serves any fact base, and every answer keeps its promises."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from loaded import ask_once, base_in, own_wordings
from twin_intents import CHOICES, UNDECIDED, add_twins

from bot.answer.answer import Answer
from bot.answer.catalogue import MAX_BEGINNING
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.knowledge.loading import load
from bot.knowledge.problems import FactBaseError
from bot.question.conversation import Conversation
from bot.question.deciding import MAX_NEAREST

OUTCOMES = {"answered", "not_stated", "out_of_scope", "clarify", "help"}
VERDICTS = {"supported", "contradicted", "disputed", "not_stated", None}

#: What people put into messages, good and bad: words of questions, marks, markup, and what is no text at all.
PIECES = [
    *["how", "many", "who", "what", "when", "where", "why", "is", "it", "true", "that", "not", "and", "or", "the"],
    *["did", "does", "said", "agree", "source", "help", "hello"],
    *["GPUs", "ferries", "Samsung", "Kelpworks", "price", "260,000", "12", "$10.3", "50%", "more", "than", "up"],
    *["to", "Friday", "000", "gazette", "LG's"],
    *["?", "!", "…", "\n", "\t", "“", "—", "<@123>", "@everyone", "```", "https://example.com/x?y=z", "](", "||"],
    *["😀", "👩‍👩‍👧", "\x00", "\x1b[31m", "\u202e", "\u200b", "\ud800", "a\u0301", "ﬁ", "٣", "½", "한국", "ｇｐｕ"],
]
ANY_CHARACTERS = st.text(st.characters(), max_size=60)
MESSAGES = st.lists(st.sampled_from(PIECES) | ANY_CHARACTERS, max_size=14).map(" ".join) | ANY_CHARACTERS
LONG_MESSAGES = st.builds(
    lambda piece, length: (piece * length)[:length],
    st.sampled_from([f"{piece} " for piece in PIECES]) | st.text(st.characters(), min_size=1, max_size=8),
    st.integers(3_900, 9_000),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An own wording of what can be asked for, and what it was answered with."""

    kind: str
    name: str
    question: str
    """How the bot itself would ask for it."""
    wording: str
    answer: Answer

    @property
    def is_certain(self) -> bool:
        """Whether the answer gives what the wording stands for, as certain."""
        found = (*self.answer.facts, self.answer.intent) if self.kind == "facts" else (self.answer.intent,)
        return self.answer.certainty == "sure" and self.name in found

    @property
    def is_shown(self) -> bool:
        """Whether what the wording stands for is among what is shown, told or offered."""
        return self.is_certain or self.name in self.answer.facts or self.question in self.answer.suggestions

    def __str__(self) -> str:
        facts = ", ".join(self.answer.facts)
        return f"{self.name}: “{self.wording}” got {self.answer.outcome} {self.answer.intent or ''} ({facts})"


#: So many of the own wordings of a base have to be answered for certain. Curators may write what fits two things alike.
LEAST_CERTAIN = 0.95


def ask_all(engine: Engine) -> tuple[Asked, ...]:
    """Own wordings of everything that the engine's base can be asked for, the first of each among them, asked."""
    return tuple(
        Asked(kind, name, f"{wordings[0][:1].upper()}{wordings[0][1:]}?", wording, ask_once(engine, wording))
        for kind, name, wordings in own_wordings(engine.base)
        for wording in wordings
    )


@pytest.fixture(scope="session")
def asked(every_engine: Engine) -> tuple[Asked, ...]:
    """Own wordings of everything that there is in every base, asked."""
    return ask_all(every_engine)


def report(misses: list[Asked]) -> str:
    return "\n".join([f"{len(misses)} wordings do not find what they stand for:", *map(str, misses)])


# One engine, any fact base


def test_each_fact_of_a_base_is_found_by_its_first_wording(every_engine: Engine, asked: tuple[Asked, ...]) -> None:
    facts = every_engine.base.facts
    first = [one for one in asked if one.kind == "facts" and one.wording == facts[one.name].asked["en"][0]]
    misses = [one for one in first if one.name not in one.answer.facts]
    assert not misses, report(misses)
    assert all(set(one.answer.sources) >= {claim.source for claim in facts[one.name].claims} for one in first)


def test_an_own_wording_finds_what_it_stands_for_among_what_is_shown(asked: tuple[Asked, ...]) -> None:
    misses = [one for one in asked if not one.is_shown]
    assert not misses, report(misses)


def test_nearly_all_own_wordings_are_answered_for_certain(asked: tuple[Asked, ...]) -> None:
    misses = [one for one in asked if not one.is_certain]
    assert len(misses) <= (1 - LEAST_CERTAIN) * len(asked), report(misses)


def test_the_questions_that_help_shows_are_answered(any_engine: Engine) -> None:
    examples = any_engine.catalogue.help().suggestions
    assert len(examples) >= 3
    assert {example: any_engine.ask(example).outcome for example in examples} == dict.fromkeys(examples, "answered")


def test_what_is_offered_first_is_answered_for_certain(every_engine: Engine) -> None:
    about = every_engine.base.about
    offered = (*about.examples["en"], *(shortcut.question["en"] for shortcut in about.shortcuts.values()))
    unsure = [question for question in offered if every_engine.ask(question).certainty_of_all == "unsure"]
    assert not unsure


# Outcomes


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("how many GPUs?", "answered"),
        ("who gets the GPUs?", "answered"),
        ("when will the chips be delivered?", "not_stated"),
        ("what does a single chip cost?", "not_stated"),
        ("who painted the Mona Lisa?", "out_of_scope"),
        ("whats 12 times 12", "out_of_scope"),
        # somebody by what they are, whatever their firm is called
        ("was samsungs head honcho in the room w lee n jensen", "answered"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("where do u get ur info from", "help"),
        ("hello!", "help"),
        ("thanks a lot", "help"),
        ("bye", "help"),
    ],
)
def test_a_question_about_the_real_base_gets_its_outcome(engine: Engine, question: str, outcome: str) -> None:
    assert engine.ask(question).outcome == outcome


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("how many ferries?", "answered"),
        ("who builds the ferries?", "answered"),
        ("when do the ferries arrive?", "not_stated"),
        ("how many seats does a ferry have?", "not_stated"),
        ("who painted the Mona Lisa?", "out_of_scope"),
        ("help", "help"),
        ("what can you do?", "help"),
    ],
)
def test_a_question_about_the_other_base_gets_its_outcome(other_engine: Engine, question: str, outcome: str) -> None:
    assert other_engine.ask(question).outcome == outcome


def claims(answer: Answer) -> bool:
    """Whether an answer says anything of the documents as certain: what they state, or that they are silent."""
    parts = (answer, *answer.more)
    return any(part.certainty == "sure" and part.outcome in ("answered", "not_stated") for part in parts)


@pytest.mark.parametrize(
    "question",
    [
        "when?",
        "why?",
        "how many?",
        "who was it?",
        "recommend a thriller about submarines",
        "who won the football match in Lisbon?",
        "how many zeppelins?",
        "is the zeppelin a Zorblax?",
        "Zorblax builds zeppelins.",
        "asdf qwer zxcv",
    ],
)
def test_of_what_says_nothing_of_a_base_nothing_is_certain(every_engine: Engine, question: str) -> None:
    assert not claims(every_engine.ask(question))


def test_what_belongs_to_another_base_is_not_certain(engine: Engine, other_engine: Engine) -> None:
    assert not claims(engine.ask("how many ferries does Kelpworks build?"))
    assert not claims(other_engine.ask("how many GPUs does Samsung get?"))


@pytest.mark.parametrize(
    "question",
    [
        # a time that no document speaks of
        "how many GPUs does Korea get next year?",
        # a length of time, and no count
        "for how many years does the supply contract run?",
    ],
)
def test_what_is_asked_of_something_else_is_not_answered_for_certain(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.outcome == "not_stated" or answer.certainty == "unsure"


@pytest.mark.parametrize("question", ["한국은 GPU를 몇 개 받나요?", "كم عدد الرقائق؟"])
def test_another_language_is_said_not_to_be_understood(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert (answer.outcome, answer.headline) == ("out_of_scope", "I understand English only.")


def test_letters_of_full_width_are_latin_ones(engine: Engine) -> None:
    wide = "who builds the trains".translate({code: code + 0xFEE0 for code in range(ord("a"), ord("z") + 1)})
    assert engine.ask(wide).headline == engine.ask("who builds the trains").headline != "I understand English only."


@pytest.mark.parametrize("name", ["other_base", "bases/water"])
def test_two_intents_that_fit_alike_are_put_to_choice(name: str, root: Path, copy_base: Callable[[Path], Path]) -> None:
    base = root / "tests" / name
    folder = copy_base(base)
    add_twins(folder, base_in(base))
    engine = Engine(load(folder))
    answer = engine.ask(UNDECIDED)
    assert answer.certainty == "unsure"
    assert set(CHOICES) <= set(answer.suggestions)
    assert {engine.ask(choice).intent for choice in CHOICES} == {"northern-hours", "southern-hours"}


def test_an_unknown_language_gets_the_first_of_the_base(any_engine: Engine) -> None:
    assert any_engine.ask("help", language="xx") == any_engine.ask("help")


# What every answer keeps


@settings(max_examples=60)
@given(text=MESSAGES | LONG_MESSAGES)
def test_any_text_gets_one_outcome_and_something_to_read(any_engine: Engine, text: str) -> None:
    answer = any_engine.ask(text)
    assert answer.outcome in OUTCOMES
    assert answer.verdict in VERDICTS
    assert 0 <= answer.confidence <= 1
    assert PlainText(any_engine.base, load_wording(answer.language)).render(answer).strip()


@settings(max_examples=30)
@given(texts=st.lists(MESSAGES, min_size=2, max_size=5))
def test_any_conversation_gets_one_outcome_for_each_message(any_engine: Engine, texts: list[str]) -> None:
    conversation = Conversation()
    for text in texts:
        answer = any_engine.ask(text, conversation)
        assert answer.outcome in OUTCOMES
        conversation = answer.conversation


@given(text=MESSAGES)
def test_the_same_text_gets_the_same_answer(any_engine: Engine, text: str) -> None:
    assert any_engine.ask(text) == any_engine.ask(text)


#: What nobody has ever written about anything.
NONSENSE = st.text("bcdfghjkmnpqrstvwxz", min_size=6, max_size=9)
ABOUT_NOTHING = st.builds(
    str.format,
    st.sampled_from(
        ["who {}?", "how many {} does {} get?", "is {} the {} of {}?", "{} was {} in {}.", "what about {} and {}"]
    ),
    NONSENSE,
    NONSENSE,
    NONSENSE,
)


@settings(max_examples=60)
@given(text=ABOUT_NOTHING)
def test_a_question_of_nonsense_gets_no_statement_about_the_documents(any_engine: Engine, text: str) -> None:
    answer = any_engine.ask(text)
    assert not claims(answer), f"{answer.outcome} {answer.intent}: {answer.headline}"
    assert answer.verdict is None


def feigns(answer: Answer) -> bool:
    """Whether what is not certain has anything of a finding: a verdict, a meaning, what is nearly as likely."""
    parts = [part for part in (answer, *answer.more) if part.certainty == "unsure"]
    return any(part.verdict or part.intent or part.understood or part.findings or part.also for part in parts)


@settings(max_examples=60)
@given(text=MESSAGES)
def test_nothing_that_is_not_certain_has_a_verdict_or_looks_like_a_finding(any_engine: Engine, text: str) -> None:
    assert not feigns(any_engine.ask(text))


def test_no_own_wording_that_is_not_certain_looks_like_a_finding(asked: tuple[Asked, ...]) -> None:
    assert [one.wording for one in asked if feigns(one.answer)] == []


def test_what_is_not_certain_says_so_and_offers_questions_to_go_on_with(every_engine: Engine) -> None:
    """The first wording of each fact, with a name that nobody knows."""
    first = [fact.asked["en"][0] for fact in every_engine.base.facts.values() if fact.asked.get("en")]
    for wording in first:
        offer = every_engine.ask(f"{wording} for Zorblax")
        assert offer.certainty == "unsure"
        said = offer.headline.removeprefix("I don't find 'zorblax' in the documents. ")
        assert said != offer.headline
        assert re.match(r"I am not (sure|certain)|I can't (judge|say)|I found no", said)
        assert 1 <= len(offer.nearest) <= MAX_NEAREST
        assert set(offer.suggestions) <= set(every_engine.catalogue.questions)
        assert offer.suggestions


def breaks_its_promises(answer: Answer) -> bool:
    """What is outside or about the bot rests on no document; what is answered rests on some."""
    cites_nothing = {"out_of_scope": True, "help": True, "answered": False}.get(answer.outcome)
    return cites_nothing is not None and cites_nothing == bool(answer.sources)


@given(text=MESSAGES)
@example("what can you do? how many GPUs?")
@example("what can you do? how many ferries?")
@example("how many GPUs? what are your sources?")
def test_what_is_answered_cites_and_what_is_outside_or_help_does_not(any_engine: Engine, text: str) -> None:
    answer = any_engine.ask(text)
    assert not breaks_its_promises(answer), f"{answer.outcome}, citing {answer.sources}"


def test_every_own_wording_is_cited_for_what_it_is(asked: tuple[Asked, ...]) -> None:
    assert not [one.wording for one in asked if breaks_its_promises(one.answer)]


def test_whoever_is_mentioned_is_cited(every_engine: Engine) -> None:
    """'Only this document mentions X' rests on that document."""
    questions = [f"which document mentions {entity.name['en']}?" for entity in every_engine.base.entities.values()]
    broken = [question for question in questions if breaks_its_promises(every_engine.ask(question))]
    assert not broken


def test_the_cited_documents_are_named_in_the_text(every_engine: Engine, asked: tuple[Asked, ...]) -> None:
    plain = PlainText(every_engine.base, load_wording(every_engine.default_language))
    for one in asked:
        text = plain.render(one.answer)
        assert set(one.answer.sources) <= every_engine.base.sources.keys()
        assert all(name in text for name in one.answer.listed_sources), one.wording
        assert all(every_engine.base.sources[name].short in text for name in one.answer.sources), one.wording


def test_a_fact_is_told_with_a_disagreement_exactly_if_it_is_contradicted(
    every_engine: Engine, asked: tuple[Asked, ...]
) -> None:
    told = [one for one in asked if one.answer.outcome == "answered" and len(one.answer.facts) == 1]
    contradicted = every_engine.base.contradicted_facts()
    wrong = [one for one in told if one.answer.has_disagreement != (one.answer.facts[0] in contradicted)]
    assert told
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(
    ("statement", "by"),
    [
        pytest.param("It is {result} times as much.", "china-share-after", id="divided by zero"),
        pytest.param("It is {result} {times} as much.", "gpu-count", id="a slot that nothing fills"),
        pytest.param("It is {result as much.", "gpu-count", id="half a slot"),
    ],
)
def test_a_derived_figure_is_refused_at_loading_or_can_be_told(
    statement: str, by: str, root: Path, copy_base: Callable[[Path], Path]
) -> None:
    base, wording = copy_base(root), "what is the zeppelin ratio"
    figure = {"formula": "ratio", "of": {"fact": "china-share-before"}, "by": {"fact": by}}
    record = {"statement": {"en": statement}, "asked": {"en": [wording]}, **figure}
    (base / "facts" / "ratio.yaml").write_text(json.dumps({"derived": {"zeppelin-ratio": record}}), "utf-8")
    with suppress(FactBaseError):
        assert Engine(load(base)).ask(wording).outcome in OUTCOMES


# Sharing


def test_threads_get_the_answers_that_one_alone_gets(other_engine: Engine) -> None:
    """A new engine, so that what it builds at the first question is built under their hands."""
    some = ask_all(other_engine)
    shared = Engine(other_engine.base)
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(shared.ask, [one.wording for one in some]))
    assert together == [one.answer for one in some]


def test_asking_changes_nothing_for_other_conversations(other_engine: Engine) -> None:
    first = other_engine.ask("how many ferries?")
    alone = other_engine.ask("source?")
    assert other_engine.ask("source?", first.conversation).passages == other_engine.catalogue.cite(first.facts)
    assert other_engine.ask("source?") == alone


@pytest.mark.parametrize("sign", ["\ufdfa", "a", "gpu, ", "\u0301"])
def test_whatever_is_typed_only_its_beginning_is_completed(engine: Engine, sign: str) -> None:
    """A text that NFKC makes eighteen times as long took seconds."""
    typed = sign * MAX_BEGINNING
    engine.catalogue.complete(typed, 25)
    began = time.process_time()
    assert engine.catalogue.complete(typed * 400, 25) == engine.catalogue.complete(typed, 25)
    assert time.process_time() - began < 0.1


def test_a_question_that_somebody_foresaw_is_not_held_against_the_answer_before(engine: Engine) -> None:
    before = engine.ask("how many GPUs?").conversation
    assert engine.ask("LG: in or out?", before).verdict == engine.ask("LG: in or out?").verdict == "disputed"

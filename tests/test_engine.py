"""The one door to the rooms: the same engine serves any fact base, and every answer keeps its promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from twin_intents import CHOICES, UNDECIDED, add_twins

from bot.answer.answer import Answer
from bot.engine import Engine
from bot.knowledge.loading import load
from bot.knowledge.problems import FactBaseError
from bot.question.conversation import Conversation

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


@pytest.fixture(scope="session", params=["real", "other"])
def any_root(request: pytest.FixtureRequest, root: Path, other_root: Path) -> Path:
    return root if request.param == "real" else other_root


@pytest.fixture(scope="session")
def any_engine(any_root: Path, root: Path, engine: Engine, other_engine: Engine) -> Engine:
    return engine if any_root == root else other_engine


@dataclass(frozen=True, slots=True)
class Asked:
    """An own wording of what can be asked for, and what it was answered with."""

    kind: str
    name: str
    wording: str
    answer: Answer

    @property
    def is_found(self) -> bool:
        """Whether the answer is what the wording stands for."""
        if self.kind == "gaps":
            return self.answer.outcome == "not_stated" and self.answer.intent == self.name
        found = self.answer.facts if self.kind == "facts" else (self.answer.intent,)
        return self.answer.outcome == "answered" and self.name in found

    def __str__(self) -> str:
        facts = ", ".join(self.answer.facts)
        return f"{self.name}: “{self.wording}” got {self.answer.outcome} {self.answer.intent or ''} ({facts})"


KINDS = ("facts", "gaps", "intents", "derived")


def ask_all(engine: Engine) -> tuple[Asked, ...]:
    """Every own wording of the engine's base, asked."""
    return tuple(
        Asked(kind, name, wording, engine.ask(wording))
        for kind in KINDS
        for name, record in getattr(engine.base, kind).items()
        for wording in record.asked.get("en", ())
    )


@pytest.fixture(scope="session")
def asked(engine: Engine) -> tuple[Asked, ...]:
    return ask_all(engine)


@pytest.fixture(scope="session")
def asked_of_other(other_engine: Engine) -> tuple[Asked, ...]:
    return ask_all(other_engine)


@pytest.fixture(scope="session")
def asked_of_any(
    any_root: Path, root: Path, asked: tuple[Asked, ...], asked_of_other: tuple[Asked, ...]
) -> tuple[Asked, ...]:
    return asked if any_root == root else asked_of_other


def report(misses: list[Asked]) -> str:
    return "\n".join([f"{len(misses)} wordings do not find what they stand for:", *map(str, misses)])


# One engine, any fact base


def test_each_fact_of_the_other_base_is_found_by_its_first_wording(
    other_engine: Engine, asked_of_other: tuple[Asked, ...]
) -> None:
    facts = other_engine.base.facts
    first = [
        asked for asked in asked_of_other if asked.kind == "facts" and asked.wording == facts[asked.name].asked["en"][0]
    ]
    misses = [asked for asked in first if not asked.is_found]
    assert [asked.name for asked in first] == list(facts)
    assert not misses, report(misses)
    assert all(set(asked.answer.sources) >= {claim.source for claim in facts[asked.name].claims} for asked in first)


@pytest.mark.parametrize("kind", KINDS)
def test_every_own_wording_of_the_real_base_finds_what_it_stands_for(asked: tuple[Asked, ...], kind: str) -> None:
    misses = [each for each in asked if each.kind == kind and not each.is_found]
    assert not misses, report(misses)


def test_every_own_wording_of_the_other_base_finds_what_it_stands_for(asked_of_other: tuple[Asked, ...]) -> None:
    misses = [each for each in asked_of_other if not each.is_found]
    assert not misses, report(misses)


def test_the_questions_that_help_shows_are_answered(any_engine: Engine) -> None:
    examples = any_engine.help().suggestions
    assert len(examples) >= 3
    assert {example: any_engine.ask(example).outcome for example in examples} == dict.fromkeys(examples, "answered")


# Outcomes


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("how many GPUs?", "answered"),
        ("who gets the GPUs?", "answered"),
        ("when will the chips be delivered?", "not_stated"),
        ("what does a single chip cost?", "not_stated"),
        ("who painted the Mona Lisa?", "out_of_scope"),
        ("recommend a thriller about submarines", "out_of_scope"),
        ("how many ferries?", "out_of_scope"),
        # a time that no document speaks of
        ("how many GPUs does Korea get next year?", "not_stated"),
        # a length of time, and no count
        ("for how many years does the supply contract run?", "not_stated"),
        # somebody by what they are, whatever their firm is called
        ("was samsungs head honcho in the room w lee n jensen", "answered"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("where do u get ur info from", "help"),
        ("when?", "clarify"),
        ("why?", "clarify"),
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
        ("recommend a thriller about submarines", "out_of_scope"),
        ("how many GPUs does Samsung get?", "out_of_scope"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("when?", "clarify"),
        ("why?", "clarify"),
    ],
)
def test_a_question_about_the_other_base_gets_its_outcome(other_engine: Engine, question: str, outcome: str) -> None:
    assert other_engine.ask(question).outcome == outcome


def test_two_intents_that_fit_alike_are_put_to_choice(
    any_engine: Engine, any_root: Path, copy_base: Callable[[Path], Path]
) -> None:
    folder = copy_base(any_root)
    add_twins(folder, any_engine.base)
    engine = Engine(load(folder))
    answer = engine.ask(UNDECIDED)
    assert answer.outcome == "clarify"
    assert sorted(answer.suggestions) == sorted(CHOICES)
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
    assert any_engine.render(answer).strip()


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


def test_every_own_wording_is_cited_for_what_it_is(asked_of_any: tuple[Asked, ...]) -> None:
    assert not [asked.wording for asked in asked_of_any if breaks_its_promises(asked.answer)]


def test_whoever_is_mentioned_is_cited(any_engine: Engine) -> None:
    """'Only this document mentions X' rests on that document."""
    questions = [f"which document mentions {entity.name['en']}?" for entity in any_engine.base.entities.values()]
    broken = [question for question in questions if breaks_its_promises(any_engine.ask(question))]
    assert not broken


def test_the_cited_documents_are_named_in_the_text(any_engine: Engine, asked_of_any: tuple[Asked, ...]) -> None:
    for asked in asked_of_any:
        text = any_engine.render(asked.answer)
        assert set(asked.answer.sources) <= any_engine.base.sources.keys()
        assert all(name in text for name in asked.answer.sources), asked.wording


def test_a_fact_is_told_with_a_disagreement_exactly_if_it_is_contradicted(
    any_engine: Engine, asked_of_any: tuple[Asked, ...]
) -> None:
    told = [asked for asked in asked_of_any if asked.answer.outcome == "answered" and len(asked.answer.facts) == 1]
    contradicted = any_engine.base.contradicted_facts()
    wrong = [asked for asked in told if asked.answer.has_disagreement != (asked.answer.facts[0] in contradicted)]
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


def test_threads_get_the_answers_that_one_alone_gets(any_engine: Engine, asked_of_any: tuple[Asked, ...]) -> None:
    """A new engine, so that what it builds at the first question is built under their hands."""
    some = asked_of_any[::10]
    shared = Engine(any_engine.base)
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(shared.ask, [asked.wording for asked in some]))
    assert together == [asked.answer for asked in some]


def test_asking_changes_nothing_for_other_conversations(other_engine: Engine) -> None:
    first = other_engine.ask("how many ferries?")
    alone = other_engine.ask("source?")
    assert other_engine.ask("source?", first.conversation).facts == first.facts
    assert other_engine.ask("source?") == alone

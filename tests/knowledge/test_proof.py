"""What the documents have to prove: each value by its evidence, each statement by what it cites."""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proving import load

from bot.knowledge import loading
from bot.knowledge.figures import write_amount
from bot.knowledge.problems import FactBaseError
from bot.knowledge.proof.units import are_forms
from bot.knowledge.reviews import write_reviews
from bot.language import load_language

CopyBase = Callable[[Path], Path]

LATER = "Bob Birch came later."

FACT = """
facts:
  answer:
    statement: {{en: {statement}}}
    asked: {{en: [what is the answer]}}
    claims:
      - source: a.txt
        evidence: {evidence}
        value: {value}
"""


@pytest.fixture
def prove(tmp_path: Path) -> Callable[..., tuple[list[str], list[str]]]:
    """The refusals and the doubts about a value of one passage, in a base that holds nothing else."""

    def prove(
        evidence: str, value: str, statement: str = "That is the answer.", vocabulary: str = "{}"
    ) -> tuple[list[str], list[str]]:
        write_base(tmp_path, evidence, value, statement)
        text = f"vocabulary:\n{textwrap.indent(vocabulary.strip(), '  ')}\n"
        (tmp_path / "facts" / "vocabulary.yaml").write_text(text, "utf-8")
        try:
            return [], [problem.message for problem in load(tmp_path).doubts]
        except FactBaseError as error:
            return [problem.message for problem in error.problems if problem.code == "proof"], []

    return prove


def write_base(base: Path, evidence: str, value: str, statement: str, document: str = "") -> None:
    """A base with one fact, whose evidence is the whole document where none is given."""
    document = document or evidence
    for folder in ("facts", "seeds"):
        (base / folder).mkdir(exist_ok=True)
    (base / "seeds" / "a.txt").write_text(document, "utf-8")
    digest = hashlib.sha256(document.encode()).hexdigest()
    about = {"languages": ["en"], "subject": {"en": "a deal"}, "examples": {"en": ["what is the answer"]}}
    # What a document tells in a last sentence of its own is no fact.
    left_out = [{"passage": LATER, "reason": "No fact."}] if document.endswith(LATER) else []
    source = {"short": "a", "sha256": digest, "description": {"en": "a note"}, "left_out": left_out}
    people = {
        "ann": {"kind": "person", "name": {"en": "Ann Oakley"}, "part_of": "acme"},
        "bob": {"kind": "person", "name": {"en": "Bob Birch"}},
        "acme": {"kind": "company", "name": {"en": "Acme"}},
        "zeta": {"kind": "company", "name": {"en": "Zeta"}, "part_of": "land"},
        "land": {"kind": "place", "name": {"en": "Freedonia"}},
    }
    wording = {"en": ["who are Ann Oakley, Bob Birch, Acme and Zeta"]}
    gap = {"who": {"statement": {"en": "None of the documents says who they are."}, "asked": wording}}
    for name, records in (("about", about), ("sources", {"a.txt": source}), ("entities", people), ("gaps", gap)):
        (base / "facts" / f"{name}.yaml").write_text(json.dumps({name: records}), "utf-8")
    fact = FACT.format(statement=json.dumps(statement), evidence=json.dumps(evidence), value=value)
    (base / "facts" / "facts.yaml").write_text(fact, "utf-8")


def quantity(amount: str, bound: str = "exactly") -> str:
    return f'{{kind: quantity, amount: "{amount}", bound: {bound}, unit: chip}}'


def money(amount: str, currency: str) -> str:
    return f'{{kind: money, amount: "{amount}", currency: {currency}}}'


PROVED = [
    pytest.param("They get exactly 250,000 chips.", quantity("250,000"), id="in digits"),
    pytest.param(
        "They get more than 250 chips, of these 250 chips now.", quantity("250"), id="with and without a bound"
    ),
    pytest.param("They get 250.000 chips.", quantity("250,000"), id="in the digits of another tradition"),
    pytest.param("They get a quarter of a million chips.", quantity("250,000"), id="in words"),
    pytest.param("They get a dozen chips.", quantity("12"), id="a dozen"),
    pytest.param("Acme and Zeta get them.", quantity("2"), id="counted names"),
    pytest.param("Acme, Zeta and Ann Oakley get them.", quantity("2"), id="counted names of one kind"),
    pytest.param("Acme, Zeta and Ann Oakley get them.", quantity("3"), id="counted names of all kinds"),
    pytest.param("Its rank is in the top 3.", "{kind: quantity, amount: 3, unit: rank}", id="a figure that ranks"),
    pytest.param("It holds for ten years.", "{kind: quantity, amount: 10, unit: year}", id="a length as a number"),
    pytest.param("They get 30 chips and then 20 chips.", quantity("50"), id="a sum"),
    pytest.param("They had 30 chips and sold 20 chips.", quantity("10"), id="a difference"),
    pytest.param("They get 12 racks of 30 chips each.", quantity("360"), id="a product"),
    pytest.param("They sold 12 of their 40 chips.", "{kind: share, amount: 30}", id="one in percent of the other"),
    pytest.param("They get 40 chips, a fifth of all.", quantity("200"), id="the whole of a part"),
    pytest.param("They sold 20 percent of their 60 chips.", quantity("12"), id="a part of a whole"),
    pytest.param("They had 50 chips and have 20 percent more.", quantity("60"), id="so many percent more"),
    pytest.param("They had 60 chips and have 20 percent less.", quantity("48"), id="so many percent less"),
    pytest.param("They sold 20% of the chips.", "{kind: share, amount: 80}", id="the rest of a whole"),
    pytest.param("They sold two thirds of the chips.", "{kind: share, amount: 67}", id="a fraction, rounded"),
    pytest.param("It cost MYR1.66 billion.", money("1.66 billion", "MYR"), id="money in a code that is not known"),
    pytest.param("It came on October 3, 2025.", '{kind: date, date: "2025-10-03"}', id="a date"),
    pytest.param("It came on Friday.", '{kind: date, date: "2025-10-31"}', id="a date told by its weekday"),
    pytest.param("It takes an hour and a half.", "{kind: duration, minutes: 90}", id="a length"),
    pytest.param(
        "It came on May 3, before June.", '{kind: date, date: "2025-05-03"}', id="a month that is a verb, too"
    ),
    pytest.param("It takes 10 minutes there and 20 minutes back.", "{kind: duration, minutes: 30}", id="two lengths"),
    pytest.param("Acme told it.", "{kind: quotation, speaker: ann, form: reported}", id="a company for its speaker"),
    pytest.param("Oakley signed it.", "{kind: entities, members: [ann], complete: true}", id="a last name"),
    pytest.param(
        "They sold 70% of the chips, or 320 million.",
        "{kind: share, amount: 70, equivalent: {kind: quantity, amount: 320 million, unit: chip}}",
        id="two measures",
    ),
    pytest.param(
        "They pay $12 billion in shares, $4 billion in cash and $1 billion in bonds.",
        f"{money('17 billion', 'USD')[:-1]}, parts: [{{name: shares, amount: 12 billion}},"
        " {name: cash, amount: 4 billion}, {name: bonds, amount: 1 billion}]}",
        id="a sum of parts",
    ),
    pytest.param("It lasts at least three years.", "{kind: duration, years: 3, bound: at_least}", id="years"),
    pytest.param("It takes one year and ten days.", "{kind: duration, years: 1, days: 10}", id="years and days"),
    pytest.param("It came in October 2025.", '{kind: date, date: "2025-10"}', id="a month"),
    pytest.param("It came on October 3, 2025.", '{kind: date, date: "2025-Q4"}', id="a quarter"),
    pytest.param("It came in the winter of 2025.", '{kind: date, date: "2025-winter"}', id="a season"),
    pytest.param("They deny that it is 250 chips.", f"{quantity('250')}\n        denied: true", id="a denial"),
    pytest.param("In October 2025 it had 250 chips.", f'{quantity("250")}\n        as_of: "2025-10"', id="a time"),
]

REFUSED = [
    pytest.param("They get exactly 250,000 chips.", quantity("999,999"), id="another figure"),
    pytest.param("They get exactly 250,000 chips.", quantity("25,000"), id="a digit less"),
    pytest.param("They get exactly 250,000 chips.", quantity("250.000"), id="a point for a comma"),
    pytest.param("They get exactly 250,000 chips.", quantity("0"), id="nothing"),
    pytest.param("They get 12 new chips.", quantity("11"), id="a small figure beside its unit"),
    pytest.param("Acme and Zeta get 12 chips.", quantity("2"), id="names counted beside the figure"),
    pytest.param("They get more than 250 chips.", quantity("250"), id="a bound that is dropped"),
    pytest.param("They get more than 250 chips.", quantity("250", "up_to"), id="a bound turned round"),
    pytest.param("It cost 5 million euros.", money("5 million", "KRW"), id="another currency"),
    pytest.param("It cost RM1.66 billion.", money("3.44 billion", "MYR"), id="another sum than one glued to its sign"),
    pytest.param("It cost US$5 million.", money("5 million", "CAD"), id="the sign of another country"),
    pytest.param("It cost 5 million US dollars.", money("5 million", "CAD"), id="the dollars of another country"),
    pytest.param("It cost USD 5 million.", money("5 million", "CAD"), id="the code of another country"),
    pytest.param("They sold 20% of the chips.", "{kind: share, amount: 35}", id="another share"),
    pytest.param("It came on October 3, 2025.", '{kind: date, date: "2025-02-03"}', id="another month"),
    pytest.param("It came on October 3, 2025.", '{kind: date, date: "2024-10-03"}', id="another year"),
    pytest.param("It came on 3 March 2025.", '{kind: date, date: "2025-08-03"}', id="another month than March"),
    pytest.param("It came on May 3, 2025.", '{kind: date, date: "2024-05-03"}', id="another year of May"),
    pytest.param("It came on 3 October 2025.", '{kind: date, date: "2025-03-03"}', id="March for another month"),
    pytest.param("It came on Friday.", "{kind: date, weekday: monday}", id="another weekday"),
    pytest.param(
        "Acme of Freedonia gets it.",
        "{kind: entities, members: [zeta], complete: true}",
        id="another company of the country",
    ),
    pytest.param("It came on Friday at 6:30.", '{kind: date, weekday: friday, time: "07:30"}', id="another time"),
    pytest.param("It takes 18 minutes.", "{kind: duration, minutes: 81}", id="another length"),
    pytest.param("It lasts 3 years.", "{kind: duration, years: 4}", id="other years"),
    pytest.param("It lasts at least 3 years.", "{kind: duration, years: 3}", id="a bound of a length that is dropped"),
    pytest.param("It came in October 2025.", '{kind: date, date: "2024-10"}', id="another year of a month"),
    pytest.param(
        "They sold 70% of the chips, or 320 million.",
        "{kind: share, amount: 70, equivalent: {kind: quantity, amount: 322 million, unit: chip}}",
        id="another equivalent",
    ),
    pytest.param(
        "They pay $16 billion, $4 billion of it in cash.",
        f"{money('16 billion', 'USD')[:-1]}, parts: [{{name: cash, amount: 5 billion}}]}}",
        id="another part",
    ),
    pytest.param("It came on October 3, 2025.", '{kind: date, date: "2025-06"}', id="a month far off"),
    pytest.param("It came on October 3, 2025.", '{kind: date, date: "2024"}', id="another year alone"),
    pytest.param("They deny that it is 12 new chips.", f"{quantity('11')}\n        denied: true", id="another denied"),
    pytest.param("Ann Oakley signed.", "{kind: entities, members: [bob], complete: true}", id="who is nowhere named"),
]

DOUBTED = [
    pytest.param("In October 2025 it had 250 chips.", f'{quantity("250")}\n        as_of: "2024"', id="another year"),
    pytest.param("It lasts 3 years.", "{kind: duration, years: 3, days: 5}", id="days that nobody tells"),
    pytest.param("They get 250 chips.", f"{quantity('250')}\n        denied: true", id="a denial without its word"),
    pytest.param("In October it had 250 chips.", f'{quantity("250")}\n        as_of: "2025-02"', id="another time"),
    pytest.param("On October 3 they got a couple of chips.", quantity("2"), id="a figure in words that are not known"),
    pytest.param("On October 3 hundreds of chips came.", quantity("100", "more_than"), id="a round figure in a word"),
    pytest.param("Hundreds of chips came in 30 racks.", quantity("100", "more_than"), id="such a word beside a figure"),
    pytest.param("They get none of the 30 chips.", quantity("0"), id="nothing, in a word"),
    pytest.param("They get a couple of chips in 30 racks.", quantity("2"), id="a small figure beside another"),
    pytest.param(
        "They get 250 chips.", quantity("250", "more_than"), id="a bound that the passage has in no known word"
    ),
    pytest.param("They get more than 250 chips.", quantity("250", "at_least"), id="another bound of the same side"),
    pytest.param("They get close to 250 chips.", quantity("250", "less_than"), id="a side that about leaves open"),
    pytest.param(
        "They get 12 chips, more than 12 percent.",
        quantity("12", "more_than"),
        id="a bound of the same figure in percent",
    ),
    pytest.param("The price was not disclosed.", "{kind: disclosure, disclosed: true}", id="a denial turned round"),
    pytest.param("It takes an hour or so.", "{kind: duration, minutes: 50}", id="a length in words"),
    pytest.param(
        "It was 5 minutes late, from 10:00 to 10:30.", "{kind: duration, minutes: 30}", id="a length told by two times"
    ),
    pytest.param("On October 3 it cost a fortune.", money("2 million", "USD"), id="an amount beside a date"),
    pytest.param("They doubled their 30 chips.", quantity("60"), id="a figure that is doubled"),
    pytest.param("They tripled their 30 chips.", quantity("90"), id="a figure that is tripled"),
    pytest.param("It cost $5 million.", money("5 million", "MXN"), id="another currency of the same sign"),
    pytest.param("It cost $5 million.", money("5 million", "CAD"), id="dollars of a country that is not told"),
    pytest.param("It cost well over $5 million.", money("5 million", "CAD")[:-1] + ", bound: more_than}", id="a bound"),
    pytest.param("It cost RM1.66 billion.", money("1.66 billion", "MYR"), id="money in a sign that is not known"),
    pytest.param("They get 12 boxes.", quantity("12"), id="no word for the unit"),
    pytest.param("There was a dispute over 12 chips.", quantity("12"), id="what is perhaps no bound"),
    pytest.param("It came the day after October 3.", '{kind: date, date: "2025-10-04"}', id="a date told by another"),
    pytest.param(
        "Bob Birch came. He told Ann Oakley.",
        "{kind: quotation, speaker: zeta, form: reported}",
        id="who is named by no name at all",
    ),
]


@pytest.mark.parametrize(("evidence", "value"), PROVED)
def test_what_the_passage_says_is_proved(prove: Callable[..., object], evidence: str, value: str) -> None:
    assert prove(evidence, value) == ([], [])


@pytest.mark.parametrize(("evidence", "value"), REFUSED)
def test_what_the_passage_says_otherwise_is_refused(
    prove: Callable[..., tuple[list[str], list[str]]], evidence: str, value: str
) -> None:
    refusals, _ = prove(evidence, value)
    assert len(refusals) == 1


@pytest.mark.parametrize(("evidence", "value"), DOUBTED)
def test_what_may_be_told_in_other_words_is_only_listed(
    prove: Callable[..., tuple[list[str], list[str]]], evidence: str, value: str
) -> None:
    refusals, doubts = prove(evidence, value)
    assert refusals == []
    assert len(doubts) == 1


@pytest.mark.parametrize(
    ("evidence", "value", "statement", "is_refused"),
    [
        pytest.param(
            "It has 250 chips.", quantity("250", "more_than"), "It has 250 chips.", True, id="no bound at all"
        ),
        pytest.param("It has 250 chips.", quantity("250", "more_than"), "It has more than 250.", False, id="a bound"),
        pytest.param("It has 250 chips.", quantity("250", "more_than"), "It has chips.", False, id="no figure"),
        pytest.param(
            "It has nearly 250 chips.", quantity("250", "less_than"), "It has nearly 250.", False, id="nearly"
        ),
        pytest.param("It came on 9 July.", '{kind: date, date: "2025-07-10"}', "It came on 9 July.", True, id="a day"),
        pytest.param("It came on 9 July.", '{kind: date, date: "2025-07-10"}', "It came in July.", False, id="a month"),
        pytest.param("It came on 9 July.", '{kind: date, date: "2025-07-10"}', "It came.", False, id="no date"),
        pytest.param(
            "In July 2025 it had 250 chips.",
            f'{quantity("250")}\n        as_of: "2026-07"',
            "It had 250 chips in July 2025.",
            True,
            id="a time",
        ),
        pytest.param(
            "They did not disclose it.",
            "{kind: disclosure, disclosed: true}",
            "It was not disclosed.",
            True,
            id="a denial",
        ),
        pytest.param(
            "They did not disclose it.",
            "{kind: disclosure, disclosed: true}",
            "It was disclosed.",
            False,
            id="no denial",
        ),
    ],
)
def test_what_the_statement_does_not_say_either_is_refused(
    prove: Callable[..., tuple[list[str], list[str]]], evidence: str, value: str, statement: str, *, is_refused: bool
) -> None:
    refusals, doubts = prove(evidence, value, statement)
    assert (len(refusals), len(doubts)) == (is_refused, not is_refused)


REPLACED = [
    pytest.param("The board told Ann Oakley.", "Ann Oakley heard of it.", 1, 0, id="another one instead"),
    pytest.param("The board told Ann Oakley.", "Bob Birch and Ann Oakley heard of it.", 0, 1, id="beside another one"),
    pytest.param("The board told Ann Oakley.", "They heard of it.", 0, 1, id="nobody"),
    pytest.param("He told Ann Oakley.", "Ann Oakley heard of it.", 0, 1, id="a pronoun that may stand for him"),
    pytest.param("board told", "Ann Oakley heard of it.", 1, 0, id="another one in the sentence"),
    pytest.param("board told", "It was heard of.", 0, 0, id="another one in the sentence, and nobody"),
]


@pytest.mark.parametrize(("evidence", "statement", "refused", "doubted"), REPLACED)
def test_whom_the_statement_replaces_as_the_passage_does_is_refused(
    tmp_path: Path, evidence: str, statement: str, refused: int, doubted: int
) -> None:
    value = "{kind: entities, members: [bob], complete: true}"
    told = evidence if evidence.endswith(".") else "The board told Ann Oakley."
    write_base(tmp_path, evidence, value, statement, f"{told} {LATER}")
    try:
        found = 0, len(load(tmp_path).doubts)
    except FactBaseError as error:
        found = len(error.problems), 0
    assert found == (refused, doubted)


@pytest.mark.parametrize(
    ("evidence", "is_refused"), [("Ann Oakley", True), ("Ann Oakley came", False), ("Ann Oakley and him", False)]
)
def test_whom_the_document_names_elsewhere_may_be_meant_by_a_word_but_by_no_other_name(
    tmp_path: Path, evidence: str, *, is_refused: bool
) -> None:
    value = "{kind: entities, members: [bob], complete: true}"
    write_base(tmp_path, evidence, value, "That is the answer.", f"{evidence}, not Bob Birch.")
    try:
        told = [problem.message for problem in load(tmp_path).doubts]
    except FactBaseError as error:
        told = [problem.message for problem in error.problems]
        assert is_refused
    else:
        assert not is_refused
    assert told == ["claim 1 of answer: the evidence does not name bob; it names ann"]


UNITS = [
    pytest.param("GPU", "GPUs", True, id="the plural of an abbreviation"),
    pytest.param("ferry", "ferries", True, id="a plural"),
    pytest.param("Locomotive", "locomotives", True, id="another case"),
    pytest.param("GW", "GWh", False, id="power and work"),
    pytest.param("m", "ms", False, id="a length and a time"),
    pytest.param("tonne", "litre", False, id="two things"),
]


DECLARED = """
units: {en: {chip: [processor, CPU], box: [], rank: [largest]}}
currencies: {en: {MYR: [RM, ringgit], CAD: [$]}}
"""

TOLD_IN = [
    pytest.param("They get 12 new processors.", quantity("12"), "", id="another word for the unit"),
    pytest.param("They get 12 CPUs.", quantity("12"), "", id="the plural of an abbreviation"),
    pytest.param("They get 12 boxes of chips.", quantity("12"), "", id="what follows closely enough"),
    pytest.param("The chips are late: they get 12 for each box.", quantity("12"), "", id="a unit of something else"),
    pytest.param("They get 12 of those in the box, all of them chips.", quantity("12"), "", id="a unit further off"),
    pytest.param("It is 3rd among the largest.", "{kind: quantity, amount: 3, unit: rank}", "", id="a rank"),
    pytest.param("It cost RM1.66 billion.", money("1.66 billion", "MYR"), "", id="a sign that stands before"),
    pytest.param("It cost 5 million ringgit.", money("5 million", "MYR"), "", id="a name that stands behind"),
    pytest.param("It cost $5 million.", money("5 million", "CAD"), "", id="a sign that means another currency here"),
    pytest.param(
        "They get 12 boxes.",
        quantity("12"),
        'the evidence counts 12 by "box", not by "chip"',
        id="another unit",
    ),
    pytest.param(
        "They get 12 chips.",
        quantity("12").replace("chip", "chips"),
        'the unit "chips" is declared as "chip"; write that',
        id="a form of a unit",
    ),
    pytest.param(
        "They get 12 chips.",
        quantity("12").replace("chip", "processors"),
        'the unit "processors" is declared as "chip"; write that',
        id="a form of another word for a unit",
    ),
    pytest.param(
        "They get 12 chips.",
        quantity("12").replace("chip", "chop"),
        'the unit "chop" is not declared; did you mean "chip"?',
        id="a unit misspelled",
    ),
    pytest.param(
        "They get 12 litres.",
        quantity("12").replace("chip", "litre"),
        'the unit "litre" is not declared; add it under "units:" of the vocabulary',
        id="a unit that is not declared",
    ),
    pytest.param(
        "It cost RM5 million.",
        money("5 million", "CAD"),
        "the evidence gives 5 million in MYR, not in CAD",
        id="another currency by its sign",
    ),
    pytest.param(
        "It cost $5 million.",
        money("5 million", "USD"),
        "the evidence gives 5 million in CAD, not in USD",
        id="a sign that is declared for another currency",
    ),
    pytest.param(
        "It cost 9 million dollars (5 million euros).",
        money("5 million", "EUR"),
        "",
        id="a currency that belongs to the sum before",
    ),
]


@pytest.mark.parametrize(("evidence", "value", "problem"), TOLD_IN)
def test_figures_are_told_in_the_units_and_currencies_that_are_declared(
    prove: Callable[..., tuple[list[str], list[str]]], evidence: str, value: str, problem: str
) -> None:
    refusals, doubts = prove(evidence, value, vocabulary=DECLARED)
    assert [message.partition(": ")[2] for message in refusals] == [problem] * bool(problem)
    assert doubts == []


def test_a_word_stands_for_one_unit(prove: Callable[..., tuple[list[str], list[str]]]) -> None:
    refusals, _ = prove("They get 12 chips.", quantity("12"), vocabulary="units: {en: {chip: [part], share: [parts]}}")
    assert refusals == ['vocabulary: "parts" also stands for "chip"; it can for one only']


def test_a_unit_is_called_by_its_synonyms_too(prove: Callable[..., tuple[list[str], list[str]]]) -> None:
    vocabulary = "{units: {en: {chip: []}}, synonyms: {en: [[processor, chip]]}}"
    assert prove("They get 12 processors.", quantity("12"), vocabulary=vocabulary) == ([], [])


@pytest.mark.parametrize(("one", "other", "expected"), UNITS)
def test_two_forms_of_one_unit_are_told_apart_from_two_units(one: str, other: str, *, expected: bool) -> None:
    assert are_forms(one, other, load_language("en")) is expected


STATEMENTS = [
    pytest.param("They get 250 chips.", 0, 0, id="as the evidence has it"),
    pytest.param("They get about 255 chips.", 0, 0, id="rounded"),
    pytest.param("They get 255 chips.", 1, 0, id="rounded, and not said to be"),
    pytest.param("They get 300 chips.", 1, 0, id="a figure of nowhere"),
    pytest.param("Ann Oakley gets them.", 1, 0, id="a name of nowhere"),
    pytest.param("Acme gets them.", 0, 0, id="a name of the document"),
    pytest.param("They get them in 3 parts.", 0, 1, id="what may be counted"),
    pytest.param('Acme "gets 250".', 0, 0, id="quoted word for word"),
    pytest.param('Acme "gets … chips."', 0, 0, id="quoted with something left out"),
    pytest.param('Acme "surely gets 250".', 1, 0, id="quoted with a word of nowhere"),
    pytest.param("Acme 'surely gets 250'.", 0, 1, id="between what may be apostrophes"),
    pytest.param("Acme's chips are the firms' own.", 0, 0, id="apostrophes"),
]


@pytest.mark.parametrize(("statement", "refused", "doubted"), STATEMENTS)
def test_a_statement_has_its_figures_and_names_from_the_documents(
    prove: Callable[..., tuple[list[str], list[str]]], statement: str, refused: int, doubted: int
) -> None:
    refusals, doubts = prove("Acme gets 250 chips.", quantity("250"), statement)
    assert (len(refusals), len(doubts)) == (refused, doubted)


STATED = [
    pytest.param("They tripled their 40 chips.", quantity("120"), "They get 120 chips.", id="a count"),
    pytest.param("They tripled $40 million.", money("120 million", "USD"), "It is $120 million.", id="money"),
    pytest.param("It was Friday.", '{kind: date, date: "2025-10-31"}', "It was October 31, 2025.", id="a date"),
    pytest.param("It takes an hour or so.", "{kind: duration, minutes: 50}", "It takes 50 minutes.", id="a length"),
    pytest.param("They get 250 chips, then 30.", "{kind: text}", "They get 280 chips.", id="a sum"),
    pytest.param("They get 66.7 percent.", "{kind: text}", "They get 67 percent.", id="a share, rounded"),
]


@pytest.mark.parametrize(("evidence", "value", "statement"), STATED)
def test_a_statement_has_its_figures_from_the_values_or_by_what_follows(
    prove: Callable[..., tuple[list[str], list[str]]], evidence: str, value: str, statement: str
) -> None:
    refusals, doubts = prove(evidence, value, statement)
    assert refusals == []
    assert not [doubt for doubt in doubts if "stands in no" in doubt]


KNOWN = [
    pytest.param("facts", "    claims:", "    roles: {subject: [acme]}\n    claims:", id="who does it"),
    pytest.param("facts", "kind: text", "kind: entities, members: [acme], complete: true", id="who is in the value"),
    pytest.param("about", '"languages"', '"subject_entities": ["acme"], "languages"', id="whom all is about"),
    pytest.param("sources", '"sha256"', '"author": "acme", "sha256"', id="who wrote the document"),
]


@pytest.mark.parametrize(("file", "old", "new"), KNOWN)
def test_a_statement_may_name_whom_the_document_calls_otherwise(tmp_path: Path, file: str, old: str, new: str) -> None:
    write_base(tmp_path, "The yard gets chips.", "{kind: text}", "Acme gets chips.")
    with pytest.raises(FactBaseError, match='"Acme" stands in no document'):
        load(tmp_path)
    path = tmp_path / "facts" / f"{file}.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert not [doubt for doubt in load(tmp_path).doubts if "stands in no" in doubt.message]


def test_a_statement_may_name_whom_the_document_has_in_another_form(tmp_path: Path) -> None:
    write_base(tmp_path, "The Oakleian yard gets chips.", "{kind: text}", "Ann Oakley gets chips.")
    assert load(tmp_path).doubts == ()


def test_a_statement_may_call_a_document_by_its_name(tmp_path: Path) -> None:
    write_base(tmp_path, "They get 250 chips.", quantity("250"), "Only 2031 says that they get 250 chips.")
    sources = tmp_path / "facts" / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace('"short": "a"', '"short": "2031"'), "utf-8")
    assert load(tmp_path).doubts == ()


def test_a_figure_of_another_place_in_the_document_is_to_be_read_again(tmp_path: Path) -> None:
    document = "They get 250 chips of all 900."
    write_base(tmp_path, "They get 250 chips", quantity("250"), "They get 250 chips of 900.", document)
    [doubt] = load(tmp_path).doubts
    assert doubt.message.endswith('"900" stands in no evidence of its claims, and follows from none')


@given(amount=st.integers(13, 10**12), other=st.integers(13, 10**12))
def test_a_figure_is_proved_by_itself_and_by_no_other(
    tmp_path_factory: pytest.TempPathFactory, amount: int, other: int
) -> None:
    base = tmp_path_factory.mktemp("base")
    told = write_amount(Decimal(other))
    write_base(base, f"They get {amount:,} chips.", quantity(told), "That is the answer.")
    is_word = other == 10 ** (len(str(other)) - 1)
    if amount == other or is_word or other in (2 * amount, amount / 2):
        assert load(base).facts
    else:
        with pytest.raises(FactBaseError, match="is not in the evidence"):
            load(base)


def test_what_is_not_proved_is_told_and_used_all_the_same_until_it_is_marked_as_read(tmp_path: Path) -> None:
    write_base(tmp_path, "They get 250 chips.", quantity("900"), "That is the answer.")
    base = loading.load(tmp_path)
    assert [problem.code for problem in base.unproven] == ["proof"]
    (tmp_path / "facts" / "reviewed.yaml").write_text(write_reviews(base.fingerprints), "utf-8")
    accepted = loading.load(tmp_path)
    assert (accepted.unproven, accepted.doubts, accepted.accepted) == ((), (), base.unproven)

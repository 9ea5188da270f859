"""What stands beside a sentence and between quotation marks, seen by an eye of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaded import ask_once

from bot.answer.answer import Answer, Finding
from bot.answer.plain import PlainText
from bot.answer.wording import load_wording
from bot.engine import Engine
from bot.terminal.asking import explain

FIGURE = re.compile(r"(?<![\w.,])\d[\d,.]*\d(?!\w)|(?<![\w.,])\d(?![\w.,])")
TEENS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
QUOTED = re.compile("“([^”]*)”")


def answers(engine: Engine) -> Iterator[Answer]:
    """Certain answers to the first wording of every fact and every other record that is asked for."""
    base, language = engine.base, engine.default_language
    for records in (base.facts, base.intents, base.derived):
        for record in records.values():
            for wording in record.asked.get(language, ())[:1]:
                answer = ask_once(engine, wording)
                if answer.certainty == "sure" and answer.outcome == "answered":
                    yield answer


def plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("‘’“”", "''\"\"")).split())


def test_what_stands_between_quotation_marks_stands_in_a_document(every_engine: Engine) -> None:
    texts = [plain(document.text) for document in every_engine.base.documents.values()]
    quoted = {words for told in everything_told(every_engine) for words in QUOTED.findall(told)}
    assert quoted
    assert [words for words in quoted if not any(plain(words) in text for text in texts)] == []


def everything_told(engine: Engine) -> Iterator[str]:
    """What the bot says: to a wording of every third record, to statements, of each document, and why it says so."""
    base, language = engine.base, engine.default_language
    plain_text = PlainText(base, load_wording(language))
    records = (base.facts, base.gaps, base.intents, base.derived)
    asked = [wording for each in records for record in each.values() for wording in record.asked.get(language, ())[:1]]
    for question in (*asked[::3], "when?", "", "hello", "what do the documents disagree on?", "who won the match?"):
        yield plain_text.render(ask_once(engine, question))
        yield from map(explain, engine.interpreter().understand(question))
    for number, fact in enumerate(base.facts.values()):
        statement = fact.statement[language]
        if number % 6 == 1:
            yield from (plain_text.render(checked.answer) for checked in engine.check(statement).checked)
        elif number % 6 == 4:
            yield plain_text.render(engine.ask(f"is it true that {statement}"))
    yield from (plain_text.render(engine.ask(asked[0], document=source)) for source in base.sources)
    yield from (plain_text.render(engine.quote(speaker)) for speaker in (None, *engine.catalogue.speakers))
    yield from map(plain_text.render_finding, engine.catalogue.list_disagreements().findings)


def test_who_stands_beside_a_statement_has_its_figures_and_names(every_engine: Engine) -> None:
    base, language = every_engine.base, every_engine.default_language
    findings = {finding.fact: finding for answer in answers(every_engine) for finding in answer.all_findings}
    wrong = []
    for finding in findings.values():
        if finding.relation.name == "CONTRADICTION" or len(finding.sources) == 1:
            continue
        for source in finding.supporting:
            text, told = base.documents[source].text, told_in(every_engine, finding, source)
            figures = FIGURE.findall(finding.statement)
            wrong += [(finding.fact, source, figure) for figure in figures if not is_in(figure, told)]
            wrong += [(finding.fact, source, name) for name in missing_names(every_engine, finding, text, language)]
    assert wrong == []


def is_in(figure: str, text: str) -> bool:
    """Whether a figure stands in a text, or its tens and units in words: 'a hundred and forty-three'."""
    return figure in text or (
        figure.isdecimal() and in_words(int(figure) % 100) in re.findall(r"[a-z-]+", text.lower())
    )


def in_words(number: int) -> str:
    tens, units = divmod(number, 10)
    return TEENS[number] if number < len(TEENS) else "-".join(filter(None, (TENS[tens], TEENS[units] if units else "")))


def told_in(engine: Engine, finding: Finding, source: str) -> str:
    """The lines of a document in which it tells a fact."""
    claims = [claim for claim in engine.base.facts[finding.fact].claims if claim.source == source]
    lines = [plain(line) for line in engine.base.documents[source].text.splitlines()]
    passages = [plain(piece) for claim in claims for piece in claim.evidence.splitlines() if piece.strip()]
    return "\n".join(line for line in lines if any(passage in line or line in passage for passage in passages))


def missing_names(engine: Engine, finding: Finding, text: str, language: str) -> Iterator[str]:
    """The names in a statement that stand in a text neither so nor by an alias."""
    for entity in engine.base.entities.values():
        name = entity.name[language]
        if name != name.lower() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", finding.statement):
            called = (name, *entity.aliases.get(language, ()))
            if not any(other.casefold() in text.casefold() for other in called):
                yield name


def test_who_says_less_than_a_statement_is_told_in_its_own_words(engine: Engine) -> None:
    [finding] = engine.ask("what share of revenue was from China last year").findings
    assert [engine.base.sources[source].short for source in finding.supporting] == ["000"]
    [camp] = finding.others
    assert camp.words == ("a significant portion of Nvidia's revenue last year",)

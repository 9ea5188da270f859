"""An answer as a card: blocks of Discord's Markdown, what can be pressed, and a colour. No channel is known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.answer.answer import Answer, Camp, Checked, Checks, Citation, Finding
from bot.answer.naming import list_cited
from bot.answer.plain import name_speakers
from bot.answer.wording import Wording
from bot.discord_app.escaping import escape, shorten
from bot.knowledge.comparison import Relation
from bot.knowledge.factbase import FactBase

#: So many characters a page of a card may have: Components V2 allow 4,000 in all, buttons included.
PAGE: Final = 3_550

#: So many blocks may a page have: Components V2 allow 40 components in all, of which the frame and the page's number
#: are two and the three rows of what can be pressed up to twelve.
MAX_BLOCKS: Final = 26

#: The block that is drawn as a line across.
RULE: Final = ""

#: A single block is cut here; documents' passages are far shorter.
LONGEST_BLOCK: Final = 1_700

#: So many documents are cited in a block: their file names may have 255 characters.
MAX_CITED: Final = 5

#: How much of somebody's statement is repeated above its verdict.
LONGEST_STATEMENT: Final = 300

_BLUE, _GREEN, _RED, _AMBER, _GREY = 0x3B82F6, 0x22A06B, 0xD64545, 0xE0A100, 0x8A94A6

_COLOURS: Final = {
    "supported": _GREEN,
    "contradicted": _RED,
    "disputed": _AMBER,
    "not_stated": _GREY,
    "out_of_scope": _GREY,
    "answered": _BLUE,
    "clarify": _BLUE,
    "help": _BLUE,
}


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown, page by page, and what can be pressed below it."""

    colour: int
    pages: tuple[tuple[str, ...], ...]
    """Each page as its blocks of text, of which none is ever cut in two."""
    facts: tuple[str, ...] = ()
    """The facts whose passages can be looked at."""
    choices: tuple[str, ...] = ()
    """Full questions to choose from, as buttons."""
    further: tuple[str, ...] = ()
    """Full questions to go on with, as a menu."""
    outcome: str = ""
    """What became of the question that the card answers; empty where it answers none."""
    language: str = ""
    """The language of the answer, likewise."""


class CardMaker:
    """Makes cards of answers from one fact base in one language."""

    def __init__(self, base: FactBase, wording: Wording) -> None:
        self._base = base
        self._wording = wording

    def make(self, answer: Answer) -> Card:
        """The card of an answer, its further answers included."""
        parts = answer.parts
        blocks = _ruled(map(self._blocks, parts))
        if answer.listed_sources:
            blocks += [RULE, *self._sources(answer.listed_sources)]
        return Card(
            _choose_colour(parts),
            paginate(blocks),
            facts=answer.facts,
            choices=tuple(dict.fromkeys(question for part in parts for question in part.suggestions)),
            further=answer.further if answer.certainty_of_all == "sure" else (),
            outcome=answer.outcome_of_all,
            language=answer.language,
        )

    def make_checks(self, checks: Checks) -> Card:
        """The card of a message whose statements were checked one by one."""
        told = [checked.answer for checked in checks.checked if checked.is_judged or checked.answer.nearest]
        if not told:
            return replace(self.say("nothing_to_check"), outcome="out_of_scope", language=self._wording.language)
        blocks = _ruled(map(self._check, checks.checked))
        if checks.left_out:
            blocks += [RULE, self._wording.say("left_out", judged=len(checks.checked), count=checks.left_out)]
        sources = sorted({source for answer in told for source in _seen(answer).sources})
        facts = dict.fromkeys(fact for answer in told for fact in _seen(answer).facts)
        verdicts = {answer.verdict for answer in told if answer.verdict}
        colour = _BLUE if len(verdicts) > 1 else _COLOURS[next(iter(verdicts), "not_stated")]
        pages = paginate([*blocks, RULE, *self._sources(sources)])
        outcome = "answered" if verdicts else "not_stated"
        return Card(colour, pages, tuple(facts), outcome=outcome, language=self._wording.language)

    def make_citations(self, citations: Iterable[Citation]) -> Card:
        """The passages that an answer rests on, each with its file and line, the cited words bold."""
        pages = paginate(map(self._citation, citations))
        return Card(_BLUE, pages) if pages else self.say("facts_changed")

    def say(self, key: str, **slots: object) -> Card:
        """A card with one fixed sentence."""
        return Card(_GREY, ((self._wording.say(key, **slots),),))

    def _blocks(self, answer: Answer) -> Iterator[str]:
        if answer.certainty == "unsure":
            yield from self._offer(answer)
            return
        if answer.understood:
            yield f"-# {self._wording.say('asked', question=escape(answer.understood))}"
        first, *rest = answer.headline.splitlines() or [""]
        yield f"## {escape(first)}"
        yield from map(escape, rest)
        yield from (f"- {escape(item)}" for item in answer.listed)
        yield from self._findings(answer.findings)
        yield from map(self._citation, answer.passages)
        if answer.also:
            yield RULE
            yield f"**{self._wording.say('also')}**"
            yield from self._list(answer.also)
        if answer.nearest:
            yield RULE
            yield f"**{self._wording.say('nearest')}**"
            yield from map(self._summary, answer.nearest)

    def _offer(self, answer: Answer) -> Iterator[str]:
        """What is not certain: no heading, and nothing set off as a document's words are below a finding."""
        yield from map(escape, answer.headline.splitlines())
        yield from (f"- {escape(item)}" for item in answer.listed)
        yield from map(self._nearest, answer.findings)
        yield from (self._nearest(f) if f.fact in answer.quoted else self._summary(f) for f in answer.nearest)
        yield from (f"- {escape(item)}" for item in answer.besides)
        yield from map(self._citation, answer.passages)

    def _findings(self, findings: tuple[Finding, ...]) -> Iterator[str]:
        return self._claims(findings[0]) if len(findings) == 1 else self._list(findings)

    def _list(self, findings: Iterable[Finding]) -> Iterator[str]:
        """A line for each fact, and all that is said where the sources contradict each other."""
        for at, finding in enumerate(findings):
            is_contradicted = finding.relation is Relation.CONTRADICTION
            if is_contradicted and at:
                yield RULE
            yield self._summary(finding)
            if is_contradicted:
                yield from self._claims(finding)

    def _claims(self, finding: Finding) -> Iterator[str]:
        """What each source says, in its own words."""
        is_contradicted = finding.relation is Relation.CONTRADICTION
        if is_contradicted:
            reason = f" {escape(finding.reason)}" if finding.reason else ""
            yield f"**{self._wording.say('disagreement', reason='')}**{reason}"
        for camp in finding.camps:
            speakers = name_speakers(camp, self._shorts(camp.sources), self._wording, is_contradicted=is_contradicted)
            yield f"-# {speakers}\n> {self._quote(camp.words)}"
        if is_contradicted and finding.silent:
            yield f"-# {self._wording.say('silent', sources=self._shorts(finding.silent))}"

    def _summary(self, finding: Finding) -> str:
        cited = (self._shorts(finding.supporting), *map(self._camp, finding.others))
        return f"- {escape(finding.statement)} ({'; '.join(filter(None, cited))})"

    def _camp(self, camp: Camp) -> str:
        return f"{self._shorts(camp.sources)} {self._quote(camp.words)}"

    def _nearest(self, finding: Finding) -> str:
        """A fact that may not be meant, on one line: what each document says stands beside its name."""
        camps = "; ".join(map(self._camp, finding.camps))
        key = "nearest_disputed" if finding.relation is Relation.CONTRADICTION else "with_words"
        return f"- {self._wording.say(key, statement=escape(finding.statement), words=camps)}"

    def _check(self, checked: Checked) -> Iterator[str]:
        # One block, as no page may begin with a verdict on what stands on the one before.
        statement = f"> {escape(shorten(checked.statement, LONGEST_STATEMENT))}"
        answer = _seen(checked.answer)
        if not checked.is_judged:
            said = escape(answer.headline) if answer.nearest else self._wording.say("cannot_judge")
            yield f"{statement}\n{said}"
            yield from map(self._nearest, answer.nearest)
            return
        yield f"{statement}\n### {escape(' '.join(answer.headline.splitlines()))}"
        yield from self._findings(answer.findings)
        yield from map(self._summary, answer.nearest)

    def _citation(self, citation: Citation) -> str:
        before = escape(citation.before) + " " * citation.before.endswith(" ")
        after = " " * citation.after.startswith(" ") + escape(citation.after)
        words = f"**{escape(citation.words)}**" if citation.words else ""
        place = self._wording.say("line", source=escape(citation.source), line=citation.line)
        return f"-# {place}\n> {before}{words}{after}"

    def _quote(self, words: Iterable[str]) -> str:
        return " ".join(self._wording.say("quote", words=escape(text)) for text in words)

    def _shorts(self, names: Iterable[str]) -> str:
        return ", ".join(escape(self._base.sources[name].short) for name in names)

    def _sources(self, names: Sequence[str]) -> Iterator[str]:
        """The documents cited, in small letters; so many to a block as surely fit into one."""
        lines = [f"-# {escape(line)}" for line in list_cited(self._base, names, self._wording)]
        for at in range(0, len(lines), MAX_CITED):
            yield "\n".join(lines[at : at + MAX_CITED])


def _choose_colour(parts: Iterable[Answer]) -> int:
    """The colour of what is told for certain: that of a disagreement in any part, or else that of the first one."""
    sure = [replace(part, more=()) for part in parts if part.certainty == "sure"]
    if any(part.has_disagreement for part in sure):
        return _AMBER
    return _COLOURS[sure[0].verdict or sure[0].outcome] if sure else _GREY


def _seen(answer: Answer) -> Answer:
    """What is shown of the answer to one statement among several: where it is not certain, one fact is enough."""
    return replace(answer, nearest=answer.nearest[:1]) if answer.certainty == "unsure" else answer


def _ruled(groups: Iterable[Iterable[str]]) -> list[str]:
    """The blocks of all groups, with a line between each two."""
    blocks: list[str] = []
    for group in groups:
        blocks += [RULE, *group] if blocks else group
    return blocks


def paginate(blocks: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The blocks on as few pages as hold them, in their order; none is cut but one that fits no page.

    A line that would stand at the edge of a page is left out: the edge parts as well.
    """
    pages: list[list[str]] = []
    for block in (shorten(block, LONGEST_BLOCK) for block in blocks):
        is_room = pages and len(pages[-1]) < MAX_BLOCKS and sum(map(len, pages[-1])) + len(block) <= PAGE
        if is_room:
            pages[-1].append(block)
        else:
            pages.append([block])
    return tuple(page for page in map(_without_edges, pages) if page)


def _without_edges(page: list[str]) -> tuple[str, ...]:
    """The page without lines at its beginning and its end."""
    texts = [at for at, block in enumerate(page) if block != RULE]
    return tuple(page[texts[0] : texts[-1] + 1]) if texts else ()

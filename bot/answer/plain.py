"""An answer as plain text: what the terminal prints and the machine interface carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answer.answer import Answer, Camp, Citation, Finding
from bot.answer.naming import list_cited
from bot.answer.wording import Wording
from bot.knowledge.comparison import Relation
from bot.knowledge.factbase import FactBase

BULLET = "• "


class PlainText:
    """Renders answers about one fact base in one language."""

    def __init__(self, base: FactBase, wording: Wording) -> None:
        self._base = base
        self._wording = wording

    def render(self, answer: Answer) -> str:
        """The whole answer, its sources last."""
        parts = ["\n".join(self._lines(part)) for part in answer.parts]
        text = "\n\n".join(parts)
        if not answer.listed_sources:
            return text
        return "\n".join((text, *list_cited(self._base, answer.listed_sources, self._wording)))

    def render_finding(self, finding: Finding) -> str:
        """One fact by itself: its statement and every source's own words."""
        return "\n".join((finding.statement, *self._claims(finding)))

    def _lines(self, answer: Answer) -> Iterator[str]:
        yield answer.headline
        is_offered = answer.certainty == "unsure" and answer.outcome != "help"
        choices = () if is_offered else answer.suggestions
        yield from (f"{BULLET}{item}" for item in (*answer.listed, *choices))
        yield from self._findings(answer)
        yield from map(self._passage, answer.passages)
        if answer.also:
            yield self._wording.say("also")
            yield from self._list(answer.also)
        if answer.nearest and answer.certainty == "sure":
            yield self._wording.say("nearest")
            yield from self._list(answer.nearest)
        elif answer.nearest:
            yield from (self._nearest(f) if f.fact in answer.quoted else self._summary(f) for f in answer.nearest)
        yield from (f"{BULLET}{item}" for item in answer.besides)
        if is_offered and answer.suggestions:
            yield self._wording.say("go_on", questions=" ".join(answer.suggestions))

    def _findings(self, answer: Answer) -> Iterator[str]:
        if len(answer.findings) == 1:
            yield from self._claims(answer.findings[0])
            return
        yield from self._list(answer.findings)

    def _list(self, findings: Iterable[Finding]) -> Iterator[str]:
        """A line for each fact, and one more where the sources contradict each other."""
        for finding in findings:
            yield self._summary(finding)
            if finding.relation is Relation.CONTRADICTION:
                yield self._wording.say("disagreement_in_short", claims=self._camps(finding))

    def _nearest(self, finding: Finding) -> str:
        """A fact that is not certain to be meant, on one line: what each document says stands beside its name."""
        key = "nearest_disputed" if finding.relation is Relation.CONTRADICTION else "with_words"
        return BULLET + self._wording.say(key, statement=finding.statement, words=self._camps(finding))

    def _camps(self, finding: Finding) -> str:
        """All that the documents say of a fact, in one text."""
        return "; ".join(map(self._camp, finding.camps))

    def _camp(self, camp: Camp) -> str:
        return f"{self._shorts(camp.sources)} {self._quote(camp.words)}"

    def _passage(self, citation: Citation) -> str:
        place = self._wording.say("line", source=citation.source, line=citation.line)
        words = self._wording.say("quote", words=f"{citation.before}{citation.words}{citation.after}")
        return f"{BULLET}{place}: {words}"

    def _summary(self, finding: Finding) -> str:
        cited = (self._shorts(finding.supporting), *map(self._camp, finding.others))
        sources = "; ".join(filter(None, cited))
        return BULLET + self._wording.say("with_sources", statement=finding.statement, sources=sources)

    def _claims(self, finding: Finding) -> Iterator[str]:
        """What each source says; for a contradiction also who is silent."""
        is_contradicted = finding.relation is Relation.CONTRADICTION
        if is_contradicted:
            reason = f" ({finding.reason})" if finding.reason else ""
            yield self._wording.say("disagreement", reason=reason)
        for camp in finding.camps:
            speakers = name_speakers(camp, self._shorts(camp.sources), self._wording, is_contradicted=is_contradicted)
            yield f"{BULLET}{speakers}: {self._quote(camp.words)}"
        if is_contradicted and finding.silent:
            yield BULLET + self._wording.say("silent", sources=self._shorts(finding.silent))

    def _shorts(self, names: Iterable[str]) -> str:
        return ", ".join(self._base.sources[name].short for name in names)

    def _quote(self, words: Iterable[str]) -> str:
        return "; ".join(self._wording.say("quote", words=text) for text in words)


def name_speakers(camp: Camp, shorts: str, wording: Wording, *, is_contradicted: bool) -> str:
    """The documents of a camp; where others contradict it, it matters that several are one report told again."""
    return wording.say("one_report", sources=shorts) if camp.is_one_report and is_contradicted else shorts

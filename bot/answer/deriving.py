"""Answers with a derived figure: always called derived, with its inputs, their bounds and their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.answer.answer import Answer
from bot.answer.finding import find
from bot.answer.wording import Wording
from bot.knowledge.derivation import Figure
from bot.knowledge.factbase import FactBase
from bot.knowledge.figures import round_figure, write_amount

#: Where sources differ on both inputs there are many results; of so many, on the fewest sources, the inputs are shown.
MAX_RESULTS: Final = 3


class Deriver:
    """Computes derived figures and tells them in one language."""

    def __init__(self, base: FactBase, wording: Wording) -> None:
        self._base = base
        self._wording = wording

    def answer(self, name: str, first: Figure | None = None) -> Answer:
        """The derived figure with this id; of several results that which is to come first, if one is."""
        figure = self._base.derived[name]
        results = tuple(sorted(self._base.results[name], key=lambda result: (result != first, len(result.sources))))
        statement = figure.statement[self._wording.language].format(result=self._describe(results[0]))
        return Answer(
            "answered",
            self._wording.language,
            self._wording.say("derived", statement=statement),
            findings=tuple(find(self._base, fact, self._wording) for fact in self._base.inputs_of(name)),
            listed=tuple(self._list(figure.formula, results)),
        )

    def _list(self, formula: str, results: Sequence[Figure]) -> Iterator[str]:
        """The first results with what they are computed from, and all others in one line."""
        yield from (self._tell(formula, result) for result in results[:MAX_RESULTS])
        more = dict.fromkeys(map(self._describe, results[MAX_RESULTS:]))
        if more:
            yield self._wording.say("derivation_more", results="; ".join(more))

    def _tell(self, formula: str, result: Figure) -> str:
        of, by = (self._describe_input(part) for part in result.inputs)
        computed = self._wording.say(f"formula_{formula}", of=of, by=by)
        return self._wording.say("derivation", result=self._describe(result), formula=computed)

    def _describe_input(self, part: Figure) -> str:
        sources = ", ".join(sorted(self._base.sources[name].short for name in part.sources))
        return self._wording.say("derived_figure", amount=self._describe(part), sources=sources)

    def _describe(self, figure: Figure) -> str:
        amount = round_figure(figure.amount)
        if figure.bound == "exactly" and amount == figure.amount:
            return write_amount(amount)
        return self._wording.say("about" if figure.bound == "exactly" else figure.bound, amount=write_amount(amount))

"""From requests to an answer: which facts are told, and which honest no is said when there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Final

from bot.answer.answer import Answer, Checked, Finding, Outcome, Verdict
from bot.answer.deriving import Deriver
from bot.answer.finding import find
from bot.answer.verdict import judge
from bot.answer.wording import Wording
from bot.knowledge.comparison import Relation
from bot.knowledge.factbase import FactBase
from bot.knowledge.values import EntitySet
from bot.language.meaning import OWN_INTENTS
from bot.question.index import Index, Target
from bot.question.matching import MARGIN, MAX_CHOICES, Match
from bot.question.understanding import Request
from bot.text import fold_words

#: A quotation is about a topic when it explains at least this share of the topic's words.
ON_TOPIC: Final = 0.4

#: So many nearby facts are told where the thing itself is not stated.
MAX_NEAREST: Final = 3

#: So many quotations, or facts that one document alone tells, are told at once.
MAX_TOLD: Final = 6

#: So many questions are offered to go on with.
MAX_FURTHER: Final = 4

#: A fact comes near a question that no intent fits from this score on.
NEAR: Final = 0.3


#: What 'do they agree?' is answered with.
_AGREEMENT_VERDICTS: Final[dict[Relation, Verdict]] = {
    Relation.AGREEMENT: "supported",
    Relation.DIFFERENCE: "supported",
    Relation.CONTRADICTION: "disputed",
}


class Composer:
    """Writes answers about one fact base in one language."""

    def __init__(self, index: Index, wording: Wording) -> None:
        self._index = index
        self._base: FactBase = index.base
        self._wording = wording

    def compose(self, requests: Iterable[Request]) -> Answer:
        """One answer to all requests of a message."""
        first, *more = (self._answer(request) for request in requests)
        return replace(first, more=tuple(more))

    def lead_on(self, answer: Answer) -> Answer:
        """The answer with questions about what the documents tell close to it, if it has none yet."""
        told = answer.facts
        if answer.further or not told:
            return answer
        close = (name for name in self._base.neighbours(told[0]) if name not in told)
        return replace(answer, further=self.ask_for_all(islice(close, MAX_FURTHER)))

    def check(self, statement: str, request: Request) -> Checked:
        """What the documents have to say to a statement."""
        return Checked(statement, self._answer(request))

    def quote(self, speaker: str | None, topic: frozenset[str]) -> Answer:
        """What somebody said, or anybody, on a topic if there is one."""
        if speaker is not None:
            return self._quote_speaker(speaker, topic)
        spoken = [fact for fact in self._base.facts if self._base.speakers_of(fact) and self._is_about(fact, topic)]
        if not spoken:
            return self._plain("not_stated", "nobody_quoted")
        return replace(self._plain("answered", "all_quotes"), findings=self._find(spoken[:MAX_TOLD]))

    def describe_source(self, source: str) -> Answer:
        """What a document is, and the first of what it says."""
        record, language = self._base.sources[source], self._wording.language
        told = [name for name, fact in self._base.facts.items() if any(c.source == source for c in fact.claims)]
        headline = self._wording.say(
            "source_described", source=source, description=record.description[language], count=len(told)
        )
        answer = Answer("help", language, headline, mentioning=(source,))
        return replace(answer, further=self.ask_for_all(told)[:MAX_FURTHER])

    @property
    def questions(self) -> tuple[str, ...]:
        """Everything that the documents answer, each as one full question."""
        return self.ask_for_all((*self._base.facts, *self._base.intents, *self._base.derived))

    def ask_for_all(self, names: Iterable[str]) -> tuple[str, ...]:
        """A full question for each intent that has one."""
        return tuple(filter(None, map(self._ask_for, names)))

    def help(self, key: str = "help") -> Answer:
        """What the bot is about, with examples; `key` chooses the sentence."""
        examples = self._base.about.examples[self._wording.language]
        return replace(self._plain("help", key), suggestions=examples)

    def list_sources(self) -> Answer:
        """The documents that the bot knows, each with what it is."""
        language = self._wording.language
        listed = tuple(f"{name}: {source.description[language]}" for name, source in self._base.sources.items())
        return replace(self._plain("help", "sources_intro"), listed=listed)

    def list_disagreements(self) -> Answer:
        """Every fact on which sources contradict each other."""
        findings = self._find(self._base.contradicted_facts())
        if not findings:
            return self._plain("help", "no_disagreements")
        return replace(self._plain("answered", "disagreements_intro"), findings=findings)

    def _answer(self, request: Request) -> Answer:
        if request.facet == "quote" and request.speaker:
            return self._quote(request, request.speaker)
        if request.facet == "mention":
            return self._mention(request)
        if request.facet == "unique":
            return self._tell_unique(request)
        match request.match.decision:
            case "matched" | "several":
                return self._answer_match(request)
            case "ambiguous":
                return self._clarify(request.match)
            case "vague":
                examples = self._base.about.examples[self._wording.language]
                return replace(self._plain("clarify", "vague"), suggestions=examples)
            case "weak":
                return self._admit(request)
            case "foreign":
                return self._plain("out_of_scope", "out_of_scope")
            case "empty":
                return self.help("empty")

    def _answer_match(self, request: Request) -> Answer:
        best = request.match.candidates[0]
        target = self._index.profiles[best.name].target
        if request.match.equals and request.facet == "tell":
            facts = [fact for name in request.match.equals for fact in self._index.profiles[name].target.facts]
            target = replace(target, facts=tuple(dict.fromkeys(facts))[:MAX_NEAREST])
        answer = self._answer_target(target, request)
        understood = self._ask_for(best.name) if answer.outcome != "help" else ""
        return replace(answer, intent=best.name, understood=understood, confidence=min(1.0, round(best.score, 2)))

    def _answer_target(self, target: Target, request: Request) -> Answer:
        if target.name in OWN_INTENTS:
            own = {"sources": self.list_sources, "disagreements": self.list_disagreements}
            return own.get(target.name, self.help)()
        if target.gap:
            gap = self._base.gaps[target.gap]
            verdict: Verdict | None = "not_stated" if request.facet == "check" else None
            headline = gap.statement[self._wording.language]
            return Answer(
                "not_stated", self._wording.language, headline, verdict=verdict, nearest=self._find(gap.nearest)
            )
        if target.derived:
            return Deriver(self._base, self._wording).answer(target.derived)
        findings = self._find(target.facts)
        intent = self._base.intents.get(target.name)
        statement = (intent.statement or {}).get(self._wording.language) if intent else None
        direct = findings[0].statement if len(findings) == 1 else self._wording.say("several")
        answer = Answer("answered", self._wording.language, statement or direct, findings=findings)
        return self._put_in_view(answer, request)

    def _put_in_view(self, answer: Answer, request: Request) -> Answer:
        """The answer as the question wants it: as a verdict, as a comparison, as one document tells it."""
        finding = answer.findings[0]
        if len(answer.findings) == 1 and (request.facet == "check" or self._asks_for_member(request, finding)):
            return self._judge(answer, request)
        if request.facet == "compare" and len(answer.findings) == 1:
            agreement = _AGREEMENT_VERDICTS[finding.relation] if request.match.question.is_check else None
            return replace(answer, headline=self._compare(finding), verdict=agreement)
        if request.sources:
            return replace(answer, headline="\n".join(self._tell_by_source(finding, request.sources)))
        return answer

    def _asks_for_member(self, request: Request, finding: Finding) -> bool:
        """Whether keywords name somebody who may stand in a list: '<company> in or out'."""
        values = [claim.value for claim in self._base.facts[finding.fact].claims]
        lists = any(isinstance(value, EntitySet) for value in values)
        return lists and request.match.question.manner.form == "keywords" and bool(request.names)

    def _judge(self, answer: Answer, request: Request) -> Answer:
        finding = answer.findings[0]
        verdict = judge(request, finding.fact, self._index)
        told = "\n".join(self._tell_by_source(finding, request.sources)) or finding.statement
        headline = self._wording.say(f"verdict_{verdict}", statement=told)
        judged = replace(answer, verdict=verdict, headline=headline)
        if verdict == "not_stated":
            return replace(judged, outcome="not_stated", findings=(), nearest=answer.findings)
        return judged

    def _compare(self, finding: Finding) -> str:
        if len(finding.sources) == 1:
            shorts = self._shorts(finding.sources)
            return self._wording.say("compare_one", sources=shorts, statement=finding.statement)
        key = {
            Relation.CONTRADICTION: "compare_contradiction",
            Relation.DIFFERENCE: "compare_difference",
            Relation.AGREEMENT: "compare_agreement",
        }[finding.relation]
        return self._wording.say(key, statement=finding.statement)

    def _tell_by_source(self, finding: Finding, sources: Iterable[str]) -> Iterable[str]:
        for name in sorted(sources):
            short = self._base.sources[name].short
            words = [words for camp in finding.camps if name in camp.sources for words in camp.words]
            if words:
                yield self._wording.say("source_says", source=short, words="”, “".join(words))
            else:
                yield self._wording.say("source_silent", source=short)

    def _quote(self, request: Request, speaker: str) -> Answer:
        return self._quote_speaker(speaker, self._topic(request, frozenset({speaker})))

    def _quote_speaker(self, speaker: str, topic: frozenset[str]) -> Answer:
        """What somebody said, on the topic if there is one."""
        spoken = [fact for fact in self._base.facts if speaker in self._base.speakers_of(fact)]
        name = self._base.entities[speaker].name[self._wording.language]
        fitting = [fact for fact in spoken if self._is_about(fact, topic)][:MAX_TOLD]
        if fitting:
            return replace(self._plain("answered", "quotes", name=name), findings=self._find(fitting))
        if spoken:
            nearest = self._find(spoken[:MAX_NEAREST])
            return replace(self._plain("not_stated", "quote_not_stated", name=name), nearest=nearest)
        involved = [fact for fact in self._base.facts if f"name:{speaker}" in self._index.profiles[fact].strengths]
        return replace(self._plain("not_stated", "never_quoted", name=name), nearest=self._find(involved[:1]))

    def _topic(self, request: Request, besides: frozenset[str] = frozenset()) -> frozenset[str]:
        """What an answer is to be about: the question's words besides some names and the subject itself."""
        subject = {f"name:{name}" for name in (*besides, *self._base.about.subject_entities)}
        terms = request.match.question.terms
        return frozenset(t for t in terms if t not in subject and not self._index.reader.is_light(t))

    def _tell_unique(self, request: Request) -> Answer:
        """What one document alone says: the one that the question names, or any."""
        wanted = request.sources or self._base.sources.keys()
        alone = {name: {claim.source for claim in fact.claims} for name, fact in self._base.facts.items()}
        unique = [name for name, sources in alone.items() if len(sources) == 1 and sources <= wanted]
        topic = self._topic(request) - {f"source:{name}" for name in wanted}
        ranked = {candidate.name: at for at, candidate in enumerate(request.match.candidates)}
        fitting = sorted(
            (name for name in unique if self._is_about(name, topic)), key=lambda n: ranked.get(n, len(ranked))
        )
        shorts = self._shorts(request.sources)
        if not fitting:
            return self._plain("not_stated", "unique_none", sources=shorts or self._shorts(self._base.sources))
        headline = self._plain("answered", "unique" if shorts else "unique_any", sources=shorts)
        return replace(headline, findings=self._find(fitting[:MAX_TOLD]))

    def _is_about(self, fact: str, topic: frozenset[str]) -> bool:
        explained = self._index.weigh(topic & self._index.profiles[fact].strengths.keys())
        return not topic or explained >= ON_TOPIC * self._index.weigh(topic)

    def _mention(self, request: Request) -> Answer:
        """Which documents name an entity, and what they say of it."""
        entity = request.names[0]
        name = self._base.entities[entity].name[self._wording.language]
        mentioning = self._mentioning(entity)
        if not mentioning:
            return self._plain("not_stated", "mentions_none", name=name)
        others = [source for source in self._base.sources if source not in mentioning]
        key = "mentions_all" if not others else "mentions_one" if len(mentioning) == 1 else "mentions_some"
        ranked = [candidate.name for candidate in request.match.candidates if candidate.name in self._base.facts]
        involved = [fact for fact in ranked if self._is_told_of(fact, entity)][:MAX_NEAREST]
        shorts = {"sources": self._shorts(mentioning), "others": self._shorts(others)}
        answer = self._plain("answered", key, name=name, **shorts)
        return replace(answer, mentioning=tuple(mentioning), findings=self._find(involved))

    def _mentioning(self, entity: str) -> list[str]:
        record = self._base.entities[entity]
        names = [*record.name.values(), *(alias for aliases in record.aliases.values() for alias in aliases)]
        folded = [f" {fold_words(name)} " for name in names]
        texts = {name: f" {fold_words(document.text)} " for name, document in self._base.documents.items()}
        return [source for source, text in texts.items() if any(name in text for name in folded)]

    def _is_told_of(self, fact: str, entity: str) -> bool:
        """Whether some source's words for the fact name the entity."""
        return any(
            f"name:{entity}" in self._index.reader.read_words(claim.said).terms
            for claim in self._base.facts[fact].claims
        )

    def _clarify(self, found: Match) -> Answer:
        first = found.candidates[0]
        close = [candidate for candidate in found.candidates if first.score - candidate.score < 2 * MARGIN]
        choices = self.ask_for_all(candidate.name for candidate in close[:MAX_CHOICES])
        confidence = min(1.0, round(first.score, 2))
        return replace(self._plain("clarify", "clarify"), suggestions=choices, confidence=confidence)

    def _ask_for(self, name: str) -> str:
        """The first example wording of an intent as a full question; empty if it has none."""
        first = next(iter(self._index.profiles[name].target.wordings), "")
        return first and f"{first[:1].upper()}{first[1:]}?"

    def _admit(self, request: Request) -> Answer:
        """No intent fits, but the question is about the subject: say so, with what comes nearest."""
        near = [c.name for c in request.match.candidates if c.score >= NEAR and c.name in self._base.facts]
        verdict: Verdict | None = "not_stated" if request.facet == "check" else None
        return replace(self._plain("not_stated", "not_stated"), nearest=self._find(near[:1]), verdict=verdict)

    def _find(self, facts: Iterable[str]) -> tuple[Finding, ...]:
        return tuple(find(self._base, fact, self._wording) for fact in facts)

    def _shorts(self, names: Iterable[str]) -> str:
        return ", ".join(self._base.sources[name].short for name in names)

    def _plain(self, outcome: Outcome, key: str, **slots: object) -> Answer:
        """An answer that is a fixed sentence."""
        subject = self._base.about.subject[self._wording.language]
        headline = self._wording.say(key, subject=subject, count=len(self._base.sources), **slots)
        return Answer(outcome, self._wording.language, headline)

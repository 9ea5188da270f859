"""From a match to an answer: which facts are told, and which honest no is said when there are none."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.answer import Answer
from bot.answer.finding import find
from bot.answer.wording import Wording
from bot.knowledge.factbase import FactBase
from bot.question.index import Index, Target
from bot.question.lexicon import OWN_INTENTS
from bot.question.matching import MARGIN, MAX_CHOICES, Match


def compose(found: Match, index: Index, wording: Wording) -> Answer:
    """The answer to a question that was matched against the index."""
    base = index.base
    match found.decision:
        case "matched":
            best = found.candidates[0]
            answer = _answer_target(index.profiles[best.name].target, base, wording)
            return replace(answer, intent=best.name, confidence=round(min(1.0, best.score), 2))
        case "ambiguous":
            return _clarify(found, index, wording)
        case "weak":
            return Answer("not_stated", wording.language, wording.say("not_stated"))
        case "foreign":
            return Answer("out_of_scope", wording.language, wording.say("out_of_scope", **_about(base, wording)))
        case "empty":
            return explain_self(base, wording, "empty")


def _answer_target(target: Target, base: FactBase, wording: Wording) -> Answer:
    if target.name in OWN_INTENTS:
        return _answer_own_intent(target.name, base, wording)
    if target.gap:
        gap = base.gaps[target.gap]
        nearest = tuple(find(base, name, wording) for name in gap.nearest)
        return Answer("not_stated", wording.language, gap.statement[wording.language], nearest=nearest)
    findings = tuple(find(base, name, wording) for name in target.facts)
    intent = base.intents.get(target.name)
    statement = intent.statement if intent else None
    headline = statement[wording.language] if statement else findings[0].statement
    return Answer("answered", wording.language, headline, findings=findings)


def _answer_own_intent(name: str, base: FactBase, wording: Wording) -> Answer:
    if name == "sources":
        return list_sources(base, wording)
    if name == "disagreements":
        return list_disagreements(base, wording)
    return explain_self(base, wording)


def list_sources(base: FactBase, wording: Wording) -> Answer:
    """The documents that the bot knows, each with what it is."""
    listed = tuple(f"{name}: {source.description[wording.language]}" for name, source in base.sources.items())
    return Answer("help", wording.language, wording.say("sources_intro", count=len(base.sources)), listed=listed)


def list_disagreements(base: FactBase, wording: Wording) -> Answer:
    """Every fact on which sources contradict each other."""
    findings = tuple(find(base, name, wording) for name in base.contradicted_facts())
    if not findings:
        return Answer("help", wording.language, wording.say("no_disagreements"))
    return Answer("answered", wording.language, wording.say("disagreements_intro"), findings=findings)


def explain_self(base: FactBase, wording: Wording, key: str = "help") -> Answer:
    """What the bot is about, with examples; `key` chooses the sentence."""
    headline = wording.say(key, **_about(base, wording))
    return Answer("help", wording.language, headline, suggestions=base.about.examples[wording.language])


def _clarify(found: Match, index: Index, wording: Wording) -> Answer:
    first = found.candidates[0]
    close = [candidate for candidate in found.candidates if first.score - candidate.score < 2 * MARGIN]
    wordings = [index.profiles[candidate.name].target.wordings for candidate in close[:MAX_CHOICES]]
    choices = tuple(f"{choice[0][:1].upper()}{choice[0][1:]}?" for choice in wordings if choice)
    return Answer("clarify", wording.language, wording.say("clarify"), suggestions=choices, confidence=first.score)


def _about(base: FactBase, wording: Wording) -> dict[str, object]:
    return {"subject": base.about.subject[wording.language], "count": len(base.sources)}

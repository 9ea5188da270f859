"""Answers about the documents: what each says, what it alone says, whom it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.answer.answer import Answer
from bot.answer.counting import judge_count
from bot.answer.telling import Teller
from bot.language.meaning import Quantifier
from bot.text import pad_words

#: So many facts that one document tells are told at once.
MAX_TOLD: Final = 6

#: So many facts are told of somebody whom documents mention.
MAX_INVOLVED: Final = 3


def tell_document(teller: Teller, sources: Iterable[str]) -> Answer:
    """The main facts that documents tell, those first that others tell as well."""
    sources = sorted(sources)
    told = sorted(told_by(teller, sources), key=teller.base.witnesses, reverse=True)
    answer = teller.say("answered", "document_says", sources=teller.shorts(sources))
    return replace(answer, findings=teller.find(told[:MAX_TOLD]), mentioning=tuple(sources))


def describe(teller: Teller, sources: Iterable[str]) -> Answer:
    """What some documents are: by whom, from when and under which title, as far as they tell it themselves."""
    sources = sorted(sources)
    headline = "\n".join(_describe(teller, name) for name in sources)
    return Answer("answered", teller.language, headline, mentioning=tuple(sources))


def _describe(teller: Teller, name: str) -> str:
    source, say = teller.base.sources[name], teller.wording.say
    author = teller.base.entities[source.author].name[teller.language] if source.author else None
    told = {"title": source.title, "author": author, "date": source.published}
    parts = (say(f"document_{key}", **{key: value}) for key, value in told.items() if value)
    return " ".join((say("described", source=source.short, description=source.description[teller.language]), *parts))


def tell_unique(teller: Teller, sources: frozenset[str], facts: Iterable[str], *, is_narrow: bool) -> Answer:
    """What one document alone says of some facts: one of the documents named, or any.

    A narrow question is about these facts, any other one about all that there are.
    """
    wanted = sources or teller.base.sources.keys()
    sources_of = teller.base.sources_of
    alone = [fact for fact in facts if len(sources_of(fact)) == 1 and sources_of(fact) <= wanted]
    shorts = teller.shorts(sorted(sources))
    if not alone and is_narrow:
        # Of other facts it may still be the only one that tells them.
        return replace(teller.say("not_stated", "nothing"), certainty="unsure")
    if not alone:
        return teller.say("not_stated", "unique_none", sources=shorts or teller.shorts(teller.base.sources))
    headline = teller.say("answered", "unique" if shorts else "unique_any", sources=shorts)
    return replace(headline, findings=teller.find(alone[:MAX_TOLD]))


def tell_mentions(teller: Teller, entities: Sequence[str], facts: Iterable[str]) -> Answer:
    """Which documents name all of some entities, and what is told of these among some facts, the nearest first."""
    names = ", ".join(teller.base.entities[entity].name[teller.language] for entity in entities)
    mentioning = _find_mentioning(teller, entities)
    if not mentioning:
        return teller.say("not_stated", "mentions_none", name=names)
    others = [source for source in teller.base.sources if source not in mentioning]
    key = "mentions_all" if not others else "mentions_one" if len(mentioning) == 1 else "mentions_some"
    involved = [fact for fact in facts if all(_is_told_of(teller, fact, entity) for entity in entities)][:MAX_INVOLVED]
    answer = teller.say("answered", key, name=names, sources=teller.shorts(mentioning), others=teller.shorts(others))
    return replace(answer, mentioning=tuple(mentioning), findings=teller.find(involved))


def tell_each_mention(teller: Teller, entities: Iterable[str], facts: Collection[str]) -> Answer:
    """Which documents name each of some entities, a line for each, and what is told of these."""
    answers = [tell_mentions(teller, [entity], facts) for entity in entities]
    told = next((answer for answer in answers if answer.outcome == "answered"), answers[0])
    return replace(
        told,
        headline="\n".join(answer.headline for answer in answers),
        mentioning=tuple(sorted({source for answer in answers for source in answer.mentioning})),
        findings=teller.find([finding.fact for answer in answers for finding in answer.findings][:MAX_INVOLVED]),
    )


def check_mentions(
    teller: Teller, entities: Sequence[str], facts: Iterable[str], sources: frozenset[str], quantifier: Quantifier
) -> Answer:
    """Whether so many of some documents, or of all if none is given, name all of some entities."""
    wanted = sources or frozenset(teller.base.sources)
    answer = tell_mentions(teller, entities, facts)
    mentioning = wanted.intersection(answer.mentioning)
    verdict = judge_count(quantifier, len(mentioning), len(wanted - mentioning), len(wanted))
    if verdict is None or answer.outcome != "answered":
        return answer
    headline = teller.wording.say(f"verdict_{verdict}", statement=answer.headline)
    return replace(answer, headline=headline, verdict=verdict)


def _find_mentioning(teller: Teller, entities: Iterable[str]) -> list[str]:
    """The documents that name all of some entities."""
    named_in, entities = teller.base.named_in, tuple(entities)
    return [source for source in teller.base.documents if all(source in named_in[entity] for entity in entities)]


def told_by(teller: Teller, sources: Iterable[str]) -> list[str]:
    """The facts of which one of the documents makes a claim."""
    return [name for name in teller.base.facts if not teller.base.sources_of(name).isdisjoint(sources)]


def _is_told_of(teller: Teller, fact: str, entity: str) -> bool:
    """Whether some source's words for the fact name the entity."""
    evidence = (pad_words(claim.evidence) for claim in teller.base.facts[fact].claims)
    names = [*map(pad_words, teller.base.entities[entity].names)]
    return any(name in text for text in evidence for name in names)

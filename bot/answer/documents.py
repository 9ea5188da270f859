"""Answers about the documents: what each says, what it alone says, whom it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bot.answer.answer import Answer, Camp, Citation, Finding, Outcome
from bot.answer.counting import OPPOSITE, judge_count
from bot.answer.telling import Teller
from bot.knowledge.comparison import Relation
from bot.knowledge.evidence import Passage, fold_passage
from bot.knowledge.factbase import FactBase
from bot.knowledge.values import EntitySet
from bot.language.meaning import AnswerType, Quantifier

#: So many facts that one document tells are told at once.
MAX_TOLD: Final = 6

#: Of those whom documents name so many are listed.
MAX_NAMED: Final = 25

#: So many facts are told of somebody beside where he is introduced.
MAX_BESIDE: Final = 2

#: Of what only one of several documents tells so much is told.
MAX_APART: Final = 3

#: So many facts are told of somebody whom documents mention.
MAX_INVOLVED: Final = 3


def tell_document(teller: Teller, sources: Iterable[str]) -> Answer:
    """What documents are, and the main facts that they tell, those first that others tell as well."""
    sources = sorted(sources)
    told = sorted(told_by(teller, sources), key=teller.base.witnesses, reverse=True)
    described = describe(teller, sources)
    headline = f"{described.headline}\n{teller.wording.say('document_says', sources=teller.join(sources))}"
    return replace(described, headline=headline, findings=teller.find(told[:MAX_TOLD]))


def describe(teller: Teller, sources: Iterable[str], wants: AbstractSet[AnswerType] = frozenset()) -> Answer:
    """What some documents are: by whom, from when and under which title, as far as they tell it themselves.

    Where it is asked who wrote them, or when, and none of them tells anything of that, it is not stated.
    """
    sources = sorted(sources)
    told = [teller.base.sources[name] for name in sources]
    answers = {"who": any(one.author for one in told), "when": any(one.published for one in told)}
    asked = [is_told for want, is_told in answers.items() if want in wants]
    headline = "\n".join(_describe(teller, name) for name in sources)
    outcome: Outcome = "answered" if any(asked) or not asked else "not_stated"
    return Answer(outcome, teller.language, headline, mentioning=tuple(sources))


def _describe(teller: Teller, name: str) -> str:
    source, say = teller.base.sources[name], teller.wording.say
    author = teller.name(source.author) if source.author else None
    told = {"title": source.title, "author": author, "date": source.published}
    parts = (say(f"document_{key}", **{key: value}) for key, value in told.items() if value)
    return " ".join((say("described", source=source.short, description=source.description[teller.language]), *parts))


def tell_age(teller: Teller, found: Iterable[str], *, is_newest: bool) -> Answer:
    """Which documents carry the latest date, or the earliest, as was found; and which carry none."""
    found = sorted(found)
    if not found:
        return teller.say("not_stated", "undated")
    first = teller.wording.say("newest" if is_newest else "oldest", sources=teller.join(found))
    described = describe(teller, found)
    undated = [name for name, source in teller.base.sources.items() if not source.published]
    last = [teller.wording.say("undated_others", sources=teller.shorts(undated))] if undated else []
    return replace(described, headline="\n".join((first, described.headline, *last)))


def tell_between(teller: Teller, sources: frozenset[str], *, is_wide: bool) -> Answer:
    """On what some documents contradict each other; of a single one, on what it contradicts any other.

    If it is to be wide, also what only one of them tells.
    """
    several = len(sources) > 1
    clashes = (name for name in teller.base.contradicted_facts() if _clash(teller.base, name, sources))
    findings = teller.find(islice(clashes, MAX_TOLD))
    key = ("between" if findings else "between_none") if several else "against" if findings else "against_none"
    said = teller.wording.say(key, sources=teller.join(sorted(sources)))
    # Of a single finding only the documents' words stand below.
    headline = f"{said} {findings[0].statement}" if len(findings) == 1 else said
    answer = Answer("answered", teller.language, headline, mentioning=tuple(sorted(sources)))
    if not several:
        return replace(answer, findings=findings)
    findings = tuple(_put_to(finding, sources) for finding in findings)
    alone = tuple(_tell_alone(teller, sources)) if is_wide else ()
    if findings or not alone:
        return replace(answer, findings=findings, also=alone)
    return replace(answer, headline=f"{headline}\n{teller.wording.say('told_by_one')}", findings=alone)


def _clash(base: FactBase, fact: str, sources: frozenset[str]) -> bool:
    """Whether two of some documents contradict each other on a fact, or a single one any other."""
    pairs = ({pair.one.source, pair.other.source} for pair in base.related(fact, Relation.CONTRADICTION))
    return any(pair <= sources if len(sources) > 1 else not pair.isdisjoint(sources) for pair in pairs)


def _tell_alone(teller: Teller, sources: frozenset[str]) -> Iterator[Finding]:
    """What each of some documents tells and none of the others does."""
    for source in sorted(sources):
        others = sources - {source}
        alone = (fact for fact in told_by(teller, [source]) if others.isdisjoint(teller.base.sources_of(fact)))
        yield from (_put_to(finding, sources) for finding in teller.find(islice(alone, MAX_APART)))


def _put_to(finding: Finding, sources: frozenset[str]) -> Finding:
    """A fact as some documents alone tell it."""
    return replace(finding, camps=_narrow(finding.camps, sources), others=_narrow(finding.others, sources), silent=())


def _narrow(camps: Iterable[Camp], sources: frozenset[str]) -> tuple[Camp, ...]:
    """Camps without other documents than some."""
    parted = ((camp, tuple(name for name in camp.sources if name in sources)) for camp in camps)
    kept = ((camp, names) for camp, names in parted if names)
    return tuple(
        replace(camp, sources=names, is_one_report=camp.is_one_report and len(names) > 1) for camp, names in kept
    )


def tell_named(teller: Teller, naming: Mapping[str, AbstractSet[str]], sources: AbstractSet[str]) -> Answer:
    """Whom or what of some entities some documents name, or any of them: each with those that do."""
    wanted = sorted(sources or teller.base.sources)
    named = ((name, [one for one in wanted if one in by]) for name, by in naming.items())
    found = dict(islice(((name, by) for name, by in named if by), MAX_NAMED))
    if not found:
        return teller.say("not_stated", "nothing")
    answer = teller.say("answered", "named", sources=teller.join(wanted))
    listed = (
        teller.wording.say("with_sources", statement=teller.name(name), sources=teller.shorts(by))
        for name, by in found.items()
    )
    mentioning = frozenset[str]().union(*found.values())
    return replace(answer, listed=tuple(listed), mentioning=tuple(sorted(mentioning)))


def introduce(teller: Teller, persons: Sequence[str], facts: Iterable[str]) -> Answer:
    """Who some are: which documents they wrote, the sentences that first name them, and what facts tell besides."""
    base = teller.base
    written = [source for source, told in base.sources.items() if told.author in persons]
    passages = [(one, sentence) for one in persons for sentence in islice(base.introduce(one), MAX_INVOLVED)]
    first = [teller.wording.say("introduced", name=teller.join_names(one for one, _ in passages))] if passages else []
    return Answer(
        "answered",
        teller.language,
        "\n".join((*(_describe(teller, source) for source in written), *first)),
        passages=tuple(cite(sentence, base.entities[one].names) for one, sentence in passages),
        mentioning=tuple(written),
        also=teller.find(islice(facts, MAX_BESIDE)),
    )


def cite(sentence: Passage, words: Iterable[str]) -> Citation:
    """A sentence, with the longest of some words or names that stands in it as what counts in it."""
    text = fold_passage(sentence.text)
    longest = sorted(words, key=len, reverse=True)
    # In lower case a text may have more letters than as it stands.
    found = next(filter(None, (re.search(re.escape(one), text, re.IGNORECASE) for one in longest)), None)
    start, end = found.span() if found else (0, len(text))
    return Citation(sentence.source, sentence.line, text[:start], text[start:end], text[end:])


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


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom or what documents may mention, and where they do."""

    name: str
    """How it is called in answers."""
    sources: frozenset[str]
    """The documents that mention it."""
    facts: tuple[str, ...]
    """The facts that tell of it, the nearest first."""
    passages: tuple[Citation, ...] = ()
    """The sentences that have it where no fact tells of it."""


def tell_mentions(teller: Teller, sought: Sought) -> Answer:
    """Which documents mention what is sought, and what is told of it."""
    if not sought.sources:
        return teller.say("not_stated", "mentions_none", name=sought.name)
    mentioning = [source for source in teller.base.documents if source in sought.sources]
    others = [source for source in teller.base.sources if source not in sought.sources]
    key = "mentions_all" if not others else "mentions_one" if len(mentioning) == 1 else "mentions_some"
    slots = {"sources": teller.shorts(mentioning), "others": teller.shorts(others)}
    answer = teller.say("answered", key, name=sought.name, **slots)
    told = teller.find(sought.facts[:MAX_INVOLVED])
    return replace(answer, mentioning=tuple(mentioning), findings=told, passages=sought.passages[:MAX_INVOLVED])


def tell_each_mention(teller: Teller, sought: Iterable[Sought]) -> Answer:
    """Which documents mention each that is sought, a line for each, and what is told of these."""
    answers = [tell_mentions(teller, one) for one in sought]
    told = next((answer for answer in answers if answer.outcome == "answered"), answers[0])
    return replace(
        told,
        headline="\n".join(answer.headline for answer in answers),
        mentioning=tuple(sorted({source for answer in answers for source in answer.mentioning})),
        findings=teller.find([finding.fact for answer in answers for finding in answer.findings][:MAX_INVOLVED]),
    )


def tell_listed(teller: Teller, fact: str, entities: Iterable[str]) -> Iterator[str]:
    """For each of some entities that only some of a fact's documents list, which these are."""
    lists: defaultdict[str, set[str]] = defaultdict(set)
    for claim in teller.base.facts[fact].claims:
        if isinstance(claim.value, EntitySet) and not claim.denied:
            lists[claim.source].update(claim.value.members)
    for entity in entities:
        listing = [source for source, members in lists.items() if entity in members]
        others = [source for source in lists if source not in listing]
        if listing and others:
            name = teller.name(entity)
            slots = {"sources": teller.join(listing), "others": teller.join(others)}
            yield teller.wording.say("listed_by_some", name=name, **slots)


def check_mentions(
    teller: Teller, sought: Sought, sources: frozenset[str], quantifier: Quantifier | None, *, is_denied: bool
) -> Answer:
    """Whether so many of some documents mention what is sought, or whether none does if that is what is said.

    Without a number all of some documents have to, or any one of all that there are.
    """
    wanted = sources or frozenset(teller.base.sources)
    answer = tell_mentions(teller, sought)
    count = quantifier or Quantifier(least=None if sources else 1)
    mentioning = wanted & sought.sources
    verdict = judge_count(count, len(mentioning), len(wanted - mentioning), len(wanted))
    is_simple = quantifier is None and not is_denied
    if verdict is None or (is_simple and not sought.sources):
        return replace(answer, verdict=None if sought.sources else "not_stated")
    verdict = OPPOSITE[verdict] if is_denied else verdict
    headline = teller.wording.say(f"verdict_{verdict}", statement=answer.headline)
    return replace(answer, outcome="answered", headline=headline, verdict=verdict)


def told_by(teller: Teller, sources: Iterable[str]) -> list[str]:
    """The facts of which one of the documents makes a claim."""
    return [name for name in teller.base.facts if not teller.base.sources_of(name).isdisjoint(sources)]

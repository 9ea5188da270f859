"""From a fact to a finding: its statement, who says it in which words, and why they can't all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from bot.answer.answer import Camp, Citation, Finding
from bot.answer.wording import Wording
from bot.knowledge.comparison import Comparison, Relation, pair_amounts
from bot.knowledge.evidence import fold_passage
from bot.knowledge.factbase import FactBase
from bot.knowledge.figures import write_amount
from bot.knowledge.model import Claim
from bot.knowledge.values import Bounded, EntitySet, Measured

#: The documents' words in an answer have so many characters in all, where they need not clash.
WIDEST: Final = 600


def find_quoted(base: FactBase, name: str, wording: Wording, speaker: str) -> Finding:
    """The finding for one fact as somebody says it, without what others are quoted with."""
    finding, claims = find(base, name, wording), base.claims_beside(name, speaker)
    if len(claims) == len(base.facts[name].claims):
        return finding
    camps = _gather_camps(claims, _words_of(base, name, is_wide=True), base.reports)
    return replace(finding, relation=Relation.AGREEMENT, reason="", camps=camps, silent=(), others=())


def find(base: FactBase, name: str, wording: Wording, *, is_wide: bool = False) -> Finding:
    """The finding for one fact, in the wording's language, with as much of the documents as fits.

    Of claims that contradict each other only the words that clash, if it is not to be wide.
    """
    fact = base.facts[name]
    relation = max((pair.relation for pair in base.comparisons[name]), default=Relation.AGREEMENT)
    # Sources that contradict each other are all told in their own words anyway.
    is_told = relation is Relation.CONTRADICTION
    lacking = frozenset[str]() if is_told else base.proof.unsupporting.get((name, wording.language), frozenset())
    return Finding(
        fact=name,
        statement=fact.statement[wording.language],
        relation=relation,
        reason=_explain_contradiction(base, name, wording),
        camps=_gather_camps(fact.claims, _words_of(base, name, is_wide=is_wide), base.reports),
        silent=base.silent_sources(name),
        others=_gather_camps(tuple(claim for claim in fact.claims if claim.source in lacking), _said, base.reports),
    )


def cite(base: FactBase, claim: Claim) -> Citation:
    """The sentences that the claim's evidence stands in, with their place, and the words that answers show."""
    sentences = base.sentences_of(claim)
    before, words, after = fold_passage(" ".join(s.text for s in sentences)).partition(fold_passage(claim.said))
    return Citation(claim.source, sentences[0].line, before, words, after)


def cite_all(base: FactBase, facts: Iterable[str]) -> tuple[Citation, ...]:
    """The passages on which facts rest, each once."""
    claims = (claim for name in facts for claim in base.facts[name].claims)
    return tuple(dict.fromkeys(cite(base, claim) for claim in claims))


def join_sentences(passages: Iterable[Citation]) -> tuple[Citation, ...]:
    """The passages without those of a sentence that others stand in already, whatever words of it they cite."""
    first: dict[tuple[str, int, str], Citation] = {}
    for one in passages:
        first.setdefault((one.source, one.line, one.before + one.words + one.after), one)
    return tuple(first.values())


def explain(pair: Comparison, base: FactBase, wording: Wording) -> str:
    """Why two claims contradict each other, differ or agree, in part of a sentence, from their values."""
    one, other = pair.one.value, pair.other.value
    kind: str = pair.kind
    slots: dict[str, str] = {}
    if isinstance(one, Measured) and isinstance(other, Measured):
        for amounts in pair_amounts(one, other)[:1]:
            slots = dict(zip(("one", "other"), (describe_amount(amount, wording) for amount in amounts), strict=True))
    elif kind == "membership" and isinstance(one, EntitySet) and isinstance(other, EntitySet):
        if len(one.members) == len(other.members) == 1 and pair.relation is Relation.CONTRADICTION:
            kind = "membership_single"
            names = (base.entities[listed.members[0]].name[wording.language] for listed in (one, other))
            slots = dict(zip(("one", "other"), names, strict=True))
        else:
            slots = {"extra": _name_extra_members(one, other, base, wording)}
    return wording.say(f"{pair.relation.name.lower()}_{kind}", **slots)


def describe_amount(value: Bounded, wording: Wording) -> str:
    """The amount with its bound: 'more than 260,000'."""
    return wording.say(value.bound, amount=write_amount(value.amount))


def _explain_contradiction(base: FactBase, name: str, wording: Wording) -> str:
    pairs = base.related(name, Relation.CONTRADICTION)
    return explain(pairs[-1], base, wording) if pairs else ""


def _words_of(base: FactBase, name: str, *, is_wide: bool) -> Callable[[Claim], str]:
    """How much of the documents an answer shows: whole sentences where they fit, for questions have several parts."""
    if base.is_contradicted(name) and not is_wide:
        return _said
    claims = base.facts[name].claims
    for words in (lambda claim: " ".join(sentence.text for sentence in base.sentences_of(claim)), _evidence):
        if sum(map(len, {fold_passage(words(claim)) for claim in claims})) <= WIDEST:
            return words
    return _said


def _said(claim: Claim) -> str:
    return claim.said


def _evidence(claim: Claim) -> str:
    return claim.evidence


def _gather_camps(
    claims: tuple[Claim, ...], words: Callable[[Claim], str], reports: tuple[frozenset[str], ...]
) -> tuple[Camp, ...]:
    """Sources with the same words stand together, and so do several words of the same sources."""
    speakers: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, str] = {}
    for claim in claims:
        text = fold_passage(words(claim))
        key = text.casefold()
        spellings.setdefault(key, text)
        speakers[key].append(claim.source)
    words_of: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, sources in speakers.items():
        words_of[tuple(dict.fromkeys(sources))].append(spellings[key])
    return tuple(
        Camp(sources, tuple(texts), any(len(sources) > 1 and set(sources) <= report for report in reports))
        for sources, texts in words_of.items()
    )


def _name_extra_members(one: EntitySet, other: EntitySet, base: FactBase, wording: Wording) -> str:
    """The first entity that one list has and the other, complete one lacks."""
    full, rest = (one, other) if one.complete else (other, one)
    extra = [name for name in rest.members if name not in full.members] or [
        name for name in full.members if name not in rest.members
    ]
    return base.entities[extra[0]].name[wording.language]

"""What can be asked for, and what a fact base tells of each: its targets, their contents, and its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from bot.knowledge.factbase import FactBase
from bot.language.language import Language
from bot.language.meaning import Meaning

TargetKind = Literal["fact", "joint", "gap", "derived", "own"]


@dataclass(frozen=True, slots=True)
class Target:
    """What can be asked for: a fact, several at once, a gap, a derived figure, or something about the bot itself."""

    name: str
    kind: TargetKind
    wordings: tuple[str, ...]
    facts: tuple[str, ...] = ()
    """The facts that answer it; for a gap or a derived figure those that come nearest."""

    @property
    def is_stated(self) -> bool:
        """Whether it is what documents state."""
        return self.kind in ("fact", "joint")


def find_targets(base: FactBase, spoken: Language) -> Iterator[Target]:
    """All that can be asked for in a language, the facts first."""
    language = spoken.code
    for name, fact in base.facts.items():
        yield Target(name, "fact", fact.asked.get(language, ()), facts=(name,))
    for name, gap in base.gaps.items():
        yield Target(name, "gap", gap.asked.get(language, ()), facts=gap.nearest)
    for name, intent in base.intents.items():
        kind: TargetKind = "joint" if len(intent.facts) > 1 else "fact"
        yield Target(name, kind, intent.asked.get(language, ()), facts=intent.facts)
    for name, figure in base.derived.items():
        yield Target(name, "derived", figure.asked.get(language, ()), facts=base.inputs_of(name))
    for name, wordings in spoken.own_intents.items():
        yield Target(name, "own", wordings)


def find_contents(base: FactBase, target: Target, language: str) -> Iterator[str]:
    """What is told of a target: the statements and the passages of the facts that it leads to."""
    if target.kind == "gap":
        yield base.gaps[target.name].statement.get(language, "")
    elif target.kind == "derived":
        yield base.derived[target.name].statement.get(language, "")
    else:
        for fact in (base.facts[name] for name in target.facts):
            yield fact.statement.get(language, "")
            yield from dict.fromkeys(claim.evidence for claim in fact.claims)
            yield " . ".join((*fact.roles.relation.get(language, ()), *fact.roles.converse.get(language, ())))


def find_names(base: FactBase, spoken: Language) -> Mapping[str, Meaning]:
    """Every name in the fact base: of entities, and of sources by their short form."""
    language = spoken.code
    phrases = {source.short: Meaning("source", name) for name, source in base.sources.items()}
    for identifier in base.entities:
        phrases |= dict.fromkeys(_names(base, identifier, language), Meaning("name", identifier))
    synonyms = {word: group for group in base.vocabulary.synonyms.get(language, ()) for word in group}
    roles = {name: Meaning("name", who) for who in base.entities for name in _roles(base, who, spoken, synonyms)}
    return roles | phrases


def _names(base: FactBase, identifier: str, language: str) -> tuple[str, ...]:
    entity = base.entities[identifier]
    return (*entity.name.values(), *entity.aliases.get(language, ()))


def _roles(base: FactBase, identifier: str, spoken: Language, synonyms: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Names by what somebody is in an organisation: '<firm> boss' is also '<firm's other name> chief'."""
    home = base.entities[identifier].part_of
    homes = {name.casefold() for name in _names(base, home, spoken.code)} if home else set[str]()
    for name in _names(base, identifier, spoken.code):
        for role in {name.casefold().removeprefix(firm).strip() for firm in homes} - {name.casefold()}:
            if any(name.casefold() in spoken.join_role(firm, role) for firm in homes):
                for other, word in product(homes, synonyms.get(role, (role,))):
                    yield from spoken.join_role(other, word)

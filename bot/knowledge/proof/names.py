"""Which entities a text names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bot.knowledge.model import Entity
from bot.knowledge.proof.texts import ReadText
from bot.language.language import Language

#: A person is called by each word of a name that has so many letters: a shorter one may be another word.
SHORTEST_SURNAME: Final = 4


class Names:
    """The entities of a fact base, and how texts of one language call them."""

    def __init__(self, language: Language, entities: Mapping[str, Entity]) -> None:
        self.entities = entities
        self._called = {name: frozenset(_calls(language, entity)) for name, entity in entities.items()}

    def are_known(self, names: Iterable[str]) -> bool:
        """Whether all of these are sound records."""
        return all(name in self.entities for name in names)

    def has(self, text: ReadText, name: str) -> bool:
        """Whether a text names an entity, a part of it, or what it is a part of."""
        return any(self.has_itself(text, other) for other in (name, *self._relatives(name)))

    def has_itself(self, text: ReadText, name: str) -> bool:
        """Whether a text names an entity by one of its own names."""
        return any(called in text.padded for called in self._called.get(name, ()))

    def find_rivals(self, text: ReadText, names: Iterable[str]) -> list[str]:
        """The entities of the kinds of these that a text names beside them."""
        kinds = {self.entities[name].kind for name in names}
        return [
            name
            for name, entity in self.entities.items()
            if entity.kind in kinds and name not in names and self.has_itself(text, name)
        ]

    def counts(self, text: ReadText) -> frozenset[int]:
        """How many entities of one kind a text names, for each kind, and how many in all."""
        kinds = Counter(entity.kind for name, entity in self.entities.items() if self.has_itself(text, name))
        return frozenset((*kinds.values(), kinds.total()))

    def are_all(self, text: ReadText) -> bool:
        """Whether a text consists of names: nothing in it can stand for somebody whom it does not name."""
        known = {word for called in self._called.values() for name in called for word in name.split()}
        language = text.language
        may_stand_for_others = language.pronouns | language.personal
        return (known | language.fillers - may_stand_for_others).issuperset(text.words)

    def _relatives(self, name: str) -> Iterator[str]:
        """What an entity is part of, and its parts; a country may stand for its authorities, and for no company."""
        yield from (whole for whole in (self.entities[name].part_of,) if whole and not self._is_mere_home(whole, name))
        parts = (other for other, entity in self.entities.items() if entity.part_of == name)
        yield from (other for other in parts if not self._is_mere_home(name, other))

    def _is_mere_home(self, whole: str, part: str) -> bool:
        home = self.entities.get(whole)
        return home is not None and home.kind == "place" and self.entities[part].kind in ("company", "product")


def _calls(language: Language, entity: Entity) -> Iterator[str]:
    """The names of an entity as they are read, a space on either side; of a person each longer word of its name too.

    An alias stands as a whole: 'the boss of the water company' is not called 'water'.
    """
    for name in entity.names:
        words = language.read_words(name, frozenset())
        yield f" {' '.join(words)} "
        if entity.kind == "person" and name in entity.name.values():
            yield from (f" {word} " for word in words if len(word) >= SHORTEST_SURNAME)

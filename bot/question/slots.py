"""Slots in the wordings of a target: names that may stand for each other.

Where some wordings name one entity and others another one of its kind, they ask the same of each: 'what does A get',
'how much is for B'. So each may stand where another one does, as in an utterance whose entities are slots.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from bot.language.meaning import Meaning

#: What fills slots: who or what is named, and which document.
SLOT_KINDS: Final = ("name", "source")

#: What stands in a greater share of the wordings is what they are about, and fills no slot.
SLOT_SHARE: Final = 1 / 3


def exchange_names(
    wordings: Collection[frozenset[Meaning]], fixed: AbstractSet[Meaning], kind_of: Callable[[Meaning], str]
) -> Iterator[tuple[int, frozenset[Meaning]]]:
    """What the wordings would be with the other names in their slots: for each its place, and its signs.

    Args:
        wordings: the signs of each wording of one target.
        fixed: names that fill no slot.
        kind_of: what a name is put in place of: the kind of its entity; documents are a kind of their own.
    """
    counts = Counter(sign for signs in wordings for sign in signs - fixed if sign.kind in SLOT_KINDS)
    slots: defaultdict[str, set[Meaning]] = defaultdict(set)
    for name, count in counts.items():
        if count <= SLOT_SHARE * len(wordings):
            slots[kind_of(name)].add(name)
    known = {*wordings}
    for at, signs in enumerate(wordings):
        for names in slots.values():
            held = signs & names
            if len(held) == 1:
                filled = {signs - held | {name} for name in names - held} - known
                known |= filled
                yield from ((at, other) for other in sorted(filled, key=sorted))

"""What is remembered of conversations and of cards with pages: in memory only, for some minutes."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, Generic, NamedTuple, TypeVar

from bot.question.conversation import Conversation

#: So many seconds after it was put there something is forgotten.
LIFETIME: Final = 15 * 60

#: So many turns are kept, each as it stood after a question, and the last one of each conversation once more; of more,
#: the one that rested longest is forgotten.
MAX_REMEMBERED: Final = 10_000

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(NamedTuple, Generic[Value]):
    """Something that is kept, the user whose it is, and until when, by the shelf's clock."""

    value: Value
    user: int
    until: float


class Shelf(Generic[Key, Value]):
    """Keeps things of users for a while, and not too many of them. Nothing of it is ever written down."""

    def __init__(self, size: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = size
        self._clock = clock
        self._kept: OrderedDict[Key, Kept[Value]] = OrderedDict()

    def __len__(self) -> int:
        """How many things are kept."""
        self.drop_old()
        return len(self._kept)

    def get(self, key: Key) -> Kept[Value] | None:
        """What is kept under a key, which gives it no more time."""
        self.drop_old()
        return self._kept.get(key)

    def put(self, key: Key, value: Value, user: int) -> None:
        """Keep something, with its time beginning anew."""
        self._kept[key] = Kept(value, user, self._clock() + LIFETIME)
        self._kept.move_to_end(key)
        while len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def forget(self, user: int) -> None:
        """Forget everything of a user."""
        for key in [key for key, kept in self._kept.items() if kept.user == user]:
            del self._kept[key]

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def drop_old(self) -> None:
        """Forget what was put there too long ago."""
        now = self._clock()
        while self._kept:
            key, kept = next(iter(self._kept.items()))
            if kept.until > now:
                return
            del self._kept[key]


class Place(NamedTuple):
    """Whose conversation it is, and where: ids of the user and the channel."""

    user: int
    channel: int
    question: int = 0
    """The id of the question after which it stood so; 0 for the last one."""


class Conversations(Shelf[Place, Conversation]):
    """The conversations that go on."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(MAX_REMEMBERED, clock)

    def recall(self, place: Place) -> Conversation:
        """The conversation so far, or as it stood after a question; a new one where nothing is remembered."""
        kept = self.get(place) or self.get(place._replace(question=0))
        return kept.value if kept else Conversation()

    def remember(self, place: Place, conversation: Conversation) -> None:
        """Keep a conversation as it stands after a question, and as the last one, with its time beginning anew."""
        for each in {place, place._replace(question=0)}:
            self.put(each, conversation, place.user)

"""What is remembered of conversations: in memory only, for each user and channel, for some minutes."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, NamedTuple

from bot.question.conversation import Conversation

#: So many seconds after its last turn a conversation is forgotten.
LIFETIME: Final = 15 * 60

#: So many conversations are kept; of more, the one that rested longest is forgotten.
MAX_CONVERSATIONS: Final = 10_000


class Place(NamedTuple):
    """Whose conversation it is, and where: ids of the user and the channel."""

    user: int
    channel: int
    question: int = 0
    """The id of the question after which it stood so; 0 for the last one."""


class Conversations:
    """The conversations that go on. Nothing of them is ever written down."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[Place, tuple[Conversation, float]] = OrderedDict()

    def __len__(self) -> int:
        """How many are kept."""
        self.drop_old()
        return len(self._kept)

    def recall(self, place: Place) -> Conversation:
        """The conversation so far, or as it stood after a question; a new one where nothing is remembered."""
        self.drop_old()
        last = self._kept.get(place._replace(question=0), (Conversation(), 0.0))
        conversation, _ = self._kept.get(place, last)
        return conversation

    def remember(self, place: Place, conversation: Conversation) -> None:
        """Keep a conversation as it stands after a question, and as the last one, with its time beginning anew."""
        for kept in {place, place._replace(question=0)}:
            self._kept[kept] = conversation, self._clock() + LIFETIME
            self._kept.move_to_end(kept)
        while len(self._kept) > MAX_CONVERSATIONS:
            self._kept.popitem(last=False)

    def forget(self, user: int) -> None:
        """Forget everything of a user, wherever it was said."""
        for place in [place for place in self._kept if place.user == user]:
            del self._kept[place]

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def drop_old(self) -> None:
        """Forget the conversations that are over."""
        now = self._clock()
        while self._kept:
            place = next(iter(self._kept))
            if self._kept[place][1] > now:
                return
            del self._kept[place]

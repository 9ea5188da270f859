"""What a whole message says of the answer before it: that it was heard, is doubted, was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.phrases import find_phrases
from bot.language.meaning import REPLIES, Reply


def find_reply(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> Reply | None:
    """What a message says of the answer before it, if it says nothing else: each of its words has to be part of that.

    Of several the one that asks for most: 'ok, but really?' doubts. A mark of a question is no sign of having heard.
    """
    kinds: set[str] = set()
    passed = 0
    for start, length in find_phrases(words, frozenset(lexicon.replies)):
        if start < passed:
            # Within 'say no more' nobody says no.
            continue
        if not lexicon.beside_replies.issuperset(words[passed:start]):
            return None
        passed = start + length
        kinds.add(lexicon.replies[tuple(words[start:passed])])
    if not (kinds and lexicon.beside_replies.issuperset(words[passed:])):
        return None
    reply = next(kind for kind in REPLIES if kind in kinds)
    return None if reply == "heard" and folded.endswith("?") else reply

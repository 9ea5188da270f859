"""Question words that ask nothing but join clauses: 'the man who', 'that is what it costs'."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.openings import AFTER_COMMA, find_opening, find_request, find_start, opens_check
from bot.language.english.phrases import skip
from bot.language.english.verbs import may_be_verb

#: In a statement a question word joins clauses from this place on: 'at which …' would ask.
JOINED: Final = 3

#: So many words a question word has after it, itself counted, where it joins a clause in a question.
SHORTEST_CLAUSE: Final = 4

#: So many words has a question with which a sentence ends.
LAST_QUESTION: Final = 3

#: Among so many words after a question word stands the verb of what it asks: 'how many chips will they …'.
INVERTED: Final = 3


def find_relatives(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> frozenset[int]:
    """Where question words stand that ask nothing but join clauses.

    They do so in a yes/no question, in a statement, and after a verb; before a question mark only where a whole
    clause follows, and after a comma only where a full stop says that all of it is a statement.
    """
    is_plain = folded.endswith("?") or not lexicon.finite.isdisjoint(words[1:2])
    if lexicon.interrogatives.isdisjoint(words[1:-1] if is_plain else words[:-1]):
        return frozenset()
    if start := find_request(words, lexicon):
        return frozenset(start + at for at in find_relatives(folded, words[start:], lexicon))
    is_check = opens_check(folded, words, lexicon)
    is_statement = _is_statement(folded, words, lexicon)
    verb = next((at for at, word in enumerate(words) if may_be_verb(word, lexicon)), len(words))
    first = 1 if is_check else min(verb + 1, JOINED) if folded.endswith(".") else verb + 1
    last = len(words) - (1 if folded.endswith(".") else SHORTEST_CLAUSE - 1)
    asking = lexicon.wondering if is_check or is_statement else lexicon.asking
    verbs = sum(may_be_verb(word, lexicon) for word in words)
    relative = frozenset(
        at for at in range(1, len(words) - 1) if is_statement and verbs > 1 and _is_relative(words, at, lexicon)
    )
    parted = frozenset() if folded.endswith(".") else _words_after_commas(folded, lexicon)
    joining = (
        relative
        | _find_clauses(folded, words, lexicon, parted)
        | frozenset(
            at
            for at in range(first, last)
            if words[at] in lexicon.interrogatives - parted
            and (is_check or is_statement or (words[at],) in lexicon.asks)
            and words[at - 1] not in asking
        )
    )
    return frozenset(at for at in joining if not (at and _asks(folded, words, at, lexicon)))


def _words_after_commas(folded: str, lexicon: EnglishLexicon) -> frozenset[str]:
    """The first two words after each comma and the like, as they are read: 'what is' for 'whats'."""
    pairs = (" ".join(lexicon.rewrites.get(word, word) for word in pair) for pair in AFTER_COMMA.findall(folded))
    return frozenset(word for pair in pairs for word in pair.split()[:2])


def _find_clauses(
    folded: str, words: Sequence[str], lexicon: EnglishLexicon, parted: AbstractSet[str]
) -> frozenset[int]:
    """Where question words begin clauses that are parts of a statement: 'that is what it costs', 'what it is is known'.

    Such a clause has a verb of its own, and does not begin with it as a question does.
    """
    if folded.endswith("?"):
        return frozenset()
    start = find_start(words, lexicon)
    if start < len(words) and words[start] in lexicon.interrogatives:
        return frozenset({start} if _opens_with_clause(folded, words[start:], lexicon) else ())
    if not _is_statement(folded, words, lexicon):
        return frozenset()
    asking = lexicon.asking - lexicon.before_free_relatives
    first = next((at for at, word in enumerate(words) if may_be_verb(word, lexicon)), len(words))
    last = max((at for at, word in enumerate(words) if word in lexicon.finite), default=0)
    return frozenset(
        at
        for at in range(1 if folded.endswith(".") else first + 1, last - 1)
        if words[at] in lexicon.interrogatives - parted
        and words[at - 1] not in asking
        and words[at + 1] not in lexicon.finite
    )


def _opens_with_clause(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether words that begin as a question are a statement with a clause as its subject: 'what it costs is known'."""
    first, second, *rest = (*words, "", "")
    if second in lexicon.finite or not lexicon.interrogatives.isdisjoint(rest):
        return False
    pairs = pairwise((second, *rest))
    verbs = [word for before, word in pairs if word in lexicon.finite and before not in lexicon.asking]
    is_told = folded.endswith(".") or (first in lexicon.free_relatives and second in lexicon.before_clauses)
    return is_told and len(verbs) > 1


def _asks(folded: str, words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a question word asks, whatever stands before it: '…, who are they', 'which ones did he name'."""
    after = words[at + 1 :]
    if len(words) - at == LAST_QUESTION and after[0] in lexicon.auxiliaries and after[1] in lexicon.pronouns:
        return True
    is_inverted = any(
        verb in lexicon.auxiliaries and subject in lexicon.subjects for verb, subject in pairwise(after[: INVERTED + 1])
    )
    if is_inverted or folded.endswith("."):
        return is_inverted
    depends = words[0] in lexicon.subordinating and at >= JOINED
    return depends or _is_subject(words, at, lexicon)


def _is_subject(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether nothing is told but what a question word is the subject of: 'in document 2 who is supplied'."""
    if any(may_be_verb(word, lexicon) for word in words[:at]) or lexicon.finite.isdisjoint(words[at + 1 : at + 2]):
        return False
    rest = skip(words, at + 1, lexicon.finite)
    return lexicon.auxiliaries.isdisjoint(words[rest:])


def _is_relative(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a question word goes on from the noun or the preposition before it: 'the man who', 'of what'."""
    word, before = words[at], words[at - 1]
    if word in lexicon.relatives:
        return before not in lexicon.fillers | lexicon.asking | lexicon.wondering
    return word in lexicon.free_relatives and before in lexicon.before_free_relatives


def _is_statement(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether a sentence with question words in it may state something all the same."""
    opening = find_opening(words, lexicon)
    opens_otherwise = opening in lexicon.interrogatives | lexicon.wondering | lexicon.commands
    return folded.endswith(".") or not (opens_otherwise or folded.endswith("?"))

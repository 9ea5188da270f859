"""What stands around what is asked or told: a lead-in, a request, a tag; and with which word it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.language.english.amounts import word_at
from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.phrases import skip

AFTER_COMMA: Final = re.compile(r"(?:[,;:.?!–—]|\s-)\s*(?=(\w+)(?:\s+(\w+))?)")

#: A question of no more words than this is no statement with a tag: 'is it?'.
TAG: Final = 2

#: So many words has what somebody is sure of.
SHORTEST_ASSURED: Final = 3

#: So many words may say who told somebody something, the verb included.
LONGEST_TELLER: Final = 6


def find_start(words: Sequence[str], lexicon: EnglishLexicon) -> int:
    """Where the question begins after its lead-in, and after the words of a request: 'please could you tell me …'."""
    if start := find_request(words, lexicon):
        return start
    start = skip(words, 0, lexicon.leading)
    return _skip_assurance(words, _skip_hearsay(words, start, lexicon), lexicon)


def _skip_hearsay(words: Sequence[str], start: int, lexicon: EnglishLexicon) -> int:
    """The place after who is said to have told it, of whom no document knows: 'my uncle swears that …'."""
    if word_at(words, start) not in lexicon.unnamed:
        return start
    teller = words[start + 1 : start + 1 + LONGEST_TELLER]
    verb = next((at for at, word in enumerate(teller, start + 1) if word in lexicon.hearsay), None)
    end = skip(words, verb + 1, lexicon.after_hearsay) if verb else len(words)
    is_told = len(words) - end >= SHORTEST_ASSURED and words[end] not in lexicon.interrogatives
    return skip(words, end, lexicon.leading) if is_told else start


def _skip_assurance(words: Sequence[str], start: int, lexicon: EnglishLexicon) -> int:
    """The place after the words in which somebody says how sure he is: 'I'm fairly certain that …'."""
    if words[start : start + 1] and words[start] in lexicon.oneself:
        end = skip(words, start + 1, lexicon.assuring)
        is_told = end > start + 1 and len(words) - end >= SHORTEST_ASSURED
        if is_told and words[end] not in lexicon.interrogatives:
            return skip(words, end, lexicon.leading)
    return start


def find_request(words: Sequence[str], lexicon: EnglishLexicon) -> int:
    """Where a request says what is asked for, after words of courtesy: 'could you tell me …'; 0 if it is none.

    Those who ask want to know, and who is asked is to tell: 'may I say that …' asks for nothing.
    """
    start = skip(words, 0, lexicon.leading)
    end = skip(words, start, lexicon.courtesy)
    if end == len(words) or lexicon.wishing.isdisjoint(words[start:end]):
        return 0
    is_asked = not lexicon.asked.isdisjoint(words[start:end])
    if words[end] not in (lexicon.telling if is_asked else lexicon.learning):
        return 0
    return skip(words, end + 1, lexicon.leading | lexicon.before_wanted)


def find_opening(words: Sequence[str], lexicon: EnglishLexicon) -> str:
    """The first word that is more than a lead-in."""
    return next(iter(words[find_start(words, lexicon) :]), "")


def opens(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether a question word or an auxiliary stands first, or right after what may stand before one."""
    start = find_start(words, lexicon)
    first, second = word_at(words, start), word_at(words, start + 1)
    starters = lexicon.auxiliaries | lexicon.interrogatives
    if first in lexicon.auxiliaries and second in lexicon.proforms:
        return False
    return first in starters or (first in lexicon.asking and second in starters)


def opens_check(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it begins with a verb that asks for a yes, or does so after a comma: 'in that case, is it …?'."""
    opening = find_opening(words, lexicon)
    if opening in lexicon.auxiliaries:
        return not asks_advice(words, lexicon)
    after = AFTER_COMMA.search(folded) if folded.endswith("?") else None
    if after is None or after[1] not in lexicon.auxiliaries:
        return False
    before = folded[: after.start()].split()
    is_addressed = lexicon.commands.union(lexicon.before_wanted, lexicon.leading).issuperset(before)
    asks = opening in lexicon.commands | lexicon.wondering or not lexicon.interrogatives.isdisjoint(before)
    return is_addressed or not asks


def asks_advice(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether somebody asks what he is to do himself: 'should I buy some?'."""
    start = find_start(words, lexicon)
    return word_at(words, start) in lexicon.advising and word_at(words, start + 1) in lexicon.oneself


def untagged(words: Sequence[str], lexicon: EnglishLexicon) -> Sequence[str]:
    """The words without those that ask for a yes at the end: 'it was sold, no?', not 'they voted no?'."""
    if words and words[-1] in lexicon.tags and tuple(words[-2:]) not in lexicon.denials:
        return words[:-1]
    has_tag = len(words) > TAG and words[-2] in lexicon.auxiliaries and words[-1] in lexicon.tag_pronouns
    return words[:-2] if has_tag else words

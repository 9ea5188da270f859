"""Who does something and to whom it is done, as far as the order of names and the words before them tell.

English puts the one who acts before the verb, and after 'by' in the passive. What stands after 'to', 'for' and the
like, or after the verb, is at the other end. Names after 'in', 'of' or 'from' and possessors take no side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.verbs import bases_in_s, may_be_verb
from bot.language.meaning import CONTENT, LEXICAL, Meaning, Parties, Reading

#: The verb of a noun stands among so many words after a name before that.
BEFORE_VERB: Final = 3


def find_parties(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Parties:
    """The names on either side of what a sentence says; those that take no side are left out."""
    start = next((at for at, reading in enumerate(readings) if reading.spelled not in lexicon.leading), 0)
    was_being = False
    if start < len(readings) and readings[start].spelled in lexicon.auxiliaries:
        was_being = readings[start].spelled in lexicon.being
        start += 1
    start = _skip_setting(readings, start, lexicon)
    first = {*_first_names(readings, start, lexicon)}
    later = [at for at in range(start, len(readings)) if readings[at].meaning.kind == "name" and at not in first]
    agents = {
        at for at in later if _word_before(readings, at, lexicon) in lexicon.by or _is_subject(readings, at, lexicon)
    }
    others = {at for at in later if _is_other(readings, at, lexicon)} - agents
    after = max(first, default=start) + 1
    if _takes_part(readings, after, lexicon, was_being=was_being):
        first.clear()
    if agents or _is_passive(readings, after, lexicon, was_being=was_being):
        others |= first
    else:
        agents |= first
    return Parties(_keys(readings, agents), _keys(readings, others))


def _skip_setting(readings: Sequence[Reading], start: int, lexicon: EnglishLexicon) -> int:
    """Where a sentence begins after what sets its scene: 'under this plan <name> …', 'in <place> <name> …'."""
    if start == len(readings) or readings[start].spelled not in lexicon.prepositions:
        return start
    at = start + 1
    while at < len(readings) and readings[at].spelled in lexicon.articles:
        at += 1
    if at < len(readings) and readings[at].meaning.kind == "name":
        return at + 1
    ends = (n for n in range(at, len(readings)) if readings[n].meaning.kind == "name")
    end = next(ends, start)
    parts = lexicon.auxiliaries | lexicon.before_names
    return end if parts.isdisjoint(reading.spelled for reading in readings[at:end]) else start


def _is_subject(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a name begins a clause that goes on from a noun: 'the firms that <name> supplies'.

    What somebody tells somebody that others do is no such clause: '<name> told <name> that in a year <name> will …'.
    """
    if any(one.meaning.kind == "name" and other.spelled in lexicon.that for one, other in pairwise(readings[:at])):
        return False
    if _word_before(readings, at, lexicon).rpartition(" ")[2] in lexicon.towards:
        # '… going to <name> is …'
        return False
    articles = lexicon.articles - lexicon.that
    start = next((n for n in range(at - 1, -1, -1) if readings[n].spelled not in articles), -1)
    if start < 1 or _owns(readings[at]):
        return start == 0 and _begins_after_noun(readings, 0, at, lexicon)
    if readings[start].spelled in lexicon.relatives | lexicon.that:
        # What somebody says that others do is no clause that goes on from a noun.
        tells = any(reading.meaning == Meaning("ask", "said") for reading in readings[:start])
        return not tells and _is_noun(readings[start - 1], lexicon)
    return _begins_after_noun(readings, start, at, lexicon)


def _begins_after_noun(readings: Sequence[Reading], noun: int, at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a name right after a noun begins a clause: 'all the firms <name> will supply'."""
    after = [reading.spelled for reading in readings[at + 1 : at + 3]]
    is_tag = not lexicon.tag_pronouns.isdisjoint(after[1:])
    is_noun = readings[noun].meaning.kind != "light" and _is_noun(readings[noun], lexicon)
    return is_noun and not lexicon.auxiliaries.isdisjoint(after[:1]) and not is_tag


def _may_be_any_verb(reading: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether a word may be a verb in any form."""
    word = reading.spelled.partition(" ")[0]
    return (
        may_be_verb(word, lexicon)
        or word in lexicon.auxiliaries
        or not lexicon.verbs.isdisjoint({word, *bases_in_s(word)})
    )


def _is_noun(reading: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether a word is no name and hardly a verb."""
    word = reading.spelled
    may_be_verb = word in lexicon.irregular or word in lexicon.finite or word.endswith(("ed", "ing"))
    is_word = reading.meaning.kind in LEXICAL
    return is_word and not may_be_verb and lexicon.verbs.isdisjoint({word, *bases_in_s(word)})


def _is_passive(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon, *, was_being: bool) -> bool:
    """Whether something is done to those whom a sentence begins with: 'is to be given', 'is one of the firms shown'."""
    joining, nouns = lexicon.relatives | lexicon.that, 0
    for reading in takewhile(lambda reading: reading.meaning.kind != "name", readings[at:]):
        word = reading.spelled.partition(" ")[0]
        if was_being and _is_participle(word, lexicon):
            return True
        nouns = 0 if word in lexicon.being else nouns + (reading.meaning.kind != "filler")
        was_being = word in lexicon.being or (was_being and nouns <= 1 and word not in joining)
    return False


def _takes_part(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon, *, was_being: bool) -> bool:
    """Whether those whom a sentence begins with are only said to be in something: '<name> is part of the deal'."""
    words = [reading.spelled.partition(" ")[0] for reading in readings[at : at + 2]]
    if not was_being:
        was_being, words = bool(words) and words[0] in lexicon.being, words[1:]
    return was_being and bool(words) and words[0] in lexicon.taking_part


def _is_participle(word: str, lexicon: EnglishLexicon) -> bool:
    """Whether a word after a form of 'be' makes a passive; 'is expected to' makes none."""
    return (word in lexicon.participles or word.endswith("ed")) and word not in lexicon.raising


def _first_names(readings: Sequence[Reading], start: int, lexicon: EnglishLexicon) -> Iterator[int]:
    """Where the names stand that the sentence begins with: 'both <name> and <name> …'."""
    for at in range(start, len(readings)):
        reading = readings[at]
        if reading.meaning.kind == "name":
            if not (_owns(reading) or _is_attribute(readings, at, lexicon)):
                yield at
        elif reading.spelled not in lexicon.joining:
            return


def _is_other(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a later name is at the other end: not after 'by', not a possessor, not part of another name."""
    before = _word_before(readings, at, lexicon)
    if before in lexicon.by | lexicon.sideless | lexicon.owning or _owns(readings[at]):
        return False
    after = readings[at + 1 : at + 2]
    is_attribute = bool(after) and after[0].meaning.kind in ("term", "name", "unknown")
    return before in lexicon.towards | lexicon.giving or not is_attribute


def _is_attribute(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a name only belongs to the noun after it, which does something itself: 'the <name> workers keep …'."""
    after = readings[at + 1 : at + 1 + BEFORE_VERB]
    is_noun = bool(after) and after[0].meaning.kind in CONTENT and _is_noun(after[0], lexicon)
    return is_noun and any(_may_be_any_verb(one, lexicon) for one in after[1:])


def _word_before(readings: Sequence[Reading], at: int, lexicon: EnglishLexicon) -> str:
    """The word before a name and its article."""
    before = [reading.spelled for reading in readings[max(0, at - 2) : at]]
    if before and before[-1] in lexicon.articles:
        before.pop()
    return before[-1] if before else ""


def _owns(reading: Reading) -> bool:
    return reading.surface.endswith(("'s", "s'"))


def _keys(readings: Sequence[Reading], places: set[int]) -> frozenset[str]:
    return frozenset(readings[at].meaning.key for at in places)

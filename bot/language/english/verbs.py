"""Which words are verbs, or may be: by the word itself, by its ending, and by its place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.language.english.lexicon import EnglishLexicon
from bot.language.meaning import Reading

#: A verb that is only told by its ending has so many letters, and so many words after it.
SHORTEST_VERB: Final = 4
ROOM: Final = 2

#: How forms of irregular verbs end that make no sentence alone ('given'); some in n do, as 'won', with more after them.
IN_N: Final = "n"
PARTICIPLE: Final = ("en", "wn", "rn", "un")


def may_be_verb(word: str, lexicon: EnglishLexicon) -> bool:
    """Whether a word may be a verb, as far as it tells by itself."""
    return word in lexicon.finite or word in lexicon.irregular or _is_regular_past(word)


def is_verb(at: int, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word makes a sentence of those around it: a verb that is known, or one by its ending and its place."""
    noun = at - 2 if at > 1 and words[at - 1] in lexicon.adverbs else at - 1
    word, before = words[at], words[noun]
    if word in lexicon.finite or word in lexicon.negations:
        return True
    follows_noun = before not in lexicon.fillers and before not in lexicon.numbers.units
    if follows_noun and _is_past(word, words[at + 1] if at + 1 < len(words) else "", readings, lexicon):
        return True
    goes_on = at + 1 < len(words)
    if goes_on and _is_regular_past(word) and (before in lexicon.subjects or before in _names(readings, -1)):
        return True
    has_object = goes_on and words[-1] not in lexicon.fillers
    if has_object and is_form_in_s(word, lexicon) and _stands_by_name(at, words, readings, follows_noun=follows_noun):
        return True
    if at >= len(words) - ROOM:
        return False
    if _is_verb_of_many(at, words, readings, lexicon):
        return True
    if word in lexicon.unchanging and before in _names(readings, -1):
        return True
    if len(word) < SHORTEST_VERB or not follows_noun:
        return False
    return word.endswith("ed") or (
        word.endswith("s") and (before in _names(readings, -1) or _is_verb_in_s(word, words[at + 1], readings, lexicon))
    )


def _stands_by_name(at: int, words: Sequence[str], readings: Sequence[Reading], *, follows_noun: bool) -> bool:
    """Whether a name stands before a word, or after it where it follows a noun: 'the conflict hurts <name>'."""
    return words[at - 1] in _names(readings, -1) or (follows_noun and words[at + 1] in _names(readings, 0))


def _is_regular_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > SHORTEST_VERB


def _is_past(word: str, after: str, readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word tells what was done, by the word after it: 'won the', 'founded <name>', 'pulled out'."""
    if word in lexicon.irregular and word.endswith(IN_N):
        # 'Won' is a currency, too.
        is_unit = any(r.meaning.kind == "number" and r.spelled.split()[-1] == word for r in readings)
        return not (is_unit or word.endswith(PARTICIPLE)) and _goes_on(after, readings, lexicon)
    if word in lexicon.irregular:
        return True
    return _is_regular_past(word) and (after in lexicon.particles or after in _names(readings, 0))


def tells_past(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether the first verb tells what happened: 'they joined', 'has joined', 'was joined', 'did they join'."""
    finite = lexicon.finite | lexicon.auxiliaries
    for at, (before, word) in enumerate(pairwise(("", *words))):
        if before not in lexicon.articles and is_past_form(word, lexicon):
            return True
        if word in lexicon.done:
            after = [one for one in words[at + 1 : at + 1 + ROOM] if one not in lexicon.getting]
            return word == "did" or any(is_past_form(one, lexicon) for one in after)
        if word in finite or is_form_in_s(word, lexicon):
            return False
    return False


def has_past(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it tells anything that happened: 'they joined', 'was joined'; neither 'is joined' nor 'to be joined'.

    That somebody said it is nothing of the kind.
    """
    before_others = (lexicon.being - lexicon.done) | lexicon.ahead | lexicon.ending
    pairs = [pair for pair in pairwise(("", *words)) if lexicon.asks.get(pair[1:]) != "said"]
    return any(before not in before_others and is_past_form(word, lexicon) for before, word in pairs)


def is_past_form(word: str, lexicon: EnglishLexicon) -> bool:
    """Whether a word may be a past form, or a participle."""
    return word.endswith("ed") or word in lexicon.irregular


def _is_verb_in_s(word: str, after: str, readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word is rather a verb with an s at its end than a plural, by the word after it."""
    return _goes_on(after, readings, lexicon) and is_form_in_s(word, lexicon)


def _goes_on(after: str, readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word may stand right after a verb, and hardly after a noun."""
    return after in lexicon.articles | lexicon.after_verbs or after[:1].isdigit() or after in _names(readings, 0)


def _is_verb_of_many(at: int, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word is the verb of what is more than one: 'the growers ask for the', 'they put it'."""
    word, before, after = words[at], words[at - 1], words[at + 1]
    are_many = before in lexicon.many or (before.endswith("s") and before not in lexicon.fillers)
    return are_many and word in lexicon.verbs and _goes_on(after, readings, lexicon)


def is_form_in_s(word: str, lexicon: EnglishLexicon) -> bool:
    """Whether a word may be a known verb with an s at its end."""
    return word.endswith("s") and not lexicon.verbs.isdisjoint(bases_in_s(word))


def bases_in_s(word: str) -> frozenset[str]:
    """What a word with an s at its end may be a form of."""
    return frozenset({word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"})


def _names(readings: Sequence[Reading], at: int) -> frozenset[str]:
    """The first or the last words of the names among some readings."""
    named = (r for r in readings if r.meaning.kind in ("name", "source") and (at == 0 or "'" not in r.surface))
    return frozenset(reading.spelled.split()[at] for reading in named)

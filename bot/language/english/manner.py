"""How a question is put: open or to be checked, negated, about all documents, a follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.language.english.amounts import word_at
from bot.language.english.denials import find_denials
from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.openings import (
    asks_advice,
    find_opening,
    find_request,
    find_start,
    opens,
    opens_check,
    untagged,
)
from bot.language.english.phrases import find_phrases, find_places, skip, without_phrases
from bot.language.english.quantifiers import find_quantifier
from bot.language.english.relatives import find_relatives
from bot.language.english.replies import find_reply
from bot.language.english.sums import puts_sum
from bot.language.english.verbs import has_past, is_verb, tells_past
from bot.language.meaning import MEASURING, NAMING, Form, Manner, Meaning, Reading, unit_of

#: A statement has so many words with a verb among them, and more where only a full stop tells it from keywords.
SHORTEST_STATEMENT: Final = 3
SHORTEST_WITHOUT_VERB: Final = 4

#: Two numbers that follow each other are a rough one up to this: 'two or three'.
LAST_OF_RANGE: Final = 12


def read_manner(folded: str, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Manner:
    """How the question with these words and readings is put."""
    reply = find_reply(folded, words, lexicon)
    # Some phrases mean nothing, whatever words they have: 'not one more and not one less'.
    words = without_phrases(words, lexicon.empty)
    _, quantifier = find_quantifier(words, lexicon) or (None, None)
    # 'None of the reports' denies nothing itself, nor does 'or not'.
    counted = quantifier.rest if quantifier else words
    claimed = without_phrases(counted, lexicon.disclaiming)
    is_disclaimed = len([*find_phrases(counted, lexicon.disclaiming)]) % 2 == 1
    said = untagged(without_phrases(claimed, lexicon.checks), lexicon)
    said = said[_find_condition(folded, said, lexicon) :]
    is_negated, denied = find_denials(said[find_start(said, lexicon) :], lexicon)
    denying = find_places(said, lexicon.denials)
    # What is planned or possible has not happened, and does not go on.
    is_undone = next(find_phrases(words, lexicon.undone), None) is not None
    return Manner(
        form=_form(folded, words, readings, lexicon),
        is_negated=is_negated != is_disclaimed,
        denied=frozenset() if is_disclaimed else denied,
        denying=frozenset(said[at] for at in denying),
        quantifier=quantifier,
        opens=opens(words, lexicon),
        is_done=not is_undone and _is_done(words, lexicon),
        is_past=not is_undone and tells_past(words[find_start(words, lexicon) :], lexicon),
        is_ahead=is_undone and not has_past(words, lexicon),
        is_foretold=not lexicon.foretelling.isdisjoint(words) and lexicon.possible.isdisjoint(words),
        may_ask=not (folded.endswith(".") or lexicon.interrogatives.isdisjoint(words)),
        leans_back=_leans_back(words, lexicon),
        offers=not lexicon.choosing.isdisjoint(said),
        lasts=not is_undone and _lasts(words, lexicon),
        is_present=not lexicon.present.isdisjoint(words) and lexicon.done.isdisjoint(words),
        adds=not lexicon.further.isdisjoint(words) or next(find_phrases(words, lexicon.adding), None) is not None,
        reply=reply,
        is_sum=puts_sum(folded, readings, lexicon),
    )


def _find_condition(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> int:
    """How many words a clause has that only says under which condition the rest is so: 'if they refuse, …'."""
    clause, comma, _ = folded.partition(",")
    return len(clause.split()) if comma and words and words[0] in lexicon.subordinating else 0


def _wants(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether somebody says what he would have: 'for my notes I need the date', 'I would like the names'."""
    wishes = (lexicon.wishing | lexicon.courtesy) - lexicon.wanting
    ends = (skip(words, at + 1, wishes) for at, word in enumerate(words) if word in lexicon.oneself)
    return any(word_at(words, end) in lexicon.wanting for end in ends)


def _asks_reason(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it begins with what somebody wants to be told of a clause: 'any reason they met'."""
    start = skip(words, find_start(words, lexicon), lexicon.before_reasons)
    return word_at(words, start) in lexicon.reasons and word_at(words, start + 1) not in lexicon.finite


def _ends_in_command(folded: str, lexicon: EnglishLexicon) -> bool:
    """Whether it ends in a clause of its own that tells to do something: '…, give me', '…, list them pls'."""
    _, comma, last = folded.rpartition(",")
    told = last.rstrip(".!?").split() if comma else []
    if lexicon.commands.isdisjoint(told) or not lexicon.oneself.isdisjoint(told):
        return False
    return lexicon.commands.union(lexicon.courtesy, lexicon.pronouns, lexicon.before_wanted).issuperset(told)


def _asks_otherwise(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it asks for something without a question word."""
    is_told = find_opening(words, lexicon) in lexicon.commands or _ends_in_command(folded, lexicon)
    return is_told or any(asks(words, lexicon) for asks in (_wants, _asks_reason, asks_advice))


def _form(folded: str, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Form:
    """Open or to be checked, by the opening word, the question words, the verb and the mark."""
    opening = find_opening(words, lexicon)
    relatives = find_relatives(folded, words, lexicon)
    interrogates = any(word in lexicon.interrogatives and at not in relatives for at, word in enumerate(words))
    if (start := find_request(words, lexicon)) and opening not in lexicon.auxiliaries:
        wanted = words[start:]
        is_open = opening not in lexicon.whether and (
            not lexicon.interrogatives.isdisjoint(wanted) or lexicon.finite.isdisjoint(wanted)
        )
        return "open" if is_open else "yesno"
    if opens_check(folded, words, lexicon):
        return _whether_or_which(readings, lexicon)
    checks = [*find_phrases(words, lexicon.checks)]
    ends_in_check = bool(checks) and sum(checks[-1]) == len(words)
    if checks and (not interrogates or (ends_in_check and opening not in lexicon.interrogatives)):
        return "yesno"
    tag = words[len(untagged(words, lexicon)) :]
    # 'Over how many years is that?' has no tag, but its verb and its subject there.
    if tag and opening not in lexicon.interrogatives and not (interrogates and tag[0] in lexicon.auxiliaries):
        return "yesno"
    if interrogates or _asks_otherwise(folded, words, lexicon):
        return "open"
    states = any(is_verb(at, words, readings, lexicon) for at in range(1, len(words)))
    # 'Number of firms' asks; 'the number of firms is four' does not.
    if not (states or folded.endswith(".")) and any(
        r.meaning.kind == "ask" and r.meaning.key != "said" for r in readings
    ):
        return "open"
    if any(tuple(words[-length:]) in lexicon.adding for length in (1, 2)):
        return "statement" if states and not folded.endswith("?") else "yesno"
    if folded.endswith("?"):
        return _whether_or_which(readings, lexicon) if states else "keywords"
    least = SHORTEST_STATEMENT if states else SHORTEST_WITHOUT_VERB
    return "statement" if (states or folded.endswith(".")) and len(words) >= least else "keywords"


def _whether_or_which(readings: Sequence[Reading], lexicon: EnglishLexicon) -> Form:
    """The form of what puts something to be answered: a choice of two asks which one, all else whether it is so."""
    return "open" if _puts_choice(readings, lexicon) else "yesno"


def _puts_choice(readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether it asks which of two it is: 'was it in May or in June'; but 'two or three' are one number."""
    telling = [r for r in readings if r.meaning.kind != "filler" or r.spelled in lexicon.choosing]
    return any(
        joint.spelled in lexicon.choosing
        and (
            {one.spelled, other.spelled} <= lexicon.comparatives
            or _are_sides(one, other, lexicon)
            or _are_alternatives(one.meaning, other.meaning)
        )
        for one, joint, other in zip(telling, telling[1:], telling[2:], strict=False)
    )


def _are_sides(one: Reading, other: Reading, lexicon: EnglishLexicon) -> bool:
    """Whether they are two sides of the figure that follows: 'more or less than', but not 'more or less'."""
    return other.meaning.kind == "number" and {one.spelled, other.spelled.split()[0]} <= lexicon.weighing


def _are_alternatives(one: Meaning, other: Meaning) -> bool:
    if one == other or one.kind not in NAMING | MEASURING:
        return False
    if one.kind == "number" and unit_of(one) != unit_of(other):
        # The same in another unit: '12 euros or 15 dollars'.
        return False
    is_counted = one.key.isdecimal() and other.key.isdecimal()
    return not (is_counted and int(one.key) + 1 == int(other.key) <= LAST_OF_RANGE)


def _is_done(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it is told as something that has happened; what 'was going on' need not have come about.

    Who 'has a plan' only owns one, unless that is asked.
    """
    start = find_start(words, lexicon)
    undone = {
        at
        for at, (word, after) in enumerate(pairwise((*words, "")))
        if (at != start and word in lexicon.owning and after in lexicon.fillers)
        or (word in lexicon.being and after.endswith("ing"))
    }
    is_outright = not lexicon.accomplished.isdisjoint(words)
    return is_outright or any(word in lexicon.done and at not in undone for at, word in enumerate(words))


def _lasts(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it says that something goes on to be so, and not that it is still to come."""
    ends = (start + length for start, length in find_phrases(words, lexicon.lasting))
    return any(word_at(words, end) not in lexicon.ending for end in ends)


def _leans_back(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    starts = any(tuple(words[:length]) in lexicon.openers for length in (1, 2))
    leaning = (at for at, word in enumerate(words) if word in lexicon.pronouns)
    return starts or tuple(words) in lexicon.checks or any(not _says_there_is(at, words, lexicon) for at in leaning)


def _says_there_is(at: int, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether a word only says that something exists: 'is there one?', 'how many are there?'; not 'who was there?'."""
    if words[at] not in lexicon.existing or not lexicon.attending.isdisjoint(words):
        return False
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    counts = not lexicon.counting_asks.isdisjoint(words[:at])
    return after in lexicon.being or (before in lexicon.being and (bool(after) or counts))

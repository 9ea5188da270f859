"""How a question is put: open or to be checked, negated, about all documents, a follow-up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import Final

from bot.language.english.amounts import word_at
from bot.language.english.lexicon import EnglishLexicon
from bot.language.english.numbers import is_nothing
from bot.language.english.quantifiers import find_quantifier
from bot.language.meaning import MEASURING, NAMING, Form, Manner, Meaning, Phrase, Reading

#: A statement has so many words with a verb among them, and more where only a full stop tells it from keywords.
SHORTEST_STATEMENT: Final = 3
SHORTEST_WITHOUT_VERB: Final = 4

#: In a statement a question word joins clauses from this place on: 'at which …' would ask.
JOINED: Final = 3

#: A verb that is only told by its ending has so many letters, and so many words after it.
SHORTEST_VERB: Final = 4
ROOM: Final = 2

_AFTER_COMMA: Final = re.compile(r"(?:[,;:.?!–—]|\s-)\s*(?=(\w+)(?:\s+(\w+))?)")

#: How forms of irregular verbs end that make no sentence by themselves: 'given'.
PARTICIPLE: Final = "n"

#: So many words a question word has after it, itself counted, where it joins a clause in a question.
SHORTEST_CLAUSE: Final = 4

#: A question of no more words than this is no statement with a tag: 'is it?'.
TAG: Final = 2

#: So many words has a question with which a sentence ends.
LAST_QUESTION: Final = 3

#: Among so many words after a question word stands the verb of what it asks: 'how many chips will they …'.
INVERTED: Final = 3

#: So many words has what somebody is sure of.
SHORTEST_ASSURED: Final = 3

#: So many words may say who told somebody something, the verb included.
LONGEST_TELLER: Final = 6

#: So many words may part a verb from its particle.
PARTED: Final = 3

#: Two numbers that follow each other are a rough one up to this: 'two or three'.
LAST_OF_RANGE: Final = 12

#: At this place at the latest a question says on which side somebody is: 'is the old president against it'.
LATEST_SIDE: Final = 4

#: So few words before a verb that denies a negation undoes it: 'did not at all refuse'.
UNDOING: Final = 3


def read_manner(folded: str, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Manner:
    """How the question with these words and readings is put."""
    # Some phrases mean nothing, whatever words they have: 'not one more and not one less'.
    words = _without(words, lexicon.empty)
    _, quantifier = find_quantifier(words, lexicon) or (None, None)
    # 'None of the reports' denies nothing itself, nor does 'or not'.
    counted = quantifier.rest if quantifier else words
    claimed = _without(counted, lexicon.disclaiming)
    is_disclaimed = len([*find_phrases(counted, lexicon.disclaiming)]) % 2 == 1
    said = untagged(_without(claimed, lexicon.checks), lexicon)
    said = said[_find_condition(folded, said, lexicon) :]
    is_negated, denied = _find_denials(said[find_start(said, lexicon) :], lexicon)
    denying = find_places(said, lexicon.denials)
    return Manner(
        form=_form(folded, words, readings, lexicon),
        is_negated=is_negated != is_disclaimed,
        denied=frozenset() if is_disclaimed else denied,
        denying=frozenset(said[at] for at in denying),
        quantifier=quantifier,
        opens=_opens(words, lexicon),
        is_done=_is_done(words, lexicon),
        is_foretold=not lexicon.foretelling.isdisjoint(words) and lexicon.possible.isdisjoint(words),
        may_ask=not (folded.endswith(".") or lexicon.interrogatives.isdisjoint(words)),
        leans_back=_leans_back(words, lexicon),
        offers=not lexicon.choosing.isdisjoint(said),
        adds=not lexicon.further.isdisjoint(words) or next(find_phrases(words, lexicon.adding), None) is not None,
    )


def _find_condition(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> int:
    """How many words a clause has that only says under which condition the rest is so: 'if they refuse, …'."""
    clause, comma, _ = folded.partition(",")
    return len(clause.split()) if comma and words and words[0] in lexicon.subordinating else 0


def _without(words: Sequence[str], phrases: frozenset[Phrase]) -> Sequence[str]:
    """The words without some phrases."""
    dropped = find_places(words, phrases)
    return [word for at, word in enumerate(words) if at not in dropped] if dropped else words


def find_relatives(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> frozenset[int]:
    """Where question words stand that ask nothing but join clauses.

    They do so in a yes/no question, in a statement, and after a verb; before a question mark only where a whole
    clause follows, and after a comma only where a full stop says that all of it is a statement.
    """
    is_plain = folded.endswith("?") or not lexicon.finite.isdisjoint(words[1:2])
    if lexicon.interrogatives.isdisjoint(words[1:-1] if is_plain else words[:-1]):
        return frozenset()
    if start := _find_request(words, lexicon):
        return frozenset(start + at for at in find_relatives(folded, words[start:], lexicon))
    is_check = _opens_check(folded, words, lexicon)
    is_statement = _is_statement(folded, words, lexicon)
    verb = next((at for at, word in enumerate(words) if _may_be_verb(word, lexicon)), len(words))
    first = 1 if is_check else min(verb + 1, JOINED) if folded.endswith(".") else verb + 1
    last = len(words) - (1 if folded.endswith(".") else SHORTEST_CLAUSE - 1)
    asking = lexicon.wondering if is_check or is_statement else lexicon.asking
    verbs = sum(_may_be_verb(word, lexicon) for word in words)
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
    pairs = (" ".join(lexicon.rewrites.get(word, word) for word in pair) for pair in _AFTER_COMMA.findall(folded))
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
    first = next((at for at, word in enumerate(words) if _may_be_verb(word, lexicon)), len(words))
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
    return depends or _counts_alone(words, at, lexicon) or _is_subject(words, at, lexicon)


def _counts_alone(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a question word asks for a number after what no clause goes on from: 'in the top how many'."""
    before, pair = words[at - 1], tuple(words[at : at + 2])
    joins = before in lexicon.asking | lexicon.pronouns or _may_be_verb(before, lexicon)
    return pair in lexicon.counting and not joins


def _is_subject(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether nothing is told but what a question word is the subject of: 'in document 2 who is supplied'."""
    if any(_may_be_verb(word, lexicon) for word in words[:at]) or lexicon.finite.isdisjoint(words[at + 1 : at + 2]):
        return False
    rest = _skip(words, at + 1, lexicon.finite)
    return lexicon.auxiliaries.isdisjoint(words[rest:])


def _may_be_verb(word: str, lexicon: EnglishLexicon) -> bool:
    return word in lexicon.finite or word in lexicon.irregular or (word.endswith("ed") and len(word) > SHORTEST_VERB)


def _is_relative(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a question word goes on from the noun or the preposition before it: 'the man who', 'of what'."""
    word, before = words[at], words[at - 1]
    if word in lexicon.relatives:
        return before not in lexicon.fillers | lexicon.asking | lexicon.wondering
    return word in lexicon.free_relatives and before in lexicon.before_free_relatives


def _is_statement(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether a sentence with question words in it may state something all the same."""
    opening = _opening(words, lexicon)
    opens_otherwise = opening in lexicon.interrogatives | lexicon.wondering | lexicon.commands
    return folded.endswith(".") or not (opens_otherwise or folded.endswith("?"))


def find_start(words: Sequence[str], lexicon: EnglishLexicon) -> int:
    """Where the question begins after its lead-in, and after the words of a request: 'please could you tell me …'."""
    if start := _find_request(words, lexicon):
        return start
    start = _skip(words, 0, lexicon.leading)
    return _skip_assurance(words, _skip_hearsay(words, start, lexicon), lexicon)


def _skip_hearsay(words: Sequence[str], start: int, lexicon: EnglishLexicon) -> int:
    """The place after who is said to have told it, of whom no document knows: 'my uncle swears that …'."""
    if word_at(words, start) not in lexicon.unnamed:
        return start
    teller = words[start + 1 : start + 1 + LONGEST_TELLER]
    verb = next((at for at, word in enumerate(teller, start + 1) if word in lexicon.hearsay), None)
    end = _skip(words, verb + 1, lexicon.after_hearsay) if verb else len(words)
    is_told = len(words) - end >= SHORTEST_ASSURED and words[end] not in lexicon.interrogatives
    return _skip(words, end, lexicon.leading) if is_told else start


def _skip_assurance(words: Sequence[str], start: int, lexicon: EnglishLexicon) -> int:
    """The place after the words in which somebody says how sure he is: 'I'm fairly certain that …'."""
    if words[start : start + 1] and words[start] in lexicon.oneself:
        end = _skip(words, start + 1, lexicon.assuring)
        is_told = end > start + 1 and len(words) - end >= SHORTEST_ASSURED
        if is_told and words[end] not in lexicon.interrogatives:
            return _skip(words, end, lexicon.leading)
    return start


def _skip(words: Sequence[str], start: int, skipped: AbstractSet[str]) -> int:
    """The first place from `start` on of a word that is not skipped."""
    return next((at for at in range(start, len(words)) if words[at] not in skipped), len(words))


def _find_request(words: Sequence[str], lexicon: EnglishLexicon) -> int:
    """Where a request says what is asked for, after words of courtesy: 'could you tell me …'; 0 if it is none.

    Those who ask want to know, and who is asked is to tell: 'may I say that …' asks for nothing.
    """
    start = _skip(words, 0, lexicon.leading)
    end = _skip(words, start, lexicon.courtesy)
    if end == len(words) or lexicon.wishing.isdisjoint(words[start:end]):
        return 0
    is_asked = not lexicon.asked.isdisjoint(words[start:end])
    if words[end] not in (lexicon.telling if is_asked else lexicon.learning):
        return 0
    return _skip(words, end + 1, lexicon.leading | lexicon.before_wanted)


def _wants(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether somebody says what he would have: 'for my notes I need the date', 'I would like the names'."""
    wishes = (lexicon.wishing | lexicon.courtesy) - lexicon.wanting
    ends = (_skip(words, at + 1, wishes) for at, word in enumerate(words) if word in lexicon.oneself)
    return any(word_at(words, end) in lexicon.wanting for end in ends)


def _asks_advice(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether somebody asks what he is to do himself: 'should I buy some?'."""
    start = find_start(words, lexicon)
    return word_at(words, start) in lexicon.advising and word_at(words, start + 1) in lexicon.oneself


def _asks_reason(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it begins with what somebody wants to be told of a clause: 'any reason they met'."""
    start = _skip(words, find_start(words, lexicon), lexicon.before_reasons)
    return word_at(words, start) in lexicon.reasons and word_at(words, start + 1) not in lexicon.finite


def _ends_in_command(folded: str, lexicon: EnglishLexicon) -> bool:
    """Whether it ends in a clause of its own that tells to do something: '…, give me', '…, list them pls'."""
    _, comma, last = folded.rpartition(",")
    told = last.rstrip(".!?").split() if comma else []
    if lexicon.commands.isdisjoint(told) or not lexicon.oneself.isdisjoint(told):
        return False
    return lexicon.commands.union(lexicon.courtesy, lexicon.pronouns, lexicon.before_wanted).issuperset(told)


def untagged(words: Sequence[str], lexicon: EnglishLexicon) -> Sequence[str]:
    """The words without those that ask for a yes at the end: 'it was sold, no?', '…, didn't it?'."""
    if words and words[-1] in lexicon.tags:
        return words[:-1]
    has_tag = len(words) > TAG and words[-2] in lexicon.auxiliaries and words[-1] in lexicon.tag_pronouns
    return words[:-2] if has_tag else words


def _opening(words: Sequence[str], lexicon: EnglishLexicon) -> str:
    """The first word that is more than a lead-in."""
    return next(iter(words[find_start(words, lexicon) :]), "")


def _opens_check(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it begins with a verb that asks for a yes, or does so after a comma: 'in that case, is it …?'."""
    opening = _opening(words, lexicon)
    if opening in lexicon.auxiliaries:
        return not _asks_advice(words, lexicon)
    after = _AFTER_COMMA.search(folded) if folded.endswith("?") else None
    if after is None or after[1] not in lexicon.auxiliaries:
        return False
    before = folded[: after.start()].split()
    is_addressed = lexicon.commands.union(lexicon.before_wanted, lexicon.leading).issuperset(before)
    asks = opening in lexicon.commands | lexicon.wondering or not lexicon.interrogatives.isdisjoint(before)
    return is_addressed or not asks


def _asks_otherwise(folded: str, words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it asks for something without a question word."""
    is_told = _opening(words, lexicon) in lexicon.commands or _ends_in_command(folded, lexicon)
    return is_told or any(asks(words, lexicon) for asks in (_wants, _asks_reason, _asks_advice))


def _form(folded: str, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> Form:
    """Open or to be checked, by the opening word, the question words, the verb and the mark."""
    opening = _opening(words, lexicon)
    relatives = find_relatives(folded, words, lexicon)
    interrogates = any(word in lexicon.interrogatives and at not in relatives for at, word in enumerate(words))
    if (start := _find_request(words, lexicon)) and opening not in lexicon.auxiliaries:
        wanted = words[start:]
        is_open = opening not in lexicon.whether and (
            not lexicon.interrogatives.isdisjoint(wanted) or lexicon.finite.isdisjoint(wanted)
        )
        return "open" if is_open else "yesno"
    if _opens_check(folded, words, lexicon) and not _asks_indirectly(words, lexicon):
        return "open" if _puts_choice(readings, lexicon) else "yesno"
    checks = [*find_phrases(words, lexicon.checks)]
    ends_in_check = bool(checks) and sum(checks[-1]) == len(words)
    if checks and (not interrogates or (ends_in_check and lexicon.interrogatives.isdisjoint((opening, words[-1])))):
        return "yesno"
    if opening not in lexicon.interrogatives and len(untagged(words, lexicon)) < len(words):
        return "yesno"
    if interrogates or _asks_otherwise(folded, words, lexicon):
        return "open"
    states = any(_is_verb(at, words, readings, lexicon) for at in range(1, len(words)))
    # 'Number of firms' asks; 'the number of firms is four' does not.
    if not (states or folded.endswith(".")) and any(
        r.meaning.kind == "ask" and r.meaning.key != "said" for r in readings
    ):
        return "open"
    if any(tuple(words[-length:]) in lexicon.adding for length in (1, 2)):
        return "statement" if states and not folded.endswith("?") else "yesno"
    if folded.endswith("?"):
        return "yesno" if states else "keywords"
    least = SHORTEST_STATEMENT if states else SHORTEST_WITHOUT_VERB
    return "statement" if (states or folded.endswith(".")) and len(words) >= least else "keywords"


def _is_verb(at: int, words: Sequence[str], readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether a word makes a sentence of those around it: a verb that is known, or one by its ending and its place."""
    noun = at - 2 if at > 1 and words[at - 1] in lexicon.adverbs else at - 1
    word, before = words[at], words[noun]
    if word in lexicon.finite or word in lexicon.negations:
        return True
    follows_noun = before not in lexicon.fillers and before not in lexicon.numbers.units
    if follows_noun and word in lexicon.irregular and not word.endswith(PARTICIPLE):
        return True
    has_object = at + 1 < len(words) and words[-1] not in lexicon.fillers
    if has_object and is_form_in_s(word, lexicon) and before in _names(readings, -1):
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


def _puts_choice(readings: Sequence[Reading], lexicon: EnglishLexicon) -> bool:
    """Whether it asks which of two it is: 'was it in May or in June'; but 'two or three' are one number."""
    telling = [r for r in readings if r.meaning.kind != "filler" or r.spelled in lexicon.choosing]
    return any(
        joint.spelled in lexicon.choosing and _are_alternatives(one.meaning, other.meaning)
        for one, joint, other in zip(telling, telling[1:], telling[2:], strict=False)
    )


def _are_alternatives(one: Meaning, other: Meaning) -> bool:
    if one == other or one.kind != other.kind or one.kind not in NAMING | MEASURING:
        return False
    if one.kind == "number" and one.key.partition(" ")[2] != other.key.partition(" ")[2]:
        # The same in another unit: '12 euros or 15 dollars'.
        return False
    is_counted = one.key.isdecimal() and other.key.isdecimal()
    return not (is_counted and int(one.key) + 1 == int(other.key) <= LAST_OF_RANGE)


def _asks_indirectly(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it asks for something in a roundabout way: 'does anybody know how many?'."""
    return any(word in lexicon.wondering and after in lexicon.interrogatives for word, after in pairwise(words))


def _opens(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether a question word or an auxiliary stands first, or right after what may stand before one."""
    start = find_start(words, lexicon)
    first, second = word_at(words, start), word_at(words, start + 1)
    starters = lexicon.auxiliaries | lexicon.interrogatives
    if first in lexicon.auxiliaries and second in lexicon.proforms:
        return False
    return first in starters or (first in lexicon.asking and second in starters)


def _is_done(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    """Whether it is told as something that has happened; who 'has a plan' only owns one."""
    if next(find_phrases(words, lexicon.undone), None):
        return False
    owns = ((word, word in lexicon.owning and after in lexicon.fillers) for word, after in pairwise((*words, "")))
    is_outright = not lexicon.accomplished.isdisjoint(words)
    return is_outright or any(word in lexicon.done and not is_owned for word, is_owned in owns)


def _leans_back(words: Sequence[str], lexicon: EnglishLexicon) -> bool:
    starts = any(tuple(words[:length]) in lexicon.openers for length in (1, 2))
    return starts or tuple(words) in lexicon.checks or any(word in lexicon.pronouns for word in words)


def _find_denials(words: Sequence[str], lexicon: EnglishLexicon) -> tuple[bool, frozenset[str]]:
    """Whether something is denied, by 'not' or by a verb like 'refuse', and the words that stand after these.

    'Not refused' denies nothing. What follows 'if' or 'because' is passed over.
    """
    words = words[: next((at for at, word in enumerate(words) if at and word in lexicon.subordinating), len(words))]
    words = _without(words, lexicon.limiting)
    # In 'no more than 12' the negation belongs to the bound of a number.
    bounds = {at for at, _ in find_phrases(words, lexicon.numbers.long_bounds)}
    negations = {at for at in range(len(words)) if at not in bounds and _negates(words, at, lexicon)}
    phrases = find_phrases(words, lexicon.denials)
    ends = {at: at + length for at, length in phrases if _may_deny(words, at, lexicon)}
    denials = {*ends, *(at for at, end in _find_parted(words, lexicon) if end not in bounds)}
    undone = {at for at in denials if not negations.isdisjoint(range(at - UNDOING, at))}
    undoing = {at for at in negations if not undone.isdisjoint(range(at + 1, at + UNDOING + 1))}
    after = {at + 1 for at in negations - undoing} | {end for at, end in ends.items() if at not in undone}
    denied = filter(None, (_first_of_weight(words[at:], lexicon) for at in after))
    return bool(denials - undone or negations - undoing), frozenset(denied)


def _may_deny(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether what may deny does so at its place: 'was against it', not 'the rejected offer', nor 'helps against'."""
    if words[at] not in lexicon.siding:
        return not _is_attribute(words, at, lexicon)
    before = next((n for n in range(at - 1, -1, -1) if words[n] not in lexicon.within_siding), None)
    is_asked = words[0] in lexicon.being and at <= LATEST_SIDE and lexicon.introducing.isdisjoint(words[1:2])
    return before is None or is_asked or words[before] in lexicon.before_siding


def _is_attribute(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a participle only says of which one it is: 'the rejected offer', 'the offer that got rejected'."""
    if not words[at].endswith("ed"):
        return False
    start = next((n for n in range(at - 1, -1, -1) if words[n] not in lexicon.before_participles), -1)
    is_clause = 0 < start < at - 1 and words[start] in lexicon.that | lexicon.relatives
    return is_clause or (at > 0 and words[at - 1] in lexicon.articles and at + 1 < len(words))


def _first_of_weight(words: Sequence[str], lexicon: EnglishLexicon) -> str | None:
    return next((word for word in words if word not in lexicon.fillers), None)


def _find_parted(words: Sequence[str], lexicon: EnglishLexicon) -> Iterator[tuple[int, int]]:
    """Where the two words of a denial stand that has somebody between them: 'turned the firm down'."""
    for end in [at for at, word in enumerate(words) if word in lexicon.particles]:
        beginnings = range(max(0, end - 1 - PARTED), end - 1)
        yield from ((at, end) for at in beginnings if (words[at], words[end]) in lexicon.denials)


def _negates(words: Sequence[str], at: int, lexicon: EnglishLexicon) -> bool:
    """Whether a negation denies something: not so in 'isn't it', 'no, it is', 'not only'."""
    word, after = words[at], next(iter(words[at + 1 : at + 2]), "")
    if word not in lexicon.negations or after in lexicon.limits or (word in lexicon.tags and after.isdecimal()):
        return False
    if at and is_nothing(words, at, lexicon.numbers):
        return False
    return at > 0 or not (word in lexicon.auxiliaries or (word in lexicon.tags and after in lexicon.fillers | {""}))


def find_places(words: Sequence[str], phrases: frozenset[Phrase]) -> frozenset[int]:
    """The places of all words that belong to one of the phrases."""
    found = find_phrases(words, phrases)
    return frozenset(at for start, length in found for at in range(start, start + length))


def find_phrases(words: Sequence[str], phrases: frozenset[Phrase]) -> Iterator[tuple[int, int]]:
    """Where one of the phrases begins, and how many words the longest such has."""
    lengths = _lengths_by_beginning(phrases)
    for at in [at for at, word in enumerate(words) if word in lengths]:
        fitting = (length for length in lengths[words[at]] if at + length <= len(words))
        found = (length for length in fitting if (*words[at : at + length],) in phrases)
        if length := next(found, 0):
            yield at, length


@cache
def _lengths_by_beginning(phrases: frozenset[Phrase]) -> Mapping[str, tuple[int, ...]]:
    """For each word that phrases begin with how many words these have, the most first."""
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[phrase[0]].add(len(phrase))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}

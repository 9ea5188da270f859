"""A language in all ways unlike English, to show that no room but a language's own knows how English works.

Its words stand together without spaces, digits are words and follow each other ('rino' is 23), a bound
follows its number ('rinogom' is 'more than 23'), a question ends with 'ko', and nothing has a plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final

from bot.answer.wording import Wording, load_wording
from bot.language.language import Language
from bot.language.meaning import Bound, Course, Manner, Mention, Parties, Phrase, Reading, Span, Tenses

DIGITS: Final = {word: str(digit) for digit, word in enumerate(("nul", "pa", "ri", "no", "mu"))}
BOUNDS: Final[dict[str, Bound]] = {"gom": "more_than", "tem": "up_to"}


class Toy(Language):
    """Reads the invented language."""

    def is_written_in(self, text: str) -> bool:
        return text.isascii()

    def cut_sentences(self, text: str) -> list[Span]:
        return [match.span() for match in re.finditer(r"[^\s.!?][^.!?\n]*(?<!\s)[.!?]*|[.!?]+", text)]

    def cut_requests(self, sentence: str) -> list[str]:
        return [sentence]

    def cut_clauses(self, sentence: str) -> list[str]:
        return sentence.split(",")

    def cut_asked(self, _sentence: str) -> list[str]:
        return []

    def cut_order(self, _sentence: str) -> None:
        return None

    def find_main(self, sentence: str) -> str:
        return sentence

    def cut_words(self, folded: str, known: AbstractSet[str], /) -> list[str]:
        words = sorted(self.all_words | known | {"nume", "luko"} | DIGITS.keys() | BOUNDS.keys(), key=len)
        one = "|".join(map(re.escape, reversed(words)))
        return re.findall(rf"{one}|(?:(?!{one})\w)+", folded)

    def undo(self, word: str, _known: AbstractSet[str], /) -> tuple[str, ...]:
        return (word,)

    def ungraded(self, _word: str) -> Iterable[str]:
        return ()

    def stem(self, word: str) -> str:
        return word

    def name_forms(self, _name: Phrase) -> Iterable[Phrase]:
        return ()

    def join_role(self, owner: str, role: str) -> tuple[str, ...]:
        return (role + owner,)

    def find_numbers(self, words: Sequence[str]) -> list[Mention]:
        mentions, at = list[Mention](), 0
        while at < len(words):
            end = next((end for end in range(at, len(words)) if words[end] not in DIGITS), len(words))
            if end > at:
                amount = Decimal("".join(DIGITS[word] for word in words[at:end]))
                bound = BOUNDS.get(words[end]) if end < len(words) else None
                mentions.append(Mention(at, end + (bound is not None), amount, bound=bound))
            at = end + 1
        return mentions

    def settle(self, _folded: str, _words: Sequence[str], readings: Sequence[Reading]) -> list[Reading]:
        return list(readings)

    def read_manner(self, _folded: str, words: Sequence[str], readings: Sequence[Reading]) -> Manner:
        asks = any(reading.meaning.kind == "ask" for reading in readings)
        is_question = tuple(words[-1:]) == ("ko",)
        return Manner(
            form="open" if asks else "yesno" if is_question else "statement",
            is_negated="zil" in words,
            quantifier=None,
            opens=asks,
            may_ask=asks,
            is_done=False,
            is_foretold=False,
            leans_back=False,
        )

    def find_contrast(self, _readings: Sequence[Reading]) -> None:
        return None

    def find_comparative(self, _readings: Sequence[Reading]) -> None:
        return None

    def find_courses(self, _readings: Sequence[Reading]) -> frozenset[Course]:
        return frozenset()

    def find_tenses(self, _readings: Sequence[Reading]) -> Tenses:
        return Tenses(frozenset(), frozenset())

    def may_be_finite(self, _word: str) -> bool:
        return False

    def may_be_past(self, _word: str) -> bool:
        return False

    def find_identities(self, _folded: str, _readings: Sequence[Reading]) -> frozenset[tuple[str, str]]:
        return frozenset()

    def find_parties(self, readings: Sequence[Reading]) -> Parties:
        names = [reading.meaning.key for reading in readings if reading.meaning.kind == "name"]
        return Parties(frozenset(names[:1]), frozenset(names[1:]))


TOY: Final = Toy(
    code="tk",
    asks={"how_many": ["nume"], "where": ["luko"]},
    documents="dok",
    negations="zil",
    fillers="la su ko si",
    **dict.fromkeys(
        [
            "lasting",
            "empty",
            "denials",
            "ordinals",
            "mentioning",
            "mentioning_alone",
            "exemplifying",
            "times",
            "causes",
            "rates",
            "exceptions",
            "sums",
            "summing_up",
            "belonging",
            "becoming",
        ],
        (),
    ),
    document_kinds=(),
    entity_kinds={},
    weekdays={},
    months={},
    quarters={},
    sides={},
    towns={},
    **dict.fromkeys(
        [
            "of_answers",
            "anywhere",
            "countries",
            "comparatives",
            "distributing",
            "standards",
            "starting",
            "distances",
            "lapsing",
            "firsts",
            "leaving",
            "being",
            "equating",
            "locating",
            "superlatives",
            "further",
            "pointing",
            "by",
            "accomplished",
            "newest",
            "oldest",
            "comparing",
            "listing",
            "wanted",
            "doubting",
            "matters",
            "of_sources",
            "articles",
            "sweeping",
            "before_kinds",
            "of_persons",
            "heading",
            "in_charge",
            "wholes",
            "majorities",
            "undecided",
            "interjections",
            "of_writing",
            "limits",
            "universal",
            "joint",
            "paired",
            "partitive",
            "coordinating",
            "excepting",
            "pronouns",
            "personal",
            "light",
            "idle",
            "everyday",
            "undecided",
            "interjections",
            "of_writing",
        ],
        "",
    ),
    short_words="",
    standing_in={},
    help=("ola",),
    sources=("doknumeko",),
    disagreements=("dokzilko",),
    greeting=("hei",),
    thanks=("kidos",),
    farewell=("moio",),
    elsewhere=("taivakuko",),
)


def find_toy(code: str) -> Toy:
    """The one language that there is."""
    if code != TOY.code:
        raise LookupError(code)
    return TOY


def word_toy(code: str) -> Wording:
    """English sentences, in want of others."""
    return Wording(code, load_wording("en").sentences)

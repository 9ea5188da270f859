"""What the bot has to know of a language: its words, and its rules behind one small interface.

No other room knows how a language parts words, where it puts a bound, or what makes a sentence a
question. A second language is data, and one more class like this.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.language.lexicon import Lexicon
from bot.language.meaning import Comparative, Contrast, Course, Manner, Mention, Parties, Phrase, Reading, Span, Tenses
from bot.text import fold


class Language(Lexicon):
    """One language: the words that belong to no subject, and the rules by which texts are read.

    'Folded' texts are folded by `bot.text.fold`. `known` are the words of the names and synonyms of a fact
    base: what parts words by spaces hardly needs them, what does not finds its words by them.
    """

    @abstractmethod
    def is_written_in(self, text: str) -> bool:
        """Whether a text may be of this language, as far as its letters tell."""

    @abstractmethod
    def cut_sentences(self, text: str) -> list[Span]:
        """Where the sentences of a text stand, in order; only white space lies between them.

        A line end ends a sentence. The sentences of a sentence are that sentence.
        """

    @abstractmethod
    def cut_requests(self, sentence: str) -> list[str]:
        """A sentence of a message as what leads up to a request, and the request: 'tell me: who …'."""

    @abstractmethod
    def cut_clauses(self, sentence: str) -> list[str]:
        """The clauses of a sentence, as far as its marks and its conjunctions tell them."""

    @abstractmethod
    def cut_asked(self, sentence: str) -> list[str]:
        """What is asked for of one matter, each as a request of its own: 'the length and the title of a song'.

        None where it asks for one thing, or for something else.
        """

    @abstractmethod
    def cut_order(self, sentence: str) -> tuple[str, str] | None:
        """Two clauses of which a sentence says that what the first tells came before what the second does.

        None where it says nothing of the kind: not so with a date, 'before May'.
        """

    @abstractmethod
    def find_main(self, sentence: str) -> str:
        """A sentence without a clause that leads up to it: 'A pays B' of 'if it fails, A pays B'."""

    @abstractmethod
    def cut_words(self, folded: str, known: AbstractSet[str], /) -> list[str]:
        """The words of a folded text as they were typed."""

    @abstractmethod
    def undo(self, word: str, known: AbstractSet[str], /) -> tuple[str, ...]:
        """The words that a typed word is read as: short forms written out, endings of its case taken off."""

    @abstractmethod
    def ungraded(self, word: str) -> Iterable[str]:
        """The words of which a word may be a form that compares, which its stem does not tell: 'safe' for 'safer'."""

    @abstractmethod
    def stem(self, word: str) -> str:
        """What is the same in all inflections of a word; the word itself where there are none."""

    @abstractmethod
    def name_forms(self, name: Phrase) -> Iterable[Phrase]:
        """The other forms in which a name is met, where they are no other words: its plural."""

    @abstractmethod
    def join_role(self, owner: str, role: str) -> tuple[str, ...]:
        """How somebody is called by a role in an organisation, the common way first: '<firm> boss'."""

    @abstractmethod
    def find_numbers(self, words: Sequence[str]) -> list[Mention]:
        """The numbers among words as they are read, in order, with their bounds and units.

        A number that only counts documents is none.
        """

    @abstractmethod
    def settle(self, folded: str, words: Sequence[str], readings: Sequence[Reading]) -> list[Reading]:
        """The readings of a whole text, each with what it means beside its neighbours."""

    @abstractmethod
    def read_manner(self, folded: str, words: Sequence[str], readings: Sequence[Reading]) -> Manner:
        """How the question with these words and settled readings is put."""

    @abstractmethod
    def find_contrast(self, readings: Sequence[Reading]) -> Contrast | None:
        """How a sentence sets some apart from others: 'A rather than B', 'nobody before A'; None where it does not."""

    @abstractmethod
    def find_comparative(self, readings: Sequence[Reading]) -> Comparative | None:
        """The two statements that a sentence compares by a figure, 'A costs more than B'; None where it does not."""

    @abstractmethod
    def find_courses(self, readings: Sequence[Reading]) -> frozenset[Course]:
        """From what to what something goes."""

    @abstractmethod
    def find_tenses(self, readings: Sequence[Reading]) -> Tenses:
        """What is said to have happened, and what is not yet so, as far as the words before each tell."""

    @abstractmethod
    def find_parties(self, readings: Sequence[Reading]) -> Parties:
        """Who does something and to whom it is done, among the names of a sentence, as far as its form tells."""

    @abstractmethod
    def may_be_finite(self, word: str) -> bool:
        """Whether a word may be the verb of a sentence, as far as it alone tells."""

    @abstractmethod
    def may_be_past(self, word: str) -> bool:
        """Whether a word may be a verb that tells what has happened, as far as it alone tells."""

    @abstractmethod
    def find_identities(self, folded: str, readings: Sequence[Reading]) -> frozenset[tuple[str, str]]:
        """The names of which a text says that they mean the same, two by two, whether it denies that or not."""

    def with_currencies(self, _currencies: Mapping[str, Iterable[str]], /) -> Language:
        """The language where words and signs for currencies mean those of a fact base, by code (ISO 4217).

        Unless a language reads sums of money, it is the same with them.
        """
        return self

    def read_words(self, text: str, known: AbstractSet[str]) -> Phrase:
        """The words of any text as they are read, but for their spelling."""
        return tuple(part for word in self.split(text, known) for part in self.undo(word, known))

    def split(self, text: str, known: AbstractSet[str] = frozenset()) -> Phrase:
        """The words of any text as they were typed, folded."""
        return tuple(self.cut_words(fold(text), known))

"""The curated fact base as it is written: one class for each thing that a YAML file holds.

These are records without behaviour beyond their own fields. What follows from them (evidence
found, claims compared, coverage) is computed in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field, StrictBool, StringConstraints, model_validator

from bot.knowledge.problems import quote
from bot.knowledge.values import (
    COMMAND_PATTERN,
    FILE_NAME_PATTERN,
    FINGERPRINT_PATTERN,
    SHA256_PATTERN,
    SHORT_PATTERN,
    Currency,
    Date,
    Disclosure,
    Id,
    Language,
    Localised,
    Plain,
    Quotation,
    StrictModel,
    Text,
    Value,
    When,
    Wordings,
)

FileName = Annotated[str, StringConstraints(pattern=FILE_NAME_PATTERN)]
CommandName = Annotated[str, StringConstraints(pattern=COMMAND_PATTERN)]
Modality = Literal["asserted", "planned", "expected", "hoped", "possible"]


#: The names of the bot's own commands; no shortcut may take one.
OWN_COMMANDS: Final = ("ask", "check", "quotes", "disagreements", "sources", "about", "reload")

#: Discord takes 100 commands in all.
MAX_SHORTCUTS: Final = 100 - len(OWN_COMMANDS)

#: No longer may the description of a command be (Discord's API documentation, application commands).
LONGEST_DESCRIPTION: Final = 100


class Shortcut(StrictModel):
    """A question of its own command: '/price' asks 'what does it cost?'."""

    description: Localised = Field(description="What the command tells, in up to 100 characters.")
    question: Localised = Field(description="The question that it asks.")


class About(StrictModel):
    """What the bot is about, and what it says of itself."""

    languages: tuple[Language, ...] = Field(min_length=1, description="Languages in which every text is given.")
    subject: Localised = Field(
        description="Completes 'I answer questions about …'; its first word that is no name stands for the matter."
    )
    subject_entities: tuple[Id, ...] = Field(
        (), description="Entities that every question is about anyway, so that their names decide nothing."
    )
    examples: Mapping[Language, Annotated[tuple[Text, ...], Field(min_length=1)]] = Field(
        description="Three or more good questions, shown as help."
    )
    shortcuts: dict[CommandName, Shortcut] = Field(
        default_factory=dict,
        description="Commands that ask one question: their names, 1 to 32 small letters, and - or _.",
    )


class LeftOut(StrictModel):
    """A passage of a document that no claim cites, on purpose."""

    passage: Text = Field(description="The passage, word for word.")
    reason: Text = Field(description="Why no fact comes from it.")


class Source(StrictModel):
    """One document in `seeds/`, and what is known of it."""

    short: Annotated[str, StringConstraints(pattern=SHORT_PATTERN)] = Field(description="Its name in tight places.")
    sha256: Annotated[str, StringConstraints(pattern=SHA256_PATTERN)] = Field(description="Checksum of the file.")
    title: Text | None = Field(None, description="The document's own title, where it has one.")
    author: Id | None = Field(None, description="Id of the entity who signs it, where somebody does.")
    published: Date | None = Field(None, description="The date it carries, where it carries one.")
    description: Localised = Field(description="What it is, in one phrase.")
    left_out: tuple[LeftOut, ...] = ()


class Entity(StrictModel):
    """A person, company, public body, place, product or event."""

    kind: Literal["person", "company", "body", "group", "place", "product", "event", "work", "language"]
    name: Localised = Field(description="The name that answers use.")
    aliases: Wordings = Field(default_factory=dict, description="Other names, short forms and slang.")
    part_of: Id | None = Field(None, description="The entity it belongs to: a person's company, a place's country.")

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, in any language."""
        return (*self.name.values(), *(alias for aliases in self.aliases.values() for alias in aliases))


class Claim(StrictModel):
    """What one source says about a fact."""

    source: FileName = Field(description="File name of a document in seeds/.")
    evidence: Text = Field(description="The passage that says it, word for word, from one place of the document.")
    words: Text | None = Field(None, description="The few words of the evidence that answers show; default: all of it.")
    value: Value
    modality: Modality = Field(
        "asserted", description="planned: 'plans to'; expected: 'will'; hoped: 'hopes'; possible: 'may'."
    )
    according_to: Id | None = Field(None, description="Whom the source names as the one who says so.")
    denied: StrictBool = Field(default=False, description="true: the source says that the value is not so.")
    as_of: When | None = Field(
        None, description='When the value held, where it changes: as a date, "2025-10-31", "2025-10" or "2025".'
    )

    @model_validator(mode="after")
    def _denies_what_can_be_held_against_others(self) -> Claim:
        if self.denied and isinstance(self.value, Disclosure | Plain | Quotation):
            advice = "disclosed: false" if isinstance(self.value, Disclosure) else "a text that says so"
            raise ValueError(f"{self.value.kind} can't be denied; write {advice}")
        return self

    @property
    def said(self) -> str:
        """The document's words that answers show."""
        return self.words or self.evidence


class Roles(StrictModel):
    """Who does what to whom in a fact, and in which words that is said: what statements are judged by."""

    subject: tuple[Id, ...] = Field((), description="Ids of the entities that do it, or that it is said of.")
    relation: Wordings = Field(
        default_factory=dict,
        description="Words and short phrases that say it truly, in as many ways as people have: verbs, and things that"
        " are no entities.",
    )
    object: tuple[Id, ...] = Field((), description="Ids of the entities to whom it is done, or that it is about.")
    converse: Wordings = Field(
        default_factory=dict,
        description="Words that say the same from the object's side: 'gets' for what the subject 'supplies'.",
    )
    opposites: Wordings = Field(
        default_factory=dict, description="Words and short phrases that deny it when they are said of it instead."
    )
    symmetric: StrictBool = Field(default=False, description="true: subject and object may change places: 'X met Y'.")


class Fact(StrictModel):
    """One matter that can be asked about."""

    statement: Localised = Field(description="One sentence of your own that answers the question.")
    asked: Wordings = Field(default_factory=dict, description="How people ask for it.")
    roles: Roles = Field(Roles(), description="Who does what to whom, so that statements can be judged.")
    claims: tuple[Claim, ...] = Field(min_length=1)

    @property
    def is_bare(self) -> bool:
        """Whether it has neither a value that can be measured nor roles."""
        return self.roles == Roles() and all(isinstance(claim.value, Plain | Quotation) for claim in self.claims)


class Gap(StrictModel):
    """A matter that people ask about and no document states."""

    statement: Localised = Field(description="One sentence: 'None of the documents says …'.")
    asked: Wordings = Field(description="How people ask for it.")
    nearest: tuple[Id, ...] = Field((), description="Ids of the facts that come nearest.")


class Intent(StrictModel):
    """What a question wants that takes several facts to answer."""

    statement: Localised | None = Field(None, description="A sentence before the facts' own statements.")
    asked: Wordings = Field(description="How people ask for it.")
    facts: tuple[Id, ...] = Field(min_length=1, description="Ids of the facts that answer it, in this order.")


class Operand(StrictModel):
    """One figure that a derived one is computed from: a fact's, or another derived figure."""

    fact: Id | None = Field(None, description="Id of a fact whose claims have figures.")
    derived: Id | None = Field(None, description="Id of another derived figure.")
    currency: Currency | None = Field(None, description="For money: which of the claim's currencies to take.")

    @model_validator(mode="after")
    def _names_one(self) -> Operand:
        if (self.fact is None) == (self.derived is None):
            raise ValueError("name either a fact or a derived figure")
        return self


class Derived(StrictModel):
    """A figure that no document states and that follows from figures that they do state."""

    statement: Localised = Field(description="One sentence; {result} stands for the figure with its bound.")
    asked: Wordings = Field(description="How people ask for it.")
    formula: Literal["difference", "ratio", "percentage", "rate"] = Field(
        description="difference: of - by; ratio: of / by; percentage: 100 * of / by; rate: one sum in two currencies."
    )
    of: Operand
    by: Operand


Side = Annotated[tuple[Text, ...], Field(min_length=1)]


class Vocabulary(StrictModel):
    """Words that mean the same in questions about this subject."""

    synonyms: Mapping[Language, tuple[tuple[Text, ...], ...]] = Field(
        default_factory=dict, description="Groups of words; the first is the one the others are read as."
    )
    opposites: Mapping[Language, tuple[tuple[Side, Side], ...]] = Field(
        default_factory=dict, description="Pairs of lists: what one side says, the other denies."
    )
    units: Mapping[Language, Mapping[Text, tuple[Text, ...]]] = Field(
        default_factory=dict, description="What is counted: each unit as values name it, with the other words for it."
    )
    currencies: Mapping[Language, Mapping[Currency, Side]] = Field(
        default_factory=dict, description="Words of the documents for currencies, by the code (ISO 4217)."
    )

    @model_validator(mode="after")
    def _groups_join_words(self) -> Vocabulary:
        for group in (group for groups in self.synonyms.values() for group in groups):
            if len(group) < 2:  # noqa: PLR2004 - one word means the same as itself
                raise ValueError(f"the group {quote(', '.join(group))} joins no two words; add another, or delete it")
        return self


class Review(StrictModel):
    """When the statement of a fact was read last: for which claims."""

    claims: Annotated[str, StringConstraints(pattern=FINGERPRINT_PATTERN)] = Field(
        description="A fingerprint of the claims, as `dealbot check --accept` writes it."
    )


class SourcesFile(StrictModel):
    """facts/…yaml with `sources:` on top."""

    sources: Mapping[FileName, Source]


class EntitiesFile(StrictModel):
    """facts/…yaml with `entities:` on top."""

    entities: Mapping[Id, Entity]


class FactsFile(StrictModel):
    """facts/…yaml with `facts:` on top."""

    facts: Mapping[Id, Fact]


class GapsFile(StrictModel):
    """facts/…yaml with `gaps:` on top."""

    gaps: Mapping[Id, Gap]


class IntentsFile(StrictModel):
    """facts/…yaml with `intents:` on top."""

    intents: Mapping[Id, Intent]


class DerivedFile(StrictModel):
    """facts/…yaml with `derived:` on top."""

    derived: Mapping[Id, Derived]


class ReviewedFile(StrictModel):
    """facts/…yaml with `reviewed:` on top."""

    reviewed: Mapping[Id, Review]


class AboutFile(StrictModel):
    """facts/…yaml with `about:` on top."""

    about: About


class VocabularyFile(StrictModel):
    """facts/…yaml with `vocabulary:` on top."""

    vocabulary: Vocabulary


#: What a curated file may hold, by its one top-level key.
FILE_KINDS: Final[Mapping[str, type[StrictModel]]] = {
    "about": AboutFile,
    "vocabulary": VocabularyFile,
    "sources": SourcesFile,
    "entities": EntitiesFile,
    "facts": FactsFile,
    "gaps": GapsFile,
    "intents": IntentsFile,
    "derived": DerivedFile,
    "reviewed": ReviewedFile,
}

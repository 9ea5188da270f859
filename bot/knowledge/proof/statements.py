"""Each statement held against what its fact cites: its figures, its names, and the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bot.knowledge.figures import ABOUT_TOLERANCE
from bot.knowledge.model import Claim, Entity, Fact
from bot.knowledge.problems import quote
from bot.knowledge.proof.amounts import MOST_COUNTED
from bot.knowledge.proof.claims import who_is_in
from bot.knowledge.proof.doubt import Doubt
from bot.knowledge.proof.inference import follows, is_rounded
from bot.knowledge.proof.library import Library
from bot.knowledge.proof.quotations import check_quotes
from bot.knowledge.proof.texts import ReadText
from bot.knowledge.values import Duration, Measured, Moment
from bot.knowledge.yaml_reader import KeyPath
from bot.language.meaning import Mention

#: So many letters of a word of a name have to stand in a document that may mean it in another form.
SHORTEST_STEM: Final = 4


def check_statement(name: str, fact: Fact, library: Library) -> Iterator[Doubt]:
    """What a statement says and no document that the fact cites does."""
    cited = {claim.source for claim in fact.claims}
    documents = [library.documents[source] for source in cited if source in library.documents]
    if len(documents) == len(cited):
        yield from _check_figures(name, fact, documents, library)
        yield from _check_names(name, fact, documents, library)
        yield from check_quotes(name, fact, documents, library)


def _check_figures(name: str, fact: Fact, documents: Sequence[ReadText], library: Library) -> Iterator[Doubt]:
    """Figures in digits stand in the evidence, or follow from it; those that no document has are certainly wrong."""
    known = frozenset().union(*(_figures_of(claim, library) for claim in fact.claims), library.figures_of_names)
    for language in library.draft.languages:
        told = ReadText(language, fact.statement.get(language.code, ""))
        for mention in filter(told.is_written, told.mentions):
            if _is_told(mention, known, told):
                continue
            shown = " ".join(told.words_of(mention))
            may_be_counted = mention.unit is None and mention.amount <= MOST_COUNTED
            amounts = told.amounts_of(mention)
            is_certain = not (may_be_counted or any(amounts & document.figures for document in documents))
            where = "document that it cites" if is_certain else "evidence of its claims, and follows from none"
            yield Doubt(("facts", name, "statement", language.code), f"{quote(shown)} stands in no {where}", is_certain)


def _figures_of(claim: Claim, library: Library) -> frozenset[Decimal]:
    """The figures of a claim: those of its evidence, and those of its value, which are proved by themselves."""
    figures = library.read(claim.evidence).figures
    match claim.value:
        case Measured() as measured:
            return figures | {form.amount for form in measured.forms}
        case Moment(date=date) if date:
            return figures | {Decimal(number) for end in (date.first, date.last) for number in (end.day, end.year)}
        case Duration() as duration:
            return figures | {Decimal(amount) for amount in duration.length.values()}
    return figures


def _is_told(mention: Mention, figures: frozenset[Decimal], text: ReadText) -> bool:
    """Whether a figure of a statement is among those, follows from them, or rounds one of them."""
    if text.amounts_of(mention) & figures or follows(mention.amount, figures):
        return True
    if mention.unit == "percent" and any(is_rounded(mention.amount, figure) for figure in figures):
        return True
    near = mention.amount * ABOUT_TOLERANCE
    return mention.bound is not None and any(abs(figure - mention.amount) <= near for figure in figures)


def _check_names(name: str, fact: Fact, documents: Sequence[ReadText], library: Library) -> Iterator[Doubt]:
    """Names, as answers write them, stand in some cited document in some form."""
    own = _known_without_a_name(fact, library)
    for identifier, entity in library.draft.entities.items():
        for language, statement in fact.statement.items() if identifier not in own else ():
            called = entity.name.get(language, "")
            if called == called.lower() or called not in statement:
                continue
            is_named = re.search(rf"(?<!\w){re.escape(called)}(?!\w)", statement)
            if is_named and not any(_may_name(text, entity) for text in documents):
                path: KeyPath = ("facts", name, "statement", language)
                yield Doubt(path, f"{quote(called)} stands in no document that it cites", is_certain=True)


def _known_without_a_name(fact: Fact, library: Library) -> set[str]:
    """Who is spoken of although a document need not name them: the parties, the subject, the authors."""
    draft = library.draft
    authors = (draft.sources[claim.source].author for claim in fact.claims if claim.source in draft.sources)
    subject = draft.about.subject_entities if draft.about else ()
    in_claims = (name for claim in fact.claims for name in who_is_in(claim))
    return {*fact.roles.subject, *fact.roles.object, *subject, *in_claims, *filter(None, authors)}


def _may_name(text: ReadText, entity: Entity) -> bool:
    """Whether a text may name an entity: a beginning of some word of its names stands there."""
    folded = text.text.casefold()
    words = (word for name in entity.names for word in re.findall(r"\w{2,}", name))
    return any(word[:SHORTEST_STEM].casefold() in folded for word in words)

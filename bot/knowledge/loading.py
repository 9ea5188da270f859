"""Reading a base folder (`facts/` and `seeds/`) into a `FactBase`, or saying all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.knowledge.audit import audit, find_wordings
from bot.knowledge.coverage import find_heads
from bot.knowledge.draft import Draft
from bot.knowledge.evidence import Document, cut_lines
from bot.knowledge.factbase import FactBase
from bot.knowledge.folder import read_folder
from bot.knowledge.problems import FactBaseError, Problem
from bot.knowledge.proof import Proof
from bot.knowledge.yaml_reader import KeyPath, read_yaml
from bot.language import LanguageFinder, load_language


def load(base: Path, languages: LanguageFinder = load_language) -> FactBase:
    """Load and check the fact base in `base`; `languages` finds a language by its code.

    What the documents do not seem to prove keeps nobody from using it: it is listed in `FactBase.unproven`.

    Raises:
        FactBaseError: something is wrong with it; the error lists everything that is.
    """
    contents = read_folder(base)
    texts, problems = _decode(contents.documents)
    draft = Draft(languages, problems=[*contents.problems, *problems], has_unreadable_file=contents.lacks_facts)
    for name, content in contents.curated.items():
        draft.add(read_yaml(content, name))
    spoken = next(iter(draft.languages), None)
    cut = spoken.cut_sentences if spoken else cut_lines
    draft.documents = {name: Document(name, text, cut) for name, text in texts.items()}
    proof = Proof(draft)
    problems = [*draft.problems, *audit(draft)]
    if problems or draft.about is None:
        raise FactBaseError(base, [*problems, *(problem for _, problem in proof.problems)])
    return FactBase(
        about=draft.about,
        vocabulary=draft.vocabulary,
        sources=draft.sources,
        documents=draft.documents,
        entities=draft.entities,
        facts=draft.facts,
        gaps=draft.gaps,
        intents=draft.intents,
        derived=draft.derived,
        digest=contents.digest,
        proof=proof,
        places={(str(path[1]), text): draft.place(path) for path, text in _placed_texts(draft)},
        reviewed=draft.reviewed,
        heads=find_heads(draft),
        remarks=tuple(draft.doubts),
        unread=tuple(contents.unread),
    )


def _placed_texts(draft: Draft) -> Iterator[tuple[KeyPath, str]]:
    """Every wording, and every statement of a fact, with its key path."""
    yield from ((path, wording) for path, _, wording in find_wordings(draft))
    for name, fact in draft.facts.items():
        yield from ((("facts", name, "statement", language), text) for language, text in fact.statement.items())


def _decode(documents: Mapping[str, bytes]) -> tuple[dict[str, str], list[Problem]]:
    """The documents' texts by name, and a problem for each that is not UTF-8."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in documents.items():
        try:
            texts[name] = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            message = f"this document is not UTF-8 (byte {error.start})"
            problems.append(Problem(f"seeds/{name}", line, "encoding", message))
    return texts, problems

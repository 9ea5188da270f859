"""The checks that need more than one record: ids, evidence, checksums, languages, names, coverage.

Each check takes the draft and yields its problems; none stops another.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, Final

from bot.knowledge.comparison import can_be_compared
from bot.knowledge.coverage import cover, find_heads
from bot.knowledge.derivation import derive, figures_of
from bot.knowledge.draft import ASKABLE, Draft
from bot.knowledge.evidence import Document, holds
from bot.knowledge.model import LONGEST_DESCRIPTION, MAX_SHORTCUTS, OWN_COMMANDS, Derived, Entity
from bot.knowledge.problems import Problem, brief, quote
from bot.knowledge.references import find_claims, find_references
from bot.knowledge.validation import LOCALISED, did_you_mean, quoted_oddly
from bot.knowledge.yaml_reader import KeyPath
from bot.text import fold_words

Check = Callable[[Draft], Iterator[Problem]]


def audit(draft: Draft) -> Iterator[Problem]:
    """Everything that is wrong with the records taken together."""
    for check in CHECKS:
        yield from check(draft)


def check_about(draft: Draft) -> Iterator[Problem]:
    """There is one `about`, and its examples are questions, each another."""
    if "about" not in draft.declared and not draft.has_unreadable_file:
        yield Problem("facts", 0, "missing", 'no file holds "about:"; write facts/about.yaml')
    for language, examples in draft.about.examples.items() if draft.about else ():
        for number, example in enumerate(examples):
            path = ("about", "examples", language, number)
            if not fold_words(example):
                yield draft.problem(path, "wording", f"{quote(example)} has no word in it; write what somebody may ask")
            elif example in examples[:number]:
                yield draft.problem(path, "wording", f"{quote(example)} stands here a second time; delete it")


def check_sources(draft: Draft) -> Iterator[Problem]:
    """Every document is declared, every declared document exists and is the one that was read for the facts."""
    undeclared = [name for name in draft.documents if name not in draft.declared.get("sources", {})]
    if not draft.has_unreadable_file:
        advice = "no entry under sources: in facts/; add one, or remove the file"
        yield from (Problem(f"seeds/{name}", 1, "source", advice) for name in undeclared)
    shorts: dict[str, str] = {}
    for name, source in draft.sources.items():
        path = ("sources", name)
        if source.short in shorts:
            yield draft.problem(
                (*path, "short"), "repeated-key", f"{quote(source.short)} also names {shorts[source.short]}"
            )
        shorts.setdefault(source.short, name)
        if name not in draft.documents:
            near = did_you_mean(name, undeclared)
            yield draft.problem(path, "source", f"there is no readable file seeds/{name}{near}")
        elif (found := _checksum(draft.documents[name])) != source.sha256:
            message = f"the checksum does not fit seeds/{name} (its SHA-256 is {found}); restore it, or read it anew"
            yield draft.problem((*path, "sha256"), "checksum", message)


def check_references(draft: Draft) -> Iterator[Problem]:
    """Every id and file name that a record names exists."""
    askable = Counter(name for kind in ASKABLE for name in draft.declared.get(kind, {}))
    known = {
        "entity": draft.declared.get("entities", {}),
        "source": draft.declared.get("sources", {}),
        "fact": draft.declared.get("facts", {}),
        "derived figure": draft.declared.get("derived", {}),
    }
    for path, wanted, name in find_references(draft):
        if name not in known[wanted] and not draft.has_unreadable_file:
            hint = _name_file(draft, name) if wanted == "source" else did_you_mean(name, known[wanted])
            yield draft.problem(path, "unknown-id", f"there is no {wanted} {quote(name)}{hint}")
    for name in (name for name, count in askable.items() if count > 1):
        kind = next(kind for kind in reversed(ASKABLE) if name in draft.declared.get(kind, {}))
        yield draft.problem(
            (kind, name), "repeated-key", "facts, gaps, intents and derived figures share their ids; rename one"
        )


def _name_file(draft: Draft, name: str) -> str:
    """A hint at the document that is meant by a name which is none's: by its short one, or by how its own begins."""
    files = [file for file, source in draft.sources.items() if source.short == name]
    files = files or [file for file in draft.documents if file.startswith(name)]
    if len(files) == 1:
        return f"; write the name of the file: {quote(files[0])}"
    return did_you_mean(name, draft.declared.get("sources", {})) or "; write the name of a file in seeds/"


def check_evidence(draft: Draft) -> Iterator[Problem]:
    """Every cited or left-out passage stands in its document, once, and the shown words stand in it."""
    for path, claim in find_claims(draft):
        if claim.source in draft.documents:
            document = draft.documents[claim.source]
            yield from _check_passage(draft, (*path, "evidence"), document, claim.evidence)
        if claim.words and not holds(claim.evidence, claim.words):
            advice = f"show only words of the passage{quoted_oddly(claim.words)}"
            message = f"the words {quote(claim.words)} are not in the evidence; {advice}"
            yield draft.problem((*path, "words"), "evidence", message)
    for name, source in draft.sources.items():
        for number, left_out in enumerate(source.left_out if name in draft.documents else ()):
            path = ("sources", name, "left_out", number, "passage")
            yield from _check_passage(draft, path, draft.documents[name], left_out.passage)


def check_comparable(draft: Draft) -> Iterator[Problem]:
    """The claims of a fact have kinds of value that can be held against each other."""
    for name, fact in draft.facts.items():
        numbered = list(enumerate(fact.claims))
        for (first, one), (second, other) in combinations(numbered, 2):
            if not can_be_compared(one, other, fact.claims):
                message = (
                    f"{other.value.kind} can't be compared with the {one.value.kind} of claim {first + 1};"
                    " use one kind, or text"
                )
                yield draft.problem(("facts", name, "claims", second, "value"), "kinds", message)


def check_derived(draft: Draft) -> Iterator[Problem]:
    """Every derived figure can be computed from its operands and told in its statement."""
    for name, figure in draft.derived.items():
        if draft.is_mended("derived", name):
            continue
        faults = [*_operand_faults(draft, name, figure)]
        yield from faults
        if not faults and _has_operands(draft, name) and not derive(figure, draft.facts, draft.derived):
            message = "nothing comes of it: every result is left open, or its sums are in two currencies"
            yield draft.problem(("derived", name), "derived", message)
        for language, statement in figure.statement.items():
            if "{result}" not in statement or re.search(r"[{}]", statement.replace("{result}", "", 1)):
                message = 'write "{result}" once, where the figure is to stand, and no other braces'
                yield draft.problem(("derived", name, "statement", language), "derived", message)


def _has_operands(draft: Draft, name: str) -> bool:
    """Whether all that a derived figure is computed from is there, sound, and does not need itself."""
    needed = _needed(draft, name)
    operands = [operand for other in needed for operand in (draft.derived[other].of, draft.derived[other].by)]
    has_facts = all(
        operand.fact in draft.facts and not draft.is_mended("facts", operand.fact)
        for operand in operands
        if operand.fact
    )
    has_figures = all(operand.derived in draft.derived for operand in operands if operand.derived)
    return has_facts and has_figures and not any(_needs_itself(draft, other) for other in needed)


def _needs_itself(draft: Draft, name: str) -> bool:
    figure = draft.derived[name]
    return any(name in _needed(draft, operand.derived) for operand in (figure.of, figure.by) if operand.derived)


def _operand_faults(draft: Draft, name: str, figure: Derived) -> Iterator[Problem]:
    for key, operand in (("of", figure.of), ("by", figure.by)):
        if operand.derived and name in _needed(draft, operand.derived):
            yield draft.problem(("derived", name, key), "derived", "this needs itself to be computed")
        fact = draft.facts.get(operand.fact or "")
        if (
            fact
            and not draft.is_mended("facts", operand.fact or "")
            and not any(figures_of(claim.value, operand.currency) for claim in fact.claims)
        ):
            currency = f" in {operand.currency}" if operand.currency else ""
            message = f"no claim of {operand.fact} has a figure{currency} to compute with"
            yield draft.problem(("derived", name, key), "derived", message)


def check_languages(draft: Draft) -> Iterator[Problem]:
    """Every text is given in every language of the fact base, which the bot knows, and in no other."""
    languages = draft.about.languages if draft.about else ()
    known = [language.code for language in draft.languages]
    for code in sorted(set(languages).difference(known)):
        message = f'the bot does not know the language "{code}"'
        yield draft.problem(("about", "languages"), "language", message)
    for path, record in draft.each() if languages else ():
        for key, text in record:
            if not isinstance(text, Mapping) or key not in LOCALISED:
                continue
            for language in text:
                if language not in languages:
                    message = f"{quote(language)} is not among the languages of the fact base: {', '.join(languages)}"
                    yield draft.problem((*path, key, language), "language", message)
            is_optional = key in _OPTIONAL or (path[0] == "facts" and key == "asked")
            for language in known:
                if not is_optional and language not in text and not draft.is_mended(str(path[0]), str(path[-1])):
                    yield draft.problem((*path, key), "language", f'{key} lacks the language "{language}"')


def check_wordings(draft: Draft) -> Iterator[Problem]:
    """No wording asks for two things, and every fact is asked for by some wording or intent."""
    first: dict[tuple[str, str], KeyPath] = {}
    joined = {name for intent in draft.intents.values() for name in intent.facts}
    for path, language, wording in find_wordings(draft):
        key = (language, fold_words(wording))
        if not key[1]:
            yield draft.problem(path, "wording", f"{quote(wording)} has no word in it; write what somebody may ask")
            continue
        other = first.setdefault(key, path)
        if other is not path:
            message = f"{quote(wording)} also asks for {other[1]}; a wording may stand only once"
            yield draft.problem(path, "wording", message)
    languages = [language.code for language in draft.languages]
    for kind in ASKABLE:
        for name, record in draft.records.get(kind, {}).items():
            # A language that is missing altogether is the languages check's matter, but for facts, which may be joined.
            asked = [
                record.asked.get(language) for language in languages if kind == "facts" or language in record.asked
            ]
            is_joined = kind == "facts" and name in joined
            if not all(asked) and not is_joined and not draft.is_mended(kind, name):
                yield draft.problem((kind, name), "unreachable", 'nothing asks for it; give it "asked" wordings')


def check_shortcuts(draft: Draft) -> Iterator[Problem]:
    """Every shortcut has a name of its own, and is told in every language in so many words as fit."""
    shortcuts = draft.about.shortcuts if draft.about else {}
    if len(shortcuts) > MAX_SHORTCUTS:
        message = f"{len(shortcuts)} shortcuts are too many; Discord takes {MAX_SHORTCUTS}"
        yield draft.problem(("about", "shortcuts"), "shortcut", message)
    for name, shortcut in shortcuts.items():
        path: KeyPath = ("about", "shortcuts", name)
        if name in OWN_COMMANDS:
            yield draft.problem(path, "shortcut", f'"{name}" is a command that every fact base has; take another name')
        for key, texts in (("description", shortcut.description), ("question", shortcut.question)):
            missing = {language.code for language in draft.languages} - texts.keys()
            for language in sorted(missing):
                yield draft.problem((*path, key), "language", f'{key} lacks the language "{language}"')
        for language, text in shortcut.description.items():
            if len(text) > LONGEST_DESCRIPTION:
                message = f"{len(text)} characters are too long for a command's description; {LONGEST_DESCRIPTION} fit"
                yield draft.problem((*path, "description", language), "shortcut", message)


def check_vocabulary(draft: Draft) -> Iterator[Problem]:
    """Every synonym and every opposite has a word in it."""
    vocabulary = draft.vocabulary
    for key, groups in (("synonyms", vocabulary.synonyms), ("opposites", vocabulary.opposites)):
        for path, text in _leaves(groups, ("vocabulary", key)):
            if not fold_words(text):
                yield draft.problem(path, "wording", f"{quote(text)} has no word in it; write words")


def _leaves(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The texts in nested mappings and lists, each with its key path."""
    if isinstance(value, str):
        yield path, value
    else:
        for key, part in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _leaves(part, (*path, key))


def check_marks(draft: Draft) -> Iterator[Problem]:
    """No text of one's own stands between typographic quotation marks: answers would show it as a document's words."""
    for path, record in draft.each():
        for key, texts in record:
            for place, text in _leaves(texts, (*path, key)) if texts and key in LOCALISED else ():
                if hint := quoted_oddly(text):
                    yield draft.problem(place, "value", f"{brief(text)} is read with its marks{hint}")


def check_names(draft: Draft) -> Iterator[Problem]:
    """Every name has a word in it, no two entities share one, no entity repeats its own, every entity is of use."""
    first: dict[tuple[str, str], tuple[KeyPath, str]] = {}
    for identifier, entity in draft.entities.items():
        if entity.part_of == identifier:
            message = "nothing is a part of itself; name what it belongs to, or delete part_of"
            yield draft.problem(("entities", identifier, "part_of"), "alias", message)
    placed = [(name, *found) for name, entity in draft.entities.items() for found in _placed_names(entity)]
    for identifier, language, name, place in sorted(placed, key=_rank_claim_to_name):
        path: KeyPath = ("entities", identifier, *place)
        if not fold_words(name):
            yield draft.problem(path, "alias", f"{quote(name)} has no word in it; write a name")
            continue
        other_path, other_name = first.setdefault((language, fold_words(name)), (path, name))
        if other_path[1] != identifier:
            message = f"{quote(name)} is also a name of {other_path[1]}; it can stand for one only"
            yield draft.problem(path, "alias", message)
        elif other_path != path:
            same = (
                "looks the same as another name here"
                if name == other_name
                else f"reads the same as {quote(other_name)}"
            )
            yield draft.problem(path, "alias", f"{quote(name)} is unused: it {same}; delete it")
    if not (draft.is_complete and draft.languages):
        return
    used = {name for _, wanted, name in find_references(draft) if wanted == "entity"}
    for name in _find_unmentioned(draft, [name for name in draft.entities if name not in used]):
        message = "unused: no record names it and its names stand in no document, wording or statement"
        yield draft.problem(("entities", name), "alias", message)


def check_coverage(draft: Draft) -> Iterator[Problem]:
    """Every sentence of every document is cited or left out, and nothing is both."""
    if not draft.has_all_claims:
        return
    heads = find_heads(draft)
    for name, source in draft.sources.items():
        if name not in draft.documents:
            continue
        coverage = cover(draft.documents[name], draft.facts.values(), source, heads.get(name, ()))
        for sentence in coverage.unaccounted:
            shown = quote(sentence.text, "“”")
            message = f"no claim cites this sentence: {shown}; cite it, or list it as left_out of the source"
            yield Problem(f"seeds/{name}", sentence.line, "coverage", message)
        for number in coverage.cited_left_out:
            path = ("sources", name, "left_out", number)
            yield draft.problem(path, "coverage", "a claim cites this passage; it is not left out, delete the entry")


CHECKS: Final[tuple[Check, ...]] = (
    check_about,
    check_sources,
    check_references,
    check_evidence,
    check_comparable,
    check_derived,
    check_languages,
    check_shortcuts,
    check_wordings,
    check_vocabulary,
    check_marks,
    check_names,
    check_coverage,
)

_OPTIONAL: Final = {"aliases", "synonyms", "opposites", "units", "currencies"}


def _checksum(document: Document) -> str:
    return hashlib.sha256(document.text.encode("utf-8")).hexdigest()


def _check_passage(draft: Draft, path: KeyPath, document: Document, passage: str) -> Iterator[Problem]:
    found = document.find(passage)
    if len(found) == 1:
        return
    if found:
        lines = ", ".join(str(place.line) for place in found)
        message = f"this passage stands {len(found)} times in {document.name} (lines {lines}); cite more words"
    elif joined := document.joined_from(passage):
        one, two = joined
        message = (
            f"this passage is joined from two places of {document.name} (lines {one.line} and {two.line}); "
            "cite one place"
        )
    else:
        near = document.closest(passage)
        closest = f"the closest passage there is {quote(near.text, '“”')} (line {near.line})"
        message = f"this passage is not in {document.name}; {closest}{quoted_oddly(passage)}"
    yield draft.problem(path, "evidence", message)


def _needed(draft: Draft, name: str) -> set[str]:
    """All derived figures that one needs, itself included."""
    needed: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in draft.derived and current not in needed:
            needed.add(current)
            figure = draft.derived[current]
            waiting += [operand.derived for operand in (figure.of, figure.by) if operand.derived]
    return needed


def find_wordings(draft: Draft) -> Iterator[tuple[KeyPath, str, str]]:
    """Every wording with its key path and its language."""
    for kind in ASKABLE:
        for name, record in draft.records.get(kind, {}).items():
            for language, wordings in record.asked.items():
                for number, wording in enumerate(wordings):
                    yield (kind, name, "asked", language, number), language, wording


def _texts(draft: Draft) -> Iterator[str]:
    """All text in which an entity can be mentioned."""
    yield from (document.text for document in draft.documents.values())
    yield from (wording for _, _, wording in find_wordings(draft))
    yield from (text for fact in draft.facts.values() for text in fact.statement.values())


def _placed_names(entity: Entity) -> Iterator[tuple[str, str, KeyPath]]:
    """Each name of an entity: its language, the name, and where in the record it stands."""
    for language, name in entity.name.items():
        yield language, name, ("name", language)
    for language, aliases in entity.aliases.items():
        for number, alias in enumerate(aliases):
            yield language, alias, ("aliases", language, number)


def _rank_claim_to_name(found: tuple[str, str, str, KeyPath]) -> tuple[bool, bool]:
    """Whose a name is, if two have it: whose name it is before whose alias, whose id says it before all others."""
    identifier, _, name, place = found
    return place[0] == "aliases", fold_words(name) != fold_words(identifier)


def _find_unmentioned(draft: Draft, names: Iterable[str]) -> Iterable[str]:
    """Those of the entities whose names stand in no text, however a language writes words together."""
    unmentioned = list(names)
    for language in draft.languages:
        if not unmentioned:
            return []
        called = {who: [name for _, name, _ in _placed_names(entity)] for who, entity in draft.entities.items()}
        known = frozenset(word for many in called.values() for name in many for word in language.split(name))
        wanted = {who: [_pad(language.read_words(name, known)) for name in called[who]] for who in unmentioned}
        for text in _texts(draft):
            if not wanted:
                break
            words = _pad(language.read_words(text, known))
            wanted = {who: many for who, many in wanted.items() if not any(name in words for name in many)}
        unmentioned = list(wanted)
    return unmentioned


def _pad(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "

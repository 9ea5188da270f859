"""From a file's plain data to records, with pydantic's complaints put into a curator's words.

One bad record never hides the others: each file gives its good records and all its problems.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.knowledge.model import FILE_KINDS
from bot.knowledge.problems import Problem, brief, quote
from bot.knowledge.schema import property_names
from bot.knowledge.values import PATTERNS_IN_WORDS, StrictModel
from bot.knowledge.yaml_reader import KeyPath, Reading

#: The kinds that hold one record in all, not one for each id.
SINGLE_KINDS: Final = frozenset({"about", "vocabulary"})

#: So many percent a known word has to be like a strange one to be meant by it.
LIKE: Final = 60

_SINGULAR: Final = {
    "sources": "source",
    "entities": "entity",
    "facts": "fact",
    "gaps": "gap",
    "intents": "intent",
    "derived": "derived figure",
    "reviewed": "review of fact",
}
_PARTS: Final = {"claims": "claim", "asked": "wording", "aliases": "alias", "left_out": "left-out passage"}


def validate(reading: Reading) -> tuple[str, Mapping[str, Any], list[Problem]]:
    """The file's kind, its good records by id (by kind for single ones), and what is wrong with the rest."""
    data = reading.data
    if not isinstance(data, dict) or len(data) != 1 or (kind := next(iter(data))) not in FILE_KINDS:
        message = f"a file holds one of these on top, and nothing beside it: {', '.join(f'{k}:' for k in FILE_KINDS)}"
        return "", {}, [] if reading.problems and data is None else [Problem(reading.file, 1, "file", message)]
    try:
        return kind, _records(kind, FILE_KINDS[kind].model_validate(data)), []
    except ValidationError as error:
        problems = [_translate(detail, reading) for detail in _causes(error)]
        return kind, _sound_records(kind, data, error), problems


def describe(path: KeyPath) -> str:
    """What a key path means to a curator: 'claim 2 of gpu-count', 'gap delivery-date'."""
    if not path:
        return "file"
    section, *inside = path
    if not inside or section in SINGLE_KINDS:
        return str(section)
    name, *rest = inside
    part = next((_PARTS[str(key)] for key in rest if key in _PARTS), None)
    if part is None:
        return f"{_SINGULAR[str(section)]} {brief(str(name))}"
    number = next((key + 1 for key in rest if isinstance(key, int)), None)
    whose = brief(str(name))
    return f"{part} of {whose}" if number is None else f"{part} {number} of {whose}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """'; did you mean "x"?' for the known word nearest to `word`, or nothing when none is near."""
    near = process.extractOne(word, [*known], scorer=fuzz.ratio, score_cutoff=LIKE)
    return f'; did you mean "{near[0]}"?' if near and near[0] != word else ""


def _records(kind: str, file: StrictModel) -> Mapping[str, Any]:
    content = getattr(file, kind)
    return {kind: content} if kind in SINGLE_KINDS else content


def _sound_records(kind: str, data: dict[str, Any], error: ValidationError) -> Mapping[str, Any]:
    """What is left of a file without the records that an error names."""
    if kind in SINGLE_KINDS or not isinstance(data[kind], dict):
        return {}
    broken = {detail["loc"][1] for detail in error.errors() if len(detail["loc"]) > 1}
    sound = {name: record for name, record in data[kind].items() if name not in broken}
    return _records(kind, FILE_KINDS[kind].model_validate({kind: sound}))


def _causes(error: ValidationError) -> list[ErrorDetails]:
    """The error's details without those that only follow from one deeper inside."""
    details = error.errors()
    deeper = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    return [detail for detail in details if detail["loc"] not in deeper]


def _translate(detail: ErrorDetails, reading: Reading) -> Problem:
    path = reading.resolve(_without_tag(detail["loc"]))
    code, explain = _EXPLANATIONS.get(detail["type"], ("value", _explain_other))
    return Problem(reading.file, reading.line(path), code, f"{describe(path)}: {explain(detail)}")


def _without_tag(path: KeyPath) -> KeyPath:
    """The error's path without the kind of a claim's value, which pydantic puts after the key `value`."""
    match path:
        case (section, name, "claims", number, "value", _, *rest):
            return (section, name, "claims", number, "value", *rest)
    return path


def _explain_missing(detail: ErrorDetails) -> str:
    return f'the key "{detail["loc"][-1]}" is missing'


def _explain_unknown_key(detail: ErrorDetails) -> str:
    key = str(detail["loc"][-1])
    return f"{quote(key)} is no key here{did_you_mean(key, property_names())}"


def _explain_choice(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    expected = context.get("expected") or context.get("expected_tags")
    given = context.get("tag", detail["input"])
    return f"{_field(detail)}{quote(str(given))} is not one of {expected}"


def _explain_no_kind(_detail: ErrorDetails) -> str:
    return 'a value needs its kind, for example "kind: quantity"'


def _explain_text(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{_shown(detail['input'])} is not text; put text in quotes"


def _explain_pattern(detail: ErrorDetails) -> str:
    wanted = PATTERNS_IN_WORDS[detail["ctx"]["pattern"]]
    return f"{_field(detail)}{_shown(detail['input'])} is {wanted}"


def _explain_empty(detail: ErrorDetails) -> str:
    return f"{_field(detail)}the list is empty; name at least one"


def _explain_flag(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{_shown(detail['input'])} is neither true nor false (without quotes)"


def _explain_own(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{detail['ctx']['error']}"


def _explain_other(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{detail['msg'][:1].lower()}{detail['msg'][1:]}, not {_shown(detail['input'])}"


def _field(detail: ErrorDetails) -> str:
    """The key that holds the value, for messages that would not name it."""
    keys = [part for part in detail["loc"] if isinstance(part, str) and part != "[key]"]
    _, *inside = keys[1:] or [""]
    return f"{inside[-1]}: " if inside else ""


def _shown(value: object) -> str:
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    return textwrap.shorten(text, 60, placeholder="…")


_EXPLANATIONS: Final[Mapping[str, tuple[str, Callable[[ErrorDetails], str]]]] = {
    "missing": ("missing", _explain_missing),
    "extra_forbidden": ("unknown-key", _explain_unknown_key),
    "literal_error": ("value", _explain_choice),
    "union_tag_invalid": ("value", _explain_choice),
    "union_tag_not_found": ("missing", _explain_no_kind),
    "string_type": ("value", _explain_text),
    "string_pattern_mismatch": ("value", _explain_pattern),
    "too_short": ("value", _explain_empty),
    "bool_type": ("value", _explain_flag),
    "value_error": ("value", _explain_own),
}

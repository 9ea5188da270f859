"""From a file's plain data to records, with pydantic's complaints put into a curator's words.

One bad record never hides the others: each file gives its good records and all its problems.
"""

from __future__ import annotations

import copy
import functools
import operator
import re
import textwrap
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.knowledge.model import FILE_KINDS
from bot.knowledge.problems import Problem, brief, quote
from bot.knowledge.schema import property_names
from bot.knowledge.values import ID_PATTERN, LANGUAGE_PATTERN, PATTERNS_IN_WORDS, StrictModel
from bot.knowledge.yaml_reader import KeyPath, Reading

#: The kinds that hold one record in all, not one for each id.
SINGLE_KINDS: Final = frozenset({"about", "vocabulary"})

#: So many percent a known word has to be like a strange one to be meant by it.
LIKE: Final = 60

#: A text of more words than this was hardly meant for an id.
LONGEST_ID: Final = 5

_SINGULAR: Final = {
    "sources": "source",
    "entities": "entity",
    "facts": "fact",
    "gaps": "gap",
    "intents": "intent",
    "derived": "derived figure",
    "reviewed": "review of fact",
}
#: The keys of texts that are given for each language.
LOCALISED: Final = frozenset(
    {
        "statement",
        "name",
        "subject",
        "description",
        "examples",
        "asked",
        "aliases",
        "question",
        "synonyms",
        "opposites",
        "relation",
        "converse",
        "units",
        "currencies",
    }
)

#: What YAML takes for nothing, as far as anybody writes it.
_NOTHING: Final = ("", "~", "null")

_TYPOGRAPHIC: Final = frozenset("“”„‟‘’")

_PARTS: Final = {"claims": "claim", "asked": "wording", "aliases": "alias", "left_out": "left-out passage"}


def validate(reading: Reading) -> tuple[str, Mapping[str, Any], list[Problem]]:
    """The file's kind, its good records by id (by kind for single ones), and what is wrong with the rest."""
    data = reading.data
    if not isinstance(data, dict) or len(data) != 1 or (kind := next(iter(data))) not in FILE_KINDS:
        return "", {}, [] if reading.problems and data is None else [_misplaced(reading)]
    try:
        return kind, _records(kind, FILE_KINDS[kind].model_validate(data)), []
    except ValidationError as error:
        problems = [_translate(detail, reading) for detail in _causes(error) if not _is_told(detail, reading)]
        return kind, _sound_records(kind, data, error), problems


def mend(kind: str, name: str, data: Any) -> StrictModel | None:
    """A broken record without what is broken in it, if the rest can stand: it shows what else there is to mend.

    A bad value becomes plain text, a figure in a list the text that it was to be, everything else that is bad goes. It
    is only looked at, never used. A record that would lose a passage is not mended, for its document's sentences would
    look as if nothing cited them.
    """
    record = copy.deepcopy(data)
    depth = 1 if kind in SINGLE_KINDS else 2
    while True:
        try:
            mended: StrictModel = _records(kind, _validate(kind, name, record))[name]
        except ValidationError as error:
            broken = {_find_broken(detail, depth) for detail in _causes(error)}
        else:
            return mended
        if any(not path or _holds_passage(path) for path in broken):
            return None
        _cut_out(record, broken)


def _validate(kind: str, name: str, record: Any) -> StrictModel:
    return FILE_KINDS[kind].model_validate({kind: record if kind in SINGLE_KINDS else {name: record}})


def _find_broken(detail: ErrorDetails, depth: int) -> KeyPath:
    """The part of a record that an error condemns: a claim's whole value, and what lacks a key."""
    path = tuple(part for part in detail["loc"][depth:] if part != "[key]")
    match path:
        case ("claims", int(number), "value", *_):
            return ("claims", number, "value")
    return path[:-1] if detail["type"] == "missing" else path


def _holds_passage(path: KeyPath) -> bool:
    """Whether a part of a record is or holds a claim or a left-out passage."""
    match path:
        case ("claims" | "left_out",) | ("claims" | "left_out", int()):
            return True
    return False


def _cut_out(record: Any, broken: Collection[KeyPath]) -> None:
    """Take parts out of a record: of a list all from there on, so that the entries that stay keep their numbers."""
    outermost = [path for path in broken if not any(path[:depth] in broken for depth in range(len(path)))]
    for path in sorted(outermost, key=lambda path: [(isinstance(part, int), part) for part in path], reverse=True):
        *above, last = path
        around = functools.reduce(operator.getitem, above, record)
        if above[:1] == ["claims"] and last == "value":
            around[last] = {"kind": "text"}
        elif isinstance(last, str):
            del around[last]
        elif isinstance(around[last], int):
            around[last] = str(around[last])
        else:
            del around[last:]


def _misplaced(reading: Reading) -> Problem:
    """What is wrong with the top of a file."""
    data = reading.data
    kinds = ", ".join(f"{kind}:" for kind in FILE_KINDS)
    if isinstance(data, dict) and len(data) > 1 and (kind := next(iter(data))) in FILE_KINDS:
        key = list(data)[1]
        where = reading.line((key,))
        if key in FILE_KINDS:
            message = f'{quote(f"{key}:")} stands beside "{kind}:"; a file holds one of them, give it a file of its own'
        else:
            message = f'{quote(f"{key}:")} stands at the margin; indent it like the records under "{kind}:"'
        return Problem(reading.file, where, "file", message)
    near = did_you_mean(str(next(iter(data))), FILE_KINDS) if isinstance(data, dict) and len(data) == 1 else ""
    return Problem(reading.file, 1, "file", f"a file holds one of these on top, and nothing beside it: {kinds}{near}")


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


def quoted_oddly(text: object) -> str:
    """A hint at a text between typographic quotation marks, which YAML takes for letters; nothing for any other."""
    if isinstance(text, str) and {text[:1], text[-1:]} <= _TYPOGRAPHIC:
        return '; to YAML typographic quotation marks are letters: write " instead, or none'
    return ""


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


def _is_told(detail: ErrorDetails, reading: Reading) -> bool:
    """Whether all that is wrong is that nothing stands there, which was told when the file was read."""
    line = reading.line(reading.resolve(_without_tag(detail["loc"])))
    empty = (problem.line for problem in reading.problems if problem.code == "empty")
    return detail["input"] in _NOTHING and line in empty


def _translate(detail: ErrorDetails, reading: Reading) -> Problem:
    path = reading.resolve(_without_tag(detail["loc"]))
    code, explain = _EXPLANATIONS.get(detail["type"], ("value", _explain_other))
    return Problem(reading.file, reading.line(path), code, f"{describe(path)}: {explain(detail)}")


def _without_tag(path: KeyPath) -> KeyPath:
    """The error's path without the kind of a claim's value, which pydantic puts after the key `value`."""
    match path:
        case (section, name, "claims", number, "value", _, *rest):
            # The kind of an equivalent stands after its key, too.
            tags = {at + 1 for at, key in enumerate(rest) if key == "equivalent"}
            inside = (key for at, key in enumerate(rest) if at not in tags)
            return (section, name, "claims", number, "value", *inside)
    return path


def _explain_missing(detail: ErrorDetails) -> str:
    return f'the key "{detail["loc"][-1]}" is missing'


def _explain_unknown_key(detail: ErrorDetails) -> str:
    key = str(detail["loc"][-1])
    if re.fullmatch(LANGUAGE_PATTERN, key) and key not in property_names():
        return f"{quote(key)} is no key here; indent a language under the key of its texts"
    advice = '; a ":" needs a space behind it' if ":" in key else did_you_mean(key, property_names())
    return f"{quote(key)} is no key here{advice}"


def _explain_choice(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    expected = context.get("expected") or context.get("expected_tags")
    given = context.get("tag", detail["input"])
    return f"{_field(detail)}{quote(str(given))} is not one of {expected}{quoted_oddly(given)}"


def _explain_no_kind(_detail: ErrorDetails) -> str:
    return 'a value needs its kind, for example "kind: quantity"'


def _explain_text(detail: ErrorDetails) -> str:
    given = detail["input"]
    if isinstance(given, dict) and given:
        begin, *_ = given
        return f'{_field(detail)}the ": " behind {quote(begin)} parts this text; put all of it in quotation marks'
    return f"{_field(detail)}{_shown(given)} is not text; put text in quotes"


def _explain_pattern(detail: ErrorDetails) -> str:
    given, pattern = detail["input"], detail["ctx"]["pattern"]
    advice = quoted_oddly(given) or (_spell_id(given) if pattern == ID_PATTERN else "")
    return f"{_field(detail)}{_shown(given)} is {PATTERNS_IN_WORDS[pattern]}{advice}"


def _spell_id(text: str) -> str:
    """'; did you mean "x"?' for a short text written as an id is; nothing where no letter is left of it."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return f'; did you mean "{"-".join(words)}"?' if 0 < len(words) <= LONGEST_ID else ""


def _explain_empty(detail: ErrorDetails) -> str:
    return f"{_field(detail)}the list is empty; name at least one"


def _explain_short(detail: ErrorDetails) -> str:
    return f"{_field(detail)}there is no text; write it, or delete the key"


def _explain_list(detail: ErrorDetails) -> str:
    return f'{_field(detail)}this is a list: begin each entry with "- "{quoted_oddly(detail["input"])}'


def _explain_block(detail: ErrorDetails) -> str:
    given = detail["input"]
    if given == "":
        return _explain_short(detail)
    if isinstance(given, str) and detail["loc"][-1] in LOCALISED:
        example = textwrap.shorten(given, 40, placeholder="…")
        return f'{_field(detail)}a text stands under its language: "en: {example}", indented, in the next line'
    if isinstance(given, list) and detail["loc"][-1] in LOCALISED:
        return f'{_field(detail)}a list stands under its language: write "en:" in the next line, and the list below it'
    return f"{_field(detail)}keys with their colons belong here, indented, not {_shown(given)}"


def _explain_whole(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{_shown(detail['input'])} is no whole number (without quotes)"


def _explain_flag(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{_shown(detail['input'])} is neither true nor false (without quotes)"


def _explain_own(detail: ErrorDetails) -> str:
    return f"{_field(detail)}{detail['ctx']['error']}{quoted_oddly(detail['input'])}"


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
    "string_too_short": ("value", _explain_short),
    "tuple_type": ("value", _explain_list),
    "int_type": ("value", _explain_whole),
    "dict_type": ("value", _explain_block),
    "mapping_type": ("value", _explain_block),
    "model_type": ("value", _explain_block),
    "model_attributes_type": ("value", _explain_block),
    "bool_type": ("value", _explain_flag),
    "value_error": ("value", _explain_own),
}

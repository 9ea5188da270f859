"""What a curator did when a file is no YAML: the parser's words put into theirs, at the line that is to be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

#: A line longer than this is looked at as far as this: what is wrong with it shows there or nowhere.
LONGEST_LINE: Final = 1_000

#: A key, or a dash and a key, and its colon; what follows is the text of that key.
_KEY: Final = re.compile(r"\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:\"'#][^:\"'#]*):(?= |$)")

#: The same without the space behind the colon, and a word that stands in its line alone, as a key does.
_GLUED_KEY: Final = re.compile(r"^\s*(?:- +)*[a-z_]+:[^\s:/]")
_BARE_KEY: Final = re.compile(r"\s*(?P<key>[a-z][a-z0-9_-]*) *")

_INDENT: Final = re.compile(r"[ \t]*(?:- *)*")
_COMMENT: Final = re.compile(r"\S\s+#")
_TYPOGRAPHIC: Final = "“”„‟‘’"

_BEGINS_WITH_SIGN: Final = "the text begins with a sign that means something to YAML; put it in quotation marks"
_GLUED: Final = 'a ":" that ends a key needs a space behind it'
_OPENS_NOTHING: Final = "nothing opens the quotation mark at the end; delete it"

#: The signs of a line that the parser can't go on from, and what a curator reads for them.
_SIGNS: Final = (
    (
        re.compile(r"[:-] +([\"'])[^\"']*\1 *[^\s,\]}#:]"),
        "the text goes on after its closing quotation mark; put all of it between the marks",
    ),
    (
        re.compile(r"[:-] +(?:\[[^\[\]]*\]|\{[^{}]*\}) *[\"'] *$"),
        _OPENS_NOTHING,
    ),
    (re.compile(r"[:-] +(?:\[[^\[\]]*\]|\{[^{}]*\}|[*&]\S+) *[^\s,\]}#:]"), _BEGINS_WITH_SIGN),
    (re.compile(r"^\s*-[^\s-]"), 'a "-" that begins an entry needs a space behind it'),
    (_GLUED_KEY, _GLUED),
)

#: The parser's words, or a part of them, and what a curator reads instead.
_IN_WORDS: Final = (
    ("unknown escape", 'after "\\" YAML wants a sign of its own; put the text between single quotation marks instead'),
    ("cannot start any token", _BEGINS_WITH_SIGN),
    ("comment or line break", _BEGINS_WITH_SIGN),
    ("'-' indicator", 'this line does not fit into the list before it; indent it further, or begin it with "- "'),
    ("node content", "a text is missing before this, or there is a sign too many"),
    ("',' or ']'", 'the "[" is not closed, or a comma is missing before something in it'),
    (
        "',' or '}'",
        'the "{" is not closed, or a comma is missing before something in it, or a text needs quotation marks',
    ),
    ("expected ':'", 'this is neither a key with its ":" nor an entry that begins with "- "'),
    ("mapping values are not allowed", "this line stands further in than those beside it; indent them alike"),
    ("expected key", "this line does not stand under those beside it; indent them alike"),
)

#: What the parser notices later than where it is to be mended: there where it began to read what it can't end.
_NOTICED_LATE: Final = ("',' or", "expected ':'")


def explain_error(error: yaml.MarkedYAMLError, text: str, quoted: yaml.ScalarEvent | None) -> tuple[int, str]:
    """The line to mend and what is wrong there; `quoted` is the last text in quotation marks before the error."""
    problem = error.problem or error.context or ""
    mark = error.problem_mark or error.context_mark
    noticed = mark.line if mark else 0
    lines = text.splitlines()
    opened = _find_unclosed(error, quoted, noticed)
    if opened is not None:
        line, column = opened
        is_last = not lines[line][column + 1 :].strip()
        unclosed = "the quotation mark that opens here is not closed in its line; close it at the end of the text"
        return line + 1, _OPENS_NOTHING if is_last else unclosed
    if "mapping values are not allowed" in problem and (unended := _find_unended_key(lines, noticed)):
        return unended
    if "expected key" in problem and (stray := _find_at_margin(lines, noticed)):
        return stray + 1, "this line stands at the margin; indent it like the records beside it"
    begun = error.context_mark if any(known in problem for known in _NOTICED_LATE) else None
    line = begun.line if begun else noticed
    here = lines[line][:LONGEST_LINE] if line < len(lines) else ""
    sign = here[mark.column : mark.column + 1] if mark else ""
    above = lines[line - 1][:LONGEST_LINE] if 0 < line <= len(lines) else ""
    return line + 1, "; ".join((*_explain(problem, here, sign), *_find_comment(problem, here, above)))


def _find_unclosed(error: yaml.MarkedYAMLError, quoted: yaml.ScalarEvent | None, line: int) -> tuple[int, int] | None:
    """The line and the column where a quotation mark opens that was closed by the next one to be found, or by none."""
    mark = error.context_mark
    if error.context and "quoted scalar" in error.context and "end of stream" in (error.problem or ""):
        return (mark.line, mark.column) if mark else None
    if quoted and quoted.start_mark and quoted.end_mark and quoted.start_mark.line < quoted.end_mark.line == line:
        return quoted.start_mark.line, quoted.start_mark.column
    return None


def _find_at_margin(lines: list[str], noticed: int) -> int | None:
    """The line, but for the file's first key, at whose margin something stands that what follows does not fit to."""
    if not lines[noticed : noticed + 1] or not lines[noticed].startswith(" "):
        return None
    at_margin = [number for number, line in enumerate(lines[:noticed]) if line[:1].isalnum()]
    return at_margin[1] if len(at_margin) > 1 else None


def _find_unended_key(lines: list[str], noticed: int) -> tuple[int, str] | None:
    """The line before, and what it lacks, where its key does not end and so takes in the line where that is noticed."""
    if not 0 < noticed < len(lines) or _holds_colon(lines[noticed][:LONGEST_LINE]):
        return None
    above = lines[noticed - 1][:LONGEST_LINE]
    if _GLUED_KEY.search(above):
        return noticed, _GLUED
    key = _BARE_KEY.fullmatch(above)
    return (noticed, f'the key "{key["key"]}" needs a ":" behind it') if key else None


def _explain(problem: str, here: str, sign: str) -> Iterator[str]:
    """What is wrong with a line, and what else about it may be the cause; `sign` is where the parser stopped."""
    yield _name_fault(problem, here, sign)
    if any(mark in here for mark in _TYPOGRAPHIC):
        yield 'typographic quotation marks are none to YAML: where they are to hold a text together, write " instead'
    if "\N{NO-BREAK SPACE}" in here:
        yield "a space in this line is a no-break space, which YAML takes for a letter; type it anew"


def _find_comment(problem: str, here: str, above: str) -> Iterator[str]:
    """What else may be the cause: a sign that begins a comment has ended a text that goes on, or hidden a bracket."""
    if _COMMENT.search(here if "',' or" in problem else above):
        yield 'a "#" behind a space begins a comment, which ends a text: put a text that holds one in quotation marks'


def _name_fault(problem: str, here: str, sign: str) -> str:
    indent = _INDENT.match(here)
    if indent and "\t" in indent[0]:
        return "a tab before the text; indent with spaces"
    if "mapping values are not allowed" in problem and _holds_colon(here):
        return 'a text that holds ": " needs quotation marks around it'
    if sign and sign in "]}" and "',' or" not in problem:
        return f'nothing opens this "{sign}"; delete it'
    if "expected key" in problem and here.lstrip().startswith("- "):
        return 'this entry does not stand under those beside it; indent them alike, and begin each with "- "'
    words = next((words for known, words in _IN_WORDS if known in problem), f"this is not YAML: {problem}")
    return next((told for signs, told in _SIGNS if "',' or" not in problem and signs.search(here)), words)


def _holds_colon(line: str) -> bool:
    """Whether a second colon stands in the text after a key."""
    key = _KEY.match(line)
    return bool(key) and bool(re.search(r":(?: |$)", line[key.end() :] if key else ""))

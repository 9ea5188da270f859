"""What a curator did when a file is no YAML: the parser's words put into theirs, at the line that is to be mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

#: A key, or a dash and a key, and its colon; what follows is the text of that key.
_KEY: Final = re.compile(r"\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:\"'#][^:\"'#]*):(?= |$)")
#: Text behind a closing quotation mark.
_GOES_ON: Final = re.compile(r"[:-] +([\"'])[^\"']*\1 *[^\s,\]}#:]")

_INDENT: Final = re.compile(r"[ \t]*(?:- *)*")
_TYPOGRAPHIC: Final = "“”„‟‘’"

#: The parser's words, or a part of them, and what a curator reads instead.
_IN_WORDS: Final = (
    ("unknown escape", 'after "\\" YAML wants a sign of its own; put the text between single quotation marks instead'),
    (
        "'-' indicator",
        'this line does not fit into the list before it; begin an entry with "- ", under the dashes of the others',
    ),
    ("',' or ']'", 'a "[" is not closed, or a comma is missing before this'),
    ("',' or '}'", 'a "{" is not closed, or a comma is missing before this, or a text in it needs quotation marks'),
    ("expected ':'", 'this is neither a key with its ":" nor an entry that begins with "- "'),
    ("mapping values are not allowed", "this line stands further in than those beside it; indent them alike"),
    ("expected key", "this line does not stand under those beside it; indent them alike"),
)


def explain_error(error: yaml.MarkedYAMLError, text: str, quoted: yaml.ScalarEvent | None) -> tuple[int, str]:
    """The line to mend and what is wrong there; `quoted` is the last text in quotation marks before the error."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    lines = text.splitlines()
    here = lines[line] if line < len(lines) else ""
    opened = _find_unclosed(error, quoted, line)
    if opened is not None:
        return (
            opened + 1,
            "the quotation mark that opens here is not closed in its line; close it at the end of the text",
        )
    margin = [at for at, earlier in enumerate(lines[:line]) if earlier[:1].isalnum()]
    if "expected key" in (error.problem or "") and len(margin) > 1 and here[:1] == " ":
        return margin[1] + 1, "this line stands at the margin; indent it like the records beside it"
    return line + 1, "; ".join(_explain(error, here))


def _find_unclosed(error: yaml.MarkedYAMLError, quoted: yaml.ScalarEvent | None, line: int) -> int | None:
    """The line where a quotation mark opens that was closed by the next one to be found, or by none."""
    if error.context and "quoted scalar" in error.context and "end of stream" in (error.problem or ""):
        return error.context_mark.line if error.context_mark else None
    if quoted and quoted.start_mark and quoted.end_mark and quoted.start_mark.line < quoted.end_mark.line == line:
        return quoted.start_mark.line
    return None


def _explain(error: yaml.MarkedYAMLError, here: str) -> Iterator[str]:
    problem = error.problem or error.context or ""
    indent = _INDENT.match(here)
    if indent and "\t" in indent[0]:
        yield "a tab before the text; indent with spaces"
    elif "cannot start any token" in problem:
        yield "the text begins with a sign that means something to YAML; put it in quotation marks"
    elif "mapping values are not allowed" in problem and _holds_colon(here):
        yield 'a text that holds ": " needs quotation marks around it'
    elif _GOES_ON.search(here):
        yield "the text goes on after its closing quotation mark; put all of it between the marks"
    else:
        yield next((words for known, words in _IN_WORDS if known in problem), f"this is not YAML: {problem}")
    if any(sign in here for sign in _TYPOGRAPHIC):
        yield 'typographic quotation marks are none to YAML: where they are to hold a text together, write " instead'


def _holds_colon(line: str) -> bool:
    """Whether a second colon stands in the text after a key."""
    key = _KEY.match(line)
    return bool(key) and bool(re.search(r":(?: |$)", line[key.end() :] if key else ""))

"""YAML for curators: plain data with the line of every key, and refusals in place of surprises.

PyYAML's parser gives the events; this module builds the data from them, so that it can refuse
what YAML 1.1 would do silently: turn `no` into False and `010` into 8, keep the last of two equal
keys, unfold aliases. Text, `true`/`false` and plain whole numbers are all that comes out.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeGuard

import yaml

from bot.knowledge.problems import Problem, brief, quote
from bot.knowledge.yaml_errors import explain_error

KeyPath = tuple[str | int, ...]

#: Curated files nest six deep; this leaves room and stops a file made to exhaust the stack.
MAX_DEPTH: Final = 24

#: Longer ones are no count of anything, and Python refuses to read thousands of digits.
_PLAIN_INT: Final = re.compile(r"0|[1-9][0-9]{0,17}")
_PLAIN_BOOLS: Final = {"true": True, "false": False}
_PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: The patterns of what is no text, with their tags, by the first character of what they match.
_RESOLVERS: Final = yaml.SafeLoader.yaml_implicit_resolvers
#: What follows a text in its line and is none of it.
_COMMENT: Final = re.compile(r"[ \t]+(?P<all>(?P<sign>#.?).*)")
#: A key with its value, which in braces is all a key where no space stands between them.
_GLUED_KEY: Final = re.compile(r"(?P<key>[a-z_]+):(?P<rest>[^/].*)")
#: A text between typographic quotation marks, which YAML takes for letters.
_ODDLY_QUOTED: Final = re.compile(r"[“„‘](?P<text>[^“”„‟]*)[“”‟’]")
#: The keys of what stands in a document: it may begin or end between its quotation marks.
_VERBATIM: Final = {("evidence",), ("words",), ("passage",)}
#: The key of a file's name, which is never a number, whatever it looks like.
_SOURCE: Final = ("source",)
_TYPE_NAMES: Final = {
    "tag:yaml.org,2002:bool": "yes or no",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:null": "nothing",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its data, the line of every key path in it, and what was refused."""

    file: str
    data: Any
    lines: Mapping[KeyPath, int]
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()
    """What is legal, and may be meant otherwise."""

    def resolve(self, path: KeyPath) -> KeyPath:
        """The part of `path` that stands in the file: segments that do not are skipped."""
        if path in self.lines:
            return path
        found: KeyPath = ()
        for segment in path:
            if (*found, segment) in self.lines:
                found = (*found, segment)
        return found

    def line(self, path: KeyPath) -> int:
        """The line of `path`, or of its nearest ancestor that stands in the file."""
        return self.lines.get(self.resolve(path), 1)


def read_yaml(content: bytes, name: str) -> Reading:
    """Read the content of one file, calling it `name` in problems; never raises for what is in it."""
    builder = _Builder(name)
    data: Any = None
    text = ""
    try:
        # A Mac may write an accent as a mark of its own (NFD); what looks the same is to be the same.
        text = unicodedata.normalize("NFC", content.decode("utf-8"))
        data = builder.build(text)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        builder.refuse(line, "encoding", f"this file is not UTF-8 (byte {error.start}); save it as UTF-8")
    except yaml.MarkedYAMLError as error:
        line, message = explain_error(error, text, builder.quoted)
        builder.refuse(line, "yaml", message)
    except yaml.reader.ReaderError as error:
        # The position counts bytes or characters, as the parser is C's or Python's; the character tells it surely.
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        builder.refuse(line, "yaml", f"the character U+{error.character:04X} may not stand in a file; delete it")
    except _TooDeepError as error:
        builder.refuse(error.line, "yaml", f"nested more than {MAX_DEPTH} deep; a fact base never is")
    return Reading(name, data, builder.lines, tuple(builder.problems), tuple(builder.doubts))


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


@dataclass(slots=True)
class _Builder:
    """Builds plain data from parser events, noting lines and refusals on the way."""

    file: str
    lines: dict[KeyPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The lines of the file."""
    quoted: yaml.ScalarEvent | None = None
    """The last text in quotation marks, for errors that come of a mark that was not closed."""

    def build(self, text: str) -> Any:
        self.rows = text.splitlines()
        events = iter(_PARSER(text).get_event, None)
        documents = 0
        data: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 1:
                    data = self._value(next(events), events, ())
                else:
                    self.refuse(_line(event), "yaml", 'a second document ("---"); write one per file')
                    return data
        return data

    def refuse(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, code, message))

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Any:
        self.lines.setdefault(path, _line(event))
        if len(path) > MAX_DEPTH:
            raise _TooDeepError(_line(event))
        self._refuse_references(event)
        match event:
            case yaml.ScalarEvent():
                return self._scalar(event, path)
            case yaml.SequenceStartEvent():
                return self._sequence(events, path)
            case yaml.MappingStartEvent():
                return self._mapping(events, path, in_braces=bool(event.flow_style))
        return None

    def _refuse_references(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = f"the alias {quote(f'*{event.anchor}')}; write the text out, in quotation marks if it begins so"
            self.refuse(_line(event), "anchor", message)
        elif anchor := getattr(event, "anchor", None):
            message = f"the anchor {quote(f'&{anchor}')}; write the text out where it is needed"
            self.refuse(_line(event), "anchor", message)
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            message = f"the tag {quote(tag)}; values need none here, and a text that begins so quotation marks"
            self.refuse(_line(event), "tag", message)

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath, *, in_braces: bool) -> dict[str, Any]:
        data: dict[str, Any] = {}
        cut: dict[str, list[str]] = {}
        last = ""
        is_repeating = False
        while not isinstance(key_event := next(events), yaml.MappingEndEvent):
            noted = len(self.problems)
            key = self._key(key_event, events, path)
            value_event = next(events)
            if in_braces and not data and (glued := _GLUED_KEY.fullmatch(key)) and _is_nothing(value_event):
                message = f'a ":" that ends a key needs a space behind it: "{glued["key"]}: {brief(glued["rest"])}"'
                self.problems[noted:] = [Problem(self.file, _line(key_event), "yaml", message)]
                key, value_event = glued["key"], _plain(glued["rest"], key_event)
            here = (*path, key)
            rest = (
                _rest_of_text(key_event, value_event) if in_braces and isinstance(data.get(last), str | int) else None
            )
            if rest is not None:
                # What stands behind the comma of a text is no key, and whatever was noted of it as one does not count.
                del self.problems[noted:]
                cut.setdefault(last, [str(data[last])]).append(rest)
                continue
            if key not in data:
                self.lines[here] = _line(key_event)
                data[key] = self._value(value_event, events, here)
                last, is_repeating = key, False
                continue
            if not is_repeating:
                self._refuse_repeated(key_event, here)
            _skip(value_event, events)
            is_repeating = True
        for key, parts in cut.items():
            text = _join(parts)
            oddly_quoted = _ODDLY_QUOTED.fullmatch(text)
            data[key] = oddly_quoted["text"] if oddly_quoted else text
            kind = ", not typographic ones" if oddly_quoted else ""
            message = f"inside of {{ }} a comma ends a text; put all of it in quotation marks{kind}: {quote(data[key])}"
            self.refuse(self.lines[*path, key], "unquoted", message)
        return data

    def _refuse_repeated(self, event: yaml.Event, path: KeyPath) -> None:
        """Refuse a key that stands twice; those right behind it that do so as well are of the same cause."""
        *above, key = path
        advice = "delete one"
        if above and isinstance(above[-1], int):
            advice += ', or begin another entry with "- "'
        message = f"the key {quote(str(key))} stands here a second time (first: line {self.lines[path]}); {advice}"
        self.refuse(_line(event), "repeated-key", message)

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_references(event)
            key = self._scalar(event, path)
            return key if isinstance(key, str) else str(event.value)
        self.refuse(_line(event), "yaml", "a key that is not text")
        self._value(event, events, (*path, "?"))
        return "?"

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            data.append(self._value(event, events, (*path, len(data))))
        return data

    def _refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        """Refuse a line with a dash that stands further in than those beside it: the text before it takes it in."""
        first = event.start_mark.line if event.start_mark else 0
        last = event.end_mark.line if event.end_mark else 0
        if first == last:
            return
        swallowed = (number for number in range(first + 1, last + 1) if self.rows[number].lstrip().startswith("- "))
        for number in itertools.islice(swallowed, 1):
            begun = f"this line is read as more of the text that begins in line {first + 1}"
            advice = 'begin both with "- " and indent them alike, or put the text in quotation marks'
            self.refuse(number + 1, "yaml", f"{begun}; {advice}")

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """Refuse a sign that ends a text and was hardly to begin a comment; note one that may have been meant to."""
        row, column = (event.end_mark.line, event.end_mark.column) if event.end_mark else (0, 0)
        comment = _COMMENT.match(self.rows[row][column:]) if event.value and row < len(self.rows) else None
        if comment is None:
            return
        is_glued, is_long = comment["sign"] != "# ", " " in event.value
        message = f"the text ends before {quote(comment['all'], '“”')}, since a # begins a comment"
        if is_glued and is_long:
            advice = 'put all of the text in quotation marks, or write "# " for a comment'
            self.refuse(row + 1, "unquoted", f"{message}; {advice}")
        elif is_glued or is_long:
            advice = "if it is more of the text, put all of it in quotation marks"
            self.doubts.append(Problem(self.file, row + 1, "unquoted", f"{message}; {advice}"))

    def _refuse_stray_mark(self, event: yaml.ScalarEvent, path: KeyPath) -> None:
        """Refuse a text of one's own that ends with a quotation mark which nothing opens; a passage may do so."""
        if event.value.endswith('"') and event.value.count('"') % 2 and path[-1:] not in _VERBATIM:
            message = f'the text ends with a " that nothing opens: {quote(event.value, "“”")}'
            advice = "delete it, or put all of the text between ' marks if it belongs there"
            self.refuse(_line(event), "unquoted", f"{message}; {advice}")

    def _scalar(self, event: yaml.ScalarEvent, path: KeyPath) -> str | int | bool:
        text: str = event.value
        if event.style in ("'", '"'):
            self.quoted = event
        elif not event.style:
            self._refuse_swallowed(event)
            self._check_comment(event)
            self._refuse_stray_mark(event, path)
        tag = None if event.style else _implicit_tag(text)  # the C parser says '' where Python's says None
        if tag is None or (path[-1:] == _SOURCE and text):
            return text
        if text in _PLAIN_BOOLS:
            return _PLAIN_BOOLS[text]
        if _PLAIN_INT.fullmatch(text):
            return int(text)
        if tag.endswith(":null"):
            self.refuse(
                _line(event), "empty", "nothing stands here; give a value, indent what belongs to it, or delete it"
            )
        else:
            kind = _TYPE_NAMES.get(tag, "something else than text")
            message = f"YAML would read {brief(text)} as {kind}; write {quote(text)} in quotes"
            self.refuse(_line(event), "unquoted", message)
        return text


def _rest_of_text(key: yaml.Event, value: yaml.Event) -> str | None:
    """What follows a comma of a text in braces and was taken for a key, with the value that its colon gave it.

    What has no colon behind it, or a space in it, is no key.
    """
    if not (_is_plain(key) and _is_plain(value)):
        return None
    if key.end_mark and value.start_mark and key.end_mark.index == value.start_mark.index and not value.value:
        return str(key.value)
    return f"{key.value}: {value.value}" if " " in key.value else None


def _is_nothing(event: yaml.Event) -> bool:
    """Whether nothing stands where a value might."""
    return _is_plain(event) and not event.value


def _plain(text: str, place: yaml.Event) -> yaml.ScalarEvent:
    """A text without quotation marks, at the place of something else."""
    return yaml.ScalarEvent(None, None, (True, False), text, place.start_mark, place.end_mark)


def _is_plain(event: yaml.Event) -> TypeGuard[yaml.ScalarEvent]:
    """Whether a text stands without quotation marks."""
    return isinstance(event, yaml.ScalarEvent) and not event.style


def _join(parts: Iterable[str]) -> str:
    """A text that was cut at its commas, whole again: a figure has no space behind them."""
    first, *rest = parts
    return first + "".join(f",{part}" if part[:1].isdigit() else f", {part}" for part in rest)


def _skip(event: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Pass over the node that begins with an event."""
    depth = 0
    while True:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if not depth:
            return
        event = next(events)


def _implicit_tag(text: str) -> str | None:
    """The tag that YAML 1.1 gives to an unquoted scalar, None when it stays text."""
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return str(tag)
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1

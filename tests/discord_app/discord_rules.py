"""What Discord makes of text and which components it takes, written down from its documentation and not from bot/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from discord.ui import LayoutView

Component = Mapping[str, Any]

#: Discord's numbers for kinds of components.
ROW, BUTTON, MENU, TEXT, LINE = 1, 2, 3, 10, 14

#: A backslash before anything but a letter, a digit or white space is dropped, and what follows it shown as it is.
_ESCAPED: Final = re.compile(r"\\([^0-9A-Za-z\s])")

#: What Discord formats or links wherever it stands; marks that come in pairs count one by one.
_INLINE: Final = re.compile(
    r"@(?=everyone|here|[!&]?\d)|https?://(?=\S)|discord(?:app)?\.(?:gg|com/invite)/(?=\S)|\]\(|\|\||~~|[<*_`]",
)

#: What Discord formats at the beginning of a line, white space before it included.
_BLOCK: Final = re.compile(r" *(?:#{1,3}|-#|[-*+]|\d+\.|>>>|>) ")


def unescape(text: str) -> str:
    """What a person reads of an escaped text."""
    return _ESCAPED.sub(r"\1", text).replace("@\N{ZERO WIDTH SPACE}", "@")


def formats_in(text: str) -> list[str]:
    """Everything in a line that Discord would format, link or ping, in its order."""
    found = []
    at = 0
    while block := _BLOCK.match(text, at):
        found.append(block[0].strip())
        at = block.end()
    while at < len(text):
        if escaped := _ESCAPED.match(text, at):
            at = escaped.end()
        elif inline := _INLINE.match(text, at):
            found.append(inline[0])
            at = inline.end()
        else:
            at += 1
    return found


def components_of(view: LayoutView) -> Iterator[Component]:
    """Every component as it is sent, those within others included."""
    return _walk(view.to_components())  # type: ignore[no-untyped-call]


def breaches(view: LayoutView) -> list[str]:
    """Which of Discord's limits a message of these components is over."""
    components = list(components_of(view))
    of_kind = {kind: [c for c in components if c["type"] == kind] for kind in (ROW, BUTTON, MENU, TEXT)}
    rows = [row["components"] for row in of_kind[ROW]]
    texts = [text["content"] for text in of_kind[TEXT]]
    ids = [pressed["custom_id"] for pressed in (*of_kind[BUTTON], *of_kind[MENU])]
    menus = [menu["options"] for menu in of_kind[MENU]]
    options = [option for menu in menus for option in menu]
    counted = {
        "components": (len(components), 1, 40),
        "characters": (sum(map(len, texts)), 1, 4_000),
        **{f"text {text!r}": (len(text), 1, 4_000) for text in texts},
        **{f"in a row, {at}": (len(row), 1, 5) for at, row in enumerate(rows)},
        **{f"beside a menu, {at}": (len(row), 1, 1) for at, row in enumerate(rows) if _has_menu(row)},
        **{f"custom_id {name!r}": (len(name), 1, 100) for name in ids},
        **{f"label {button['label']!r}": (len(button["label"]), 1, 80) for button in of_kind[BUTTON]},
        **{f"options, {at}": (len(menu), 1, 25) for at, menu in enumerate(menus)},
        **{f"option {option['label']!r}": (len(option["label"]), 1, 100) for option in options},
        **{f"value {option['value']!r}": (len(option["value"]), 1, 100) for option in options},
        "custom_ids that stand twice": (len(ids) - len(set(ids)), 0, 0),
        "values that stand twice": (len(options) - len({option["value"] for option in options}), 0, 0),
    }
    return [
        f"{what}: {number}, not {low} to {high}"
        for what, (number, low, high) in counted.items()
        if not low <= number <= high
    ]


def _walk(components: Sequence[Component]) -> Iterator[Component]:
    for component in components:
        yield component
        yield from _walk(component.get("components", ()))


def _has_menu(row: Sequence[Component]) -> bool:
    return any(component["type"] == MENU for component in row)

"""The codes of the problems that loading can report, as the code that reports them has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: The calls that note a problem, and which of their arguments is its code.
CODE_ARGUMENT: Final = {"Problem": 2, "problem": 1, "refuse": 1, "_note": 1}


def all_codes(root: Path) -> set[str]:
    """The codes of all problems that the knowledge room can note."""
    return {code for module in (root / "bot" / "knowledge").rglob("*.py") for code in _find_codes(module)}


def _find_codes(module: Path) -> Iterator[str]:
    """The codes in a module: in a call, or in the table of explanations."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments) if name in CODE_ARGUMENT:
                code = arguments[CODE_ARGUMENT[name]]
                if isinstance(code, ast.Constant):
                    yield str(code.value)
            case ast.Tuple(elts=[ast.Constant(value=str(code)), ast.Name(id=name)]) if name.startswith("_explain"):
                yield code

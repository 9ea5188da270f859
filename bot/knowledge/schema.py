"""JSON Schemas of the curated files, for editors that complete and check YAML as it is typed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from bot.knowledge.model import FILE_KINDS


def write_schemas(sources: Iterable[str] = ()) -> Mapping[str, str]:
    """The schema of each kind of file, by file name; `sources` are offered where a claim names its source."""
    names = sorted(sources)
    return {f"{kind}.schema.json": _dump(_with_sources(_schema(kind), names)) for kind in FILE_KINDS}


@cache
def property_names() -> list[str]:
    """Every key that some curated record can have."""
    return sorted({name for kind in FILE_KINDS for name in _properties(_schema(kind))})


def _schema(kind: str) -> dict[str, Any]:
    return FILE_KINDS[kind].model_json_schema()


def _with_sources(schema: dict[str, Any], names: list[str]) -> dict[str, Any]:
    claim = schema.get("$defs", {}).get("Claim")
    if claim and names:
        claim["properties"]["source"]["enum"] = names
    return schema


def _properties(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from _properties(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _properties(part)


def _dump(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.knowledge.factbase import FactBase
from bot.knowledge.figures import AMOUNT_PATTERN
from bot.knowledge.model import FILE_KINDS
from bot.knowledge.periods import PERIOD_PATTERN
from bot.knowledge.schema import property_names, write_schemas
from bot.knowledge.values import DATE_PATTERN, PATTERNS_IN_WORDS


def test_the_schemas_beside_the_facts_are_fresh(fact_base: FactBase, root: Path) -> None:
    """`dealbot schemas facts/schema` writes them anew."""
    kept = {path.name: path.read_text("utf-8") for path in (root / "facts" / "schema").iterdir()}
    assert kept == write_schemas(fact_base.sources)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_kind_of_file_has_a_schema_that_asks_for_its_top_level_key(kind: str) -> None:
    schema = json.loads(write_schemas()[f"{kind}.schema.json"])
    assert schema["required"] == [kind]
    assert schema["additionalProperties"] is False


def test_editors_are_offered_the_documents_as_sources() -> None:
    schema = json.loads(write_schemas(["notice.txt", "letter.txt"])["facts.schema.json"])
    assert schema["$defs"]["Claim"]["properties"]["source"]["enum"] == ["letter.txt", "notice.txt"]


def test_without_documents_any_source_may_be_named() -> None:
    schema = json.loads(write_schemas()["facts.schema.json"])
    assert "enum" not in schema["$defs"]["Claim"]["properties"]["source"]


def test_every_key_of_every_record_is_known_by_name() -> None:
    names = property_names()
    assert names == sorted(set(names))
    assert {"facts", "left_out", "evidence", "equivalent", "addressee", "synonyms", "nearest"} <= set(names)


def test_every_pattern_has_words_for_curators() -> None:
    """A pattern is shown to editors as it is; amounts and dates have sentences of their own."""
    found = re.findall(r'"pattern": (".*")|"patternProperties": \{\s*(".*?"):', "".join(write_schemas().values()))
    patterns = {json.loads(value or key) for value, key in found}
    assert patterns - {AMOUNT_PATTERN, DATE_PATTERN, PERIOD_PATTERN} == PATTERNS_IN_WORDS.keys()

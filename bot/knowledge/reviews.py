"""Whether a statement still fits the claims that it was written for: a fingerprint of both is kept beside the facts.

A document that comes or goes changes claims, or that all documents tell a fact ('in every document'); either makes the
statement one to read again, and so does a change of its own. `facts/reviewed.yaml` holds the fingerprints, written by
`dealbot check --accept`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Final

from bot.knowledge.model import Fact

#: So many characters of a digest tell claims apart.
FINGERPRINT: Final = 12

#: Where the fingerprints stand, seen from the base's folder.
REVIEWED_FILE: Final = "facts/reviewed.yaml"

_HEADER: Final = """\
# yaml-language-server: $schema=schema/reviewed.schema.json
# For which claims each statement was last read. Written by `dealbot check --accept FACT`, after reading; not by hand.
reviewed:
"""


def fingerprint(fact: Fact, sources: Collection[str]) -> str:
    """A statement and what it rests on: its fact's claims in any order, and whether all sources tell it."""
    claims = sorted(claim.model_dump_json(exclude_defaults=True) for claim in fact.claims)
    is_told_by_all = {claim.source for claim in fact.claims} >= set(sources)
    return hashlib.sha256(json.dumps([claims, is_told_by_all, sorted(fact.statement.items())]).encode()).hexdigest()[
        :FINGERPRINT
    ]


def write_reviews(fingerprints: Mapping[str, str]) -> str:
    """The text of the file for the facts whose statements were read, by id."""
    return _HEADER + "".join(f'  {name}: {{claims: "{digest}"}}\n' for name, digest in fingerprints.items())

"""Which documents tell the same report: two tellings of one report are not two witnesses.

Near-copies are found by their shared runs of five words (w-shingling, Broder 1997, with the
overlap taken against the shorter document, so that a shortened copy is found too).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final

from bot.knowledge.evidence import Document

RUN_LENGTH: Final = 5

#: From this share of common runs on, two documents count as one report. Articles that merely
#: quote the same speech share 1 to 2 % of their runs; a rewritten copy keeps 10 % and more.
NEAR_COPY_SHARE: Final = 0.05


def find_reports(documents: Mapping[str, Document]) -> tuple[frozenset[str], ...]:
    """Group the documents' names into reports; near-copies share a group, in order of first name."""
    runs = {name: _runs(document.folded) for name, document in documents.items()}
    group = {name: frozenset({name}) for name in documents}
    for one, other in combinations(sorted(documents), 2):
        if _shared_share(runs[one], runs[other]) >= NEAR_COPY_SHARE:
            merged = group[one] | group[other]
            group.update(dict.fromkeys(merged, merged))
    return tuple(sorted(set(group.values()), key=min))


def count_witnesses(sources: Iterable[str], reports: Iterable[frozenset[str]]) -> int:
    """How many independent reports the sources are."""
    named = set(sources)
    return sum(1 for report in reports if report & named)


def _shared_share(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(RUN_LENGTH)), strict=False))

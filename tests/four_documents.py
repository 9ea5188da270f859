"""The documents that the first deal began with: what a test says of these holds when others are added."""

from __future__ import annotations

from typing import Final

FOUR: Final = frozenset(
    {
        "000_30b181ad28df7902.txt",
        "001_f03255e29bf19e1e.txt",
        "002_d1f926dfc9f7d51e.txt",
        "003_69938086f725314d.txt",
    }
)

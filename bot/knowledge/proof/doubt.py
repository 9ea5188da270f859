"""What is not proved: where, in which words, and whether it is certainly wrong."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.yaml_reader import KeyPath


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a record says and the documents do not, as far as a program can read them."""

    path: KeyPath
    message: str
    is_certain: bool = False
    """Whether it is wrong however it is read; otherwise a curator should read it again."""

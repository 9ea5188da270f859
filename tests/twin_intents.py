"""Two intents that are asked for in the same words but for one: a question without that word wants both alike."""

from __future__ import annotations

import json
from pathlib import Path

from bot.knowledge.factbase import FactBase

#: Words that no fact base knows, so that nothing else competes.
UNDECIDED = "what are the zeppelin hours?"
CHOICES = ("What are the northern zeppelin hours?", "What are the southern zeppelin hours?")


def add_twins(folder: Path, base: FactBase) -> None:
    """Write the two intents into the folder of a copy of the base; which facts they lead to does not matter."""
    facts = list(base.facts)
    intents = {
        f"{side}-hours": {"asked": {"en": [f"what are the {side} zeppelin hours"]}, "facts": led_to}
        for side, led_to in (("northern", facts[:2]), ("southern", facts[2:4]))
    }
    (folder / "facts" / "twins.yaml").write_text(json.dumps({"intents": intents}), "utf-8")

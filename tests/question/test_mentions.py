"""What a question only wants to find in the documents."""

from __future__ import annotations

import pytest

from bot.question.index import Index
from bot.question.mentions import find_topics


def topics(index: Index, text: str) -> list[str]:
    return [topic.entity or topic.surface for topic in find_topics(index.reader.read(text), index)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("is Kelpworks mentioned?", ["kelpworks"]),
        ("does the mayor come up anywhere?", ["tobias-renn"]),
        ("do they talk about Zorblax Heavy?", ["zorblax heavy"]),
        ("any mention of Zorblax or France in there", ["zorblax", "france"]),
        ("the letter never refers to Mara Quill", ["mara-quill"]),
        # most words for it need a word for documents beside them
        ("is Kelpworks listed?", []),
        ("is Kelpworks listed in the notice?", ["kelpworks"]),
        ("is Zorblax named anywhere?", ["zorblax"]),
        ("do all documents list Kelpworks and Zorblax?", ["kelpworks", "zorblax"]),
        ("does the newspaper report list Zorblax?", ["zorblax"]),
        # who mentions somebody is no document
        ("does Tobias Renn mention Zorblax?", []),
        ("was Zorblax mentioned by Tobias Renn?", []),
        # what is told in other words, or asked for
        ("is the money mentioned?", []),
        ("is Zorblax mentioned as a partner?", []),
        ("who is mentioned?", []),
        ("why is Kelpworks mentioned?", []),
        ("is it mentioned?", []),
        ("does Kelpworks build ferries?", []),
        ("is Aa mentioned, Bb, Cc or Dd?", []),
    ],
)
def test_what_is_to_be_mentioned_is_all_that_a_question_says(index: Index, text: str, found: list[str]) -> None:
    assert topics(index, text) == found


def test_words_of_the_fact_base_are_looked_for_only_where_they_stand(index: Index) -> None:
    """Of others the facts may tell in other words than the documents."""
    assert topics(index, "are batteries mentioned?") == ["batteries"]
    assert topics(index, "is diesel mentioned?") == []
    assert topics(index, "are hydrofoils mentioned?") == ["hydrofoils"]

"""What is asked of documents themselves."""

from __future__ import annotations

import pytest

from answer.makers import ask, make_request
from bot.answer.answer import Verdict
from bot.answer.composing import Composer
from bot.question.index import Index


@pytest.mark.parametrize(
    ("message", "headline", "verdict"),
    [
        ("which documents mention Mara Quill?", "Mara Quill: mentioned in gazette only.", None),
        ("does the letter mention Mara Quill?", "No. Mara Quill: mentioned in gazette only.", "contradicted"),
        ("what is told in the letter and nowhere else?", "Only letter says this:", None),
        ("what does the letter say?", "letter is a letter of the shipyard.", None),
        ("who wrote the letter?", "letter is a letter of the shipyard.", None),
        ("what kind of sources are these?", "Everything I say comes from 3 documents:", None),
        ("which document is the newest?", "The newest date is that of gazette:", None),
        ("and which is the oldest document?", "The oldest date is that of gazette:", None),
        ("what do the letter and the notice disagree on?", "Where letter and notice contradict each other:", None),
        ("who is Tobias Renn?", "Where the documents first name Tobias Renn:", None),
        ("which companies are named in the letter?", "Named in letter:", None),
    ],
)
def test_documents_tell_of_themselves(
    index: Index, composer: Composer, message: str, headline: str, verdict: Verdict | None
) -> None:
    answer = ask(index, composer, message)
    assert answer.headline.startswith(headline)
    assert answer.verdict == verdict


def test_of_somebody_only_what_is_told_of_him_stands_below(index: Index, composer: Composer) -> None:
    request = make_request(index, "who is Tobias Renn?", "price", "quiet-bay", facet="introduced")
    assert [finding.fact for finding in composer.compose([request]).also] == ["quiet-bay"]

"""What has happened and what has not yet, and from where to where something goes."""

from __future__ import annotations

import pytest

from bot.engine import Engine


@pytest.mark.parametrize(
    ("text", "done", "ahead"),
    [
        ("the yard has built ferries", {"ferri"}, set()),
        ("the yard will build ferries", set(), {"ferri"}),
        ("they already have ferries", {"ferri"}, set()),
        # what is told as done as well is not only to come
        ("ferries sail, and the yard will build ferries", set(), set()),
        # too far off
        ("the yard will, as it told the town, build ferries", set(), set()),
    ],
)
def test_the_words_before_it_tell_whether_it_has_happened(
    other_engine: Engine, text: str, done: set[str], ahead: set[str]
) -> None:
    readings = other_engine.interpreter().read(text).readings
    tenses = other_engine.interpreter().index.language.find_tenses(readings)
    ferries = {"ferri"}
    assert ({one.key for one in tenses.done} & ferries, {one.key for one in tenses.ahead} & ferries) == (done, ahead)


@pytest.mark.parametrize(
    ("text", "courses"),
    [
        ("it fell from 9 to 4", {("9", "4")}),
        ("it fell from 9 ferries to 4", {("ferri", "4")}),
        # the end may come first
        ("it fell to 4 from 9", {("9", "4")}),
        ("it fell to 4 last year from 9 in 2030", {("9", "4")}),
        ("it rose from 4 to 9 and fell from 9 to 2", {("4", "9"), ("9", "2")}),
        ("it came from 9 yards that belong to the town to 4", set()),
        ("from 9 on", set()),
    ],
)
def test_a_course_has_a_beginning_and_an_end(other_engine: Engine, text: str, courses: set[tuple[str, str]]) -> None:
    readings = other_engine.interpreter().read(text).readings
    found = other_engine.interpreter().index.language.find_courses(readings)
    assert {(course.start.key, course.end.key) for course in found} == courses

"""docs/operations.md names all that can be set, read and met: these tests hold it to that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import bot
from bot.operations.metrics import Metrics
from bot.operations.settings import Settings, name_of
from bot.terminal import exits


@pytest.fixture(scope="session")
def page(root: Path) -> str:
    return (root / "docs" / "operations.md").read_text("utf-8")


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    section = page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = re.findall(r"^\|.*\|$", section, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table[2:]]


def test_every_setting_is_named_with_its_default(page: str) -> None:
    told = {name.strip("`"): default for name, default, _ in rows(page, "Settings")}
    assert list(told) == [name_of(field) for field in Settings.model_fields]
    for field, info in Settings.model_fields.items():
        assert info.default is None or f"`{info.default}`" in told[name_of(field)], field


def test_every_figure_is_named(page: str) -> None:
    for metric in Metrics().registry.collect():
        if metric.name.startswith("dealbot_"):
            name = f"{metric.name}_total" if metric.type == "counter" else metric.name
            assert f"`{name}" in page, name


def test_every_exit_code_says_what_to_do(page: str) -> None:
    told = {int(code) for code, _, remedy in rows(page, "Exit codes") if remedy}
    assert set(codes()) <= told


def test_every_manifest_and_the_compose_file_are_yaml(page: str, root: Path) -> None:
    texts = [*re.findall(r"```yaml\n(.*?)```", page, re.DOTALL), (root / "compose.yaml").read_text("utf-8")]
    assert len(texts) == 3
    assert all(isinstance(yaml.safe_load(text), dict) for text in texts)


def test_compose_and_the_example_set_only_what_can_be_set(root: Path) -> None:
    text = (root / "compose.yaml").read_text("utf-8") + (root / ".env.example").read_text("utf-8")
    named = set(re.findall(r"\b(?:DEALBOT|DISCORD)_[A-Z_]+\b", text))
    assert named <= {name_of(field) for field in Settings.model_fields}


def handed_on(root: Path) -> dict[str, str]:
    """What Compose hands on where nothing is set."""
    compose = yaml.safe_load((root / "compose.yaml").read_text("utf-8"))
    settings = compose["services"]["dealbot"]["environment"]
    return {name: re.sub(r"\$\{\w+:-(.*)\}", r"\1", value) for name, value in settings.items()}


def test_compose_hands_on_every_setting_but_the_token_and_what_the_image_knows(root: Path) -> None:
    apart = {"DISCORD_TOKEN", "DISCORD_TOKEN_FILE", "DEALBOT_REVISION"}
    assert set(handed_on(root)) == {name_of(field) for field in Settings.model_fields} - apart


def test_where_nothing_is_set_compose_leaves_everything_as_the_image_has_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = dict(re.findall(r"(DEALBOT_\w+)=(\S+)", (root / "Dockerfile").read_text("utf-8")))
    before = Settings(state_dir=Path(image["DEALBOT_STATE_DIR"]))
    for name, value in handed_on(root).items():
        monkeypatch.setenv(name, value)
    assert Settings() == before


def test_the_image_is_labelled_with_the_programs_version_and_built_on_one_pinned_base(root: Path) -> None:
    dockerfile = (root / "Dockerfile").read_text("utf-8")
    assert re.findall(r"^ARG VERSION=(.*)$", dockerfile, re.MULTILINE) == [bot.__version__]
    stages = re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    assert [stage for stage in stages if stage != "base"] == [stages[0]]
    assert re.fullmatch(r"python:3\.\d+-slim@sha256:[0-9a-f]{64}", stages[0])


def codes() -> Iterator[int]:
    yield from (code for code in vars(exits).values() if isinstance(code, int))

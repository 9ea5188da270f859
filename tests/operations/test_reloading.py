"""New facts without downtime: what is sound is taken, what is not is refused, and meanwhile the old one serves."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from loaded import engine_in
from prometheus_client.parser import text_string_to_metric_families

from bot.engine import Engine
from bot.operations import reloading
from bot.operations.metrics import Metrics
from bot.operations.reloading import Reloader, load_prepared, release_memory

#: What an error says must not be told.
WORDS = "hush-hush"

#: Nothing here takes a second; whoever waits longer waits for ever.
PATIENCE = 60.0

ABOUT, ORDER = "facts/about.yaml", "facts/order.yaml"


class Bot:
    """Something that serves from an engine, and remembers each one that it adopted."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.folder = folder
        self.metrics = Metrics()
        self.adopted: list[Engine] = []
        self.reloader = Reloader(engine, folder, self.adopt, self.metrics)

    async def adopt(self, engine: Engine) -> None:
        await asyncio.sleep(0)
        self.adopted.append(engine)

    def change(self, name: str, old: str, new: str) -> None:
        """Put something else into a file of the base."""
        file = self.folder / name
        content = file.read_text("utf-8")
        assert old in content
        file.write_text(content.replace(old, new, 1), "utf-8")

    @property
    def version(self) -> str:
        """The version of the fact base that the metrics tell."""
        [version] = self.samples("dealbot_fact_base_info")
        return version

    @property
    def results(self) -> dict[str, float]:
        """How often reloads ended in which way."""
        return self.samples("dealbot_reloads_total")

    def samples(self, name: str) -> dict[str, float]:
        """The values of a figure by their only label."""
        families = text_string_to_metric_families(self.metrics.render().decode())
        samples = [sample for family in families for sample in family.samples if sample.name == name]
        return {next(iter(sample.labels.values())): sample.value for sample in samples}


@pytest.fixture
def engine(small_root: Path) -> Engine:
    """The engine of a small base."""
    return engine_in(small_root)


@pytest.fixture
def bot(copy_base: Callable[[Path], Path], small_root: Path, engine: Engine) -> Bot:
    """Serves from the small base, of which the folder is a copy."""
    return Bot(engine, copy_base(small_root))


def improve(bot: Bot, number: int = 1) -> None:
    """Make a change to the base after which it is sound and another."""
    with (bot.folder / ABOUT).open("a", encoding="utf-8") as file:
        file.write(f"# improvement {number}\n")


def break_yaml(bot: Bot) -> None:
    bot.change(ABOUT, "about:", "about: [")


def break_evidence(bot: Bot) -> None:
    bot.change(ORDER, "evidence: The town council of Brightsound", "evidence: The mayor of Brightsound")


def drop_evidence(bot: Bot) -> None:
    bot.change(ORDER, "        evidence: The price was not disclosed.\n", "")


def drop_document(bot: Bot) -> None:
    (bot.folder / "seeds" / "notice.txt").unlink()


def drop_folder(bot: Bot) -> None:
    shutil.rmtree(bot.folder)


Break = Callable[[Bot], None]

broken = pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (break_yaml, r"facts/about\.yaml:\d+: \[yaml\] "),
        (break_evidence, r"facts/order\.yaml:17: \[evidence\] "),
        (drop_evidence, r"facts/order\.yaml:3\d: "),
        (drop_document, r"facts/sources\.yaml:6: \[source\] .*seeds/notice\.txt"),
        (drop_folder, r"facts: \[base\] there is no folder facts/"),
    ],
)


# What is taken


async def test_from_the_beginning_the_metrics_tell_the_version_that_serves(bot: Bot, engine: Engine) -> None:
    assert bot.version == engine.base.version


async def test_a_sound_change_is_adopted_and_its_version_told(bot: Bot, engine: Engine) -> None:
    improve(bot)
    reloaded = await bot.reloader.reload()
    assert bot.adopted == [reloaded.engine]
    assert reloaded.problems == ()
    assert reloaded.engine.base.version == load_prepared(bot.folder).base.version != engine.base.version
    assert (bot.version, bot.results) == (reloaded.engine.base.version, {"taken": 1.0})


async def test_what_is_adopted_answers_from_the_new_facts(bot: Bot) -> None:
    bot.change(ORDER, "Brightsound buys about 12 ferries.", "Brightsound buys a dozen ferries or so.")
    await bot.reloader.reload()
    [engine] = bot.adopted
    assert "a dozen ferries or so" in str(engine.ask("how many ferries?"))


async def test_the_same_base_goes_on_with_the_engine_that_there_is(bot: Bot, engine: Engine) -> None:
    (bot.folder / ABOUT).touch()
    reloaded = await bot.reloader.reload()
    assert (reloaded.engine, reloaded.problems) == (engine, ())
    assert (bot.adopted, bot.results) == ([engine], {"unchanged": 1.0})


async def test_a_change_that_is_taken_back_is_adopted_as_well(bot: Bot, engine: Engine) -> None:
    before = (bot.folder / ABOUT).read_bytes()
    improve(bot)
    await bot.reloader.reload()
    (bot.folder / ABOUT).write_bytes(before)
    await bot.reloader.reload()
    assert len(bot.adopted) == 2
    assert bot.version == engine.base.version


async def test_facts_that_were_replaced_are_gone_at_once(bot: Bot) -> None:
    async def serve(_: Engine) -> None:
        pass

    engine = load_prepared(bot.folder)
    held = weakref.ref(engine)
    reloader = Reloader(engine, bot.folder, serve, bot.metrics)
    del engine
    improve(bot)
    await reloader.reload()
    assert held() is None


def test_what_is_freed_is_handed_back_where_the_c_library_can(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", lambda _: SimpleNamespace(malloc_trim=kept.append))
    release_memory()
    monkeypatch.setattr("ctypes.CDLL", lambda _: SimpleNamespace())
    release_memory()
    assert kept == [0]


def test_where_the_system_has_no_c_library_of_that_kind_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str | None) -> None:
        raise TypeError(f"no library is called {name}")

    monkeypatch.setattr("ctypes.CDLL", refuse)
    monkeypatch.setattr("sys.platform", "win32")
    release_memory()


# What is refused


@broken
async def test_a_broken_base_is_refused_with_file_and_line_while_the_old_one_serves(
    bot: Bot, engine: Engine, spoil: Break, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    spoil(bot)
    reloaded = await bot.reloader.reload()
    assert any(re.match(place, problem) for problem in reloaded.problems)
    assert all(problem in caplog.text for problem in reloaded.problems)
    assert (reloaded.engine, bot.adopted) == (engine, [])
    assert (bot.version, bot.results) == (engine.base.version, {"refused": 1.0})


@broken
async def test_after_a_broken_base_the_next_sound_one_is_taken(
    bot: Bot, small_root: Path, spoil: Break, place: str
) -> None:
    spoil(bot)
    assert any(re.match(place, problem) for problem in (await bot.reloader.reload()).problems)
    shutil.copytree(small_root, bot.folder, dirs_exist_ok=True)
    improve(bot)
    assert (await bot.reloader.reload()).problems == ()
    assert (len(bot.adopted), bot.results) == (1, {"refused": 1.0, "taken": 1.0})


async def test_an_unforeseen_error_refuses_it_too_by_its_kind_and_not_by_what_it_says(
    bot: Bot, engine: Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Path) -> Engine:
        raise ValueError(WORDS)

    monkeypatch.setattr(reloading, "load_prepared", fail)
    reloaded = await bot.reloader.reload()
    [problem] = reloaded.problems
    assert problem.startswith("ValueError < fail ")
    assert WORDS not in caplog.text + problem
    assert (reloaded.engine, bot.adopted, bot.results) == (engine, [], {"refused": 1.0})


# Several at once


async def test_two_reloads_at_once_run_one_after_the_other(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    adopted_before: list[int] = []

    def load(folder: Path) -> Engine:
        adopted_before.append(len(bot.adopted))
        return load_prepared(folder)

    monkeypatch.setattr(reloading, "load_prepared", load)
    improve(bot)
    first, second = await asyncio.gather(bot.reloader.reload(), bot.reloader.reload())
    assert adopted_before == [0, 1]
    assert first.engine is second.engine
    assert bot.adopted == [first.engine, first.engine]
    assert bot.results == {"taken": 1.0, "unchanged": 1.0}


async def test_while_a_base_is_loaded_everything_else_goes_on(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    is_loading, may_end = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def load_slowly(folder: Path) -> Engine:
        loop.call_soon_threadsafe(is_loading.set)
        assert may_end.wait(PATIENCE)
        return load_prepared(folder)

    monkeypatch.setattr(reloading, "load_prepared", load_slowly)
    improve(bot)
    reload = asyncio.create_task(bot.reloader.reload())
    async with asyncio.timeout(PATIENCE):
        await is_loading.wait()
    assert bot.adopted == []
    may_end.set()
    assert [(await reload).engine] == bot.adopted


async def test_one_that_could_not_be_adopted_is_tried_again(bot: Bot) -> None:
    async def fail(_: Engine) -> None:
        raise ValueError(WORDS)

    reloader = Reloader(load_prepared(bot.folder), bot.folder, fail, bot.metrics)
    improve(bot)
    for _ in range(2):
        with contextlib.suppress(ValueError):
            await reloader.reload()
    assert "unchanged" not in bot.results

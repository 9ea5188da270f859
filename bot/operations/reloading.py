"""New facts without downtime: a fact base is loaded beside the one that serves, and takes its place if it is sound."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.engine import Engine
from bot.knowledge.problems import FactBaseError
from bot.operations.logs import describe_error
from bot.operations.metrics import Metrics

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What became of a fact base that was loaded anew."""

    engine: Engine
    """The one that serves now: the new one if it was sound."""
    problems: tuple[str, ...] = ()
    """Why the new one was refused; nothing if it was taken."""


class Reloader:
    """Loads a fact base and has it adopted, one after the other however often it is asked."""

    def __init__(
        self, engine: Engine, folder: Path, adopt: Callable[[Engine], Awaitable[None]], metrics: Metrics
    ) -> None:
        """`engine` serves now, and comes from `folder`; `adopt` puts another into its place, or takes it up again."""
        self._engine = engine
        self._folder = folder
        self._adopt = adopt
        self._metrics = metrics
        self._turn = asyncio.Lock()
        self._tell_version()

    async def reload(self) -> Reloaded:
        """Load the fact base anew, in a thread, and have it adopted if it is sound; the old one serves until then."""
        async with self._turn:
            try:
                engine = await asyncio.to_thread(load_prepared, self._folder)
            except FactBaseError as error:
                return self._refuse(map(str, error.problems))
            except Exception as error:  # noqa: BLE001 - whatever is wrong with the new one, the old one goes on
                return self._refuse([describe_error(error)])
            if engine.base.digest == self._engine.base.digest:
                await self._adopt(self._engine)
                self._metrics.reloads.labels("unchanged").inc()
                log.info("the fact base is version %s as before", engine.base.version)
                return Reloaded(self._engine)
            await self._adopt(engine)
            self._engine = engine
            self._tell_version()
            self._metrics.reloads.labels("taken").inc()
            log.info("the fact base is now version %s", engine.base.version)
            release_memory()
            return Reloaded(engine)

    def _refuse(self, problems: Iterable[str]) -> Reloaded:
        found = tuple(problems)
        self._metrics.reloads.labels("refused").inc()
        for problem in found:
            log.error("the new fact base is refused: %s", problem)
        log.warning("version %s of the fact base goes on serving", self._engine.base.version)
        return Reloaded(self._engine, found)

    def _tell_version(self) -> None:
        self._metrics.facts.info({"version": self._engine.base.version})


def release_memory() -> None:
    """Let go of what nobody holds any more, and hand it back to the system where the C library does that when told to.

    An engine refers to itself, and would keep its memory until by chance somebody looks; and glibc keeps freed memory.
    """
    gc.collect()
    # Windows has no library of that name, macOS no such function.
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def load_prepared(folder: Path) -> Engine:
    """An engine that answers its first question as fast as the next.

    Raises:
        FactBaseError: the fact base is not sound.
    """
    engine = Engine.load(folder)
    for problem in engine.base.unproven:
        log.warning("served all the same, and to be looked at with 'dealbot check': %s", problem)
    engine.prepare()
    return engine

"""Work beside the loop that keeps no process from ending."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Daemons(ThreadPoolExecutor):
    """Does each thing in a thread of its own, which nobody waits for at the end.

    A pool's threads are: whoever stops the bot would wait for new facts that nobody needs any more, or for a name that
    no server resolves.
    """

    def submit(
        self, fn: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        """See `Executor`."""
        future: Future[Result] = Future()
        Thread(target=_work, args=(future, lambda: fn(*args, **kwargs)), daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is inherited
        """There is nothing to wait for."""


def _work(future: Future[Result], work: Callable[[], Result]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - whoever waits for it gets it
        future.set_exception(error)
    else:
        future.set_result(result)

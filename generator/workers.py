"""Processes that share out work, and that end when they should: with us, and at once.

A bare pool of the standard library goes on with all that was handed to it when Ctrl-C comes, and
waits for work for ever when whoever began it is killed.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVarTuple

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVarTuple("T")


def nothing() -> None:
    """Need no preparation."""


def collect_seldom() -> None:
    """Have the collector look for cycles less often than it does unasked.

    What a run reads it keeps to its end, hundreds of thousands of small records with a thousand
    posts; looking through them again for every few that come took an eighth of its time.
    """
    gc.set_threshold(100_000, 20, 50)


@contextmanager
def workers(
    count: int, begin: Callable[[*T], object], *arguments: *T
) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of so many processes, each of which calls `begin` first.

    After an exception in the block, a wish to stop among them, nothing more is done in them.
    """
    # Importing these takes as long as drawing two cards, and few runs come here.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most runs need no second process
    from multiprocessing import active_children, get_context  # noqa: PLC0415 - most runs need no second process

    prepare = (begin, *arguments)
    with ProcessPoolExecutor(count, get_context("spawn"), _begin, prepare) as pool:
        try:
            with _uninterrupted():
                pool.submit(nothing)  # starts all of them
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.terminate()
                child.join()
            raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back. Processes begun meanwhile never hear it: their maker ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[[*T], object], *arguments: *T) -> None:
    from threading import Thread  # noqa: PLC0415 - in the other process only

    Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    begin(*arguments)


def _end_with_parent() -> None:
    """After SIGKILL nobody is left to end us."""
    import os  # noqa: PLC0415 - most runs need no second process
    from multiprocessing import parent_process  # noqa: PLC0415 - most runs need no second process

    if parent := parent_process():
        parent.join()
    os._exit(1)

"""How far a run has come, for whoever waits at a terminal, and how long its parts took.

Not a library of progress bars: one line that overwrites itself is all a build of seconds needs.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from generator.world import Watcher, nobody

WIDTH = 20
PAUSE = 0.1
"""Seconds between two pictures of the bar; more cannot be seen and would slow the terminal."""
ERASE = "\r\x1b[K"


@contextmanager
def shown(stream: TextIO) -> Iterator[Watcher]:
    """Give a watcher that draws on one line of a terminal, gone in the end; else a blind one."""
    if not stream.isatty():
        yield nobody
        return
    drawn = 0.0

    def watch(what: str, done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if done >= total:
            stream.write(ERASE)
        elif now - drawn >= PAUSE:
            drawn = now
            stream.write(f"{ERASE}{bar(done, total)} {done:,} of {total:,} {what}")
        stream.flush()

    try:
        yield watch
    finally:
        stream.write(ERASE)
        stream.flush()


def bar(done: int, total: int) -> str:
    """Draw how much is done: `[██████··············]`."""
    filled = WIDTH * done // max(total, 1)
    return f"[{'█' * filled}{'·' * (WIDTH - filled)}]"


class Stopwatch:
    """Seconds since the start and since the last look, from a clock that never goes back."""

    def __init__(self) -> None:
        self._started = self._looked = time.monotonic()

    def lap(self) -> float:
        """Give the seconds since the last lap, and begin another."""
        before, self._looked = self._looked, time.monotonic()
        return self._looked - before

    def total(self) -> float:
        """Give the seconds since the start."""
        return time.monotonic() - self._started

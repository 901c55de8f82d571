"""Sources that were read so long ago that someone should look again.

A warning, never an error: an old fact is not a wrong one, and a post must not stop building because
time went by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from generator.compute.solved import Solved
from generator.diagnostics import Diagnostic

STALE_AFTER: Final = dt.timedelta(days=730)
"""Two years: long for prices and devices, short for papers, and easy to remember."""


def stale_sources(solved: Solved, today: dt.date) -> Iterator[Diagnostic]:
    """Give W326 for every source that a value rests on and that was read over two years ago.

    A source with a commit or version (`at`) does not age: what was read there is still there.
    """
    for key, read in _ageing(solved):
        if today - read <= STALE_AFTER:
            continue
        yield Diagnostic(
            "W326",
            f"source `{key}` was last read on {read}",
            solved.references[key].title.place,
            cause="more than two years ago",
            help=f"read it again and write `read: {today}`",
        )


def stale_from(solved: Solved) -> dt.date | None:
    """Give the first day on which `stale_sources` will have something to say, if there is one."""
    days = [read + STALE_AFTER + dt.timedelta(days=1) for _, read in _ageing(solved)]
    return min(days, default=None)


def _ageing(solved: Solved) -> Iterator[tuple[str, dt.date]]:
    used = dict.fromkeys(key for keys in solved.sources_of.values() for key in keys)
    for key in used:
        source = solved.references[key]
        if source.read is not None and source.at is None:
            yield key, source.read

"""What the results of one entry rest on besides its own bytes, noted while it is at hand.

The other half of `kept`, which looks at these grounds later and must not import the stages that
know them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.compute.solved import Solved
from generator.compute.staleness import stale_from
from generator.fingerprint import digest, row_digest
from generator.kept import Grounds
from generator.pipeline import Shared
from generator.read.source import read_bytes
from generator.remarks import Remark
from generator.site.links import linked
from generator.world import World

FOREVER = dt.date.max


def grounds_of(solved: Solved, remarks: Iterable[Remark], shared: Shared, world: World) -> Grounds:
    """Note what an entry without errors rests on. Raises `OSError` for a file that is gone."""
    since, until = _standing(solved, world.today(shared.settings.timezone))
    return Grounds(
        since, until, _needs(solved, remarks, shared, world), tuple(sorted(linked(solved.entry)))
    )


def _needs(
    solved: Solved, remarks: Iterable[Remark], shared: Shared, world: World
) -> dict[str, str]:
    entry = solved.entry
    rows = {use.row.value for use in entry.use}
    spots = {spot.path for one in remarks for spot in (one.at, *(label[0] for label in one.labels))}
    files = spots - {entry.source.path}
    return {name: row_digest(shared.tables[name]) for name in sorted(rows)} | {
        name: digest(read_bytes(world.root / name)) for name in sorted(files)
    }


def _standing(solved: Solved, today: dt.date) -> tuple[dt.date, dt.date]:
    """Say from which day until which this holds; a stale source is told with the day."""
    turn = stale_from(solved) or FOREVER
    return (dt.date.min, turn) if today < turn else (today, today + dt.timedelta(days=1))

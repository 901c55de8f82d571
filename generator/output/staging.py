"""A folder filled beside its target and put in its place in one step, by one process at a time.

Copying files over a live site would mix two builds for as long as it takes, and a failure in
between would leave the mixture. Here a reader finds the old site whole or the new one whole,
whatever happens; what a dead process left is swept at the next start.

    with reserved(target) as place:      # refuse, lock, mend: before any work
        ...                              # compute
        with staged(place) as folder:    # fill `folder`; leaving the block publishes it
            ...
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.output.exchange import exchange
from generator.output.flush import flushed, fsync
from generator.output.lock import locked
from generator.output.naming import naming
from generator.output.ownership import MARKER, NotOurs, is_ours, mark, refuse, refuse_strangers
from generator.output.walk import Tree, walk

AREA = ".staging"


@dataclass(frozen=True)
class Place:
    """A target that is ours alone until the end of the run.

    `area` is a folder beside it on the same file system, for anything; it goes with the run. `seen`
    is what lay in the target when it was taken.
    """

    target: Path
    area: Path
    seen: Tree


@contextmanager
def reserved(target: Path, sources: Iterable[Path] = ()) -> Iterator[Place]:
    """Take `target` for this process, and put right what a dead one left there.

    `sources` are the folders that are read. Raises `NotOurs` when the target holds, or could hold,
    what no build made; `InUse` when another process has it; `OSError` when nothing can be written
    beside it.
    """
    target = Path(os.path.realpath(target))
    refuse(target, [Path(os.path.realpath(source)) for source in sources])
    area = target.with_name(target.name + AREA)
    if area.exists() and not is_ours(area) and any(area.iterdir()):
        raise NotOurs(f"{area} is needed to build in, but no build made it; move it away")
    with locked(area / MARKER, str(target)):
        _mend(target, area)
        _sweep(area)
        try:
            seen = walk(target)
            refuse_strangers(target, seen)
            yield Place(target, area, seen)
        finally:
            with suppress(OSError):  # the next start sweeps again
                _sweep(area)


@contextmanager
def staged(
    place: Place, spare: Path | None = None, touched: Sequence[Path] | None = None
) -> Iterator[Path]:
    """Give a folder to fill, which takes the target's place once the block is done.

    It is empty, unless `spare` is a folder on the same file system: then it is that folder, and
    what it replaces lies there afterwards, to be the next one. A spare may share files with the
    target, so none in it may be written in place; it may be deleted at any time.

    A block that knows what it wrote may `mark` the folder itself, which spares a walk, and fill
    `touched` with all files that came, changed or went: if few, they alone are flushed to the disk.

    After any exception the target is as it was. Raises `NotOurs` when a file that is not ours
    came into the target meanwhile, and `OSError` with the file that could not be written.
    """
    folder = place.area / "new"
    with naming(folder):
        try:
            with flushed(place.area, touched):
                _begin(folder, spare)
                yield folder
                if not is_ours(folder):
                    mark(folder)
            refuse_strangers(place.target, walk(place.target, place.seen))
            _publish(folder, place)
        finally:
            _put_by(folder, spare)


def _begin(folder: Path, spare: Path | None) -> None:
    if spare is not None and spare.is_dir() and not spare.is_symlink():
        with suppress(OSError):  # on another disk, say
            spare.rename(folder)
            (folder / MARKER).unlink(missing_ok=True)
            return
    folder.mkdir()


def _put_by(folder: Path, spare: Path | None) -> None:
    """Keep what was replaced; where that cannot be done it is swept with the area."""
    if spare is not None and folder.is_dir():
        with suppress(OSError):
            spare.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(spare)


def _publish(folder: Path, place: Place) -> None:
    if not place.target.exists():
        folder.rename(place.target)
    elif not exchange(folder, place.target):
        _rename_twice(folder, place)
    fsync(place.target.parent)


def _rename_twice(folder: Path, place: Place) -> None:
    """Without an exchange there is a moment with no site; `_mend` ends it after a crash."""
    old = _old(place.area)
    place.target.rename(old)
    try:
        folder.rename(place.target)
    except BaseException:
        old.rename(place.target)
        raise
    old.rename(folder)


def _mend(target: Path, area: Path) -> None:
    """Put the old folder back if a process died between the two renames."""
    if _old(area).is_dir() and not target.exists():
        _old(area).rename(target)


def _old(area: Path) -> Path:
    return area / "old"


def _sweep(area: Path) -> None:
    """Empty the area; the lock in it stays."""
    for path in area.iterdir():
        if path.name == MARKER:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

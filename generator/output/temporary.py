"""Unfinished files under another name, with a lock that tells whether their writer still lives.

Not the number of a process in the name: numbers come again, and in two containers at one time.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from generator.output.lock import is_at, try_lock


@contextmanager
def claimed(path: Path) -> Iterator[BinaryIO]:
    """Open an unfinished file; whatever still lies under its name at the end is deleted."""
    stream = _open(path)
    try:
        yield stream
    finally:
        with suppress(OSError):
            path.unlink()
        stream.close()


def sweep(paths: Iterable[Path]) -> None:
    """Delete those unfinished files whose writers are dead; what cannot be deleted stays."""
    with suppress(OSError):
        for path in paths:
            with suppress(OSError):
                _remove_if_abandoned(path)


def _open(path: Path) -> BinaryIO:
    while True:
        stream = path.open("wb")
        if try_lock(stream.fileno()) and is_at(path, stream.fileno()):
            return stream
        stream.close()  # swept between opening and locking


def _remove_if_abandoned(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        if try_lock(descriptor):
            path.unlink()
    finally:
        os.close(descriptor)

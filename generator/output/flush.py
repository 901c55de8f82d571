"""Files on the disk itself, not only in the system's memory, before anyone is told of them.

Not one `fsync` a file where they are many and the system can do better: for a whole site that
takes longer than making it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

FEW = 64
"""Files up to which flushing each is sooner than all that anyone on this machine has written."""


@contextmanager
def flushed(folder: Path, touched: Sequence[Path] | None = None) -> Iterator[None]:
    """See to it that all that the block writes below `folder` is on the disk when it ends.

    `touched`, which the block fills, are all files that came, changed or went, if that is known.
    Raises `OSError`, also for what the disk refused only after it had seemed to be written.
    """
    # Linux flushes a whole file system at once: 2,000 files of 20 kB took 0.06 to 0.13 s here, and
    # 1.6 to 3.3 s one after the other. It tells of all that failed since the folder was opened.
    call = _syncfs(sys.platform)
    if call is None:
        yield
        _each((*folder.rglob("*"), folder) if touched is None else _with_folders(touched))
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield
        if touched is not None and len(touched) <= FEW:
            _each(_with_folders(touched))
        elif call(descriptor) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)


def _with_folders(touched: Sequence[Path]) -> Iterator[Path]:
    """Add the folders that the files are or were in, whose names have changed."""
    yield from (path for path in touched if path.is_file())
    yield from (folder for folder in {path.parent: None for path in touched} if folder.is_dir())


def _each(paths: Iterable[Path]) -> None:
    for path in paths:
        fsync(path)


def fsync(path: Path) -> None:
    """Flush one file, or the names in one folder, to the disk. Raises `OSError`."""
    if path.is_dir() and sys.platform == "win32":
        return  # folders cannot be opened there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _syncfs(platform: str) -> Callable[[int], int] | None:
    if platform != "linux":
        return None
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    return None if call is None else lambda descriptor: int(call(descriptor))

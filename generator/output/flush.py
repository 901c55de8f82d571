"""Files on the disk itself, not only in the system's memory, before anyone is told of them.

Not one `fsync` a file where the system can do better: for a whole site that takes longer than
making it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def flushed(folder: Path) -> Iterator[None]:
    """See to it that all that the block writes below `folder` is on the disk when it ends.

    Raises `OSError`, also for what the disk refused only after it had seemed to be written.
    """
    # Linux flushes a whole file system at once: 2,000 files of 20 kB took 0.06 to 0.13 s here, and
    # 1.6 to 3.3 s one after the other. It tells of all that failed since the folder was opened.
    call = _syncfs(sys.platform)
    if call is None:
        yield
        for path in (*folder.rglob("*"), folder):
            fsync(path)
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield
        if call(descriptor) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)


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

"""One process at a time: an advisory lock that dies with whoever holds it.

Not a file whose presence is the lock: after a crash that one would have to be deleted by hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.output.naming import naming

FAR = 1 << 30
"""Windows locks bytes, and locked bytes cannot be read: this one lies far behind the text."""


class InUse(Exception):  # noqa: N818 - says who is there, exit code 3
    """Another process holds the lock; the text names it."""


@contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold the lock in the file `path`; it and its folder go in the end, if nothing else is there.

    `what` is named in the message of `InUse`, which is raised at once if another process holds it.
    """
    try:
        descriptor = _take(path, what)
        try:
            with naming(path):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()}\n".encode())
            yield
        finally:
            with suppress(OSError):
                if [*path.parent.iterdir()] == [path]:
                    path.unlink()
            os.close(descriptor)
    finally:
        with suppress(OSError):  # where something is left, or another process holds the lock
            path.parent.rmdir()


def _take(path: Path, what: str) -> int:
    """Open and lock the file; again if its last holder deleted it meanwhile."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:
            continue
        if not try_lock(descriptor):
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise InUse(
                f"{what} is being written by process {holder or '(not named yet)'}; "
                "wait until it has ended"
            )
        if is_at(path, descriptor):
            return descriptor
        os.close(descriptor)


def is_at(path: Path, descriptor: int) -> bool:
    """Tell whether an open file is still the one under this path."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def try_lock(descriptor: int) -> bool:
    """Lock an open file until it is closed; False if another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            os.lseek(descriptor, FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True

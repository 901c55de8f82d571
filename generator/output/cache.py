"""What was drawn once, addressed by what it shows rather than by post or time.

Not a database and never a pickle: each entry is a file that carries its own key and digest and is
checked on reading, so the folder may be damaged, shared or deleted at any time. A cache that
cannot be written costs time, never the build.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.output.temporary import claimed, sweep

TEMPORARY = "tmp"
MAX_BYTES = 64 * 1024 * 1024
"""Far more than any font or picture; nothing larger is read."""
SWEPT = "swept"
"""A file whose time says when unused entries were last thrown away."""
PERIOD = 30 * 24 * 3600
"""Seconds between two such sweeps. An entry goes at the second after it was last asked for."""
ENTRIES = "*/[0-9a-f][0-9a-f]/" + "[0-9a-f]" * 64


@dataclass
class Cache:
    """A folder of entries, and what went wrong with it in this run, to be told once at the end."""

    folder: Path
    damaged: int = 0
    refusal: OSError | None = None
    swept: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        """Sweep the unfinished entries of processes that died."""
        sweep((self.folder / TEMPORARY).glob("*"))
        self.swept = _time(self.folder / SWEPT)

    def get(self, kind: str, key: str) -> bytes | None:
        """Give what is kept under `key`, a SHA-256; None when there is nothing, or it was damaged.

        A damaged entry is deleted.
        """
        path = self._path(kind, key)
        try:
            entry, written = _read(path)
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.EIO}:
                return None
            entry, written = b"", self.swept  # a link in its place, or a disk that fails
        head, _, content = entry.partition(b"\n")
        if head == _head(key, content):
            if written < self.swept:
                with suppress(OSError):
                    os.utime(path)
            return content
        self.damaged += 1
        with suppress(OSError):
            path.unlink()
        return None

    def keep(self, kind: str, key: str, content: bytes) -> None:
        """Store under `key`. A refusal is remembered, and nothing more is stored after it."""
        if self.refusal is None:
            try:
                self._store(self._path(kind, key), _head(key, content) + b"\n" + content)
            except OSError as error:
                self.refusal = error

    def prune(self, now: float) -> None:
        """Throw away, once a month, what nobody asked for since the last time; `now` in seconds.

        Not by the time of reading, which most systems no longer note.
        """
        if self.swept and now - self.swept < PERIOD:
            return
        with suppress(OSError):
            for path in self.folder.glob(ENTRIES) if self.swept else ():
                if _time(path) < self.swept:
                    path.unlink()
            (self.folder / SWEPT).touch()

    def warnings(self) -> list[str]:
        """Say what went wrong, with the codes of docs/errors.md."""
        said = []
        if self.refusal is not None:
            said.append(
                f"warning[W601]: nothing can be kept in {self.folder} "
                f"({self.refusal.strerror}), so the next build makes everything again"
            )
        if self.damaged:
            some = "1 entry" if self.damaged == 1 else f"{self.damaged} entries"
            was = "was damaged and is" if self.damaged == 1 else "were damaged and are"
            said.append(f"warning[W602]: {some} in {self.folder} {was} made again")
        return said

    def _store(self, path: Path, entry: bytes) -> None:
        """Write beside and rename, so that another process finds the entry whole or not at all.

        Not flushed: what a crash of the machine tears, the digest tells.
        """
        temporary = self.folder / TEMPORARY / f"{path.name}.{os.getpid()}"
        temporary.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with claimed(temporary) as stream:
            stream.write(entry)
            stream.flush()
            temporary.replace(path)

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / key


def _head(key: str, content: bytes) -> bytes:
    return f"trivia-cache 2 {key} {hashlib.sha256(content).hexdigest()}".encode()


def _read(path: Path) -> tuple[bytes, float]:
    """Read a regular file, and when it was written or last asked for.

    The cache is not trusted: a FIFO would wait, a link lead elsewhere.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return b"", status.st_mtime
        return stream.read(), status.st_mtime


def _time(path: Path) -> float:
    """Say when a file was last written; 0 where there is none."""
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0

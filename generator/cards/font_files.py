"""The prepared font files, each compared with its digest before anything is measured or drawn.

Pillow draws with whatever it is given. With another edition of a typeface every card would still
come out, only with letters that no longer stand where they were measured; so a wrong file stops
the run instead.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SUMS = "SHA256SUMS"


class FontError(OSError):
    """A file is not the one that was prepared; `filename` says which."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EBADMSG, f"not the file that {SUMS} lists", str(path))


@dataclass(frozen=True, eq=False)
class FontFiles:
    """A folder of fonts and their metrics, with the SHA-256 that each file must have."""

    folder: Path
    sums: Mapping[str, str]
    read: Callable[[Path], bytes]

    @property
    def fingerprint(self) -> str:
        """Stand for the content of all files: none is ever used that has another digest."""
        return hashlib.sha256(repr(sorted(self.sums.items())).encode()).hexdigest()

    def content(self, name: str) -> bytes:
        """Read one file. Raises FontError, or another OSError when it cannot be read."""
        path = self.folder / name
        data = self.read(path)
        if hashlib.sha256(data).hexdigest() != self.sums.get(name):
            raise FontError(path)
        return data

    def path(self, name: str) -> Path:
        """Give the path of a file whose content is right; raises as `content` does."""
        return _compared(self, name)


@lru_cache(maxsize=64)
def _compared(files: FontFiles, name: str) -> Path:
    files.content(name)
    return files.folder / name


def list_files(folder: Path, read: Callable[[Path], bytes]) -> FontFiles:
    """Read the digests of a folder, as `sha256sum` writes them. Raises OSError."""
    lines = read(folder / SUMS).decode(errors="replace").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return FontFiles(folder, {name: digest for digest, _, name in pairs}, read)

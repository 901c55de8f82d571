"""What everything is made with, as one digest each: the program, what is installed, a site's files.

Not version numbers typed by hand, which are forgotten just when they matter. Whatever could change
a result is read: then a kept result cannot be an old one, at the price that any installed package
counts, a linter too.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.read.source import read_bytes
from generator.read.text import Text

if TYPE_CHECKING:
    from generator.read.entry import Row

PACKAGE = Path(__file__).parent


def digest(*parts: str | bytes) -> str:
    """Give the SHA-256 of several parts, none of which can pass for the end of another."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(b"%d:" % len(content))
        whole.update(content)
    return whole.hexdigest()


def files_digest(folder: Path, paths: Iterable[Path]) -> str:
    """Stand for the names below a folder and the bytes of some files. Raises `OSError`."""
    parts: list[str | bytes] = []
    for path in sorted(paths):
        parts += (path.relative_to(folder).as_posix(), read_bytes(path))
    return digest(*parts)


def row_digest(row: Row) -> str:
    """Stand for what a shared row says, wherever in its file it stands."""
    return digest(repr(_said(row)))


def _said(part: object) -> object:
    """Leave out of a row where it was read."""
    if isinstance(part, Text):
        return part.value, part.lang
    if isinstance(part, Mapping):
        return sorted((name, _said(value)) for name, value in part.items())
    return tuple(map(_said, part)) if isinstance(part, tuple) else part


@lru_cache(maxsize=1)
def tools() -> str:
    """Stand for this program, Python and everything installed beside it."""
    own = (path for path in PACKAGE.rglob("*") if path.suffix != ".pyc" and path.is_file())
    return digest(files_digest(PACKAGE, own), sys.version, *sorted(_installed()))


def _installed() -> set[str]:
    """List distributions as their folders are named, `Markdown-3.10.dist-info`.

    Reading the metadata of a hundred of them, as `importlib.metadata` does, takes a tenth of a
    second.
    """
    return {found.name for entry in sys.path if entry for found in Path(entry).glob("*.dist-info")}

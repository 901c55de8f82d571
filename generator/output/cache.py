"""The cache of drawn cards, addressed by what they show rather than by post or time.

Each entry carries the digest of its picture and is checked on reading: a damaged one is drawn
again. Nothing is ever unpickled, and the whole folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.output.disk import write_whole
from generator.read.source import read_bytes

HEADER = b"trivia-card 1 "
DIGEST_LENGTH = 64


def cached(folder: Path, key: str) -> bytes | None:
    """Give the picture kept under `key`, or None when there is none or it was damaged."""
    path = _path(folder, key)
    if path.is_symlink() or not path.is_file():
        return None
    content = read_bytes(path)
    start = len(HEADER) + DIGEST_LENGTH + 1
    picture = content[start:]
    return picture if content[:start] == _header(picture) else None


def keep(folder: Path, key: str, picture: bytes) -> None:
    """Store a picture under `key`. Raises `OSError` when the disk refuses."""
    write_whole(_path(folder, key), _header(picture) + picture)


def _header(picture: bytes) -> bytes:
    return HEADER + hashlib.sha256(picture).hexdigest().encode() + b"\n"


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / key

"""Writing one file so that a reader sees the old bytes or the new ones, never a part.

`Path.write_bytes` truncates first: a crash in between leaves half a file where a whole one was.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.read.source import read_bytes

TEMPORARY = ".trivia-tmp"


def write_whole(path: Path, content: bytes) -> None:
    """Write through a temporary file beside the target, flushed to the disk, then renamed.

    Raises `OSError` as the system gives it; the temporary file is gone either way.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write unless the same bytes are there already, so that times of unchanged files stay."""
    if path.is_file() and read_bytes(path) == content:
        return False
    write_whole(path, content)
    return True


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet; raises `FileExistsError` and leaves it as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())

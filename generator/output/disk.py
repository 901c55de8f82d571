"""Writing one file so that a reader sees the old bytes or the new ones, never a part.

`Path.write_bytes` truncates first: a crash in between leaves half a file where a whole one was.
"""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.output.flush import fsync
from generator.output.naming import naming
from generator.output.temporary import claimed, sweep
from generator.read.source import read_bytes

TEMPORARY = ".trivia-tmp"


def write_whole(path: Path, content: bytes) -> None:
    """Write through a temporary file beside the target, flushed to the disk, then renamed.

    Raises `OSError` with the path; the temporary file is gone either way.
    """
    with _written_beside(path, content) as temporary:
        temporary.replace(path)


def write_plain(path: Path, content: bytes) -> None:
    """Write a file of a folder that nobody reads before all of it is done. Raises `OSError`."""
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_if_changed(
    path: Path, content: bytes, write: Callable[[Path, bytes], None] = write_whole
) -> bool:
    """Write unless the same bytes are there already, so that times of unchanged files stay."""
    if path.is_file() and read_bytes(path) == content:
        return False
    write(path, content)
    return True


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet; raises `FileExistsError` and leaves it as it is."""
    with _written_beside(path, content) as temporary:
        _link(temporary, path)


@contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a finished file in the folder of `path`, gone after the block unless it was renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sweep(path.parent.glob(f"{glob.escape(path.name)}.*{TEMPORARY}"))
    temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    with naming(path), claimed(temporary) as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        yield temporary
        fsync(path.parent)


def _link(temporary: Path, path: Path) -> None:
    """Give a file its name unless that is taken; a rename would take it away."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)

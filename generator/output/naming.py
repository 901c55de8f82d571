"""Errors of the disk that say which file they are about.

The system names a file only when it is opened: a disk that fills up while one is written, or just
when it is closed, would leave the reader of the message guessing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an `OSError` of the block that names no file name this one."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno is not None:
            error.filename = str(path)
        raise

"""A site in memory, and the sweep over one that all tests of this folder judge."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.survival import tiny
from tests.survival.sweeping import Swept, prepared

MEMORY = Path("/dev/shm")


@contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: a sweep flushes hundreds of times."""
    if not MEMORY.is_dir():
        yield otherwise
        return
    folder = Path(tempfile.mkdtemp(dir=MEMORY, prefix="trivia-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    with in_memory(tmp_path) as folder:
        yield folder


@pytest.fixture(scope="module", params=[False, True], ids=["no spare", "a spare"])
def swept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Swept]:
    with in_memory(tmp_path_factory.mktemp("sweep")) as folder:
        yield prepared(tiny.make(folder / "my site 網站"), spare=request.param)

"""The lock is held by one process, and dies with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output.lock import InUse, locked

HOLDER = """
import sys, time
from pathlib import Path
from generator.output.lock import locked
with locked(Path(sys.argv[1]), "site"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_it_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "area" / "lock", "site"):
        assert (tmp_path / "area" / "lock").read_text() == f"{os.getpid()}\n"
    assert not list(tmp_path.iterdir())


def test_a_second_holder_is_refused_at_once_and_the_first_keeps_it(tmp_path: Path) -> None:
    lock = tmp_path / "area" / "lock"
    with locked(lock, "site"):
        for _ in range(2):
            with (
                pytest.raises(InUse, match=f"site is being written by process {os.getpid()};"),
                locked(lock, "site"),
            ):
                pass
    with locked(lock, "site"):
        pass


def test_the_lock_of_a_killed_process_is_free_again(tmp_path: Path) -> None:
    lock = tmp_path / "area" / "lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE)
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(InUse, match=f"process {holder.pid};"), locked(lock, "site"):
        pass
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert lock.read_text() == f"{holder.pid}\n"
    with locked(lock, "site"):
        assert lock.read_text() == f"{os.getpid()}\n"
    assert not list(tmp_path.iterdir())


def test_a_lock_deleted_by_its_last_holder_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process deletes its file just when we have opened that very file."""
    lock = tmp_path / "area" / "lock"
    opened: list[Path] = []
    real = os.open

    def open_then_lose(path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = real(path, flags, mode)
        if not opened:
            lock.unlink()
            lock.parent.rmdir()
        opened.append(path)
        return descriptor

    monkeypatch.setattr(os, "open", open_then_lose)
    with locked(lock, "site"):
        assert lock.read_text() == f"{os.getpid()}\n"
        assert len(opened) == 2

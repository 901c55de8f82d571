"""Two folders change places in one step, or the caller is told that they cannot."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output import exchange as module
from generator.output.exchange import exchange


def folders(tmp_path: Path) -> tuple[Path, Path]:
    left, right = tmp_path / "left", tmp_path / "右 邊"
    for folder in (left, right):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    return left, right


@pytest.mark.skipif(sys.platform != "linux", reason="the system call is Linux's")
def test_two_folders_change_places(tmp_path: Path) -> None:
    left, right = folders(tmp_path)
    assert exchange(left, right)
    assert ((left / "name").read_text(), (right / "name").read_text()) == ("右 邊", "left")


def test_a_missing_folder_is_an_error_and_moves_nothing(tmp_path: Path) -> None:
    left, right = folders(tmp_path)
    with pytest.raises(FileNotFoundError) as problem:
        exchange(left, tmp_path / "none")
    assert (problem.value.filename, problem.value.filename2) == (str(left), str(tmp_path / "none"))
    assert right.is_dir()


def answering(code: int) -> Callable[[str], Callable[[bytes, bytes], int]]:
    def call(left: bytes, right: bytes) -> int:
        ctypes.set_errno(code)
        return -1

    return lambda platform: call


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP])
def test_a_file_system_without_exchange_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(module, "_call", answering(code))
    assert not exchange(*folders(tmp_path))


@pytest.mark.parametrize("code", [errno.EACCES, errno.EBUSY, errno.EIO, errno.EROFS])
def test_a_refusal_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(module, "_call", answering(code))
    with pytest.raises(OSError, match=os.strerror(code)):
        exchange(*folders(tmp_path))


def test_a_system_without_the_call_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_call", lambda platform: None)
    assert not exchange(*folders(tmp_path))


def test_apple_is_asked_to_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bytes, bytes, int]] = []

    class Library:
        def __init__(self, name: str | None, *, use_errno: bool) -> None:
            assert (name, use_errno) == (None, True)

        @staticmethod
        def renamex_np(left: bytes, right: bytes, flags: int) -> int:
            asked.append((left, right, flags))
            return 0

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert exchange(Path("new"), Path("site"))
    assert asked == [(b"new", b"site", 2)]

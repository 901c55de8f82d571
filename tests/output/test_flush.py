"""What was written is on the disk: a few files each by itself, many all at once."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.output import flush
from generator.output.flush import FEW, flushed


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was flushed; all of a file system is called `everything`."""
    names: list[str] = []

    def one(descriptor: int) -> None:
        names.append(Path(f"/dev/fd/{descriptor}").resolve().name)

    def everything(_descriptor: int) -> int:
        names.append("everything")
        return 0

    monkeypatch.setattr(os, "fsync", one)
    monkeypatch.setattr(flush, "_syncfs", lambda _platform: everything)
    return names


def write(folder: Path, names: list[str]) -> list[Path]:
    for name in names:
        (folder / name).touch()
    return [folder / name for name in names]


def test_a_few_files_are_flushed_with_their_folder(tmp_path: Path, synced: list[str]) -> None:
    touched: list[Path] = []
    with flushed(tmp_path, touched):
        touched += write(tmp_path, ["a", "b"])
    assert synced == ["a", "b", tmp_path.name]


def test_where_a_file_went_its_folder_is_flushed(tmp_path: Path, synced: list[str]) -> None:
    with flushed(tmp_path, [tmp_path / "gone"]):
        pass
    assert synced == [tmp_path.name]


def test_many_files_are_flushed_at_once(tmp_path: Path, synced: list[str]) -> None:
    with flushed(tmp_path, write(tmp_path, [str(number) for number in range(FEW + 1)])):
        pass
    assert synced == ["everything"]


def test_what_is_not_known_is_flushed_too(tmp_path: Path, synced: list[str]) -> None:
    with flushed(tmp_path):
        write(tmp_path, ["a"])
    assert synced == ["everything"]


def test_without_such_a_call_every_file_is_flushed(
    tmp_path: Path, synced: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flush, "_syncfs", lambda _platform: None)
    with flushed(tmp_path):
        write(tmp_path, ["a"])
    assert synced == ["a", tmp_path.name]


@pytest.mark.parametrize("known", [True, False])
def test_a_refusal_of_the_disk_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(flush, "_syncfs", lambda _platform: None)
    touched = write(tmp_path, ["a"]) if known else None
    with pytest.raises(OSError, match="No space left"), flushed(tmp_path, touched):
        write(tmp_path, ["a"])

"""A file is the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.output.disk import write_if_changed, write_whole


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_unchanged_content_keeps_its_time(tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    assert write_if_changed(target, b"same")
    os.utime(target, (1, 1))
    assert not write_if_changed(target, b"same")
    assert target.stat().st_mtime == 1
    assert write_if_changed(target, b"other")

"""A file is the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.output.disk import write_if_changed, write_new, write_plain, write_whole
from generator.output.temporary import claimed


def refuse_links(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_failed_write_leaves_the_old_file_and_no_litter_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as problem:
        write_whole(target, b"new")
    assert problem.value.filename == str(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_unchanged_content_keeps_its_time(tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    assert write_if_changed(target, b"same")
    os.utime(target, (1, 1))
    assert not write_if_changed(target, b"same")
    assert target.stat().st_mtime == 1
    assert write_if_changed(target, b"other")


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_new_file_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refuse_links)
    target = tmp_path / "posts" / "entry.yaml"
    write_new(target, b"first")
    with pytest.raises(FileExistsError):
        write_new(target, b"second")
    assert target.read_bytes() == b"first"
    assert list(target.parent.iterdir()) == [target]


def test_what_a_dead_writer_left_is_swept_and_what_a_live_one_writes_is_not(tmp_path: Path) -> None:
    target = tmp_path / "[1] entry.yaml"
    dead = tmp_path / "[1] entry.yaml.4242.trivia-tmp"
    write_plain(dead, b"half")
    with claimed(tmp_path / "[1] entry.yaml.4243.trivia-tmp") as stream:
        write_whole(target, b"whole")
        assert not dead.exists()
        assert Path(stream.name).exists()
    assert list(tmp_path.iterdir()) == [target]


def test_the_umask_decides_who_may_read(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "page.html", b"")
        write_new(tmp_path / "entry.yaml", b"")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o640}

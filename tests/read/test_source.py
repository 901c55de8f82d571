"""Files as authors, editors and attackers leave them."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from generator.diagnostics import Problems, Source
from generator.read.source import MAX_BYTES, MAX_REPORTED, list_files, read_bytes, read_source
from tests.read.samples import documented, report_of

NAME = "2026-01-28-example.yaml"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "posts" / "2026"
    folder.mkdir(parents=True)
    return folder


def read(path: Path) -> tuple[Source | None, str]:
    problems = Problems()
    source = read_source(path, path.parents[3], problems)
    return source, report_of(problems)


def test_text_and_path_are_as_the_file_has_them(posts: Path) -> None:
    (posts / NAME).write_text("title: 標題\n", "utf-8")
    source, _ = read(posts / NAME)
    assert source == Source(f"content/posts/2026/{NAME}", "title: 標題\n")


def test_a_byte_order_mark_is_no_part_of_the_text(posts: Path) -> None:
    (posts / NAME).write_bytes(b"\xef\xbb\xbftitle: x\n")
    source, _ = read(posts / NAME)
    assert source
    assert source.text == "title: x\n"


def test_line_ends_are_kept_and_counted_as_editors_do(posts: Path) -> None:
    (posts / NAME).write_bytes(b"a: 1\r\nb: 2\rc: 3\n")
    source, _ = read(posts / NAME)
    assert source
    assert [source.line(n) for n in (1, 2, 3)] == ["a: 1", "b: 2", "c: 3"]


def test_big5_is_refused_at_its_first_byte(posts: Path) -> None:
    (posts / NAME).write_bytes(b"title:\n  zh-TW: " + b"\xa4\xa4\xa4\xe5\n")
    assert read(posts / NAME) == (None, documented("E110")[1])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_utf_16_and_32_are_named(posts: Path, encoding: str) -> None:
    (posts / NAME).write_bytes("title: x\n".encode(encoding))
    source, report = read(posts / NAME)
    assert source is None
    assert f"this is {encoding.upper()}" in report


def test_a_cut_character_at_the_end_is_refused(posts: Path) -> None:
    (posts / NAME).write_bytes("title: 題".encode()[:-1])
    assert "bytes E9 A1" in read(posts / NAME)[1]


@pytest.mark.parametrize(
    "char",
    ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\uffff"],
)
def test_an_unseen_character_is_shown_by_its_number(posts: Path, char: str) -> None:
    (posts / NAME).write_text(f"title: a{char}b\n", "utf-8")
    source, report = read(posts / NAME)
    assert source is None
    assert f"E111]: character `\\u{{{ord(char):X}}}` is not allowed" in report
    assert f"{NAME}:1:9" in report
    assert char not in report


def test_tabs_line_ends_and_joiners_are_allowed(posts: Path) -> None:
    (posts / NAME).write_text("title: 👩\u200d💻\t# x\r\n", "utf-8")
    assert read(posts / NAME)[0]


def test_a_binary_file_does_not_fill_the_screen(posts: Path) -> None:
    (posts / NAME).write_bytes(b"\0" * 1000)
    problems = Problems()
    assert read_source(posts / NAME, posts.parents[2], problems) is None
    assert len(problems.found) == MAX_REPORTED


def test_nothing_beyond_the_limit_is_held(posts: Path) -> None:
    (posts / NAME).write_bytes(b" " * MAX_BYTES)
    assert read(posts / NAME)[0]
    with (posts / NAME).open("ab") as file:
        file.truncate(10**12)
    assert read(posts / NAME) == (None, documented("E112")[1])


def test_a_pipe_is_not_waited_for(posts: Path) -> None:
    os.mkfifo(posts / NAME)
    assert read(posts / NAME) == (None, documented("E117")[1])


def test_folders_devices_and_sockets_are_no_files(posts: Path) -> None:
    (posts / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(posts / "socket.yaml"))
        for name in ("folder.yaml", "socket.yaml"):
            assert "E117" in read(posts / name)[1]


def test_a_vanished_file_is_a_problem_not_an_exception(posts: Path) -> None:
    assert read(posts / NAME) == (None, documented("E118")[1])


def test_a_file_without_permission(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (posts / NAME).write_text("title: x\n")
    monkeypatch.setattr(os, "open", refuse)
    assert read(posts / NAME) == (None, documented("E119")[1])


def test_a_disk_error_is_named(posts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    assert "could not be read (Input/output error)" in read(posts / NAME)[1]


def test_a_link_is_never_followed(posts: Path) -> None:
    (posts / NAME).symlink_to("/etc/passwd")
    assert read(posts / NAME) == (None, documented("E402")[1])


def test_a_linked_parent_and_a_loop_are_refused_too(posts: Path) -> None:
    outside = posts.parents[2] / "outside"
    outside.mkdir()
    (outside / NAME).write_text("title: x\n")
    (posts / "linked").symlink_to(outside)
    (posts / "loop.yaml").symlink_to(posts / "loop.yaml")
    problems = Problems()
    assert read_source(posts / "linked" / NAME, posts.parents[2], problems) is None
    assert "E402" in report_of(problems)
    assert "E402" in read(posts / "loop.yaml")[1]


def test_a_path_outside_the_root_is_refused(posts: Path) -> None:
    (posts / NAME).write_text("title: x\n")
    problems = Problems()
    assert read_source(posts / ".." / ".." / ".." / ".." / NAME, posts, problems) is None
    assert problems.errors == 1


def test_files_are_listed_in_one_order_without_leavings(posts: Path) -> None:
    for name in ("b.yaml", "a.yaml", ".hidden.yaml", "a.yaml~", "a.yaml.bak", "note.txt"):
        (posts / name).touch()
    (posts.parent / "2025").mkdir()
    (posts.parent / "2025" / "z.yaml").touch()
    found = list_files(posts.parent, ".yaml", posts.parents[2], Problems())
    assert [path.name for path in found] == ["z.yaml", "a.yaml", "b.yaml"]


def test_a_linked_folder_is_listed_so_that_it_is_refused_aloud(posts: Path) -> None:
    (posts / "elsewhere").symlink_to("/etc")
    (path,) = list_files(posts, ".yaml", posts.parents[2], Problems())
    assert "E402" in read(path)[1]


def test_yml_is_not_passed_over_in_silence(posts: Path) -> None:
    (posts / "2026-01-28-example.yml").touch()
    problems = Problems()
    assert list_files(posts, ".yaml", posts.parents[2], problems) == []
    assert report_of(problems) == documented("W120")[1]


def test_trusted_files_come_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "font").write_bytes(b"\0\1")
    assert read_bytes(tmp_path / "font") == b"\0\1"

"""A walk sees every file once; a second one asks only the folders that changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.output.disk import write_plain
from generator.output.walk import NOTHING, folders_of, walk


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "posts/記憶體/index.html", "posts/記憶體/1.webp", "empty/x"):
        write_plain(tmp_path / "site" / name, name.encode())
    (tmp_path / "site/empty/x").unlink()
    return tmp_path / "site"


def test_files_and_folders_are_named_from_the_folder(site: Path) -> None:
    tree = walk(site)
    assert set(tree.files) == {"index.html", "posts/記憶體/index.html", "posts/記憶體/1.webp"}
    assert set(tree.folders) == {"", "posts/", "posts/記憶體/", "empty/"}
    assert tree.files["index.html"].size == len("index.html")


def test_what_is_absent_holds_nothing(tmp_path: Path) -> None:
    assert walk(tmp_path / "nowhere") == NOTHING


def test_a_walk_after_nothing_is_a_first_walk(site: Path) -> None:
    assert walk(site, NOTHING) == walk(site)


def test_a_link_is_a_file_and_is_not_followed(site: Path, tmp_path: Path) -> None:
    (site / "photos").symlink_to(tmp_path)
    assert "photos" in walk(site).files


def test_a_second_walk_of_an_unchanged_folder_looks_at_folders_only(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = walk(site)
    monkeypatch.setattr(os, "scandir", None)
    assert walk(site, before) == before


@pytest.mark.parametrize(
    "change", ["come", "gone", "renamed", "replaced", "deep", "folder gone", "now a link", "moved"]
)
def test_a_second_walk_finds_what_a_first_would(site: Path, tmp_path: Path, change: str) -> None:
    before = walk(site)
    posts = site / "posts"
    match change:
        case "come":
            write_plain(posts / "記憶體/2.webp", b"")
        case "gone":
            (posts / "記憶體/1.webp").unlink()
        case "renamed":
            (posts / "記憶體/1.webp").rename(posts / "1.webp")
        case "replaced":
            write_plain(site / "other", b"another")
            (site / "other").replace(site / "index.html")
        case "deep":
            write_plain(posts / "a/b/c", b"")
        case "folder gone":
            (site / "empty").rmdir()
        case "now a link":
            posts.rename(tmp_path / "posts")
            posts.symlink_to(tmp_path / "posts")
        case "moved":
            (posts / "記憶體").rename(site / "empty/memory")
    assert walk(site, before) == walk(site)


def test_writing_into_a_file_is_no_change_of_its_folder(site: Path) -> None:
    before = walk(site)
    (site / "index.html").write_text("longer than before")
    assert walk(site, before).files["index.html"] == before.files["index.html"]


def test_folders_of_files_include_all_that_lead_there() -> None:
    assert folders_of(["a", "b/c", "d/e/f"]) == {"", "b/", "d/", "d/e/"}
    assert folders_of([]) == {""}

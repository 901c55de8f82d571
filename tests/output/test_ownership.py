"""A build knows its own files, and refuses to take the place of any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.disk import write_plain
from generator.output.ownership import MARKER, NotOurs, mark, refuse, refuse_strangers
from generator.output.walk import walk


def refuse_all(target: Path) -> None:
    refuse(target)
    refuse_strangers(target, walk(target))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("index.html", "posts/記憶體/index.html", ".nojekyll"):
        write_plain(folder / name, b"ours")
    mark(folder)
    return folder


def test_the_list_names_every_file_and_says_what_it_is_for(site: Path) -> None:
    head, _, listed = (site / MARKER).read_text().partition("\n\n")
    assert "stops instead of deleting what it did not make" in head
    assert listed.splitlines() == [".nojekyll", "index.html", "posts/記憶體/index.html"]


def test_equal_folders_have_equal_lists(site: Path) -> None:
    before = (site / MARKER).read_bytes()
    mark(site)
    assert (site / MARKER).read_bytes() == before
    mark(site, ["posts/記憶體/index.html", ".nojekyll", "index.html"])
    assert (site / MARKER).read_bytes() == before


def test_our_own_folder_may_be_replaced_also_after_files_were_deleted(site: Path) -> None:
    refuse_all(site)
    (site / "index.html").unlink()
    refuse_all(site)


@pytest.mark.parametrize("name", ["CNAME", ".git/HEAD", "posts/mine.html", "index.html~"])
def test_a_file_that_came_later_is_named(site: Path, name: str) -> None:
    write_plain(site / name, b"mine")
    with pytest.raises(NotOurs, match=f"no build made `{name}` in it"):
        refuse_all(site)


def test_a_link_is_somebodys_file_and_is_not_followed(site: Path, tmp_path: Path) -> None:
    (site / "photos").symlink_to(tmp_path)
    with pytest.raises(NotOurs, match="no build made `photos`"):
        refuse_all(site)


@pytest.mark.parametrize("name", [".DS_Store", "posts/.DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_a_file_browser_leaves_behind_stops_nobody(site: Path, name: str) -> None:
    write_plain(site / name, b"")
    refuse_all(site)


def test_a_marker_alone_makes_nothing_ours(tmp_path: Path) -> None:
    write_plain(tmp_path / "thesis.txt", b"years of work")
    write_plain(tmp_path / MARKER, b"")
    with pytest.raises(NotOurs, match=r"no build made `thesis\.txt`"):
        refuse_all(tmp_path)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("content", "content is read from"),
        ("content/site", "content is read from"),
        (".", "content is read from"),
    ],
)
def test_what_is_read_from_is_never_built_into(tmp_path: Path, target: str, told: str) -> None:
    with pytest.raises(NotOurs, match=told):
        refuse(tmp_path / target, [tmp_path / "content"])


def test_the_whole_disk_is_refused() -> None:
    with pytest.raises(NotOurs, match="the whole disk"):
        refuse(Path("/"))


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    write_plain(tmp_path / "site", b"a file")
    with pytest.raises(NotADirectoryError, match="a file, not a folder") as problem:
        refuse(tmp_path / "site")
    assert problem.value.filename == str(tmp_path / "site")

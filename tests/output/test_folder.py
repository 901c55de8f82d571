"""A folder ends up holding what is wanted, and only what is missing is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from generator.output.cache import Cache
from generator.output.folder import (
    UNKNOWN,
    Beside,
    Lying,
    Make,
    Wanted,
    bring,
    compare,
    double,
)
from generator.output.walk import walk

NOBODY = Beside(Path("nowhere"), {}, {})


class Maker:
    """Gives a path's key as its content, late if told so, and remembers who asked."""

    def __init__(self, keys: Mapping[str, str], late: Sequence[str] = ()) -> None:
        self.keys, self.slow, self.asked = keys, late, list[str]()

    def content(self, path: str) -> bytes | None:
        self.asked.append(path)
        return None if path in self.slow else self.keys[path].encode()

    def late(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        yield from ((path, self.keys[path].encode()) for path in paths)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def fill(folder: Path, keys: dict[str, str], cache: Cache, beside: Beside = NOBODY) -> list[str]:
    maker = Maker(keys)
    whole = "/".join(keys)
    bring(folder, Wanted(whole, keys), beside, Make(maker.content, maker.late), cache)
    return maker.asked


def look(folder: Path, cache: Cache, aside: frozenset[str] = frozenset()) -> Lying:
    return compare(folder, walk(folder).files, cache, aside)


def beside(folder: Path, cache: Cache) -> Beside:
    return Beside(folder, look(folder, cache).keys, walk(folder).files)


def held(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_it_holds_what_is_wanted_and_nothing_else(folder: Path, cache: Cache) -> None:
    (folder / "stray/deep").mkdir(parents=True)
    (folder / "stray/deep/file").write_text("not wanted")
    fill(folder, {"a": "1", "b/c": "2"}, cache)
    assert held(folder) == {"a": "1", "b/c": "2"}
    assert not (folder / "stray").exists()


def test_only_what_changed_is_asked_for(folder: Path, cache: Cache) -> None:
    fill(folder, {"a": "1", "b/c": "2", "d": "3"}, cache)
    assert fill(folder, {"a": "1", "b/c": "9"}, cache) == ["b/c"]
    assert held(folder) == {"a": "1", "b/c": "9"}


def test_a_file_touched_by_anyone_is_made_again(folder: Path, cache: Cache) -> None:
    keys = {"a": "1", "b": "2"}
    fill(folder, keys, cache)
    assert look(folder, cache).whole == "a/b"
    (folder / "a").write_text("7")
    lying = look(folder, cache)
    assert (lying.whole, lying.keys) == ("", {"a": UNKNOWN, "b": "2"})
    assert fill(folder, keys, cache) == ["a"]


@pytest.mark.parametrize("harm", ["a stranger", "a loss"])
def test_a_folder_is_whole_only_with_all_its_files_and_no_other(
    folder: Path, cache: Cache, harm: str
) -> None:
    fill(folder, {"a": "1", "b": "2"}, cache)
    if harm == "a loss":
        (folder / "a").unlink()
    else:
        (folder / "c").touch()
    assert look(folder, cache).whole == ""
    assert look(folder, cache, aside=frozenset({"c"})).whole == (
        "a/b" if harm == "a stranger" else ""
    )


def test_what_lies_beside_is_shared_and_never_written_through(
    tmp_path: Path, folder: Path, cache: Cache
) -> None:
    fill(folder, {"a": "1", "b": "2"}, cache)
    second = tmp_path / "second"
    second.mkdir()
    assert fill(second, {"a": "1", "b": "5"}, cache, beside(folder, cache)) == ["b"]
    assert (second / "a").samefile(folder / "a")
    fill(second, {"a": "8", "b": "5"}, cache)
    assert held(folder) == {"a": "1", "b": "2"}
    assert held(second) == {"a": "8", "b": "5"}


def test_what_is_not_at_hand_is_made_together_at_the_end(folder: Path, cache: Cache) -> None:
    keys = {"a": "1", "b": "2", "c": "3"}
    maker = Maker(keys, late=("a", "c"))
    made = bring(folder, Wanted("", keys), NOBODY, Make(maker.content, maker.late), cache).made
    assert made == ("b", "a", "c")
    assert held(folder) == keys


def test_after_a_failure_half_way_the_next_try_asks_for_what_is_missing(
    folder: Path, cache: Cache
) -> None:
    keys = {"a": "1", "b": "2"}

    def full(path: str) -> bytes:
        if path == "b":
            raise OSError(28, "no space left on device")
        return b"1"

    with pytest.raises(OSError, match="no space"):
        bring(folder, Wanted("", keys), NOBODY, Make(full, lambda paths: ()), cache)
    fill(folder, keys, cache)
    assert held(folder) == keys


def test_a_double_shares_all_files_and_is_where_the_next_edit_begins(
    tmp_path: Path, folder: Path, cache: Cache
) -> None:
    fill(folder, {"a": "1", "b/c": "2"}, cache)
    double(folder, tmp_path / "second", cache)
    assert (tmp_path / "second/b/c").samefile(folder / "b/c")
    assert look(tmp_path / "second", cache).whole == "a/b/c"
    keys = {"a": "1", "b/c": "3", "b/d": "4"}
    assert fill(tmp_path / "second", keys, cache, beside(folder, cache)) == ["b/c", "b/d"]
    assert held(tmp_path / "second") == keys
    assert held(folder) == {"a": "1", "b/c": "2"}


@pytest.mark.parametrize("harm", ["written into", "deleted", "a stranger", "another folder"])
def test_what_was_done_to_a_double_is_undone(
    tmp_path: Path, folder: Path, cache: Cache, harm: str
) -> None:
    keys = {"a": "1", "b/c": "2", "b/d": "3"}
    fill(folder, keys, cache)
    second = tmp_path / "second"
    double(folder, second, cache)
    match harm:
        case "written into":
            (second / "b/c").write_text("22")  # the other folder has the same file
        case "deleted":
            (second / "b/c").unlink()
        case "a stranger":
            (second / "b/stray").touch()
        case "another folder":
            (second / "b").rename(tmp_path / "away")
            (second / "b").mkdir()
            (second / "b/c").write_text("2")
    fill(second, keys, cache, beside(folder, cache))
    assert held(second) == keys


def test_no_double_is_laid_where_files_cannot_be_shared(
    tmp_path: Path, folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    fill(folder, {"a": "1"}, cache)
    monkeypatch.setattr("os.link", refused)
    double(folder, tmp_path / "second", cache)
    assert not (tmp_path / "second").exists()

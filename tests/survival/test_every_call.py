"""A process dies at each call that changes the disk, or that call fails: the site stays whole.

A small stand-in for MkDocs fills the folder here, so that every single call can be tried with
every fate; tests/survival/test_builds.py does the same with whole builds, for some of the calls.
"""

from __future__ import annotations

import errno
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output import staging
from generator.output.cache import Cache
from generator.output.disk import write_new, write_plain, write_whole
from generator.output.staging import reserved, staged
from tests.survival.calls import Calls, failing, interposed, killed
from tests.survival.children import digest, in_child

FATES = {
    "killed": killed,
    "ENOSPC": failing(errno.ENOSPC),
    "EIO": failing(errno.EIO),
    "EACCES": failing(errno.EACCES),
}
DONE, REFUSED, UNKNOWN = 0, 3, 4
UNNAMED = {"write", "close", "fsync", "syncfs"}
"""Where the system does not say which file it is about, and we must."""
TIDYING = {"rmdir", "unlink"}
"""Where one of these fails something may stay, for the next start to sweep."""


def publish(target: Path, text: str, spare: Path | None = None) -> None:
    with reserved(target) as place:
        write_plain(place.area / "docs" / "index.md", b"not published")
        with staged(place, spare) as folder:
            for name in ("index.html", "posts/記憶體/index.html", "posts/b/index.html"):
                (folder / name).unlink(missing_ok=True)
                write_plain(folder / name, text.encode() * 5_000)


def befallen(work: Callable[[], None], number: int, name: str, fate: Callable[[], None]) -> int:
    """Do the work in a child, whose call of that number and name meets its fate."""

    def run() -> int:
        try:
            with interposed(Calls(number, fate)):
                work()
        except OSError as error:
            return REFUSED if error.filename or name not in UNNAMED else UNKNOWN
        return DONE

    return in_child(run)


def counted(work: Callable[[], None]) -> list[str]:
    with interposed(Calls()) as calls:
        work()
    return calls.names


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize("way", ["one call", "two renames", "one call and a spare"])
def test_the_site_is_old_or_new_and_the_next_build_is_clean(
    quick: Path, monkeypatch: pytest.MonkeyPatch, way: str, fate: str
) -> None:
    if way == "two renames":
        monkeypatch.setattr(staging, "exchange", lambda left, right: False)
    spare = quick / "cache" / "spare" if way == "one call and a spare" else None
    target, beside = quick / "site", ["cache", "site"] if spare else ["site"]
    for _ in range(2):  # the first leaves no spare
        publish(target, "old", spare)
    old = digest(target)
    calls = counted(lambda: publish(target, "new", spare))
    new = digest(target)
    seen = set()
    for number, name in enumerate(calls, start=1):
        publish(target, "old", spare)
        code = befallen(lambda: publish(target, "new", spare), number, name, FATES[fate])
        assert code in ({-signal.SIGKILL} if fate == "killed" else {DONE, REFUSED})
        if way == "two renames" and not target.exists():
            with reserved(target):  # the one moment without a site, which the next start ends
                pass
        seen.add(digest(target))
        assert seen <= {old, new}, f"torn at call {number}, {name}"
        if fate != "killed" and name not in TIDYING:
            assert names(quick) == beside, f"left behind at call {number}, {name}"
        publish(target, "next", spare)
        assert names(quick) == beside
    assert seen == {old, new}, "the sweep must reach both sides of the exchange"


def old_file(path: Path) -> None:
    write_whole(path, b"old" * 50_000)


def new_file(path: Path) -> None:
    write_whole(path, b"new" * 50_000)


@pytest.mark.parametrize("fate", FATES)
def test_a_single_file_is_old_or_new(quick: Path, fate: str) -> None:
    path = quick / "content" / "translations.json"
    old_file(path)
    for number, name in enumerate(counted(lambda: new_file(path)), start=1):
        old_file(path)
        befallen(lambda: new_file(path), number, name, FATES[fate])
        assert path.read_bytes() in {b"old" * 50_000, b"new" * 50_000}
        new_file(path)
        assert names(path.parent) == [path.name]


@pytest.mark.parametrize("fate", FATES)
def test_a_new_file_is_whole_or_not_there(quick: Path, fate: str) -> None:
    path = quick / "content" / "entry.yaml"
    for number, name in enumerate(counted(lambda: write_new(path, b"whole" * 50_000)), start=1):
        path.unlink(missing_ok=True)
        befallen(lambda: write_new(path, b"whole" * 50_000), number, name, FATES[fate])
        assert not path.exists() or path.read_bytes() == b"whole" * 50_000
        new_file(path)
        assert names(path.parent) == [path.name]


@pytest.mark.parametrize("fate", FATES)
def test_an_entry_of_the_cache_is_whole_or_not_there_and_never_an_error(
    quick: Path, fate: str
) -> None:
    key, picture = "ab" * 32, b"picture" * 50_000

    def keep() -> None:
        Cache(quick).keep("cards", key, picture)

    keep()  # makes the folders, which later runs find
    (quick / "cards" / "ab" / key).unlink()
    for number, name in enumerate(counted(keep), start=1):
        code = befallen(keep, number, name, FATES[fate])
        assert code == (-signal.SIGKILL if fate == "killed" else DONE)
        assert Cache(quick).get("cards", key) in (None, picture)
        assert [path.name for path in quick.rglob("*") if path.is_file()] in ([], [key])
        (quick / "cards" / "ab" / key).unlink(missing_ok=True)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())

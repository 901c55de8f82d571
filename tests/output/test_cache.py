"""The cache gives back what was kept, or nothing: never something damaged, and never a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output.cache import MAX_BYTES, SWEPT, TEMPORARY, Cache
from generator.output.lock import try_lock
from tests.read.samples import documented

KEY, OTHER = "ab" * 32, "cd" * 32
PICTURE = b"\x89PNG picture"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def entry(cache: Cache, key: str = KEY) -> Path:
    return cache.folder / "cards" / key[:2] / key


def as_documented(cache: Cache) -> str:
    return "\n".join(cache.warnings()).replace(str(cache.folder), "/home/you/trivia/.cache")


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_kept_picture_comes_back(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    assert cache.get("cards", KEY) == PICTURE
    assert files(cache.folder) == [KEY]
    assert cache.warnings() == []


def test_an_unknown_key_gives_nothing_and_is_no_damage(cache: Cache) -> None:
    assert cache.get("cards", KEY) is None
    assert cache.warnings() == []


def test_kinds_do_not_mix(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    assert cache.get("fonts", KEY) is None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[:-1], id="truncated"),
        pytest.param(lambda content: content[:-1] + bytes([content[-1] ^ 1]), id="flipped bit"),
        pytest.param(lambda content: content + b"\0", id="too long"),
        pytest.param(lambda content: content.replace(b"cache 2", b"cache 1"), id="other version"),
        pytest.param(lambda content: content.replace(b"abab", b"cdcd"), id="wrong key"),
        pytest.param(lambda content: b"\x80\x04cposix\nsystem\n.", id="pickle"),
    ],
)
def test_a_damaged_entry_gives_nothing_and_is_deleted_and_told(
    cache: Cache, damage: Callable[[bytes], bytes]
) -> None:
    cache.keep("cards", KEY, PICTURE)
    entry(cache).write_bytes(damage(entry(cache).read_bytes()))
    assert cache.get("cards", KEY) is None
    assert not entry(cache).exists()
    assert documented("W602")[1] == as_documented(cache)
    cache.keep("cards", KEY, PICTURE)
    assert cache.get("cards", KEY) == PICTURE


def test_an_entry_under_another_name_is_not_that_entry(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    cache.keep("cards", OTHER, b"another picture")
    entry(cache, OTHER).replace(entry(cache, KEY))
    assert cache.get("cards", KEY) is None


def test_an_entry_of_a_gigabyte_is_not_read(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    os.truncate(entry(cache), 1 << 30)  # a sparse file; it takes no room
    assert entry(cache).stat().st_size > MAX_BYTES
    assert cache.get("cards", KEY) is None
    assert not entry(cache).exists()


def test_a_link_is_not_followed(cache: Cache, tmp_path: Path) -> None:
    cache.keep("cards", KEY, PICTURE)
    elsewhere = tmp_path / "elsewhere"
    entry(cache).rename(elsewhere)
    entry(cache).symlink_to(elsewhere)
    assert cache.get("cards", KEY) is None
    assert elsewhere.exists()
    assert not entry(cache).is_symlink()


def test_a_pipe_is_not_waited_for(cache: Cache) -> None:
    entry(cache).parent.mkdir(parents=True)
    os.mkfifo(entry(cache))
    assert cache.get("cards", KEY) is None


def test_a_folder_that_cannot_be_made_is_a_warning_told_once(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    cache = Cache(tmp_path / "cache")
    for key in (KEY, OTHER):
        assert cache.get("cards", key) is None
        cache.keep("cards", key, PICTURE)
    assert documented("W601")[1] == as_documented(cache)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_a_warning(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    folders = [cache.folder, *(path for path in cache.folder.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    cache.keep("cards", OTHER, PICTURE)
    for folder in folders:
        folder.chmod(0o755)
    assert "(Permission denied)" in cache.warnings()[0]


def test_a_full_disk_is_a_warning_and_leaves_no_half_entry(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", full)
    cache.keep("cards", KEY, PICTURE)
    assert files(cache.folder) == []
    assert "(No space left on device)" in cache.warnings()[0]


def test_what_a_killed_process_left_is_swept_and_what_a_live_one_writes_is_not(
    cache: Cache,
) -> None:
    dead, alive = (cache.folder / TEMPORARY / name for name in ("dead", "alive"))
    dead.parent.mkdir(parents=True)
    dead.write_bytes(b"half")
    with alive.open("xb") as stream:
        try_lock(stream.fileno())
        Cache(cache.folder)
        assert files(cache.folder) == ["alive"]
    Cache(cache.folder)
    assert files(cache.folder) == []


WRITER = """
import sys
from pathlib import Path
from generator.output.cache import Cache
for turn in range(100):
    cache = Cache(Path(sys.argv[1]))
    for number in range(4):
        key, picture = f"{number:064x}", bytes([number]) * 100_000
        kept = cache.get("cards", key)
        assert kept in (None, picture), (turn, number)
        (cache.folder / "cards" / key[:2] / key).unlink(missing_ok=True)
        cache.keep("cards", key, picture)
    assert cache.warnings() == [], cache.warnings()
"""


def test_two_processes_may_write_the_same_entries(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "cache")]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        _, errors = process.communicate()
        assert process.returncode == 0, errors.decode()
    assert len(files(tmp_path / "cache")) == 4


DAY = 24 * 3600.0


def aged(cache: Cache, days: float, *names: str) -> None:
    """Let files look as if they had been written so many days ago, and open the cache anew."""
    now = cache.folder.stat().st_mtime
    for path in (path for path in cache.folder.rglob("*") if path.name in names):
        os.utime(path, (now - days * DAY, now - days * DAY))


def test_what_nobody_asked_for_in_a_month_is_thrown_away(cache: Cache) -> None:
    for key in (KEY, OTHER):
        cache.keep("cards", key, PICTURE)
    cache.prune(now=cache.folder.stat().st_mtime)
    aged(cache, 40, KEY, OTHER)
    aged(cache, 35, SWEPT)
    cache = Cache(cache.folder)
    assert cache.get("cards", KEY) == PICTURE
    cache.prune(now=cache.folder.stat().st_mtime)
    assert files(cache.folder / "cards") == [KEY]
    assert Cache(cache.folder).get("cards", KEY) == PICTURE


def test_between_two_sweeps_everything_stays(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    cache.prune(now=cache.folder.stat().st_mtime)
    aged(cache, 40, KEY)
    aged(cache, 10, SWEPT)
    Cache(cache.folder).prune(now=cache.folder.stat().st_mtime)
    assert files(cache.folder / "cards") == [KEY]


def test_a_sweep_touches_entries_only(cache: Cache) -> None:
    cache.keep("cards", KEY, PICTURE)
    mine = cache.folder / "spare" / "ab" / "notes.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("not an entry")
    cache.prune(now=cache.folder.stat().st_mtime)
    aged(cache, 40, KEY, "notes.txt")
    aged(cache, 35, SWEPT)
    Cache(cache.folder).prune(now=cache.folder.stat().st_mtime)
    assert files(cache.folder / "cards") == []
    assert mine.exists()


def test_a_cache_that_cannot_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    Cache(tmp_path / "cache").prune(now=0)

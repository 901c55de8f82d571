"""A folder of finished files brought to what it should hold by touching only what differs.

Not written anew each time: a site of a thousand posts has twenty-seven thousand files, and making
as many links takes longer than all else a small edit needs. The folder built into is the site
before the present one, kept beside it, so a build writes what two edits have changed. What lies in
a folder is known by the stamps noted when it was written, as `git` and `ninja` know it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.output.cache import Cache
from generator.output.disk import write_plain

NOTES = "notes"
"""Kept: how every file of a folder lay when it was written, by the folder's identity."""
UNKNOWN = ""
"""The key of a file that is not as any build of ours left it."""


class Stamp(NamedTuple):
    """How a file lay on the disk when it was written: whoever changes it changes one of these."""

    inode: int
    size: int
    modified: int


Stamps = dict[str, Stamp]


class Note(NamedTuple):
    """What is remembered of a folder: a digest of what it was made from as a whole, and for each
    path the key of its content and the stamp.
    """

    whole: str
    files: dict[str, tuple[str, Stamp]]


class Lying(NamedTuple):
    """How a folder lies now: `whole` as noted, or empty if any file is another than then; and the
    key of every file, `UNKNOWN` where it was not left so by us.
    """

    whole: str
    keys: dict[str, str]


class Brought(NamedTuple):
    """What was done to a folder: the paths made anew, and how many were taken from beside it."""

    made: tuple[str, ...]
    linked: int


class Beside(NamedTuple):
    """Another folder of the same file system, and the key of every file in it."""

    folder: Path
    keys: Mapping[str, str]


class Wanted(NamedTuple):
    """What a folder shall hold: the key of each path, and a digest of all that it is made from."""

    whole: str
    keys: Mapping[str, str]


class Make(NamedTuple):
    """Where content comes from: `content` gives what is at hand, `late` makes the rest at once."""

    content: Callable[[str], bytes | None]
    late: Callable[[Sequence[str]], Iterable[tuple[str, bytes]]]


def look(folder: Path, cache: Cache, aside: Set[str] = frozenset()) -> Lying:
    """Compare a folder with what is remembered of it; files named as in `aside` do not count."""
    noted = _note(folder, cache)
    stamps = {
        path: stamp
        for path, stamp in _stamps(folder).items()
        if path.rpartition("/")[2] not in aside
    }
    keys = _keys(noted, stamps)
    is_whole = len(keys) == len(noted.files) and UNKNOWN not in keys.values()
    return Lying(noted.whole if is_whole else "", keys)


def _keys(noted: Note, stamps: Stamps) -> dict[str, str]:
    """Give the key of every file that lies as it was noted, `UNKNOWN` for the others."""
    files = noted.files
    return {
        path: files[path][0] if path in files and files[path][1] == stamp else UNKNOWN
        for path, stamp in stamps.items()
    }


def bring(folder: Path, wanted: Wanted, beside: Beside, make: Make, cache: Cache) -> Brought:
    """Make a folder hold the wanted files and no others.

    A file that lies there under its key stays. One that lies `beside` under its key is linked from
    there: both folders then share it, and neither may ever be written in place. All others are
    asked for. Raises `OSError` when the disk refuses; the folder can be brought on another time.
    """
    stamps, keys = _stamps(folder), wanted.keys
    present = _keys(_note(folder, cache), stamps)
    wrong = [path for path, key in present.items() if keys.get(path) != key]
    for path in wrong:
        (folder / path).unlink()
        del stamps[path]
    _without_empty_folders(folder, wrong)
    missing = [path for path, key in keys.items() if present.get(path) != key]
    made: list[str] = []
    waiting: list[str] = []
    for path in missing:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if beside.keys.get(path) == keys[path] and _linked(beside.folder / path, target):
            continue
        finished = make.content(path)
        (waiting if finished is None else made).append(path)
        if finished is not None:
            write_plain(target, finished)
    for path, finished in make.late(waiting):
        write_plain(folder / path, finished)
    stamps |= {path: _stamp((folder / path).lstat()) for path in missing}
    _remember(
        folder, Note(wanted.whole, {path: (keys[path], stamps[path]) for path in keys}), cache
    )
    return Brought((*made, *waiting), len(missing) - len(made) - len(waiting))


def _remember(folder: Path, note: Note, cache: Cache) -> None:
    """Keep how everything in a folder lies now, for `look` to compare with later."""
    cache.keep(NOTES, _identity(folder), msgspec.msgpack.encode(note))


def _note(folder: Path, cache: Cache) -> Note:
    """Read what is remembered; nothing when it cannot be read, as all of it can be made again."""
    kept = cache.get(NOTES, _identity(folder)) if folder.is_dir() else None
    if kept is not None:
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(kept, type=Note)
    return Note("", {})


def _identity(folder: Path) -> str:
    """Name a folder by what it keeps when two are exchanged, as a key of the cache."""
    status = folder.stat()
    return hashlib.sha256(f"{status.st_dev} {status.st_ino}".encode()).hexdigest()


def _stamps(folder: Path) -> Stamps:
    """Walk through a folder without following links."""
    found: Stamps = {}
    waiting = [""]
    while waiting:
        below = waiting.pop()
        # Joined by hand: a site has thousands of folders, and `Path` takes longer than the disk.
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    found[path] = _stamp(entry.stat(follow_symlinks=False))
    return found


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def _linked(source: Path, target: Path) -> bool:
    """Let two folders share a file; False where the file system knows no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        try:
            shutil.copyfile(source, target, follow_symlinks=False)
        except OSError:
            return False
    return True


def _without_empty_folders(folder: Path, gone: Iterable[str]) -> None:
    """Remove the folders that deleting these files left empty, from the innermost outwards."""
    parents = {parent for path in gone for parent in Path(path).parents}
    for parent in sorted(parents, key=lambda one: len(one.parts), reverse=True):
        if parent.parts and not any((folder / parent).iterdir()):
            (folder / parent).rmdir()

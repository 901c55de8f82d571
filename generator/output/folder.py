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
from generator.output.walk import Stamp, Stamps, Tree, folders_of, look, walk

NOTES = "notes"
"""Kept: how every file of a folder lay when it was written, by the folder's identity."""
UNKNOWN = ""
"""The key of a file that is not as any build of ours left it."""


class Note(NamedTuple):
    """What is remembered of a folder: a digest of what it was made from as a whole, for each path
    the key of its content and the stamp, and the stamps of the folders in it.
    """

    whole: str
    files: dict[str, tuple[str, Stamp]]
    folders: Stamps


class Lying(NamedTuple):
    """How a folder lies now: `whole` as noted, or empty if any file is another than then; and the
    key of every file, `UNKNOWN` where it was not left so by us.
    """

    whole: str
    keys: dict[str, str]


class Brought(NamedTuple):
    """What was done to a folder: the paths made anew, and all that came, changed or went."""

    made: tuple[str, ...]
    touched: tuple[Path, ...]


class Beside(NamedTuple):
    """Another folder of the same file system, and the key and the stamp of every file in it."""

    folder: Path
    keys: Mapping[str, str]
    stamps: Mapping[str, Stamp]


class Wanted(NamedTuple):
    """What a folder shall hold: the key of each path, and a digest of all that it is made from."""

    whole: str
    keys: Mapping[str, str]


class Make(NamedTuple):
    """Where content comes from: `content` gives what is at hand, `late` makes the rest at once."""

    content: Callable[[str], bytes | None]
    late: Callable[[Sequence[str]], Iterable[tuple[str, bytes]]]


def compare(folder: Path, stamps: Stamps, cache: Cache, aside: Set[str] = frozenset()) -> Lying:
    """Compare what lies in a folder with what is remembered of it.

    Files named as in `aside` do not count.
    """
    noted = _note(folder, cache)
    counted = {path: seen for path, seen in stamps.items() if path.rpartition("/")[2] not in aside}
    keys = _keys(noted, counted)
    is_whole = len(keys) == len(noted.files) and UNKNOWN not in keys.values()
    return Lying(noted.whole if is_whole else "", keys)


def _keys(noted: Note, stamps: Stamps) -> dict[str, str]:
    """Give the key of every file that lies as it was noted, `UNKNOWN` for the others."""
    files = noted.files
    return {
        path: known[0] if (known := files.get(path)) and known[1] == seen else UNKNOWN
        for path, seen in stamps.items()
    }


def bring(folder: Path, wanted: Wanted, beside: Beside, make: Make, cache: Cache) -> Brought:
    """Make a folder hold the wanted files and no others.

    A file that lies there under its key stays. One that lies `beside` under its key is linked from
    there: both folders then share it, and neither may ever be written in place. All others are
    asked for. Raises `OSError` when the disk refuses; the folder can be brought on another time.
    """
    noted, keys = _note(folder, cache), wanted.keys
    stamps = _stamps(folder, noted, beside.stamps)
    present = _keys(noted, stamps)
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
    stamps |= _seen(folder, missing)
    files = {path: (keys[path], stamps[path]) for path in keys}
    _remember(folder, Note(wanted.whole, files, _seen(folder, folders_of(keys))), cache)
    touched = dict.fromkeys((*wrong, *missing))
    return Brought((*made, *waiting), tuple(folder / path for path in touched))


def double(folder: Path, second: Path, cache: Cache) -> None:
    """Lay another folder of the same files, for a later `bring` to begin with.

    Where files cannot be shared, on some disks and between two of them, there will be none.
    """
    noted = _note(folder, cache)
    try:
        for below in sorted(noted.folders):
            (second / below).mkdir(parents=True, exist_ok=True)
        for path in noted.files:
            os.link(f"{folder}/{path}", f"{second}/{path}", follow_symlinks=False)
        _remember(second, noted._replace(folders=_seen(second, noted.folders)), cache)
    except OSError:
        shutil.rmtree(second, ignore_errors=True)


def _remember(folder: Path, note: Note, cache: Cache) -> None:
    """Keep how everything in a folder lies now, for `compare` to go by later."""
    cache.keep(NOTES, _identity(folder), msgspec.msgpack.encode(note))


def _note(folder: Path, cache: Cache) -> Note:
    """Read what is remembered; nothing when it cannot be read, as all of it can be made again."""
    kept = cache.get(NOTES, _identity(folder)) if folder.is_dir() else None
    if kept is not None:
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(kept, type=Note)
    return Note("", {}, {})


def _identity(folder: Path) -> str:
    """Name a folder by what it keeps when two are exchanged, as a key of the cache."""
    status = folder.stat()
    return hashlib.sha256(f"{status.st_dev} {status.st_ino}".encode()).hexdigest()


def _stamps(folder: Path, noted: Note, beside: Mapping[str, Stamp]) -> Stamps:
    """Look how every file lies; one that is shared with the folder `beside` was looked at there."""
    then = {path: seen for path, (_, seen) in noted.files.items()}
    files = walk(folder, Tree(then, noted.folders)).files
    shared = {path: seen for path, seen in files.items() if beside.get(path) == seen}
    return shared | _seen(folder, files.keys() - shared.keys())


def _seen(folder: Path, paths: Iterable[str]) -> Stamps:
    """Look at single files or folders; those that are gone are left out."""
    return {path: seen for path in paths if (seen := look(folder, path))}


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

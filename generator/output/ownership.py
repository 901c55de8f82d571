"""Which files in a published folder are ours: the list that a build leaves in a hidden file.

Not the mere presence of that file: a `CNAME` or a `.git` that someone puts into the folder later
is not ours, and the next build would delete it with the rest.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.read.source import read_bytes

MARKER = ".made-by-daily-ai-trivia"
HEAD = """\
Daily AI Trivia made this folder and replaces it whole. Only the files named below may be in it:
with any other, the next build stops instead of deleting what it did not make.

"""
LITTER = frozenset({MARKER, ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What may be there besides: the list itself, and what file browsers leave behind unasked."""


class NotOurs(Exception):  # noqa: N818 - a refusal to delete, exit code 2
    """A folder cannot be replaced without losing what no build made; the text says which."""


def mark(folder: Path) -> None:
    """List all files below `folder` as ours. Raises `OSError`."""
    (folder / MARKER).unlink(missing_ok=True)  # another folder may share it
    names = "".join(f"{name}\n" for name in sorted(_names(folder)))
    with (folder / MARKER).open("xb") as stream:
        stream.write(os.fsencode(HEAD + names))


def is_ours(folder: Path) -> bool:
    """Tell whether a build made this folder."""
    return (folder / MARKER).is_file()


def refuse(target: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that `target` may be replaced whole: it is absent, or empty, or ours.

    `sources` are folders that a build reads; none may hold the target or lie in it. Raises
    `NotOurs`, or `NotADirectoryError` when the target is a file.
    """
    if target.parent == target:
        raise NotOurs(f"{target} is the whole disk; name a folder in it with --out")
    for source in sources:
        if target.is_relative_to(source) or source.is_relative_to(target):
            raise NotOurs(
                f"{target} would be replaced whole, but {source} is read from; "
                "name another folder with --out"
            )
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is a file, not a folder", str(target))
    if strange := next(_strangers(target), None):
        raise NotOurs(
            f"{target} would be replaced whole, but no build made `{strange}` in it; "
            "move that away or name another folder with --out"
        )


def _strangers(folder: Path) -> Iterator[str]:
    """Give the files that are not on the list; all of them where there is no list."""
    if not folder.is_dir():
        return
    ours = LITTER
    if is_ours(folder):
        listed = os.fsdecode(read_bytes(folder / MARKER)).removeprefix(HEAD)
        ours |= frozenset(listed.splitlines())
    for name in _names(folder):
        if name not in ours and name.rpartition("/")[2] not in LITTER:
            yield name


def _names(folder: Path) -> Iterator[str]:
    """Walk the files below a folder, by their path from it; a link is a file whatever it names."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        # Joined by hand: a site has thousands of folders, and `Path` takes longer than the disk.
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name

"""Which files in a published folder are ours: the list that a build leaves in a hidden file.

Not the mere presence of that file: a `CNAME` or a `.git` that someone puts into the folder later
is not ours, and the next build would delete it with the rest.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.output.walk import Tree, walk
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


def mark(folder: Path, names: Iterable[str] | None = None) -> None:
    """List all files below `folder` as ours; `names` are they, where they are known.

    Raises `OSError`.
    """
    (folder / MARKER).unlink(missing_ok=True)  # another folder may share it
    listed = walk(folder).files if names is None else names
    with (folder / MARKER).open("xb") as stream:
        stream.write(os.fsencode(HEAD + "".join(f"{name}\n" for name in sorted(listed))))


def is_ours(folder: Path) -> bool:
    """Tell whether a build made this folder."""
    return (folder / MARKER).is_file()


def refuse(target: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that `target` may be built into: it is absent, or empty, or a build made it.

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
    if not is_ours(target):
        _refuse_any(target, _names(target))


def refuse_strangers(target: Path, tree: Tree) -> None:
    """Make sure that all in `tree`, which is what lies in `target`, is on the list of ours.

    Raises `NotOurs`.
    """
    ours = frozenset[str]()
    if is_ours(target):
        listed = os.fsdecode(read_bytes(target / MARKER)).removeprefix(HEAD)
        ours = frozenset(listed.splitlines())
    _refuse_any(target, tree.files.keys() - ours)


def _refuse_any(target: Path, names: Iterable[str]) -> None:
    for name in names:
        if name.rpartition("/")[2] not in LITTER:
            raise NotOurs(
                f"{target} would be replaced whole, but no build made `{name}` in it; "
                "move that away or name another folder with --out"
            )


def _names(folder: Path) -> Iterator[str]:
    """Name the files below a folder one by one: a stranger's may be a whole home."""
    for below, folders, files in os.walk(folder):
        links = (name for name in folders if (Path(below) / name).is_symlink())
        for name in (*files, *links):
            yield (Path(below) / name).relative_to(folder).as_posix()

"""Publishing a finished folder in one step: the site is the old one whole or the new one whole.

Copying files over a live site would mix two builds for as long as it takes; a failure in between
would leave the mixture. On Linux the two folders are exchanged by one system call.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

MARKER = ".made-by-daily-ai-trivia"
STAGING = ".staging"
OLD = ".old"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NotOurs(Exception):  # noqa: N818 - a refusal to delete, exit code 2
    """The target holds files that no build of ours made; the text says so."""


def staging_for(target: Path) -> Path:
    """Give an empty folder beside `target` to build into.

    Raises `NotOurs` when `target` exists, is not empty and has no marker file: what we did not
    make, we do not replace.
    """
    if target.exists() and not (target / MARKER).is_file() and any(target.iterdir()):
        raise NotOurs(f"{target} holds files that were not built here; name another folder")
    recover(target)
    staging = target.with_name(target.name + STAGING)
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def recover(target: Path) -> None:
    """Finish what an interrupted exchange left: put the old folder back if none is in place."""
    old = target.with_name(target.name + OLD)
    if old.is_dir() and not target.exists():
        old.rename(target)
    elif old.is_dir() and (old / MARKER).is_file():
        shutil.rmtree(old)


def publish(staging: Path, target: Path) -> None:
    """Put `staging` in the place of `target` and delete what was there."""
    (staging / MARKER).write_text("This folder is replaced by every build.\n", encoding="utf-8")
    _flush(staging)
    if not target.exists():
        staging.rename(target)
    elif _exchange(staging, target):
        shutil.rmtree(staging)
    else:
        old = target.with_name(target.name + OLD)
        target.rename(old)
        staging.rename(target)
        shutil.rmtree(old)


def _exchange(left: Path, right: Path) -> bool:
    """Swap two folders with Linux's `renameat2`; False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    arguments = (_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE)
    return bool(call(*arguments) == 0)


def _flush(folder: Path) -> None:
    """Flush every file and folder, so that the exchange cannot overtake the data on the disk."""
    for path in sorted(folder.rglob("*")):
        _fsync(path)
    _fsync(folder)


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

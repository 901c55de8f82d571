"""Work done in a forked copy of this process, so that it can be killed while nothing is lost.

Forked, not started anew: Python, MkDocs and Pillow take a second to import, and a sweep needs
hundreds of processes.
"""

from __future__ import annotations

import hashlib
import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path

CRASHED = 99


def in_child(work: Callable[[], int]) -> int:
    """Run `work` in a copy of this process; give its result, or minus the signal that ended it."""
    child = start(work)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code != CRASHED, "see the traceback above"
    return code


def start(work: Callable[[], int]) -> int:
    """Begin `work` in a copy of this process, and give the number of that process."""
    child = os.fork()
    if child:
        return child
    code = CRASHED
    try:
        code = work()
    except BaseException:  # nothing may return into the copy of pytest
        traceback.print_exc()
    finally:
        os._exit(code)


def kill(child: int) -> None:
    """End a process without a word, and wait until it is gone."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def digest(folder: Path) -> str:
    """Give one SHA-256 for all names and bytes below a folder; empty when there is none."""
    if not folder.is_dir():
        return ""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        total.update(f"{path.relative_to(folder)}\0{path.is_dir()}\0".encode())
        if path.is_file():
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()

"""Which files of the site changed, in bursts: an editor that saves a file makes several events."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

FOLDERS = ("content", "overrides", "assets")
SETTINGS = "mkdocs.yml"
QUIET = 0.03
"""Seconds without an event after which a burst is over; editors save within a few milliseconds."""
SILENT = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
"""Events of mere reading, which our own check causes."""

Changes = queue.SimpleQueue[Path]


@contextmanager
def watched(root: Path) -> Iterator[Changes]:
    """Watch the folders that a site is made from; gives the queue of changed paths."""
    changes: Changes = queue.SimpleQueue()
    observer, ear = Observer(), _Ear(root, changes)
    for folder in (root / name for name in FOLDERS):
        if folder.is_dir():
            observer.schedule(ear, str(folder), recursive=True)
    observer.schedule(ear, str(root), recursive=False)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


def burst(changes: Changes, seconds: float | None = None) -> frozenset[Path]:
    """Wait for a change and gather what follows at once; empty when the time is up."""
    found: set[Path] = set()
    try:
        found.add(changes.get(timeout=seconds))
        while True:
            found.add(changes.get(timeout=QUIET))
    except queue.Empty:
        return frozenset(found)


class _Ear(FileSystemEventHandler):
    def __init__(self, root: Path, changes: Changes) -> None:
        self._root = root
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what may change the site: files, and folders that come and go with them."""
        if event.event_type in SILENT:
            return
        for path in (event.src_path, event.dest_path):
            if path and self._matters(Path(str(path)), is_folder=event.is_directory):
                self._changes.put(Path(str(path)))

    def _matters(self, path: Path, *, is_folder: bool) -> bool:
        if path.parent == self._root:
            return path.name == SETTINGS
        hidden = path.name.startswith(".") or path.name.endswith(("~", ".swp", ".trivia-tmp"))
        return not hidden and not (is_folder and path.is_dir())

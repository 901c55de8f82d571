"""One slug, one post: two files that would be served at the same address.

Checked across entries, which no reader of a single file can do.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic, Label, Place, Problems, Source
from generator.read.entry import Entry


def check_slugs(entries: Iterable[Entry], problems: Problems) -> None:
    """Record E505 for every entry whose slug an earlier file has already."""
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.slug, entry)
        if other is not entry:
            problems.add(
                Diagnostic(
                    "E505",
                    f"two posts have the slug `{entry.slug}`",
                    _start(entry),
                    cause=f"this one, of {entry.date}",
                    labels=(Label(_start(other), f"and this one, of {other.date}"),),
                    note="the slug is the address of the post, so it stands in one file name only",
                    help="rename one of the files",
                )
            )


def _start(entry: Entry) -> Place:
    """Give the file without its text: nothing in it is wrong but its name."""
    return Place(Source(entry.source.path, ""), 0, 0)

"""One slug, one post: two files that would be served at the same address.

Checked across entries, which no reader of a single file can do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from generator.diagnostics import Diagnostic, Label, Place, Problems, Source


class Named(Protocol):
    """What an address is made from; an entry, or what is kept of one."""

    @property
    def slug(self) -> str:
        """The last part of the address."""

    @property
    def date(self) -> dt.date:
        """The day in the file's name."""

    @property
    def source(self) -> Source:
        """The file."""


def check_slugs(entries: Iterable[Named], problems: Problems) -> None:
    """Record E505 for every entry whose slug an earlier file has already."""
    first: dict[str, Named] = {}
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


def _start(entry: Named) -> Place:
    """Give the file without its text: nothing in it is wrong but its name."""
    return Place(Source(entry.source.path, ""), 0, 0)

"""Slugs in file names, and that each is one post's only: two could not share an address.

Checked across entries, which no reader of a single file can do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Protocol

from generator.diagnostics import Diagnostic, Label, Place, Problems, Source


def slug_of(path: PurePath) -> str:
    """Give the slug in a file's name, `one-token` of `2026-03-14-one-token.yaml`.

    The name need not be in order; whoever reads the file reports what is wrong with it.
    """
    return path.stem.split("-", 3)[-1]


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

    @property
    def former(self) -> Sequence[str]:
        """The slugs it had before, which still lead to it."""


def check_slugs(entries: Iterable[Named], problems: Problems) -> None:
    """Record E505 for every entry whose slug, or a former one, another file has already."""
    entries = list(entries)
    first: dict[str, Named] = {}
    for entry in entries:
        other = first.setdefault(entry.slug, entry)
        if other is not entry:
            problems.add(_twice(entry, other))
    for entry in entries:
        for alias in entry.former:
            other = first.setdefault(alias, entry)
            if other is not entry or alias == entry.slug:
                problems.add(_taken(entry, alias, other))


def _twice(entry: Named, other: Named) -> Diagnostic:
    return Diagnostic(
        "E505",
        f"two posts have the slug `{entry.slug}`",
        _start(entry),
        cause=f"this one, of {entry.date}",
        labels=(Label(_start(other), f"and this one, of {other.date}"),),
        note="the slug is the address of the post, so it stands in one file name only",
        help="rename one of the files",
    )


def _taken(entry: Named, alias: str, other: Named) -> Diagnostic:
    return Diagnostic(
        "E505",
        f"the former slug `{alias}` leads to another post",
        _start(entry),
        cause=f"claimed by this one, of {entry.date}",
        labels=(Label(_start(other), f"and by this one, of {other.date}"),),
        help=f"take `{alias}` out of `aliases:`",
    )


def _start(entry: Named) -> Place:
    """Give the file without its text: nothing in it is wrong but its name."""
    return Place(Source(entry.source.path, ""), 0, 0)

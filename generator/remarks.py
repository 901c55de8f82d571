"""What is kept of a diagnostic, to be said again: all of it but the text of its files.

The text is in the files, which have not changed when a remark is recalled. Kept beside each remark
it would make the warnings of a thousand posts larger than the posts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.diagnostics import Diagnostic, Label, Place, Problems, Source
from generator.read.source import read_source


class Spot(NamedTuple):
    """A place without its text, which is in the file. A fault in a file's name shows no text."""

    path: str
    start: int
    end: int
    has_text: bool


class Remark(NamedTuple):
    """A diagnostic as it is kept."""

    code: str
    message: str
    at: Spot
    cause: str
    labels: tuple[tuple[Spot, str], ...]
    note: str
    help: str


class Unreadable(ValueError):  # noqa: N818 - says what they are
    """Kept bytes that are not what this program writes."""


def encode_remarks(remarks: Iterable[Remark]) -> bytes:
    """Write remarks as MessagePack."""
    return msgspec.msgpack.encode(tuple(remarks))


def decode_remarks(content: bytes) -> tuple[Remark, ...]:
    """Read remarks, checking every type. Raises `Unreadable`."""
    try:
        return msgspec.msgpack.decode(content, type=tuple[Remark, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable from error


def remark(diagnostic: Diagnostic) -> Remark:
    """Keep a diagnostic without the text of its files."""
    return Remark(
        diagnostic.code,
        diagnostic.message,
        _spot(diagnostic.place),
        diagnostic.cause,
        tuple((_spot(label.place), label.text) for label in diagnostic.labels),
        diagnostic.note,
        diagnostic.help,
    )


def diagnostic(kept: Remark, source: Callable[[str], Source | None]) -> Diagnostic:
    """Give a kept diagnostic the text of its files again; `source` reads one by its path."""
    return Diagnostic(
        kept.code,
        kept.message,
        _place(kept.at, source),
        kept.cause,
        tuple(Label(_place(spot, source), text) for spot, text in kept.labels),
        kept.note,
        kept.help,
    )


def recall(remarks: Iterable[Remark], root: Path) -> Iterable[Diagnostic]:
    """Say again what was said before."""

    @cache
    def source(name: str) -> Source | None:
        return read_source(root / name, root, Problems())

    return (diagnostic(remark, source) for remark in remarks)


def _spot(place: Place) -> Spot:
    return Spot(place.source.path, place.start, place.end, bool(place.source.text))


def _place(spot: Spot, read: Callable[[str], Source | None]) -> Place:
    source = read(spot.path) if spot.has_text else None
    return Place(source or Source(spot.path, ""), spot.start, spot.end)

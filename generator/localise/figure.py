"""Styled text and worded figures: what cards and pages are both made of.

Apart from both, because a number must look the same wherever it stands.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

RunKind = Literal["text", "strong", "number", "code"]


class Run(NamedTuple):
    """A stretch of text in one style. `ref` is the reference of a `number` run: `kv | MB`."""

    text: str
    kind: RunKind = "text"
    ref: str = ""


Rich = tuple[Run, ...]
"""A line or paragraph as runs; line breaks typed by the author stay as a newline in a run."""


class Figure(NamedTuple):
    """One computed number as this language shows it.

    `text` is the whole ("10.3 GB"); `number` and `unit` are its parts, so that a card can set
    them in two sizes (`unit` is empty for pure numbers). `amount` is the value in base units as
    a float: for bar lengths only, never shown.
    """

    ref: str
    text: str
    number: str
    unit: str
    amount: float
    label: str = ""


class Receipt(NamedTuple):
    """The arithmetic in one line: `left` the numbers put in, `right` the result with its `=`."""

    left: str
    right: str

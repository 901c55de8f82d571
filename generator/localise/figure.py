"""Styled text and worded figures: what cards and pages are both made of.

Apart from both, because a number must look the same wherever it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RunKind = Literal["text", "strong", "number", "code"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. `ref` is the reference of a `number` run: `kv | MB`."""

    text: str
    kind: RunKind = "text"
    ref: str = ""


Rich = tuple[Run, ...]
"""A line or paragraph as runs; line breaks typed by the author stay as a newline in a run."""


@dataclass(frozen=True)
class Figure:
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


@dataclass(frozen=True)
class Receipt:
    """The arithmetic in one line: `left` the numbers put in, `right` the result with its `=`."""

    left: str
    right: str

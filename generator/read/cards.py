"""What an author may write on each of the ten card layouts, one dataclass per layout.

A `Text` field that names a value is a reference such as `weights` or `kv_128k.tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.read.text import Localised, Text


class BarsSpec(NamedTuple):
    """Values to compare, in order, and the value (often a range) they are held against.

    `names` are short labels, one per bar (BF16, FP8); without them the values' own labels serve.
    """

    bars: tuple[Text, ...]
    limit: Text | None = None
    names: tuple[Localised, ...] = ()


@dataclass(frozen=True)
class Common:
    """What every card may carry: its place in the file, and the receipt's value if not its own."""

    place: Text
    receipt: Text | None = None


@dataclass(frozen=True)
class Charted(Common):
    """A card whose chart or table a text can show; `id` is its name where its layout's is not."""

    id: Text | None = None


@dataclass(frozen=True)
class Cover(Charted):
    """The hook headline (the post's title unless given) with one chart or one number."""

    title: Localised | None = None
    chart: BarsSpec | None = None
    value: Text | None = None


@dataclass(frozen=True)
class Number(Common):
    """One big number with a line above and a paragraph below."""

    value: Text | None = None
    lead: Localised | None = None
    note: Localised | None = None


@dataclass(frozen=True)
class Statement(Common):
    """One sentence, large, with an optional small paragraph."""

    text: Localised | None = None
    note: Localised | None = None


@dataclass(frozen=True)
class Formula(Common):
    """The factors of a formula as a column, a rule, the result."""

    of: Text | None = None
    title: Localised | None = None
    also: Text | None = None  # a second unit for the result, such as MiB beside MB
    note: Localised | None = None


@dataclass(frozen=True)
class Bars(Charted):
    """Values against a limit."""

    title: Localised | None = None
    chart: BarsSpec | None = None
    note: Localised | None = None


class StackRow(NamedTuple):
    """One stacked bar: a label and the values it adds up."""

    label: Localised
    parts: tuple[Text, ...]


@dataclass(frozen=True)
class Stack(Charted):
    """Stacked parts against a limit band, with a mark per row; `names` labels the parts."""

    title: Localised | None = None
    names: tuple[Localised, ...] = ()
    rows: tuple[StackRow, ...] = ()
    limit: Text | None = None


@dataclass(frozen=True)
class Growth(Charted):
    """Lines over a sweep; the axes choose linear or logarithmic themselves."""

    title: Localised | None = None
    lines: tuple[Text, ...] = ()
    mark: Text | None = None


class CompareRow(NamedTuple):
    """One line of a small table: a label and a cell (words or references) per column."""

    label: Localised
    cells: tuple[Localised, ...]


@dataclass(frozen=True)
class Compare(Charted):
    """A small table of two or three columns."""

    title: Localised | None = None
    columns: tuple[Localised, ...] = ()
    rows: tuple[CompareRow, ...] = ()
    note: Localised | None = None


@dataclass(frozen=True)
class Takeaway(Common):
    """One to four sentences to keep, dark, with the address and its QR code."""

    title: Localised | None = None
    points: tuple[Localised, ...] = ()


@dataclass(frozen=True)
class Myth(Common):
    """A claim struck through, then the number that refutes it."""

    claim: Localised | None = None
    value: Text | None = None
    note: Localised | None = None


Card = Cover | Number | Statement | Formula | Bars | Stack | Growth | Compare | Takeaway | Myth

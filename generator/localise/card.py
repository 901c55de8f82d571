"""A card in one language: what every layout shows, in words and amounts, ready to be laid out.

One dataclass per layout instead of one with many optional fields, so that a layout can be given
nothing that it would silently leave out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.localise.figure import Figure, Receipt, Rich


@dataclass(frozen=True)
class Limit:
    """What bars are held against: a band from `low` to `high` (equal for a plain line)."""

    low: float
    high: float
    text: str


@dataclass(frozen=True)
class Bar:
    """One bar: label and figure; `over` when it breaks the limit, None without a limit.

    `tight` is one that does not, but lies inside the limit's band.
    """

    label: str
    figure: Figure
    over: bool | None = None
    tight: bool = False


@dataclass(frozen=True)
class CoverCard:
    """Headline and, if given, a bar chart or a number."""

    headline: Rich
    bars: tuple[Bar, ...] = ()
    limit: Limit | None = None
    figure: Figure | None = None


@dataclass(frozen=True)
class NumberCard:
    """A line above, the number, a paragraph below."""

    lead: Rich
    figure: Figure
    note: Rich = ()


@dataclass(frozen=True)
class StatementCard:
    """One sentence and an optional paragraph."""

    text: Rich
    note: Rich = ()


@dataclass(frozen=True)
class Factor:
    """One row of the formula column: the operator before it, its words, its number.

    `aside` is a soft remark behind the words ("keys and values").
    """

    operator: str
    label: str
    number: str
    aside: str = ""


@dataclass(frozen=True)
class FormulaCard:
    """`symbol =`, the factors, a rule, the result large and once more in another unit."""

    title: Rich
    symbol: str
    factors: tuple[Factor, ...]
    result: Figure
    also: str = ""
    note: Rich = ()


@dataclass(frozen=True)
class BarsCard:
    """Bars against a limit."""

    title: Rich
    bars: tuple[Bar, ...]
    limit: Limit | None = None
    note: Rich = ()


@dataclass(frozen=True)
class StackLine:
    """One stacked bar: its parts, its total, and whether it fits (None without a limit).

    `tight` is one that fits only up to the high end of the limit's band.
    """

    label: str
    parts: tuple[Figure, ...]
    total: Figure
    fits: bool | None = None
    tight: bool = False


@dataclass(frozen=True)
class StackCard:
    """Stacked bars against a limit band."""

    title: Rich
    rows: tuple[StackLine, ...]
    limit: Limit | None = None


@dataclass(frozen=True)
class Point:
    """A point of a growth line: `x` and `y` in base units; the figures are its words."""

    x: Figure
    y: Figure


@dataclass(frozen=True)
class GrowthLine:
    """One series with its name."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Scale:
    """How an axis words its ticks in this language, made before layout so that layouts stay pure.

    `ticks` pairs amounts in base units with their words, ascending: powers of ten for a
    logarithmic axis, round steps for a linear one, wide enough to cover the data.
    """

    ticks: tuple[tuple[float, str], ...]
    log: bool
    note: str = ""
    """Words such as "log scale", to be written on the card when `log`."""
    numbers: tuple[str, ...] = ()
    """The ticks without their unit, for where that is too long; none if they have several."""


@dataclass(frozen=True)
class GrowthCard:
    """Lines over a sweep, one point marked."""

    title: Rich
    lines: tuple[GrowthLine, ...]
    x: Scale
    y: Scale
    x_name: str
    mark: Figure | None = None
    """The marked value; its `ref` is the value's name, `amount` its y."""
    marked: int = 0
    """The line that `mark` is a point of."""


@dataclass(frozen=True)
class CompareCard:
    """A small table; the first column holds the row labels."""

    title: Rich
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Rich, ...]], ...]
    note: Rich = ()


@dataclass(frozen=True)
class TakeawayCard:
    """Three points, the address in words and as a QR code."""

    title: Rich
    points: tuple[Rich, ...]
    call: str
    address: str
    url: str
    letters: int = 0
    """Length of the longest `url` of the card's translations."""


@dataclass(frozen=True)
class MythCard:
    """A claim to be struck through, and the number that refutes it."""

    claim: Rich
    figure: Figure
    note: Rich = ()


CardBody = (
    CoverCard
    | NumberCard
    | StatementCard
    | FormulaCard
    | BarsCard
    | StackCard
    | GrowthCard
    | CompareCard
    | TakeawayCard
    | MythCard
)


@dataclass(frozen=True)
class Card:
    """A card in one language: what surrounds every layout, and the layout's own content.

    `kind` is the author's word for the layout (`cover`); `colour` is the topic's token
    (`signal`); `field` names the card for diagnostics, for example `cards[3].stack`.
    """

    kind: str
    body: CardBody
    lang: str
    topic: str
    colour: str
    date: dt.date
    series: str
    index: int
    count: int
    alt: str
    receipt: Receipt | None = None
    cite: str = ""
    field: str = ""

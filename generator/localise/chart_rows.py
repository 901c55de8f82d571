"""Bars as rows of a page: words as text that wraps, the bar between them as SVG.

Lying and not standing as on a card, so that a bar has the whole width of a phone and words need no
room inside it. Places across are shares of the width, so that nothing has to be measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from generator.localise.card import BarsCard, Limit, StackCard
from generator.localise.chart_plot import extent, keys, percent
from generator.localise.figure import Figure
from generator.localise.markup import drawing, element
from generator.localise.markup import words as text
from generator.localise.words import Words

Verdict = Literal["fits", "tight", "over"]

SERIES = ("cool", "signal", "violet", "teal", "amber", "good")
JUDGED = {"fits": "good", "tight": "amber", "over": "text", None: "cool"}
"""Colours of single bars, as on cards: what breaks the limit is ink, the limit itself is red."""
HEIGHT, TOP, FOOT, BASELINE = 40, 5, 35, 25
"""Of a row's drawing, of the bar in it and of words in that, in pixels: the limit looks out above
and below the bar."""
GAP = 3
"""White between two parts of a bar, in pixels."""
SLIVER = 1.5
"""Percent below which a part gets a line of its colour behind the gap, so that it can be seen."""
ROOMS = (280, 420, 640)
"""Widths of a chart from which words may stand in a bar, in pixels; `charts.css` has them too."""
LARGER, PAD = 1.1, 10
"""Type in a bar, as a multiple of that of ticks, and the white before and behind it in pixels."""
SWATCH = (22, 16)
"""Size of the piece of limit that stands before its name, in pixels."""


class Row(NamedTuple):
    """One bar: its label, the parts it adds up, and what that comes to."""

    label: str
    parts: tuple[Figure, ...]
    total: Figure
    verdict: Verdict | None


class Rows(NamedTuple):
    """Bars on one scale; a `stack` names the parts of each."""

    kind: Literal["bars", "stack"]
    rows: tuple[Row, ...]
    limit: Limit | None

    def share(self, amount: float) -> float:
        """Give an amount in percent of the width, which the longest bar or the limit fills."""
        amounts = [row.total.amount for row in self.rows]
        most = max([*amounts, self.limit.high if self.limit else 0.0])
        return percent(amount / most) if most > 0 else 0.0

    def inks(self, row: Row) -> tuple[str, ...]:
        """Give the colour of each part: the same words have the same one in every row."""
        if self.kind == "bars":
            return (JUDGED[row.verdict],)
        names = list(dict.fromkeys(part.label for row in self.rows for part in row.parts))
        return tuple(SERIES[names.index(part.label) % len(SERIES)] for part in row.parts)

    def rooms(self, row: Row) -> tuple[int, ...]:
        """Give for each part the width of the chart from which its words fit in it; 0 for none.

        Below that width, and where they never fit, they stand under the bar.
        """
        if self.kind == "bars":
            return (0,)
        return tuple(_room(_named(part), self.share(part.amount)) for part in row.parts)

    def told(self, row: Row, words: Words) -> str:
        """Write a bar's number and how it stands against the limit: "10.3 GB · fits"."""
        if row.verdict is None:
            return row.total.text
        return f"{row.total.text} · {words.charts[f'{self.kind}_{row.verdict}']}"


def _named(part: Figure) -> str:
    return f"{part.label} {part.text}".strip()


def _room(words: str, share: float) -> int:
    needed = (extent(words) * LARGER + 2 * PAD) * 100
    return next((room for room in ROOMS if needed <= room * share), 0)


def rows_of(chart: BarsCard | StackCard) -> Rows:
    """See bars and stacks alike."""
    if isinstance(chart, BarsCard):
        bars = (
            Row(bar.label, (bar.figure,), bar.figure, _verdict(bar.over, tight=bar.tight))
            for bar in chart.bars
        )
        return Rows("bars", tuple(bars), chart.limit)
    lines = (
        Row(line.label, line.parts, line.total, _verdict(_over(line.fits), tight=line.tight))
        for line in chart.rows
    )
    return Rows("stack", tuple(lines), chart.limit)


def _over(fits: bool | None) -> bool | None:
    return None if fits is None else not fits


def _verdict(over: bool | None, *, tight: bool) -> Verdict | None:
    if over is None:
        return None
    return "over" if over else "tight" if tight else "fits"


def rows(name: str, chart: Rows, words: Words) -> Iterator[str]:
    """Draw the rows, and name the limit below them; `name` must be the chart's own on a page."""
    yield from (_row(name, row, chart, words) for row in chart.rows)
    if chart.limit:
        swatch = _swatch(name, chart.limit)
        yield element("p", {"class": "chart__limit"}, swatch, text(chart.limit.text))


def _row(name: str, row: Row, chart: Rows, words: Words) -> str:
    judged = f" chart__total--{row.verdict}" if row.verdict else ""
    label = element("span", {}, text(row.label))
    total = element("span", {"class": f"chart__total{judged}"}, text(chart.told(row, words)))
    return element(
        "div",
        {"class": "chart__row"},
        element("p", {"class": "chart__head"}, label, total),
        drawing("chart__bar", "100%", HEIGHT, *_band(name, chart), *_parts(row, chart)),
        *([_key(row, chart)] if chart.kind == "stack" else []),
    )


def _key(row: Row, chart: Rows) -> str:
    """Name the parts under a bar, as far as they have no room inside."""
    inks = (
        f"{ink} below-{room}" if room else ink
        for ink, room in zip(chart.inks(row), chart.rooms(row), strict=True)
    )
    return keys(zip(map(_named, row.parts), inks, strict=True))


def _band(name: str, chart: Rows) -> Iterator[str]:
    """Draw the limit: hatched from its low to its high end, with a line at the low one."""
    if chart.limit:
        low, width = chart.share(chart.limit.low), chart.share(chart.limit.high - chart.limit.low)
        if width:
            place = {"x": f"{low:g}%", "y": 0, "width": f"{width:g}%", "height": HEIGHT}
            yield element("rect", {**place, "fill": f"url(#{name}-hatch)"})
        yield _upright("chart__edge", low, 0, HEIGHT)


def _parts(row: Row, chart: Rows) -> Iterator[str]:
    start = 0.0
    for number, (part, ink) in enumerate(zip(row.parts, chart.inks(row), strict=True)):
        x, width = chart.share(start), chart.share(part.amount)
        place = {"x": f"{x:g}%", "y": TOP, "width": f"{width:g}%", "height": FOOT - TOP}
        yield element("rect", {"class": f"ink--{ink}", **place})
        if number:
            yield _upright("chart__gap", x, TOP, FOOT, GAP / 2)
            if width < SLIVER:
                yield _upright(f"chart__sliver ink--{ink}", x, TOP, FOOT, GAP + 1)
        start += part.amount
    yield from _inside(row, chart)


def _inside(row: Row, chart: Rows) -> Iterator[str]:
    """Write the words that have room in their part."""
    start = 0.0
    for part, room in zip(row.parts, chart.rooms(row), strict=True):
        if room:
            place = {"x": f"{chart.share(start):g}%", "y": BASELINE, "dx": PAD}
            yield element("text", {"class": f"from-{room}", **place}, text(_named(part)))
        start += part.amount


def _upright(class_: str, x: float, top: int, foot: int, aside: float = 0) -> str:
    """Draw a line downwards, some pixels to the right of a share of the width."""
    ends = {"x1": f"{x:g}%", "y1": top, "x2": f"{x:g}%", "y2": foot}
    return element("line", {"class": class_, **ends, "transform": f"translate({aside:g} 0)"})


def _swatch(name: str, limit: Limit) -> str:
    """Show what the limit looks like; its pattern serves the whole chart."""
    width, height = SWATCH
    edge = _upright("chart__edge", 0, 0, height, 1)
    if limit.low == limit.high:
        return drawing("chart__swatch", 2, height, edge)
    stripe = element("rect", {"class": "chart__hatch", "width": 2, "height": 7})
    size = {"width": 7, "height": 7, "patternUnits": "userSpaceOnUse"}
    turned = {"id": f"{name}-hatch", **size, "patternTransform": "rotate(-45)"}
    fill = {"width": width, "height": height, "fill": f"url(#{name}-hatch)"}
    pattern = element("pattern", turned, stripe)
    return drawing("chart__swatch", width, height, pattern, element("rect", fill), edge)

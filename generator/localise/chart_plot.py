"""Lines over a sweep as SVG that keeps its type size: shares of the width across, pixels down.

No `viewBox`, which would shrink the words on a phone; lines are single segments, because only
those may end at a share of the width. What a line is called stands above the plot, where it wraps,
and not beside its end, where a reader's numbers would push names into each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.compute.doubles import clean
from generator.localise.card import GrowthCard, GrowthLine, Point, Scale
from generator.localise.chart_mark import Box, place
from generator.localise.markup import drawing, element
from generator.localise.markup import words as text

SERIES = ("signal", "cool", "good", "violet", "teal", "amber")

HEIGHT, TOP, BOTTOM = 270, 44, 236
"""Of the drawing and of the axis in it, in pixels: above is room for a number on the topmost
point, below for the words of the axis."""
MOST_TICKS = 6
NARROWEST = 280
"""Pixels that a page of 360 leaves a plot with its axis: what fits there fits everywhere."""
LETTER, HANZI = 8, 14
"""Advances of the ticks' type in pixels, rounded up."""
FIRST_HANZI = "\u2e80"
BESIDE = 8
"""White between two words of an axis, in pixels."""
ASIDE = 14
"""White between the plot and the words of its y axis: half of a marked point lies there."""
WIDEST = 72
"""Pixels beyond which the words of the y axis are only numbers, and the topmost tells the unit."""
ABOVE_TOP, TALL = 8, 16
"""White below the words above the topmost hairline, and their height, in pixels."""
MARK_SIZE = 1.6
"""Type of the marked number, as a multiple of that of ticks."""
LEAST = 1e-300
"""What a logarithmic axis takes for zero."""

Ticks = tuple[tuple[float, str], ...]


class Axis(NamedTuple):
    """A direction of the plot: its ends in base units, and whether it is logarithmic."""

    low: float
    high: float
    log: bool

    def share(self, amount: float) -> float:
        """Say how far along an amount lies, from 0 to 1."""
        low, high, here = map(self._warped, (self.low, self.high, amount))
        return (here - low) / (high - low) if high > low else 0.5

    def _warped(self, amount: float) -> float:
        return math.log10(max(amount, LEAST)) if self.log else amount


class Frame(NamedTuple):
    """Both axes of a plot and the ticks that are written along them, ascending.

    `axis` is the width of the y axis in pixels; `told` is its topmost tick with its unit, where
    the others are without.
    """

    x: Axis
    y: Axis
    x_ticks: Ticks
    y_ticks: Ticks
    axis: int
    told: str

    def across(self, amount: float) -> str:
        """Give the place of an amount from left to right, as an attribute."""
        return f"{percent(self.x.share(amount)):g}%"

    def down(self, amount: float) -> float:
        """Give the pixel of an amount, to hundredths."""
        return percent((BOTTOM - self.y.share(amount) * (BOTTOM - TOP)) / 100)

    def narrow(self, point: Point) -> tuple[float, float]:
        """Give the pixels of a point in the narrowest plot."""
        return self.x.share(point.x.amount) * (NARROWEST - self.axis), self.down(point.y.amount)


def percent(share: float) -> float:
    """Give a share in percent, to hundredths and not below zero; a half goes up as in a browser."""
    return max(0.0, math.floor(clean(share * 100) * 100 + 0.5) / 100)


def keys(named: Iterable[tuple[str, str]]) -> str:
    """Write names behind squares of their colour: the second of each pair, with further classes."""
    names = (element("span", {"class": f"ink--{ink}"}, text(name)) for name, ink in named)
    return element("p", {"class": "chart__key"}, *names)


def plot(chart: GrowthCard) -> Iterator[str]:
    """Draw axes and lines, and write what the axes stand for."""
    frame = _frame(chart)
    yield element(
        "div",
        {"class": "chart__plot"},
        drawing(
            "chart__lines",
            "100%",
            HEIGHT,
            *(_hairline(frame.down(amount)) for amount, _ in frame.y_ticks),
            *_x_words(frame),
            *_lines(chart, frame),
            *_mark(chart, frame),
        ),
        drawing("chart__axis", frame.axis, HEIGHT, *_y_words(frame)),
    )
    notes = (chart.x_name, chart.x.note, chart.y.note)
    yield element("p", {"class": "chart__foot"}, text(" · ".join(filter(None, notes))))


def _frame(chart: GrowthCard) -> Frame:
    xs = [point.x.amount for line in chart.lines for point in line.points]
    ticks, told = _thinned(chart.y, chart.y.ticks), ""
    if _widest(ticks) > WIDEST and chart.y.numbers:
        told = ticks[-1][1]
        amounts = (amount for amount, _ in chart.y.ticks)
        ticks = _thinned(chart.y, tuple(zip(amounts, chart.y.numbers, strict=True)))
    return Frame(
        Axis(min(xs), max(xs), chart.x.log),
        Axis(chart.y.ticks[0][0], chart.y.ticks[-1][0], chart.y.log),
        tuple(sorted(chart.x.ticks)),
        ticks,
        _widest(ticks) + ASIDE,
        told,
    )


def _widest(ticks: Ticks) -> int:
    return max(extent(words) for _, words in ticks)


def extent(words: str) -> int:
    """Give the width of words in the type of ticks, in pixels, rounded up."""
    return sum(HANZI if letter >= FIRST_HANZI else LETTER for letter in words)


def _thinned(scale: Scale, ticks: Ticks) -> Ticks:
    """Keep every n-th tick, from the top of a logarithmic axis and the foot of a linear one."""
    step = math.ceil(len(ticks) / MOST_TICKS)
    return ticks[::-step][::-1] if scale.log else ticks[::step]


def _hairline(y: float) -> str:
    return element("line", {"class": "chart__hair", "x1": "0%", "y1": y, "x2": "100%", "y2": y})


def _y_words(frame: Frame) -> Iterator[str]:
    """Write the ticks beside their hairlines; the topmost above its own if it tells the unit."""
    for amount, words in frame.y_ticks[:-1] if frame.told else frame.y_ticks:
        yield element("text", {"x": ASIDE, "y": frame.down(amount) + 4}, text(words))
    if frame.told:
        top = frame.down(frame.y_ticks[-1][0]) - ABOVE_TOP
        yield element("text", {"x": frame.axis, "y": top, "text-anchor": "end"}, text(frame.told))


def _x_words(frame: Frame) -> Iterator[str]:
    """Write the ticks that fit, the last one first: it is the one the story is about."""
    width = NARROWEST - frame.axis
    free, last = math.inf, len(frame.x_ticks) - 1
    for number in range(last, -1, -1):
        amount, words = frame.x_ticks[number]
        room = extent(words)
        anchor, before = {0: ("start", 0.0), last: ("end", room)}.get(number, ("middle", room / 2))
        left = frame.x.share(amount) * width - before
        if left + room + BESIDE <= free:
            free = left
            place = {"x": frame.across(amount), "y": BOTTOM + 24, "text-anchor": anchor}
            yield element("text", place, text(words))


def _lines(chart: GrowthCard, frame: Frame) -> Iterator[str]:
    """Draw the lines, the first one on top of the others."""
    for number in range(len(chart.lines) - 1, -1, -1):
        ink = SERIES[number % len(SERIES)]
        yield element("g", {"class": f"ink--{ink}"}, *_line(chart.lines[number], frame))


def _line(line: GrowthLine, frame: Frame) -> Iterator[str]:
    places = [(frame.across(p.x.amount), frame.down(p.y.amount)) for p in line.points]
    for (x1, y1), (x2, y2) in pairwise(places):
        yield element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2})
    for x, y in places:
        yield element("circle", {"cx": x, "cy": y, "r": 4})


def _mark(chart: GrowthCard, frame: Frame) -> Iterator[str]:
    """Tell the number of the marked line's last point that has the marked value."""
    if chart.mark is None:
        return
    points, amount = chart.lines[chart.marked].points, chart.mark.amount
    nearest = min(range(len(points)), key=lambda i: (abs(points[i].y.amount - amount), -i))
    point, ink = points[nearest], f"ink--{SERIES[chart.marked % len(SERIES)]}"
    x, y = frame.across(point.x.amount), frame.down(point.y.amount)
    yield element("circle", {"class": ink, "cx": x, "cy": y, "r": 8})
    anchor, down = place(
        frame.narrow(point),
        extent(chart.mark.text) * MARK_SIZE,
        Box(-1, -1, NARROWEST - frame.axis + 1, BOTTOM + 1),
        (pair for line in chart.lines for pair in pairwise(map(frame.narrow, line.points))),
        _told(frame),
    )
    spot = {"x": x, "y": y + down, "text-anchor": anchor}
    yield element("text", {"class": f"chart__mark {ink}", **spot}, text(chart.mark.text))


def _told(frame: Frame) -> Iterator[Box]:
    if frame.told:
        top = frame.down(frame.y_ticks[-1][0])
        yield Box(NARROWEST - extent(frame.told), top - TALL - ABOVE_TOP, NARROWEST, top)

"""The limit of a bar chart: its band or line, and its words in one line or two.

The words stand beside the line instead of in a legend, which would send the eye back and forth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cards.layouts.desk import Desk, Line, Room
from generator.cards.layouts.fault import CardFault
from generator.cards.layouts.roles import LIMIT
from generator.cards.layouts.zone import Box, Zone
from generator.cards.scene import Hatch, Operation, Stroke, TextLine
from generator.localise.card import Limit

GUTTER = 28
"""White between the last bar and the words beside it, in pixels at 1080."""

LEAST_HATCH = 6
"""Pixels of hatching that show above the line at least; less looks like a frayed line."""


@dataclass(frozen=True)
class Band:
    """The limit in pixels: `upper` is the y of its high end, `lower` of its low end."""

    upper: float
    lower: float

    def meets(self, top: float, foot: float, clear: float) -> bool:
        """Tell whether words from `top` to `foot` come nearer than `clear`."""
        return foot + clear > self.upper and top - clear < self.lower

    def drawn(self, desk: Desk, zone: Zone, bars: Sequence[Box]) -> tuple[Operation, ...]:
        """Draw the low end as a line across the zone and hatch what lies between the ends.

        Neither is drawn where a bar would cover it, so that nothing lies behind a bar's words.
        """
        weight = desk.px(5)
        y = self.lower - weight / 2
        height = self.lower - self.upper
        gap = min(desk.px(14), max(desk.px(7), height * 0.6))
        drawn: list[Operation] = []
        for left, right, floor in self._seen(zone, bars):
            seen = floor - self.upper
            if height - weight >= LEAST_HATCH <= seen:
                drawn.append(Hatch(left, self.upper, right - left, seen, "signal", gap, desk.px(2)))
            if floor == self.lower:
                drawn.append(Stroke(((left, y), (right, y)), weight, "signal"))
        return tuple(drawn)

    def _seen(self, zone: Zone, bars: Sequence[Box]) -> Iterator[tuple[float, float, float]]:
        """Give stretches of the zone, and down to which y the band is seen in each."""
        x = zone.x
        for left, top, right, _ in bars:
            if top < self.lower:
                if left > x:
                    yield x, left, self.lower
                yield left, right, max(top, self.upper)
                x = right
        if zone.right > x:
            yield x, zone.right, self.lower


@dataclass(frozen=True)
class Notice:
    """The limit's words, set flush right."""

    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        """Width of the widest line in pixels."""
        return max(line.width for line in self.lines)

    @property
    def height(self) -> float:
        """From the top of the first line's figures to the last baseline."""
        return self.lines[0].cap + self._pitch * (len(self.lines) - 1)

    @property
    def _pitch(self) -> float:
        return self.lines[0].style.size * self.lines[0].style.leading

    def at(self, right: float, foot: float) -> tuple[TextLine, ...]:
        """Put it with its last baseline at `foot`."""
        last = len(self.lines) - 1
        return tuple(
            line.at(right, foot - (last - i) * self._pitch, "limit", "right")
            for i, line in enumerate(self.lines)
        )

    def box(self, right: float, foot: float) -> Box:
        """Give the box it fills there."""
        boxes = [line.box for line in self.at(right, foot)]
        return right - self.width, boxes[0][1], right, boxes[-1][3]


def notices(limit: Limit, desk: Desk, zone: Zone, column: float) -> Iterator[tuple[Notice, float]]:
    """Offer the words with the width they leave the bars: over the bars first, then a gutter.

    `column` is the width of one bar's column, into which words are folded; unfolded ones that are
    wider would cost the bars more than another bar does.
    """
    line = desk.line("limit", limit.text, LIMIT, zone.width / 2, colour="signal")
    one, two = Notice((line,)), _folded(limit, desk, column)
    gutter = desk.px(GUTTER)
    yield one, zone.width
    if two:
        yield two, zone.width
    if one.width <= column:
        yield one, zone.width - one.width - gutter
    if two:
        yield two, zone.width - two.width - gutter
    yield one, zone.width - one.width - gutter


def _folded(limit: Limit, desk: Desk, width: float) -> Notice | None:
    try:
        block = desk.block("limit", limit.text, LIMIT, Room(width, lines=2), "signal")
    except CardFault:
        return None
    return Notice(tuple(Line(line, block.style) for line in block.lines))

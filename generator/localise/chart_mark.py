"""Where the number of a marked point stands in a plot: beside it, touching no line.

Looked for in the narrowest plot. A wider one stretches lines and leaves words as they are, so that
these then lie over less of the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

Point = tuple[float, float]
Segment = tuple[Point, Point]

ABOVE, BELOW, FAR_ABOVE, FAR_BELOW = -18, 32, -58, 60
"""Baselines of the number, from the middle of its point, in pixels: the near ones are better."""
CAP = 16
"""Height of its figures in pixels."""
CLEAR = 4
"""White around it in pixels."""


class Box(NamedTuple):
    """An area in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Tell whether two areas overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Tell whether another area lies within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def meets(self, line: Segment) -> bool:
        """Tell whether a line passes through."""
        (x1, y1), (x2, y2) = sorted(line)
        start, end = max(x1, self.left), min(x2, self.right)
        if start > end:
            return False
        slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
        ys = (y1 + (start - x1) * slope, y1 + (end - x1) * slope)
        return min(ys) < self.bottom and max(ys) > self.top


def place(
    point: Point, width: float, inside: Box, lines: Iterable[Segment], words: Iterable[Box]
) -> tuple[str, int]:
    """Give the `text-anchor` of a number so wide, and its baseline from the point.

    The first that is free of those above and below, left and right, near and far; else the first
    that is inside.
    """
    lines, words = tuple(lines), tuple(words)
    candidates = list(_candidates(point, width))
    possible = [one for one in candidates if inside.holds(one[2])] or candidates
    for anchor, down, box in possible:
        if not any(map(box.meets, lines)) and not any(map(box.touches, words)):
            return anchor, down
    return possible[0][:2]


def _candidates(point: Point, width: float) -> Iterator[tuple[str, int, Box]]:
    x, y = point
    sides = ("end", "start")
    places = [
        *product((ABOVE,), sides),
        *product((BELOW,), reversed(sides)),
        *product((FAR_ABOVE, FAR_BELOW), sides),
    ]
    for down, anchor in places:
        left = x - width if anchor == "end" else x
        top, foot = y + down - CAP - CLEAR, y + down + CLEAR
        yield anchor, down, Box(left, top, left + width, foot)

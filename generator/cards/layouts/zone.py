"""Rectangles to lay things out in, and how blocks share the height of one.

Positions are handed down as zones instead of being numbers in the layouts: the same layout then
fills a square, a story or a link preview.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Zone:
    """A rectangle of the canvas in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x just behind it."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y just below it."""
        return self.y + self.height

    def below(self, y: float) -> Zone:
        """Cut off everything above `y`."""
        return Zone(self.x, y, self.width, max(0.0, self.bottom - y))

    def above(self, y: float) -> Zone:
        """Cut off everything below `y`."""
        return Zone(self.x, self.y, self.width, max(0.0, y - self.y))

    def split(self, share: float, gap: float) -> tuple[Zone, Zone]:
        """Cut into a left part of `share` of the width and the rest, `gap` apart."""
        width = (self.width - gap) * share
        right = self.x + width + gap
        return (
            Zone(self.x, self.y, width, self.height),
            Zone(right, self.y, self.right - right, self.height),
        )


def spread(zone: Zone, heights: Sequence[float], gaps: Sequence[float]) -> tuple[float, ...]:
    """Give the top of each block when the free height is shared out by the weights in `gaps`.

    `gaps` has one more item than `heights`: before the first block, between blocks, after the
    last. One big hole on a card is what this prevents.
    """
    free = max(0.0, zone.height - sum(heights))
    unit = free / (sum(gaps) or 1.0)
    tops, y = [], zone.y
    for gap, height in zip(gaps, heights, strict=False):
        y += gap * unit
        tops.append(y)
        y += height
    return tuple(tops)


def grow(box: Box, x: float, y: float | None = None) -> Box:
    """Widen a box by `x` on both sides and by `y` (or `x`) above and below."""
    by = x if y is None else y
    return box[0] - x, box[1] - by, box[2] + x, box[3] + by


def overlaps(a: Box, b: Box) -> bool:
    """Tell whether two boxes share any area."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def holds(outer: Box, inner: Box, slack: float = 0.01) -> bool:
    """Tell whether a box lies inside another, but for rounding."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def crosses(segment: Segment, box: Box) -> bool:
    """Tell whether a straight line passes through a box (Liang and Barsky's clipping, 1984)."""
    (x0, y0), (x1, y1) = segment
    enter, leave = 0.0, 1.0
    for delta, start, low, high in ((x1 - x0, x0, box[0], box[2]), (y1 - y0, y0, box[1], box[3])):
        if delta == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / delta, (high - start) / delta))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave

"""Direct labels of a line chart: each line's name beside it, the marked point's number.

Candidates are tried from the nearest to the farthest, and the first that touches nothing is
taken; a general label optimiser would be longer than all layouts together for the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.cards.layouts.axes import Obstacles, segments
from generator.cards.layouts.desk import Desk, Line
from generator.cards.layouts.fault import overflow
from generator.cards.layouts.plot import SERIES, Path, Plot
from generator.cards.layouts.roles import LABEL, Role
from generator.cards.layouts.zone import Box, grow
from generator.cards.scene import TextLine, Token
from generator.localise.card import GrowthCard

MARK = Role("sans", 700, (60, 40), (60, 40), (1.0, 1.0))

SAMPLES = 40
"""Places tried along a line, on either side, at each of `DISTANCES` pixels from it."""

DISTANCES = (20, 30, 42, 56, 76, 100)

Pen = tuple[float, float]
"""Where a label might start: left edge and baseline."""


@dataclass(frozen=True)
class Wanted:
    """A label looking for a place: beside a line, or around one point of it (`spot`)."""

    part: str
    text: str
    role: Role
    colour: Token
    path: Path
    spot: tuple[float, float] | None = None


def labels(
    body: GrowthCard, plot: Plot, desk: Desk, standing: Sequence[Box]
) -> tuple[TextLine, ...]:
    """Place the mark's number first, then the names in order; CardFault if one finds no place.

    `standing` are the boxes of words that are there already.
    """
    obstacles = _obstacles(plot, desk, standing)
    drawn: list[TextLine] = []
    for wanted in _wanted(body, plot):
        found = _placed(wanted, obstacles, desk)
        obstacles = obstacles.adding(grow(found.box, desk.px(24), desk.px(4)))
        drawn.append(found)
    return tuple(drawn)


def _wanted(body: GrowthCard, plot: Plot) -> Iterator[Wanted]:
    if body.mark and plot.marked:
        first = plot.paths[0]
        yield Wanted("mark", body.mark.text, MARK, SERIES[0], first, plot.marked)
    for i, (line, path) in enumerate(zip(body.lines, plot.paths, strict=True)):
        yield Wanted(f"lines[{i}]", line.label, LABEL, SERIES[i % len(SERIES)], path)


def _obstacles(plot: Plot, desk: Desk, standing: Sequence[Box]) -> Obstacles:
    zone, clear = plot.zone, desk.px(14)
    marks: tuple[Box, ...] = ()
    if plot.marked:
        (x, y), radius = plot.marked, desk.px(18)
        marks = ((x - radius, y - radius, x + radius, y + radius),)
    lines = tuple((piece, clear) for path in plot.paths for piece in segments(path))
    inside = (zone.x, zone.y, zone.right, plot.y.start)
    return Obstacles(inside, (*standing, *marks), lines, plot.hairlines)


def _placed(wanted: Wanted, obstacles: Obstacles, desk: Desk) -> TextLine:
    """Try every place at every size; only then allow a label to interrupt a hairline."""
    gap = desk.px(10)
    for strict in (True, False):
        for size in wanted.role.sizes(desk.form, desk.lang):
            line = desk.line_at(wanted.part, wanted.text, wanted.role, size, wanted.colour)
            rightmost = obstacles.inside[2] - line.width
            for x, baseline in _pens(wanted, line, desk):
                within = min(max(x, obstacles.inside[0]), rightmost)
                label = line.at(within, baseline, wanted.part)
                if obstacles.free(label.box, gap, strict=strict):
                    return label
    raise overflow(wanted.part, max(1, len(wanted.text) // 2))


def _pens(wanted: Wanted, line: Line, desk: Desk) -> Iterable[Pen]:
    if wanted.spot:
        return _around(wanted.spot, line, desk)
    return _along(wanted.path, line, desk)


def _around(point: tuple[float, float], line: Line, desk: Desk) -> Iterator[Pen]:
    """Offer places around a point, nearest first: above, beside, below."""
    x, y = point
    width, cap, edge = line.width, line.cap, desk.px(15)
    for distance in map(desk.px, (28, 40, 54, 70, 90, 115, 145)):
        for left in (x + edge - width, x - width / 2, x - edge):
            yield left, y - distance
        for left in (x - distance - width, x + distance):
            yield left, y + cap / 2
        for left in (x + edge - width, x - width / 2, x - edge):
            yield left, y + distance + cap


def _along(path: Path, line: Line, desk: Desk) -> list[Pen]:
    """Offer places just above and just below a line, closest to it and to its middle first."""
    start, end = path[0][0], max(path[0][0], path[-1][0] - line.width)
    centre, gaps = (start + end) / 2, [desk.px(distance) for distance in DISTANCES]
    found: list[tuple[float, Pen]] = []
    for i in range(SAMPLES + 1):
        left = start + (end - start) * i / SAMPLES
        heights = _heights(path, left, left + line.width)
        above, below = min(heights) - line.foot, max(heights) + line.cap
        for gap in gaps:
            far = gap + 0.1 * abs(left - centre)
            found += [(far, (left, above - gap)), (far + 1, (left, below + gap))]
    return [pen for _, pen in sorted(found)]


def _heights(path: Path, left: float, right: float) -> list[float]:
    """Give the y of a line at both ends of a stretch and at its points between."""
    between = [y for x, y in path if left < x < right]
    return [_height(path, left), *between, _height(path, right)]


def _height(path: Path, x: float) -> float:
    for (x0, y0), (x1, y1) in segments(path):
        if x0 <= x <= x1 and x1 > x0:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return path[0][1] if x < path[0][0] else path[-1][1]

"""Direct labels of a line chart: each line's name beside it, the marked point's number.

Candidates are tried from the nearest to the farthest, and the first that touches nothing is
taken; a general label optimiser would be longer than all layouts together for the same picture.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
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

CLEAR = 14
"""White between a label and any line in pixels at 1080."""

NEAR, FAR = (28, 40, 54), (70, 90, 115, 145)
"""Pixels from a point to its number at 1080 that belong to it at a glance, and that still do."""

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
    others: tuple[Path, ...] = ()
    spot: tuple[float, float] | None = None

    def beside(self, box: Box) -> bool:
        """Tell whether no other line runs between a label and the line that it names."""
        x, middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        upper, lower = sorted((middle, _height(self.path, x)))
        return not any(upper < y < lower for y in self._neighbours(x))

    def white(self, x: float) -> tuple[float, float]:
        """Give the distance to the next line above and to the next below."""
        here, neighbours = _height(self.path, x), self._neighbours(x)
        above = min((here - y for y in neighbours if y < here), default=math.inf)
        return above, min((y - here for y in neighbours if y > here), default=math.inf)

    def _neighbours(self, x: float) -> list[float]:
        return [_height(path, x) for path in self.others if path[0][0] <= x <= path[-1][0]]


def number_label(
    body: GrowthCard, plot: Plot, desk: Desk, standing: Sequence[Box]
) -> tuple[TextLine, ...]:
    """Place the marked point's number, if there is one; CardFault if it finds no place.

    `standing` are the boxes of words that are there already.
    """
    if not (body.mark and plot.marked):
        return ()
    colour, path = SERIES[body.marked % len(SERIES)], plot.paths[body.marked]
    wanted = Wanted("mark", body.mark.text, MARK, colour, path, spot=plot.marked)
    found = _placed(wanted, _obstacles(plot, desk, standing), desk)
    if found is None:
        raise overflow(wanted.part, max(1, len(wanted.text) // 2), wanted.text)
    return (found,)


def name_labels(
    body: GrowthCard,
    plot: Plot,
    desk: Desk,
    standing: Sequence[Box],
    number: Sequence[TextLine],
) -> tuple[TextLine, ...] | None:
    """Place the names in order, each beside its own line; None if one of them finds no place."""
    obstacles = _obstacles(plot, desk, standing)
    drawn: list[TextLine] = []
    for box in (line.box for line in number):
        obstacles = obstacles.adding(_kept_clear(box, desk))
    for i, (line, path) in enumerate(zip(body.lines, plot.paths, strict=True)):
        others = (*plot.paths[:i], *plot.paths[i + 1 :])
        colour = SERIES[i % len(SERIES)]
        wanted = Wanted(f"lines[{i}]", line.label, LABEL, colour, path, others)
        found = _placed(wanted, obstacles, desk)
        if found is None:
            return None
        obstacles = obstacles.adding(_kept_clear(found.box, desk))
        drawn.append(found)
    return tuple(drawn)


def _kept_clear(box: Box, desk: Desk) -> Box:
    return grow(box, desk.px(24), desk.px(20))


def _obstacles(plot: Plot, desk: Desk, standing: Sequence[Box]) -> Obstacles:
    zone, clear = plot.zone, desk.px(CLEAR)
    marks: tuple[Box, ...] = ()
    if plot.marked:
        (x, y), radius = plot.marked, desk.px(18)
        marks = ((x - radius, y - radius, x + radius, y + radius),)
    lines = tuple((piece, clear) for path in plot.paths for piece in segments(path))
    inside = (zone.x, zone.y, zone.right, plot.y.start)
    return Obstacles(inside, (*standing, *marks), lines, plot.hairlines)


def _placed(wanted: Wanted, obstacles: Obstacles, desk: Desk) -> TextLine | None:
    """Try every place at every size; only then allow a label to interrupt a hairline."""
    sizes = wanted.role.sizes(desk.form, desk.lang)
    for reach, strict, size in _spot_tries(sizes) if wanted.spot else _name_tries(sizes):
        line = desk.line_at(wanted.part, wanted.text, wanted.role, size, wanted.colour)
        if found := _free_place(wanted, line, obstacles, desk, reach, strict=strict):
            return line.at(*found, wanted.part)
    return None


Try = tuple[Sequence[int], bool, float]
"""Distances to try from a point, whether hairlines are obstacles, and the type size."""


def _name_tries(sizes: Sequence[float]) -> Iterator[Try]:
    """Order sizes: a name rather shrinks than interrupts a hairline."""
    for strict in (True, False):
        for size in sizes:
            yield NEAR, strict, size


def _spot_tries(sizes: Sequence[float]) -> Iterator[Try]:
    """Order sizes: a point's number rather interrupts a hairline than shrinks.

    It rather stands a little further off than shrinks by much.
    """
    for reach, some in ((NEAR, sizes[: len(sizes) // 2]), (FAR, sizes)):
        for size in some:
            yield reach, True, size
            yield reach, False, size


def _free_place(
    wanted: Wanted,
    line: Line,
    obstacles: Obstacles,
    desk: Desk,
    reach: Sequence[int],
    *,
    strict: bool,
) -> Pen | None:
    """Find the nearest place that touches nothing, beside the line that a name belongs to."""
    gap = desk.px(10)
    leftmost, rightmost = obstacles.inside[0], obstacles.inside[2] - line.width
    for x, baseline in _pens(wanted, line, reach, desk):
        pen = min(max(x, leftmost), rightmost), baseline
        box = line.box(*pen)
        if obstacles.free(box, gap, strict=strict) and wanted.beside(box):
            return pen
    return None


def _pens(wanted: Wanted, line: Line, reach: Sequence[int], desk: Desk) -> Iterable[Pen]:
    if wanted.spot:
        return _around(wanted.spot, line, reach, desk)
    return _along(wanted, line, desk)


def _around(
    point: tuple[float, float], line: Line, reach: Sequence[int], desk: Desk
) -> Iterator[Pen]:
    """Offer places around a point, nearest first: above, beside, below."""
    x, y = point
    width, cap, edge = line.width, line.cap, desk.px(15)
    for distance in map(desk.px, reach):
        for left in (x + edge - width, x - width / 2, x - edge):
            yield left, y - distance
        for left in (x - distance - width, x + distance):
            yield left, y + cap / 2
        for left in (x + edge - width, x - width / 2, x - edge):
            yield left, y + distance + cap


def _along(wanted: Wanted, line: Line, desk: Desk) -> list[Pen]:
    """Offer places just above and just below a line, closest to it and to its middle first.

    Left out are those between which and the line another line must run.
    """
    path, foot = wanted.path, line.foot
    high = line.cap + foot + desk.px(CLEAR)
    start, end = path[0][0], max(path[0][0], path[-1][0] - line.width)
    centre, gaps = (start + end) / 2, [desk.px(distance) for distance in DISTANCES]
    found: list[tuple[float, Pen]] = []
    for i in range(SAMPLES + 1):
        left = start + (end - start) * i / SAMPLES
        heights = _heights(path, left, left + line.width)
        upper, lower, aside = min(heights) - foot, max(heights) + line.cap, 0.1 * abs(left - centre)
        above, below = wanted.white(left + line.width / 2)
        found += [(gap + aside, (left, upper - gap)) for gap in gaps if gap + high < above]
        found += [(gap + aside + 1, (left, lower + gap)) for gap in gaps if gap + high < below]
    return [pen for _, pen in sorted(found)]


def _heights(path: Path, left: float, right: float) -> list[float]:
    """Give the y of a line at both ends of a stretch and at its points between."""
    between = path[bisect_right(path, (left, math.inf)) : bisect_left(path, (right,))]
    return [_height(path, left), *(y for _, y in between), _height(path, right)]


def _height(path: Path, x: float) -> float:
    """Give the y of a line at an x, beyond its ends that of its nearest end."""
    behind = bisect_left(path, (x,))
    if behind in {0, len(path)}:
        return path[min(behind, len(path) - 1)][1]
    (x0, y0), (x1, y1) = path[behind - 1 : behind + 1]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)

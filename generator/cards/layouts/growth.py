"""`growth`: lines over a sweep with the names on the lines and one point told by its number.

No y axis, and a key only where lines leave no room for names: ticks stand at the right edge above
their hairlines, and every label looks for a place where it touches neither line nor tick.
"""

from __future__ import annotations

from generator.cards.layouts.axes import Axis, Ticks, bare, cut, span, thin, within
from generator.cards.layouts.desk import Desk, Line
from generator.cards.layouts.key import key
from generator.cards.layouts.labels import name_labels, number_label
from generator.cards.layouts.opening import Head, opening
from generator.cards.layouts.plot import SERIES, Path, Plot
from generator.cards.layouts.roles import SMALL, TICK
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Disc, Operation, Stroke, TextLine
from generator.localise.card import GrowthCard, Point

HAIRLINE_PITCH = 80
"""Least distance of two hairlines at 1080 px: a label must fit between them."""

WIDEST_TICKS = 0.2
"""Share of the width beyond which only the highest tick says its unit, where no line can be."""

MOST_DOTS = 8
"""Points of a line that are marked one by one; more make it a string of beads."""


def growth_card(body: GrowthCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Draw headline, axes, lines and labels; names go above where they find no place on lines."""
    begun = opening(desk, zone, body.title, head=Head(gap=32))
    plot, words, number = _measured(body, desk, begun.rest)
    names = name_labels(body, plot, desk, [line.box for line in words], number)
    if names is not None:
        return (*begun.operations, *_drawn(body, plot, desk, words, (*number, *names)))
    above, rest = key(body, desk, begun.rest)
    plot, words, number = _measured(body, desk, rest)
    return (*begun.operations, *above, *_drawn(body, plot, desk, words, number))


Words = tuple[TextLine, ...]


def _measured(body: GrowthCard, desk: Desk, zone: Zone) -> tuple[Plot, Words, Words]:
    """Choose axes and ticks for a zone; also set the ticks' words and the marked point's number."""
    plot = _plot(body, desk, zone)
    words = (*_y_words(body, plot, desk), *_x_words(body, plot, desk))
    return plot, words, number_label(body, plot, desk, [line.box for line in words])


def _drawn(
    body: GrowthCard, plot: Plot, desk: Desk, words: Words, labels: Words
) -> tuple[Operation, ...]:
    """Draw all that stands in the plot; hairlines are interrupted by labels."""
    weight = desk.px(2)
    hairlines = (
        Stroke(piece, weight, "line")
        for hairline in plot.hairlines
        for piece in cut(hairline, [line.box for line in labels], desk.px(12))
    )
    return (*hairlines, *words, *_lines(plot, desk, body.marked), *labels)


def _plot(body: GrowthCard, desk: Desk, rest: Zone) -> Plot:
    """Leave room for ticks at the right and below, and above for a label on the highest point."""
    points = [point for line in body.lines for point in line.points]
    low, high = span(body.y, (point.y.amount for point in points))
    top = rest.y + desk.px(92 if body.mark else 46)
    y = Axis(low, high, rest.bottom - desk.px(96), top, body.y.log)
    y_ticks = within(body.y, low, high)
    y_ticks = thin(y_ticks, y, [desk.px(HAIRLINE_PITCH)] * len(y_ticks))
    column = _column(y_ticks, desk)
    if column > rest.width * WIDEST_TICKS:
        y_ticks = (*bare(y_ticks)[:-1], y_ticks[-1])
        column = _column(y_ticks[:-1], desk)
    xs = [point.x.amount for point in points]
    x = Axis(min(xs), max(xs), rest.x + desk.px(5), rest.right - column - desk.px(36), body.x.log)
    paths = tuple(_path(line.points, x, y) for line in body.lines)
    return Plot(rest, x, y, _x_ticks(body, desk, x), y_ticks, paths, _marked(body, paths))


def _column(ticks: Ticks, desk: Desk) -> float:
    return max((_tick(desk, "y", words).width for _, words in ticks), default=0.0)


def _path(points: tuple[Point, ...], x: Axis, y: Axis) -> Path:
    return tuple((x.at(point.x.amount), y.at(point.y.amount)) for point in points)


def _marked(body: GrowthCard, paths: tuple[Path, ...]) -> tuple[float, float] | None:
    """Find the point of the marked line that the mark speaks of: of equal ones the last."""
    if body.mark is None:
        return None
    amount = body.mark.amount
    points = body.lines[body.marked].points
    nearest = min(range(len(points)), key=lambda i: (abs(points[i].y.amount - amount), -i))
    return paths[body.marked][nearest]


def _tick(desk: Desk, part: str, words: str) -> Line:
    return desk.line(part, words, TICK, colour="soft")


def _x_ticks(body: GrowthCard, desk: Desk, x: Axis) -> Ticks:
    """Choose ticks inside the data; a sweep that none falls into shows its two ends."""
    ticks = within(body.x, x.low, x.high)
    if len(ticks) < 2:
        ends = sorted((p.x.amount, p.x.text) for line in body.lines for p in line.points)
        ticks = (ends[0], ends[-1])
    room = [_tick(desk, "x", words).width + desk.px(32) for _, words in ticks]
    return thin(ticks, x, room)


def _y_words(body: GrowthCard, plot: Plot, desk: Desk) -> tuple[TextLine, ...]:
    """Set each tick above its hairline at the right edge, and the scale's note at the left."""
    drawn = [
        _tick(desk, "y", words).at(plot.zone.right, y - desk.px(9), "y tick", "right")
        for amount, words in plot.y_ticks
        for y in (plot.y.at(amount),)
    ]
    if body.y.log and body.y.note:
        note = desk.line("y", body.y.note, SMALL, plot.zone.width * 0.6, colour="soft")
        drawn.append(note.at(plot.zone.x, plot.y.end - desk.px(10), "scale note"))
    return tuple(drawn)


def _x_words(body: GrowthCard, plot: Plot, desk: Desk) -> tuple[TextLine, ...]:
    """Set the ticks in a row under the chart and the axis' name in the row below."""
    first, second = plot.y.start + desk.px(44), plot.y.start + desk.px(88)
    drawn = []
    for amount, words in plot.x_ticks:
        line = _tick(desk, "x", words)
        x = min(max(plot.zone.x, plot.x.at(amount) - line.width / 2), plot.zone.right - line.width)
        drawn.append(line.at(x, first, "x tick"))
    note = f" · {body.x.note}" if body.x.log and body.x.note else ""
    name = desk.line("x", body.x_name + note, SMALL, plot.zone.width, colour="soft")
    return (*drawn, name.at(plot.zone.x, second, "x name"))


def _lines(plot: Plot, desk: Desk, marked: int) -> list[Operation]:
    """Draw the lines, a dot for each computed point, and the marked point large.

    The first line comes last, so that it lies on top.
    """
    drawn: list[Operation] = []
    for i, path in reversed(list(enumerate(plot.paths))):
        colour = SERIES[i % len(SERIES)]
        dots = desk.px(8) if len(path) <= MOST_DOTS else 0
        drawn.append(Stroke(path, desk.px(8), colour, round=True, dots=dots))
    if plot.marked:
        drawn.append(Disc(*plot.marked, desk.px(15), SERIES[marked % len(SERIES)]))
    return drawn

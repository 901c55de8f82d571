"""`stack`: parts of a whole per row, against a limit band, with a drawn ✓, ~ or ✕ per row.

Rows lie instead of standing, so that the parts have room for their names. Where some row has none
for a part's, a key above the rows names all: words in two rows of three would look like an error.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.cards.layouts.desk import Desk, Line, tinted
from generator.cards.layouts.fault import overflow
from generator.cards.layouts.marks import VERDICT_COLOURS, mark, verdict
from generator.cards.layouts.opening import Head, opening
from generator.cards.layouts.parts import BESIDE, Labels, Words, series
from generator.cards.layouts.roles import LIMIT, NAME, SMALL
from generator.cards.layouts.zone import Box, Zone
from generator.cards.scene import Hatch, Operation, Rect, Stroke, TextLine, Token
from generator.localise.card import Limit, StackCard

SERIES: tuple[Token, ...] = ("cool", "signal", "violet", "teal", "amber", "good")
MARK = 30
"""Side of a row's mark at 1080 px."""

PITCH = (118, 196)
"""Least and greatest distance of two rows at 1080 px."""

KEY = (44, 58)
"""Least and greatest height of the key above the rows, at 1080 px."""


@dataclass(frozen=True)
class Plan:
    """Where the rows stand: pitch, bar height, pixels per unit, colours and words of the parts.

    `key` are the series named above the rows: all of them, if some row has no room for its own.
    """

    zone: Zone
    pitch: float
    bar: float
    scale: float
    colours: dict[str, Token]
    labels: tuple[Labels, ...]
    key: tuple[str, ...]
    above: float
    """Where the key begins."""

    def top(self, row: int) -> float:
        """Give the y at which a row's words begin."""
        return self.zone.y + row * self.pitch


def stack_card(body: StackCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Draw headline, rows and limit."""
    begun = opening(desk, zone, body.title, head=Head(gap=48))
    plan = plan_rows(body, desk, begun.rest)
    words = row_words(body, desk, plan)
    limit = limit_band(body, desk, plan, [word.box for word in words if isinstance(word, TextLine)])
    return (*begun.operations, *limit, *words, *_segments(body, desk, plan), *_key(desk, plan))


def plan_rows(body: StackCard, desk: Desk, rest: Zone, least: float = PITCH[0]) -> Plan:
    """Share the height out among the rows, the limit's words and the key.

    Raises CardFault where rows would be less than `least` pixels at 1080 apart.
    """
    scale = _scale(body, desk, rest.width)
    colours = _colours(body)
    words = Words(body, desk, rest.width, scale, colours)
    labels, keyed = words.labels()
    tail, between, count = desk.px(72 if body.limit else 24), desk.px(36), len(body.rows)
    free = rest.height - tail + between
    low, high = map(desk.px, KEY)
    head = min(high, max(low, free - count * desk.px(least))) if keyed else 0.0
    free -= head
    pitch = min(desk.px(PITCH[1]), free / count)
    if pitch < desk.px(least):
        fitting = int(free // desk.px(least))
        raise overflow("rows", _letters(body, count - fitting))
    used = pitch * count - between + tail
    top = rest.y + head + max(0.0, rest.height - head - used) * 0.5
    bar = min(desk.px(96), pitch - desk.px(42) - desk.px(34))
    key = tuple(colours) if keyed else ()
    place = Zone(rest.x, top, rest.width, used)
    return Plan(place, pitch, bar, scale, colours, labels, key, top - head)


def _colours(body: StackCard) -> dict[str, Token]:
    names = dict.fromkeys(series(part) for row in body.rows for part in row.parts)
    return {name: SERIES[i % len(SERIES)] for i, name in enumerate(names)}


def _letters(body: StackCard, rows: int) -> int:
    """Count what would have to go: the words of the rows for which there is no height."""
    return sum(len(row.label) + len(row.total.text) for row in body.rows[-rows:])


def _scale(body: StackCard, desk: Desk, width: float) -> float:
    """Give the pixels per unit: the longest bar fills the width, but no band runs into totals."""
    most = max(row.total.amount for row in body.rows) or 1.0
    if body.limit is None:
        return width / most
    clear = width - _totals_width(body, desk, width) - desk.px(24)
    return min(width / max(most, body.limit.high), clear / (body.limit.high or 1.0))


def _totals(body: StackCard, desk: Desk, width: float) -> tuple[Line, ...]:
    return desk.lines("rows", tuple(row.total.text for row in body.rows), NAME, width * 0.45)


def _mark_width(body: StackCard, desk: Desk) -> float:
    marked = any(row.fits is not None for row in body.rows)
    return desk.px(MARK) + desk.px(16) if marked else 0.0


def _totals_width(body: StackCard, desk: Desk, width: float) -> float:
    return max(line.width for line in _totals(body, desk, width)) + _mark_width(body, desk)


def bar_top(plan: Plan, desk: Desk, row: int) -> float:
    """Give the y at which a row's bar begins, below its words."""
    return plan.top(row) + desk.px(42)


def row_words(body: StackCard, desk: Desk, plan: Plan) -> tuple[Operation, ...]:
    """Set each row's label left and its total with the mark right, at one size for all."""
    zone, size = plan.zone, desk.px(MARK)
    edge = zone.right - _mark_width(body, desk)
    totals = _totals(body, desk, zone.width)
    room = edge - zone.x - max(total.width for total in totals) - desk.px(36)
    labels = desk.lines("rows", tuple(row.label for row in body.rows), NAME, room)
    drawn: list[Operation] = []
    for i, (row, label, total) in enumerate(zip(body.rows, labels, totals, strict=True)):
        middle = plan.top(i) + desk.px(13)
        judged = verdict(row.fits, tight=row.tight)
        colour: Token = VERDICT_COLOURS[judged] if judged else "text"
        shown = tinted(total, colour)
        drawn.append(label.centred(zone.x, middle, "row label"))
        drawn.append(shown.centred(edge, middle, "total", "right"))
        if judged:
            drawn += mark(judged, zone.right - size, middle, size, colour)
    return tuple(drawn)


def _segments(body: StackCard, desk: Desk, plan: Plan) -> list[Operation]:
    """Draw the bars from the left margin, a gap before each part but the first."""
    drawn: list[Operation] = []
    for i, (row, labels) in enumerate(zip(body.rows, plan.labels, strict=True)):
        x, top = plan.zone.x, bar_top(plan, desk, i)
        middle = top + plan.bar / 2
        for number, (part, label) in enumerate(zip(row.parts, labels.inside, strict=True)):
            width = part.amount * plan.scale
            gap = desk.px(4) if number else 0
            fill = Rect(x + gap, top, max(2.0, width - gap), plan.bar, plan.colours[series(part)])
            drawn.append(fill)
            if label:
                drawn.append(label.centred(fill.x + desk.px(18), middle, "part", on=fill.colour))
            x += width
        x = plan.zone.x + labels.start
        for line in labels.beside:
            drawn.append(line.centred(x, middle, "part"))
            x += line.width + desk.px(BESIDE)
    return drawn


def _key(desk: Desk, plan: Plan) -> list[Operation]:
    """Name the series above the rows, in as many squares of their colours."""
    side = desk.px(20)
    x, middle = plan.zone.x, plan.above + side / 2
    drawn: list[Operation] = []
    for name in plan.key:
        line = desk.line("rows", name, SMALL, plan.zone.right - x - side, colour="soft")
        drawn.append(Rect(x, middle - side / 2, side, side, plan.colours[name]))
        drawn.append(line.centred(x + side + desk.px(12), middle, "key"))
        x += side + line.width + desk.px(44)
    return drawn


def limit_band(body: StackCard, desk: Desk, plan: Plan, words: list[Box]) -> tuple[Operation, ...]:
    """Draw the band behind the rows; only beside the bars if a row's words would touch it."""
    if body.limit is None:
        return ()
    zone, limit = plan.zone, body.limit
    left, right = zone.x + limit.low * plan.scale, zone.x + limit.high * plan.scale
    last = len(body.rows) - 1
    bottom = bar_top(plan, desk, last) + plan.bar + desk.px(26)
    pieces = [(zone.y - desk.px(6), bottom)]
    if any(box[0] - desk.px(14) < right and box[2] + desk.px(14) > left for box in words):
        tops = [bar_top(plan, desk, row) - desk.px(3) for row in range(last + 1)]
        feet = [top + plan.bar + desk.px(16) for top in tops]
        pieces = list(zip(tops, [*feet[:-1], bottom], strict=True))
    drawn: list[Operation] = []
    for top, end in pieces:
        if right - left > desk.px(6):
            drawn.append(
                Hatch(left, top, right - left, end - top, "signal", desk.px(14), desk.px(2))
            )
        drawn.append(Stroke(((left, top), (left, end)), desk.px(4), "text"))
    return (*drawn, _limit_label(limit, desk, zone, (left + right) / 2, bottom))


def _limit_label(limit: Limit, desk: Desk, zone: Zone, middle: float, bottom: float) -> TextLine:
    """Centre the limit's words under the band, but inside the margins."""
    line = desk.line("limit", limit.text, LIMIT, zone.width)
    x = min(max(zone.x, middle - line.width / 2), zone.right - line.width)
    return line.at(x, bottom + desk.px(14) + line.cap, "limit")

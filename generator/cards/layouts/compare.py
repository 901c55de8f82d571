"""`compare`: a small table whose columns are as wide as their words need.

Columns of equal width would break the row names of one table and leave another half empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from generator.cards.layouts.desk import Desk, Room, alike, put
from generator.cards.layouts.fault import overflow
from generator.cards.layouts.opening import opening
from generator.cards.layouts.roles import BODY, CELL, Role
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation, Stroke, Token
from generator.cards.typeset import Block
from generator.localise.card import CompareCard

HEAD = Role("mono", 600, (29, 26), (29, 26), (1.25, 1.36))
ROW_NAME = Role("sans", 500, (36, 28), (34, 28), (1.3, 1.42))
PAD = (10, 68)
"""Least and greatest white above and below a row at 1080 px."""

ABOVE = 0.4
"""Share of the white left over that stands above the table."""


def compare_card(body: CompareCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Draw the table under the headline; the paragraph gives up size before a row is too much."""
    for size in BODY.sizes(desk.form, desk.lang):
        begun = opening(desk, zone, body.title, body.note, smaller=size)
        rest = begun.rest
        places = _places(body, desk, rest)
        rows = _rows(body, desk, places)
        heights = [max(block.height for block in row) for row in rows]
        pad = (rest.height - sum(heights)) / (2 * len(rows) - 1)
        if pad >= desk.px(PAD[0]):
            break
    else:
        raise overflow("rows", _excess(rows, heights, pad, desk))
    most = min(pad, desk.px(PAD[1]))
    # What rows cannot use stands above the table and below it: else the paragraph drifts off.
    slack = (pad - most) * (2 * len(rows) - 1)
    table = rest.below(rest.y + slack * ABOVE)
    return (*begun.operations, *_table(rows, heights, most, places, desk, table))


def _excess(
    rows: Sequence[Sequence[Block]], heights: Sequence[float], pad: float, desk: Desk
) -> int:
    """Estimate the characters too many from the share of the height that is lacking."""
    lacking = (desk.px(PAD[0]) - pad) * (2 * len(rows) - 1)
    written = sum(len(line.text) for row in rows for block in row for line in block.lines)
    return max(1, round(written * lacking / sum(heights)))


def _places(body: CompareCard, desk: Desk, zone: Zone) -> tuple[tuple[float, float], ...]:
    """Give x and width of each column: row names as wide as needed, the others equal.

    Row names stand further off than the columns from one another: they are read across.
    """
    aside, gap = desk.px(64 if len(body.columns) < 3 else 32), desk.px(32)
    names = [name for name, _ in body.rows]
    natural = max(desk.line_at("rows", n, ROW_NAME, desk.style(ROW_NAME).size).width for n in names)
    first = min(natural, zone.width * (0.3 if len(body.columns) > 2 else 0.36))
    columns = max(1, len(body.columns))
    each = (zone.width - first - aside - gap * (columns - 1)) / columns
    starts = (zone.x + first + aside + i * (each + gap) for i in range(len(body.columns)))
    return ((zone.x, first), *((start, each) for start in starts))


def _rows(
    body: CompareCard, desk: Desk, places: Sequence[tuple[float, float]]
) -> list[list[Block]]:
    """Set the head and every row, each kind of cell at one size."""
    first, *rooms = [Room(width, lines=3) for _, width in places]
    labels = alike(desk, [("rows", name, first) for name, _ in body.rows], ROW_NAME)
    heads = [("columns", name, room) for name, room in zip(body.columns, rooms, strict=True)]
    cells = [
        (f"rows[{i}]", cell, room)
        for i, (_, row) in enumerate(body.rows)
        for cell, room in zip(row, rooms, strict=True)
    ]
    filled = iter(alike(desk, cells, CELL))
    rows = [[label, *islice(filled, len(rooms))] for label in labels]
    return [alike(desk, heads, HEAD, "soft"), *rows]


def _table(
    rows: Sequence[Sequence[Block]],
    heights: Sequence[float],
    pad: float,
    places: Sequence[tuple[float, float]],
    desk: Desk,
    zone: Zone,
) -> list[Operation]:
    drawn: list[Operation] = []
    y = zone.y
    for i, (row, height) in enumerate(zip(rows, heights, strict=True)):
        starts = places[1:] if i == 0 else places
        above = pad * (0.4 if i == 0 else 1.0)
        for block, (x, _) in zip(row, starts, strict=True):
            drawn += put(block, x, y + above, "column" if i == 0 else "cell")
        y += above + height + pad * (0.6 if i == 0 else 1.0)
        last = i in {0, len(rows) - 1}
        weight = desk.px(4 if last else 2)
        colour: Token = "text" if last else "line"
        drawn.append(Stroke(((zone.x, y), (zone.right, y)), weight, colour))
    return drawn

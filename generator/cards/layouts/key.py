"""The names of a line chart in rows above it, for lines too close to be named where they run.

A name that stands across a neighbouring line is read as that line's, whatever its colour. So if one
name finds no place all go here, in the order in which the lines end, from the highest down.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.cards.layouts.desk import Desk, Line, tinted
from generator.cards.layouts.fault import too_long
from generator.cards.layouts.plot import SERIES
from generator.cards.layouts.roles import LABEL
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation, Stroke
from generator.localise.card import GrowthCard

SWATCH, BESIDE, APART = 44, 14, 48
"""Length of the stroke before a name, white behind it, and between two names, in pixels at 1080."""

PITCH, BELOW = 48, 16
"""Distance of two rows and white under the last, in pixels at 1080."""


def key(body: GrowthCard, desk: Desk, zone: Zone) -> tuple[tuple[Operation, ...], Zone]:
    """Draw the names at the top of a zone and give the rest of it; CardFault if one is too long."""
    order = sorted(range(len(body.lines)), key=lambda i: -body.lines[i].points[-1].y.amount)
    rows = _fewest_rows([(i, body.lines[i].label) for i in order], desk, zone.width)
    drawn: list[Operation] = []
    for row, entries in enumerate(rows):
        middle = zone.y + desk.px(PITCH) * (row + 0.5)
        x = zone.x
        for i, name in entries:
            colour = SERIES[i % len(SERIES)]
            ends = ((x + desk.px(4), middle), (x + desk.px(SWATCH - 4), middle))
            drawn.append(Stroke(ends, desk.px(8), colour))
            x += desk.px(SWATCH + BESIDE)
            drawn.append(tinted(name, colour).centred(x, middle, f"lines[{i}]"))
            x += name.width + desk.px(APART)
    height = desk.px(PITCH) * len(rows) + desk.px(BELOW)
    return tuple(drawn), zone.below(zone.y + height)


def _fewest_rows(
    labels: Sequence[tuple[int, str]], desk: Desk, width: float
) -> list[list[tuple[int, Line]]]:
    """Set the names as large as they can be in as few rows as the smallest would take."""
    sizes = LABEL.sizes(desk.form, desk.lang)
    tried = [
        _rows([(i, desk.line_at("lines", label, LABEL, size)) for i, label in labels], desk, width)
        for size in sizes
    ]
    room = width - desk.px(SWATCH + BESIDE)
    for i, name in (entry for row in tried[-1] for entry in row):
        if name.width > room:
            raise too_long(f"lines[{i}]", name.set.text, room / name.width)
    fewest = len(tried[-1])
    return next(
        rows
        for rows in tried
        if len(rows) == fewest and all(name.width <= room for row in rows for _, name in row)
    )


def _rows(
    entries: Sequence[tuple[int, Line]], desk: Desk, width: float
) -> list[list[tuple[int, Line]]]:
    """Fill rows of a width with names and the strokes before them."""
    rows: list[list[tuple[int, Line]]] = [[]]
    used = 0.0
    for i, name in entries:
        taken = desk.px(SWATCH + BESIDE) + name.width
        if rows[-1] and used + taken > width:
            rows.append([])
            used = 0.0
        rows[-1].append((i, name))
        used += taken + desk.px(APART)
    return rows

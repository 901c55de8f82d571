"""`formula`: the factors as a column like a shop's bill, a rule, the result large.

A fraction set as mathematics is read by few; everyone has added up a bill.
"""

from __future__ import annotations

import math

from generator.cards.layouts.desk import Desk, Line
from generator.cards.layouts.fault import overflow
from generator.cards.layouts.numeral import RESULT, Numeral, numeral
from generator.cards.layouts.opening import Head, opening
from generator.cards.layouts.roles import PART, TERM, Role
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation, Stroke
from generator.localise.card import Factor, FormulaCard

FACTOR_NUMBER = Role("mono", 600, (40, 28), (40, 28), (1.2, 1.34))
SYMBOL = Role("mono", 600, (40, 28), (38, 28), (1.2, 1.34))
ALSO = Role("mono", 500, (34, 26), (34, 26), (1.2, 1.34))
ROW = (46, 100)
"""Least and greatest distance of two rows at 1080 px."""

EASY = 64
"""Distance of two rows that is kept as long as a smaller result leaves it."""

TIGHT = 0.66
"""Size of type in parts of the distance of two rows at most."""


def formula_card(body: FormulaCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Draw `symbol =`, one row per factor, the rule and the result."""
    begun = opening(desk, zone, body.title, body.note, head=Head(gap=56))
    rest = begun.rest
    rule, rows = desk.px(5), len(body.factors) + 1
    above, below, foot = desk.air(24), desk.air(54), desk.air(24)
    taken = rule + above + below + foot
    result, also = _result(body, desk, rest, rest.height - taken)
    free = rest.height - result.height - taken
    pitch = min(desk.px(ROW[1]), free / rows)
    slack = free - pitch * rows
    top = rest.y + slack * 0.35
    bottom = top + pitch * rows + above
    under = bottom + rule + below + slack * 0.2
    return (
        *begun.operations,
        *_factors(body, desk, Zone(rest.x, top, rest.width, pitch * rows), pitch),
        Stroke(((rest.x, bottom), (rest.right, bottom)), rule, "text"),
        *result.at(rest.x, under, "result"),
        *((also.at(rest.right, under + result.cap, "also", "right"),) if also else ()),
    )


def _result(
    body: FormulaCard, desk: Desk, rest: Zone, height: float
) -> tuple[Numeral, Line | None]:
    """Set the result, as large as the rows above leave it, and beside it the other unit."""
    also = None
    if body.also:
        also = desk.line("also", body.also, ALSO, rest.width * 0.45, colour="soft")
    room = rest.width - (also.width + desk.px(40) if also else 0)
    sizes = RESULT.sizes(desk.form, desk.lang)
    for pitch, tried in ((EASY, sizes), (ROW[0], sizes[-1:])):
        least = (len(body.factors) + 1) * desk.px(pitch)
        for size in tried:
            found = numeral("of", body.result, desk, RESULT, room, size)
            if found.height + least <= height:
                return found, also
    raise overflow("factors", _letters(body, found.height + least - height, desk))


def _letters(body: FormulaCard, lacking: float, desk: Desk) -> int:
    """Estimate the letters too many when that much height is lacking: those of whole rows."""
    rows = math.ceil(lacking / desk.px(ROW[0]))
    return sum(len(factor.label) for factor in body.factors[-rows:])


def _factors(body: FormulaCard, desk: Desk, zone: Zone, pitch: float) -> tuple[Operation, ...]:
    indent = desk.px(90)
    most = TIGHT * pitch
    head = (f"{body.symbol} =",)
    (symbol,) = desk.lines("symbol", head, SYMBOL, zone.width, colour=desk.accent, most=most)
    numbers = desk.lines(
        "factors", tuple(f.number for f in body.factors), FACTOR_NUMBER, zone.width * 0.5, most=most
    )
    widest = max((line.width for line in numbers), default=0.0)
    room = zone.width - indent - widest - desk.px(40)
    labels = desk.lines("factors", tuple(f.label for f in body.factors), TERM, room, most=most)
    drawn: list[Operation] = [symbol.centred(zone.x, zone.y + pitch / 2, "symbol")]
    for row, (factor, label, number) in enumerate(
        zip(body.factors, labels, numbers, strict=True), start=1
    ):
        middle = zone.y + pitch * (row + 0.5)
        drawn += _factor(factor, label, number, desk, zone, middle)
    return tuple(drawn)


def _factor(
    factor: Factor, label: Line, number: Line, desk: Desk, zone: Zone, middle: float
) -> list[Operation]:
    """Draw one row: operator, words, soft remark, dots that lead the eye, number."""
    start = zone.x + desk.px(90)
    baseline = middle + label.cap / 2
    drawn: list[Operation] = []
    if factor.operator:
        size = label.style.size
        sign = desk.line_at("factors", factor.operator, TERM, size, "soft")
        drawn.append(sign.at(zone.x, baseline, "operator"))
    if factor.label:
        drawn.append(label.at(start, baseline, "factor"))
    end = start + label.width
    if factor.aside:
        at = end + desk.px(24)
        room = zone.right - number.width - desk.px(24) - at
        aside = desk.line("factors", factor.aside, PART, room, colour="soft")
        drawn.append(aside.at(at, baseline, "aside"))
        end = at + aside.width
    drawn.append(number.at(zone.right, baseline, "factor number", "right"))
    return drawn + _leader(desk, end, zone.right - number.width, baseline)


def _leader(desk: Desk, left: float, right: float, baseline: float) -> list[Operation]:
    dot, gap = desk.px(2), desk.px(22)
    if right - left < 3 * gap:
        return []
    y = baseline - dot / 2
    return [Stroke(((left + gap, y), (right - gap, y)), dot, "soft", dash=(dot, desk.px(11)))]

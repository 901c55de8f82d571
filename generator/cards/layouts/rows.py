"""Bars lying down: `stack` with one part a row, for columns that are narrower than their values.

A link's preview leaves four columns 126 pixels each, too little for `1,010,000 USD` at the least
size; set in two lines the units are mistaken for names.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.cards.layouts.desk import Desk
from generator.cards.layouts.fault import CardFault
from generator.cards.layouts.numeral import VALUE, numerals
from generator.cards.layouts.stack import bar_top, limit_band, plan_rows, row_words
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation, Rect, TextLine, Token
from generator.localise.card import Bar, Limit, StackCard, StackLine

LEAST = 98
"""Least distance of two bars at 1080 px: closer ones would be thinner than their words are high."""


def lie_better(bars: Sequence[Bar], desk: Desk, width: float) -> bool:
    """Tell whether values would not fit `width` pixels on one line with their units."""
    try:
        found = numerals("bars", [bar.figure for bar in bars], desk, VALUE, width)
    except CardFault:
        return True
    return any(numeral.drop for numeral in found)


def rows(
    bars: Sequence[Bar], colours: Sequence[Token], limit: Limit | None, desk: Desk, zone: Zone
) -> tuple[Operation, ...]:
    """Draw names and values above their bars, and the limit as a band across.

    Raises CardFault where there is no height for that.
    """
    lines = tuple(
        StackLine(bar.label, (), bar.figure, None if bar.over is None else not bar.over, bar.tight)
        for bar in bars
    )
    body = StackCard((), lines, limit)
    plan = plan_rows(body, desk, zone, LEAST)
    words = row_words(body, desk, plan)
    band = limit_band(body, desk, plan, [word.box for word in words if isinstance(word, TextLine)])
    drawn = (
        Rect(zone.x, bar_top(plan, desk, i), max(2.0, length), plan.bar, colour)
        for i, (bar, colour) in enumerate(zip(bars, colours, strict=True))
        for length in (bar.figure.amount * plan.scale,)
    )
    return (*band, *words, *drawn)

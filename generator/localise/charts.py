"""Values as bars, stacks, lines and axes in one language; lengths are amounts, words are words.

Axis ticks are worded here rather than while drawing, so that layouts stay free of units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from generator.compute.dimension import INFORMATION
from generator.compute.quantity import Quantity
from generator.compute.solved import Series, Value
from generator.compute.units import SIMPLE, Unit
from generator.localise.card import GrowthLine, Limit, Point, Scale, StackLine
from generator.localise.figure import Figure
from generator.localise.numbers import clean, magnitude, shown
from generator.localise.wording import Style, amount_words, figure, short_count, spread, unit_name
from generator.localise.words import Words

LOG_RATIO = 50
"""An axis that spans more than this is logarithmic: smaller values would lie on the ground."""

BYTE_UNITS = ("PB", "TB", "GB", "MB", "kB", "B")
NICE_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))


def limit_of(value: Value, words: Words) -> Limit:
    """Make the band (or line) that bars are held against, with its words."""
    worded = figure(value, words, spread(value, value.unit))
    low, high = value.low or value.quantity, value.high or value.quantity
    text = f"{worded.label} {worded.text}" if worded.label else worded.text
    return Limit(float(low.value), float(high.value), text)


def breaks(quantity: Quantity, limit: Value | None) -> bool | None:
    """Say whether a quantity lies above the whole band; None without a limit."""
    if limit is None:
        return None
    return quantity.value > (limit.high or limit.quantity).value


def is_tight(quantity: Quantity, limit: Value | None) -> bool:
    """Say whether a quantity lies inside the band: above its low end, not above its high one."""
    if limit is None or breaks(quantity, limit):
        return False
    return quantity.value > (limit.low or limit.quantity).value


def stack_line(
    label: str,
    parts: Sequence[Value],
    names: Sequence[str],
    limit: Value | None,
    words: Words,
    unit: Unit | None = None,
) -> StackLine:
    """Add up the parts of one row, all worded in one unit: by default the first part's."""
    unit = unit or parts[0].unit
    total = Quantity(sum((part.quantity.value for part in parts), Fraction(0)), unit.dimension)
    whole = Value(name="", quantity=total, unit=unit, origin=parts[0].origin)
    figures = tuple(
        figure(part, words, Style(unit))._replace(label=name)
        for part, name in zip(parts, names, strict=True)
    )
    over = breaks(total, limit)
    fits = None if over is None else not over
    return StackLine(label, figures, figure(whole, words), fits, is_tight(total, limit))


def growth_line(series: Series, words: Words) -> GrowthLine:
    """Make one line of a growth chart; x is worded as labels are (4k, 128k, 10M)."""
    points = tuple(Point(short(x, words), figure(y, words)) for x, y in series.points)
    label = series.label[words.lang].value if series.label else series.name
    return GrowthLine(label, points)


def line_through(value: Value, lines: Sequence[Series]) -> int | None:
    """Find the first line with a point of this value, equal to twelve digits: roots are cut."""
    amount = clean(value.quantity.value)
    for number, line in enumerate(lines):
        if any(clean(y.quantity.value) == amount for _, y in line.points):
            return number
    return None


def scales(lines: Sequence[Series], words: Words) -> tuple[Scale, Scale]:
    """Choose both axes; when both are logarithmic, one note says so for the two of them."""
    x, y = x_scale(lines[0], words), y_scale(lines, words)
    if x.log and y.log:
        return replace(x, note=""), replace(y, note=words.cards["log_scales"])
    return x, y


def x_scale(series: Series, words: Words) -> Scale:
    """Put a tick under every computed point: those are the values the text speaks about."""
    values = [x for x, _ in series.points]
    ticks = tuple((float(x.quantity.value), short(x, words).text) for x in values)
    log = _is_log([x.quantity.value for x in values])
    return Scale(ticks, log, words.cards["log_scale"] if log else "")


def y_scale(lines: Sequence[Series], words: Words) -> Scale:
    """Choose powers of ten, or round steps from zero, that cover every point."""
    values = [y for series in lines for _, y in series.points]
    amounts = [y.quantity.value for y in values]
    log, unit = _is_log(amounts), values[0].unit
    unit = axis_unit(unit) if log else unit
    ticks = _decades(amounts, unit) if log else _steps(max(amounts), unit)
    return Scale(
        tuple((float(amount), _tick(amount, unit, words)) for amount in ticks),
        log,
        words.cards["log_scale"] if log else "",
        () if unit.symbol in BYTE_UNITS else tuple(shown(tick / unit.scale) for tick in ticks),
    )


def _is_log(amounts: Sequence[Fraction]) -> bool:
    return min(amounts) > 0 and max(amounts) / min(amounts) > LOG_RATIO


def _decades(amounts: Sequence[Fraction], unit: Unit) -> list[Fraction]:
    least, most = (clean(amount / unit.scale) for amount in (min(amounts), max(amounts)))
    last = magnitude(most) + (Fraction(10) ** magnitude(most) < most)
    return [Fraction(10) ** power * unit.scale for power in range(magnitude(least), last + 1)]


def axis_unit(unit: Unit) -> Unit:
    """Give the unit in which a logarithmic axis counts its powers of ten."""
    return SIMPLE["B"] if unit.dimension == INFORMATION else unit


def _steps(largest: Fraction, unit: Unit) -> list[Fraction]:
    """Cover 0 to `largest` with four or five round steps."""
    top = clean(largest / unit.scale)
    if top <= 0:
        return [Fraction(0), unit.scale]
    rough = top / 4
    power = Fraction(10) ** magnitude(rough)
    step = next(nice * power for nice in NICE_STEPS if nice * power >= rough)
    return [step * unit.scale * count for count in range(math.ceil(top / step) + 1)]


def _tick(amount: Fraction, unit: Unit, words: Words) -> str:
    if unit.symbol in BYTE_UNITS:
        fitting = (SIMPLE[symbol] for symbol in BYTE_UNITS if SIMPLE[symbol].scale <= amount)
        unit = next(fitting, unit)
    return amount_words(shown(amount / unit.scale), unit, words)


def short(value: Value, words: Words) -> Figure:
    """Label a point: counts in short form, anything else in its own unit."""
    plain = figure(value, words)
    named = unit_name(value.unit, plain.number, words)
    return plain if named else plain._replace(text=short_count(value.quantity.value))

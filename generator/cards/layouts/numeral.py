"""A figure set in two sizes: the number large, its unit smaller on the same baseline or below.

One line of type cannot hold two sizes, and a number of 330 px with a unit as large would be
two words instead of one figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.cards.layouts.desk import ENDLESS, Desk, Line, tinted
from generator.cards.layouts.fault import too_long
from generator.cards.layouts.roles import Role
from generator.cards.scene import TextLine, Token
from generator.localise.figure import Figure

UNIT_SHARE = 0.4
"""Size of the unit relative to its number."""

WORTH_A_LINE = 0.7
"""A unit goes below its number when beside it the number would be smaller by this factor."""

WORTH_IN_BARS = 0.6
"""The same in a bar, where a second line is height that the bar may not have."""

NUMBER = Role("sans", 700, (440, 80), (440, 80), (1.0, 1.0))
RESULT = Role("sans", 700, (200, 84), (200, 84), (1.0, 1.0))
VALUE = Role("sans", 700, (80, 26), (80, 26), (1.0, 1.0))


@dataclass(frozen=True)
class Numeral:
    """A number and its unit on one baseline, or the unit below when it is long (`drop` > 0)."""

    number: Line
    unit: Line | None
    gap: float
    drop: float = 0.0

    @property
    def width(self) -> float:
        """Width of the widest line in pixels."""
        if self.unit is None:
            return self.number.width
        if self.drop:
            return max(self.number.width, self.unit.width)
        return self.number.width + self.gap + self.unit.width

    @property
    def cap(self) -> float:
        """Height of the figures in pixels."""
        return self.number.cap

    @property
    def height(self) -> float:
        """From the top of the figures to the foot of the lowest letter."""
        unit = self.unit.foot if self.unit else 0.0
        return self.number.cap + max(self.number.foot, self.drop + unit)

    def tinted(self, colour: Token) -> Numeral:
        """Give the same figure in another colour."""
        unit = tinted(self.unit, colour) if self.unit else None
        return replace(self, number=tinted(self.number, colour), unit=unit)

    def at(self, x: float, top: float, role: str, on: Token = "ground") -> tuple[TextLine, ...]:
        """Put it with the ink of its first figure at `x` and the top of its figures at `top`."""
        baseline = top + self.number.cap
        drawn = self.number.at(x, baseline, role, on=on)
        if self.unit is None:
            return (drawn,)
        start = x if self.drop else x + self.number.width + self.gap
        return drawn, self.unit.at(start, baseline + self.drop, f"{role} unit", on=on)


def numeral(
    part: str, figure: Figure, desk: Desk, role: Role, width: float, ceiling: float = ENDLESS
) -> Numeral:
    """Set a figure as large as its role and the width allow, at most `ceiling` pixels."""
    return numerals(part, (figure,), desk, role, width, ceiling)[0]


def numerals(
    part: str,
    figures: Sequence[Figure],
    desk: Desk,
    role: Role,
    width: float,
    ceiling: float = ENDLESS,
) -> tuple[Numeral, ...]:
    """Set figures at one size, the largest at which all fit; units go below if that gains much.

    Raises CardFault when they do not fit at the smallest size either.
    """
    sizes = [size for size in role.sizes(desk.form, desk.lang) if size <= ceiling]
    sizes = sizes or [max(desk.form.smallest, ceiling)]
    beside = _largest(_Row(part, tuple(figures), desk, role, width, stacked=False), sizes)
    below = _largest(_Row(part, tuple(figures), desk, role, width, stacked=True), sizes)
    worth = WORTH_IN_BARS if role is VALUE else WORTH_A_LINE
    if beside and not (below and beside[0].cap < below[0].cap * worth):
        return beside
    if below:
        return below
    row = _Row(part, tuple(figures), desk, role, width, stacked=True)
    lines = (line for found in row.at(sizes[-1]) for line in (found.number, found.unit) if line)
    widest = max(lines, key=lambda line: line.width)
    raise too_long(part, widest.set.text, width / widest.width)


@dataclass(frozen=True)
class _Row:
    """Figures that must be set alike, with their units beside them or below (`stacked`)."""

    part: str
    figures: tuple[Figure, ...]
    desk: Desk
    role: Role
    width: float
    stacked: bool

    def at(self, size: float) -> Iterator[Numeral]:
        for figure in self.figures:
            number = self.desk.line_at(self.part, figure.number, self.role, size)
            yield self._stacked(number, figure) if self.stacked else self._level(number, figure)

    def _level(self, number: Line, figure: Figure) -> Numeral:
        size = number.style.size
        unit = self._unit(figure, size * UNIT_SHARE) if figure.unit else None
        return Numeral(number, unit, gap=size * 0.06 + self.desk.px(4))

    def _stacked(self, number: Line, figure: Figure) -> Numeral:
        """Set the unit below, smaller still when it is wider than there is room."""
        if not figure.unit:
            return Numeral(number, None, gap=0.0)
        unit = self._unit(figure, number.style.size * UNIT_SHARE)
        if unit.width > self.width:
            unit = self._unit(figure, unit.style.size * self.width / unit.width)
        return Numeral(number, unit, 0.0, drop=number.foot + unit.cap + 0.35 * unit.style.size)

    def _unit(self, figure: Figure, size: float) -> Line:
        least = float(self.desk.form.smallest)
        return self.desk.line_at(self.part, figure.unit, self.role, max(least, float(int(size))))


def _largest(row: _Row, sizes: Sequence[float]) -> tuple[Numeral, ...] | None:
    for size in sizes:
        found = tuple(row.at(size))
        if all(numeral.width <= row.width for numeral in found):
            return found
    return None

"""A bar's value and name as one caption, all captions of a chart set alike.

Setting each as large as its own bar allows would make the lowest bar whisper and the highest
shout; sizes that mean nothing are read as if they did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.cards.layouts.desk import Desk, Room, alike
from generator.cards.layouts.numeral import VALUE, Numeral, numerals
from generator.cards.layouts.roles import PART
from generator.cards.scene import Token
from generator.cards.typeset import Block
from generator.localise.post import Bar

LEAST_INSIDE = 0.5
"""How far values may shrink so that the lowest bar still holds its words."""

WHITE = 33
"""White that a bar needs above and below its caption together, in pixels at 1080."""


@dataclass(frozen=True)
class Caption:
    """A bar's value above its name; `gap` is the white between the two."""

    value: Numeral
    name: Block
    gap: float

    @property
    def height(self) -> float:
        """From the top of the figures to the bottom of the last line of the name."""
        return self.value.height + self.gap + self.name.height

    def fits(self, height: float, desk: Desk) -> bool:
        """Tell whether a bar is high enough to hold it."""
        return height >= self.height + desk.px(WHITE)

    def tinted(self, colour: Token) -> Caption:
        """Give the same words in another colour."""
        name = replace(self.name, style=replace(self.name.style, colour=colour))
        return Caption(self.value.tinted(colour), name, self.gap)


def captions(
    bars: Sequence[Bar], heights: Sequence[float], width: float, desk: Desk
) -> tuple[Caption, ...]:
    """Set values and names for bars of the given inner width, small enough for the lowest bar.

    A bar too low even for `LEAST_INSIDE` of the largest size gets its words above it.
    """
    marked = any(bar.over is not None for bar in bars)
    room = Room(width - (desk.px(40) if marked else 0), lines=3)
    named = [(f"bars[{i}]", bar.label, room) for i, bar in enumerate(bars)]
    names = alike(desk, named, PART)
    figures = [bar.figure for bar in bars]
    values = numerals("bars", figures, desk, VALUE, width)
    ceiling = _ceiling(values[0], names, heights, desk)
    values = numerals("bars", figures, desk, VALUE, width, ceiling)
    gap = values[0].cap * 0.3
    return tuple(Caption(value, name, gap) for value, name in zip(values, names, strict=True))


def _ceiling(value: Numeral, names: Sequence[Block], heights: Sequence[float], desk: Desk) -> float:
    """Give the size at which values fit the lowest bar that can hold any."""
    pairs = zip(heights, names, strict=True)
    rooms = [(height - name.height - desk.px(WHITE)) / 1.3 for height, name in pairs]
    least = LEAST_INSIDE * value.height
    wanted = min((room for room in rooms if room >= least), default=value.height)
    return value.number.style.size * min(1.0, wanted / value.height)


def foot_margin(
    found: Sequence[Caption], heights: Sequence[float], most: float, desk: Desk
) -> float:
    """Give the white below every caption inside a bar: that of the lowest bar, for one row."""
    pairs = zip(found, heights, strict=True)
    free = [(height - c.height) * 0.45 for c, height in pairs if c.fits(height, desk)]
    return min([most, *free])

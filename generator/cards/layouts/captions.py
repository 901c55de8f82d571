"""A bar's value and name as one caption, all captions of a chart set alike.

Setting each as large as its own bar allows would make the lowest bar whisper and the highest
shout; sizes that mean nothing are read as if they did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.cards.layouts.desk import Desk, Room, alike
from generator.cards.layouts.fault import CardFault
from generator.cards.layouts.numeral import VALUE, Numeral, numerals
from generator.cards.layouts.roles import PART
from generator.cards.scene import Token
from generator.cards.typeset import Block
from generator.localise.card import Bar

LEAST_INSIDE, LEAST_WITH_LIMIT = 0.8, 0.5
"""How far values may shrink so that the lowest bar still holds its words.

Further with a limit: words above a bar that keeps to it might stand above its line.
"""

BAR_NAME = replace(PART, balance=True)

MARK = 28
"""Side of a bar's ✓ or ✕ in pixels at 1080."""

WHITE = 33
"""White that a bar needs above and below its caption together, in pixels at 1080."""


CLEAR = 14
"""White between words and the limit, or words and the bar they stand above or under, at 1080 px."""

Under = Literal["", "name", "words"]
"""What of a caption stands under its bar: nothing, the name, or the value too."""


@dataclass(frozen=True)
class Caption:
    """A bar's value above its name; `gap` is the white between the two."""

    value: Numeral
    name: Block
    gap: float
    below: float = 0.0
    """Height of a row for the mark under the name, in a column too narrow to hold both."""
    apart: bool = False
    """Whether the name stands elsewhere, under the bar."""

    @property
    def to_name(self) -> float:
        """From the top of the figures to that of the name."""
        return self.value.height + self.gap

    @property
    def height(self) -> float:
        """From the top of the figures to the foot of the last row that stands with them."""
        return self.value.height if self.apart else self.to_name + self.name.height + self.below

    def fits(self, height: float, desk: Desk) -> bool:
        """Tell whether a bar is high enough to hold it."""
        return height >= self.height + desk.px(WHITE)

    def tinted(self, colour: Token) -> Caption:
        """Give the same words in another colour."""
        name = replace(self.name, style=replace(self.name.style, colour=colour))
        return replace(self, value=self.value.tinted(colour), name=name)


def captions(
    bars: Sequence[Bar], heights: Sequence[float], width: float, desk: Desk, under: Under = ""
) -> tuple[Caption, ...]:
    """Set values and names for bars of the given inner width, small enough for the lowest bar.

    A bar too low even for `LEAST_INSIDE` of the largest size gets its words above it.
    """
    marked = any(bar.over is not None for bar in bars)
    least = LEAST_WITH_LIMIT if marked else LEAST_INSIDE
    names, below = _marked_names(bars, width, desk) if marked else (_names(bars, width, desk), 0.0)
    figures = [bar.figure for bar in bars]
    values = numerals("bars", figures, desk, VALUE, width)
    white = desk.px(WHITE)
    rooms = [
        height - white if under == "name" else (height - name.height - white - below) / 1.3
        for height, name in zip(heights, names, strict=True)
    ]
    ceiling = least * _size(values[0]) if under == "words" else _ceiling(values[0], rooms, least)
    values = numerals("bars", figures, desk, VALUE, width, ceiling)
    gap = values[0].cap * 0.3
    return tuple(
        Caption(value, name, gap, below, apart=under == "name")
        for value, name in zip(values, names, strict=True)
    )


def foot(bars: Sequence[Bar], width: float, desk: Desk, under: Under) -> float:
    """Give the height that words of `captions` take under their bars."""
    found = captions(bars, [0.0] * len(bars), width, desk, under)
    below = max(caption.name.height + caption.below for caption in found)
    words = max(caption.to_name for caption in found) if under == "words" else 0.0
    return below + words + desk.px(CLEAR)


def _marked_names(bars: Sequence[Bar], width: float, desk: Desk) -> tuple[list[Block], float]:
    """Leave room for the mark beside the names, or else give the height of a row of its own."""
    beside = desk.px(MARK + 12)
    try:
        return _names(bars, width - beside, desk), 0.0
    except CardFault:
        return _names(bars, width, desk), beside


def _names(bars: Sequence[Bar], width: float, desk: Desk) -> list[Block]:
    """Set all names at one size; when some are folded, fold the others at the same measure."""
    names = _set_names(bars, width, desk)
    folded = [name.width for name in names if len(name.lines) > 1]
    if not folded:
        return names
    try:
        narrow = _set_names(bars, max(folded) + 1, desk)
    except CardFault:
        return names
    return narrow if narrow[0].style == names[0].style else names


def _set_names(bars: Sequence[Bar], width: float, desk: Desk) -> list[Block]:
    room = Room(width, lines=3)
    return alike(desk, [(f"bars[{i}]", bar.label, room) for i, bar in enumerate(bars)], BAR_NAME)


def _ceiling(value: Numeral, rooms: Sequence[float], least: float) -> float:
    """Give the size at which values fit the lowest of the rooms that takes `least` of it."""
    wanted = min((room for room in rooms if room >= least * value.height), default=value.height)
    return _size(value) * min(1.0, wanted / value.height)


def _size(value: Numeral) -> float:
    return value.number.style.size


def head_margin(
    found: Sequence[Caption], heights: Sequence[float], most: float, desk: Desk
) -> float:
    """Give the white above every caption inside a bar: that of the lowest bar, so all are alike."""
    pairs = zip(found, heights, strict=True)
    free = [(height - c.height) * 0.45 for c, height in pairs if c.fits(height, desk)]
    return min([most, *free])

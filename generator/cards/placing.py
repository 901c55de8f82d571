"""Set lines on the card: glyphs moved to their baseline, with the box their ink may fill.

Kept apart from setting, which knows widths only: where a line ends up is the layout's choice,
and one set line may be placed more than once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from generator.cards.characters import is_wide
from generator.cards.scene import TextLine, Token
from generator.cards.typeset import Block, SetLine, Style

_BASELINE = 0.38
"""Baseline below the middle of the em box (0.88 above it, 0.12 below), in ems."""

_DESCENDING = frozenset("gjpqyçQ,;()[]{}|/@µ$_")


def place(
    block: Block,
    x: float,
    y: float,
    *,
    role: str,
    on: Token = "ground",
    colour: Token | None = None,
) -> tuple[TextLine, ...]:
    """Put a block with its top left corner at (x, y), one TextLine for each line.

    Each em box is centred in its line's leading, so the first baseline is at
    `y + size * (leading / 2 + 0.38)`.
    """
    style = block.style
    pitch = style.size * style.leading
    first = y + pitch / 2 + style.size * _BASELINE
    return tuple(
        place_line(line, style, x, first + i * pitch, role=role, on=on, colour=colour)
        for i, line in enumerate(block.lines)
    )


def place_line(  # noqa: PLR0913 - a line, its look, a point, and four words about the ink
    line: SetLine,
    style: Style,
    x: float,
    baseline: float,
    *,
    align: Literal["left", "right", "center"] = "left",
    role: str,
    on: Token = "ground",
    colour: Token | None = None,
) -> TextLine:
    """Put one line at its baseline, `x` being its left end, its right end or its middle."""
    left = x - line.width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    above, below = extent(line.text)
    return TextLine(
        glyphs=line.glyphs(left),
        baseline=baseline,
        colour=colour or style.colour,
        text=line.text,
        box=(left, baseline - above * style.size, left + line.width, baseline + below * style.size),
        on=on,
        role=role,
    )


@lru_cache(maxsize=1024)
def extent(text: str) -> tuple[float, float]:
    """Give how far the ink of a line reaches above and below its baseline, in ems.

    From the outlines of Plex and Noto Sans TC: hanzi fill their em box, Latin reaches 0.76 up,
    and only letters with descenders reach below the baseline.
    """
    wide = not text.isascii() and any(map(is_wide, text))
    low = not _DESCENDING.isdisjoint(text)
    return 0.88 if wide else 0.77, 0.24 if low else 0.12 if wide else 0.02

"""Marks drawn as strokes: ✓, ~ and ✕, and the line through a claim.

A check mark from a font differs between faces, is missing in most, and cannot be aligned.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from generator.cards.characters import is_wide
from generator.cards.scene import Stroke, TextLine, Token

STRIKE_LATIN = 0.29
STRIKE_HANZI = 0.37
"""Height of a strike above the baseline in ems: through x-height letters, through the hanzi."""


Verdict = Literal["fits", "tight", "over"]
"""How something stands against a limit; `tight` is inside its band, where it may or may not fit."""

VERDICT_COLOURS: Mapping[Verdict, Token] = {"fits": "good", "tight": "amber", "over": "signal"}


def verdict(fits: bool | None, *, tight: bool) -> Verdict | None:
    """Name the verdict, None without a limit."""
    if fits is None:
        return None
    return ("tight" if tight else "fits") if fits else "over"


def mark(shown: Verdict, x: float, middle: float, size: float, colour: Token) -> tuple[Stroke, ...]:
    """Draw ✓, ~ or ✕ in a square of `size` whose left edge is `x`: told apart without colour."""
    match shown:
        case "fits":
            return (_tick(x, middle, size, colour),)
        case "tight":
            return (_wave(x, middle, size, colour),)
        case "over":
            return _cross(x, middle, size, colour)


def _tick(x: float, middle: float, size: float, colour: Token) -> Stroke:
    points = ((0.06, 0.06), (0.36, 0.36), (0.94, -0.36))
    placed = tuple((x + across * size, middle + down * size) for across, down in points)
    return Stroke(placed, _weight(size), colour)


def _wave(x: float, middle: float, size: float, colour: Token) -> Stroke:
    """Draw one period of a sine wave, as ~ is: neither yes nor no."""
    steps, near, across, rise = 16, 0.06, 0.88, 0.17
    placed = tuple(
        (
            x + (near + across * i / steps) * size,
            middle - rise * size * math.sin(2 * math.pi * i / steps),
        )
        for i in range(steps + 1)
    )
    return Stroke(placed, _weight(size), colour)


def _cross(x: float, middle: float, size: float, colour: Token) -> tuple[Stroke, Stroke]:
    near, far, half = x + 0.12 * size, x + 0.88 * size, 0.38 * size
    return (
        Stroke(((near, middle - half), (far, middle + half)), _weight(size), colour),
        Stroke(((near, middle + half), (far, middle - half)), _weight(size), colour),
    )


def _weight(size: float) -> float:
    return max(3.0, size * 0.16)


def strike(lines: Iterable[TextLine], size: float, colour: Token) -> tuple[Stroke, ...]:
    """Draw a line through each set line, a little longer than the words."""
    over = size * 0.1
    weight = max(5.0, size * 0.085)
    return tuple(
        Stroke(((line.box[0] - over, y), (line.box[2] + over, y)), weight, colour)
        for line in lines
        for y in (line.baseline - size * _strike_height(line.text),)
    )


def _strike_height(text: str) -> float:
    return STRIKE_HANZI if any(map(is_wide, text)) else STRIKE_LATIN

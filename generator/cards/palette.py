"""The 256 colours that the cards of one theme are painted in, and the ways from one to another.

Fixed for each theme, not learned per card: equal scenes then give equal bytes, and a card is
painted in palette numbers from the start. Painting in full colour and reducing it afterwards
would take four times the memory and half as long again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations
from typing import NamedTuple, get_args

from PIL import Image

from generator.cards.scene import Token
from generator.cards.theme import THEMES, Theme, rgb

Colour = tuple[int, int, int]

_INKS = tuple(token for token in get_args(Token) if token != "ground")

_EVEN = 20
"""The most that a channel moves from one colour of a way to the next.

Three times enlarged, letters look the same with 14, which makes files a twentieth larger.
"""


class Way(NamedTuple):
    """A stretch of the palette that leads evenly from one colour to another, as numbers.

    Pillow blends numbers as if they were grey; along a way that gives the blend of the colours.
    """

    start: int
    end: int


@cache
def palette_colours(theme: Theme) -> tuple[Colour, ...]:
    """Give the theme's 256 colours: the ways from the ground, then blends of inks that may meet.

    The ground is number 0, so that empty rows of a card are zeros, and again where a way starts.
    """
    tokens = {token: rgb(value) for token, value in THEMES[theme].items()}
    ground = tokens["ground"]
    ways = [[ground, *_between(ground, tokens[token], _EVEN), tokens[token]] for token in _INKS]
    colours = [ground, *chain.from_iterable(ways)]
    crossing: dict[Colour, Colour] = {_cell(colour): colour for colour in colours}
    for colour in _crossings(tokens):
        if not any(_hides(colour, token) for token in tokens.values()):
            crossing.setdefault(_cell(colour), colour)
    more = [colour for colour in crossing.values() if colour not in colours]
    return tuple([*colours, *more][:256])


@cache
def number(theme: Theme, token: Token) -> int:
    """Give a token's place in the palette."""
    return palette_colours(theme).index(rgb(THEMES[theme][token]))


@cache
def way(theme: Theme, below: int, over: Token) -> Way | None:
    """Find the way that ink takes on a colour: from the ground to a token, or back to the ground.

    No channel is more than 11 of 255 off; the ends are exact.
    """
    colours = palette_colours(theme)
    ground = colours[0]
    if colours[below] == ground and over != "ground":
        end = number(theme, over)
        return Way(_last(colours, ground, end), end)
    if over == "ground" and any(below == number(theme, token) for token in _INKS):
        return Way(below, _last(colours, ground, below))
    return None


def _last(colours: tuple[Colour, ...], colour: Colour, before: int) -> int:
    return before - colours[before::-1].index(colour)


def numbers(image: Image.Image, theme: Theme) -> Image.Image:
    """Replace the colours of an RGB image by the numbers of the nearest in the palette, mode L."""
    nearest = image.quantize(palette=_palette(theme), dither=Image.Dither.NONE)
    return Image.frombytes("L", image.size, nearest.tobytes())


def coloured(image: Image.Image, theme: Theme) -> Image.Image:
    """Take an image of palette numbers, mode L, for what they stand for: mode P, without a copy."""
    image.putpalette(_palette_bytes(theme))
    return image


@cache
def _palette(theme: Theme) -> Image.Image:
    return coloured(Image.new("L", (1, 1)), theme)


@cache
def _palette_bytes(theme: Theme) -> bytes:
    return bytes(channel for colour in palette_colours(theme) for channel in colour)


def _cell(colour: Colour) -> Colour:
    """Give the corner of the 4 × 4 × 4 cell by which Pillow remembers the nearest colour."""
    red, green, blue = colour
    return red & ~3, green & ~3, blue & ~3


def _hides(colour: Colour, token: Colour) -> bool:
    """Tell whether Pillow, measuring from the cell's corner, would take `colour` for `token`."""
    corner = _cell(token)
    return math.dist(corner, colour) <= math.dist(corner, token)


def _crossings(tokens: dict[Token, Colour]) -> Iterator[Colour]:
    """Give blends between inks, the most frequent first: those that cross others."""
    pairs = list(combinations(tokens, 2))
    crossing = [pair for pair in pairs if {"text", "line", "signal"} & {*pair}]
    for step, some in ((27, crossing), (45, pairs)):
        for a, b in some:
            yield from _between(tokens[a], tokens[b], step)


def _between(a: Colour, b: Colour, step: int) -> Iterator[Colour]:
    """Give colours on the way from `a` to `b`, no channel moving by more than `step` at once."""
    count = math.ceil(max(abs(x - y) for x, y in zip(a, b, strict=True)) / step)
    for i in range(1, count):
        red, green, blue = (round(x + (y - x) * i / count) for x, y in zip(a, b, strict=True))
        yield red, green, blue

"""Text to set lines: glyphs with pens, broken into blocks and fitted into a box.

Pillow would draw a string in one call, but without kerning, without Chinese line breaking, and
without telling what did not fit; here all of it is arithmetic on font metrics, before any pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.cards.clusters import Undrawable
from generator.cards.faces import Faces, Family
from generator.cards.linebreak import breaks
from generator.cards.paragraph import (
    MOST_TRIMMED,
    Lines,
    balance_lines,
    breaking,
    ends_well,
    fill,
    fits,
)
from generator.cards.phrases import phrase_breaks
from generator.cards.scene import Token
from generator.cards.setline import SetLine
from generator.cards.shape import Shaped, Voice, paragraphs, shape
from generator.localise.figure import Rich, Run

__all__ = [
    "Block",
    "Family",
    "Overflow",
    "SetLine",
    "Style",
    "Undrawable",
    "fit",
    "set_block",
    "set_line",
]


@dataclass(frozen=True)
class Style:
    """How text is set: `size` in pixels, `leading` as a factor of it.

    `strong` is the weight of strong and number runs; code runs are set in mono.
    """

    family: Family
    weight: int
    size: float
    leading: float
    colour: Token = "text"
    lang: str = "en"
    strong: int = 700

    @property
    def voice(self) -> Voice:
        """What of the style shaping depends on."""
        return Voice(self.family, self.weight, self.strong, self.lang)


@dataclass(frozen=True)
class Block:
    """Set lines in one style; `width` is the widest line, `height` counts the leading."""

    lines: tuple[SetLine, ...]
    style: Style
    width: float
    height: float


_HAIR = 0.01
"""Rounding allowed in pixels when comparing with a box."""


_MOST_LOST = 0.6
"""What display type gives up at most for better breaks: at a worth of 2, a quarter of its size."""


class Overflow(Exception):  # noqa: N818 - a measure for the caller to report, not a defect
    """Not even the smallest size fits; `excess` estimates how many characters are too many."""

    def __init__(self, excess: int) -> None:
        super().__init__(f"{excess} characters too many")
        self.excess = excess


@dataclass(frozen=True)
class _Manner:
    """How lines are chosen.

    `cut` allows breaks inside phrases where nothing else fits; `worth` is that of size.
    """

    balanced: bool
    phrases: bool
    cut: bool = True
    worth: float = math.inf


@dataclass(frozen=True)
class _Space:
    """The box that text must fit, in pixels and lines."""

    width: float
    height: float
    max_lines: int | None

    def room(self, style: Style) -> int:
        """Count the lines of a style that it holds."""
        lines = int((self.height + _HAIR) / (style.size * style.leading))
        return lines if self.max_lines is None else min(lines, self.max_lines)


def set_block(
    rich: Rich,
    style: Style,
    width: float,
    faces: Faces,
    *,
    balance: bool = False,
    phrases: bool = True,
) -> Block:
    """Break text into lines of at most `width` pixels.

    `balance` evens the lines out, for headlines; `phrases` keeps Chinese phrases whole where the
    measure allows. What has no break inside may make the block wider. Raises Undrawable.
    """
    texts = _shaped(rich, style, faces)
    return _block(texts, _broken(texts, style, width, _Manner(balance, phrases)), style)


def fit(  # noqa: PLR0913 - as `set_block`, with a box instead of a measure
    rich: Rich,
    style: Style,
    sizes: Sequence[float],
    width: float,
    height: float,
    faces: Faces,
    *,
    max_lines: int | None = None,
    balance: bool = False,
    phrases: bool = True,
    worth: float = math.inf,
) -> Block:
    """Set text in the largest of the descending `sizes` at which it fits a box in pixels.

    A smaller size that keeps phrases whole goes before a larger one that cuts them. Where `worth`
    is finite, so does one that is a little smaller and breaks better: it is what an e-fold of
    size is worth beside the penalties of breaks. Raises Overflow when no size fits, and
    Undrawable.
    """
    texts = _shaped(rich, style, faces)
    for cut in (False, True) if balance and phrases else (True,):
        manner = _Manner(balance, phrases, cut, worth)
        found = _largest(texts, style, sizes, _Space(width, height, max_lines), manner)
        if found:
            return _block(texts, *found)
    smallest = replace(style, size=sizes[-1])
    block = _block(texts, _broken(texts, smallest, width, _Manner(balance, phrases)), smallest)
    raise Overflow(_excess(block, width, _Space(width, height, max_lines).room(smallest)))


def _largest(
    texts: list[Shaped], style: Style, sizes: Sequence[float], space: _Space, manner: _Manner
) -> tuple[list[Lines], Style] | None:
    """Take the first size that fits, or where size has a price the one that costs least."""
    first, least = 0.0, math.inf
    found: tuple[list[Lines], Style] | None = None
    for size in sizes:
        lost = manner.worth * math.log(first / size) if found else 0.0
        if found and lost > min(least, _MOST_LOST):
            break
        sized = replace(style, size=size)
        if _is_hopeless(texts, space.width / size, space.room(sized)):
            continue
        lines = _broken(texts, sized, space.width, manner)
        fitting = _fits(texts, lines, space.width / size, space.room(sized))
        if not fitting or not (manner.cut or _end_well(texts, lines)):
            continue
        first = first or size
        cost = lost + sum(breaking(text, some) for text, some in zip(texts, lines, strict=True))
        if cost < least:
            least, found = cost, (lines, sized)
    return found


def _is_hopeless(texts: list[Shaped], measure: float, room: int) -> bool:
    """Tell a text that is too long for its lines, without the work of breaking it."""
    saved = MOST_TRIMMED
    wholes = (text.width(0, len(text.text)) for text in texts)
    return sum(max(1, math.ceil((w + saved) / (measure + saved))) for w in wholes) > room


def _shaped(rich: Rich, style: Style, faces: Faces) -> list[Shaped]:
    return [shape(paragraph, style.voice, faces) for paragraph in paragraphs(rich)]


def _broken(texts: list[Shaped], style: Style, width: float, manner: _Manner) -> list[Lines]:
    return [_lines(text, style.lang, width / style.size, manner) for text in texts]


def _fits(texts: list[Shaped], lines: list[Lines], measure: float, room: int) -> bool:
    return sum(map(len, lines)) <= room and all(
        fits(text, some, measure) for text, some in zip(texts, lines, strict=True)
    )


def _end_well(texts: list[Shaped], lines: list[Lines]) -> bool:
    return all(ends_well(text, some) for text, some in zip(texts, lines, strict=True))


def _block(texts: list[Shaped], lines: list[Lines], style: Style) -> Block:
    made = tuple(
        _line(text, start, stop, style.size)
        for text, some in zip(texts, lines, strict=True)
        for start, stop in some
    )
    widest = max(line.width for line in made)
    return Block(made, style, widest, len(made) * style.size * style.leading)


def _excess(block: Block, width: float, room: int) -> int:
    """Count the characters beyond the last line there is room for, or beyond the width."""
    below = sum(len(line.text) for line in block.lines[room:])
    beside = sum(
        sum(glyph.x > width - _HAIR for glyph in line.glyphs(0)) for line in block.lines[:room]
    )
    return max(1, below + beside)


def set_line(text: str | Rich, style: Style, faces: Faces) -> SetLine:
    """Set text in one line however long it is, newlines as spaces; raises Undrawable."""
    rich = (Run(text),) if isinstance(text, str) else text
    joined = tuple(Run(run.text.replace("\n", " "), run.kind, run.ref) for run in rich)
    shaped = shape(joined, style.voice, faces)
    return _line(shaped, 0, len(shaped.text), style.size)


def _lines(shaped: Shaped, lang: str, measure: float, manner: _Manner) -> Lines:
    allowed, liked = _chances(shaped, lang)
    if not manner.phrases:
        liked = allowed
    if not manner.balanced:
        return fill(shaped, allowed, liked, measure)
    lines = balance_lines(shaped, liked, measure)
    if manner.cut and not (fits(shaped, lines, measure) and ends_well(shaped, lines)):
        return balance_lines(shaped, allowed, measure)
    return lines


@lru_cache(maxsize=1024)
def _chances(shaped: Shaped, lang: str) -> tuple[Sequence[int], Sequence[int]]:
    """Give the breaks that are allowed, and those of them that keep phrases whole."""
    allowed = breaks(shaped.text, lang, shaped.numbers)
    liked = phrase_breaks(shaped.text, allowed) if lang.startswith("zh") else allowed
    return allowed, liked


def _line(shaped: Shaped, start: int, stop: int, size: float) -> SetLine:
    return SetLine(shaped, start, shaped.end(start, stop), size)

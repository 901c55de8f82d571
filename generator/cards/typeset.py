"""Text to positioned glyphs: blocks of lines, fitted into a box, placed on the card.

Pillow would draw a string in one call, but without kerning, without Chinese line breaking, and
without telling what did not fit; here all of it is arithmetic on font metrics, before any pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from generator.cards.characters import INVISIBLE, SPACES, is_wide
from generator.cards.faces import Faces, Family
from generator.cards.linebreak import breaks
from generator.cards.paragraph import Lines, balance_lines, ends_well, fill, fits
from generator.cards.phrases import phrase_breaks
from generator.cards.scene import Glyph, TextLine, Token
from generator.cards.shape import MissingGlyph, Shaped, Voice, paragraphs, shape
from generator.localise.post import Rich, Run

__all__ = [
    "Block",
    "Family",
    "MissingGlyph",
    "Overflow",
    "SetLine",
    "Style",
    "fit",
    "place",
    "place_line",
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
class SetLine:
    """One line: glyphs from x = 0, and its width in pixels after trimming both ends."""

    glyphs: tuple[Glyph, ...]
    width: float
    text: str


@dataclass(frozen=True)
class Block:
    """Set lines in one style; `width` is the widest line, `height` counts the leading."""

    lines: tuple[SetLine, ...]
    style: Style
    width: float
    height: float


_BASELINE = 0.38
"""Baseline below the middle of the em box (0.88 above it, 0.12 below), in ems."""

_HAIR = 0.01
"""Rounding allowed in pixels when comparing with a box."""

_DESCENDING = frozenset("gjpqyçQ,;()[]{}|/@µ$_")


class Overflow(Exception):  # noqa: N818 - a measure for the caller to report, not a defect
    """Not even the smallest size fits; `excess` estimates how many characters are too many."""

    def __init__(self, excess: int) -> None:
        super().__init__(f"{excess} characters too many")
        self.excess = excess


@dataclass(frozen=True)
class _Manner:
    """How lines are chosen; `cut` allows breaks inside phrases where nothing else fits."""

    balanced: bool
    phrases: bool
    cut: bool = True


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
    measure allows. What has no break inside may make the block wider. Raises MissingGlyph.
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
) -> Block:
    """Set text in the largest of the descending `sizes` at which it fits a box in pixels.

    A smaller size that keeps phrases whole goes before a larger one that cuts them. Raises
    Overflow when no size fits, and MissingGlyph.
    """
    texts = _shaped(rich, style, faces)
    for cut in (False, True) if balance and phrases else (True,):
        for size in sizes:
            sized = replace(style, size=size)
            lines = _broken(texts, sized, width, _Manner(balance, phrases, cut))
            room = _room(sized, height, max_lines)
            if _fits(texts, lines, width / size, room) and (cut or _end_well(texts, lines)):
                return _block(texts, lines, sized)
    smallest = replace(style, size=sizes[-1])
    block = _block(texts, _broken(texts, smallest, width, _Manner(balance, phrases)), smallest)
    raise Overflow(_excess(block, width, _room(smallest, height, max_lines)))


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


def _room(style: Style, height: float, max_lines: int | None) -> int:
    lines = int((height + _HAIR) / (style.size * style.leading))
    return lines if max_lines is None else min(lines, max_lines)


def _excess(block: Block, width: float, room: int) -> int:
    """Count the characters beyond the last line there is room for, or beyond the width."""
    below = sum(len(line.text) for line in block.lines[room:])
    beside = sum(
        sum(glyph.x > width - _HAIR for glyph in line.glyphs) for line in block.lines[:room]
    )
    return max(1, below + beside)


def set_line(text: str | Rich, style: Style, faces: Faces) -> SetLine:
    """Set text in one line however long it is, newlines as spaces; raises MissingGlyph."""
    rich = (Run(text),) if isinstance(text, str) else text
    joined = tuple(replace(run, text=run.text.replace("\n", " ")) for run in rich)
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
    stop = shaped.end(start, stop)
    cells = shaped.cells[start:stop]
    origin = cells[0].pen + cells[0].lead if cells else 0.0
    glyphs = tuple(
        Glyph(cell.char, (cell.pen - origin) * size, cell.face, size)
        for cell in cells
        if cell.char not in INVISIBLE and cell.char not in SPACES
    )
    text = "".join(cell.char for cell in cells if cell.char not in INVISIBLE)
    return SetLine(glyphs, shaped.width(start, stop) * size, text)


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
    above, below = _extent(line.text)
    return TextLine(
        glyphs=tuple(Glyph(g.char, g.x + left, g.face, g.size) for g in line.glyphs),
        baseline=baseline,
        colour=colour or style.colour,
        text=line.text,
        box=(left, baseline - above * style.size, left + line.width, baseline + below * style.size),
        on=on,
        role=role,
    )


def _extent(text: str) -> tuple[float, float]:
    """Give how far the ink of a line reaches above and below its baseline, in ems.

    From the outlines of Plex and Noto Sans TC: hanzi fill their em box, Latin reaches 0.76 up,
    and only letters with descenders reach below the baseline.
    """
    wide = any(map(is_wide, text))
    low = any(char in _DESCENDING for char in text)
    return 0.88 if wide else 0.77, 0.24 if low else 0.12 if wide else 0.02

"""Faces whose letters are squares, so that tests can count ems instead of trusting a font.

A hanzi and its punctuation are one em wide, everything Latin half an em, without kerning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.cards.faces import KEYS, Face, Faces
from generator.cards.typeset import Block, SetLine, Style, fit
from generator.localise.figure import Rich, Run

_LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "₂²³×÷≈≤≥−–—…‘’“”·µ✓→"
_WIDE = "".join(map(chr, (*range(0x3000, 0x3030), *range(0xFF01, 0xFF5F), *range(0x4E00, 0x9FB0))))

_HALF = dict.fromkeys(_LATIN, 0.5)
_FULL = dict.fromkeys(_WIDE + "—…‘’“”·", 1.0)

SQUARES = Faces({key: Face(key, _FULL if key.startswith("hanzi") else _HALF) for key in KEYS})

ENGLISH = Style("sans", 400, size=10, leading=1.2)
CHINESE = replace(ENGLISH, lang="zh-TW")
"""At size 10 a hanzi is 10 pixels and a Latin letter 5."""
DEEP = 10_000
"""A height in pixels that every text of a test fits."""


def words(text: str, *runs: Run) -> Rich:
    """Make rich text of one plain run, and of any further ones."""
    return (Run(text), *runs)


def broken(
    rich: Rich,
    style: Style,
    width: float,
    faces: Faces = SQUARES,
    *,
    balance: bool = False,
    phrases: bool = True,
) -> Block:
    """Set text in its one size, in as many lines of `width` as it takes; raises Overflow."""
    return fit(rich, style, [style.size], width, DEEP, faces, balance=balance, phrases=phrases)


def drawn(block: Block, ems: int) -> str:
    """Draw a block between bars `ems` apart: a hanzi fills two columns, a Latin letter one."""
    return "\n".join(f"|{_drawn(line, ems)}|" for line in block.lines)


def _drawn(line: SetLine, ems: int) -> str:
    columns = sum(2 if ord(char) > 0x2E7F else 1 for char in line.text)
    return line.text + " " * (2 * ems - columns)


def pens(line: SetLine) -> list[float]:
    """Give where each glyph starts, in pixels."""
    return [round(glyph.x, 3) for glyph in line.glyphs(0)]


def chars(line: SetLine) -> str:
    """Give what is drawn, without the spaces."""
    return "".join(glyph.char for glyph in line.glyphs(0))


def picture(*lines: str) -> str:
    """Join the lines of an expected drawing."""
    return "\n".join(lines)


def texts(block: Block) -> Sequence[str]:
    """Give the words of each line."""
    return [line.text for line in block.lines]

"""Flags go, outlines stay."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFont

from generator.cards.outlines import without_overlap_flags

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
SIMPLE, COMPOUND = 0x40, 0x0400


def flagged(font: bytes) -> int:
    """How many glyphs say that their outlines may overlap."""
    glyf = TTFont(BytesIO(font))["glyf"]
    glyphs = (glyf[name] for name in glyf.keys())  # noqa: SIM118 - a table, not a dict
    return sum(
        bool(glyph.components[0].flags & COMPOUND)
        if glyph.isComposite()
        else glyph.numberOfContours > 0 and bool(glyph.flags[0] & SIMPLE)
        for glyph in glyphs
    )


def drawn(font: bytes, size: int) -> Image.Image:
    image = Image.new("L", (1400, 140), 0)
    face = ImageFont.truetype(BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)
    ImageDraw.Draw(image).text((10, 10), "Ağ@%&ßÅ 8R4 ffi $ µ Ω œ", 255, face)
    return image


@pytest.mark.parametrize("face", ["sans-400", "sans-700", "mono-600"])
def test_only_the_flags_change(face: str) -> None:
    before = (FONTS / f"{face}.ttf").read_bytes()
    after = without_overlap_flags(before)
    assert flagged(after) == 0
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert len(changed) == flagged(before)
    assert {a ^ b for a, b in changed} <= {SIMPLE, COMPOUND >> 8}


def test_the_sans_has_such_flags_at_all() -> None:
    assert flagged((FONTS / "sans-400.ttf").read_bytes()) > 500


@pytest.mark.parametrize("size", [26, 62, 104])
def test_letters_look_the_same(size: int) -> None:
    before = (FONTS / "sans-700.ttf").read_bytes()
    one, other = (drawn(font, size) for font in (before, without_overlap_flags(before)))
    differing = sum(ImageChops.difference(one, other).histogram()[17:])
    assert differing < 0.002 * sum(one.histogram()[1:])

"""A scene as pixels, drawn by Pillow in the numbers of a palette.

Every edge is antialiased where it is drawn, on a small mask of its own: supersampling the whole
card costs more than drawing it and softens the text. Glyphs come one by one from a cache, since
their positions are already known; nothing here asks a font how wide anything is.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.cards import palette
from generator.cards.faces import Faces
from generator.cards.ink import Box, Mask, disc, hatch, nearest, stroke, whole_pixels
from generator.cards.qr import modules
from generator.cards.scene import (
    Disc,
    Hatch,
    Modules,
    Operation,
    Rect,
    Scene,
    Stroke,
    TextLine,
    Token,
)
from generator.cards.theme import THEMES, Theme, rgb

Cover = Callable[[Image.Image, int, int, int], None]
"""Draws ink of a number on an image whose corner is the point (x, y) of the card."""

_STEPS = 2
"""Horizontal glyph positions within a pixel; finer ones cost time and cannot be seen."""


def paint(scene: Scene, faces: Faces) -> Image.Image:
    """Draw a scene in its theme's palette, mode P; equal scenes give equal pixels."""
    ground = palette.number(scene.theme, "ground")
    image = Image.new("L", (scene.width, scene.height), ground)
    for operation in scene.operations:
        _draw(image, operation, scene.theme, faces)
    return palette.coloured(image, scene.theme)


def _draw(image: Image.Image, operation: Operation, theme: Theme, faces: Faces) -> None:
    match operation:
        case Rect():
            _fill(image, operation, palette.number(theme, operation.colour))
        case TextLine():
            _write(image, operation, theme, faces)
        case Stroke():
            _ink(image, stroke(operation), operation.colour, theme)
        case Disc():
            _ink(image, disc(operation), operation.colour, theme)
        case Hatch():
            _ink(image, hatch(operation), operation.colour, theme)
        case Modules():
            _modules(image, operation, theme)


def _ink(image: Image.Image, masks: tuple[Mask, ...], token: Token, theme: Theme) -> None:
    for mask in masks:
        if mask.crisp:
            image.paste(palette.number(theme, token), (mask.x, mask.y), mask.image)
        else:
            _lay(image, mask.box, mask.cover, token, theme)


def _lay(image: Image.Image, box: Box, cover: Cover, token: Token, theme: Theme) -> None:
    """Lay ink over what is there: as numbers where that is one colour, as nearly everywhere."""
    below = image.crop(box)
    numbers = below.tobytes()
    # A comparison takes a quarter of the time of looking for the least and the greatest.
    same = numbers == numbers[:1] * len(numbers)
    way = palette.way(theme, numbers[0], token) if same else None
    if way:
        image.paste(way.start, box)
        cover(image, 0, 0, way.end)
    else:
        sheet = Image.new("L", below.size)
        cover(sheet, box[0], box[1], 255)
        image.paste(_blended(below, sheet, token, theme), box)


def _blended(below: Image.Image, mask: Image.Image, token: Token, theme: Theme) -> Image.Image:
    """Lay ink over several colours: in full colour, and back to the palette."""
    full = palette.coloured(below, theme).convert("RGB")
    full.paste(rgb(THEMES[theme][token]), (0, 0), mask)
    return palette.numbers(full, theme)


def _fill(image: Image.Image, rect: Rect, number: int) -> None:
    """Fill whole pixels: edges of bars and rules stay crisp, and neighbours share none."""
    image.paste(number, whole_pixels(rect.x, rect.y, rect.width, rect.height))


def _write(image: Image.Image, line: TextLine, theme: Theme, faces: Faces) -> None:
    """Lay all glyphs of a line at once."""
    baseline = nearest(line.baseline)
    placed = []
    for char, x, face, size in line.glyphs:
        pen, step = divmod(math.floor(x * _STEPS + 0.5), _STEPS)
        left, top, right, bottom, glyph = _glyph(faces, face, size, char, step)
        placed.append((pen + left, baseline + top, pen + right, baseline + bottom, glyph))
    if not placed:
        return
    lefts, tops, rights, bottoms, _ = zip(*placed, strict=True)

    def cover(target: Image.Image, x: int, y: int, ink: int) -> None:
        pen = ImageDraw.Draw(target).draw  # whose own `bitmap` would look up its ink every time
        for left, top, _, _, glyph in placed:
            pen.draw_bitmap((left - x, top - y), glyph.im, ink)

    box = min(lefts), min(tops), max(rights), max(bottoms)
    _lay(image, box, cover, line.colour, theme)


class _Glyph(NamedTuple):
    """A glyph's coverage, and where it lies from the whole pixel at or left of its pen."""

    left: int
    top: int
    right: int
    bottom: int
    image: Image.Image


@lru_cache(maxsize=8192)
def _glyph(faces: Faces, face: str, size: float, char: str, step: int) -> _Glyph:
    """Draw one glyph, `step` of a pixel to the right.

    Pillow places glyphs at whole pixels only, which shows as uneven spacing in small type; so the
    glyph is drawn twice as large and averaged. Its outline is unhinted and its coverage
    exact, so that loses nothing.
    """
    font = _font(faces, face, size * _STEPS)
    left, top, right, bottom = font.getbbox(char, anchor="ls")
    x, y = math.floor((left + step) / _STEPS), math.floor(top / _STEPS)
    x1, y1 = math.ceil((right + step) / _STEPS), math.ceil(bottom / _STEPS)
    large = Image.new("L", ((x1 - x) * _STEPS, (y1 - y) * _STEPS))
    at = step - x * _STEPS, -y * _STEPS
    ImageDraw.Draw(large).text(at, char, fill=255, font=font, anchor="ls")
    return _Glyph(x, y, x1, y1, large.reduce(_STEPS))


@lru_cache(maxsize=256)
def _font(faces: Faces, face: str, size: float) -> ImageFont.FreeTypeFont:
    """Open a face at a size, once; Raqm is ruled out because it is not on every machine."""
    return ImageFont.truetype(faces.font(face), size, layout_engine=ImageFont.Layout.BASIC)


def _modules(image: Image.Image, code: Modules, theme: Theme) -> None:
    """Draw dark on light in both themes: many readers do not know inverted codes."""
    light, dark = palette.number(theme, "ground"), palette.number(theme, "text")
    if sum(rgb(THEMES[theme]["ground"])) < sum(rgb(THEMES[theme]["text"])):
        light, dark = dark, light
    count, x, y = code.count, nearest(code.x), nearest(code.y)
    side = (count + 2 * code.quiet) * code.module
    image.paste(light, (x, y, x + side, y + side))
    bits = bytes(255 if module else 0 for row in modules(code.url, code.count) for module in row)
    mask = Image.frombytes("L", (count, count), bits).resize(
        (count * code.module, count * code.module), Image.Resampling.NEAREST
    )
    edge = code.quiet * code.module
    image.paste(dark, (x + edge, y + edge), mask)

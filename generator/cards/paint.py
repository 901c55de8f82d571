"""A scene as pixels, drawn by Pillow.

Every edge is antialiased where it is drawn, on a small mask of its own: supersampling the whole
card costs more than drawing it and softens the text. Glyphs come one by one from a cache, since
their positions are already known; nothing here asks a font how wide anything is.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from generator.cards.faces import Faces
from generator.cards.ink import Mask, disc, hatch, nearest, stroke, whole_pixels
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
from generator.cards.theme import THEMES, rgb

Colours = dict[Token, tuple[int, int, int]]

_STEPS = 2
"""Horizontal glyph positions within a pixel; finer ones cost time and cannot be seen."""


def paint(scene: Scene, faces: Faces) -> Image.Image:
    """Draw a scene in its theme's colours, RGB; equal scenes give equal pixels."""
    colours = {token: rgb(colour) for token, colour in THEMES[scene.theme].items()}
    image = Image.new("RGB", (scene.width, scene.height), colours["ground"])
    for operation in scene.operations:
        _draw(image, operation, colours, faces)
    return image


def _draw(image: Image.Image, operation: Operation, colours: Colours, faces: Faces) -> None:
    match operation:
        case Rect():
            _fill(image, operation, colours[operation.colour])
        case TextLine():
            _text(image, operation, colours[operation.colour], faces)
        case Stroke():
            _paste(image, stroke(operation), colours[operation.colour])
        case Disc():
            _paste(image, disc(operation), colours[operation.colour])
        case Hatch():
            _paste(image, hatch(operation), colours[operation.colour])
        case Modules():
            _modules(image, operation, colours)


def _paste(image: Image.Image, masks: tuple[Mask, ...], colour: tuple[int, int, int]) -> None:
    for mask in masks:
        image.paste(colour, (mask.x, mask.y), mask.image)


def _fill(image: Image.Image, rect: Rect, colour: tuple[int, int, int]) -> None:
    """Fill whole pixels: edges of bars and rules stay crisp, and neighbours share none."""
    image.paste(colour, whole_pixels(rect.x, rect.y, rect.width, rect.height))


def _text(image: Image.Image, line: TextLine, colour: tuple[int, int, int], faces: Faces) -> None:
    baseline = nearest(line.baseline)
    for glyph in line.glyphs:
        steps = nearest(glyph.x * _STEPS)
        mask = _glyph(faces, glyph.face, glyph.size, glyph.char, steps % _STEPS)
        image.paste(colour, (steps // _STEPS + mask.x, baseline + mask.y), mask.image)


@lru_cache(maxsize=8192)
def _glyph(faces: Faces, face: str, size: float, char: str, step: int) -> Mask:
    """Draw one glyph as a mask, relative to the whole pixel at or left of its pen.

    Pillow places glyphs at whole pixels only, which shows as uneven spacing in small type; so the
    glyph is drawn twice as large and averaged. Its outline is unhinted and its coverage
    exact, so that loses nothing.
    """
    font = _font(faces, face, size * _STEPS)
    left, top, right, bottom = font.getbbox(char, anchor="ls")
    x, y = math.floor((left + step) / _STEPS), math.floor(top / _STEPS)
    width, height = math.ceil((right + step) / _STEPS) - x, math.ceil(bottom / _STEPS) - y
    large = Image.new("L", (width * _STEPS, height * _STEPS), 0)
    at = step - x * _STEPS, -y * _STEPS
    ImageDraw.Draw(large).text(at, char, fill=255, font=font, anchor="ls")
    return Mask(x, y, large.reduce(_STEPS))


@lru_cache(maxsize=256)
def _font(faces: Faces, face: str, size: float) -> ImageFont.FreeTypeFont:
    """Open a face at a size, once; Raqm is ruled out because it is not on every machine."""
    return ImageFont.truetype(faces.font(face), size, layout_engine=ImageFont.Layout.BASIC)


def _modules(image: Image.Image, code: Modules, colours: Colours) -> None:
    """Draw dark on light in both themes: many readers do not know inverted codes."""
    light, dark = colours["ground"], colours["text"]
    if sum(light) < sum(dark):
        light, dark = dark, light
    count, x, y = code.count, nearest(code.x), nearest(code.y)
    side = (count + 2 * code.quiet) * code.module
    image.paste(light, (x, y, x + side, y + side))
    bits = bytes(255 if module else 0 for row in modules(code.url) for module in row)
    mask = Image.frombytes("L", (count, count), bits).resize(
        (count * code.module, count * code.module), Image.Resampling.NEAREST
    )
    edge = code.quiet * code.module
    image.paste(dark, (x + edge, y + edge), mask)

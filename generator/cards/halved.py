"""A scene drawn again at half its size, for screens that show a card no larger than that.

Not the finished picture made smaller: that blurs the rules and takes three and a half times the
bytes, because averaging pixels leaves the palette (first post, twenty cards: 51 kB each where
drawing takes 14 kB).
"""

from __future__ import annotations

from dataclasses import replace

from generator.cards.scene import (
    Disc,
    Hatch,
    Modules,
    Operation,
    Rect,
    Scene,
    Stroke,
    TextLine,
)


def halved(scene: Scene) -> Scene:
    """Give the same scene with every length halved, for a canvas of half the width and height."""
    operations = tuple(map(_half, scene.operations))
    return replace(scene, width=scene.width // 2, height=scene.height // 2, operations=operations)


def _half(operation: Operation) -> Operation:
    match operation:
        case Rect(x, y, width, height):
            return replace(operation, x=x / 2, y=y / 2, width=width / 2, height=height / 2)
        case Stroke(points, width, dash=dash):
            path = tuple((x / 2, y / 2) for x, y in points)
            spacing = (dash[0] / 2, dash[1] / 2) if dash else None
            dots = operation.dots / 2
            return replace(operation, points=path, width=width / 2, dash=spacing, dots=dots)
        case Disc(x, y, radius):
            return replace(operation, x=x / 2, y=y / 2, radius=radius / 2)
        case Hatch():
            return _half_hatch(operation)
        case TextLine():
            return _half_line(operation)
        case Modules():
            return _half_code(operation)


def _half_hatch(hatch: Hatch) -> Hatch:
    return replace(
        hatch,
        x=hatch.x / 2,
        y=hatch.y / 2,
        width=hatch.width / 2,
        height=hatch.height / 2,
        gap=hatch.gap / 2,
        stroke=hatch.stroke / 2,
    )


def _half_line(line: TextLine) -> TextLine:
    glyphs = tuple(glyph._replace(x=glyph.x / 2, size=glyph.size / 2) for glyph in line.glyphs)
    left, top, right, bottom = line.box
    box = left / 2, top / 2, right / 2, bottom / 2
    return replace(line, glyphs=glyphs, baseline=line.baseline / 2, box=box)


def _half_code(code: Modules) -> Modules:
    """Halve a QR code to whole pixels a module, and keep it in its corner, the lower right one."""
    module = max(1, code.module // 2)
    modules = code.count + 2 * code.quiet
    away = modules * (code.module / 2 - module)
    return replace(code, x=code.x / 2 + away, y=code.y / 2 + away, module=module)

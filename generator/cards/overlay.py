"""A scene with its skeleton drawn over it: safe zone, baseline grid, every text's box.

A separate function over finished scenes, so that no layout knows whether anyone is looking.
"""

from __future__ import annotations

from dataclasses import replace

from generator.cards.formats import Format
from generator.cards.scene import Scene, Stroke, TextLine, Token

GRID = 90
"""Pixels between grid lines: fifteen rows on a portrait card, few enough to read through."""

Box = tuple[float, float, float, float]


def overlaid(scene: Scene, form: Format) -> Scene:
    """Add grid (`line`), safe zone (`cool`) and text boxes (`signal`) to a scene."""
    rows = range(GRID, scene.height, GRID)
    columns = range(GRID, scene.width, GRID)
    grid = [Stroke(((0, y), (scene.width, y)), 1, "line") for y in rows]
    grid += [Stroke(((x, 0), (x, scene.height)), 1, "line") for x in columns]
    texts = [line for line in scene.operations if isinstance(line, TextLine)]
    boxes = [_frame(line.box, "signal", 1) for line in texts]
    return replace(
        scene, operations=(*grid, *scene.operations, _frame(form.safe, "cool", 3), *boxes)
    )


def _frame(box: Box, colour: Token, width: float) -> Stroke:
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Stroke(corners, width, colour)

"""How tests look at a scene: its words, their boxes, and what lies under them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.cards.faces import Faces, load_faces
from generator.cards.layouts.zone import Box
from generator.cards.scene import Hatch, Modules, Operation, Rect, Scene, Stroke, TextLine

FONTS = Path(__file__).parents[3] / "assets" / "fonts"


def fonts() -> Faces:
    return load_faces(FONTS)


def texts(scene: Scene) -> list[TextLine]:
    return [operation for operation in scene.operations if isinstance(operation, TextLine)]


def said(scene: Scene, role: str) -> list[str]:
    return [text.text for text in texts(scene) if text.role == role]


def one(scene: Scene, role: str) -> TextLine:
    (found,) = (text for text in texts(scene) if text.role == role)
    return found


def rects(scene: Scene, colour: str | None = None) -> list[Rect]:
    found = [op for op in scene.operations if isinstance(op, Rect) and not op.decoration]
    return [rect for rect in found if colour in {None, rect.colour}]


def strokes(scene: Scene, colour: str) -> list[Stroke]:
    return [op for op in scene.operations if isinstance(op, Stroke) and op.colour == colour]


def hatches(scene: Scene) -> list[Hatch]:
    return [op for op in scene.operations if isinstance(op, Hatch)]


def box(operation: Operation) -> Box:
    """Give the box of a text or an area; strokes have no box of their own."""
    match operation:
        case TextLine():
            return operation.box
        case Rect() | Hatch():
            x, y = operation.x, operation.y
            return x, y, x + operation.width, y + operation.height
        case Modules():
            side = (operation.count + 2 * operation.quiet) * operation.module
            return operation.x, operation.y, operation.x + side, operation.y + side
        case _:
            raise TypeError(operation)


def straight(scene: Scene) -> Iterator[tuple[Stroke, Box]]:
    """Give every level or upright stroke as the box it inks."""
    for operation in scene.operations:
        if not isinstance(operation, Stroke) or len(operation.points) != 2:
            continue
        (x0, y0), (x1, y1) = operation.points
        half = operation.width / 2
        if y0 == y1:
            yield operation, (min(x0, x1), y0 - half, max(x0, x1), y0 + half)
        elif x0 == x1:
            yield operation, (x0 - half, min(y0, y1), x0 + half, max(y0, y1))

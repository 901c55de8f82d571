"""A card as a list of drawing operations: what layouts return and the painter draws.

Layouts stay pure and testable this way: a test looks at boxes and words, never at pixels.
Coordinates are pixels from the top left; colours are theme tokens (`text`, `signal`), so one
scene is drawn on paper and on ink alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Token = Literal[
    "ground", "text", "soft", "line", "signal", "cool", "good", "violet", "teal", "amber"
]


@dataclass(frozen=True)
class Rect:
    """A filled rectangle. `decoration` marks shapes that carry no meaning of their own."""

    x: float
    y: float
    width: float
    height: float
    colour: Token
    decoration: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line through two or more points; `dash` is (on, off) in pixels, or empty for solid.

    A `round` one has round ends, and on every point a dot where `dots` is more than half its width.
    """

    points: tuple[tuple[float, float], ...]
    width: float
    colour: Token
    dash: tuple[float, float] | None = None
    round: bool = False
    dots: float = 0.0


@dataclass(frozen=True)
class Disc:
    """A filled circle around (x, y)."""

    x: float
    y: float
    radius: float
    colour: Token


@dataclass(frozen=True)
class Hatch:
    """A rectangle of diagonal strokes, `gap` apart, over whatever lies below."""

    x: float
    y: float
    width: float
    height: float
    colour: Token
    gap: float = 12
    stroke: float = 3


class Glyph(NamedTuple):
    """One character at a pen position on the baseline, in a face and size.

    A tuple, because fitting makes tens of thousands of them for one post.
    """

    char: str
    x: float
    face: str
    size: float


@dataclass(frozen=True)
class TextLine:
    """One set line: its glyphs, its baseline, and the box it may fill.

    `text` is the line in reading order, for tests, search by eye and OCR; `on` is the token it
    stands on, for the contrast test; `role` names it in messages and in the debug overlay.
    """

    glyphs: tuple[Glyph, ...]
    baseline: float
    colour: Token
    text: str
    box: tuple[float, float, float, float]
    on: Token = "ground"
    role: str = ""


@dataclass(frozen=True)
class Modules:
    """The QR code of an address: `count` modules along a side, each `module` pixels.

    `quiet` modules of white surround it; (x, y) is the corner of that white.
    """

    x: float
    y: float
    module: int
    url: str
    count: int
    quiet: int = 4


Operation = Rect | Stroke | Disc | Hatch | TextLine | Modules


@dataclass(frozen=True)
class Scene:
    """Everything on one card, in drawing order."""

    width: int
    height: int
    theme: Literal["paper", "ink"]
    operations: tuple[Operation, ...] = field(default=())

"""Antialiased shapes as small grey masks.

Pillow draws shapes without antialiasing. Drawing them larger on a mask and averaging is exact
enough, and cheap as long as the mask covers only where the ink is: a long diagonal is a row of
small masks along it, not one over its whole bounding box.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageDraw

from generator.cards.scene import Disc, Hatch, Stroke

Point = tuple[float, float]
Box = tuple[int, int, int, int]
Segment = tuple[Point, Point, tuple[Point, ...]]
"""Start, end, and those of the two that are round."""

_FINE = 5
"""Subpixels along each side of a pixel: their 26 values are more than a palette's way has colours.

Eight look no better and take three times as long, five being the most that Pillow averages fast.
"""

_FINEST = 8
"""The same for hatching, of whose strokes one or two pixels wide each fraction is seen."""

_SMALL = 9000
"""Pixels of a mask that cost less to fill than cutting it in two would save."""


@dataclass(frozen=True, eq=False)
class Mask:
    """Coverage from 0 to 255, with its top left corner in whole pixels of the card.

    A `crisp` one has no values between the two.
    """

    x: int
    y: int
    image: Image.Image
    crisp: bool = False

    @property
    def box(self) -> Box:
        """Left, top, right and bottom on the card."""
        width, height = self.image.size
        return self.x, self.y, self.x + width, self.y + height

    def cover(self, target: Image.Image, x: int, y: int, ink: int) -> None:
        """Draw it in a grey or a number on an image whose corner is the card's point (x, y)."""
        target.paste(ink, (self.x - x, self.y - y), self.image)


def nearest(value: float) -> int:
    """Round halves up; Python's `round` would put equal bars a pixel apart."""
    return math.floor(value + 0.5)


def whole_pixels(x: float, y: float, width: float, height: float) -> Box:
    """Give the whole pixels of a rectangle as (left, top, right, bottom), at least one each way."""
    left, top = nearest(x), nearest(y)
    return left, top, max(left + 1, nearest(x + width)), max(top + 1, nearest(y + height))


@lru_cache(maxsize=256)
def stroke(line: Stroke) -> tuple[Mask, ...]:
    """Cover a polyline: dashes if asked, joins always round, ends round or square to the line.

    Cached because the same chart is drawn once for each language.
    """
    if not line.round and _is_straight(line.points):
        return (_bar(line),)
    pieces = _dashes(line.points, line.dash) if line.dash else [line.points]
    segments = [one for piece in pieces for one in _segments(piece, rounded=line.round)]
    pen = _Pen(line.width, max(line.width / 2, line.dots))
    return tuple(_pieces(pen.around(line.points), segments, pen))


def disc(shape: Disc) -> tuple[Mask, ...]:
    """Cover a circle."""
    left, top = math.floor(shape.x - shape.radius), math.floor(shape.y - shape.radius)
    side = math.ceil(2 * shape.radius) + 2
    sheet = _Sheet.blank(left, top, side, side)
    sheet.dot((shape.x, shape.y), shape.radius)
    return (sheet.mask(),)


def hatch(shape: Hatch) -> tuple[Mask, ...]:
    """Cover diagonals falling to the right, `gap` apart from centre to centre."""
    left, top, right, bottom = whole_pixels(shape.x, shape.y, shape.width, shape.height)
    return (Mask(left, top, _hatching(right - left, bottom - top, shape.gap, shape.stroke)),)


@lru_cache(maxsize=32)
def _hatching(width: int, height: int, gap: float, thickness: float) -> Image.Image:
    """Lay out copies of one tile: diagonals that are whole pixels apart along both sides."""
    step = nearest(gap * math.sqrt(2))
    sheet = _Sheet.blank(0, 0, step, step, _FINEST)
    for start in (-step, 0, step):
        sheet.bar((start - step, -step), (start + 2 * step, 2 * step), thickness)
    tile = sheet.mask().image.tobytes()
    rows = (tile[at : at + step] * (width // step + 1) for at in range(0, len(tile), step))
    repeated = b"".join(row[:width] for row in rows) * (height // step + 1)
    return Image.frombytes("L", (width, height), repeated[: width * height])


def _is_straight(points: Sequence[Point]) -> bool:
    """Tell a single horizontal or vertical segment, which needs no antialiasing."""
    (x, y), *rest = points
    return len(rest) == 1 and (rest[0][0] == x or rest[0][1] == y)


def _bar(line: Stroke) -> Mask:
    """Cover one horizontal or vertical line, dashed or not, in whole pixels."""
    (x0, y0), (x1, y1) = sorted(line.points)
    half = line.width / 2
    level = y0 == y1
    begin, end = (x0, x1) if level else (y0, y1)
    box = (x0, y0 - half, x1 - x0, line.width) if level else (x0 - half, y0, line.width, y1 - y0)
    left, top, right, bottom = whole_pixels(*box)
    size = right - left, bottom - top
    along = _covered_pixels(begin, end, line.dash)
    if line.points[0] != (x0, y0):
        along = along[::-1]
    rows = along * size[1] if level else b"".join(bytes((cover,)) * size[0] for cover in along)
    return Mask(left, top, Image.frombytes("L", size, rows), crisp=True)


def _covered_pixels(begin: float, end: float, dash: tuple[float, float] | None) -> bytes:
    """Give the coverage of each pixel along a line that starts with a dash, at least one pixel.

    Dashes and gaps are whole pixels, so that all are alike.
    """
    length = max(1, nearest(end) - nearest(begin))
    if dash is None:
        return b"\xff" * length
    on, off = (max(1, nearest(part)) for part in dash)
    return ((b"\xff" * on + bytes(off)) * (length // (on + off) + 1))[:length]


def _dashes(points: tuple[Point, ...], dash: tuple[float, float]) -> Iterator[tuple[Point, ...]]:
    """Cut a polyline into dashes along its length; a dash may go round a corner."""
    on, off = dash
    piece: list[Point] = [points[0]]
    drawing, left = True, on
    for (x0, y0), (x1, y1) in pairwise(points):
        length, done = math.hypot(x1 - x0, y1 - y0), 0.0
        while length - done > left:
            done += left
            here = (x0 + (x1 - x0) * done / length, y0 + (y1 - y0) * done / length)
            if drawing:
                yield (*piece, here)
            drawing, left, piece = not drawing, off if drawing else on, [here]
        left -= length - done
        piece.append((x1, y1))
    if drawing and len(piece) > 1:
        yield tuple(piece)


def _segments(piece: tuple[Point, ...], *, rounded: bool) -> Iterator[Segment]:
    """Give each stretch of a line with those of its ends that are round: all, or joins only."""
    last = len(piece) - 2
    for i, (start, end) in enumerate(pairwise(piece)):
        round_ends = (start,) * (rounded or i > 0) + (end,) * (rounded or i < last)
        yield start, end, round_ends


@dataclass(frozen=True)
class _Pen:
    """What draws a stroke: its width, and the radius of its round ends, joins or dots."""

    width: float
    radius: float

    @property
    def edge(self) -> float:
        """How far from a line its ink may reach, in pixels."""
        return self.radius + 1

    def around(self, points: Sequence[Point]) -> Box:
        """Give the whole pixels that a line may ink."""
        xs, ys = zip(*points, strict=True)
        left, top = math.floor(min(xs) - self.edge), math.floor(min(ys) - self.edge)
        return left, top, math.ceil(max(xs) + self.edge), math.ceil(max(ys) + self.edge)


def _pieces(area: Box, segments: Sequence[Segment], pen: _Pen) -> Iterator[Mask]:
    """Cover segments within an area by small masks: cut it in halves, each shrunk to its ink."""
    inside = [(one, part) for one in segments if (part := _clipped(one, area, pen.edge))]
    if not inside:
        return
    within = [one for one, _ in inside]
    around = pen.around([point for _, part in inside for point in part])
    left, top, right, bottom = _common(area, around)
    wide, high = right - left, bottom - top
    if wide * high <= _SMALL:
        yield _inked((left, top, right, bottom), within, pen)
    elif wide > high:
        middle = left + wide // 2
        yield from _pieces((left, top, middle, bottom), within, pen)
        yield from _pieces((middle, top, right, bottom), within, pen)
    else:
        middle = top + high // 2
        yield from _pieces((left, top, right, middle), within, pen)
        yield from _pieces((left, middle, right, bottom), within, pen)


def _clipped(segment: Segment, area: Box, edge: float) -> tuple[Point, Point] | None:
    """Give the stretch of a segment within an area `edge` wider all around (Liang, Barsky 1984)."""
    (x0, y0), (x1, y1), _ = segment
    left, top, right, bottom = area
    enter, leave = 0.0, 1.0
    for start, way, low, high in (
        (x0, x1 - x0, left - edge, right + edge),
        (y0, y1 - y0, top - edge, bottom + edge),
    ):
        if not way:
            if not low <= start <= high:
                return None
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        enter, leave = max(enter, near), min(leave, far)
    if enter > leave:
        return None
    return (
        (x0 + (x1 - x0) * enter, y0 + (y1 - y0) * enter),
        (x0 + (x1 - x0) * leave, y0 + (y1 - y0) * leave),
    )


def _common(one: Box, other: Box) -> Box:
    """Give the part that two boxes share."""
    (a, b, c, d), (left, top, right, bottom) = one, other
    return max(a, left), max(b, top), min(c, right), min(d, bottom)


def _inked(area: Box, segments: Iterable[Segment], pen: _Pen) -> Mask:
    left, top, right, bottom = area
    sheet = _Sheet.blank(left, top, right - left, bottom - top)
    for start, end, round_ends in segments:
        sheet.bar(start, end, pen.width)
        for corner in round_ends:
            sheet.dot(corner, pen.radius)
    return sheet.mask()


@dataclass(frozen=True, eq=False)
class _Sheet:
    """A supersampled drawing surface whose origin is a whole pixel of the card."""

    x: int
    y: int
    draw: ImageDraw.ImageDraw
    image: Image.Image
    fine: int

    @classmethod
    def blank(cls, x: int, y: int, width: int, height: int, fine: int = _FINE) -> _Sheet:
        image = Image.new("L", (width * fine, height * fine), 0)
        return cls(x, y, ImageDraw.Draw(image), image, fine)

    def _at(self, point: Point) -> Point:
        """Give subpixel coordinates; half a subpixel less, as Pillow names pixels by centre."""
        return (point[0] - self.x) * self.fine - 0.5, (point[1] - self.y) * self.fine - 0.5

    def bar(self, start: Point, end: Point, width: float) -> None:
        (x0, y0), (x1, y1) = self._at(start), self._at(end)
        length = math.hypot(x1 - x0, y1 - y0)
        if not length:
            return
        # Pillow fills pixels of the outline too: none to half a subpixel on either side, by slope.
        half = (width * self.fine / 2 - 0.35) / length
        nx, ny = (y0 - y1) * half, (x1 - x0) * half
        corners = ((x0 + nx, y0 + ny), (x1 + nx, y1 + ny), (x1 - nx, y1 - ny), (x0 - nx, y0 - ny))
        self.draw.polygon([(nearest(x), nearest(y)) for x, y in corners], fill=255)

    def dot(self, centre: Point, radius: float) -> None:
        x, y = self._at(centre)
        reach = radius * self.fine - 0.5
        self.draw.ellipse(
            (nearest(x - reach), nearest(y - reach), nearest(x + reach), nearest(y + reach)),
            fill=255,
        )

    def mask(self) -> Mask:
        return Mask(self.x, self.y, self.image.reduce(self.fine))

"""Antialiased shapes as small grey masks.

Pillow draws shapes without antialiasing. Drawing them larger on a mask and averaging is exact
enough, and cheap as long as the mask covers only where the ink is: a long diagonal goes through
a few tiles of the grid, not through its whole bounding box.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PIL import Image, ImageDraw

from generator.cards.scene import Disc, Hatch, Stroke

Point = tuple[float, float]
Box = tuple[int, int, int, int]
Segment = tuple[Point, Point, tuple[Point, ...]]
"""Start, end, and those of the two that are round."""
Tile = tuple[int, int]
"""Column and row in the grid of tiles."""

_FINE = 8
"""Subpixels along each side of a pixel."""

_TILE = 32
"""Side of a tile in pixels."""

_STRIDE = 8
"""Pixels along a stroke from one look for tiles to the next."""


@dataclass(frozen=True, eq=False)
class Mask:
    """Coverage from 0 to 255, with its top left corner in whole pixels of the card."""

    x: int
    y: int
    image: Image.Image


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
    pieces = list(_dashes(line.points, line.dash)) if line.dash else [line.points]
    if not line.round and all(_is_straight(piece) for piece in pieces):
        return (_bars(pieces, line.width),)
    segments = [one for piece in pieces for one in _segments(piece, rounded=line.round)]
    around = _around(line)
    if max(around[2:]) <= 2 * _TILE:
        return (_inked(around, segments, line.width),)
    through: dict[Tile, list[Segment]] = defaultdict(list)
    for segment in segments:
        for tile in {*_touched(segment, line.width)}:
            through[tile].append(segment)
    return tuple(
        _inked((column * _TILE, row * _TILE, _TILE, _TILE), through[column, row], line.width)
        for column, row in sorted(through)
    )


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
    sheet = _Sheet.blank(0, 0, step, step)
    for start in (-step, 0, step):
        sheet.bar((start - step, -step), (start + 2 * step, 2 * step), thickness)
    tile = sheet.mask().image
    image = Image.new("L", (width, height), 0)
    for x in range(0, width, step):
        for y in range(0, height, step):
            image.paste(tile, (x, y))
    return image


def _is_straight(points: Iterable[Point]) -> bool:
    """Tell a single horizontal or vertical segment, which needs no antialiasing."""
    (x, y), *rest = points
    return len(rest) == 1 and (rest[0][0] == x or rest[0][1] == y)


def _bars(pieces: list[tuple[Point, ...]], width: float) -> Mask:
    """Cover the dashes of one horizontal or vertical line in whole pixels."""
    boxes = [_bar(piece, width) for piece in pieces]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wide, high = right - left, bottom - top
    rows = bytearray(wide * high)
    for x0, y0, x1, y1 in boxes:  # a hundred dashes, for which a picture's `paste` is slow
        for start in range((y0 - top) * wide + x0 - left, (y1 - top) * wide, wide):
            rows[start : start + x1 - x0] = b"\xff" * (x1 - x0)
    return Mask(left, top, Image.frombytes("L", (wide, high), bytes(rows)))


def _bar(points: tuple[Point, ...], width: float) -> Box:
    (x0, y0), (x1, y1) = sorted(points)
    if x0 == x1:
        return whole_pixels(x0 - width / 2, y0, width, y1 - y0)
    return whole_pixels(x0, y0 - width / 2, x1 - x0, width)


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


def _touched(segment: Segment, width: float) -> Iterator[Tile]:
    """Give the tiles that a segment may reach.

    Looks `_STRIDE` pixels ahead at a time, and as far around as half of that: a corner of a tile
    between two looks would be missed, and leave a notch in the line. Tiles that lie wholly to one
    side of the line are left out again.
    """
    (x0, y0), (x1, y1), _ = segment
    edge = width / 2 + 1
    reach = edge + _STRIDE / 2
    length = math.hypot(x1 - x0, y1 - y0)
    nx, ny = ((y0 - y1) / length, (x1 - x0) / length) if length else (0.0, 0.0)
    furthest = (abs(nx) + abs(ny)) * _TILE / 2 + edge
    steps = max(1, math.ceil(length / _STRIDE))
    for i in range(steps + 1):
        x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
        for column in range(int((x - reach) // _TILE), int((x + reach) // _TILE) + 1):
            for row in range(int((y - reach) // _TILE), int((y + reach) // _TILE) + 1):
                away = nx * ((column + 0.5) * _TILE - x0) + ny * ((row + 0.5) * _TILE - y0)
                if abs(away) <= furthest:
                    yield column, row


def _around(line: Stroke) -> Box:
    """Give the whole pixels that a stroke may reach, as (left, top, width, height)."""
    xs, ys = zip(*line.points, strict=True)
    edge = line.width / 2 + 1
    left, top = math.floor(min(xs) - edge), math.floor(min(ys) - edge)
    return left, top, math.ceil(max(xs) + edge) - left, math.ceil(max(ys) + edge) - top


def _inked(area: Box, segments: Iterable[Segment], width: float) -> Mask:
    sheet = _Sheet.blank(*area)
    for start, end, round_ends in segments:
        sheet.bar(start, end, width)
        for corner in round_ends:
            sheet.dot(corner, width / 2)
    return sheet.mask()


@dataclass(frozen=True, eq=False)
class _Sheet:
    """A supersampled drawing surface whose origin is a whole pixel of the card."""

    x: int
    y: int
    draw: ImageDraw.ImageDraw
    image: Image.Image

    @classmethod
    def blank(cls, x: int, y: int, width: int, height: int) -> _Sheet:
        image = Image.new("L", (width * _FINE, height * _FINE), 0)
        return cls(x, y, ImageDraw.Draw(image), image)

    def _at(self, point: Point) -> Point:
        """Give subpixel coordinates; half a subpixel less, as Pillow names pixels by centre."""
        return (point[0] - self.x) * _FINE - 0.5, (point[1] - self.y) * _FINE - 0.5

    def bar(self, start: Point, end: Point, width: float) -> None:
        (x0, y0), (x1, y1) = self._at(start), self._at(end)
        length = math.hypot(x1 - x0, y1 - y0)
        if not length:
            return
        # Pillow fills pixels of the outline too: none to half a subpixel on either side, by slope.
        half = (width * _FINE / 2 - 0.35) / length
        nx, ny = (y0 - y1) * half, (x1 - x0) * half
        corners = ((x0 + nx, y0 + ny), (x1 + nx, y1 + ny), (x1 - nx, y1 - ny), (x0 - nx, y0 - ny))
        self.draw.polygon([(nearest(x), nearest(y)) for x, y in corners], fill=255)

    def dot(self, centre: Point, radius: float) -> None:
        x, y = self._at(centre)
        reach = radius * _FINE - 0.5
        self.draw.ellipse(
            (nearest(x - reach), nearest(y - reach), nearest(x + reach), nearest(y + reach)),
            fill=255,
        )

    def mask(self) -> Mask:
        return Mask(self.x, self.y, self.image.reduce(_FINE))

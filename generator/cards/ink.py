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
from itertools import chain, pairwise

from PIL import Image, ImageDraw

from generator.cards.scene import Disc, Hatch, Stroke

Point = tuple[float, float]
Box = tuple[int, int, int, int]
Segment = tuple[Point, Point, tuple[Point, ...]]
"""Start, end, and those of the two that are round."""

_FINE = 8
"""Subpixels along each side of a pixel."""

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
    return tuple(_pieces(_around(line), segments, line.width))


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
    """Give the coverage of each pixel along a line that starts with a dash, at least one pixel."""
    first = nearest(begin)
    length = max(1, nearest(end) - first)
    if dash is None:
        return b"\xff" * length
    on, off = dash
    along = bytearray(length)
    for i in range(math.ceil((end - begin) / (on + off))):
        at = begin + i * (on + off)
        start, stop = nearest(at) - first, min(length, nearest(at + on) - first)
        stop = max(stop, min(length, start + 1))
        along[start:stop] = b"\xff" * (stop - start)
    return bytes(along)


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


def _pieces(area: Box, segments: Sequence[Segment], width: float) -> Iterator[Mask]:
    """Cover segments within an area by small masks: cut it in halves, each shrunk to its ink."""
    edge = width / 2 + 1
    inside = [(one, part) for one in segments if (part := _clipped(one, area, edge))]
    if not inside:
        return
    left, top, right, bottom = _shrunk(area, [part for _, part in inside], edge)
    wide, high = right - left, bottom - top
    within = [one for one, _ in inside]
    if wide * high <= _SMALL:
        yield _inked((left, top, right, bottom), within, width)
    elif wide > high:
        middle = left + wide // 2
        yield from _pieces((left, top, middle, bottom), within, width)
        yield from _pieces((middle, top, right, bottom), within, width)
    else:
        middle = top + high // 2
        yield from _pieces((left, top, right, middle), within, width)
        yield from _pieces((left, middle, right, bottom), within, width)


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


def _shrunk(area: Box, stretches: Iterable[tuple[Point, Point]], edge: float) -> Box:
    """Give the part of an area that lies within `edge` of stretches."""
    xs, ys = zip(*chain.from_iterable(stretches), strict=True)
    left, top, right, bottom = area
    return (
        max(left, math.floor(min(xs) - edge)),
        max(top, math.floor(min(ys) - edge)),
        min(right, math.ceil(max(xs) + edge)),
        min(bottom, math.ceil(max(ys) + edge)),
    )


def _around(line: Stroke) -> Box:
    """Give the whole pixels that a stroke may reach."""
    xs, ys = zip(*line.points, strict=True)
    edge = line.width / 2 + 1
    left, top = math.floor(min(xs) - edge), math.floor(min(ys) - edge)
    return left, top, math.ceil(max(xs) + edge), math.ceil(max(ys) + edge)


def _inked(area: Box, segments: Iterable[Segment], width: float) -> Mask:
    left, top, right, bottom = area
    sheet = _Sheet.blank(left, top, right - left, bottom - top)
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

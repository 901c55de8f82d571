"""All exported pictures small on one sheet: a row for each platform, a number for each card.

The painter of the cards draws its words too; figures and the names of platforms read the same in
every language, so there is nothing to translate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image

from generator.cards.faces import Faces
from generator.cards.paint import paint
from generator.cards.placing import place_line
from generator.cards.scene import Rect, Scene, TextLine
from generator.cards.theme import Theme
from generator.cards.typeset import Style, set_line

THUMBNAIL_WIDTH = 270
COLUMNS = 5
GAP = 18
HEAD, FOOT = 40, 36
"""Pixels above a platform's first row for its name, and below every picture for its number."""
NAME = Style("mono", 600, 24, 1.0)
NUMBER = Style("mono", 500, 22, 1.0, "soft")


@dataclass(frozen=True)
class Strip:
    """What is shown of one platform, in the order of its files."""

    name: str
    pictures: Sequence[Image.Image]

    @property
    def title(self) -> str:
        """Name the platform and its canvas: `x · 1080 × 1080`."""
        width, height = self.pictures[0].size
        return f"{self.name} · {width} × {height}"


class _Spot(NamedTuple):
    """Where a picture stands, and the number under it."""

    x: int
    y: int
    height: int
    picture: Image.Image
    number: int


def contact_sheet(strips: Sequence[Strip], theme: Theme, faces: Faces) -> Image.Image:
    """Draw the sheet in RGB."""
    names, spots, height = _arranged(strips)
    width = COLUMNS * (THUMBNAIL_WIDTH + GAP) + GAP
    ground = Rect(0, 0, width, height, "line")
    words = sheet_words(names, spots, faces)
    sheet = paint(Scene(width, height, theme, (ground, *words)), faces).convert("RGB")
    for spot in spots:
        size = THUMBNAIL_WIDTH, spot.height
        sheet.paste(spot.picture.resize(size, Image.Resampling.BOX), (spot.x, spot.y))
    return sheet


def _arranged(strips: Sequence[Strip]) -> tuple[list[tuple[str, int]], list[_Spot], int]:
    """Give each name with the y of its row, the place of each picture, and the sheet's height."""
    names, spots, top = [], [], GAP
    for strip in strips:
        names.append((strip.title, top))
        top += HEAD
        for start in range(0, len(strip.pictures), COLUMNS):
            row = list(_row(strip.pictures[start : start + COLUMNS], start, top))
            spots += row
            top += max(spot.height for spot in row) + FOOT
        top += GAP
    return names, spots, top


def _row(pictures: Sequence[Image.Image], start: int, top: int) -> Iterator[_Spot]:
    for column, picture in enumerate(pictures):
        height = round(picture.height * THUMBNAIL_WIDTH / picture.width)
        x = GAP + column * (THUMBNAIL_WIDTH + GAP)
        yield _Spot(x, top, height, picture, start + column + 1)


def sheet_words(
    names: Sequence[tuple[str, int]], spots: Sequence[_Spot], faces: Faces
) -> Iterator[TextLine]:
    """Set the names above their rows and the numbers, as in the names of files, below."""
    for name, top in names:
        line = set_line(name, NAME, faces)
        yield place_line(line, NAME, GAP, top + NAME.size, role="platform", on="line")
    for spot in spots:
        line = set_line(f"{spot.number:02}", NUMBER, faces)
        baseline = spot.y + spot.height + NUMBER.size
        yield place_line(line, NUMBER, spot.x, baseline, role="number", on="line")

"""The sheet of all exported pictures: which is which, at a glance."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generator.cards import contact
from generator.cards.contact import COLUMNS, GAP, THUMBNAIL_WIDTH, Strip, contact_sheet
from generator.cards.faces import Faces, load_faces
from generator.cards.scene import TextLine
from generator.cards.theme import THEMES, rgb

FONTS = Path(__file__).parents[2] / "assets" / "fonts"


@pytest.fixture(scope="module")
def faces() -> Faces:
    return load_faces(FONTS)


def strip(name: str, count: int, size: tuple[int, int] = (1080, 1350)) -> Strip:
    return Strip(name, [Image.new("RGB", size, (10, 20, 30))] * count)


def words(strips: list[Strip], faces: Faces) -> list[TextLine]:
    names, spots, _ = contact._arranged(strips)
    return [*contact.sheet_words(names, spots, faces)]


def test_rows_are_named_and_cards_are_numbered_as_their_files_are(faces: Faces) -> None:
    found = words([strip("x", 2, (1080, 1080)), strip("story", 1, (1080, 1920))], faces)
    assert [line.text for line in found if line.role == "platform"] == [
        "x · 1080 × 1080",
        "story · 1080 × 1920",
    ]
    assert [line.text for line in found if line.role == "number"] == ["01", "02", "01"]


def test_words_stand_beside_no_picture(faces: Faces) -> None:
    strips = [strip("instagram", 7), strip("x", 1, (1080, 1080))]
    _, spots, height = contact._arranged(strips)
    for line in words(strips, faces):
        _, top, _, bottom = line.box
        assert top > 0
        assert bottom < height
        assert all(bottom <= spot.y or top >= spot.y + spot.height for spot in spots)


def test_every_picture_is_there_in_its_column(faces: Faces) -> None:
    sheet = contact_sheet([strip("threads", COLUMNS + 1)], "paper", faces)
    _, spots, _ = contact._arranged([strip("threads", COLUMNS + 1)])
    assert [spot.x for spot in spots] == [
        GAP + column * (THUMBNAIL_WIDTH + GAP) for column in (*range(COLUMNS), 0)
    ]
    middles = [(spot.x + THUMBNAIL_WIDTH // 2, spot.y + spot.height // 2) for spot in spots]
    assert {sheet.getpixel(middle) for middle in middles} == {(10, 20, 30)}
    assert sheet.getpixel((2, 2)) == rgb(THEMES["paper"]["line"])

"""Finished pictures: the same pixels in every file type."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from generator.cards.draw import draw, picture_key
from generator.cards.faces import Faces, load_faces
from generator.cards.formats import SQUARE
from generator.cards.layouts import lay_out
from generator.cards.scene import Scene
from tests.cards.layouts.samples import deck

FONTS = Path(__file__).parents[2] / "assets" / "fonts"


@cache
def _faces() -> Faces:
    return load_faces(FONTS)


def _scene(index: int = 0) -> Scene:
    return lay_out(deck("zh-TW")[index], SQUARE, _faces())


def _pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_webp_shows_the_very_pixels_of_png() -> None:
    png, webp = draw(_scene(), _faces(), "png"), draw(_scene(), _faces(), "webp")
    assert ImageChops.difference(_pixels(png), _pixels(webp)).getbbox() is None
    assert len(webp) < len(png)


def test_the_key_changes_with_the_scene_and_the_file_type() -> None:
    scene = _scene()
    keys = {
        picture_key(scene, _faces()),
        picture_key(scene, _faces(), "webp"),
        picture_key(replace(scene, theme="ink"), _faces()),
        picture_key(_scene(1), _faces()),
    }
    assert len(keys) == 4
    assert picture_key(_scene(), _faces()) == picture_key(scene, _faces())

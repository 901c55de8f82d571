"""Cards drawn at half their size look like the whole ones, seen from twice as far."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from generator.cards.draw import draw
from generator.cards.faces import Faces, load_faces
from generator.cards.formats import PORTRAIT
from generator.cards.halved import halved
from generator.cards.layouts import lay_out
from generator.cards.scene import Modules, Scene
from tests.cards.layouts.samples import deck

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
CARDS = range(len(deck("zh-TW")))


@cache
def _faces() -> Faces:
    return load_faces(FONTS)


def _scene(index: int) -> Scene:
    return lay_out(deck("zh-TW")[index], PORTRAIT, _faces())


def _picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("L")


def _without_code(scene: Scene) -> Scene:
    """A scene but for its QR code, whose modules stay whole pixels and so come out smaller."""
    kept = (one for one in scene.operations if not isinstance(one, Modules))
    return replace(scene, operations=tuple(kept))


@pytest.mark.parametrize("index", CARDS)
def test_a_half_card_shows_what_the_whole_one_shows_in_half_the_bytes(index: int) -> None:
    scene = _without_code(_scene(index))
    whole, half = (draw(scene, _faces(), kind) for kind in ("webp", "half"))
    small = _picture(half)
    assert small.size == (540, 675)
    away = ImageChops.difference(_picture(whole).reduce(2), small)
    assert ImageStat.Stat(away).mean[0] < 3  # of 255; an edge may lie half a pixel off
    assert len(half) < 0.6 * len(whole)


def test_a_qr_code_keeps_whole_pixels_and_its_corner() -> None:
    scene = _scene(CARDS[-1])
    (code,) = (one for one in scene.operations if isinstance(one, Modules))
    (small,) = (one for one in halved(scene).operations if isinstance(one, Modules))
    assert small.module == code.module // 2
    sides = [(one.count + 2 * one.quiet) * one.module for one in (code, small)]
    assert 2 * (small.x + sides[1]) == pytest.approx(code.x + sides[0])

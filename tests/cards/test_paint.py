"""Painted cards, judged by their pixels."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.cards import paint as painting
from generator.cards.faces import Faces, load_faces
from generator.cards.palette import palette_colours
from generator.cards.placing import place, place_line
from generator.cards.qr import count, modules
from generator.cards.scene import (
    Disc,
    Hatch,
    Modules,
    Operation,
    Rect,
    Scene,
    Stroke,
    TextLine,
)
from generator.cards.theme import THEMES, Theme, rgb
from generator.cards.typeset import Style, set_line
from generator.localise.figure import Run
from tests.cards.squares import broken

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
BODY = Style("sans", 400, 40, 1.5, lang="zh-TW")
STEP = 20
"""Between a palette's neighbours on the way from one colour to another, of 255."""
ADDRESS = "https://example.org/a/"
THEME_NAMES: tuple[Theme, ...] = ("paper", "ink")


@pytest.fixture(scope="module")
def faces() -> Faces:
    return load_faces(FONTS)


def scene(*operations: Operation, theme: Theme = "paper", size: int = 200) -> Scene:
    return Scene(size, size, theme, operations)


def paint(scene: Scene, faces: Faces) -> Image.Image:
    """Paint in the colours that the palette's numbers stand for."""
    return painting.paint(scene, faces).convert("RGB")


def text(faces: Faces, words: str, x: float, baseline: float, style: Style = BODY) -> TextLine:
    return place_line(set_line(words, style, faces), style, x, baseline, role="")


def card(faces: Faces, theme: Theme) -> Scene:
    """Make a card with every kind of operation, overlapping as cards do."""
    note = broken((Run("權重要 "), Run("1.2 GB", "number"), Run("，夠嗎？")), BODY, 400, faces)
    return Scene(
        540,
        675,
        theme,
        (
            Rect(40, 40, 22, 22, "signal"),
            *place(note, 40, 80, role="note"),
            Rect(40, 300, 300, 60, "cool"),
            text(faces, "KV 9.06", 56, 345, Style("mono", 500, 29, 1.2, "ground")),
            Hatch(360, 250, 40, 200, "signal"),
            Stroke(((40, 420), (500, 420)), 2, "line"),
            Stroke(((40, 480), (260, 440), (480, 380)), 8, "signal", round=True),
            Stroke(((40, 600), (500, 600)), 3, "line", dash=(6, 4)),
            Disc(480, 380, 14, "signal"),
            Modules(300, 470, 4, ADDRESS, count(ADDRESS)),
        ),
    )


def inked(image: Image.Image, theme: Theme = "paper") -> tuple[int, int, int, int]:
    """Give the box around everything that is not ground."""
    ground = Image.new("RGB", image.size, rgb(THEMES[theme]["ground"]))
    found = ImageChops.difference(image, ground).getbbox()
    assert found
    return found


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_tokens_take_the_theme_colours(theme: Theme, faces: Faces) -> None:
    image = paint(scene(Rect(10, 10, 20, 20, "signal"), theme=theme), faces)
    assert image.getpixel((15, 15)) == rgb(THEMES[theme]["signal"])
    assert image.getpixel((40, 40)) == rgb(THEMES[theme]["ground"])


def test_operations_are_drawn_in_order(faces: Faces) -> None:
    under, over = Rect(0, 0, 50, 50, "cool"), Rect(0, 0, 50, 50, "good")
    assert paint(scene(under, over), faces).getpixel((9, 9)) == rgb(THEMES["paper"]["good"])


def test_text_stands_on_its_baseline_flush_with_its_margin(faces: Faces) -> None:
    style = Style("sans", 700, 100, 1)
    left, top, _, bottom = inked(paint(scene(text(faces, "H", 20, 150, style)), faces))
    assert left == pytest.approx(20, abs=1)
    assert bottom == 150
    assert bottom - top == pytest.approx(69.8, abs=1)


def test_glyphs_stand_at_half_pixels(faces: Faces) -> None:
    whole, half, next_ = (paint(scene(text(faces, "l", x, 100)), faces) for x in (20.0, 20.5, 21.0))
    assert half.tobytes() not in {whole.tobytes(), next_.tobytes()}
    assert ImageChops.offset(whole, 1, 0).tobytes() == next_.tobytes()


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_code_is_dark_on_light_in_both_themes(theme: Theme, faces: Faces) -> None:
    rows = modules(ADDRESS)
    image = paint(scene(Modules(0, 0, 4, ADDRESS, len(rows)), theme=theme), faces)
    quiet = 4 * 4
    inside = image.crop((quiet, quiet, quiet + 4 * len(rows), quiet + 4 * len(rows)))
    grey = inside.convert("L").resize((len(rows), len(rows)), Image.Resampling.NEAREST).tobytes()
    assert [value < 60 for value in grey] == [module for row in rows for module in row]
    assert {value > 200 for value in grey if value >= 60} == {True}


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_cards_are_painted_in_the_palette_of_their_theme(theme: Theme, faces: Faces) -> None:
    painted = painting.paint(card(faces, theme), faces)
    assert painted.mode == "P"
    found = painted.convert("RGB").getcolors() or ()
    assert {colour for _, colour in found} <= {*palette_colours(theme)}


def test_words_over_two_colours_keep_a_soft_edge_on_both(faces: Faces) -> None:
    """A letter across the edge of a bar: half on the ground, half on the bar."""
    across = text(faces, "O", 60, 140, Style("sans", 700, 100, 1))
    both = paint(scene(Rect(0, 0, 200, 105, "cool"), across), faces)
    on_bar = paint(scene(Rect(0, 0, 200, 200, "cool"), across), faces)
    on_ground = paint(scene(across), faces)
    upper, lower = (0, 0, 200, 105), (0, 105, 200, 200)
    assert far(both.crop(upper), on_bar.crop(upper)) <= STEP
    assert far(both.crop(lower), on_ground.crop(lower)) <= STEP


def far(one: Image.Image, other: Image.Image) -> int:
    """Give the most that any channel of any pixel differs."""
    return max(ImageChops.difference(one, other).tobytes())


def test_letters_that_touch_leave_no_seam(faces: Faces) -> None:
    """Where two glyphs cover half a pixel each, more than half of it is covered."""
    glyph = text(faces, "l", 20.5, 100).glyphs[0]
    alone = text(faces, "l", 20.5, 100)
    twice = TextLine((glyph, glyph), 100, "text", "ll", alone.box)
    once, two = (paint(scene(line), faces).convert("L").tobytes() for line in (alone, twice))
    soft = [i for i, value in enumerate(once) if 60 < value < 200]
    assert soft
    assert all(two[i] < once[i] for i in soft)


PROGRAM = """
import hashlib
from generator.cards.faces import load_faces
from tests.cards.test_paint import FONTS, card, paint
faces = load_faces(FONTS)
print(hashlib.sha256(paint(card(faces, "paper"), faces).tobytes()).hexdigest())
"""


def test_pixels_do_not_depend_on_hash_seed_or_locale(faces: Faces) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"},
        cwd=FONTS.parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    here = hashlib.sha256(paint(card(faces, "paper"), faces).tobytes()).hexdigest()
    assert run.stdout.strip() == here

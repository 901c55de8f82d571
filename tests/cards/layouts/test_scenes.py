"""What must hold on every card: published, sample and hostile, in both languages, on any canvas."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from generator.cards.formats import FORMATS, LINK, PORTRAIT, Format
from generator.cards.layouts import lay_out
from generator.cards.layouts.zone import grow, holds, overlaps
from generator.cards.scene import Hatch, Modules, Operation, Rect, Scene
from generator.cards.theme import THEMES
from generator.localise.card import Card
from generator.pipeline import check
from generator.world import make_world
from tests.cards.contrast import contrast
from tests.cards.layouts import samples
from tests.cards.layouts.seen import box, fonts, rects, straight, texts

DECKS = [card for lang in samples.LANGUAGES for card in samples.deck(lang)]
HOSTILE = samples.hostile()
PUBLISHED = [
    (post, card)
    for posts in check(make_world(Path(__file__).parents[3], future=True)).posts
    for post in posts.values()
    for card in post.cards
]


def is_drawn(card: Card, form: Format) -> bool:
    """Tell whether the product ever draws this: a link preview is made of covers only."""
    return form is not LINK or card.kind == "cover"


SCENES = [
    *(pytest.param(card, form, id=f"{card.kind}-{card.lang}-{form.name}")
      for form in FORMATS.values() for card in DECKS if is_drawn(card, form)),
    *(pytest.param(card, form, id=f"{post.slug}-{card.index}-{card.lang}-{form.name}")
      for form in FORMATS.values() for post, card in PUBLISHED if is_drawn(card, form)),
    *(pytest.param(card, PORTRAIT, id=name) for name, card in HOSTILE.items()),
]  # fmt: skip

every_card = pytest.mark.parametrize(("card", "form"), SCENES)


@cache
def laid_out(card: Card, form: Format) -> Scene:
    """Lay out once for all tests."""
    return lay_out(card, form, fonts())


@every_card
def test_no_two_texts_overlap(card: Card, form: Format) -> None:
    for a, b in combinations(texts(laid_out(card, form)), 2):
        assert not overlaps(a.box, b.box), f"{a.text!r} and {b.text!r}"


@every_card
def test_nothing_leaves_the_safe_zone(card: Card, form: Format) -> None:
    scene = laid_out(card, form)
    areas: list[Operation] = [*texts(scene), *rects(scene)]
    for area in areas:
        assert holds(form.safe, box(area), slack=1.0), area


@every_card
def test_text_is_never_below_the_legible(card: Card, form: Format) -> None:
    for text in texts(laid_out(card, form)):
        assert min(glyph.size for glyph in text.glyphs) >= 26, text.text


@every_card
def test_text_stands_out_from_its_ground(card: Card, form: Format) -> None:
    for text in texts(laid_out(card, form)):
        for colours in THEMES.values():
            assert contrast(colours[text.colour], colours[text.on]) >= 4.5, text.text


@every_card
def test_text_says_truly_what_it_stands_on(card: Card, form: Format) -> None:
    scene = laid_out(card, form)
    areas = [op for op in scene.operations if isinstance(op, Rect | Hatch | Modules)]
    for text in texts(scene):
        if text.on == "ground":
            assert not any(overlaps(text.box, box(area)) for area in areas), text.text
        else:
            on = [box(rect) for rect in rects(scene, text.on)]
            assert any(holds(area, text.box) for area in on), text.text


@every_card
def test_no_line_runs_through_words_but_the_strike(card: Card, form: Format) -> None:
    scene = laid_out(card, form)
    for text in texts(scene):
        for stroke, inked in straight(scene):
            hidden = text.on != "ground"  # the line passes behind the bar the words stand on
            assert text.role == "claim" or hidden or not overlaps(text.box, inked), (
                text.text,
                stroke,
            )


@every_card
def test_words_keep_a_gap_to_the_limit(card: Card, form: Format) -> None:
    scene = laid_out(card, form)
    bands = [box(op) for op in scene.operations if isinstance(op, Hatch)]
    for text in texts(scene):
        if text.on == "ground":
            assert not any(overlaps(grow(text.box, 4), band) for band in bands), text.text


@pytest.mark.parametrize("lang", samples.LANGUAGES)
def test_header_and_foot_stand_at_the_same_place_on_every_card(lang: str) -> None:
    scenes = [lay_out(card, PORTRAIT, fonts()) for card in samples.deck(lang)]
    for role in ("topic", "date", "series"):
        places = {(t.box[0], t.baseline) for s in scenes for t in texts(s) if t.role == role}
        assert len(places) == 1, role


def test_only_the_takeaway_is_dark() -> None:
    themes = {card.kind: lay_out(card, PORTRAIT, fonts()).theme for card in DECKS}
    assert [kind for kind, theme in themes.items() if theme == "ink"] == ["takeaway"]


def test_equal_cards_give_equal_scenes() -> None:
    card = DECKS[6]
    assert lay_out(card, PORTRAIT, fonts()) == lay_out(card, PORTRAIT, fonts())

"""The last card: its points, its call, and a code that phones can read."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from generator.cards import qr
from generator.cards.formats import FORMATS, PORTRAIT, XHS, Format
from generator.cards.layouts import lay_out
from generator.cards.layouts.zone import overlaps
from generator.cards.paint import paint
from generator.cards.scene import Modules, Scene
from generator.cards.theme import Theme
from generator.localise.card import TakeawayCard
from tests.cards.layouts import samples
from tests.cards.layouts.seen import box, fonts, said, texts

TAKEAWAY = samples.deck("en")[-1]
URL = "https://jin.example/llm-memory-101/"
WITH_CODE = [form for form in FORMATS.values() if form.qr and not form.alone]
LONG = "https://daily-ai-trivia.example/zh-TW/posts/2026/why-the-cache-outgrows-the-model/?utm=card"
PHONE = 390
"""Width of most phones' screens in the pixels that pages are laid out in."""


def code(scene: Scene) -> Modules:
    (found,) = (op for op in scene.operations if isinstance(op, Modules))
    return found


@pytest.mark.parametrize("form", WITH_CODE)
def test_code_is_large_enough_to_be_read_off_a_phone(form: Format) -> None:
    scene = lay_out(TAKEAWAY, form, fonts())
    found = code(scene)
    assert found.count * found.module >= 240
    assert found.module >= 8
    assert found.quiet == 4
    assert not any(overlaps(box(found), text.box) for text in texts(scene))


@pytest.mark.parametrize("theme", ["paper", "ink"])
@pytest.mark.parametrize("form", WITH_CODE, ids=lambda form: form.name)
@pytest.mark.parametrize("url", [URL, LONG], ids=["short", "long"])
def test_a_reader_reads_the_code_off_a_card_as_small_as_on_a_phone(
    url: str, form: Format, theme: Theme
) -> None:
    assert isinstance(TAKEAWAY.body, TakeawayCard)
    card = replace(TAKEAWAY, body=replace(TAKEAWAY.body, url=url))
    image = paint(replace(lay_out(card, form, fonts()), theme=theme), fonts()).convert("RGB")
    small = image.resize((PHONE, round(image.height * PHONE / image.width)), Image.Resampling.BOX)
    assert [code.text for code in zxingcpp.read_barcodes(small)] == [url]


def test_code_holds_the_address_and_the_words_repeat_it() -> None:
    scene = lay_out(TAKEAWAY, PORTRAIT, fonts())
    assert code(scene).url == URL
    assert code(scene).count == len(qr.modules(URL))
    assert said(scene, "address") == ["jin.example/llm-memory-101"]


def test_no_code_where_the_platform_forbids_it() -> None:
    scene = lay_out(TAKEAWAY, XHS, fonts())
    assert not any(isinstance(op, Modules) for op in scene.operations)
    assert said(scene, "address")


def test_points_are_numbered_and_set_at_one_size() -> None:
    scene = lay_out(TAKEAWAY, PORTRAIT, fonts())
    assert said(scene, "point number") == ["1", "2", "3"]
    assert len({t.glyphs[0].size for t in texts(scene) if t.role == "point"}) == 1


@pytest.mark.parametrize("form", WITH_CODE, ids=lambda form: form.name)
def test_the_call_stays_in_one_line(form: Format) -> None:
    assert said(lay_out(TAKEAWAY, form, fonts()), "call") == ["Change the numbers yourself"]


def test_short_points_use_the_whole_width_of_a_story() -> None:
    assert isinstance(TAKEAWAY.body, TakeawayCard)
    points = (samples.rich("Ask how many numbers a layer keeps per token."),) * 3
    card = replace(TAKEAWAY, body=replace(TAKEAWAY.body, points=points))
    scene = lay_out(card, FORMATS["story"], fonts())
    right = max(text.box[2] for text in texts(scene) if text.role == "point")
    assert right > code(scene).x


def test_points_of_two_lines_stand_above_the_code_of_a_story() -> None:
    assert isinstance(TAKEAWAY.body, TakeawayCard)
    sentences = (
        "Weights = parameters × bytes. Halve the bytes, halve the model.",
        "Cache = tokens × a constant. Long context is bought in RAM.",
        "Someone promises 10 million tokens? Ask where the 691 GB goes.",
    )
    points = tuple(map(samples.rich, sentences))
    card = replace(TAKEAWAY, body=replace(TAKEAWAY.body, points=points))
    scene = lay_out(card, FORMATS["story"], fonts())
    assert max(text.box[3] for text in texts(scene) if text.role == "point") < code(scene).y


@pytest.mark.parametrize("form", WITH_CODE, ids=lambda form: form.name)
def test_call_and_address_stand_together_at_the_foot_of_the_code(form: Format) -> None:
    scene = lay_out(TAKEAWAY, form, fonts())
    (call,) = (text for text in texts(scene) if text.role == "call")
    address = [text for text in texts(scene) if text.role == "address"]
    assert 0 < address[0].box[1] - call.box[3] < 1.5 * call.glyphs[0].size
    assert address[-1].box[3] == pytest.approx(box(code(scene))[3], abs=12)


def test_the_last_of_long_points_stands_beside_the_code_of_a_square() -> None:
    assert isinstance(TAKEAWAY.body, TakeawayCard)
    scene = lay_out(TAKEAWAY, FORMATS["square"], fonts())
    points = [text for text in texts(scene) if text.role == "point"]
    assert points[-1].box[3] > code(scene).y > points[0].box[3]
    assert points[0].glyphs[0].size > 32


def test_translations_have_codes_of_one_size() -> None:
    assert isinstance(TAKEAWAY.body, TakeawayCard)
    short, long = "https://example.org/posts/a/", "https://example.org/zh-TW/posts/" + "a" * 40
    cards = (
        replace(TAKEAWAY, body=replace(TAKEAWAY.body, url=url, letters=len(long)))
        for url in (short, long)
    )
    codes = [code(lay_out(card, PORTRAIT, fonts())) for card in cards]
    assert codes[0].count == codes[1].count == len(qr.modules(long))
    assert len(qr.modules(short, codes[0].count)) == codes[0].count

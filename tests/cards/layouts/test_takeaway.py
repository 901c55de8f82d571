from __future__ import annotations

import pytest

from generator.cards import qr
from generator.cards.formats import FORMATS, PORTRAIT, XHS, Format
from generator.cards.layouts import lay_out
from generator.cards.layouts.zone import overlaps
from generator.cards.scene import Modules, Scene
from tests.cards.layouts import samples
from tests.cards.layouts.seen import box, fonts, said, texts

TAKEAWAY = samples.deck("en")[-1]
URL = "https://jin.example/llm-memory-101/"


def code(scene: Scene) -> Modules:
    (found,) = (op for op in scene.operations if isinstance(op, Modules))
    return found


@pytest.mark.parametrize("form", [f for f in FORMATS.values() if f.qr and f.name != "link"])
def test_code_is_large_enough_to_be_read_off_a_phone(form: Format) -> None:
    scene = lay_out(TAKEAWAY, form, fonts())
    found = code(scene)
    assert found.count * found.module >= 240
    assert found.module >= 8
    assert found.quiet == 4
    assert not any(overlaps(box(found), text.box) for text in texts(scene))


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

from __future__ import annotations

import pytest

from generator.cards.formats import PORTRAIT
from generator.cards.layouts import CardFault, lay_out
from generator.cards.layouts.zone import overlaps
from generator.cards.scene import Scene
from generator.localise.post import Card, StackCard, StackLine
from tests.cards.layouts import samples
from tests.cards.layouts.samples import gigabytes, rich
from tests.cards.layouts.seen import box, fonts, hatches, one, rects, said, texts

STACK = samples.deck("en")[5]
HOSTILE = samples.hostile()


def drawn(card: Card = STACK) -> Scene:
    return lay_out(card, PORTRAIT, fonts())


def test_neighbouring_parts_are_told_apart_by_a_gap() -> None:
    scene = drawn()
    weights, cache = rects(scene, "cool")[-1], rects(scene, "signal")[-1]
    assert 3 <= cache.x - (weights.x + weights.width) <= 4


def test_rows_share_one_scale() -> None:
    assert len({rect.width for rect in rects(drawn(), "cool")}) == 1


def test_verdict_shows_in_colour_and_mark() -> None:
    colours = [text.colour for text in texts(drawn()) if text.role == "total"]
    assert colours == ["good", "good", "signal"]


def test_narrow_part_keeps_its_name_or_nothing() -> None:
    assert said(drawn(), "part") == [
        *("weights 10 GB", "weights 10 GB", "KV", "weights 10 GB", "KV 9.06 GB")
    ]


def test_number_alone_is_never_given_in_another_unit_than_the_total() -> None:
    parts = said(drawn(), "part")
    assert not any(part == "KV 283" for part in parts)


def test_series_that_no_row_can_name_are_named_below() -> None:
    assert said(drawn(HOSTILE["stack slivers"]), "key") == ["activations", "KV"]


def test_band_lies_between_low_and_high_on_the_bars_scale() -> None:
    scene = drawn()
    (band,) = hatches(scene)
    per_gigabyte = rects(scene, "cool")[0].width / 10
    assert band.x - 84 == pytest.approx(12 * per_gigabyte)
    assert band.width == pytest.approx(per_gigabyte)


def test_band_label_stays_inside_the_margins() -> None:
    left, _, right, _ = one(drawn(HOSTILE["stack limit at the edge"]), "limit").box
    assert left >= 84
    assert right <= 1080 - 84


def test_band_stops_at_the_bars_where_a_row_name_would_be_struck() -> None:
    scene = drawn(HOSTILE["stack slivers"])
    names = [text for text in texts(scene) if text.role == "row label"]
    assert len(hatches(scene)) == 3
    assert not any(overlaps(n.box, box(band)) for n in names for band in hatches(scene))


def test_too_many_rows_are_a_fault() -> None:
    rows = tuple(
        StackLine(f"row {i}", (gigabytes("1", "weights"),), gigabytes("1")) for i in range(12)
    )
    with pytest.raises(CardFault) as raised:
        drawn(samples.card("stack", StackCard(rich("Rows"), rows), "en", 5))
    assert raised.value.field == "cards[5].stack.rows"

"""Bars stacked from parts and held against a limit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.formats import PORTRAIT
from generator.cards.layouts import CardFault, lay_out
from generator.cards.layouts.zone import overlaps
from generator.cards.scene import Scene
from generator.localise.card import Card, Limit, StackCard, StackLine
from tests.cards.layouts import samples
from tests.cards.layouts.samples import GB, figure, gigabytes, rich
from tests.cards.layouts.seen import box, fonts, hatches, one, rects, said, strokes, texts

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


def test_every_part_tells_its_number_on_its_segment_or_beside_the_bar() -> None:
    assert said(drawn(), "part") == [
        *("weights 10 GB", "KV 283 MB"),
        *("weights 10 GB", "KV 2.26 GB"),
        *("weights 10 GB", "KV 9.06 GB"),
    ]


def test_words_beside_a_bar_have_its_colour_and_stand_behind_the_band() -> None:
    scene = drawn()
    (band,) = hatches(scene)
    beside = [text for text in texts(scene) if text.role == "part" and text.on == "ground"]
    assert {text.colour for text in beside} == {"signal"}
    assert all(text.box[0] > band.x + band.width for text in beside)


def test_a_narrow_part_keeps_its_name_where_its_number_has_no_room() -> None:
    parts = (gigabytes("10", "weights"), figure("1,500,000,000 B", 1.5 * GB, "KV"))
    row = StackLine("8k tokens", parts, gigabytes("11.5"), True)
    limit = Limit(12 * GB, 13 * GB, "usable 12–13 GB")
    scene = drawn(samples.card("stack", StackCard(rich("Rows"), (row,), limit), "en", 5))
    assert said(scene, "part") == ["weights 10 GB", "KV"]


def test_a_total_inside_the_band_is_neither_a_tick_nor_a_cross() -> None:
    def stack(*, tight: bool) -> Scene:
        body = STACK.body
        assert isinstance(body, StackCard)
        middle = replace(body.rows[1], tight=tight)
        rows = (body.rows[0], middle, body.rows[2])
        return drawn(replace(STACK, body=replace(body, rows=rows)))

    totals = [text.colour for text in texts(stack(tight=True)) if text.role == "total"]
    assert totals == ["good", "amber", "signal"]
    (wave,) = strokes(stack(tight=True), "amber")
    tick = strokes(stack(tight=False), "good")[-1]
    assert len(wave.points) > len(tick.points)
    assert wave.round is tick.round


def test_number_alone_is_never_given_in_another_unit_than_the_total() -> None:
    parts = said(drawn(), "part")
    assert not any(part == "KV 283" for part in parts)


def test_a_key_above_the_rows_names_all_series_if_a_row_cannot_name_its_own() -> None:
    scene = drawn(HOSTILE["stack slivers"])
    assert said(scene, "key") == ["weights", "activations", "KV"]
    rows = [text for text in texts(scene) if text.role == "row label"]
    assert all(text.box[3] < rows[0].box[1] for text in texts(scene) if text.role == "key")
    assert not said(drawn(), "key")


def essay(amount: str, answer: str, total: str) -> StackLine:
    return StackLine(
        amount, (gigabytes(amount, "essay"), gigabytes(answer, "answer")), gigabytes(total)
    )


def test_a_series_that_has_a_key_stands_beside_no_bar() -> None:
    body = StackCard(rich("Rows"), (essay("20", "1", "21"), essay("8", "1", "9")))
    scene = drawn(samples.card("stack", body, "en", 5))
    assert said(scene, "key") == ["essay", "answer"]
    assert said(scene, "part") == ["essay 20 GB", "essay 8 GB"]


def test_words_stand_at_their_bar_where_there_is_room_before_the_limit() -> None:
    limit = Limit(20 * GB, 20 * GB, "window")
    body = StackCard(rich("Rows"), (essay("8", "0.2", "8.2"),), limit)
    scene = drawn(samples.card("stack", body, "en", 5))
    beside = [text for text in texts(scene) if text.role == "part"][-1]
    answer, (line, *_) = rects(scene, "signal")[-1], strokes(scene, "text")
    assert beside.text == "answer 0.2 GB"
    assert answer.x + answer.width < beside.box[0] < beside.box[2] < line.points[0][0]


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

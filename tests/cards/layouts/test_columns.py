"""Bars that stand on their ground: heights, the limit, and words that collide with nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TypeGuard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cards.formats import PORTRAIT, SQUARE
from generator.cards.layouts import CardFault, lay_out
from generator.cards.layouts.zone import overlaps
from generator.cards.scene import Operation, Rect, Scene, Stroke
from generator.localise.card import Bar, BarsCard, CoverCard, Limit
from tests.cards.layouts import samples
from tests.cards.layouts.samples import GB, gigabytes, rich
from tests.cards.layouts.seen import box, fonts, hatches, one, rects, said, straight, texts

USABLE = Limit(12 * GB, 13 * GB, "usable 12–13 GB")


def chart(*bars: Bar, limit: Limit | None = USABLE) -> Scene:
    body = BarsCard(rich("Held against the limit"), bars, limit)
    return lay_out(samples.card("bars", body, "en", 4), PORTRAIT, fonts())


def bar(amount: str, label: str = "run", over: bool | None = None) -> Bar:
    return Bar(label, gigabytes(amount), over)


def fills(scene: Scene) -> list[Rect]:
    return [rect for rect in rects(scene) if rect.y > 200]


def test_bars_are_as_high_as_their_amounts_from_zero() -> None:
    forty, twenty, ten = fills(chart(bar("40"), bar("20"), bar("10")))
    assert forty.height == pytest.approx(2 * twenty.height)
    assert forty.height == pytest.approx(4 * ten.height)
    assert forty.y + forty.height == ten.y + ten.height


def test_limit_is_drawn_at_the_bars_scale() -> None:
    scene = chart(bar("40"), bar("20"))
    tallest = fills(scene)[0]
    per_unit = tallest.height / (40 * GB)
    for band in hatches(scene):
        assert band.height == pytest.approx(GB * per_unit)
        assert tallest.y + tallest.height - (band.y + band.height) == pytest.approx(
            12 * GB * per_unit
        )


def test_limit_is_drawn_only_where_no_bar_covers_it() -> None:
    scene = chart(bar("40"), bar("12.5"), bar("5"))
    tall, tight, low = fills(scene)
    between, above, beyond = hatches(scene)
    assert (between.x, between.x + between.width) == (tall.x + tall.width, tight.x)
    assert (above.x, above.width, above.y + above.height) == (tight.x, tight.width, tight.y)
    assert beyond.x == tight.x + tight.width
    assert beyond.x + beyond.width >= low.x + low.width


def test_a_caption_stands_at_the_top_of_its_bar_where_the_length_is_read() -> None:
    scene = chart(bar("40"), bar("30"), bar("20"), limit=None)
    values = [text for text in texts(scene) if text.role == "bar value"]
    heads = {round(text.baseline - fill.y) for text, fill in zip(values, fills(scene), strict=True)}
    assert len(heads) == 1
    assert heads.pop() < 120


def test_a_value_on_the_limit_touches_its_line_exactly() -> None:
    scene = chart(bar("12"), bar("40"), limit=Limit(12 * GB, 12 * GB, "limit 12 GB"))
    (_, line), *_ = (pair for pair in straight(scene) if pair[0].colour == "signal")
    assert fills(scene)[0].y == pytest.approx(line[3])
    assert hatches(scene) == []


def test_words_stand_in_a_bar_that_holds_them_and_above_one_that_does_not() -> None:
    scene = chart(bar("40"), bar("1", "tiny"))
    inside, above = (text for text in texts(scene) if text.role == "bar value")
    assert (inside.on, above.on) == ("text", "ground")
    assert above.box[3] < fills(scene)[1].y


def test_values_are_set_at_one_size() -> None:
    scene = chart(bar("40"), bar("20"), bar("10"))
    sizes = {text.glyphs[0].size for text in texts(scene) if text.role == "bar value"}
    assert len(sizes) == 1


def test_bars_within_the_limit_have_other_colours_than_those_beyond() -> None:
    scene = chart(bar("40", over=True), bar("20", over=True), bar("10", over=False))
    colours = [fill.colour for fill in fills(scene)]
    assert colours == ["text", "cool", "good"]


def test_a_bar_tells_by_its_mark_too_whether_it_fits() -> None:
    def marks(over: bool | None) -> int:
        plain, marked = chart(bar("40")), chart(bar("40", over=over))
        return len(marked.operations) - len(plain.operations)

    assert (marks(True), marks(False), marks(None)) == (2, 1, 0)


def test_limit_words_stand_above_their_line_over_low_bars() -> None:
    scene = chart(bar("40"), bar("20"), bar("5"))
    label = one(scene, "limit")
    assert all(label.box[3] < band.y for band in hatches(scene))
    assert label.box[2] == pytest.approx(1080 - 84)


def test_limit_words_get_a_gutter_when_every_bar_is_in_their_way() -> None:
    scene = chart(bar("40"), bar("41"), bar("42"))
    last = fills(scene)[-1]
    assert one(scene, "limit").box[0] > last.x + last.width


def test_a_bar_inside_the_band_is_amber_and_carries_a_mark_of_its_own() -> None:
    scene = chart(
        bar("20", over=True), replace(bar("12.5", over=False), tight=True), bar("8", over=False)
    )
    assert [fill.colour for fill in fills(scene)] == ["text", "amber", "good"]
    marks = [op for op in scene.operations if isinstance(op, Stroke) and op.colour == "ground"]
    assert [len(op.points) for op in marks] == [2, 2, 17, 3]


def test_names_are_folded_alike() -> None:
    names = ("20B BF16", "20B FP8", "20B FP4", "0.6B BF16")
    scene = chart(*(bar("20", name) for name in names))
    assert said(scene, "bar label") == [word for name in names for word in name.split(" ")]


def test_a_label_that_no_bar_can_hold_says_how_much_is_too_long() -> None:
    wordy = replace(bar("40"), label="an unreasonably long name for something this simple, really")
    with pytest.raises(CardFault) as raised:
        chart(wordy, bar("20"), bar("10"))
    assert raised.value.field == "cards[4].bars.bars[0]"
    assert raised.value.excess > 0


amounts = st.integers(0, 100_000).map(lambda n: n / 100)


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(amounts, min_size=1, max_size=5), low=amounts, wide=st.sampled_from([0, 0.1, 1])
)
def test_whatever_the_amounts_no_words_collide(
    values: list[float], low: float, wide: float
) -> None:
    limit = Limit(low * GB, low * (1 + wide) * GB, "usable 12–13 GB")
    scene = chart(*(bar(f"{value:g}", "FP4", value > low) for value in values), limit=limit)
    for a, b in combinations(texts(scene), 2):
        assert not overlaps(a.box, b.box), (a.text, b.text)
    for text in (text for text in texts(scene) if text.on == "ground"):
        assert not any(overlaps(text.box, box(fill)) for fill in fills(scene)), text.text
        assert not any(overlaps(text.box, box(band)) for band in hatches(scene)), text.text


def test_two_bars_reach_both_edges_and_keep_white_between_them() -> None:
    left, right = fills(chart(bar("40"), bar("20"), limit=None))
    edges = (PORTRAIT.safe[0], PORTRAIT.safe[2])
    assert (left.x, right.x + right.width) == pytest.approx(edges)
    assert left.width < left.height
    assert right.x - (left.x + left.width) > 0.3 * left.width


def test_no_words_of_a_bar_that_keeps_to_the_limit_stand_above_its_line() -> None:
    bars = (bar("40", "BF16", over=True), bar("20", "FP8", over=True), bar("10", "FP4", over=False))
    body = CoverCard(rich("Can a 20B model fit in a 16 GB Mac mini?"), bars, USABLE)
    scene = lay_out(samples.card("cover", body, "en", 0), replace(SQUARE, height=940), fonts())
    (low,) = (fill for fill in fills(scene) if fill.colour == "good")
    values = [text for text in texts(scene) if text.role == "bar value"]
    names = [text for text in texts(scene) if text.role == "bar label"]
    assert values[-1].on == low.colour
    assert all(name.box[1] > low.y + low.height for name in names)


@settings(max_examples=60, deadline=None)
@given(low=st.integers(1, 39), limit=st.integers(1, 39))
def test_a_value_stands_on_the_side_of_the_limit_on_which_its_bar_ends(
    low: int, limit: int
) -> None:
    bars = (bar("40", over=True), bar(f"{low}", over=low > limit))
    scene = chart(*bars, limit=Limit(limit * GB, limit * GB, "usable"))
    line = min(op.points[0][1] for op in scene.operations if is_limit(op))
    value = [text for text in texts(scene) if text.role == "bar value"][-1]
    assert low > limit or value.box[1] > line


def is_limit(operation: Operation) -> TypeGuard[Stroke]:
    return isinstance(operation, Stroke) and operation.colour == "signal"

"""What every card has around its own content: topic, progress, receipt, sources and footer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cards.formats import LINK, PORTRAIT, STORY
from generator.cards.layouts import CardFault, lay_out
from generator.cards.scene import Rect, Scene
from generator.localise.card import StatementCard
from generator.localise.figure import Receipt
from tests.cards.layouts import samples
from tests.cards.layouts.samples import rich
from tests.cards.layouts.seen import fonts, one, said, texts

PLAIN = samples.card("statement", StatementCard(rich("Memory is a bill.")), "en", 2)
RECEIPT = Receipt("2 × 24 × 2,880 × 0.5 B", "= 69.1 kB")


def framed(**changes: object) -> Scene:
    return lay_out(replace(PLAIN, **changes), PORTRAIT, fonts())  # type: ignore[arg-type]  # fields by name


def ticks(scene: Scene) -> list[Rect]:
    return [op for op in scene.operations if isinstance(op, Rect) and op.decoration and op.y > 1200]


def test_topic_is_upper_case_in_english_only() -> None:
    assert said(framed(), "topic") == ["MEMORY"]
    assert said(framed(topic="記憶體", lang="zh-TW"), "topic") == ["記憶體"]


def test_progress_fills_one_tick_per_card_seen() -> None:
    assert [tick.colour for tick in ticks(framed(index=2, count=5))] == [
        *["text"] * 3,
        *["line"] * 2,
    ]


def test_a_single_card_counts_nothing() -> None:
    assert ticks(framed(index=0, count=1)) == []


def test_a_link_preview_is_seen_alone_and_leaves_counting_and_receipt_to_the_page() -> None:
    drawn = lay_out(replace(PLAIN, receipt=RECEIPT, cite="Source: a card"), LINK, fonts())
    assert said(drawn, "receipt") == []
    assert said(drawn, "cite") == ["Source: a card"]
    assert [
        op for op in drawn.operations if isinstance(op, Rect) and op.height < 10 and op.y > 500
    ] == []


def test_ticks_of_a_long_post_leave_the_series_its_half() -> None:
    assert min(tick.x for tick in ticks(framed(count=40))) > 500


def test_receipt_stands_on_one_line_when_it_fits() -> None:
    scene = framed(receipt=RECEIPT)
    left, right = one(scene, "receipt"), one(scene, "receipt result")
    assert left.baseline == right.baseline
    assert right.box[0] - left.box[2] > 30


def test_long_receipt_shrinks_before_it_breaks() -> None:
    scene = framed(receipt=Receipt("2 × 24 × 2,880 × 10,000,000 × 0.5 B", "= 691,200,000,000 B"))
    assert one(scene, "receipt").glyphs[0].size < 29


def test_longer_receipt_wraps_and_takes_its_height_from_the_main_zone() -> None:
    long = Receipt("24 layers × 2,880 hidden units × 10,000,000 tokens × 2 × 0.5 B", "= 691 GB")
    short, tall = framed(receipt=RECEIPT), framed(receipt=long)
    assert len(said(tall, "receipt")) == 2
    first = [next(t for t in texts(scene) if t.role == "text") for scene in (tall, short)]
    assert first[0].baseline < first[1].baseline


def test_a_line_of_a_receipt_begins_with_its_operator() -> None:
    left = "6 FLOP × 34 billion × 2 trillion ÷ (1,038,336 GPU·h × 312 TFLOP/s/GPU)"
    first, second = said(framed(receipt=Receipt(left, "≈ 35.0%")), "receipt")
    assert first[-1] not in "×÷+−"
    assert second[0] in "×÷+−"


def test_sources_stand_below_the_receipt_and_above_the_footer() -> None:
    scene = framed(receipt=RECEIPT, cite="Source: gpt-oss-20b model card")
    receipt, cite, series = (one(scene, role) for role in ("receipt", "cite", "series"))
    assert receipt.baseline < cite.baseline < series.baseline


def test_too_many_sources_are_a_fault_not_a_third_line() -> None:
    with pytest.raises(CardFault) as raised:
        framed(cite="Source: a model card with a long name; " * 5)
    assert raised.value.field == "cards[2].statement.cite"
    assert raised.value.excess > 20


def test_story_keeps_clear_what_the_platform_covers() -> None:
    for text in texts(lay_out(PLAIN, STORY, fonts())):
        assert text.box[1] > 1920 * 0.14
        assert text.box[3] < 1920 * 0.65

"""`number`, `myth`, `statement`, `formula` and `compare`: layouts made of words and one figure."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.cards.formats import FORMATS, LINK, PORTRAIT, SQUARE, Format
from generator.cards.layouts import lay_out
from generator.cards.layouts.desk import CAP
from generator.cards.layouts.zone import overlaps
from generator.cards.scene import Scene
from generator.localise.card import Card, CompareCard, CoverCard
from tests.cards.layouts import samples
from tests.cards.layouts.seen import fonts, one, rects, said, strokes, texts

EN = {card.kind: card for card in samples.deck("en")}
ZH = {card.kind: card for card in samples.deck("zh-TW")}
HOSTILE = samples.hostile()


def drawn(kind: str, cards: dict[str, Card] = EN) -> Scene:
    return lay_out(cards[kind], PORTRAIT, fonts())


def with_note(note: str) -> Card:
    """Give the table a paragraph."""
    body = EN["compare"].body
    assert isinstance(body, CompareCard)
    return replace(EN["compare"], body=replace(body, note=samples.rich(note)))


def test_number_is_as_large_as_the_scale_allows_with_its_unit_smaller() -> None:
    scene = drawn("number")
    value, unit = one(scene, "value"), one(scene, "value unit")
    assert value.glyphs[0].size == 440
    assert value.baseline == unit.baseline
    assert unit.glyphs[0].size < value.glyphs[0].size / 2


def test_long_unit_goes_below_so_that_the_number_stays_large() -> None:
    scene = drawn("number long unit", HOSTILE)
    assert one(scene, "value unit").box[1] > one(scene, "value").baseline
    assert one(scene, "value").glyphs[0].size > 250


def test_white_is_shared_out_around_the_number() -> None:
    scene = drawn("number")
    lead, value = one(scene, "lead"), one(scene, "value")
    note = [text for text in texts(scene) if text.role == "note"]
    rule = strokes(scene, "line")[0].points[0][1]
    gaps = [value.box[1] - lead.box[3], note[0].box[1] - value.box[3], rule - note[-1].box[3]]
    assert max(gaps) < 2 * min(gaps)


def test_every_line_of_the_claim_is_struck_through() -> None:
    for cards in (EN, ZH):
        scene = drawn("myth", cards)
        claim = [text for text in texts(scene) if text.role == "claim"]
        strikes = strokes(scene, "signal")
        assert len(claim) == len(strikes) > 0
        for line, struck in zip(claim, strikes, strict=True):
            (x0, y), (x1, _) = struck.points
            assert x0 < line.box[0] < line.box[2] < x1
            assert line.box[1] < y < line.baseline


def test_short_statement_is_set_larger_than_a_long_one() -> None:
    sizes = [
        next(t.glyphs[0].size for t in texts(scene) if t.role == "text")
        for scene in (drawn("statement short", HOSTILE), drawn("statement"))
    ]
    assert sizes[0] > sizes[1]


def test_no_headline_ends_in_one_short_word() -> None:
    for cards in (EN, ZH):
        for kind in ("cover", "growth", "stack", "formula", "bars"):
            lines = [
                text for text in texts(drawn(kind, cards)) if text.role in {"title", "headline"}
            ]
            widths = [text.box[2] - text.box[0] for text in lines]
            assert widths[-1] > 0.4 * max(widths), [text.text for text in lines]


def test_formula_rows_align_operator_words_and_number() -> None:
    scene = drawn("formula")
    numbers = [text for text in texts(scene) if text.role == "factor number"]
    factors = [text for text in texts(scene) if text.role == "factor"]
    assert [text.baseline for text in numbers] == [text.baseline for text in factors]
    assert {round(text.box[2]) for text in numbers} == {1080 - 84}
    pitches = [b.baseline - a.baseline for a, b in pairwise(numbers)]
    assert max(pitches) - min(pitches) < 0.01


def test_formula_result_stands_below_the_rule_with_its_other_unit() -> None:
    scene = drawn("formula")
    (rule,) = strokes(scene, "text")
    assert one(scene, "result").box[1] > rule.points[0][1]
    assert said(scene, "also") == ["= 270 MiB"]
    assert one(scene, "also").baseline > rule.points[0][1]


def test_compare_keeps_row_names_clear_of_the_first_column() -> None:
    for cards in (EN, ZH):
        scene = drawn("compare", cards)
        column = min(text.box[0] for text in texts(scene) if text.role == "column")
        names = [t.box[2] for t in texts(scene) if t.role == "cell" and t.box[0] < column]
        assert column - max(names) >= 60


def test_paragraph_stands_as_far_from_the_receipt_as_from_the_table() -> None:
    scene = lay_out(with_note("Both assume full attention. " * 4), PORTRAIT, fonts())
    note = [text for text in texts(scene) if text.role == "note"]
    table = strokes(scene, "text")[-1].points[0][1]
    receipt = next(stroke.points[0][1] for stroke in strokes(scene, "line") if stroke.dash)
    above, below = note[0].box[1] - table, receipt - note[-1].box[3]
    assert above >= 40
    assert 0.6 * above < below < 1.6 * above


def test_paragraph_shrinks_before_a_table_has_no_room() -> None:
    card = with_note("Half of its layers look back a little only, so it takes less than that.")
    (size,) = {t.glyphs[0].size for t in texts(lay_out(card, SQUARE, fonts())) if t.role == "note"}
    assert 32 <= size < 38


def test_a_link_preview_centres_its_headline_beside_the_chart() -> None:
    scene = lay_out(EN["cover"], LINK, fonts())
    headline = [text for text in texts(scene) if text.role == "headline"]
    bars = rects(scene)[1:]
    middle = (headline[0].box[1] + headline[-1].box[3]) / 2
    assert middle == pytest.approx(
        (min(bar.y for bar in bars) + max(bar.y + bar.height for bar in bars)) / 2, abs=15
    )


@pytest.mark.parametrize(
    ("cards", "form", "lines"),
    [
        (EN, PORTRAIT, ["Can a 20B model", "fit in a 16 GB", "Mac mini?"]),
        (ZH, PORTRAIT, ["16 GB 的 Mac mini，", "裝得下 20B 模型嗎？"]),
        (EN, LINK, ["Can a 20B model fit", "in a 16 GB Mac mini?"]),
        (ZH, LINK, ["16 GB 的 Mac mini，", "裝得下 20B 模型嗎？"]),
    ],
    ids=["en-portrait", "zh-TW-portrait", "en-link", "zh-TW-link"],
)
def test_a_cover_breaks_its_question_between_phrases_and_on_low_canvases_once(
    cards: dict[str, Card], form: Format, lines: list[str]
) -> None:
    assert said(lay_out(cards["cover"], form, fonts()), "headline") == lines


def test_a_title_of_two_sentences_breaks_between_them() -> None:
    assert said(drawn("stack"), "title") == ["FP4 fits.", "Then you open the context window."]


def test_compare_aligns_cells_under_their_columns() -> None:
    scene = drawn("compare")
    heads = [text.box[0] for text in texts(scene) if text.role == "column"]
    cells = {round(t.box[0]) for t in texts(scene) if t.role == "cell"}
    assert {round(x) for x in heads} <= cells
    assert cells <= {84, *(round(x) for x in heads)}


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_number_on_a_cover_is_named_below_it(form: Format) -> None:
    share = samples.figure("7.37 %", 0.0737, "GiB over GB")
    body = CoverCard(samples.rich("The 16 GB in a Mac mini are 17.2 GB"), figure=share)
    scene = lay_out(samples.card("cover", body, "en", 0), form, fonts())
    name, value, headline = (
        next(text for text in texts(scene) if text.role == role)
        for role in ("value name", "value", "headline")
    )
    assert name.text == "GiB over GB"
    assert name.box[1] > value.baseline
    assert name.box[0] >= value.box[0] - 30
    assert not overlaps(headline.box, value.box)


def test_result_keeps_off_the_rule_and_the_foot() -> None:
    scene = lay_out(EN["formula"], SQUARE, fonts())
    rules = [stroke.points[0][1] for stroke in strokes(scene, "text")]
    foot = min(stroke.points[0][1] for stroke in strokes(scene, "line"))
    result = one(scene, "result")
    figures = result.glyphs[0].size * CAP
    assert result.baseline - figures - max(rules) > 40
    assert foot - result.baseline > 40

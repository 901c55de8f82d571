"""`number`, `myth`, `statement`, `formula` and `compare`: layouts made of words and one figure."""

from __future__ import annotations

from itertools import pairwise

from generator.cards.formats import PORTRAIT
from generator.cards.layouts import lay_out
from generator.cards.scene import Scene
from generator.localise.post import Card
from tests.cards.layouts import samples
from tests.cards.layouts.seen import fonts, one, said, strokes, texts

EN = {card.kind: card for card in samples.deck("en")}
ZH = {card.kind: card for card in samples.deck("zh-TW")}
HOSTILE = samples.hostile()


def drawn(kind: str, cards: dict[str, Card] = EN) -> Scene:
    return lay_out(cards[kind], PORTRAIT, fonts())


def test_number_is_as_large_as_the_scale_allows_with_its_unit_smaller() -> None:
    scene = drawn("number")
    value, unit = one(scene, "value"), one(scene, "value unit")
    assert value.glyphs[0].size == 330
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


def test_compare_aligns_cells_under_their_columns() -> None:
    scene = drawn("compare")
    heads = [text.box[0] for text in texts(scene) if text.role == "column"]
    cells = {round(t.box[0]) for t in texts(scene) if t.role == "cell"}
    assert {round(x) for x in heads} <= cells
    assert cells <= {84, *(round(x) for x in heads)}

"""The ten layouts: what each takes, and what an author is told when one does not fit."""

from __future__ import annotations

from dataclasses import fields

import pytest

from generator.read import cards
from generator.read.cards_reader import LAYOUTS
from tests.read.samples import entry_of, fault_of

W = "{en: words, zh-TW: 字}"
SHORTEST = {
    "cover": "",
    "number": f"{{value: kv, lead: {W}}}",
    "statement": f"{{text: {W}}}",
    "formula": f"{{of: kv, title: {W}}}",
    "bars": f"{{title: {W}, chart: {{bars: [a, b]}}}}",
    "stack": f"{{title: {W}, rows: [{{label: {W}, parts: [a, b]}}]}}",
    "growth": f"{{title: {W}, lines: [by_tokens]}}",
    "compare": f"{{title: {W}, columns: [{W}, {W}], rows: [{{label: {W}, cells: [{W}, {W}]}}]}}",
    "takeaway": f"{{title: {W}, points: [{W}]}}",
    "myth": f"{{claim: {W}, value: kv}}",
}


@pytest.mark.parametrize(("layout", "written"), SHORTEST.items())
def test_the_shortest_card_of_each_layout(layout: str, written: str) -> None:
    (card,) = entry_of(f"cards:\n  - {layout}: {written}").cards
    assert type(card).__name__.lower() == layout
    assert str(card.place) == layout
    assert card.receipt is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_offers_what_its_dataclass_holds(layout: str) -> None:
    made = getattr(cards, layout.capitalize())
    held = {field.name for field in fields(made)} - {"place"}
    assert {field.name for field in LAYOUTS[layout].fields} == held
    assert all(field.about for field in LAYOUTS[layout].fields)


def test_a_chart_with_limit_names_and_receipt() -> None:
    chart = "{bars: [a, b], limit: usable, names: [BF16, {en: four bits, zh-TW: 四位元}]}"
    (card,) = entry_of(f"cards: [{{cover: {{chart: {chart}, receipt: a}}}}]").cards
    assert isinstance(card, cards.Cover)
    assert card.chart
    assert [str(bar) for bar in card.chart.bars] == ["a", "b"]
    assert [str(name["zh-TW"]) for name in card.chart.names] == ["BF16", "四位元"]
    assert (str(card.chart.limit), str(card.receipt)) == ("usable", "a")


def test_a_cell_of_figures_needs_no_translation() -> None:
    cells = '["{{ heads }} × {{ width }}", {en: stored, zh-TW: 存放}]'
    row = f"{{label: {W}, cells: {cells}}}"
    (card,) = entry_of(
        f"cards: [{{compare: {{title: {W}, columns: [{W}, {W}], rows: [{row}]}}}}]"
    ).cards
    assert isinstance(card, cards.Compare)
    figures, words = card.rows[0].cells
    assert figures["en"] is figures["zh-TW"]
    assert str(words["en"]) == "stored"


def test_a_cell_of_words_does() -> None:
    row = f"{{label: {W}, cells: [about, {W}]}}"
    report = fault_of(f"cards: [{{compare: {{title: {W}, columns: [{W}, {W}], rows: [{row}]}}}}]")
    assert "must be one text per language, not `about`" in report


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("covre: {}", "did you mean `cover`?"),
        ("pie: {}", "`pie` is not a known layout"),
        ("number: {value: kv}", "`cards[1].number` has no `lead`"),
        ("number: ", "`cards[1].number` must be a map, not nothing"),
        (f"number: {{value: kv, leed: {W}}}", "did you mean `lead`?"),
        ("[cover]", "must be one layout with its fields, not a list"),
        ("{cover: {}, myth: {}}", "`myth` begins a card of its own"),
        (f"growth: {{title: {W}, lines: []}}", "must hold from 1 to 4 items, not 0"),
        ("cover: {chart: {bars: [a, b], names: [x]}}", "needs 2 names, one for each bar, not 1"),
        (
            f"stack: {{title: {W}, rows: [{{label: {W}, parts: [a]}}], names: [x, y]}}",
            "needs 1 names, one for each part, not 2",
        ),
        (
            f"compare: {{title: {W}, columns: [{W}, {W}], rows: [{{label: {W}, cells: [{W}]}}]}}",
            "needs 2 cells in a row, one for each column, not 1",
        ),
    ],
)
def test_a_card_that_does_not_fit(card: str, words: str) -> None:
    assert words in fault_of(f"cards:\n  - {card}")


def test_a_missing_field_in_a_row_is_blamed_on_the_row() -> None:
    report = fault_of(f"cards:\n  - stack:\n      title: {W}\n      rows:\n        - parts: [a]")
    assert "`cards[1].stack.rows[1]` has no `label`" in report
    assert "5 |         - parts: [a]\n  |           ^^^^^" in report

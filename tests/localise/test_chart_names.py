"""A chart is called by its card's `id:`, or by the layout while only one card has it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Problems
from generator.localise.chart_names import charts_shown, check_ids, find_card
from generator.localise.template import Block, parse_template
from tests.localise.example import entry_text, read, typed

CARDS = """
cards:
  - cover: {value: kv}
  - bars: {title: {en: A, zh-TW: 甲}, chart: {bars: [weights]}}
  - stack:
      title: {en: B, zh-TW: 乙}
      rows: [{label: {en: all, zh-TW: 全部}, parts: [weights]}]
  - bars: {id: small, title: {en: C, zh-TW: 丙}, chart: {bars: [half]}}
"""


def found(name: str, cards: str = CARDS) -> tuple[int | None, list[Diagnostic]]:
    entry, _ = read(entry_text(more=cards))
    problems = Problems()
    (piece,) = parse_template(typed(f"{{{{ chart {name} }}}}"), problems)
    assert isinstance(piece, Block)
    return find_card(entry, piece, problems), problems.found


@pytest.mark.parametrize(("name", "number"), [("bars", 1), ("stack", 2), ("small", 3)])
def test_a_chart_has_the_name_of_its_layout_or_its_own(name: str, number: int) -> None:
    assert found(name) == (number, [])


def test_two_cards_of_a_layout_need_a_name() -> None:
    number, (problem,) = found("bars", CARDS.replace("id: small, ", ""))
    assert number is None
    assert (problem.code, problem.message) == ("E206", "`bars` could be any of 2 cards")
    assert [label.place.source.text[label.place.start :][:4] for label in problem.labels] == [
        "bars",
        "bars",
    ]
    assert problem.help == "add an `id:` to the card that is meant, and name that here"


def test_a_misspelt_chart_is_guessed() -> None:
    _, (problem,) = found("stak")
    assert (problem.code, problem.message) == ("E302", "unknown chart `stak`")
    assert problem.note == "the charts of this entry: `bars`, `stack`, `small`"
    assert problem.help == "did you mean `stack`?"
    assert problem.place.source.text[problem.place.start : problem.place.end] == "stak"


def test_a_sweep_is_sent_to_the_chart_that_draws_it() -> None:
    growth = "  - growth: {title: {en: D, zh-TW: 丁}, lines: [by_tokens]}\n"
    _, (problem,) = found("by_tokens", CARDS + growth)
    assert problem.help == "type `{{ chart growth }}`"


def test_a_cover_with_a_number_has_no_chart() -> None:
    _, (problem,) = found("cover")
    assert (problem.message, problem.cause) == (
        "unknown chart `cover`",
        "a `cover` card has no chart",
    )


def test_without_charts_the_layouts_that_have_one_are_listed() -> None:
    _, (problem,) = found("stack", "")
    assert problem.note == "cards with charts: `bars`, `compare`, `cover`, `growth`, `stack`"


@pytest.mark.parametrize(
    ("typed_id", "code", "message"),
    [
        ("two words", "E313", "`two words` cannot be a name"),
        ("small", "E312", "two cards are `small`"),
    ],
)
def test_a_name_can_be_written_and_is_its_cards_own(typed_id: str, code: str, message: str) -> None:
    cards = CARDS.replace("bars: {title", f"bars: {{id: {typed_id}, title")
    entry, _ = read(entry_text(more=cards))
    problems = Problems()
    check_ids(entry, problems)
    (problem,) = problems.found
    assert (problem.code, problem.message) == (code, message)


def test_only_what_a_body_asks_for_is_shown_on_its_page() -> None:
    entry, _ = read(entry_text(body="{{ chart small }}\n\n{{ chart nothing }}", more=CARDS))
    assert list(charts_shown(entry)) == ["small"]
    assert charts_shown(entry)["small"] is entry.cards[3]

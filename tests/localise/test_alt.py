"""Alternative texts, as a voice would read them out."""

from __future__ import annotations

import pytest

from generator.localise.alt import alt_text
from generator.localise.card import (
    Bar,
    CardBody,
    CompareCard,
    CoverCard,
    Factor,
    FormulaCard,
    GrowthCard,
    GrowthLine,
    MythCard,
    Point,
    Scale,
)
from generator.localise.figure import Figure, Rich, Run
from generator.localise.words import load_words

Case = tuple[CardBody, str]


def rich(text: str) -> Rich:
    return (Run(text),)


def figure(text: str, label: str = "") -> Figure:
    return Figure("x", text, text, "", 1.0, label)


def told(body: CardBody, lang: str) -> str:
    return alt_text(body, load_words(lang))


def growth(title: str, x_name: str, label: str, first: str, last: str) -> GrowthCard:
    ends = (Point(figure("1"), figure(first)), Point(figure("1k"), figure(last)))
    scale = Scale((), log=False)
    return GrowthCard(rich(title), (GrowthLine(label, ends),), scale, scale, x_name)


@pytest.mark.parametrize(
    ("headline", "closed"),
    [
        ("No faster than 209 tokens per second", "No faster than 209 tokens per second."),
        ("Can it fit?", "Can it fit?"),
        ("Who said “it fits.”", "Who said “it fits.”"),
        ("Three ways:", "Three ways:"),
    ],
)
def test_a_headline_is_a_sentence_before_its_chart(headline: str, closed: str) -> None:
    body = CoverCard(rich(headline), (Bar("A", figure("1 GB")),))
    assert told(body, "en") == f"{closed} Bar chart: A 1 GB."


def test_a_number_on_a_cover_is_named() -> None:
    title = "The 16 GB in a Mac mini are 17.2 GB"
    body = CoverCard(rich(title), figure=figure("7.37%", "GiB over GB"))
    assert told(body, "en") == f"{title}. GiB over GB: 7.37%."
    body = CoverCard(rich("其實有 17.2 GB"), figure=figure("7.37%", "GiB 比 GB 多"))
    assert told(body, "zh-TW") == "其實有 17.2 GB。GiB 比 GB 多：7.37%。"


@pytest.mark.parametrize(
    ("headline", "is_told"), [("7% more", False), ("It is 7%", False), ("17% or 2.7%", True)]
)
def test_a_number_that_the_headline_holds_is_not_told_twice(headline: str, is_told: bool) -> None:
    body = CoverCard(rich(headline), figure=figure("7%", "more"))
    assert ("more: 7%." in told(body, "en")) is is_told


def test_growth_names_what_it_runs_over() -> None:
    body = growth("It slows", "readers at once", "each reader", "209", "61.6")
    assert told(body, "en") == (
        "It slows. Line chart over readers at once: each reader goes from 209 at 1 to 61.6 at 1k."
    )


@pytest.mark.parametrize(
    ("label", "first", "line"),
    [
        ("Mistral", "209", "Mistral 從 1 的 209 變成 1k 的 0.3 度"),
        ("合計", "每秒 209 個", "合計從 1 的每秒 209 個變成 1k 的 0.3 度"),
        ("快取（MLA）", "209", "快取（MLA）從 1 的 209 變成 1k 的 0.3 度"),
    ],
)
def test_chinese_has_a_gap_only_beside_latin(label: str, first: str, line: str) -> None:
    body = growth("變慢", "人數", label, first, "0.3 度")
    assert told(body, "zh-TW") == f"變慢。折線圖，橫軸是人數：{line}。"


def test_a_full_width_bracket_needs_no_gap() -> None:
    factors = (Factor("", "字數（中文）", "43"), Factor("×", "每字", "0.6"))
    body = FormulaCard(rich("要幾個？"), "token 數（DeepSeek）", factors, figure("25.8"))
    assert told(body, "zh-TW") == "要幾個？token 數（DeepSeek）= 字數（中文）43 × 每字 0.6 = 25.8。"


def test_a_question_is_not_closed_again() -> None:
    english = CompareCard(rich("Who says so?"), ("A",), (("one", (rich("2"),)),))
    assert told(english, "en").startswith("Who says so? Table: one: A 2.")
    chinese = CompareCard(rich("「誰說的？」"), ("甲",), (("一", (rich("二"),)),))
    assert told(chinese, "zh-TW") == "「誰說的？」表格：一，甲：二。"


def test_a_refuted_claim_ends_before_its_number() -> None:
    body = MythCard(rich("It fits"), figure("20 GB"), rich("No."))
    assert told(body, "en") == ("A claim struck through: It fits. The number: 20 GB. No.")

"""Numbers with their units, however they are written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.localise.lint.figures import Figure, Kind, figures
from generator.localise.lint.spellings import COUNTS, MEASURED
from generator.localise.lint.surface import surface
from generator.localise.lint.units import unit_behind


def _found(text: str) -> list[tuple[str, Figure]]:
    return [(text[found.start : found.end], found) for found in figures(surface(text))]


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("40 GB", "GB"),
        ("40GB", "GB"),
        ("40 gb", "GB"),
        ("40\u00a0GB", "GB"),
        ("16-GB", "GB"),
        ("40 gigabytes", "GB"),
        ("forty gigabytes", "GB"),
        ("40 gigabytes per second", "GB/s"),
        ("3.35 TB/s", "TB/s"),
        ("209 tokens per second", "token/s"),
        ("2 bytes per parameter", "B/param"),
        ("312 TFLOPS", "TFLOP/s"),
        ("50 ms", "ms"),
        ("5 µs", "µs"),
        ("3 watt-hours", "Wh"),
        ("3 kilowatt hours", "kWh"),
        ("95%", "%"),
        ("95 percent", "%"),
        ("$0.30", "USD"),
        ("506,000 GPU hours", "GPU*h"),
        ("77,000 GPU-hours", "GPU*h"),
        ("half a million GPU hours", "GPU*h"),
        ("506,000 GPU 小時", "GPU*h"),
        ("七萬七千 GPU 小時", "GPU*h"),
        ("五十萬 GPU 小時", "GPU*h"),
        ("3 chip years", "chip*year"),
        ("NT$ 300", "TWD"),
        ("12–13 GB", "GB"),
        ("12 to 13 GB", "GB"),
        ("5-10 %", "%"),
        ("40 位元組", "B"),
        ("二十 GB", "GB"),
        ("兩位元組", "B"),
        ("３２ＧＢ", "GB"),
        ("20 多 GB", "GB"),
        ("三千瓦時", "Wh"),
        ("3 千瓦時", "Wh"),
        ("5 個小時", "h"),
        ("20 美元", "USD"),
        ("百分之二十", "%"),
        ("百分之 20", "%"),
        ("每秒 209 個 token", "token/s"),
        ("每個參數 2 位元組", "B/param"),
        ("12 到 13 GB", "GB"),
        ("300 度電", "kWh"),
    ],
)
def test_a_number_with_its_unit(typed: str, symbol: str) -> None:
    ((span, found),) = _found(f"(≈{typed}, 對)")
    assert (span, found.kind) == (typed, Kind.MEASURE)
    assert found.unit
    assert found.unit.symbol == symbol


@pytest.mark.parametrize("typed", ["20 °C", "20℃", "300 euros", "€300", "45 TOPS", "3 度", "19 吋"])
def test_units_we_do_not_compute_in_are_units(typed: str) -> None:
    ((span, found),) = _found(f"({typed})")
    assert (span, found.kind, found.unit) == (typed, Kind.MEASURE, None)


@pytest.mark.parametrize(
    "typed",
    ["10×", "10x", "10 ×", "4-fold", "3 倍", "3.5倍", "7成", "½", "2/3"],
)
def test_a_ratio_in_digits(typed: str) -> None:
    ((span, found),) = _found(f"({typed})")
    assert (span, found.kind) == (typed, Kind.RATIO)


@pytest.mark.parametrize("text", ["8 × 64", "{{ heads }} × 64", "24/7", "4 times a day", "3 元組"])
def test_what_is_no_ratio_and_has_no_unit(text: str) -> None:
    assert {found.kind for _, found in _found(text)} == {Kind.BARE}


@pytest.mark.parametrize("text", ["3D", "4th", "1080p", "2x2"])
def test_digits_before_letters_are_part_of_a_word(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text", ["two years", "one byte", "ten minutes", "一天", "兩年", "一秒", "十元", "一度"]
)
def test_small_numbers_in_words_may_be_prose(text: str) -> None:
    ((_, found),) = _found(text)
    assert found.everyday


@pytest.mark.parametrize("text", ["two bytes", "forty seconds", "兩位元組", "二十 GB", "2 years"])
def test_other_measures_in_words_are_not(text: str) -> None:
    ((_, found),) = _found(text)
    assert not found.everyday


def test_every_spelling_has_a_unit() -> None:
    for spelling, symbol in (MEASURED | COUNTS).items():
        assert unit_behind(spelling) if symbol else unit_behind(spelling) is None


PIECES = (
    *("1", "40", "２", ",", ".", "-", "–", "/", "×", "x", "e", "^", "⁹", "½", "%", "$", " ", "\n"),
    *("GB", "per", "tokens", "a", "twenty", "-", "hundred", "half of", "times as", "k", "M", "**"),
    *("二", "十", "百", "萬", "兆", "點", "分之", "倍", "成", "第", "每秒", "位元組", "個 token"),
    *("{{ kv }}", "`", "[x](", ")", "Llama-", "Figure ", "年", "多", "到"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    plain = surface(text)
    spans = [(found.start, found.end) for found in figures(plain)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.text(max_size=60))
def test_any_characters_are_read_without_a_fault(text: str) -> None:
    list(figures(surface(text)))
    assert len(surface(text)) == len(text)

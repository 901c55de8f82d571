"""Numerals of both languages, and what only looks like one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.localise.lint.numerals import numerals
from generator.localise.lint.surface import surface


def _read(text: str) -> list[tuple[str, Fraction]]:
    plain = surface(text)
    return [(text[found.start : found.end], found.amount) for found in numerals(plain)]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("40", "40"),
        ("4,096", "4096"),
        ("1,234,567.5", "1234567.5"),
        ("4_096", "4096"),
        (".5", "0.5"),
        ("3.14e23", "314e21"),
        ("6 × 10^23", "6e23"),
        ("6×10²³", "6e23"),
        ("2^30", "1073741824"),
        ("2³⁰", "1073741824"),
        ("20B", "20e9"),
        ("1.5 million", "1.5e6"),
        ("half a million", "5e5"),
        ("20 billion", "20e9"),
        ("2/3", "2/3"),
        ("½", "1/2"),
        ("2 ½", "5/2"),
        ("２０", "20"),
        ("200 億", "20e9"),
        ("1.5兆", "1.5e12"),
        ("5 萬", "50000"),
        ("3 百萬", "3e6"),
    ],
)
def test_digits(typed: str, amount: str) -> None:
    assert _read(f"a {typed} b") == [(typed, Fraction(amount))]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("two", "2"),
        ("Twelve", "12"),
        ("twenty-four", "24"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("a hundred", "100"),
        ("one hundred and five", "105"),
        ("forty thousand", "40000"),
        ("three hundred million", "300e6"),
        ("two million five hundred thousand", "2.5e6"),
        ("two and a half", "2.5"),
    ],
)
def test_english_words(typed: str, amount: str) -> None:
    assert _read(f"about {typed}, or so") == [(typed, Fraction(amount))]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("二", "2"),
        ("兩", "2"),
        ("十", "10"),
        ("十六", "16"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("四千零九十六", "4096"),
        ("兩百億", "20e9"),
        ("一億二千萬", "120e6"),
        ("一萬億", "1e12"),
        ("百萬", "1e6"),
        ("三點五", "3.5"),
        ("二〇二六", "2026"),
    ],
)
def test_chinese_numerals(typed: str, amount: str) -> None:
    assert _read(f"要 {typed}，對") == [(typed, Fraction(amount))]


@pytest.mark.parametrize(
    "text",
    [
        "int8, BF16, A4, H100, v2, b1.58",
        "gpt-oss-20b, Qwen3-TTS-0.6B, Qwen3-4B, GPT-4",
        "at 12:30, release 1.2.3, issue #754",
        "hundreds of models, millions more, a few thousand, several dozen",
        "數十、好幾百、十幾、十來、第三、第 3 天、上百萬、成千上萬",
        "halves, doubles, someone, often",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert _read(text) == []


def test_a_suffix_may_mean_either_kilo() -> None:
    (found,) = numerals("128k")
    assert [int(amount) for amount in found.amounts] == [128_000, 131_072]


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("4,096", 4), ("9.06", 3), ("0.5", 1), ("270", 3), ("40", 2), ("400", 1), ("20,000", 1)],
)
def test_of_closing_zeros_only_a_single_one_is_significant(typed: str, digits: int) -> None:
    (found,) = numerals(typed)
    assert found.digits == digits

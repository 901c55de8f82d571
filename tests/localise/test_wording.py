"""A number and its unit in the words of each language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.units import parse_unit
from generator.localise.wording import amount_words, short_count
from generator.localise.words import load_words


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (4096, "4k"),
        (131_072, "128k"),
        (128_000, "128k"),
        (1_048_576, "1M"),
        (10_485_760, "10M"),
        (1_038_336, "1.04M"),
        (1_073_741_824, "1.07B"),
        (20_000_000_000, "20B"),
        (600_000_000, "0.6B"),
        (999, "999"),
    ],
)
def test_a_short_count_steps_by_1024_only_where_that_is_what_is_counted_in(
    amount: int, text: str
) -> None:
    assert short_count(Fraction(amount)) == text


@pytest.mark.parametrize(
    ("number", "unit", "english", "chinese"),
    [
        ("6", "FLOP/param/token", "6 FLOP per parameter per token", "每個 token 每個參數 6 FLOP"),
        ("0.28", "USD/Mtoken", "$0.28 per million tokens", "每百萬個 token 0.28 美元"),
        ("3.35", "TB/s", "3.35 TB/s", "每秒 3.35 TB"),
        ("5", "Mtoken", "5 Mtoken", "5 Mtoken"),
    ],
)
def test_a_compound_unit_reads_naturally(
    number: str, unit: str, english: str, chinese: str
) -> None:
    for lang, text in (("en", english), ("zh-TW", chinese)):
        worded = amount_words(number, parse_unit(unit), load_words(lang))
        assert worded.replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("unit", "text"), [("B", "10 億位元組"), ("GB", "10 億 GB"), ("token/s", "每秒 10 億個 token")]
)
def test_a_chinese_count_word_stands_close_to_a_chinese_unit(unit: str, text: str) -> None:
    worded = amount_words("10\u00a0億", parse_unit(unit), load_words("zh-TW"))
    assert worded.replace("\u00a0", " ") == text

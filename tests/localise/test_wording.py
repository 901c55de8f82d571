"""A number and its unit in the words of each language."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.solved import Value
from generator.compute.units import parse_unit
from generator.localise.wording import Style, amount_words, figure, short_count
from generator.localise.words import load_words
from tests.localise.example import entry_text, filler


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
        ("506,000", "GPU*h", "506,000 GPU hours", "506,000 GPU 小時"),
        ("1", "GPU*day", "1 GPU day", "1 GPU 天"),
        ("3", "chip*year", "3 chip years", "3 晶片年"),
        ("−5", "USD", "−$5", "−5 美元"),
        ("−5", "TWD/kWh", "−NT$5 per kWh", "每度新台幣 −5 元"),
        ("3", "USD/GPU/h", "$3 per GPU per hour", "每小時每張 GPU 3 美元"),
        ("3", "kW*h", "3 kW·h", "3 kW·h"),
        ("3", "GPU*h/query", "3 GPU·h/query", "3 GPU·h/query"),
    ],
)
def test_a_compound_unit_reads_naturally(
    number: str, unit: str, english: str, chinese: str
) -> None:
    for lang, text in (("en", english), ("zh-TW", chinese)):
        worded = amount_words(number, parse_unit(unit), load_words(lang))
        assert worded.replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("typed", "lang", "number", "unit"),
    [
        ("506e3 GPU*h", "en", "506,000", "GPU hours"),
        ("506e3 GPU*h", "zh-TW", "506,000", "GPU 小時"),
        ("3 kW*h", "en", "3", "kW·h"),
        ("1010 USD", "en", "$1,010", ""),
        ("-1010 USD", "en", "−$1,010", ""),
        ("-1010 USD", "zh-TW", "−1,010", "美元"),
        ("1010 USD", "zh-TW", "1,010", "美元"),
        ("2 USD/GPU/h", "en", "$2", "/GPU/h"),
        ("2 USD/GPU/h", "zh-TW", "2", "美元/GPU/h"),
        ("300 TWD", "zh-TW", "新台幣 300", "元"),
    ],
)
def test_a_figure_in_two_sizes_is_worded_as_in_prose(
    typed: str, lang: str, number: str, unit: str
) -> None:
    made = figure(given(typed), load_words(lang))
    assert (made.number, made.unit) == (number, unit)


@pytest.mark.parametrize(
    ("typed", "style", "english", "chinese"),
    [
        ("1.01e6 USD", "count", "$1.01 million", "101 萬美元"),
        ("1.01e6 USD", "short", "$1.01M", "101 萬美元"),
        ("506e3 GPU*h", "short", "506k GPU hours", "50.6 萬 GPU 小時"),
        ("20e9 param", "short", "20B", "20B"),
        ("131072 token", "short", "128k", "128k"),
    ],
)
def test_chinese_counts_money_and_time_in_its_own_steps(
    typed: str, style: str, english: str, chinese: str
) -> None:
    value = given(typed)
    wanted = Style(value.unit, short=style == "short", count=style == "count")
    for lang, text in (("en", english), ("zh-TW", chinese)):
        assert figure(value, load_words(lang), wanted).text.replace("\u00a0", " ") == text


def given(typed: str) -> Value:
    used = filler(text=entry_text() + f"  worked: {{formula: {typed}, show: {typed.split()[1]}}}")
    return used.solved.values["worked"]


@pytest.mark.parametrize(
    ("unit", "text"), [("B", "10 億位元組"), ("GB", "10 億 GB"), ("token/s", "每秒 10 億個 token")]
)
def test_a_chinese_count_word_stands_close_to_a_chinese_unit(unit: str, text: str) -> None:
    worded = amount_words("10\u00a0億", parse_unit(unit), load_words("zh-TW"))
    assert worded.replace("\u00a0", " ") == text

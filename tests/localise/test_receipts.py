"""The receipt is the sum that was done, with the numbers put in."""

from __future__ import annotations

import pytest

from generator.localise.figure import Receipt
from generator.localise.receipts import exact_receipt, receipt
from tests.localise.example import entry_text, filler


@pytest.mark.parametrize(
    ("name", "lang", "left", "right"),
    [
        ("weights", "en", "20 billion × 2 B", "= 40 GB"),
        ("weights", "zh-TW", "200 億 × 2 B", "= 40 GB"),
        ("half", "en", "20 billion × 1 B", "= 20 GB"),
        ("kv", "en", "2 × 24 × 2,880 × 4,096 × 0.5 B", "= 270 MiB"),
        ("both", "en", "(40 GB + 270 MiB) ÷ 2", "≈ 20.1 GB"),
    ],
)
def test_numbers_put_in(name: str, lang: str, left: str, right: str) -> None:
    used = filler(lang)
    made = receipt(used.solved.values[name], used.words)
    assert made is not None
    assert Receipt(_spaced(made.left), _spaced(made.right)) == Receipt(left, right)


def test_every_digit_in_bytes() -> None:
    used = filler()
    made = exact_receipt(used.solved.values["kv"], used.words)
    assert made is not None
    assert _spaced(made.right) == "= 283,115,520 B"


def test_a_result_without_an_end_is_said_to_be_rounded() -> None:
    used = filler(text=entry_text() + "  third: {formula: 1 GB / 3 s, show: GB/s}")
    made = exact_receipt(used.solved.values["third"], used.words)
    assert made is not None
    assert _spaced(made.right) == "≈ 0.333 GB/s"


def test_a_rate_of_counted_things_keeps_their_name() -> None:
    reading = "  reading: {formula: speed / 16.75 GB * 1 token, show: token/s}"
    used = filler(text=entry_text() + reading)
    made = receipt(used.solved.values["reading"], used.words)
    assert made is not None
    assert _spaced(made.right) == "= 200 token/s"


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_carbon_has_its_subscript_and_its_space(lang: str) -> None:
    carbon = "  carbon: {formula: 385 tCO2e / 909 MWh, show: gCO2e/kWh}"
    used = filler(lang, text=entry_text() + carbon)
    made = receipt(used.solved.values["carbon"], used.words)
    assert made is not None
    assert (_spaced(made.left), _spaced(made.right)) == (
        "385 t CO₂e ÷ 909 MWh",
        "≈ 424 g CO₂e/kWh",
    )


RENT = """\
  rent: {formula: 506e3 GPU*h * 2 USD/GPU/h, show: USD}
  each: {formula: 350 kW / 1000 GPU, show: W/GPU}
  spent: {formula: 3 USD/query * 2 query, show: USD}
"""


@pytest.mark.parametrize(
    ("name", "lang", "worked"),
    [
        ("rent", "en", "506,000 GPU·h × $2/GPU/h = $1,012,000"),
        ("rent", "zh-TW", "506,000 GPU·h × 2 美元/GPU/h = 1,012,000 美元"),
        ("each", "en", "350 kW ÷ 1,000 GPU = 350 W/GPU"),
        ("spent", "en", "$3 × 2 = $6"),
    ],
)
def test_machines_stay_where_their_loss_would_make_it_false(
    name: str, lang: str, worked: str
) -> None:
    used = filler(lang, entry_text() + RENT)
    value = used.solved.values[name]
    made = exact_receipt(value, used.words)
    assert made is not None
    assert _spaced(f"{made.left} {made.right}") == worked


WORDED = """\
  fits: {formula: floor(usable / kv)}
  left: {formula: 1 year - 2 month, show: day}
  drawn: {formula: 16 kWh / 1 year, show: kWh/year}
"""


@pytest.mark.parametrize(
    ("name", "lang", "left", "right"),
    [
        ("fits", "en", "round down(12.5 GB ÷ 270 MiB)", "= 44"),
        ("fits", "zh-TW", "無條件捨去(12.5 GB ÷ 270 MiB)", "= 44"),
        ("left", "en", "1 year − 2 months", "≈ 304 days"),
        ("left", "zh-TW", "1 年 − 2 個月", "≈ 304 天"),
        ("drawn", "en", "16 kWh ÷ 1 year", "= 16 kWh/year"),
        ("drawn", "zh-TW", "16 kWh ÷ 1 年", "= 16 kWh/年"),
    ],
)
def test_functions_and_units_that_are_words_are_translated(
    name: str, lang: str, left: str, right: str
) -> None:
    used = filler(lang, entry_text() + WORDED)
    made = receipt(used.solved.values[name], used.words)
    assert made is not None
    assert Receipt(_spaced(made.left), _spaced(made.right)) == Receipt(left, right)


def test_an_input_has_no_receipt() -> None:
    used = filler()
    assert receipt(used.solved.values["params"], used.words) is None


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")

"""What is said about units that are none."""

from __future__ import annotations

import pytest

from generator.compute.unit_advice import advise, nearest_unit
from generator.compute.units import parse_unit


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("KB", "type `kB` or `KiB`"),
        ("kb", "type `kB` or `kbit`"),
        ("Gb", "type `GB` or `Gbit`"),
        ("b", "type `B` or `bit`"),
        ("GBs", "type `GB` or `GB/s`"),
        ("TFLOPS", "type `TFLOP` or `TFLOP/s`"),
        ("cal", "type `J` or `kJ`"),
        ("ton", "type `t` or `kg`"),
        ("pint", "type `mL` or `L`"),
        ("$", "type `USD` or `TWD`"),
    ],
)
def test_an_ambiguous_unit_lists_what_to_type(typed: str, choices: str) -> None:
    advice = advise(typed)
    assert (advice.code, advice.help) == ("E304", choices)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mwh", "MWh"),
        ("kwh", "kWh"),
        ("tokens", "token"),
        ("Tokens", "token"),
        ("gpu", "GPU"),
        ("hours", "h"),
        ("yr", "year"),
        ("sec", "s"),
        ("Gbps", "Gbit/s"),
        ("GBps", "GB/s"),
        ("gib", "GiB"),
        ("prompts", "prompt"),
        ("watts", "W"),
        ("NT$", "TWD"),
        ("GPUh", "GPU*h"),
        ("GPU-hours", "GPU*h"),
        ("chip days", "chip*day"),
    ],
)
def test_a_misspelt_unit_is_recognised(typed: str, meant: str) -> None:
    advice = advise(typed)
    assert (advice.code, advice.help) == ("E303", f"did you mean `{meant}`?")
    assert parse_unit(meant)


def test_a_letter_for_a_power_of_ten_is_to_be_written_out() -> None:
    assert advise("M").help == "write the number out, e.g. `2e6`"


def test_a_temperature_is_a_difference_or_nothing() -> None:
    assert advise("°C").code == "E306"
    assert "`K`" in advise("°C").help


def test_nothing_is_guessed_for_a_word_like_no_unit() -> None:
    assert nearest_unit("furlong") is None
    assert advise("furlong").help == ""

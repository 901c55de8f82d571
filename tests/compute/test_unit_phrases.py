"""Unit expressions as printed in sources, and how they are typed."""

from __future__ import annotations

import pytest

from generator.compute.unit_phrases import added_up, typed_unit
from generator.compute.units import parse_unit


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("USD/(GPU*h)", "USD/GPU/h"),
        ("USD/(GPU·hour)", "USD/GPU/h"),
        ("FLOP/(param token)", "FLOP/param/token"),
        ("tokens per second", "token/s"),
        ("Wh per query", "Wh/query"),
        ("kW-h", "kW*h"),
        ("PFLOP/s-days", "PFLOP/s*day"),
        ("USD per 1M tokens", "USD/Mtoken"),
        ("USD/million tokens", "USD/Mtoken"),
        ("USD/1,000 tokens", "USD/ktoken"),
        ("gCO₂/kWh", "gCO2e/kWh"),
        ("W/m²", "W/m^2"),
        ("cm³", "cm^3"),
    ],
)
def test_a_printed_unit_is_typed_in_one_way(printed: str, typed: str) -> None:
    assert typed_unit(printed) == typed
    assert parse_unit(typed)


@pytest.mark.parametrize(
    "printed", ["GB", "tokens", "GB/sec", "Mwh", "apples per pear", "GB/(", "p\u0430ram", ""]
)
def test_one_word_and_what_is_no_unit_are_left_to_others(printed: str) -> None:
    assert typed_unit(printed) == ""


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("2 h 30 min", "150 min"),
        ("1 day 6 hours", "30 h"),
        ("5 GB 3 h", ""),
        ("2 h 30", ""),
        ("1 year 1 month 1 day", ""),
        ("2 h", ""),
    ],
)
def test_pieces_of_one_quantity_are_added_up_when_they_come_out_whole(
    typed: str, total: str
) -> None:
    assert added_up(typed) == total

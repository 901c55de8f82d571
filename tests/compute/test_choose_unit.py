"""The unit of a value whose author names none."""

from __future__ import annotations

import pytest

from generator.compute.choose_unit import coherent_unit, default_unit
from generator.compute.literals import parse_quantity
from generator.compute.units import parse_unit
from tests.compute.writing import text


@pytest.mark.parametrize(
    ("quantity", "unit"),
    [
        ("0.5", "1"),
        ("12 %", "1"),
        ("270 MiB", "MB"),
        ("999 B", "B"),
        ("1000 B", "kB"),
        ("691.2 GB", "GB"),
        ("5000 PB", "PB"),
        ("0 B", "B"),
        ("-3 GB", "GB"),
        ("4 bit", "B"),
        ("0.5 s", "s"),
        ("90 s", "min"),
        ("2 h", "h"),
        ("30 h", "day"),
        ("400 day", "year"),
        ("1 kWh", "J"),
        ("1 kWh/year", "W"),
        ("3 TB/s", "B/s"),
        ("2 GFLOP", "FLOP"),
        ("1 Wh/prompt", "J/query"),
        ("3 USD/GPU/h", "USD/s/GPU"),
        ("5 t", "kg"),
        ("1 kgCO2e/kWh", "kgCO2e/J"),
    ],
)
def test_the_default_unit_suits_the_size(quantity: str, unit: str) -> None:
    chosen = default_unit(parse_quantity(text(quantity)).quantity)
    assert chosen == parse_unit(unit) or chosen.dimension == parse_unit(unit).dimension
    assert sorted(chosen.factors) == sorted(parse_unit(unit).factors)


def test_coherent_units_need_no_conversion_beyond_the_byte() -> None:
    assert coherent_unit(parse_unit("kWh/query").dimension).scale == 1
    assert coherent_unit(parse_unit("bit/s").dimension).scale == 8

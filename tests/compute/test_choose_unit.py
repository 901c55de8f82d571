"""The unit of a value whose author names none."""

from __future__ import annotations

import pytest

from generator.compute.choose_unit import coherent_unit, default_unit, unit_of_sum
from generator.compute.formula import Compare, With
from generator.compute.literals import parse_quantity
from generator.compute.parse import parse_formula
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


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("hours + hours", "GPU*h"),
        ("hours - (5 GPU*h - more)", "GPU*h"),
        ("-hours + more", "GPU*h"),
        ("hours + 1 GPU*day", None),
        ("hours + 2 * more", None),
        ("hours", None),
        ("size + size", None),
        ("wait + wait", None),
    ],
)
def test_a_sum_keeps_the_unit_that_all_its_terms_have(formula: str, unit: str | None) -> None:
    units = {"hours": "GPU*h", "more": "GPU*h", "size": "GB", "wait": "h"}
    known = {name: parse_unit(symbol) for name, symbol in units.items()}
    parsed = parse_formula(text(formula))
    assert not isinstance(parsed, Compare | With)
    assert unit_of_sum(parsed, known) == (parse_unit(unit) if unit else None)


def test_coherent_units_need_no_conversion_beyond_the_byte() -> None:
    assert coherent_unit(parse_unit("kWh/query").dimension).scale == 1
    assert coherent_unit(parse_unit("bit/s").dimension).scale == 8

"""Dimensions and their names in messages."""

from __future__ import annotations

import pytest

from generator.compute import dimension as dim
from generator.compute.units import parse_unit


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("1", "a pure number"),
        ("kWh", "energy"),
        ("W", "power"),
        ("GHz", "frequency"),
        ("GB", "information"),
        ("B/token", "information per token"),
        ("B/param", "information per parameter"),
        ("FLOP/param/token", "operations per parameter per token"),
        ("J/token", "energy per token"),
        ("W/GPU", "power per GPU"),
        ("kgCO2e/kWh", "CO2e mass per energy"),
        ("L/kWh", "volume per energy"),
        ("GPU*h", "GPUs × time"),
        ("1/token", "count per token"),
        ("m/s^2", "length per time²"),
    ],
)
def test_dimensions_are_named_in_words(unit: str, words: str) -> None:
    assert dim.words(parse_unit(unit).dimension) == words


@pytest.mark.parametrize(
    ("unit", "symbols"),
    [("J", "[M L² T⁻²]"), ("kW", "[M L² T⁻³]"), ("B/token", "[bit token⁻¹]"), ("%", "[1]")],
)
def test_dimensions_have_symbols(unit: str, symbols: str) -> None:
    assert dim.symbols(parse_unit(unit).dimension) == symbols


def test_a_quotient_undoes_a_product() -> None:
    product = dim.times(dim.POWER, dim.TIME)
    assert product == dim.ENERGY
    assert dim.over(product, dim.TIME) == dim.POWER


def test_only_even_exponents_have_a_square_root() -> None:
    assert dim.square_root(dim.power(dim.TIME, 2)) == dim.TIME
    assert dim.square_root(dim.TIME) is None
    assert dim.square_root(dim.NONE) == dim.NONE


def test_the_two_currencies_are_different_dimensions() -> None:
    assert parse_unit("USD").dimension != parse_unit("TWD").dimension

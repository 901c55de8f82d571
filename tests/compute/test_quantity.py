"""Numerals and their worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.quantity import Quantity, last_digit, parse_number
from generator.compute.units import parse_unit


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("24", 24),
        ("20e9", 20 * 10**9),
        ("6.022e23", 6022 * 10**20),
        ("1_000", 1000),
        (".5", Fraction(1, 2)),
        ("0.1", Fraction(1, 10)),
        ("1e-3", Fraction(1, 1000)),
        ("2.67e+01", Fraction(267, 10)),
        ("1E3", 1000),
    ],
)
def test_numerals_are_exact(numeral: str, value: int | Fraction) -> None:
    assert parse_number(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "worth"),
    [
        ("9.06", Fraction(1, 100)),
        ("32", 1),
        ("3.14e23", 10**21),
        ("200", 1),
        (".5", Fraction(1, 10)),
    ],
)
def test_the_last_typed_digit_has_a_worth(numeral: str, worth: int | Fraction) -> None:
    assert last_digit(numeral) == worth


def test_forty_digits_are_enough() -> None:
    assert parse_number("1" * 40)
    with pytest.raises(ValueError, match="1111"):
        parse_number("1" * 41)


@pytest.mark.parametrize("numeral", ["1e301", "1e-301", "1e999999999999"])
def test_exponents_have_a_limit(numeral: str) -> None:
    with pytest.raises(OverflowError):
        parse_number(numeral)


def test_a_quantity_is_told_in_any_unit_of_its_dimension() -> None:
    cache = Quantity(Fraction(283_115_520 * 8), parse_unit("B").dimension)
    assert cache.within(parse_unit("MiB")) == 270
    assert cache.within(parse_unit("MB")) == Fraction("283.11552")

"""The functions of the formula language."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from generator.compute.functions import apply
from generator.compute.quantity import Quantity
from generator.compute.units import parse_unit


def of(function: str, *numbers: int | str) -> Quantity:
    return apply(function, [Quantity(Fraction(number)) for number in numbers])


@pytest.mark.parametrize(
    ("function", "number", "result"),
    [
        ("sqrt", "9/4", "3/2"),
        ("sqrt", 0, 0),
        ("log2", 8, 3),
        ("log2", "1/8", -3),
        ("log10", 1000, 3),
        ("log10", 10**30, 30),
        ("ln", 1, 0),
        ("exp", 0, 1),
        ("abs", -5, 5),
        ("ceil", "7/2", 4),
        ("ceil", -1, -1),
        ("floor", "-7/2", -4),
        ("round", "5/2", 3),
        ("round", "-5/2", -2),
        ("round", "12/5", 2),
    ],
)
def test_results_that_are_fractions_are_exact(
    function: str, number: int | str, result: int | str
) -> None:
    assert of(function, number) == Quantity(Fraction(result), exact=True)


@pytest.mark.parametrize(
    ("function", "number", "result"),
    [
        ("sqrt", 2, math.sqrt(2)),
        ("ln", 2, math.log(2)),
        ("log2", 3, math.log2(3)),
        ("log10", 2, math.log10(2)),
        ("exp", 1, math.e),
        ("exp", -690, math.exp(-690)),
    ],
)
def test_other_results_are_cut_and_say_so(function: str, number: int, result: float) -> None:
    found = of(function, number)
    assert not found.exact
    assert float(found.value) == pytest.approx(result, rel=1e-15)


def test_a_root_has_fifty_digits() -> None:
    # The first 50 digits of the square root of 2 (OEIS A002193).
    digits = "1.4142135623730950488016887242096980785696718753769"
    assert abs(of("sqrt", 2).value - Fraction(digits)) < Fraction(1, 10**48)


def test_rounding_forgives_the_cut() -> None:
    squared = of("sqrt", 2).value ** 2
    assert squared != 2
    assert apply("floor", [Quantity(squared, exact=False)]).value == 2
    assert apply("ceil", [Quantity(squared, exact=False)]).value == 2


def test_the_square_root_of_an_area_is_a_length() -> None:
    area = Quantity(Fraction(9), parse_unit("m^2").dimension)
    assert apply("sqrt", [area]) == Quantity(Fraction(3), parse_unit("m").dimension)


def test_extremes_of_several() -> None:
    assert of("min", 3, 1, 2).value == 1
    assert of("max", 3, 1, 2).value == 3

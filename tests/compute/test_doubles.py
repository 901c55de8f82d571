"""The arithmetic of a browser, written in Python."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compute import doubles
from generator.compute.formula import Compare, With
from generator.compute.parse import parse_formula
from tests.compute.writing import text

KNOWN = {"tenth": 0.1, "noise": 0.1 + 0.2, "zero": 0.0, "far": 1e200, "usable.low": 12.0}


def computed(formula: str) -> float:
    tree = parse_formula(text(formula))
    assert not isinstance(tree, Compare | With)
    return doubles.evaluate(tree, KNOWN)


def held(comparison: str) -> bool:
    tree = parse_formula(text(comparison))
    assert isinstance(tree, Compare)
    return doubles.holds(tree, KNOWN)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("tenth + 2 * tenth", 0.30000000000000004),
        ("(tenth + 0.2) + 0.3", 0.6000000000000001),
        ("tenth + (0.2 + 0.3)", 0.6),
        ("1 GB", 8e9),
        ("2^10", 1024.0),
        ("-2^-2", -0.25),
        ("0^0", 1.0),
        ("10^17 + 5 - 10^17", 0.0),
        ("sqrt(9/4)", 1.5),
        ("log2(8)", 3.0),
        ("max(1, 2, 3) - min(1, 2)", 2.0),
    ],
)
def test_operations_round_as_in_a_browser(formula: str, result: float) -> None:
    assert computed(formula) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [("ceil(noise * 10)", 3), ("floor(0.1 * 3 * 10)", 3), ("round(2.5)", 3), ("round(-2.5)", -2)],
)
def test_noise_does_not_push_a_whole_number_over(formula: str, result: float) -> None:
    assert computed(formula) == result


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1 / zero", math.inf),
        ("-1 / zero", -math.inf),
        ("ln(zero)", -math.inf),
        ("exp(1000)", math.inf),
        ("1 / (1 / zero)", 0.0),
        ("far * far", math.inf),
        ("ceil(1 / zero)", math.inf),
    ],
)
def test_nothing_raises_where_a_browser_goes_on(formula: str, result: float) -> None:
    assert computed(formula) == result


@pytest.mark.parametrize(
    "formula", ["zero / zero", "sqrt(-1)", "log10(-1)", "2^0.5", "2^65", "min(1, zero / zero)"]
)
def test_what_has_no_result_is_not_a_number(formula: str) -> None:
    assert math.isnan(computed(formula))


@given(st.floats(-1e9, 1e9), st.integers(-8, 8))
def test_powers_are_as_good_as_exact_ones(base: float, exponent: int) -> None:
    if base == 0 or not 1e-300 < abs(base) ** abs(exponent) < 1e300:
        return
    exact = Fraction(base) ** exponent
    assert doubles.power(base, exponent) == pytest.approx(float(exact), rel=1e-14)


@pytest.mark.parametrize(
    "comparison",
    [
        "noise == 0.3",
        "noise <= 0.3",
        "noise >= 0.3",
        "usable.low < 12.5",
        "9.0597 GB ~= 9.06 GB",
        "noise ~= 0.31 within 5 %",
        "noise ~= 0.31 within 0.02",
    ],
)
def test_comparisons_that_hold(comparison: str) -> None:
    assert held(comparison)


@pytest.mark.parametrize(
    "comparison",
    ["noise > 0.3", "0.3 < noise", "9.0652 GB ~= 9.06 GB", "usable.low >= 12.5", "zero/zero <= 1"],
)
def test_comparisons_that_do_not(comparison: str) -> None:
    assert not held(comparison)


def test_a_long_sum_costs_no_stack() -> None:
    assert computed("+".join(["1"] * 250)) == 250

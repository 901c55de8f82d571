"""Fractions become figures: cleaned, rounded once, half up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.localise.numbers import alike, exact, magnitude, round_half_up, shown


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("9.0597", "9.06"),
        ("691.2", "691"),
        ("283.11552", "283"),
        ("1.2", "1.2"),
        ("1.9996", "2.00"),
        ("0.125", "0.125"),
        ("4096", "4,096"),
        ("9999", "9,999"),
        ("10000", "10,000"),
        ("131072", "131,000"),
        ("0", "0"),
        ("-3.14159", "−3.14"),
        ("0.00012345", "0.000123"),
    ],
)
def test_three_digits_unless_small_and_whole(amount: str, text: str) -> None:
    assert shown(Fraction(amount)) == text


@pytest.mark.parametrize(
    ("amount", "digits", "text"),
    [("0.125", 2, "0.13"), ("2.675", 3, "2.68"), ("-0.125", 2, "−0.13"), ("6.3", 1, "6")],
)
def test_a_tie_goes_away_from_zero(amount: str, digits: int, text: str) -> None:
    assert shown(Fraction(amount), digits) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("3.7912", "6.5", "3.79–6.50"),
        ("0.25", "1", "0.25–1.00"),
        ("9.5", "12", "9.5–12.0"),
        ("9.53", "12.34", "9.53–12.3"),
        ("3.79", "9.996", "3.79–10.0"),
        ("-6.5", "-3.7912", "−6.50–−3.79"),
        ("0", "3.79", "0–3.79"),
        ("12", "13", "12–13"),
        ("12.5", "1300", "12.5–1,300"),
    ],
)
def test_the_ends_of_a_range_have_as_many_places(low: str, high: str, text: str) -> None:
    assert "–".join(alike([Fraction(low), Fraction(high)])) == text


def test_binary_noise_is_cleaned_before_rounding() -> None:
    """What a browser computes as 0.1 + 0.2 must read like the exact 0.3."""
    noisy = Fraction(0.1) + Fraction(0.2)
    assert shown(noisy) == shown(Fraction(3, 10)) == "0.3"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Fraction(283115520), "283,115,520"),
        (Fraction("19.0597"), "19.0597"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(1, 3000), "0.000333333333333"),
        (Fraction("1.2e-13"), "0.00000000000012"),
    ],
)
def test_exact_writes_every_digit(amount: Fraction, text: str) -> None:
    assert exact(amount) == text


@given(st.fractions(min_value=Fraction(1, 10**12), max_value=10**15), st.integers(1, 12))
def test_rounding_moves_by_at_most_half_a_step(amount: Fraction, digits: int) -> None:
    step = Fraction(10) ** (magnitude(amount) - digits + 1)
    assert abs(round_half_up(amount, digits) - amount) <= step / 2


@given(st.fractions(min_value=Fraction(1, 10**30), max_value=10**30))
def test_magnitude_is_the_power_of_the_leading_digit(amount: Fraction) -> None:
    power = magnitude(amount)
    assert Fraction(10) ** power <= amount < Fraction(10) ** (power + 1)

"""The table of units and compound unit expressions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.units import ONE, SIMPLE, UnitError, parse_unit, simple_unit


@pytest.mark.parametrize(
    ("unit", "scale", "base"),
    [
        ("kB", 10**3, "B"),
        ("GB", 10**9, "B"),
        ("EB", 10**18, "B"),
        ("KiB", 2**10, "B"),
        ("GiB", 2**30, "B"),
        ("EiB", 2**60, "B"),
        ("ZB", 10**21, "B"),
        ("YiB", 2**80, "B"),
        ("PJ", 10**15, "J"),
        ("PWh", 10**12, "kWh"),
        ("Gt", 10**9, "t"),
        ("B", 8, "bit"),
        ("Gbit", 10**9, "bit"),
        ("YFLOP", 10**24, "FLOP"),
        ("Mtoken", 10**6, "token"),
        ("Gparam", 10**9, "param"),
        ("kWh", 3_600_000, "J"),
        ("year", Fraction(1461, 4) * 86_400, "s"),
        ("month", Fraction(487, 16) * 86_400, "s"),
        ("week", 7, "day"),
        ("µs", Fraction(1, 10**6), "s"),
        ("%", Fraction(1, 100), "1"),
        ("t", 1000, "kg"),
        ("L", Fraction(1, 1000), "m^3"),
        ("nm", Fraction(1, 10**9), "m"),
        ("tCO2e", 1000, "kgCO2e"),
        ("GHz", 10**9, "1/s"),
        ("prompt", 1, "query"),
        ("Gbit/s", Fraction(10**9, 8), "B/s"),
        ("kWh/year", Fraction(3_600_000, 31_557_600), "W"),
        ("J/s", 1, "W"),
    ],
)
def test_a_unit_is_an_exact_multiple_of_another(
    unit: str, scale: int | Fraction, base: str
) -> None:
    left, right = parse_unit(unit), parse_unit(base)
    assert left.dimension == right.dimension
    assert left.scale == scale * right.scale


@pytest.mark.parametrize(
    ("typed", "symbol", "factors"),
    [
        ("B/param", "B/param", (("B", 1), ("param", -1))),
        ("USD/GPU/h", "USD/GPU/h", (("USD", 1), ("GPU", -1), ("h", -1))),
        ("GPU*h", "GPU*h", (("GPU", 1), ("h", 1))),
        (" m / s ^ 2 ".replace(" ^ ", "^"), "m/s^2", (("m", 1), ("s", -2))),
        ("1/s", "1/s", (("s", -1),)),
        ("us", "µs", (("µs", 1),)),
        ("μs", "µs", (("µs", 1),)),
        ("s*s", "s^2", (("s", 2),)),
        ("GB/GB", "1", ()),
        ("m^-1", "1/m", (("m", -1),)),
    ],
)
def test_compound_units_keep_their_factors(
    typed: str, symbol: str, factors: tuple[tuple[str, int], ...]
) -> None:
    unit = parse_unit(typed)
    assert (unit.symbol, unit.factors) == (symbol, factors)


def test_the_unit_of_pure_numbers_has_no_factors() -> None:
    assert parse_unit("1") is ONE


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("KB", "KB"),
        ("GB/sec", "sec"),
        ("tokens", "tokens"),
        ("GB/", "/"),
        ("GB GB", "GB"),
        ("", ""),
        ("m^x", "^x"),
        ("x" * 61, "x" * 61),
    ],
)
def test_the_part_that_is_no_unit_is_named(typed: str, part: str) -> None:
    with pytest.raises(UnitError) as refused:
        parse_unit(typed)
    assert refused.value.part == part


def test_no_symbol_stands_for_two_units() -> None:
    folded = [symbol for symbol in SIMPLE if simple_unit(symbol) is not SIMPLE[symbol]]
    assert folded == []

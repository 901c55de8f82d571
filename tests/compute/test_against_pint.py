"""Our table of units against Pint's, which other people have checked for years.

Pint computes in fractions here as well, so the two must agree to the last digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pint import UnitRegistry

from generator.compute.units import SIMPLE, Factor, Unit, compound, parse_unit

UNKNOWN_TO_PINT = (
    *("param = [param]", "token = [token]", "FLOP = [flop]"),
    *("query = [query]", "prompt = query", "word = [word]"),
    *("GPU = [gpu]", "chip = [chip]"),
    *("USD = [usd]", "TWD = [twd]"),
    *("gCO2e = [co2e]", "tCO2e = 1e6 gCO2e"),
)
"""What Pint lacks. Everything else is Pint's own: bytes, binary prefixes, Julian years."""


@pytest.fixture(scope="module")
def pint() -> UnitRegistry[Fraction]:
    registry: UnitRegistry[Fraction] = UnitRegistry(non_int_type=Fraction)
    for definition in UNKNOWN_TO_PINT:
        registry.define(definition)
    return registry


def scale(source: Unit, target: Unit, pint: UnitRegistry[Fraction]) -> Fraction:
    """How many of the target Pint sees in one of the source."""
    factor: Fraction = pint.convert(Fraction(1), for_pint(source), for_pint(target))
    return factor


def for_pint(unit: Unit) -> str:
    """Pint's `kt` is a knot; all other symbols it reads as we do."""
    return re.sub(r"\bkt\b", "kilotonne", unit.symbol)


def by_dimension(units: Iterable[Unit]) -> list[list[Unit]]:
    ordered = sorted(units, key=lambda unit: unit.dimension)
    return [list(alike) for _, alike in groupby(ordered, key=lambda unit: unit.dimension)]


ALIKE = by_dimension(SIMPLE.values())
LIKE = {unit.symbol: alike for alike in ALIKE for unit in alike}


@pytest.mark.parametrize("alike", ALIKE, ids=lambda alike: alike[0].symbol)
def test_every_conversion_between_simple_units_is_pints(
    alike: list[Unit], pint: UnitRegistry[Fraction]
) -> None:
    for source, target in permutations(alike, 2):
        theirs = scale(source, target, pint)
        assert source.scale / target.scale == theirs, f"{source.symbol} in {target.symbol}"


def factors() -> st.SearchStrategy[list[Factor]]:
    """Up to four different units, each with an exponent."""
    factor = st.tuples(st.sampled_from([*SIMPLE]), st.sampled_from([-3, -2, -1, 1, 2, 3]))
    return st.lists(factor, min_size=1, max_size=4, unique_by=lambda factor: factor[0])


@given(factors(), st.data())
@settings(max_examples=300, deadline=None)
def test_every_conversion_between_compound_units_is_pints(
    pint: UnitRegistry[Fraction], made_of: list[Factor], data: st.DataObject
) -> None:
    swapped = [(data.draw(st.sampled_from(LIKE[name])).symbol, power) for name, power in made_of]
    source, target = compound(tuple(made_of)), compound(tuple(swapped))
    assert source.dimension == target.dimension
    assert source.scale / target.scale == scale(source, target, pint)


@given(factors())
@settings(max_examples=200, deadline=None)
def test_a_compound_unit_is_read_as_it_is_written(made_of: list[Factor]) -> None:
    unit = compound(tuple(made_of))
    again = parse_unit(unit.symbol)
    assert (again.symbol, again.dimension, again.scale) == (unit.symbol, unit.dimension, unit.scale)


@pytest.mark.parametrize(
    ("left", "right"), [("param", "token"), ("USD", "TWD"), ("kWh", "W"), ("kg", "kgCO2e")]
)
def test_pint_too_refuses_what_only_looks_alike(
    left: str, right: str, pint: UnitRegistry[Fraction]
) -> None:
    assert parse_unit(left).dimension != parse_unit(right).dimension
    assert not pint.Unit(left).is_compatible_with(right)

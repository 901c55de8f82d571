"""Quantities in messages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.literals import parse_quantity
from generator.compute.units import parse_unit
from generator.compute.wording import figure, shown
from tests.compute.writing import text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0", "0"),
        ("40", "40"),
        ("9.05969664", "9.05969664"),
        ("-0.5", "-0.5"),
        ("1/3", "0.333333333333"),
        ("100000000000000", "100000000000000"),
        ("314e21", "3.14e23"),
        ("1/1000000", "1e-6"),
        ("0.00001", "0.00001"),
    ],
)
def test_figures_are_written_as_an_author_would(value: str, written: str) -> None:
    assert figure(Fraction(value)) == written


def test_a_quantity_is_shown_in_the_unit_asked_for() -> None:
    cache = parse_quantity(text("270 MiB")).quantity
    assert shown(cache, parse_unit("MB")) == "283.11552 MB"
    assert shown(cache, parse_unit("s")) == "283.11552 MB"
    assert shown(cache, parse_unit("MiB")) == "270 MiB"

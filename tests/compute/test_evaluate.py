"""Arithmetic on exact quantities."""

from __future__ import annotations

import time
from collections.abc import Mapping
from fractions import Fraction

import pytest

from generator.compute.evaluate import evaluate
from generator.compute.formula import Compare, With
from generator.compute.literals import parse_quantity
from generator.compute.parse import parse_formula
from generator.compute.quantity import Quantity
from generator.compute.wording import shown
from generator.diagnostics import Diagnostic, Rejected
from tests.compute.writing import pointed, text

NAMES = {
    "layers": "24",
    "cache": "5 GB",
    "energy": "1287 MWh",
    "power": "3 kW",
    "wait": "2 s",
    "gpus": "8 GPU",
    "zero": "0",
}
KNOWN: Mapping[str, Quantity] = {
    name: parse_quantity(text(q)).quantity for name, q in NAMES.items()
}


def computed(formula: str) -> Quantity:
    typed = text(formula)
    tree = parse_formula(typed)
    assert not isinstance(tree, Compare | With)
    return evaluate(tree, typed, KNOWN, {name: text(q).place for name, q in NAMES.items()})


def refused(formula: str) -> Diagnostic:
    with pytest.raises(Rejected) as caught:
        computed(formula)
    return caught.value.diagnostic


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("0.1 + 0.2", "0.3"),
        ("cache / wait", "2500000000 B/s"),
        ("energy / power", "48.93908282 year"),
        ("energy + power * (1 h)", "4633210800000 J"),
        ("2 FLOP/param/token * 3 param * 4 token", "24 FLOP"),
        ("-2^2", "-4"),
        ("2^-2", "0.25"),
        ("2^3^2", "512"),
        ("wait^2", "4 s^2"),
        ("10 % * cache", "500 MB"),
        ("1 GiB - 1 GB", "73.741824 MB"),
        ("0^0", "1"),
        ("gpus * (3 USD/GPU/h) * (1 h)", "24 USD"),
        ("1 kWh / (0.24 Wh/prompt)", "4166.66666667 query"),
    ],
)
def test_units_carry_through(formula: str, result: str) -> None:
    assert shown(computed(formula), full=True) == result


def test_fractions_stay_exact() -> None:
    third = computed("1 / 3 + 1 / 6")
    assert third == Quantity(Fraction(1, 2), exact=True)


@pytest.mark.parametrize("formula", ["1 + sqrt(2)", "sqrt(2) * 0", "-ln(2)", "max(1, pi)", "pi^2"])
def test_what_was_cut_once_stays_inexact(formula: str) -> None:
    assert not computed(formula).exact


@pytest.mark.parametrize(
    ("formula", "cause"),
    [
        ("energy + power", "left is energy [M L² T⁻²], right is power [M L² T⁻³]"),
        ("cache - 5", "left is information [bit], right is a pure number"),
        ("cache + gpus * 2", "left is information [bit], right is GPUs [GPU]"),
        ("min(cache, energy)", "left is information [bit], right is energy [M L² T⁻²]"),
    ],
)
def test_unlike_dimensions_name_both_sides(formula: str, cause: str) -> None:
    fault = refused(formula)
    assert (fault.code, fault.cause) == ("E301", cause)


def test_unlike_dimensions_point_at_where_the_values_came_from() -> None:
    fault = refused("energy + power")
    assert fault.message == "cannot add energy and power"
    assert pointed(fault.place) == "energy + power"
    assert [(pointed(label.place), label.text) for label in fault.labels] == [
        ("1287 MWh", "`energy` is energy"),
        ("3 kW", "`power` is power"),
    ]


@pytest.mark.parametrize(
    ("formula", "help"),
    [
        ("energy + power", "multiply the right side by a time, e.g. `power * (1 h)`"),
        ("power - energy", "divide the right side by a time, e.g. `energy / (1 h)`"),
        (
            "energy + (power + power)",
            "multiply the right side by a time, e.g. `(power + power) * (1 h)`",
        ),
        ("cache - 5", "give the number its unit, e.g. `5 GB`"),
        ("cache + gpus", ""),
    ],
)
def test_a_single_missing_factor_is_offered(formula: str, help: str) -> None:
    assert refused(formula).help == help


@pytest.mark.parametrize(
    ("formula", "divisor", "cause"),
    [
        ("1 / 0", "0", "this is 0"),
        ("cache / zero", "zero", "this is 0"),
        ("1 / (layers - 24)", "layers - 24", "this is 0 because `layers` is 24"),
        ("zero^-1", "zero", "this is 0"),
    ],
)
def test_a_division_by_zero_points_at_the_divisor(formula: str, divisor: str, cause: str) -> None:
    fault = refused(formula)
    assert (fault.code, pointed(fault.place), fault.cause) == ("E307", divisor, cause)


@pytest.mark.parametrize(
    "formula",
    [
        "9^9^9",
        "10^(10^9)",
        "2^65",
        "1e300 * 10",
        "1e-300 / 10",
        "1e200 m * 1e200 m",
        "exp(1000)",
        "exp(-1000)",
        "((1.0000001^64)^64)^64",
    ],
)
def test_what_grows_too_far_is_refused_at_once(formula: str) -> None:
    start = time.perf_counter()
    assert refused(formula).code == "E308"
    assert time.perf_counter() - start < 0.05


@pytest.mark.parametrize(
    ("formula", "part"),
    [
        ("2^wait", "wait"),
        ("2^0.5", "0.5"),
        ("sqrt(cache)", "cache"),
        ("sqrt(wait * 1 m)", "wait * 1 m"),
    ],
)
def test_exponents_are_whole_and_pure(formula: str, part: str) -> None:
    fault = refused(formula)
    assert (fault.code, pointed(fault.place)) == ("E309", part)


def test_a_half_power_is_a_square_root() -> None:
    assert refused("layers^0.5").help == "type `sqrt(layers)`"


def test_the_unit_of_a_power_is_typed_behind_it() -> None:
    assert refused("2^30 B").help == "type `2^30 * 1 B`"


def test_a_growth_rate_is_typed_with_a_logarithm() -> None:
    assert refused("(layers / 2)^(1/6)").help == "type `exp((1/6) * ln(layers / 2))`"
    assert refused("cache^(1/3)").help == ""


@pytest.mark.parametrize("formula", ["ln(0)", "ln(-1)", "log2(-8)", "log10(zero)", "sqrt(-1)"])
def test_what_has_no_real_result_is_refused(formula: str) -> None:
    assert refused(formula).code == "E310"


@pytest.mark.parametrize(
    ("formula", "help"),
    [
        ("ceil(cache)", "divide by one unit first, e.g. `ceil(cache / (1 GB))`"),
        ("ln(energy)", "divide by one unit first, e.g. `ln(energy / (1 J))`"),
        ("exp(wait)", "divide by one unit first, e.g. `exp(wait / (1 s))`"),
    ],
)
def test_functions_of_pure_numbers_refuse_units(formula: str, help: str) -> None:
    fault = refused(formula)
    assert (fault.code, fault.help) == ("E301", help)


def test_things_are_rounded_to_whole_things() -> None:
    assert shown(computed("ceil(gpus / 3)")) == "3 GPU"


def test_a_long_sum_costs_no_stack() -> None:
    assert computed("+".join(["1"] * 250)).value == 250


def test_a_share_on_top_is_a_product() -> None:
    assert refused("cache + 20 %").help == "type `cache * (1 + 20 %)`"

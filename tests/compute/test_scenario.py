"""`with`: the same formula with other inputs."""

from __future__ import annotations

import pytest

from generator.compute.references import reference
from generator.compute.wording import shown
from generator.read.entry import Derive, Given
from tests.compute.writing import Draft, fault, solved

GIVEN = {
    "params": "20e9 param",
    "bf16": "2 B/param",
    "fp4": "0.5 B/param",
    "tokens": "4096 token",
    "rate": "69120 B/token",
    "precision": {"value": "bf16", "choose": ["bf16", "fp4"]},
}
DERIVE = {
    "weights": {"formula": "params * bf16", "show": "GB", "digits": "2"},
    "kv": {"formula": "rate * tokens", "show": "MiB"},
    "total": "weights + kv",
    "chosen": "params * precision",
}


def result(formula: str, **more: str) -> str:
    value = solved(Draft(given=GIVEN, derive={**DERIVE, **more, "x": formula})).values["x"]
    return shown(value.quantity, value.unit)


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        ("weights with bf16 = fp4", "10 GB"),
        ("weights with params = 1e9 param", "2 GB"),
        ("weights with params = params / 2, bf16 = 2 * fp4", "10 GB"),
        ("kv with tokens = 131072 token", "8640 MiB"),
        ("total with tokens = 131072 token", "49.05969664 GB"),
        ("total with kv = 2 GB", "42 GB"),
        ("total with kv = 2 GB, bf16 = fp4", "12 GB"),
        ("chosen with precision = fp4", "10 GB"),
        ("chosen with bf16 = 1 B/param", "20 GB"),
        ("weights with bf16 = bf16 * 2", "80 GB"),
    ],
)
def test_overrides_carry_through_what_lies_between(formula: str, outcome: str) -> None:
    assert result(formula) == outcome


@pytest.mark.parametrize(
    ("formula", "outcome"),
    [
        ("small with params = 1e9 param", "0.5 GB"),
        ("sum with params = 1e9 param", "2.5 GB"),
        ("sum with fp4 = 1 B/param", "60 GB"),
        ("sum with weights = 1 GB", "11 GB"),
        ("sum with weights = 1 GB, params = 1e9 param", "1.5 GB"),
        ("sum with small = 1 GB", "41 GB"),
    ],
)
def test_scenarios_build_on_scenarios(formula: str, outcome: str) -> None:
    assert result(formula, small="weights with bf16 = fp4", sum="weights + small") == outcome


def test_a_scenario_takes_from_its_target_what_it_leaves_unsaid() -> None:
    found = solved(Draft(given=GIVEN, derive={**DERIVE, "x": "weights with bf16 = fp4"})).values
    assert (found["x"].unit.symbol, found["x"].digits) == ("GB", 2)
    assert found["x"].formula == found["weights"].formula
    assert isinstance(found["x"].origin, Derive)
    assert found["x"].origin.name.value == "x"


def test_a_scenario_knows_what_it_replaced() -> None:
    draft = Draft(given=GIVEN, derive={**DERIVE, "x": "total with tokens = 8192 token"})
    value = solved(draft).values["x"]
    assert value.overridden == {"tokens"}
    assert value.operands["weights"].name == "weights"
    assert value.operands["kv"].name == "x.kv"
    assert value.operands["kv"].operands["tokens"].name == "x.tokens"
    assert shown(value.operands["kv"].quantity, value.operands["kv"].unit) == "540 MiB"


def test_an_input_put_in_place_of_another_stays_itself() -> None:
    value = solved(Draft(given=GIVEN, derive={**DERIVE, "x": "weights with bf16 = fp4"})).values
    operand = value["x"].operands["bf16"]
    assert operand.name == "x.bf16"
    assert isinstance(operand.origin, Given)
    assert operand.origin.name.value == "fp4"


def test_a_calculated_override_keeps_its_formula() -> None:
    draft = Draft(given=GIVEN, derive={**DERIVE, "x": "kv with tokens = 2 * tokens"})
    found = solved(draft)
    operand = reference(found, "x.tokens")
    assert operand is not None
    assert operand.formula is not None
    assert operand.operands == {"tokens": found.values["tokens"]}


def test_a_failure_inside_a_scenario_points_at_both() -> None:
    draft = Draft(given={"a": "1", "b": "2"}, derive={"x": "a / (b - 5)", "y": "x with b = 5"})
    found = fault(draft)
    assert (found.code, found.place.typed) == ("E307", "b - 5")
    assert [(label.place.typed, label.text) for label in found.labels] == [
        ("x with b = 5", "while computing `y`")
    ]


def test_what_is_replaced_is_not_computed() -> None:
    derive = {"x": "a / (b - 5)", "y": "x + b", "z": "y with b = 5, x = 3"}
    values = solved(Draft(given={"a": "1", "b": "2"}, derive=derive)).values
    assert values["z"].quantity.value == 8

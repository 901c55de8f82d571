"""Every value once more, in doubles."""

from __future__ import annotations

import pytest

from generator.compute.references import reference
from generator.compute.solved import Value
from generator.compute.twins import Twin, Twins
from tests.compute.writing import Draft, solved

ENTRY = solved(
    Draft(
        given={
            "fp4": "0.5 B/param",
            "bf16": "2 B/param",
            "format": {"value": "fp4", "choose": ["fp4", "bf16"]},
            "params": {"value": "2e9 param", "range": ["1e9 param", "4e9 param"]},
            "third": {"value": "0.1", "range": ["0.1", "0.3"]},
        },
        derive={
            "weights": "params * format",
            "large": "weights with format = bf16",
            "double": "weights with params = 2 * params",
            "share": "third * 3 - weights / (1 GB)",
        },
        sweep={"by": {"of": "weights", "over": "params", "values": ["1e9 param", "3e9 param"]}},
    )
)


@pytest.mark.parametrize(
    ("name", "twin"),
    [
        ("params", Twin(2e9, 1e9, 4e9)),
        ("format", Twin(4)),
        ("weights", Twin(8e9, 4e9, 16e9)),
        ("large", Twin(32e9, 16e9, 64e9)),
        ("large.format", Twin(16)),
        ("double", Twin(16e9, 8e9, 32e9)),
        ("double.params", Twin(4e9)),
        ("share", Twin(0.30000000000000004 - 1, 0.30000000000000004 - 2, 0.3 * 3 - 0.5)),
    ],
)
def test_a_twin_is_computed_like_its_value(name: str, twin: Twin) -> None:
    value = reference(ENTRY, name)
    assert value
    assert Twins().of(value) == twin


def test_twins_are_near_to_their_values() -> None:
    twins = Twins()

    def check(value: Value) -> None:
        assert twins.of(value).amount == pytest.approx(float(value.quantity.value))

    for value in ENTRY.values.values():
        check(value)
    for _, y in ENTRY.series["by"].points:
        check(y)


def test_a_long_row_of_formulas_costs_no_stack() -> None:
    chain = {f"x{n}": f"x{n - 1} + x{n - 1}" for n in range(1, 200)}
    long = solved(Draft(given={"x0": "1"}, derive=chain))
    assert Twins().of(long.values["x199"]).amount == 2.0**199

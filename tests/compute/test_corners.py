"""Low, central and high by the corners of ranged inputs."""

from __future__ import annotations

import pytest

from generator.compute.wording import shown
from tests.compute.writing import Draft, fault, solved

# Energy of a query, with the inputs Epoch AI gave in February 2025.
QUERY = Draft(
    given={
        "params": {"value": "100e9 param", "range": ["20e9 param", "200e9 param"]},
        "tokens": {"value": "500 token/query", "range": ["500 token/query", "1500 token/query"]},
        "used": {"value": "10 %", "range": ["5 %", "10 %"]},
        "peak": "989 TFLOP/s",
        "power": "1275 W",
        "load": "70 %",
        "pue": {"value": "1.2", "range": ["1.2", "1.3"]},
    },
    derive={
        "flop": "2 FLOP/param/token * params * tokens",
        "time": "flop / (peak * used)",
        "energy": {"formula": "time * power * load * pue", "show": "Wh/query"},
    },
    check=[
        "energy ~= 0.30 Wh/query",
        "energy.low ~= 0.060 Wh/query",
        "energy.high ~= 3.9 Wh/query",
    ],
)


def test_scenarios_reproduce_published_extremes() -> None:
    assert solved(QUERY).values["energy"].low is not None


def test_only_what_a_range_reaches_has_ends() -> None:
    draft = Draft(
        given={"a": {"value": "2", "range": ["1", "3"]}, "b": "5"},
        derive={"x": "a + b", "y": "b * 2", "z": "x with a = 1", "w": "x with b = 1"},
    )
    values = solved(draft).values
    ends = {name: (v.low and v.low.value, v.high and v.high.value) for name, v in values.items()}
    assert ends == {
        "a": (1, 3),
        "b": (None, None),
        "x": (6, 8),
        "y": (None, None),
        "z": (None, None),
        "w": (2, 4),
    }


def test_a_range_used_twice_moves_once() -> None:
    draft = Draft(
        given={"a": {"value": "2", "range": ["1", "4"]}}, derive={"x": "a / a", "y": "-a"}
    )
    values = solved(draft).values
    assert (values["x"].low, values["x"].high) == (values["x"].quantity, values["x"].quantity)
    low, high = values["y"].low, values["y"].high
    assert low is not None
    assert high is not None
    assert (shown(low), shown(high)) == ("-4", "-1")


def test_the_central_value_lies_between_the_ends() -> None:
    # A maximum between the corners: both ends give 0, the centre 1.
    draft = Draft(given={"a": {"value": "1", "range": ["0", "2"]}}, derive={"x": "a * (2 - a)"})
    high = solved(draft).values["x"].high
    assert high is not None
    assert high.value == 1


def _ranged(count: int) -> dict[str, dict[str, object]]:
    return {f"a{i}": {"value": "2", "range": ["1", "3"]} for i in range(count)}


def test_eight_ranges_are_enough() -> None:
    assert solved(Draft(given=_ranged(8), derive={"x": " + ".join(_ranged(8))}))
    found = fault(Draft(given=_ranged(9), derive={"x": " + ".join(_ranged(9)), "y": "x * 2"}))
    assert (found.code, found.place.typed) == ("E321", " + ".join(_ranged(9)))


@pytest.mark.parametrize(
    ("formula", "code", "note"),
    [
        ("1 / (a - 1)", "E307", "this happens where `a` is 1"),
        ("ln(a - 1)", "E310", "this happens where `a` is 1"),
    ],
)
def test_a_formula_must_hold_at_every_corner(formula: str, code: str, note: str) -> None:
    draft = Draft(given={"a": {"value": "2", "range": ["1", "3"]}}, derive={"x": formula})
    found = fault(draft)
    assert (found.code, found.note) == (code, note)

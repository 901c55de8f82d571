"""Divisors that a reader could bring to zero."""

from __future__ import annotations

import pytest

from tests.compute.writing import Draft, fault, solved

GIVEN = {
    "a": "6",
    "b": {"value": "5", "slider": ["1", "10"]},
    "r": {"value": "5", "range": ["4", "6"]},
    "zero": "0",
    "one": "1",
    "m": {"value": "one", "choose": ["one", "zero"]},
}


@pytest.mark.parametrize(
    ("formula", "divisor", "message", "said"),
    [
        ("a / (b - 1)", "b - 1", "cannot divide by zero", "this happens where `b` is 1"),
        ("a / (b - 3)", "b - 3", "`b - 3` can reach zero", "this has passed zero where `b` is 1"),
        ("a / (b - a)", "b - a", "`b - a` can reach zero", "this has passed zero where `b` is 10"),
        (
            "a / (1.2 * r - b)",
            "1.2 * r - b",
            "`1.2 * r - b` can reach zero",
            "this has passed zero where `b` is 10 and `r` is 4",
        ),
        ("a / m", "m", "cannot divide by zero", "this happens where `m` is 0"),
        (
            "2 + a / (1 / (b - 3))",
            "b - 3",
            "`b - 3` can reach zero",
            "this has passed zero where `b` is 1",
        ),
    ],
)
def test_a_divisor_that_can_reach_zero_is_refused(
    formula: str, divisor: str, message: str, said: str
) -> None:
    found = fault(Draft(given=GIVEN, derive={"x": formula}))
    assert (found.code, found.place.typed, found.message) == ("E307", divisor, message)
    assert said in (found.note, found.cause)


def test_a_logarithm_that_can_fail_is_refused() -> None:
    found = fault(Draft(given=GIVEN, derive={"x": "ln(b - 1)"}))
    assert (found.code, found.note) == ("E310", "this happens where `b` is 1")


@pytest.mark.parametrize(
    "formula",
    [
        "a / b",
        "a / (b + r)",
        "a / (b - 0.5)",
        "a / (0 - b)",
        "b / a",
        "a / (b - 20)",
        "a / r / b",
        "ln(b)",
    ],
)
def test_divisors_that_stay_on_their_side_of_zero_are_fine(formula: str) -> None:
    assert solved(Draft(given=GIVEN, derive={"x": formula}))


def test_a_scenario_of_a_bad_formula_is_not_told_again() -> None:
    draft = Draft(given=GIVEN, derive={"x": "a / (b - 3)", "y": "x with a = 7"})
    assert fault(draft).code == "E307"


def test_a_scenario_can_make_a_divisor_unsafe() -> None:
    draft = Draft(given=GIVEN, derive={"x": "a / (b - one / 2)", "y": "x with one = 8"})
    assert fault(draft).message == "`b - one / 2` can reach zero"


def test_many_sliders_are_moved_one_by_one() -> None:
    sliders: dict[str, dict[str, object]] = {
        f"s{i}": {"value": "5", "slider": ["1", "9"]} for i in range(12)
    }
    assert solved(Draft(given=sliders, derive={"x": "1 / (" + " + ".join(sliders) + ")"}))


def test_two_formulas_over_the_same_input_have_one_mistake() -> None:
    given = {"a": "6", "b": {"value": "5", "slider": ["0", "10"]}}
    found = fault(Draft(given=given, derive={"x": "a / b", "y": "2 * a / b"}))
    assert found.help == "keep the range or control of `b` away from zero"

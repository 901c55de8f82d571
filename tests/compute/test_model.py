"""The order of computation, rings, and the limits of scenarios."""

from __future__ import annotations

import pytest

from tests.compute.writing import Draft, fault, outcome


def test_a_ring_is_told_from_its_first_value_with_every_place() -> None:
    draft = Draft(derive={"a": "b + 1", "b": "c * 2", "c": "a / 3", "d": "a * 2"})
    found = fault(draft)
    assert found.code == "E311"
    assert found.message == "`a` is defined by itself: `a` → `b` → `c` → `a`"
    assert (found.place.typed, found.cause) == ("b", "needs `b`")
    assert [(label.place.typed, label.text) for label in found.labels] == [
        ("c", "needs `c`"),
        ("a", "needs `a`"),
    ]


@pytest.mark.parametrize(
    ("derive", "message"),
    [
        ({"a": "a + 1"}, "`a` is defined by itself: `a` → `a`"),
        ({"a": "b with c = 2", "b": "c * a"}, "`a` is defined by itself: `a` → `b` → `a`"),
        ({"a": "b with c = a", "b": "c * 2"}, "`a` is defined by itself: `a` → `a`"),
    ],
)
def test_scenarios_can_close_a_ring(derive: dict[str, str], message: str) -> None:
    found = fault(Draft(given={"c": "1"}, derive=derive))
    assert (found.code, found.message) == ("E311", message)


def test_two_rings_are_two_mistakes() -> None:
    _, problems = outcome(Draft(derive={"a": "b", "b": "a", "c": "d", "d": "c", "e": "a + c"}))
    assert [found.code for found in problems] == ["E311", "E311"]


def test_a_menu_can_close_a_ring() -> None:
    menus = {"a": {"value": "b", "choose": ["b"]}, "b": {"value": "a", "choose": ["a"]}}
    assert fault(Draft(given=menus)).code == "E311"


@pytest.mark.parametrize(
    ("formula", "code", "part", "message"),
    [
        ("a with b = 3 GB", "E315", "a", "`a` is an input and has no formula"),
        ("x with c = 3 GB", "E324", "c", "`c` has no influence on `x`"),
        ("x with x = 3 GB", "E324", "x", "`x` has no influence on `x`"),
        ("y with a = 3 GB", "E324", "a", "`a` has no influence on `y`"),
        ("x with z = 3 GB", "E302", "z", "unknown name `z`"),
        ("x with a = 3 s", "E301", "3 s", "expected information, not time"),
    ],
)
def test_an_override_must_change_something(
    formula: str, code: str, part: str, message: str
) -> None:
    draft = Draft(
        given={"a": "1 GB", "b": "2 GB", "c": "3 GB"},
        derive={"x": "a + b", "y": "x with a = 5 GB", "w": formula},
    )
    found = fault(draft)
    assert (found.code, found.place.typed) == (code, part)
    assert found.message.startswith(message)


def test_scenarios_of_a_refused_scenario_are_left_out_without_a_word() -> None:
    draft = Draft(
        given={"a": "1", "b": "2"},
        derive={
            "x": "a * 2",
            "y": "x with b = 3",
            "z": "y with a = 2",
            "w": "z with a = 3",
        },
    )
    assert fault(draft).place.typed == "b"


def test_what_would_have_an_influence_is_listed() -> None:
    draft = Draft(given={"a": "1", "b": "2"}, derive={"x": "a * 2", "y": "x with b = 3"})
    assert fault(draft).note == "`x` depends on `a`"


def _inputs(count: int) -> dict[str, str]:
    return {f"a{i}": "1" for i in range(count)}


def test_scenarios_upon_scenarios_end_somewhere() -> None:
    chain = {f"x{i}": f"x{i - 1} with a{i} = {i}" for i in range(1, 30)}
    draft = Draft(given=_inputs(30), derive={"x0": " + ".join(_inputs(30)), **chain})
    found = fault(draft)
    assert (found.code, found.place.typed) == ("E314", "x16 with a17 = 17")


def test_scenarios_that_multiply_are_stopped_before_they_run() -> None:
    derive = {"x0": " + ".join(_inputs(30))}
    for i in range(1, 14):
        derive[f"w{i}"] = f"x{i - 1} with a{i} = {i}"
        derive[f"v{i}"] = f"x{i - 1} with a{i + 14} = {i}"
        derive[f"x{i}"] = f"w{i} + v{i}"
    _, problems = outcome(Draft(given=_inputs(30), derive=derive))
    assert {found.code for found in problems} == {"E314"}

"""Digits that pretend to a precision nobody measured."""

from __future__ import annotations

import pytest

from generator.compute.precision import significant_digits
from generator.diagnostics import Diagnostic
from tests.compute.writing import Draft, outcome


def warnings(draft: Draft) -> list[Diagnostic]:
    return [found for found in outcome(draft)[1] if found.code == "W319"]


def shown(digits: int | None, **given: str) -> Draft:
    said = {"formula": " * ".join(given), "digits": digits}
    return Draft(given=given, derive={"x": said}, check=["x > 0 * x"])


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("20e9 param", 2),
        ("3.35 TB/s", 3),
        ("11453.25 MB", 7),
        ("0.0030 USD", 2),
        (".5e3 W", 1),
        ("-1.2 K", 2),
        ("0.3 Wh", 1),
        ("24", None),
        ("4096 token", None),
        ("0.5 B/param", None),
        ("0.125", None),
        ("small", None),
    ],
)
def test_digits_are_counted_as_typed(typed: str, digits: int | None) -> None:
    assert significant_digits(typed) == digits


def test_two_digits_too_many_are_told_with_the_number_that_is_right() -> None:
    said = {"formula": "a / 7", "digits": 5}
    (found,) = warnings(Draft(given={"a": "1.3 h"}, derive={"x": said}, check=["x > 0 h"]))
    assert found.message == "`x` shows 5 digits, more than its inputs justify"
    assert found.labels[0].place.typed == "1.3 h"
    assert found.help == "type `digits: 2`"


@pytest.mark.parametrize(
    ("formula", "helps"),
    [
        ("m.params / 7", ["type `digits: 3`"]),
        ("share with m.params = 3.1 param", []),  # typed for this scenario, not measured
    ],
)
def test_inputs_are_looked_for_in_shared_rows_and_behind_scenarios(
    formula: str, helps: list[str]
) -> None:
    draft = Draft(
        use=["models.small as m"],
        derive={"share": "m.params / 7", "x": {"formula": formula, "digits": 6}},
        check=["x > 0 param"],
    )
    found = outcome(draft, {"models.small": {"params": "20.9e9 param"}})[1]
    assert [problem.help for problem in found if problem.code == "W319"] == helps


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(shown(4, a="1.37 h", b="7.77"), id="one digit more is harmless"),
        pytest.param(shown(9, a="4096 token", b="2880"), id="counts are exact"),
        pytest.param(shown(9, a="4097 token", b="0.5"), id="a half is exact"),
        pytest.param(shown(4, a="3e4 USD", b="1.37"), id="the most precise input decides"),
        pytest.param(shown(None, a="1.3 h", b="1.7"), id="nobody asked for digits"),
        pytest.param(shown(9, a="1.3 h", b="2"), id="an exact result is shown short"),
    ],
)
def test_what_may_be_meant_so_is_left_alone(draft: Draft) -> None:
    assert warnings(draft) == []

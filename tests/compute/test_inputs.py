"""Givens: ranges, sliders and menus."""

from __future__ import annotations

import pytest

from tests.compute.writing import Draft, fault, solved


@pytest.mark.parametrize(
    ("said", "code", "part", "message"),
    [
        (
            {"range": ["6 GB", "7 GB"]},
            "E320",
            "5 GB",
            "5 GB lies outside its own range, 6 GB to 7 GB",
        ),
        (
            {"range": ["7 GB", "2 GB"]},
            "E320",
            "7 GB",
            "the low end `7 GB` is above the high end `2 GB`",
        ),
        ({"range": ["4", "6 GB"]}, "E301", "4", "expected information, not a pure number"),
        ({"range": ["4 KB", "6 GB"]}, "E304", "KB", "`KB` could mean several units"),
        (
            {"slider": ["6 GB", "7 GB"]},
            "E320",
            "5 GB",
            "5 GB lies outside its own control, 6 GB to 7 GB",
        ),
        ({"slider": ["1 s", "7 GB"]}, "E301", "1 s", "expected information, not time"),
        (
            {"slider": ["0 GB", "9 GB"], "scale": "log"},
            "E320",
            "0 GB",
            "a logarithmic control starts above zero",
        ),
    ],
)
def test_ends_enclose_the_value(
    said: dict[str, object], code: str, part: str, message: str
) -> None:
    found = fault(Draft(given={"a": {"value": "5 GB", **said}}))
    assert (found.code, found.place.typed, found.message) == (code, part, message)


def test_a_range_in_the_wrong_order_is_typed_anew() -> None:
    found = fault(Draft(given={"used": {"value": "7 %", "range": ["10 %", "5 %"]}}))
    assert found.help == "type `[5 %, 10 %]`"


def test_a_value_may_lie_on_its_own_end() -> None:
    given = {"a": {"value": "5 GB", "range": ["5 GB", "5000 MB"], "slider": ["5 GB", "6 GB"]}}
    assert solved(Draft(given=given))


def test_a_menu_has_the_value_of_its_choice() -> None:
    given = {"fp8": "1 B", "fp4": "4 bit", "p": {"value": "fp4", "choose": ["fp8", "fp4"]}}
    values = solved(Draft(given=given)).values
    assert values["p"].quantity == values["fp4"].quantity
    assert values["p"].unit.symbol == "bit"
    assert values["p"].operands == {"fp4": values["fp4"]}


@pytest.mark.parametrize(
    ("menu", "code", "part"),
    [
        ({"value": "c", "choose": ["a", "b"]}, "E320", "c"),
        ({"value": "a", "choose": ["a", "bb"]}, "E302", "bb"),
        ({"value": "a", "choose": ["a", "c"]}, "E301", "c"),
    ],
)
def test_a_menu_offers_like_things(menu: dict[str, object], code: str, part: str) -> None:
    found = fault(Draft(given={"a": "1 GB", "b": "2 GB", "c": "3 s", "menu": menu}))
    assert (found.code, found.place.typed) == (code, part)

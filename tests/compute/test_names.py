"""Which names values may have."""

from __future__ import annotations

import pytest

from generator.compute.names import name_fault, nearest_name
from tests.compute.writing import Draft, fault, solved, text


@pytest.mark.parametrize(
    "name", [*"abcdefghijklmnopqrstuvwxyz", "D", "L", "N", "T", "M", "kv_128k", "Q4"]
)
def test_letters_of_published_formulas_are_names(name: str) -> None:
    assert name_fault(text(name)) is None


@pytest.mark.parametrize("name", [*"BJKW", "GB", "token", "GPU", "day", "us", "kWh", "param"])
def test_units_are_no_names(name: str) -> None:
    found = name_fault(text(name))
    assert found is not None
    assert (found.code, found.message) == ("E312", f"`{name}` is already a unit")


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("min", "a function"),
        ("sqrt", "a function"),
        ("pi", "a constant"),
        ("with", "a word of the formula language"),
        ("low", "an end of a range"),
    ],
)
def test_words_with_a_meaning_are_no_names(name: str, meaning: str) -> None:
    found = name_fault(text(name))
    assert found is not None
    assert (found.code, found.message) == ("E312", f"`{name}` is already {meaning}")


@pytest.mark.parametrize("name", ["_x", "2b", "a-b", "а", "kv.low", ""])
def test_other_names_are_not_ascii_words(name: str) -> None:
    found = name_fault(text(name))
    assert found is not None
    assert found.code == "E313"


def test_one_name_means_one_value() -> None:
    found = fault(Draft(given={"a": "1"}, derive={"a": "2"}))
    assert (found.code, found.message) == ("E312", "`a` is already a given")
    assert [label.text for label in found.labels] == ["first named here"]


def test_letters_may_be_units_in_values_and_names_in_formulas() -> None:
    entry = Draft(
        given={"h": "2.788e6 GPU*h", "price": "2 USD/GPU/h"}, derive={"cost": "h * price"}
    )
    assert solved(entry).values["cost"].quantity.value == 5_576_000


@pytest.mark.parametrize(
    ("typed", "meant"), [("parms", "params"), ("KV", "kv"), ("m.layer", "m.layers"), ("zzz", None)]
)
def test_the_nearest_name_is_found(typed: str, meant: str | None) -> None:
    assert nearest_name(typed, ["params", "kv", "m.layers"]) == meant

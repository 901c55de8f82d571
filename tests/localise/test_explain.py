"""What `trivia explain` says of a value: exactly, in the unit shown, and why."""

from __future__ import annotations

import pytest

from generator.localise.explain import Explained, as_text, explain
from generator.localise.words import load_words
from tests.compute.writing import Draft, solved


@pytest.fixture
def values() -> dict[str, Explained]:
    draft = Draft(
        given={"rent": "7 USD/GPU"}, derive={"x": {"formula": "24 GPU*h / 7", "show": "GPU*h"}}
    )
    return explain(solved(draft), [load_words("en")])


def test_the_exact_value_is_in_the_unit_shown_and_in_base_units(
    values: dict[str, Explained],
) -> None:
    assert "  exact:    24/7 GPU*h = 86400/7 GPU*s\n" in as_text(values["x"])
    assert values["x"].as_json()["exact"] == "86400/7"
    assert values["x"].as_json()["unit"] == "GPU*s"


def test_only_inputs_have_a_reason(values: dict[str, Explained]) -> None:
    assert values["x"].as_json()["because"] is None
    assert "because" not in as_text(values["x"])
    assert "because:  assumption: " in as_text(values["rent"])


def test_the_ends_of_a_range_are_exact_for_scripts_and_written_for_readers() -> None:
    usable = {"value": "12500 GB", "range": ("12000 GB", "13000 GB")}
    draft = Draft(given={"usable": usable}, derive={"third": "usable / 3"})
    third = explain(solved(draft), [load_words("en")])["third"]
    ends = {"low": "4000000000000", "high": "13000000000000/3"}
    assert third.as_json()["range"] == ends
    assert "  range:    4 to 4.33333333333 TB\n" in as_text(third)

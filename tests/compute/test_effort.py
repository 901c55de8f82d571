"""Entries within every bound of a formula, and still too much to compute."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.effort import MAX_STEPS, Effort, steps
from generator.compute.formula import MAX_LENGTH
from tests.compute.writing import Draft, fault, outcome, solved

RANGED = {f"a{n}": {"value": "1", "range": ["1", "2"]} for n in range(8)}
SUM = "+".join(RANGED)


def long(term: str) -> str:
    """A formula as long as one may be."""
    return "+".join([SUM, *[term] * ((MAX_LENGTH - len(SUM)) // (len(term) + 1))])


@pytest.mark.parametrize(
    "term",
    [
        pytest.param("sqrt(a0+1)", id="roots"),
        pytest.param("1/(a0-9)", id="divisors that a slider might bring to zero"),
        pytest.param("(a0*1.1234567)^60", id="numbers of thousands of digits"),
    ],
)
def test_too_many_corners_of_too_many_formulas_are_one_error(term: str) -> None:
    draft = Draft(given=RANGED, derive={f"x{n}": long(term) for n in range(190)}, check=["x0 > 0"])
    found = fault(draft)
    assert found.code == "E314"
    assert found.cause == f"all {MAX_STEPS:,} steps are used up here"
    assert found.place.typed in long(term)


def test_the_error_is_the_same_every_time() -> None:
    draft = Draft(given=RANGED, derive={f"x{n}": long("sqrt(a1)") for n in range(99)})
    first, second = (outcome(draft)[1] for _ in range(2))
    assert first == second


def test_eight_ranges_and_a_story_are_within_the_limit() -> None:
    draft = Draft(given=RANGED, derive={f"x{n}": f"{SUM}+{n}" for n in range(30)})
    assert solved(draft).values["x29"].low is not None


def test_effort_is_exhausted_by_the_first_step_too_many() -> None:
    effort = Effort(steps=10)
    assert effort.spend(10)
    assert not effort.exhausted
    assert not effort.spend(1)
    assert effort.exhausted


def test_long_fractions_take_more_steps() -> None:
    assert steps(Fraction(1, 3)) == 1
    assert steps(Fraction(2**8000, 3**5000)) > 50

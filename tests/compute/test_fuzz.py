"""No text, however odd, makes the calculator raise anything but a diagnostic."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compute.literals import parse_quantity, read_unit
from generator.compute.parse import parse_formula
from generator.compute.solve import solve
from generator.diagnostics import Problems, Rejected
from tests.compute.writing import Draft, entry, text

PIECES = st.sampled_from(
    [
        *("a", "b", "kv", "h", "pi", "e", "_", "with", "within", "token", "GB", "GB/h", "%", "°C"),
        *("2", "0", "9", ".5", "1e300", "1_000", "10^", "min(", "sqrt(", "ln(", "exp("),
        *"()+-*/^,<=.·×÷$'\"",
        *("==", "~=", "а", "ﬁ", "１", "\u202e", "\x00", "\n"),
    ]
)
FORMULAS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=40)


@settings(max_examples=300, deadline=None)
@given(FORMULAS)
def test_any_text_is_read_or_refused(typed: str) -> None:
    for read in (parse_formula, parse_quantity, read_unit):
        try:
            read(text(typed))
        except Rejected as fault:
            place = fault.diagnostic.place
            assert 0 <= place.start < place.end <= len(typed) + 1
            assert not fault.diagnostic.message.endswith(".")


@settings(max_examples=300, deadline=None)
@given(FORMULAS, FORMULAS, FORMULAS)
def test_any_entry_is_solved_or_refused(value: str, formula: str, check: str) -> None:
    draft = Draft(given={"a": "2 GB", "b": value}, derive={"kv": formula}, check=[check])
    problems = Problems()
    found = solve(entry(draft), {}, problems)
    assert (found is None) == (problems.errors > 0)

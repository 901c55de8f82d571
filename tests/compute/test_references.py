"""Values by the names that texts call them."""

from __future__ import annotations

import pytest

from generator.compute.references import reference
from generator.compute.wording import shown
from tests.compute.writing import Draft, solved

SOLVED = solved(
    Draft(
        use=["models.small as m"],
        given={"tokens": "4096 token", "spare": {"value": "2 GB", "range": ["1 GB", "3 GB"]}},
        derive={
            "kv": {"formula": "m.rate * tokens", "show": "MB"},
            "total": {"formula": "kv + spare", "show": "GB"},
            "long": "total with tokens = 100e3 token",
            "wide": "kv with m.rate = 200 kB/token",
        },
    ),
    {"models.small": {"rate": "100 kB/token"}},
)


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("kv", "409.6 MB"),
        ("m.rate", "100 kB/token"),
        ("spare.low", "1 GB"),
        ("spare.high", "3 GB"),
        ("total.low", "1.4096 GB"),
        ("long.high", "13 GB"),
        ("long.kv", "10000 MB"),
        ("long.tokens", "100000 token"),
        ("long.kv.tokens", "100000 token"),
        ("long.spare.high", "3 GB"),
        ("kv.tokens", "4096 token"),
        ("kv.m.rate", "100 kB/token"),
        ("wide.m.rate", "200 kB/token"),
    ],
)
def test_a_reference_leads_to_its_value(name: str, result: str) -> None:
    found = reference(SOLVED, name)
    assert found is not None
    assert (found.name, shown(found.quantity, found.unit)) == (name, result)


@pytest.mark.parametrize(
    "name", ["", "x", "kv.low", "kv.spare", "m", "m.layers", "spare.low.low", "kv."]
)
def test_anything_else_leads_nowhere(name: str) -> None:
    assert reference(SOLVED, name) is None


def test_an_end_has_no_ends() -> None:
    end = reference(SOLVED, "spare.low")
    assert end is not None
    assert (end.low, end.high) == (None, None)

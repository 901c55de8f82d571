"""Where references lead."""

from __future__ import annotations

import pytest

from generator.compute.definitions import Input, Menu, Scenario
from generator.compute.outline import Outline, Path, outline
from generator.compute.references import reference
from tests.compute.writing import Draft, solved

ENTRY = Draft(
    use=["models.small as m"],
    given={
        "fp4": "0.5 B/param",
        "bf16": "2 B/param",
        "format": {"value": "fp4", "choose": ["fp4", "bf16"]},
        "usable": {"value": "12 GB", "range": ["11 GB", "13 GB"]},
    },
    derive={
        "weights": "m.params * format",
        "large": "weights with format = bf16",
        "more": "weights with m.params = 3 * m.params",
        "most": "more with format = bf16",
        "left": "usable - large",
        "bare": "left with large = 1 GB",
    },
)
ROWS = {"models.small": {"params": "2e9 param"}}


@pytest.fixture(scope="module")
def lines() -> Outline:
    return outline(solved(ENTRY, ROWS))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("weights", Path((), "weights")),
        ("m.params", Path((), "m.params")),
        ("usable.low", Path((), "usable", "low")),
        ("left.high", Path((), "left", "high")),
        ("large.format", Path((), "bf16")),
        ("more.m.params", Path(("more",), "m.params")),
        ("most.m.params", Path(("most", "more"), "m.params")),
        ("most.format", Path((), "bf16")),
        ("left.usable.low", Path((), "usable", "low")),
        ("left.large", Path((), "large")),
        ("left.m.params", Path((), "m.params")),
        ("bare.large", Path(("bare",), "large")),
    ],
)
def test_a_reference_leads_where_its_value_was_found(lines: Outline, name: str, path: Path) -> None:
    assert reference(lines.solved, name)
    assert lines.path(name) == path


@pytest.mark.parametrize("name", ["nothing", "weights.nothing", "nothing.low"])
def test_a_reference_may_lead_nowhere(lines: Outline, name: str) -> None:
    assert lines.path(name) is None


def test_every_value_is_defined_again(lines: Outline) -> None:
    assert list(lines.definitions) == list(lines.solved.values)
    kinds = {name: type(found) for name, found in lines.definitions.items()}
    assert (kinds["m.params"], kinds["format"], kinds["most"]) == (Input, Menu, Scenario)


def test_what_is_reached_is_all_that_must_be_computed(lines: Outline) -> None:
    assert lines.reached(["large"]) == ["m.params", "fp4", "bf16", "format", "weights", "large"]

"""Which sources a value rests on."""

from __future__ import annotations

import pytest

from tests.compute.writing import Draft, fault, solved

DRAFT = Draft(
    use=["models.small as m"],
    sources=["paper", "card", "log"],
    given={
        "params": {"value": "20e9 param", "source": "card"},
        "bf16": "2 B/param",
        "fp4": {"value": "0.5 B/param", "source": "paper"},
        "layers": {"value": "24", "source": "m"},
        "format": {"value": "fp4", "choose": ["bf16", "fp4"]},
    },
    derive={
        "weights": "params * bf16",
        "small": "weights with bf16 = fp4",
        "typed": "weights with params = 1e9 param",
        "rows": "layers * m.hidden",
        "chosen": "params * format",
    },
)
SOLVED = solved(DRAFT, {"models.small": {"hidden": "2880"}})


def test_all_sources_can_be_cited() -> None:
    assert list(SOLVED.references) == ["paper", "card", "log", "m"]
    assert SOLVED.references["m"].key == "models.small"


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("params", ("card",)),
        ("bf16", ()),
        ("m.hidden", ("m",)),
        ("weights", ("card",)),
        ("small", ("card", "paper")),
        ("typed", ()),
        ("rows", ("m",)),
        ("format", ("paper",)),
        ("chosen", ("card", "paper")),
    ],
)
def test_a_value_rests_on_the_sources_of_what_it_used(name: str, sources: tuple[str, ...]) -> None:
    assert SOLVED.sources_of[name] == sources


def test_an_unknown_source_is_refused() -> None:
    draft = Draft(sources=["paper"], given={"a": {"value": "1", "source": "papr"}})
    found = fault(draft)
    assert (found.code, found.place.typed) == ("E302", "papr")
    assert found.help == "did you mean `paper`?"

"""An old reading asks for another look; a pinned one stays what it was."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.compute.solved import Solved
from generator.compute.staleness import stale_sources
from generator.read.entry import Reference
from tests.compute.writing import text
from tests.localise.example import entry_text, solved

TODAY = dt.date(2026, 11, 23)


def _solved(**about: object) -> Solved:
    answer, _ = solved(entry_text())
    source = Reference("ocp", text("OCP Microscaling Formats"))._replace(**about)  # type: ignore[arg-type]  # fields by name
    return answer._replace(references={"ocp": source}, sources_of={"kv": ("ocp",)})


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ({"read": dt.date(2024, 11, 22)}, 1),
        ({"read": dt.date(2024, 11, 24)}, 0),
        ({"read": dt.date(2020, 1, 1), "at": text("744d01e")}, 0),
        ({}, 0),
    ],
    ids=["over two years", "not yet", "a commit", "no date"],
)
def test_what_was_read_long_ago_is_named(about: dict[str, object], count: int) -> None:
    found = list(stale_sources(_solved(**about), TODAY))
    assert len(found) == count
    for diagnostic in found:
        assert diagnostic.code == "W326"
        assert diagnostic.message == "source `ocp` was last read on 2024-11-22"
        assert diagnostic.help == "read it again and write `read: 2026-11-23`"

"""The collector is paused for an entry because an entry leaves nothing to collect."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from generator.collector import paused
from generator.diagnostics import Problems
from generator.pipeline import examine, read_shared
from generator.read.source import read_source
from generator.world import make_world
from tests.conftest import POST, ROOT


def test_the_collector_works_again_after_the_last_pause() -> None:
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), paused():
        raise ZeroDivisionError
    assert gc.isenabled()


@pytest.mark.parametrize("broken", ["", "  wrong: {formula: nothing *}", "per_layer: ["])
def test_an_entry_leaves_no_cycles_behind(tmp_path: Path, broken: str) -> None:
    world = make_world(ROOT, jobs=1)
    shared = read_shared(world, Problems())
    today = world.today(shared.settings.timezone)
    path = tmp_path / Path(POST).name
    path.write_text((ROOT / POST).read_text("utf-8").replace("derive:\n", f"derive:\n{broken}\n"))

    def taken() -> None:
        source = read_source(path, tmp_path, Problems())
        assert source is not None
        examine(source, replace(shared, problems=Problems()), today)

    taken()  # imports and caches
    gc.collect()
    taken()
    assert gc.collect() == 0

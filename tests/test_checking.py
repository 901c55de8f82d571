"""Many entries, one process or two: the same report."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import examining
from generator.checking import check_all
from generator.pipeline import check
from generator.report import render_full
from generator.world import World, make_world
from tests.faults.cases import POSTS, make_site
from tests.read.samples import completed

NAMES = ("01-one", "02-two", "03-two", "04-typed", "05-broken")


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A site of five posts: two have the same slug, one a number typed by hand, one no end."""
    text = {"04-typed": "hook: {en: It takes 40 GB., zh-TW: 要很多。}", "05-broken": "tags: ["}
    posts = {
        f"{POSTS}/2026-03-{name}.yaml": completed(text.get(name, "")).encode() for name in NAMES
    }
    return make_world(make_site(tmp_path, posts), jobs=1)


def _reported(world: World) -> str:
    found = check_all(world)
    return render_full(found.problems, entries=found.entries)


def test_what_is_wrong_is_what_a_build_finds(world: World) -> None:
    checked, found = check(world), check_all(world)
    assert found.entries == checked.entries == len(NAMES)
    assert found.problems.sorted() == checked.problems.sorted()
    assert [problem.code for problem in found.problems.sorted()] == ["E505", "E214", "E105"]


def test_processes_change_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _reported(world)
    shutil.rmtree(world.cache)
    monkeypatch.setattr(examining, "MANY", 1)
    monkeypatch.setattr(examining, "AT_ONCE", 2)
    assert _reported(replace(world, jobs=2)) == alone
    assert "3 errors in 3 of 5 entries" in alone


def test_some_entries_are_checked_alone(world: World) -> None:
    (post,) = world.content.rglob("2026-03-03-*.yaml")
    assert check_all(world, [post]).problems.found == []


def test_a_shared_row_that_no_post_uses_is_checked_too(tmp_path: Path) -> None:
    row = "spare:\n  source: {title: A list, read: 2026-11-20}\n  memory: 3 KB\n"
    root = make_site(tmp_path, {"content/data/devices.yaml": row.encode()})
    found = check_all(make_world(root, jobs=1)).problems.sorted()
    assert [(problem.code, problem.help) for problem in found] == [
        ("E304", "type `kB` or `KiB`"),
    ]

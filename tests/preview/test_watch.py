"""A real folder is watched; what does not change the site is not told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.preview.watch import Changes, burst, watched

LONG = 5.0
SHORT = 0.2


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content" / "posts").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "content" / "posts" / "old.yaml").write_text("topic: memory")
    return tmp_path


@pytest.fixture
def changes(site: Path) -> Iterator[Changes]:
    with watched(site) as queue:
        yield queue


def test_several_events_of_one_save_are_one_burst(site: Path, changes: Changes) -> None:
    post = site / "content" / "posts" / "new.yaml"
    post.write_text("topic: memory")
    post.write_text("topic: energy")
    assert burst(changes, LONG) == {post}
    assert burst(changes, SHORT) == frozenset()


def test_a_rename_and_a_deletion_are_changes(site: Path, changes: Changes) -> None:
    old, new = (site / "content" / "posts" / name for name in ("old.yaml", "renamed.yaml"))
    old.rename(new)
    assert burst(changes, LONG) == {old, new}
    new.unlink()
    assert burst(changes, LONG) == {new}


def test_the_settings_count_and_what_is_built_does_not(site: Path, changes: Changes) -> None:
    (site / "site").mkdir()
    (site / "site" / "index.html").write_text("<p>")
    (site / "content" / "posts" / ".old.yaml.swp").write_text("")
    assert burst(changes, SHORT) == frozenset()
    (site / "mkdocs.yml").write_text("site_name: Trivia")
    assert burst(changes, LONG) == {site / "mkdocs.yml"}


def test_reading_is_no_change(site: Path, changes: Changes) -> None:
    (site / "content" / "posts" / "old.yaml").read_text()
    assert burst(changes, SHORT) == frozenset()

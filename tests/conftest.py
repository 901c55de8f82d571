"""A copy of the real site, for tests that change it or build it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every run, however busy the machine: a red test must mean a fault.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]
POST = "content/posts/2026/2026-01-28-llm-memory-101.yaml"


@pytest.fixture
def site_copy(tmp_path: Path) -> Path:
    """The site's own sources in a folder with a space and hanzi in its name; fonts stay put.

    Of the posts only the first, so that a test takes no longer when one more is published.
    """
    root = tmp_path / "my site 網站"
    root.mkdir()
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    copy_content(root)
    return root


def copy_content(root: Path) -> None:
    """Copy the site's content with the first post alone."""
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("posts"))
    (root / POST).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / POST, root / POST)


def change(root: Path, old: str, new: str, file: str = POST) -> None:
    """Make an author's edit; the old words must be there."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

"""The documented limits are the ones that are kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cards.platforms import MEGABYTE, PLATFORMS, Platform

PAGE = (Path(__file__).parents[2] / "docs" / "platforms.md").read_text(encoding="utf-8")
FIRST, SECOND = (
    [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]
    for table in re.findall(r"(?m)(?:^\|.*\n)+", PAGE)
)
ROWS = {name: rest for name, *rest in FIRST}


def row(platform: Platform) -> list[str]:
    caption = f"{platform.characters:,}{' weighted' * platform.weighted}"
    return [
        f"{platform.form.width} × {platform.form.height}",
        platform.file,
        str(platform.images),
        f"{platform.image_bytes / MEGABYTE:g}",
        caption if platform.characters else "none",
        str(platform.hashtags),
        f"{platform.alt:,}",
        "yes" if platform.pdf else "no",
    ]


@pytest.mark.parametrize("name", PLATFORMS)
def test_the_page_states_the_limits_that_are_kept(name: str) -> None:
    assert ROWS[name] == row(PLATFORMS[name])


def test_the_page_knows_no_other_platform() -> None:
    assert list(ROWS) == list(PLATFORMS)


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_platform_has_sources_and_says_how_good_they_are(name: str) -> None:
    found = [(source, kind) for platform, _, source, kind in SECOND if platform == name]
    assert found
    for source, kind in found:
        kinds = set(kind.split(", "))
        assert kinds <= {"platform", "vendor", "guide", "none"}
        assert "](https://" in source or "none" in kinds or source.startswith(("as ", "sources"))

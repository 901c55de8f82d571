"""Where a complaint about a picture points: at the words that do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import check
from generator.world import make_world
from tests.conftest import change

LONG = "long words " * 40


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        pytest.param(
            "  - cover:\n",
            f"  - cover:\n      title: {{en: {LONG}, zh-TW: 短}}\n",
            "title: {en: long words",
            id="the cover's own title",
        ),
        pytest.param(
            "title:\n  en: ",
            f"title:\n  en: {LONG}",
            "  en: long words",
            id="the post's title",
        ),
    ],
)
def test_a_headline_too_long_is_shown_where_it_was_typed(
    site_copy: Path, old: str, new: str, at: str
) -> None:
    change(site_copy, old, new)
    found = [f for f in check(make_world(site_copy)).problems.found if f.code == "E403"]
    assert found
    for problem in found:
        assert problem.place is not None
        typed = problem.place.source.text
        assert typed[: problem.place.start].endswith(at.partition("long")[0])
        assert typed[problem.place.start :].startswith("long words")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("數字怎麼算", "数字怎麼算", "W211 `数` is a simplified character"),
        ("(https://openfontlicense.org/).", "(../posts/nowhere/).", "E501 `../posts/nowhere/`"),
        ("Nobody types a result.", "<b>Nobody</b> types.", "E207 raw HTML is not allowed"),
    ],
)
def test_the_owners_pages_are_checked_with_the_posts(
    site_copy: Path, old: str, new: str, told: str
) -> None:
    about = site_copy / "content" / "pages" / "about.yaml"
    about.write_text(about.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = check(make_world(site_copy)).problems.found
    lines = [
        f"{one.code} {one.message}"
        for one in found
        if one.place and "about" in one.place.source.path
    ]
    assert lines
    assert all(line.startswith(told) for line in lines)

"""The first draft: it passes `check` as it is, in whatever languages the site has."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.authoring.new import new_path, next_free_day, skeleton
from generator.cli import FINE, USAGE, main
from generator.pipeline import check
from generator.read.topics import Topics
from generator.report import render_full
from generator.world import BadWorld, make_world
from tests.conftest import ROOT

TODAY = dt.date(2026, 3, 14)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """This site without its posts."""
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    ignored = shutil.ignore_patterns("posts")
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=ignored)
    return tmp_path


def test_a_new_post_passes_check_and_can_be_built(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["new", "one-token", "--topic", "energy", "--date", "2026-03-14"]
    assert main([*arguments, "--root", str(site)]) == FINE
    path = "content/posts/2026/2026-03-14-one-token.yaml"
    assert capsys.readouterr().out.splitlines()[0] == path
    assert "\ntopic: energy " in (site / path).read_text("utf-8")
    checked = check(make_world(site, date=TODAY, drafts=True))
    assert not checked.problems.found, render_full(checked.problems, entries=1)
    assert len(checked.posts) == 1
    assert len(checked.posts[0]["zh-TW"].cards) == 3


def test_it_names_the_schema_that_lies_where_it_says(site: Path) -> None:
    assert main(["new", "one-token", "--root", str(site)]) == FINE
    assert main(["schema", "--write", "--root", str(site)]) == FINE
    (post,) = (site / "content" / "posts").rglob("*.yaml")
    named = post.read_text("utf-8").partition("$schema=")[2].partition("\n")[0]
    assert (post.parent / named).is_file()


def test_a_slug_is_taken_once_whatever_the_day(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(site)]
    assert main(["new", "one-token", "--date", "2026-03-14", *root]) == FINE
    (post,) = (site / "content" / "posts").rglob("*.yaml")
    post.write_text("mine", "utf-8")
    for day in ("2026-03-14", "2026-03-15"):
        assert main(["new", "one-token", "--date", day, *root]) == USAGE
    assert post.read_text("utf-8") == "mine"
    told = "error: `2026-03-14-one-token.yaml` has the slug `one-token` already\n"
    assert capsys.readouterr().err == told * 2


def test_a_bad_slug_is_told_in_the_words_of_check() -> None:
    with pytest.raises(BadWorld) as told:
        new_path("One Token", TODAY, [])
    assert str(told.value) == (
        "`One Token` cannot be a slug: a slug is words of `a` to `z` and digits, joined by `-`; "
        "try `one-token`"
    )


def test_the_day_is_the_next_one_without_a_post() -> None:
    busy = [TODAY, TODAY + dt.timedelta(days=1), TODAY + dt.timedelta(days=3)]
    assert next_free_day(TODAY, busy) == dt.date(2026, 3, 16)
    assert next_free_day(TODAY, []) == TODAY


def test_a_site_in_other_languages_gets_every_text_in_each_of_them() -> None:
    text = skeleton(("de", "zh-TW", "fr"), Topics())
    assert "  en: " not in text
    assert text.count(" de: ") == text.count(" fr: ") == text.count(" zh-TW: ")
    assert text.count("{{ explore weights }}") == 3
    assert "        - de: Fewer bytes" in text
    assert "          fr: Fewer bytes" in text


def test_an_unknown_topic_is_told_with_the_nearest(site: Path) -> None:
    arguments = ["new", "one-token", "--topic", "memry", "--root", str(site)]
    assert main(arguments) == USAGE
    assert not (site / "content" / "posts").exists()

"""The overview of a small calendar, line by line."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.authoring.status import Gap, Standing, as_table, gaps
from generator.authoring.translations import State
from generator.cli import CONTENT, FINE, USAGE, main
from tests.conftest import ROOT
from tests.read.samples import completed

TODAY = "2026-03-14"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    (tmp_path / "content" / "posts").mkdir(parents=True)
    return tmp_path


def put(site: Path, name: str, snippet: str = "") -> None:
    (site / "content" / "posts" / f"{name}.yaml").write_text(completed(snippet), "utf-8")


def status(site: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    code = main(["status", "--date", TODAY, "--root", str(site), *more])
    return code, capsys.readouterr().out.splitlines()


def test_posts_stand_by_day_with_what_they_want(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(site, "2026-03-13-out", "sources: {p: {title: A paper, read: 2023-01-01}}")
    put(site, "2026-03-15-waits")
    put(site, "2026-03-16-half", "draft: true\nhook: {en: A hook}")
    assert status(site, capsys) == (
        FINE,
        [
            "2026-03-13  published  out    read again: p",
            "2026-03-15  scheduled  waits",
            "2026-03-16  draft      half   zh-TW missing: hook",
            "",
            "1 published, 1 scheduled, 1 draft",
            "no post on 2026-03-14",
            "no post from 2026-03-16 to 2026-03-21 (6 days)",
        ],
    )


def test_a_translation_behind_is_told_until_it_is_accepted(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(site, "2026-03-14-post", "hook: {en: A hook, zh-TW: 引言}")
    status(site, capsys)
    put(site, "2026-03-14-post", "hook: {en: Another hook, zh-TW: 引言}")
    for _ in range(2):
        _, lines = status(site, capsys)
        assert lines[0] == "2026-03-14  published  post  zh-TW older than its source: hook"
    _, lines = status(site, capsys, "--accept", "post")
    assert lines[0] == "2026-03-14  published  post"


def test_accepting_a_post_that_is_not_there_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(site, "2026-03-14-post")
    assert status(site, capsys, "--accept", "pots")[0] == USAGE


def test_a_post_that_cannot_be_read_is_reported_below(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(site, "2026-03-14-post")
    put(site, "2026-03-15-broken", "tilte: {en: A title, zh-TW: 標題}\nbody: [")
    code, lines = status(site, capsys)
    assert code == CONTENT
    assert lines[0] == "2026-03-14  published  post"
    assert any("2026-03-15-broken.yaml" in line for line in lines)


def test_drafts_fill_no_gap_and_an_empty_site_has_none() -> None:
    first = dt.date(2026, 3, 1)
    days = [
        Standing(first, "a", "published", {}, ()),
        Standing(first + dt.timedelta(days=1), "b", "draft", {}, ()),
        Standing(first + dt.timedelta(days=9), "c", "scheduled", {}, ()),
    ]
    assert gaps(days, first) == [Gap(dt.date(2026, 3, 2), dt.date(2026, 3, 9))]
    assert gaps([], first) == []


def test_a_long_list_is_cut_short() -> None:
    behind = State((), ("title", "hook", "body", "cards[1].text"))
    post = Standing(dt.date(2026, 3, 1), "a", "published", {"zh-TW": behind}, ())
    assert as_table([post], []).splitlines()[0] == (
        "2026-03-01  published  a  zh-TW older than its source: title, hook, body and 1 more"
    )


def test_two_posts_of_one_day_are_told() -> None:
    day = dt.date(2026, 3, 1)
    posts = [Standing(day, slug, "published", {}, ()) for slug in ("a", "b")]
    assert as_table(posts, []).splitlines()[-1] == "2 posts on 2026-03-01: a, b"
    assert "posts on" not in as_table(posts[:1], [])

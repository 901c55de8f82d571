"""Cases 74 to 85: names of files, which become addresses, and files that are not what they seem."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.cli import CONTENT, FINE
from generator.diagnostics import Problems
from generator.read.source import read_source
from generator.site import address
from tests.conftest import ROOT
from tests.faults.cases import POSTS, check, make_site, trivia
from tests.read.samples import completed
from tests.site.reading import broken_links

SOUND = completed("").encode()
DAY = "2026-01-28"
LONGEST = 255
"""Bytes in one part of a path, on Linux as on other systems."""


def named(slug: str, day: str = DAY) -> str:
    return f"{POSTS}/{day}-{slug}.yaml"


def told(root: Path, *paths: str) -> dict[str, list[str]]:
    """The codes that `check` tells of each of these files, which all hold a sound entry."""
    said = check(make_site(root, dict.fromkeys(paths, SOUND)))
    return {path: [line.split()[1] for line in lines] for path, lines in said.lines.items()}


def refused(root: Path, *slugs: str) -> set[str]:
    """Those of the slugs that the check refuses, each for its name and nothing else."""
    found = told(root, *map(named, slugs))
    return {slug for slug in slugs if found.get(named(slug), [])[:1] == ["E502"]}


def test_case_74_a_slug_can_lead_nowhere_else(tmp_path: Path) -> None:
    slugs = ("..", ".", "a\\b", "%2e%2e", "a%2fb", "Foo", "a_b", "", "x" * 61, "-a", "a--b")
    assert refused(tmp_path, *slugs) == set(slugs)


def test_case_74_a_folder_is_no_part_of_the_address(tmp_path: Path) -> None:
    assert told(tmp_path, f"{POSTS}/a/{DAY}-b.yaml") == {}
    assert (tmp_path / f"{POSTS}/a/{DAY}-b.yaml").is_file()


def test_case_75_no_two_slugs_differ_only_by_case_or_by_their_code_points(tmp_path: Path) -> None:
    slugs = ("Cafe", "caf\u00e9", "cafe\u0301", "ﬁle", "１")
    assert refused(tmp_path, *slugs, "cafe") == set(slugs)


@pytest.mark.parametrize("slug", ["con", "aux", "nul", "com1", "nul.x", "a.", "a ", "a:b"])
def test_case_76_no_system_refuses_a_slug(tmp_path: Path, slug: str) -> None:
    assert refused(tmp_path, slug) == {slug}


def test_case_77_a_post_never_takes_the_place_of_another_page(tmp_path: Path) -> None:
    slugs = ("tags", "topics", "archive", "search", "404", "assets", "en", "zh-tw", "readme")
    assert refused(tmp_path, *slugs, "index") == {"index"}
    (tmp_path / named("index")).unlink()
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    assert trivia("build", "--root", tmp_path).code == FINE
    site = tmp_path / "site"
    for slug in slugs:
        assert (site / f"posts/{slug}/index.html").is_file()
        assert (site / f"zh-TW/posts/{slug}/index.html").is_file()
    assert broken_links(site) == []


def test_case_78_two_posts_may_share_a_day_but_no_slug(tmp_path: Path) -> None:
    again = named("one", "2026-01-29")
    found = told(tmp_path, named("one"), named("two"), again)
    assert [path for path, codes in found.items() if "E505" in codes] == [again]


def test_case_79_a_date_stands_in_one_place_so_it_cannot_contradict_itself(
    tmp_path: Path,
) -> None:
    entry = completed(f"date: {DAY}").encode()
    said = check(make_site(tmp_path, {named("one"): entry}))
    assert said.code == CONTENT
    assert "E201 `date` is not a key of this file" in said.of(named("one"))[0]


@pytest.mark.parametrize(("date", "shown"), [("2026-01-27", 0), ("2026-01-28", 1)])
def test_case_80_a_post_waits_for_its_day(tmp_path: Path, date: str, shown: int) -> None:
    make_site(tmp_path, {named("one"): SOUND, named("old", "0999-12-31"): SOUND})
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    run = trivia("build", "--root", tmp_path, "--date", date)
    assert run.code == FINE
    assert ("1 held back" in run.err) == (not shown)
    assert len([*tmp_path.glob("site/posts/one/index.html")]) == shown
    assert (tmp_path / "site/posts/old/index.html").is_file()
    for machine in ("feed.xml", "posts.json", "slugs.json", "sitemap.xml", "search/en.json"):
        text = (tmp_path / "site" / machine).read_text("utf-8")
        assert ("posts/one" in text or '"one"' in text) == bool(shown), machine


@pytest.mark.parametrize(
    "picture", ["../../etc/passwd", "/etc/passwd", "https://example.com/x.png", "x.png"]
)
def test_case_82_a_text_shows_no_picture_of_its_own(tmp_path: Path, picture: str) -> None:
    entry = completed(f'body: {{en: "![x]({picture})", zh-TW: 內文}}').encode()
    said = check(make_site(tmp_path, {named("one"): entry}))
    assert said.code == CONTENT


def test_case_83_what_is_linked_to_is_never_read(tmp_path: Path) -> None:
    make_site(tmp_path, {})
    outside = tmp_path.with_name("outside")
    outside.mkdir()
    (outside / f"{DAY}-in.yaml").write_bytes(SOUND)
    posts = tmp_path / POSTS
    (posts / f"{DAY}-file.yaml").symlink_to(outside / f"{DAY}-in.yaml")
    (posts / f"{DAY}-loop.yaml").symlink_to(posts / f"{DAY}-loop.yaml")
    (posts / "folder").symlink_to(outside)
    said = check(tmp_path)
    assert said.code == CONTENT
    found = {
        path.removeprefix(f"{POSTS}/"): lines[0].split()[1] for path, lines in said.lines.items()
    }
    assert found == dict.fromkeys((f"{DAY}-file.yaml", f"{DAY}-loop.yaml", "folder"), "E402")


def test_case_84_no_name_is_too_long_for_a_disk() -> None:
    slug = "x" * 60
    names = (
        named(slug),
        address.card_file(slug, "zh-TW", 20, "statement"),
        address.half_file(address.card_file(slug, "zh-TW", 20, "statement")),
        address.cards_file(slug, "zh-TW"),
        address.hanzi_style(address.post_name(slug), "zh-TW"),
        address.values_file(slug),
    )
    parts = [part for name in names for part in name.split("/")]
    assert max(len(part.encode()) for part in parts) < LONGEST


@pytest.mark.parametrize("swap", ["link", "pipe"])
def test_case_85_a_file_swapped_between_the_look_and_the_opening_is_refused(
    swap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was opened is what is looked at, by the same descriptor, and a link is not opened."""
    root = make_site(tmp_path / "site", {named("fine"): SOUND})
    post, secret = root / named("fine"), tmp_path / "secret.yaml"
    secret.write_bytes(SOUND)

    def swapping(path: Path, flags: int) -> int:
        post.unlink()
        post.symlink_to(secret) if swap == "link" else os.mkfifo(post)
        monkeypatch.undo()
        return os.open(path, flags)

    monkeypatch.setattr("generator.read.source.os.open", swapping)
    problems = Problems()
    assert read_source(post, root, problems) is None
    assert [found.code for found in problems.found] == [{"link": "E402", "pipe": "E117"}[swap]]

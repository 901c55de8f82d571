"""The pages that list posts: topics, tags, years, the archive, and the owner's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from generator.read.topics import Topics
from generator.site.address import topic_name
from generator.site.catalogue import newest_first
from generator.site.front_matter import Json
from generator.site.glance import glances
from generator.site.listing import list_pages, own_pages
from tests.site.reading import data_of
from tests.site.samples import OWN_BODY, SETTINGS, a_week, years


@cache
def pages(count: int) -> dict[str, Mapping[str, Json]]:
    made = list_pages([glances(posts) for posts in years(count)], SETTINGS)
    return {name: data_of(page) for name, page in made.items()}


def values(data: Mapping[str, Json], name: str, key: str) -> list[Json]:
    found = data[name]
    assert isinstance(found, list)
    return [item[key] for item in found]


def test_every_topic_of_the_site_has_its_page_in_every_language() -> None:
    for key, english, chinese in (("memory", "Memory", "記憶體"), ("training", "Training", "訓練")):
        assert pages(7)[f"topics/{key}.en.md"]["title"] == english
        assert pages(7)[f"topics/{key}.zh-TW.md"]["title"] == chinese


def test_a_topic_shows_its_posts_newest_first_and_only_these() -> None:
    data = pages(30)["topics/compute.en.md"]
    shown = values(data, "covers", "url") + values(data, "posts", "url")
    assert shown == [f"posts/day-{place}/" for place in range(1, 30, 3)]
    assert data["count"] == "10 posts"


def test_a_topic_without_posts_has_an_empty_page() -> None:
    data = pages(7)["topics/training.zh-TW.md"]
    assert (data["covers"], data["posts"], data["count"]) == ([], [], "0 篇")


def test_a_topic_says_what_it_is_about_where_its_owner_wrote_so() -> None:
    told = pages(7)["topics/memory.zh-TW.md"]
    assert told["intro"] == told["description"] == "裝得下什麼，裝不下什麼。"
    untold = pages(7)["topics/energy.zh-TW.md"]
    assert untold["intro"] == ""
    assert "能源" in str(untold["description"])


def test_only_tags_that_posts_have_get_a_page() -> None:
    tags = {name for name in pages(3) if name.startswith("tags/") and ".en." in name}
    assert tags == {"tags/kv-cache.en.md", "tags/quantization.en.md", "tags/tokens.en.md"}


def test_the_overview_leads_to_every_topic_and_tag() -> None:
    data = pages(40)["topics.zh-TW.md"]
    assert values(data, "topics", "url") == [
        f"zh-TW/topics/{key}/" for key in ("memory", "compute", "energy", "training")
    ]
    assert values(data, "topics", "count") == [14, 13, 13, 0]
    assert values(data, "tags", "title") == ["KV 快取", "量化", "花費", "token"]


def test_a_long_topic_is_cut_into_pages_that_lead_to_each_other() -> None:
    newest, oldest = pages(400)["topics/memory.en.md"], pages(400)["topics/memory/1.en.md"]
    assert newest["older"] == {"title": "Older posts", "url": "topics/memory/1/"}
    assert newest["newer"] is None
    assert oldest["newer"] == {"title": "Newer posts", "url": "topics/memory/"}
    assert oldest["title"] == "Memory, page 1"
    assert len(values(oldest, "posts", "url")) == 50


def test_the_archive_counts_every_month_of_every_year() -> None:
    data = pages(40)["archive.en.md"]
    assert data["years"] == [
        {
            "year": "2026",
            "url": "archive/2026/",
            "months": [{"month": "2026-01", "title": "January", "count": 28}],
        },
        {
            "year": "2025",
            "url": "archive/2025/",
            "months": [{"month": "2025-12", "title": "December", "count": 12}],
        },
    ]


def test_the_archive_shows_the_newest_and_leads_to_the_month_of_the_next() -> None:
    data = pages(40)["archive.zh-TW.md"]
    months = values(data, "months", "posts")
    assert [len(posts) for posts in months if isinstance(posts, list)] == [28, 2]
    assert data["rest"] == {"title": "較舊的文章", "url": "zh-TW/archive/2025/#m-2025-12"}
    assert pages(7)["archive.en.md"]["rest"] is None


def test_a_year_lists_its_posts_by_month_and_leads_to_the_years_beside_it() -> None:
    data = pages(800)["archive/2025.zh-TW.md"]
    assert values(data, "months", "title")[:2] == ["2025 年 12 月", "2025 年 11 月"]
    assert data["count"] == "365 篇"
    assert data["older"] == {"title": "2024", "url": "zh-TW/archive/2024/"}
    assert data["newer"] == {"title": "2026", "url": "zh-TW/archive/2026/"}


def test_list_pages_do_without_posts() -> None:
    data = pages(0)
    assert data["archive.en.md"]["months"] == []
    assert "updated" not in data["archive.en.md"]
    assert {name for name in data if ".en." in name} == {
        "archive.en.md",
        "topics.en.md",
        *(f"topics/{key}.en.md" for key in SETTINGS.topics.topics),
    }


def test_the_list_pages_of_many_posts_grow_as_the_posts_do() -> None:
    def size(count: int) -> int:
        made = list_pages([glances(posts) for posts in years(count)], SETTINGS)
        return sum(map(len, made.values()))

    assert size(1000) < 2.2 * size(500)


def test_a_new_post_leaves_past_years_and_numbered_pages_as_they_are() -> None:
    before = [glances(posts) for posts in years(601)]
    old, new = (list_pages(ordered, SETTINGS) for ordered in (before[1:], before))
    same = {name for name, page in old.items() if new[name] == page and ".en." in name}
    assert {"archive/2025.en.md", "archive/2024.en.md", "topics/memory/1.en.md"} <= same
    changed = {name for name in new if name not in same and ".en." in name}
    assert len(changed) <= 6, changed


@pytest.mark.parametrize("key", ["../../etc", "a.b", "Foo", "快取", "a/b", ""])
def test_a_topic_of_any_letters_stays_in_its_folder(key: str) -> None:
    week = [glances(posts) for posts in newest_first(a_week())]
    named = [{lang: one._replace(topic_key=key) for lang, one in posts.items()} for posts in week]
    made = list_pages(named, replace(SETTINGS, topics=Topics()))
    (page,) = [name for name in made if name.startswith("topics/") and name.endswith(".en.md")]
    assert page == f"{topic_name(key)}.en.md"
    assert page.count("/") == 1
    assert page.count(".") == 2


def test_the_owners_pages_keep_their_markdown() -> None:
    made = own_pages(SETTINGS)
    assert set(made) == {"about.en.md", "about.zh-TW.md"}
    assert made["about.zh-TW.md"].endswith("\n\n" + OWN_BODY["zh-TW"])
    assert data_of(made["about.zh-TW.md"])["title"] == "關於"

"""The files for other people's scripts."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

from generator.localise.explain import explain
from generator.localise.words import load_words
from generator.site.open_data import open_data
from tests.localise.moving import first_post, many_ways
from tests.site.samples import LANGUAGES, SETTINGS, a_week


def read(files: dict[str, bytes], name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files[name])
    return data


def test_values_are_exact_with_their_unit_and_words() -> None:
    kv = read(open_data([first_post()[0]], a_week(), SETTINGS), "values/llm-memory-101.json")["kv"]
    assert Fraction(kv["exact"]) == 2 * 24 * 2880 * 4096 * Fraction("0.5")
    assert kv["unit"] == "B"
    assert kv["shown"] == {"en": "270 MiB", "zh-TW": "270 MiB"}
    assert kv["sources"]


def test_they_are_what_explain_says() -> None:
    post = first_post()[0]
    explained = explain(post, [load_words(lang) for lang in LANGUAGES])
    assert read(open_data([post], a_week(), SETTINGS), "values/llm-memory-101.json") == {
        name: value.as_json() for name, value in explained.items()
    }


def test_every_post_is_listed_newest_first_with_whole_addresses() -> None:
    listed = read(open_data([], a_week(), SETTINGS), "posts.json")["posts"]
    assert [post["slug"] for post in listed][:2] == ["llm-memory-101", "earlier-1"]
    newest = listed[0]
    assert (newest["date"], newest["updated"]) == ("2026-01-28", "2026-01-30")
    assert newest["values"] == f"{SETTINGS.url}values/llm-memory-101.json"
    chinese = newest["languages"]["zh-TW"]
    assert chinese["title"] == "16 GB 的 Mac mini，裝得下 20B 模型嗎？"
    assert chinese["url"] == f"{SETTINGS.url}zh-TW/posts/llm-memory-101/"
    assert chinese["cards"][0]["url"].endswith("cards/llm-memory-101/zh-TW/01-cover.webp")
    assert len(chinese["cards"]) == 10


def test_what_is_not_shown_yet_is_not_told() -> None:
    assert list(open_data([many_ways()], a_week(), SETTINGS)) == ["posts.json", "slugs.json"]
    assert read(open_data([first_post()[0]], (), SETTINGS), "posts.json")["posts"] == []


def test_without_an_address_of_the_site_links_start_at_its_root() -> None:
    files = open_data([], a_week(), replace(SETTINGS, url=""))
    assert read(files, "posts.json")["posts"][0]["values"] == "values/llm-memory-101.json"

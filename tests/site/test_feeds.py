"""Both feeds of each language, read back as a feed reader would."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from generator.localise.figure import Run
from generator.localise.post import Citation, Posts
from generator.site.catalogue import newest_first
from generator.site.feeds import NEWEST
from tests.site.reading import Page, page
from tests.site.samples import SETTINGS, a_week, card, feed_files, first, renamed

NAMES = {"a": "http://www.w3.org/2005/Atom"}
HOST = SETTINGS.url
TRAP = """<script>alert("x")</script> ]]> & 'y' {{ 7*7 }}"""
LANGUAGES = (("en", ""), ("zh-TW", "zh-TW/"))


def atom(files: Mapping[str, bytes], folder: str = "") -> ET.Element:
    return ET.fromstring(files[f"{folder}feed.xml"])


def text(element: ET.Element, path: str) -> str:
    found = element.findtext(path, None, NAMES)
    assert found, path
    return found


def as_json(files: Mapping[str, bytes], folder: str = "") -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(files[f"{folder}feed.json"])
    return feed


def of(posts: Posts) -> dict[str, bytes]:
    return feed_files([posts])


@pytest.fixture(scope="module")
def week_feeds() -> dict[str, bytes]:
    return feed_files(newest_first(a_week()))


@pytest.mark.parametrize(("lang", "folder"), LANGUAGES)
def test_atom_has_what_the_standard_asks_for(
    week_feeds: Mapping[str, bytes], lang: str, folder: str
) -> None:
    feed = atom(week_feeds, folder)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert text(feed, "a:id") == f"{HOST}{folder}"
    assert text(feed, "a:title") == text(feed, "a:author/a:name") == SETTINGS.series[lang]
    links = {link.get("rel"): link.attrib for link in feed.findall("a:link", NAMES)}
    assert links["self"]["href"] == f"{HOST}{folder}feed.xml"
    assert links["alternate"]["hreflang"] == lang
    entries = feed.findall("a:entry", NAMES)
    assert len({text(entry, "a:id") for entry in entries}) == len(a_week())
    for entry in (feed, *entries):
        assert dt.datetime.fromisoformat(text(entry, "a:updated")).tzinfo


@pytest.mark.parametrize(("lang", "folder"), LANGUAGES)
def test_json_feed_has_what_the_standard_asks_for(
    week_feeds: Mapping[str, bytes], lang: str, folder: str
) -> None:
    feed = as_json(week_feeds, folder)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == (SETTINGS.series[lang], lang)
    assert feed["feed_url"] == f"{HOST}{folder}feed.json"
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["url"].startswith(f"{HOST}{folder}posts/")
        assert item["content_html"]
        assert item["image"].endswith(f"{lang}/link.png")


def test_a_day_begins_where_the_site_says(week_feeds: Mapping[str, bytes]) -> None:
    newest = as_json(week_feeds)["items"][0]
    assert newest["date_published"] == "2026-01-28T00:00:00+08:00"
    assert newest["date_modified"] == "2026-01-30T00:00:00+08:00"


def test_both_feeds_hold_the_same_posts_newest_first(week_feeds: Mapping[str, bytes]) -> None:
    entries = atom(week_feeds).findall("a:entry", NAMES)
    items = as_json(week_feeds)["items"]
    assert [text(entry, "a:content") for entry in entries] == [
        item["content_html"] for item in items
    ]
    assert items[0]["title"] == "Can a 20B model fit in a 16 GB Mac mini?"


def read(html: str) -> Page:
    parser = Page()
    parser.feed(html)
    parser.close()
    return parser


def test_a_post_is_whole_with_cards_numbers_formula_and_sources(
    week_feeds: Mapping[str, bytes],
) -> None:
    html = as_json(week_feeds)["items"][0]["content_html"]
    content = read(html)
    assert len(content.all("img")) == 10
    for picture in content.all("img"):
        assert picture.attributes["src"].startswith(f"{HOST}cards/llm-memory-101/en/")
        assert picture.attributes["alt"]
    assert "takes 2 bytes" in html
    assert "= 270 MiB</p>" in html
    assert content.all("table")
    assert content.all("a", href="https://example.com/model-card")
    assert not {"span", "div", "math", "figure"} & {element.tag for element in content.elements}


def test_the_text_is_the_one_of_the_page(week_feeds: Mapping[str, bytes], week: Path) -> None:
    heard = read(as_json(week_feeds)["items"][0]["content_html"])
    seen = page(week / "posts/llm-memory-101/index.html")
    cells = [cell.text.strip() for cell in seen.all("td")]
    assert [cell.text.strip() for cell in heard.all("td")] == cells
    assert {head.text.strip() for head in heard.all("h2")} >= {"The second bill"}


def trapped() -> Posts:
    return {
        lang: replace(
            post,
            title=TRAP,
            tags=(TRAP,),
            hook=(Run(TRAP),),
            body=f"`{TRAP}`\n",
            citations=(Citation(1, TRAP, "javascript:alert(1)", TRAP),),
            cards=(card(1, "cover", lang, TRAP),),
        )
        for lang, post in first().items()
    }


def test_traps_are_shown_as_typed_in_titles_and_texts() -> None:
    files = of(trapped())
    (entry,) = atom(files).findall("a:entry", NAMES)
    (item,) = as_json(files)["items"]
    assert text(entry, "a:title") == item["title"] == TRAP
    content = read(item["content_html"])
    assert not content.all("script")
    assert content.one("img").attributes["alt"] == TRAP
    assert content.one("code").text.startswith(TRAP)
    assert not content.all("a")


def test_a_feed_holds_the_newest_posts_only() -> None:
    day = dt.date(2026, 1, 1)
    titles = {"en": "t", "zh-TW": "題"}
    many = [
        renamed(first(), f"p-{number}", day + dt.timedelta(number), titles)
        for number in range(NEWEST + 5)
    ]
    items = as_json(feed_files(newest_first(many)))["items"]
    assert len(items) == NEWEST
    assert items[0]["url"] == f"{HOST}posts/p-{NEWEST + 4}/"


def test_a_site_without_posts_has_valid_feeds() -> None:
    feed = atom(feed_files(()))
    assert dt.datetime.fromisoformat(text(feed, "a:updated")).year == 1970


def test_a_site_that_has_no_address_yet_has_no_feeds() -> None:
    assert feed_files(a_week(), replace(SETTINGS, url="")) == {}


@pytest.mark.parametrize(("lang", "folder"), LANGUAGES)
def test_every_page_leads_to_the_feeds_of_its_language(week: Path, lang: str, folder: str) -> None:
    for name in ("", "archive/", "posts/earlier-1/"):
        head = page(week / folder / name / "index.html")
        for form, kind in (("xml", "atom+xml"), ("json", "feed+json")):
            link = head.one("link", type=f"application/{kind}").attributes
            assert (link["rel"], link["hreflang"]) == ("alternate", lang)
            assert link["href"] == f"{HOST}{folder}feed.{form}"
            assert (week / folder / f"feed.{form}").is_file()

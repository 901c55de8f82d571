"""The map of the site that search engines read."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from generator.site.front_matter import with_front_matter
from generator.site.sitemap import SITEMAP, Listed, listed, sitemap
from tests.site.samples import SETTINGS

SPACE = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_each_language_of_a_page_is_listed_with_its_date_and_its_translations() -> None:
    found = ET.fromstring(sitemap([Listed("posts/a", "2026-01-28")], SETTINGS)[SITEMAP])
    places = [place.text for place in found.iterfind("url/loc", SPACE)]
    assert places == [f"{SETTINGS.url}posts/a/", f"{SETTINGS.url}zh-TW/posts/a/"]
    for url in found.iterfind("url", SPACE):
        assert url.findtext("lastmod", "", SPACE) == "2026-01-28"
        links = {one.get("hreflang"): one.get("href") for one in url.iterfind("x:link", SPACE)}
        assert links == {"en": places[0], "zh-TW": places[1], "x-default": places[0]}


def test_a_page_without_a_date_is_not_dated_by_the_clock() -> None:
    assert b"lastmod" not in sitemap([Listed("about", "")], SETTINGS)[SITEMAP]


def test_a_site_without_an_address_has_no_map() -> None:
    assert sitemap([Listed("about", "")], replace(SETTINGS, url="")) == {}


def test_names_and_dates_come_from_the_pages() -> None:
    pages = [
        with_front_matter({"name": "archive", "lang": lang, "updated": "2026-01-28"})
        for lang in SETTINGS.languages
    ]
    assert listed([*pages, with_front_matter({"name": "about"})]) == {
        Listed("archive", "2026-01-28"),
        Listed("about", ""),
    }

"""What must hold for every page of a built site, whatever kind of page it is.

The site has a hundred and one posts of two years on one topic, so that the topic has a second page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.site.build import build_site
from tests.site.reading import Page, broken_links, page
from tests.site.samples import LANGUAGES, ROOT, SETTINGS, site_tree, years

HOST = SETTINGS.url
FOLDERS = {"en": "", "zh-TW": "zh-TW/"}
NAMES = (
    *("", "archive/", "archive/2026/", "archive/2024/", "topics/", "topics/memory/"),
    *("topics/memory/1/", "topics/training/", "tags/kv-cache/", "about/", "posts/day-50/"),
)
"""The address of a page of every kind, below the root of its language."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    tree = site_tree(years(101, every=6, topics=1), make=no_fonts)
    build_site(ROOT, tree, folder / "site", folder / "docs")
    return folder / "site"


def no_fonts(_: int, wanted: Sequence[str]) -> list[bytes]:
    """Cutting fonts for hundreds of pages takes long, and nothing here looks at them."""
    return [b"a font"] * len(wanted)


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Page]:
    """Every page by its whole address, but the one for lost readers."""
    found = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    return {
        HOST if folder == "." else f"{HOST}{folder}/": page(path) for folder, path in found.items()
    }


def language(address: str) -> str:
    return "zh-TW" if address.startswith(f"{HOST}zh-TW/") else "en"


def head(of: Page) -> dict[str, str]:
    named = (one.attributes for one in of.all("meta") if "content" in one.attributes)
    return {one.get("property") or one.get("name", ""): one["content"] for one in named}


def translations(of: Page) -> dict[str, str]:
    links = (one.attributes for one in of.all("link", rel="alternate"))
    return {link["hreflang"]: link["href"] for link in links if "type" not in link}


def links_named(of: Page, rel: str) -> list[str]:
    return [one.attributes["href"] for one in of.all("link", rel=rel)]


def test_there_is_a_page_of_every_kind_in_every_language(pages: Mapping[str, Page]) -> None:
    for folder in FOLDERS.values():
        assert {f"{HOST}{folder}{name}" for name in NAMES} <= pages.keys()


def test_no_link_or_picture_leads_nowhere(site: Path) -> None:
    assert broken_links(site) == []


def test_every_page_says_its_language_address_and_headline(pages: Mapping[str, Page]) -> None:
    for address, one in pages.items():
        assert one.one("html").attributes["lang"] == language(address), address
        assert one.one("link", rel="canonical").attributes["href"] == address
        assert len(one.all("h1")) == 1, address
        said = head(one)
        assert said["description"], address
        assert said["og:url"] == address
        assert said["og:title"], address
        assert said["og:description"] == said["description"]


def test_no_two_pages_have_the_same_title(pages: Mapping[str, Page]) -> None:
    titles = [f"{language(address)} {one.one('title').text}" for address, one in pages.items()]
    assert len(set(titles)) == len(titles)


def test_every_page_names_its_translations_and_they_name_it(pages: Mapping[str, Page]) -> None:
    for address, one in pages.items():
        found = translations(one)
        assert set(found) == {*LANGUAGES, "x-default"}, address
        assert found[language(address)] == address
        assert found["x-default"] == found["en"]
        assert all(translations(pages[other]) == found for other in found.values()), address


def test_the_switcher_leads_to_the_same_page(pages: Mapping[str, Page]) -> None:
    for address, one in pages.items():
        (switch,) = [a.attributes for a in one.all("a") if "hreflang" in a.attributes]
        assert urljoin(address, switch["href"]) == translations(one)[switch["hreflang"]]


def test_the_site_map_lists_every_page_once(site: Path, pages: Mapping[str, Page]) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(pages)


def test_pages_of_a_list_lead_to_each_other_in_the_head_too(pages: Mapping[str, Page]) -> None:
    for folder in FOLDERS.values():
        newest = pages[f"{HOST}{folder}topics/memory/"]
        oldest = pages[f"{HOST}{folder}topics/memory/1/"]
        assert links_named(newest, "prev") == [f"{HOST}{folder}topics/memory/1/"]
        assert links_named(oldest, "next") == [f"{HOST}{folder}topics/memory/"]
        assert links_named(newest, "next") == links_named(oldest, "prev") == []
        year = pages[f"{HOST}{folder}archive/2025/"]
        assert links_named(year, "prev") == [f"{HOST}{folder}archive/2024/"]
        assert links_named(year, "next") == [f"{HOST}{folder}archive/2026/"]
    assert links_named(pages[HOST], "prev") == []


def test_every_post_can_be_reached_from_the_archive(pages: Mapping[str, Page]) -> None:
    for folder in FOLDERS.values():
        found: set[str] = set()
        for year in re.findall(r"archive/(\d{4})/", " ".join(pages)):
            address = f"{HOST}{folder}archive/{year}/"
            found |= {urljoin(address, a.attributes["href"]) for a in pages[address].all("a")}
        assert {f"{HOST}{folder}posts/day-{place}/" for place in range(101)} <= found


def test_a_post_leads_to_its_topic_and_tags(pages: Mapping[str, Page]) -> None:
    address = f"{HOST}zh-TW/posts/day-50/"
    led_to = {urljoin(address, a.attributes.get("href", "")) for a in pages[address].all("a")}
    assert {f"{HOST}zh-TW/topics/memory/", f"{HOST}zh-TW/tags/tokens/"} <= led_to


def test_the_frame_of_a_page_does_not_grow_with_the_site(pages: Mapping[str, Page]) -> None:
    first, middle = pages[f"{HOST}posts/day-1/"], pages[f"{HOST}posts/day-50/"]
    assert len(first.elements) == pytest.approx(len(middle.elements), abs=10)
    assert len(middle.elements) < 300

"""The pages that lead to posts: archive, topics, tags, about, and the way to one by chance."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.browser.conftest import Tab
from tests.browser.modules import open_page, run

NAMES = ("", "archive/", "archive/2026/", "topics/", "topics/memory/", "tags/kv-cache/", "about/")
POST = "posts/earlier-2/"


@pytest.mark.parametrize("folder", ["/", "/zh-TW/"])
def test_nothing_scrolls_sideways_or_complains(tab: Tab, folder: str) -> None:
    for name in (*NAMES, POST):
        page = tab.open(f"{folder}{name}")
        for width in (360, 390, 768, 1360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert tab.console == []
    assert all(url.startswith(tab.address) for url in tab.requests)


@pytest.mark.parametrize("folder", ["/", "/zh-TW/"])
def test_random_leads_to_another_post_of_the_same_language(tab: Tab, folder: str) -> None:
    page = tab.open(f"{folder}{POST}")
    visited = [tab.path]
    for _ in range(5):
        with page.expect_navigation():
            page.locator(".masthead [data-random]").click()
        visited.append(tab.path)
    assert all(path.startswith(f"{folder}posts/") for path in visited)
    assert all(now != before for before, now in pairwise(visited))
    assert tab.console == []


def test_random_works_from_every_kind_of_page(tab: Tab) -> None:
    for name in ("", "archive/2026/", "about/"):
        page = tab.open(f"/zh-TW/{name}")
        page.locator(".masthead [data-random]").click()
        page.wait_for_url("**/zh-TW/posts/*/")


@pytest.mark.parametrize(
    ("addresses", "here", "drawn"),
    [
        (["a", "b", "c"], "b", {"a", "c"}),
        (["a", "b"], "elsewhere", {"a", "b"}),
        (["a"], "a", {"a"}),
    ],
)
def test_the_draw_is_even_and_never_the_same_post(
    browser: Browser, addresses: list[str], here: str, drawn: set[str]
) -> None:
    page = open_page(browser, {})
    draw = """async ([addresses, here], load) => {
      const { oneOf } = await load("assets/js/random.js");
      return [0, 0.25, 0.5, 0.75, 0.999999].map((chance) => oneOf(addresses, here, () => chance));
    }"""
    assert set(run(page, draw, [addresses, here])) == drawn
    page.close()


def test_without_the_list_random_leads_to_the_archive(tab: Tab) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page = tab.open(f"/{POST}")
    page.route("**/slugs.json", refuse)
    page.locator(".masthead [data-random]").click()
    page.wait_for_url("**/archive/")


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


def test_without_scripts_every_list_is_there_and_random_leads_to_the_archive(
    scriptless: BrowserContext, address: str
) -> None:
    page = scriptless.new_page()
    page.goto(f"{address}/topics/memory/")
    expect(page.locator(".teaser")).to_have_count(6)
    page.get_by_role("link", name="Random").click()
    page.wait_for_url("**/archive/")
    expect(page.locator(".line")).to_have_count(6)


def test_a_month_in_the_archive_leads_to_its_posts(tab: Tab) -> None:
    page = tab.open("/zh-TW/archive/")
    page.get_by_role("link", name="1 月").click()
    page.wait_for_url("**/zh-TW/archive/2026/#m-2026-01")
    expect(page.get_by_role("heading", name="2026 年 1 月")).to_be_in_viewport()


def test_the_menu_marks_where_one_is(tab: Tab) -> None:
    page = tab.open("/topics/")
    expect(page.locator(".masthead__menu [aria-current=page]")).to_have_text("Topics")
    page = tab.open("/topics/memory/")
    expect(page.locator(".masthead__menu [aria-current=true]")).to_have_text("Topics")


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_search_box_opens_when_it_is_wanted(tab: Tab, width: int) -> None:
    page = tab.page
    page.set_viewport_size({"width": width, "height": 800})
    tab.open("/")
    box = page.get_by_role("searchbox")
    before = page.locator(".masthead").bounding_box()
    assert before
    assert before["height"] < 110, "two rows: name and languages, menu and search"
    box.click()
    opened = box.bounding_box()
    assert opened
    assert opened["width"] > 0.85 * width
    box.fill("rnn")
    page.locator(".search__list a").first.click()
    page.wait_for_url("**/posts/earlier-4/")

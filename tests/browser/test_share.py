"""Handing a post on: links, citations, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Tab

POST = "/posts/llm-memory-101/"
ADDRESS = "https://daily-ai-trivia.example/posts/llm-memory-101/"
SHEET = """
  navigator.canShare = () => true;
  navigator.share = async (parcel) => {
    window.parcel = parcel;
    if (window.closes) throw new DOMException("closed", "AbortError");
  };
"""


def test_the_link_that_is_copied_is_the_posts_own_address(tab: Tab) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = tab.open(POST + "?utm_source=x#sources")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS


@pytest.mark.parametrize("closes", [False, True])
def test_where_there_is_a_sheet_of_apps_the_post_can_be_sent_there(tab: Tab, closes: bool) -> None:
    tab.page.add_init_script(f"{SHEET} window.closes = {str(closes).lower()};")
    page = tab.open(POST)
    page.get_by_role("button", name="Send to an app").click()
    title = "Can a 20B model fit in a 16\u00a0GB Mac mini?"
    assert page.evaluate("window.parcel") == {"title": title, "url": ADDRESS}
    assert tab.console == []


def test_without_a_sheet_of_apps_there_is_no_button_for_it(tab: Tab) -> None:
    tab.page.add_init_script("navigator.canShare = undefined;")
    expect(tab.open(POST).locator("[data-send]")).to_be_hidden()


def test_a_citation_is_one_click_away_and_stays_in_its_column(tab: Tab) -> None:
    page = tab.open(POST)
    page.get_by_text("Cite this post").click()
    expect(page.locator(".cite__bibtex")).to_contain_text("@misc{llm-memory-101,")
    expect(page.locator(".cite__words")).to_contain_text(ADDRESS)
    for width in (360, 1360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_all_is_open_and_nothing_is_there_that_paper_cannot_do(tab: Tab) -> None:
    page = tab.open(POST)
    page.emulate_media(media="print")
    expect(page.locator("details[data-number=kv] .number__why")).to_be_visible()
    for gone in (".search", ".carousel__controls", ".around", ".theme", "[data-copy]"):
        expect(page.locator(gone).first).to_be_hidden()
    boxes = [card.bounding_box() for card in page.locator(".carousel__card").all()]
    assert all(box and box["x"] + box["width"] <= 1360 for box in boxes)

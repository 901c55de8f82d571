"""What a reader meets on a post, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Tab

POST = "/posts/llm-memory-101/"
CHINESE = "/zh-TW/posts/llm-memory-101/"
PAGES = ("/", "/archive/", POST, "/zh-TW/", CHINESE, "/404.html")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_nothing_on_the_console_and_asks_no_other_host(tab: Tab, path: str) -> None:
    page = tab.open(path)
    page.keyboard.press("End")  # pictures further down load when they come near
    page.wait_for_load_state("networkidle")
    assert tab.console == []
    assert not [url for url in tab.requests if not url.startswith(tab.address + "/")]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways(tab: Tab, path: str) -> None:
    page = tab.open(path)
    for width in (360, 390, 768, 1024, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_language_switch_stays_on_the_post(tab: Tab) -> None:
    page = tab.open(POST)
    page.get_by_role("navigation", name="Language").get_by_role("link").click()
    assert tab.path == CHINESE
    expect(page.locator("html")).to_have_attribute("lang", "zh-TW")
    page.get_by_role("navigation", name="語言").get_by_role("link").click()
    assert tab.path == POST


@pytest.mark.parametrize("way", ["hover", "focus", "tap"])
def test_a_number_shows_its_receipt(tab: Tab, way: str) -> None:
    page = tab.open(POST)
    number = page.locator(".prose .num[data-v=kv]").first
    {"hover": number.hover, "focus": number.focus, "tap": number.click}[way]()
    slip = page.locator(".slip")
    expect(slip).to_contain_text("4,096\u00a0token × 0.5\u00a0B/token = 270\u00a0MiB")
    expect(slip).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(slip).to_be_hidden()


def test_the_same_receipt_is_in_the_list_for_everyone(tab: Tab) -> None:
    page = tab.open(POST)
    row = page.locator("details[data-number=kv]")
    row.locator("summary").click()
    expect(row).to_contain_text("Exactly 283,115,520 B")
    row.get_by_role("link", name="Source 1").click()
    assert page.url.endswith("#source-1")


def test_the_page_is_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + POST)
    expect(page.locator(".carousel img")).to_have_count(10)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator(".rail")).to_contain_text("270 MiB")
    context.close()


def test_the_rail_stands_beside_the_prose_and_on_a_phone_below_it(tab: Tab) -> None:
    def tops() -> tuple[float, float]:
        boxes = [tab.page.locator(name).bounding_box() for name in (".prose", ".rail")]
        prose, rail = (
            box["y"] + (box["height"] if at else 0)
            for at, box in zip((1, 0), boxes, strict=True)
            if box
        )
        return prose, rail

    tab.open(POST)
    bottom_of_prose, rail = tops()
    assert rail < bottom_of_prose
    tab.page.set_viewport_size({"width": 390, "height": 800})
    bottom_of_prose, rail = tops()
    assert rail > bottom_of_prose


def test_long_chinese_values_break_and_short_ones_keep_number_and_unit(tab: Tab) -> None:
    page = tab.open(CHINESE)
    page.set_viewport_size({"width": 390, "height": 800})
    lines = page.evaluate(
        """() => ["每秒 209\\u00a0個 token", "0.88\\u00a0度"].map((words) => {
          const paragraph = document.querySelector(".prose p");
          const number = document.createElement("span");
          number.className = "num";
          number.textContent = words;
          paragraph.replaceChildren(number);
          paragraph.style.width = "5em";
          return number.getClientRects().length;
        })"""
    )
    assert lines[0] > 1
    assert lines[1] == 1


def test_the_draft_chip_stays_in_the_line_of_a_phone(tab: Tab) -> None:
    page = tab.open(POST)
    page.set_viewport_size({"width": 390, "height": 800})
    heights = page.evaluate(
        """() => {
          const chip = document.createElement("strong");
          chip.className = "meta__draft";
          chip.textContent = "Draft";
          const meta = document.querySelector(".meta");
          const before = meta.getBoundingClientRect().height;
          meta.append(chip);
          return [before, meta.getBoundingClientRect().height];
        }"""
    )
    assert heights[1] < 1.5 * heights[0]

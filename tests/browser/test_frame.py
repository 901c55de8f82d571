"""What surrounds every page: search, colours, the way in by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Tab


def results(page: Page) -> list[str]:
    return page.locator(".search__list a").all_inner_texts()


@pytest.mark.parametrize(
    ("home", "query", "title"),
    [
        ("/", "mac MINI", "Can a 20B model fit in a 16 GB Mac mini?"),
        ("/", "20b 16 gb", "Can a 20B model fit in a 16 GB Mac mini?"),
        ("/zh-TW/", "算式", "買記憶體前的三道算式"),
        ("/zh-TW/", "參數", "一個參數有多重"),
        ("/zh-TW/", "ＲＮＮ 回來", "RNN 為什麼回來了"),
    ],
)
def test_a_few_letters_find_a_title_in_the_readers_language(
    tab: Tab, home: str, query: str, title: str
) -> None:
    page = tab.open(home)
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".search__list a").first).to_contain_text(title)


def test_titles_come_before_mentions(tab: Tab) -> None:
    page = tab.open("/zh-TW/")
    page.get_by_role("searchbox").fill("記憶體")  # the topic of every post
    expect(page.locator(".search__list a").first).to_contain_text("買記憶體前的三道算式")
    assert len(results(page)) == 6


def test_nothing_found_says_so(tab: Tab) -> None:
    page = tab.open("/")
    page.get_by_role("searchbox").fill("<b>zzz</b>")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “<b>zzz</b>”")


def test_search_works_by_keyboard_alone(tab: Tab) -> None:
    page = tab.open("/archive/")
    page.keyboard.press("/")
    page.keyboard.type("rnn")
    expect(page.locator(".search__list a")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/posts/earlier-4/")
    assert tab.console == []


def test_escape_closes_the_results(tab: Tab) -> None:
    page = tab.open("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("rnn")
    expect(page.locator(".search__found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search__found")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_escape_closes_the_results_from_within_them(tab: Tab) -> None:
    page = tab.open("/")
    page.keyboard.press("/")
    page.keyboard.type("rnn")
    expect(page.locator(".search__list a")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".search__found")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize("sign", ["isComposing: true", "keyCode: 229"])
@pytest.mark.parametrize("key", ["Enter", "ArrowDown", "Escape"])
def test_keys_that_pick_a_candidate_of_an_input_method_are_left_to_it(
    tab: Tab, key: str, sign: str
) -> None:
    page = tab.open("/zh-TW/")
    box = page.get_by_role("searchbox")
    box.fill("參數")
    expect(page.locator(".search__list a").first).to_be_visible()
    pressed = f"{{ key: '{key}', {sign}, bubbles: true, cancelable: true }}"
    assert box.evaluate(f"(box) => box.dispatchEvent(new KeyboardEvent('keydown', {pressed}))")
    expect(box).to_be_focused()
    expect(box).to_have_value("參數")
    expect(page.locator(".search__found")).to_be_visible()
    assert tab.path == "/zh-TW/"


def test_an_input_method_that_is_composing_elsewhere_keeps_the_focus(tab: Tab) -> None:
    page = tab.open("/")
    composed = "{ key: '/', isComposing: true, bubbles: true, cancelable: true }"
    body = page.locator("body")
    assert body.evaluate(f"(one) => one.dispatchEvent(new KeyboardEvent('keydown', {composed}))")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_the_list_is_fetched_only_when_someone_searches(tab: Tab) -> None:
    page = tab.open("/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in tab.requests if url.endswith(".json")]


GROUND = "getComputedStyle(document.body).backgroundColor"
PAPER, INK = "rgb(250, 246, 236)", "rgb(20, 22, 27)"


@pytest.mark.parametrize(("scheme", "ground"), [("light", PAPER), ("dark", INK)])
def test_colours_follow_the_system(
    browser: Browser, address: str, scheme: str, ground: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address)
    assert page.evaluate(GROUND) == ground
    context.close()


def test_a_choice_of_colours_holds_on_the_next_page(tab: Tab) -> None:
    page = tab.open("/")
    assert page.evaluate(GROUND) == PAPER
    page.get_by_role("button", name="Switch between light and dark").click()
    assert page.evaluate(GROUND) == INK
    tab.open("/archive/")
    assert page.evaluate(GROUND) == INK


def test_the_first_tab_stop_skips_to_the_content(tab: Tab) -> None:
    page = tab.open("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_what_has_the_focus_is_marked(tab: Tab) -> None:
    page = tab.open("/posts/llm-memory-101/")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", page.evaluate("document.activeElement.outerHTML")


def test_lost_readers_find_the_way_home_from_any_depth(tab: Tab) -> None:
    page = tab.open("/404.html")
    expect(page.locator("[lang=zh-TW] h2")).to_have_text("找不到這個頁面")
    page.get_by_role("link", name="回到今天的文章").click()
    assert tab.path == "/zh-TW/"

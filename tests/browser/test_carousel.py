"""The row of cards: by pointer and keys, as large as the window, and to take away."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Tab

POST = "/posts/llm-memory-101/"
CARDS = "/cards/llm-memory-101/en/"


def position(page: Page) -> str:
    return page.locator(".carousel .carousel__position").inner_text()


def in_sight(page: Page) -> list[str]:
    """The alternative texts of the cards that can be seen whole."""
    seen: list[str] = page.evaluate(
        """() => {
          const view = document.querySelector(".carousel__track").getBoundingClientRect();
          return [...document.querySelectorAll(".carousel img")].filter((image) => {
            const box = image.getBoundingClientRect();
            return box.left >= view.left - 2 && box.right <= view.right + 2;
          }).map((image) => image.alt);
        }"""
    )
    return seen


@pytest.mark.parametrize("width", [390, 1360])
def test_buttons_lead_through_all_cards_and_stop_at_the_ends(tab: Tab, width: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": 900})
    page = tab.open(POST)
    forward = page.get_by_role("button", name="Next card")
    back = page.get_by_role("button", name="Previous card")
    expect(back).to_be_disabled()
    for card in range(2, 11):
        forward.click()
        expect(page.locator(".carousel__position")).to_have_text(f"{card} / 10")
        page.wait_for_function("document.querySelector('[data-current]')")
        assert f"Card {card} says so" in in_sight(page)
    expect(forward).to_be_disabled()
    back.click()
    assert position(page) == "9 / 10"


def test_keys_move_the_cards(tab: Tab) -> None:
    page = tab.open(POST)
    page.locator(".carousel__track").focus()
    for key, where in (
        ("ArrowRight", 2),
        ("ArrowRight", 3),
        ("ArrowLeft", 2),
        ("End", 10),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        assert position(page) == f"{where} / 10"
        assert f"Card {where} says so" in in_sight(page)


def test_scrolling_by_hand_moves_the_position(tab: Tab) -> None:
    page = tab.open(POST)
    page.locator(".carousel__track").evaluate(
        "track => track.scrollTo({left: track.scrollWidth / 2})"
    )
    expect(page.locator(".carousel__position")).not_to_have_text("1 / 10")
    page.locator(".carousel__track").evaluate("track => track.scrollTo({left: 0})")
    expect(page.locator(".carousel__position")).to_have_text("1 / 10")


def test_only_the_cards_near_the_first_are_loaded_at_once(tab: Tab) -> None:
    page = tab.open(POST)
    expect(page.locator(".carousel img").first).not_to_have_attribute("loading", "lazy")
    expect(page.locator(".carousel img[loading=lazy][width='1080'][height='1350']")).to_have_count(
        9
    )


@pytest.mark.parametrize(("density", "file"), [(1, "01-cover-half.webp"), (3, "01-cover.webp")])
def test_a_screen_gets_the_card_that_it_can_show(
    browser: Browser, address: str, density: float, file: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=density
    )
    page = context.new_page()
    page.goto(address + POST)
    shown = page.locator(".carousel img").first.evaluate("(image) => image.currentSrc")
    assert shown == f"{address}{CARDS}{file}"
    context.close()


def test_the_card_to_save_is_the_one_in_sight(tab: Tab) -> None:
    page = tab.open(POST)
    page.get_by_role("button", name="Next card").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save card").click()
    assert saved.value.suggested_filename == "02-number.webp"


def test_all_cards_come_in_one_archive(tab: Tab) -> None:
    page = tab.open(POST)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save all").click()
    assert saved.value.suggested_filename == "llm-memory-101.en.zip"
    with ZipFile(io.BytesIO(saved.value.path().read_bytes())) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".webp")]) == 10


def test_without_scripts_all_cards_can_be_taken_away(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + POST)
    expect(page.get_by_role("link", name="Save all")).to_be_visible()
    expect(page.get_by_role("link", name="Save card")).to_be_hidden()
    context.close()


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Full size").click()
    return page.get_by_role("dialog", name="Cards")


@pytest.mark.parametrize("width", [390, 1360])
def test_full_size_fills_the_window_with_the_card_that_was_in_sight(tab: Tab, width: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": 800})
    page = tab.open(POST)
    page.get_by_role("button", name="Next card").click()
    view = opened(page)
    expect(view.get_by_role("status")).to_have_text("2 / 10")
    card = view.get_by_alt_text("Card 2 says so")
    expect(card).to_be_in_viewport(ratio=0.99)
    box = card.bounding_box()
    assert box
    assert box["width"] > 0.9 * width
    assert box["height"] > 650
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_full_size_obeys_keys_and_gives_the_focus_back(tab: Tab) -> None:
    page = tab.open(POST)
    view = opened(page)
    for key, where in (("ArrowRight", 2), ("End", 10), ("ArrowLeft", 9)):
        page.keyboard.press(key)
        expect(view.get_by_role("status")).to_have_text(f"{where} / 10")
    page.keyboard.press("Escape")
    expect(view).to_be_hidden()
    expect(page.get_by_role("button", name="Full size")).to_be_focused()
    assert position(page) == "9 / 10"
    assert "Card 9 says so" in in_sight(page)
    assert tab.console == []


def test_the_focus_stays_inside_while_a_card_is_shown_full_size(tab: Tab) -> None:
    page = tab.open(POST)
    opened(page)
    outside = "!document.activeElement.matches('body, dialog *')"
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate(outside)


def test_full_size_opens_again_where_the_reader_is_by_then(tab: Tab) -> None:
    page = tab.open(POST)
    view = opened(page)
    page.keyboard.press("End")
    view.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Previous card").click()
    expect(opened(page).get_by_role("status")).to_have_text("9 / 10")


def test_a_card_that_is_pressed_is_shown_full_size(tab: Tab) -> None:
    page = tab.open(POST)
    page.get_by_alt_text("Card 2 says so").click()
    view = page.get_by_role("dialog", name="Cards")
    expect(view.get_by_alt_text("Card 2 says so")).to_be_in_viewport(ratio=0.99)

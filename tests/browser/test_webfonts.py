"""Which fonts a page really loads, and what a first visit weighs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Tab
from tests.browser.weighing import weigh

ENGLISH = "/posts/llm-memory-101/"
CHINESE = f"/zh-TW{ENGLISH}"
LOADED = """async () => {
  await document.fonts.ready;
  const faces = [...document.fonts].filter((face) => face.family.replaceAll('"', "") === "Hanzi");
  return faces.filter((face) => face.status === "loaded").map((face) => face.weight).sort();
}"""


@pytest.mark.parametrize("path", ["/zh-TW/", CHINESE, "/404.html"])
def test_a_page_with_hanzi_loads_both_weights_of_our_own_face(tab: Tab, path: str) -> None:
    assert tab.open(path).evaluate(LOADED) == ["400", "700"]


def test_the_browser_draws_every_hanzi_of_a_post_with_it(tab: Tab) -> None:
    page = tab.open(CHINESE)
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1", ".prose p", ".rail .label"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert used
        assert all(font["isCustomFont"] for font in used), (selector, used)


def test_an_english_page_does_not_load_them(tab: Tab) -> None:
    page = tab.open("/posts/llm-memory-101/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in tab.requests if "hanzi" in url]


@pytest.mark.parametrize("path", [ENGLISH, CHINESE])
def test_a_first_visit_to_a_post_is_light_on_a_sharp_phone(
    browser: Browser, real: str, path: str
) -> None:
    weight = weigh(
        browser, real + path, viewport={"width": 390, "height": 844}, device_scale_factor=3
    )
    assert 150_000 < weight.sent < 350_000, weight
    assert weight.fonts < 200_000, weight

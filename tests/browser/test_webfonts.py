"""Which fonts a page really loads, and what a first visit weighs."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.conftest import Tab

CHINESE = "/zh-TW/posts/llm-memory-101/"
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


def test_a_first_visit_in_chinese_is_light(tab: Tab) -> None:
    """Text counts as hosts send it, compressed; pictures of the sample are not real ones."""
    sizes: dict[str, int] = {}

    def weigh(url: str, body: bytes) -> None:
        packed = url.endswith((".woff2", ".webp", ".png"))
        sizes[url] = len(body) if packed else len(gzip.compress(body))

    tab.page.on("response", lambda answer: weigh(answer.url, answer.body()))
    page = tab.open(CHINESE)
    page.wait_for_load_state("networkidle")
    without_cards = sum(size for url, size in sizes.items() if "/cards/" not in url)
    assert without_cards < 240_000, sizes

"""Keys alone, calm where it is asked for, and a language for every text, on every kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import kinds_of

STOPS = """() => {
  const found = document.querySelectorAll(
    "a[href], button:enabled, input:enabled, select, summary, [tabindex='0']");
  const seen = [...found].filter((one) => one.tabIndex === 0
    && one.checkVisibility({visibilityProperty: true}));
  // Of the radios of a group one is a stop: the chosen one.
  const stops = seen.filter((one) => one.type !== "radio" || one.checked);
  stops.forEach((one, index) => (one.dataset.stop = index));
  return stops.map((one) => one.outerHTML.slice(0, 120));
}"""
HERE = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {stop: Number(one.dataset.stop ?? -1), inSight, marked, html: one.outerHTML.slice(0, 120)};
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const takes = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  return takes(style.transitionDuration) || style.animationName !== "none"
    || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 120))"""
SPOKEN = """() => {
  const said = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const tongue = (element) => element.closest("[lang]").lang;
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style")) said.push([tongue(parent), walker.currentNode.data]);
  }
  for (const element of document.querySelectorAll("[aria-label], [alt], [title], [placeholder]")) {
    for (const name of ["aria-label", "alt", "title", "placeholder"]) {
      if (element.hasAttribute(name)) said.push([tongue(element), element.getAttribute(name)]);
    }
  }
  return said;
}"""
HANZI = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"(?:\b[A-Za-z]{2,}[,:]? ){4,}[A-Za-z]{2,}\b")
"""Five words in a row; fewer may be a name or a term, which Chinese texts leave as it is."""


@pytest.fixture(scope="module")
def kinds(real_site: Path) -> list[str]:
    return kinds_of(real_site)


@pytest.fixture(scope="module", params=[390, 1360])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 844}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_tab_reaches_everything_that_works_in_its_order_and_shows_where_it_is(
    page: Page, real: str, kinds: list[str]
) -> None:
    for path in kinds:
        page.goto(real + path)
        page.wait_for_load_state("networkidle")
        stops = page.evaluate(STOPS)
        for index, stop in enumerate(stops):
            page.keyboard.press("Tab")
            here = page.evaluate(HERE)
            assert here, (path, f"the page ends before {stop}")
            assert here["stop"] == index, (path, stop, here["html"])
            assert here["inSight"], (path, here["html"])
            assert here["marked"], (path, here["html"])


def test_nothing_moves_for_those_who_asked_for_calm(
    page: Page, real: str, kinds: list[str]
) -> None:
    for path in kinds:
        page.goto(real + path)
        assert page.evaluate(MOVING) == [], path


def test_every_text_says_which_language_it_is_in(page: Page, real: str, kinds: list[str]) -> None:
    for path in kinds:
        page.goto(real + path)
        for lang, text in page.evaluate(SPOKEN):
            if lang.startswith("zh"):
                assert not SENTENCE.search(text), (path, text)
            else:
                assert not HANZI.search(text), (path, text)

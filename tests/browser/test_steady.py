"""Every kind of page holds still while it loads, and a fingertip meets what it aims at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import kinds_of

WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const {value, sources} of list.getEntries()) {
    window.shifts.push([value, ...sources.map(({node}) => node?.className ?? node?.nodeName)]);
  }
}).observe({type: "layout-shift", buffered: true});"""
STILL = 0.001
"""A shift as large as this is a line of text that moved; a good page may have 0.1 (web.dev/cls)."""

MISSED = """() => {
  const FINGER = 44;  // WCAG 2.2, 2.5.5
  // What stands in a sentence is as tall as its line, as the criterion allows.
  const inText = ":is(.post__hook, .lead__hook, .sources, .number__why, .prose :is(p, li, td)) *";
  const alone = [...document.querySelectorAll("a[href], button, summary, .choices__one, .slider")]
    .filter((one) => one.tabIndex !== -1 || one.matches(".choices__one"))
    .filter((one) => !one.matches(inText) || one.matches(".choices__one, .slider"))
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.matches(".skip"));
  return alone.filter((one) => {
    one.scrollIntoView({block: "center", inline: "center"});
    const box = one.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const hit = (away) => one.contains(document.elementFromPoint(x, y + away));
    const reach = (way) => {
      let far = 0;
      while (far < FINGER && hit(way * (far + 1))) far += 1;
      return far;
    };
    return reach(-1) + reach(1) + 2 < FINGER;
  }).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def kinds(real_site: Path) -> list[str]:
    return kinds_of(real_site)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1360])
def test_nothing_jumps_when_scripts_show_what_works_with_them(
    browser: Browser, real: str, kinds: list[str], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCH)
    for path in kinds:
        page.goto(real + path)
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("window.shifts")
        assert sum(value for value, *_ in shifts) < STILL, (path, shifts)
    context.close()


def test_a_fingertip_meets_what_stands_alone(phone: Page, real: str, kinds: list[str]) -> None:
    for path in kinds:
        phone.goto(real + path)
        phone.wait_for_load_state("networkidle")
        assert phone.evaluate(MISSED) == [], path

"""Every page of the real site in a browser: quiet, whole, and nothing from anywhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import POLICY, Tab
from tests.site.reading import broken_anchors, broken_links, page

LOAD_ALL = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
}"""
WATCH = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({type: "layout-shift", buffered: true});
"""
MOST_SHIFT = 0.02
MISSING = "[...document.images].filter((image) => !image.naturalWidth).map((image) => image.src)"
INLINE = re.compile(
    r"<script(?![^>]* src=| type=\"application/ld\+json\")|<style|\sstyle=|\son\w+="
)


@pytest.fixture(scope="module")
def paths(real_site: Path) -> list[str]:
    """Every page as readers ask for it."""
    files = (file.relative_to(real_site).as_posix() for file in real_site.rglob("*.html"))
    found = sorted(f"/{file.removesuffix('index.html')}" for file in files)
    assert {"/", "/zh-TW/", "/404.html"} <= set(found)
    return found


@pytest.fixture(scope="module")
def visits(browser: Browser, real: str, paths: list[str]) -> dict[str, Tab]:
    """Every page after a visit with all its pictures loaded."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(WATCH)
    tabs = {}
    for path in paths:
        tab = tabs[path] = Tab(context.new_page(), real)
        tab.open(path).evaluate(LOAD_ALL)
        tab.console.extend(f"missing: {source}" for source in tab.page.evaluate(MISSING))
        tab.page.wait_for_load_state("networkidle")
        if (shift := tab.page.evaluate("window.shift")) > MOST_SHIFT:
            tab.console.append(f"shifts by {shift}")
        tab.page.close()
    context.close()
    return tabs


def test_no_page_says_anything_on_the_console_or_lacks_a_picture_or_shifts(
    visits: dict[str, Tab],
) -> None:
    assert {path: tab.console for path, tab in visits.items() if tab.console} == {}


def test_no_page_asks_another_host(visits: dict[str, Tab]) -> None:
    asked = {url for tab in visits.values() for url in tab.requests}
    (own,) = {tab.address for tab in visits.values()}
    assert len(asked) > len(visits)
    assert [url for url in asked if not url.startswith(f"{own}/")] == []


def test_no_link_of_any_file_is_broken(real_site: Path) -> None:
    assert broken_links(real_site) == []
    assert broken_anchors(real_site) == []


def test_every_page_has_the_policy_before_anything_that_it_governs(
    real_site: Path, paths: list[str]
) -> None:
    for path in paths:
        elements = page(_file(real_site, path)).elements
        metas = [one.attributes.get("http-equiv") for one in elements]
        at = metas.index("Content-Security-Policy")
        assert elements[at].attributes["content"] == POLICY
        assert {one.tag for one in elements[:at]} <= {"html", "head", "meta"}


def test_nothing_on_any_page_would_need_an_exception_from_it(
    real_site: Path, paths: list[str]
) -> None:
    for path in paths:
        markup = re.sub(r">[^<]*<", "><", _file(real_site, path).read_text("utf-8"))
        assert INLINE.findall(markup) == [], path


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.append(Object.assign(document.createElement('script'), {text: 'hit()'}))",
        "document.body.innerHTML = '<img src=x onerror=hit()>'",
        "document.body.setAttribute('onclick', 'hit()'); document.body.click()",
        "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))",
        "fetch('https://elsewhere.example/')",
        "setTimeout('hit()', 0)",
    ],
)
def test_the_policy_stops_what_a_hole_would_let_in(tab: Tab, attempt: str) -> None:
    page = tab.open("/")
    page.evaluate("() => { window.hits = 0; window.hit = () => (window.hits += 1); }")
    with page.expect_console_message(lambda said: "Policy" in said.text or "Trusted" in said.text):
        page.evaluate(f"() => void setTimeout(() => {{ {attempt} }})")
    assert page.evaluate("window.hits") == 0


def _file(site: Path, path: str) -> Path:
    return site / path.lstrip("/") / ("index.html" if path.endswith("/") else "")

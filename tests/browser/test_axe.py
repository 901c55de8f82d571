"""axe-core finds nothing on any kind of page, at any width, in either language or colour mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import kinds_of

WIDTHS = (360, 390, 768, 1360)
LOOK = "() => axe.run({resultTypes: ['violations']})"
"""Every rule that is on by default: WCAG 2.2 A and AA, and axe's best practices."""
POST = "/posts/llm-memory-101/"


@pytest.fixture(scope="module")
def kinds(real_site: Path) -> list[str]:
    return kinds_of(real_site)


@pytest.fixture(scope="module", params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    return [
        f"{one['id']}: {node['html']}: {node['failureSummary']}"
        for one in page.evaluate(LOOK)["violations"]
        for node in one["nodes"]
    ]


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate(Axe().axe_script)
    return page


def test_no_kind_of_page_has_a_violation_at_any_width(
    page: Page, real: str, kinds: list[str]
) -> None:
    assert len(kinds) > 10
    found = {}
    for path in kinds:
        opened(page, real + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            found[path, width] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("path", [POST, f"/zh-TW{POST}"])
def test_nor_has_anything_that_opens_on_a_page(
    page: Page, real: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, real + path)
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    page.locator(".prose .num[tabindex]").first.focus()
    expect(page.locator(".slip")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("searchbox").fill("20B")
    expect(page.locator(".search__found")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("slider").first.press("End")
    expect(page.locator(".prose [data-changed]").first).to_be_visible()
    assert violations(page) == []
    page.locator(".carousel__full").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []

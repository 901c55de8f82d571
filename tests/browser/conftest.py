"""A real browser, offline but for the site under test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.cli import FINE, main
from scripts.chromium import launched
from tests.browser.serving import served
from tests.conftest import ROOT
from tests.site import samples

FRAME = ROOT / "overrides/main.html"
POLICY = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', FRAME.read_text())[0]
"""What every page lets a browser do; for pages of the tests' own it is sent as a header."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of six posts is served, without the last slash."""
    with served(samples.build_once(tmp_path_factory.getbasetemp())) as address:
        yield address


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that readers get, with every post of `content/`; its cards come from the cache."""
    site = tmp_path_factory.mktemp("real") / "site"
    assert main(["build", "--root", str(ROOT), "--out", str(site)]) == FINE
    return site


@pytest.fixture(scope="session")
def real(real_site: Path) -> Iterator[str]:
    """Where the real site is served, without the last slash."""
    with served(real_site) as address:
        yield address


def kinds_of(site: Path) -> list[str]:
    """Give the longest page of each kind in each language, as readers ask for it."""
    longest: dict[tuple[str, ...], Path] = {}
    for file in sorted(site.rglob("*.html"), key=lambda file: file.stat().st_size):
        *folders, _ = file.relative_to(site).parts
        depth = 2 if folders[:1] == ["zh-TW"] else 1
        longest[*folders[:depth], str(len(folders))] = file
    pages = (file.relative_to(site).as_posix() for file in longest.values())
    return [f"/{page.removesuffix('index.html')}" for page in pages]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@dataclass
class Tab:
    """A page, what it said on the console, and where its requests went."""

    page: Page
    address: str
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1360, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext, address: str) -> Tab:
    return Tab(context.new_page(), address)

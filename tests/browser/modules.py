"""A page that has nothing but our modules, served from nowhere under a strict content policy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import POLICY

ASSETS = Path(__file__).parents[2] / "assets"
HOST = "http://trivia.test/"
HEADERS = {"Content-Security-Policy": POLICY}


def open_page(browser: Browser, files: Mapping[str, str]) -> Page:
    """Open an empty page of a host whose files are `assets/…` and those given."""
    page = browser.new_page()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path in files:
            body, kind = files[path], "text/javascript"
        elif path.startswith("assets/js/"):
            body, kind = (
                (ASSETS / path.removeprefix("assets/")).read_text("utf-8"),
                "text/javascript",
            )
        else:
            body, kind = "<!doctype html><title>empty</title>", "text/html"
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=HEADERS)

    page.route(f"{HOST}**", answer)
    page.goto(HOST)
    return page


def run(page: Page, code: str, argument: object) -> Any:
    """Call an async function with the page's modules at hand; `load(path)` imports one."""
    return page.evaluate(
        f"""async (argument) => {{
          const load = (path) => import("{HOST}" + path);
          return await ({code})(argument, load);
        }}""",
        argument,
    )


def as_read(html: str) -> str:
    """The same markup however it was written down: a browser closes no element by a slash."""
    return unescape(re.sub(r"<(rect|line|circle)([^>]*)/>", r"<\1\2></\1>", html))

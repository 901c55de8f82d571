"""The preview in a browser: an open page follows the author, under the site's own strict policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from generator.preview.board import Board
from generator.preview.server import Preview, make_server
from generator.world import make_world
from tests.browser.conftest import POLICY, Tab

PAGE = (
    f'<html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'
    "<body><h1>{title}</h1></body></html>"
)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    site = tmp_path / "built"
    site.mkdir()
    (tmp_path / "content").mkdir()
    (site / "favicon.ico").touch()
    (site / "index.html").write_text(PAGE.replace("{title}", "One"), "utf-8")
    return Preview(make_world(tmp_path), site, Board())


@pytest.fixture
def open_tab(preview: Preview, context: BrowserContext) -> Iterator[Tab]:
    server = make_server(preview, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    tab = Tab(context.new_page(), f"http://127.0.0.1:{server.server_port}")
    tab.open("/")
    try:
        yield tab
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_mistake_lies_over_the_good_page_until_it_is_mended(
    preview: Preview, open_tab: Tab
) -> None:
    page = open_tab.page
    preview.board.failed("error[E304]: `KB` could mean several units\n   |\n18 | 快取：9 KB")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("18 | 快取：9 KB")
    assert alert.evaluate("e => getComputedStyle(e).position") == "fixed"
    expect(page.get_by_role("heading")).to_have_text("One")

    (preview.site / "index.html").write_text(PAGE.replace("{title}", "Two"), "utf-8")
    preview.board.built()
    expect(page.get_by_role("heading")).to_have_text("Two")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert open_tab.console == []

"""Renews the pictures in the README from the built site: two cards and the page on a phone.

Run by hand after `make` (`make pictures`), so that the README shows what the product draws now.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from scripts.chromium import launched

ROOT = Path(__file__).parents[1]
SITE, PICTURES = ROOT / "site", ROOT / "docs" / "images"
CARDS = {
    "card-stack.en.webp": "en/06-stack.webp",
    "card-formula.zh-TW.webp": "zh-TW/05-formula.webp",
}
PHONE: ViewportSize = {"width": 432, "height": 540}  # as tall for its width as a card


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Copy the cards and photograph the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, card in CARDS.items():
        shutil.copyfile(SITE / "cards" / "llm-memory-101" / card, PICTURES / name)
    handler = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        photograph(f"http://127.0.0.1:{server.server_port}/posts/llm-memory-101/")
        server.shutdown()


def photograph(address: str) -> None:
    """Take the screen that shows prose, formula and computed numbers together."""
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        page = chromium.new_page(viewport=PHONE, device_scale_factor=2.5)
        page.goto(address)
        heading = page.locator("article h2").first
        heading.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top - 24)")
        page.wait_for_timeout(300)
        page.screenshot(path=PICTURES / "page.en.png")
        chromium.close()


if __name__ == "__main__":
    main()

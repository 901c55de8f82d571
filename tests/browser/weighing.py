"""What a first visit costs: bytes as a host sends them, compressed, headers included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser


@dataclass(frozen=True)
class Weight:
    """Bytes of everything sent, and of fonts and pictures alone."""

    sent: int
    fonts: int
    pictures: int


def weigh(browser: Browser, url: str, **screen: Any) -> Weight:
    """Visit a page with an empty cache and wait until it asks for nothing more."""
    context = browser.new_context(**screen)
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: round(e["encodedDataLength"])}),
    )
    session.send("Network.enable")
    page.goto(url)
    page.wait_for_load_state("networkidle")
    context.close()

    def of(kind: str) -> int:
        return sum(size for request, size in sizes.items() if kinds.get(request) == kind)

    return Weight(sum(sizes.values()), of("Font"), of("Image"))

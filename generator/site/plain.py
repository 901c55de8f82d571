"""A page's HTML made plain for feed readers: no classes, no MathML, no address that is not whole.

Feed readers drop markup they do not know, and with it the numbers inside, so that what they may
be given is decided here: the text of Markdown, each formula and chart as the line that screen
readers hear, and the table of a chart.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from generator.site.allowed import MARKDOWN, TABLES

KEPT = frozenset(f"{MARKDOWN} {TABLES} img".split()) - {"div"}
EMPTY = frozenset(("br", "hr", "img"))
ADDRESSES = ("href", "src")
WORDS = ("alt", "start", "title")


def plain_html(html: str, url: str) -> str:
    """Make a rendered body plain; addresses in it start from `url`, the page's own."""
    writer = _Writer(url)
    writer.feed(html)
    writer.close()
    return "".join(writer.parts).strip()


class _Writer(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._url = url
        self._inside = 0
        """How many `<div>` of a formula or chart are open; what they hold was told in words."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if self._inside:
            self._inside += tag == "div"
        elif named.get("role") in ("math", "img"):
            self._inside = 1
            self.parts.append(f"<p>{escape(named['aria-label'])}</p>")
        elif tag == "summary":
            self.parts.append("<p>")
        elif tag in KEPT:
            self.parts.append(f"<{tag}{self._attributes(named)}>")

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            self._inside -= tag == "div"
        elif tag == "summary":
            self.parts.append("</p>")
        elif tag in KEPT - EMPTY:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.parts.append(escape(data, quote=False))

    def _attributes(self, named: dict[str, str]) -> str:
        whole = {name: urljoin(self._url, named[name]) for name in ADDRESSES if name in named}
        said = {name: named[name] for name in WORDS if name in named}
        return "".join(f' {name}="{escape(value)}"' for name, value in (whole | said).items())

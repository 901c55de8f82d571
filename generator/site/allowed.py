"""The last look at a page: only what Markdown and our own markup make may be published.

Not a cleaner. Reading refuses HTML and odd links at their place, so whatever arrives here all the
same is a hole in reading; it must stop the build, not be mended without a word.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import starmap

from generator.read.prose import SCHEME, SCHEMES

MARKDOWN = "a blockquote br code div em h1 h2 h3 h4 h5 h6 hr li ol p pre strong sup ul"
TABLES = "table tbody td th thead tr"
OURS = "figure span math mfrac mi mn mo mrow msub msup mtext"
CHARTS = "circle details g line pattern rect summary svg"
TAGS = frozenset(f"{MARKDOWN} {TABLES} {OURS} {CHARTS} text".split())
NAMES = "alt aria-hidden aria-label class colspan href id lang role scope src start style title"
SHAPES = """cx cy dx fill height patterntransform patternunits r text-anchor transform width x x1 x2
    y y1 y2"""
"""Of SVG, lower case as parsing makes them. None can load or run anything but `fill`, below."""
DATA = """data-chart data-claim data-compare data-f data-formula data-input data-r data-result
    data-v"""
ATTRIBUTES = frozenset(f"{NAMES} {SHAPES} {DATA}".split())
ALIGNED = re.compile(r"text-align: (?:left|right|center);")
FILLED = re.compile(r"[a-z]+|url\(#[\w-]+\)")
"""A colour by name or a pattern of the same page."""
PLAIN_TAG = re.compile(r'</?([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*) ?/?>')
PLAIN_ATTRIBUTE = re.compile(r'([a-zA-Z0-9-]+)="([^"]*)"')
UNREAD = re.compile(r"[\x00-\x20]")
"""What a browser leaves out of a scheme before it follows a link."""


def first_forbidden(html: str) -> str:
    """Give the first tag, attribute or declaration that may not be on a page, or nothing."""
    if _is_plain(html):
        return ""
    looking = _Looking()
    looking.feed(html)
    looking.close()
    return looking.found


def _is_plain(html: str) -> bool:
    """Tell at a glance that every `<` begins an allowed tag, written as our renderer writes it.

    Whatever is written otherwise is for the parser, which takes a tenth of the time of a build.
    """
    tags = PLAIN_TAG.findall(html)
    return len(tags) == html.count("<") and all(starmap(_is_plain_tag, set(tags)))


def _is_plain_tag(name: str, attributes: str) -> bool:
    values = PLAIN_ATTRIBUTE.findall(attributes)
    return name in TAGS and all(_is_allowed(key.lower(), unescape(value)) for key, value in values)


class _Looking(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._forbid(f"<{tag}>")
        for name, value in attrs:
            if not _is_allowed(name, value or ""):
                self._forbid(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data: str) -> None:
        self._forbid(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self._forbid(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self._forbid(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self._forbid(f"<?{data}")

    def _forbid(self, what: str) -> None:
        self.found = self.found or what


def _is_allowed(name: str, value: str) -> bool:
    if name == "fill":
        return FILLED.fullmatch(value) is not None
    if name == "style":
        return ALIGNED.fullmatch(value) is not None
    if name in ("href", "src"):
        target = UNREAD.sub("", value)
        scheme = SCHEME.match(target)
        return scheme[1].lower() in SCHEMES if scheme else not target.startswith("//")
    return name in ATTRIBUTES

"""Reading built pages back, the way a browser would: elements with attributes, and text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urljoin, urlsplit

from generator.site.front_matter import Json

REFERS = {"href", "src", "data-search", "data-live", "data-words"}
CSS_URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
JS_IMPORT = re.compile(r"""from "([^"]+)\"""")


@dataclass
class Element:
    tag: str
    attributes: Mapping[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.elements[-1].text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [
            one
            for one in self.elements
            if one.tag == tag and attributes.items() <= one.attributes.items()
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        (only,) = self.all(tag, **attributes)
        return only


def page(path: Path) -> Page:
    parser = Page()
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser


def data_of(markdown: str) -> Mapping[str, Json]:
    """The front matter of a generated page."""
    _, line, _, _ = markdown.split("\n", 3)
    return cast("Mapping[str, Json]", json.loads(line))


def broken_links(site: Path) -> list[str]:
    """Every reference from a file of the site to a file of the site that is not there."""
    base = "https://daily-ai-trivia.example/"
    return [
        f"{path.relative_to(site)} -> {link}"
        for path in sorted(site.rglob("*"))
        for link in _links(path)
        if (url := urljoin(base + _url_of(path.relative_to(site)), link)).startswith(base)
        and not _file(site, url).is_file()
    ]


def broken_anchors(site: Path) -> list[str]:
    """Every link to a part of a page of the site that the page does not have."""
    pages = {path: page(path) for path in sorted(site.rglob("*.html"))}
    parts = {path: {one.attributes.get("id") for one in pages[path].elements} for path in pages}
    broken = []
    for path, found in pages.items():
        for link in (one.attributes.get("href", "") for one in found.all("a")):
            url = urlsplit(urljoin(f"//site/{_url_of(path.relative_to(site))}", link))
            if url.netloc == "site" and url.fragment:
                target = _file(site, url.geturl())
                if unquote(url.fragment) not in parts.get(target, ()):
                    broken.append(f"{path.relative_to(site)} -> {link}")
    return broken


def _links(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        for element in page(path).elements:
            yield from (element.attributes[name] for name in REFERS & element.attributes.keys())
            for candidate in filter(None, element.attributes.get("srcset", "").split(",")):
                yield candidate.split()[0]
            if element.attributes.get("property") == "og:image":
                yield element.attributes["content"]
    elif path.suffix == ".css" and "assets/css" in path.as_posix():
        yield from CSS_URL.findall(path.read_text("utf-8"))
    elif path.suffix == ".js":
        yield from JS_IMPORT.findall(path.read_text("utf-8"))
    elif path.name == "sitemap.xml":
        yield from re.findall(r'(?:<loc>|href=")([^<"]+)', path.read_text("utf-8"))


def _url_of(path: Path) -> str:
    return path.as_posix().removesuffix("index.html")


def _file(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path

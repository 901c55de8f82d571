"""The newest posts whole, for feed readers: Atom and JSON Feed, one of each a language.

Made from the posts and not by a plug-in: those know one feed for all languages, and only pages
that they list themselves. Everything is in the file, so that a reader without our site sees the
cards, the arithmetic and the sources.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from generator.localise.post import Citation, Post, Posts
from generator.site.address import HOME, card_file, feed_file, link_file, page_url, post_name
from generator.site.plain import plain_html
from generator.site.tree import Settings

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
NEWEST = 20
"""How many posts a feed holds; each is whole, and readers fetch the file every hour."""
EXTENSIONS = ("tables", "fenced_code", "footnotes", "sane_lists")
"""As in `mkdocs.yml`, but for headings to be linked to, which a feed has no use for."""
NEVER = dt.date(1970, 1, 1)
"""The date of a feed without posts; Atom wants one (RFC 4287, §4.1.1)."""


@dataclass(frozen=True)
class Item:
    """One post as a feed shows it: whole addresses, times in RFC 3339, HTML without our classes."""

    url: str
    title: str
    summary: str
    html: str
    published: str
    updated: str
    picture: str
    tags: tuple[str, ...]


def feeds(newest: Sequence[Mapping[str, Item]], settings: Settings) -> dict[str, bytes]:
    """Write both feeds of every language; none without the site's address, which is in each id."""
    if not settings.url:
        return {}
    files: dict[str, bytes] = {}
    for lang in settings.languages:
        items = [item[lang] for item in newest]
        changed = max((item.updated for item in items), default=_instant(NEVER, settings))
        default = settings.languages[0]
        files[feed_file("xml", lang, default)] = _atom(items, changed, lang, settings)
        files[feed_file("json", lang, default)] = _json(items, lang, settings)
    return files


def feed_items(posts: Posts, settings: Settings) -> dict[str, Item]:
    """Show a post in every language as feeds do."""
    return {lang: _item(posts[lang], settings) for lang in settings.languages}


def _atom(items: Sequence[Item], changed: str, lang: str, settings: Settings) -> bytes:
    """Write Atom 1.0 (RFC 4287)."""
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(feed, "id", _address(HOME, lang, settings))
    _add(feed, "title", settings.series[lang])
    _add(feed, "subtitle", settings.words[lang]["about"])
    _add(feed, "updated", changed)
    own = settings.url + feed_file("xml", lang, settings.languages[0])
    _add(feed, "link", rel="self", type="application/atom+xml", hreflang=lang, href=own)
    home = _address(HOME, lang, settings)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=lang, href=home)
    _add(_add(feed, "author"), "name", settings.series[lang])
    for item in items:
        _add_entry(feed, item, lang)
    ET.indent(feed)
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add_entry(feed: ET.Element, item: Item, lang: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", item.url)
    _add(entry, "title", item.title)
    _add(entry, "link", rel="alternate", type="text/html", hreflang=lang, href=item.url)
    _add(entry, "published", item.published)
    _add(entry, "updated", item.updated)
    for tag in item.tags:
        _add(entry, "category", term=tag)
    _add(entry, "summary", item.summary)
    _add(entry, "content", item.html, type="html")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _json(items: Sequence[Item], lang: str, settings: Settings) -> bytes:
    """Write JSON Feed 1.1."""
    author = {"name": settings.series[lang], "url": _address(HOME, lang, settings)}
    feed = {
        "version": JSON_FEED,
        "title": settings.series[lang],
        "description": settings.words[lang]["about"],
        "home_page_url": _address(HOME, lang, settings),
        "feed_url": settings.url + feed_file("json", lang, settings.languages[0]),
        "language": lang,
        "authors": [author],
        "items": [_as_json(item, lang) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _as_json(item: Item, lang: str) -> dict[str, str | list[str]]:
    data: dict[str, str | list[str]] = {
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published,
        "date_modified": item.updated,
        "language": lang,
        "tags": list(item.tags),
    }
    return data | ({"image": item.picture} if item.picture else {})


def _item(post: Post, settings: Settings) -> Item:
    url = _address(post_name(post.slug), post.lang, settings)
    return Item(
        url,
        post.title,
        _summary(post),
        "\n".join(_content(post, url, settings)),
        _instant(post.date, settings),
        _instant(post.updated, settings),
        settings.url + link_file(post.slug, post.lang) if post.cards else "",
        post.tags,
    )


def _content(post: Post, url: str, settings: Settings) -> Iterator[str]:
    """Write the cover, the text, the other cards and the sources."""
    # The commands that build no site do not wait for it.
    from markdown import markdown  # noqa: PLC0415 - only feeds need it

    cards = list(_cards(post, settings))
    yield from cards[:1]
    yield f"<p>{escape(_summary(post), quote=False)}</p>"
    yield plain_html(markdown(post.body, extensions=[*EXTENSIONS]), url)
    yield from cards[1:]
    if post.citations:
        yield f"<h2>{escape(settings.words[post.lang]['sources'])}</h2>"
        yield f"<ol>{''.join(map(_source, post.citations))}</ol>"


def _cards(post: Post, settings: Settings) -> Iterator[str]:
    for position, card in enumerate(post.cards, start=1):
        address = settings.url + card_file(post.slug, post.lang, position, card.kind)
        yield f'<p><img src="{escape(address)}" alt="{escape(card.alt)}"></p>'


def _source(citation: Citation) -> str:
    title, detail = escape(citation.title, quote=False), escape(citation.detail, quote=False)
    if citation.url.lower().startswith("https://"):
        title = f'<a href="{escape(citation.url)}">{title}</a>'
    return f"<li>{title}{' · ' * bool(detail)}{detail}</li>"


def _summary(post: Post) -> str:
    return "".join(run.text for run in post.hook).replace("\n", " ")


def _address(name: str, lang: str, settings: Settings) -> str:
    return settings.url + page_url(name, lang, settings.languages[0])


def _instant(date: dt.date, settings: Settings) -> str:
    """Give the moment a day begins where the site's days begin, as RFC 3339 writes it."""
    return dt.datetime.combine(date, dt.time(), ZoneInfo(settings.timezone)).isoformat()

"""The pages at addresses that a post had before: each leads on to where the post is now.

Files of ours and not pages of MkDocs: they stand in no list, no search and no site map. They work
from any static host, which cannot be told to redirect, and without JavaScript.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from generator.read.entry import Entry
from generator.site.address import page_file, page_html, page_url, post_name
from generator.site.tree import Settings


def forwarding(entry: Entry, settings: Settings) -> dict[str, bytes]:
    """Give a page per former slug and language, by its path on the site."""
    return dict(_pages(entry, settings))


def posts_of(paths: Iterable[str], default: str) -> set[str]:
    """Find the slugs of all posts among the paths of a site, former slugs too."""
    pattern = re.escape(page_html(page_file(post_name("SLUG"), default), default))
    name = re.compile(pattern.replace("SLUG", "([^/]+)"))
    return {found[1] for found in map(name.fullmatch, paths) if found}


def _pages(entry: Entry, settings: Settings) -> Iterator[tuple[str, bytes]]:
    default = settings.languages[0]
    for old in entry.former:
        for lang in settings.languages:
            path = page_html(page_file(post_name(old), lang), default)
            yield path, _page(entry, lang, settings).encode()


def _page(entry: Entry, lang: str, settings: Settings) -> str:
    """Write the page; without the site's address it leads to the folder beside its own."""
    full = settings.url + page_url(post_name(entry.slug), lang, settings.languages[0])
    canonical = f'<link rel="canonical" href="{html.escape(full)}">' if settings.url else ""
    words = html.escape(settings.words[lang]["moved"])
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f'<meta http-equiv="refresh" content="0; url=../{entry.slug}/">{canonical}'
        '<meta name="robots" content="noindex"><meta name="viewport" content="width=device-width">'
        f"<title>{words}</title></head>"
        f'<body><p><a href="../{entry.slug}/">{words}</a></p></body></html>\n'
    )

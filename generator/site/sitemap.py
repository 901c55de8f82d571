"""The list of all pages for search engines, each with its date and its translations.

Not the language plug-in's template: that one knows the pages of the run it is in, and a run that
makes three pages anew must still list a thousand. It also dates a page without a date by the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from generator.site.address import page_url
from generator.site.front_matter import split
from generator.site.tree import Settings

SITEMAP = "sitemap.xml"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


class Listed(NamedTuple):
    """A page that is there in every language: its name, and its date as `2026-01-28` or empty."""

    name: str
    updated: str


def listed(pages: Iterable[str]) -> set[Listed]:
    """Read names and dates from the texts of pages."""
    found = (split(text)[0] for text in pages)
    return {Listed(str(data["name"]), str(data.get("updated", ""))) for data in found}


def sitemap(pages: Iterable[Listed], settings: Settings) -> dict[str, bytes]:
    """Write the map (sitemaps.org 0.9); none without the site's address, which every line needs."""
    if not settings.url:
        return {}
    ordered = sorted(pages)
    entries = (_entry(page, lang, settings) for lang in settings.languages for page in ordered)
    return {SITEMAP: f"{HEAD}{''.join(entries)}</urlset>\n".encode()}


def _entry(page: Listed, lang: str, settings: Settings) -> str:
    date = f"    <lastmod>{page.updated}</lastmod>\n" if page.updated else ""
    return (
        f"  <url>\n    <loc>{_address(page.name, lang, settings)}</loc>\n{date}"
        f"{''.join(_translations(page.name, settings))}  </url>\n"
    )


def _translations(name: str, settings: Settings) -> Iterable[str]:
    default = settings.languages[0]
    for said, lang in (
        *zip(settings.languages, settings.languages, strict=True),
        ("x-default", default),
    ):
        address = _address(name, lang, settings)
        yield f'    <xhtml:link rel="alternate" hreflang="{said}" href="{address}"/>\n'


def _address(name: str, lang: str, settings: Settings) -> str:
    return escape(settings.url + page_url(name, lang, settings.languages[0]))

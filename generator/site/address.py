"""Where everything on the site lives: the one place that joins slugs, languages and file names.

Slugs hold no dots: the language plug-in would take the last part of `posts/a.b.en.md` for another
language and lose the page.
"""

from __future__ import annotations

import hashlib

HOME = "index"
ARCHIVE = "archive"
POSTS_FILE = "posts.json"
HANZI_STYLE = "assets/css/hanzi.css"
HANZI_FONTS = "assets/fonts/web/hanzi-"


def post_name(slug: str) -> str:
    """Name a post's page, without language and ending."""
    return f"posts/{slug}"


def page_file(name: str, lang: str) -> str:
    """Name the Markdown file of a page: `posts/kv-cache.zh-TW.md`."""
    return f"{name}.{lang}.md"


def page_url(name: str, lang: str, default: str) -> str:
    """Give a page's address below the site's root: `zh-TW/posts/kv-cache/`, or empty for home."""
    folder = "" if lang == default else f"{lang}/"
    return folder if name == HOME else f"{folder}{name}/"


def card_file(slug: str, lang: str, position: int, kind: str) -> str:
    """Name a card's picture, counted from 1: `cards/kv-cache/en/01-cover.webp`."""
    return f"cards/{slug}/{lang}/{position:02}-{kind}.webp"


def link_file(slug: str, lang: str) -> str:
    """Name the wide picture that other sites show beside a link (Open Graph)."""
    return f"cards/{slug}/{lang}/link.png"


def search_file(lang: str) -> str:
    """Name the list that the search box reads."""
    return f"search/{lang}.json"


def feed_file(form: str, lang: str, default: str) -> str:
    """Name a language's feed, `xml` or `json`: `zh-TW/feed.xml`."""
    return f"{page_url(HOME, lang, default)}feed.{form}"


def script_file(slug: str) -> str:
    """Name the script that recomputes a post's numbers when a reader changes an input."""
    return f"values/{slug}.js"


def values_file(slug: str) -> str:
    """Name the exact values of a post, for scripts of other people."""
    return f"values/{slug}.json"


def words_file(lang: str) -> str:
    """Name the table of words that scripts write numbers with."""
    return f"words/{lang}.json"


def hanzi_file(weight: int, face: bytes) -> str:
    """Name a Chinese font by its bytes: `assets/fonts/web/hanzi-400.0f1e2d3c.woff2`."""
    return f"{HANZI_FONTS}{weight}.{hashlib.sha256(face).hexdigest()[:8]}.woff2"

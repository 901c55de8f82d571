"""Where everything on the site lives: the one place that joins slugs, languages and file names.

Slugs hold no dots: the language plug-in would take the last part of `posts/a.b.en.md` for another
language and lose the page.
"""

from __future__ import annotations

import hashlib
import re

HOME = "index"
ARCHIVE = "archive"
TOPICS = "topics"
POSTS_FILE = "posts.json"
SLUGS_FILE = "slugs.json"
CARD_ENDING = ".webp"
HALF_ENDING = "-half.webp"
HANZI_SHEETS = "assets/css/hanzi."
HANZI_STYLE = f"{HANZI_SHEETS}css"
HANZI_FONTS = "assets/fonts/web/hanzi-"


PLAIN_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def post_name(slug: str) -> str:
    """Name a post's page, without language and ending."""
    return f"posts/{slug}"


def year_name(year: str) -> str:
    """Name the page of a year's posts, without language and ending."""
    return f"{ARCHIVE}/{year}"


def topic_name(key: str) -> str:
    """Name a topic's page, without language and ending."""
    return f"{TOPICS}/{_as_part(key)}"


def tag_name(key: str) -> str:
    """Name a tag's page, without language and ending."""
    return f"tags/{_as_part(key)}"


def leaf_name(name: str, number: int) -> str:
    """Name a page of a long list; page 0 is the list's own address."""
    return f"{name}/{number}" if number else name


def page_file(name: str, lang: str) -> str:
    """Name the Markdown file of a page: `posts/kv-cache.zh-TW.md`."""
    return f"{name}.{lang}.md"


def page_url(name: str, lang: str, default: str) -> str:
    """Give a page's address below the site's root: `zh-TW/posts/kv-cache/`, or empty for home."""
    folder = "" if lang == default else f"{lang}/"
    return folder if name == HOME else f"{folder}{name}/"


def page_html(file: str, default: str) -> str:
    """Say where a page's Markdown file comes out on the site: `zh-TW/posts/kv-cache/index.html`."""
    name, _, lang = file.removesuffix(".md").rpartition(".")
    return f"{page_url(name, lang, default)}index.html"


def card_file(slug: str, lang: str, position: int, kind: str) -> str:
    """Name a card's picture, counted from 1: `cards/kv-cache/en/01-cover.webp`."""
    return f"cards/{slug}/{lang}/{position:02}-{kind}.webp"


def half_file(card: str) -> str:
    """Name the smaller file of a card's picture: `cards/kv-cache/en/01-cover-half.webp`."""
    return card.replace(CARD_ENDING, HALF_ENDING)


def cards_file(slug: str, lang: str) -> str:
    """Name the archive of a post's cards: `cards/kv-cache/en/kv-cache.en.zip`."""
    return f"cards/{slug}/{lang}/{slug}.{lang}.zip"


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


def hanzi_style(name: str, lang: str) -> str:
    """Name the style sheet of a page's Chinese fonts: `assets/css/hanzi.posts.kv.zh-TW.css`."""
    return f"{HANZI_SHEETS}{name.replace('/', '.')}.{lang}.css"


def hanzi_file(weight: int, face: bytes) -> str:
    """Name a Chinese font by its bytes: `assets/fonts/web/hanzi-400.0f1e2d3c.woff2`."""
    return f"{HANZI_FONTS}{weight}.{hashlib.sha256(face).hexdigest()[:8]}.woff2"


def _as_part(key: str) -> str:
    """Make a key part of an address; one with other letters than a slug's gives way to a digest.

    Sites without `content/topics.yaml` may call topics and tags anything, `../..` too.
    """
    if PLAIN_KEY.fullmatch(key):
        return key
    return f"x-{hashlib.sha256(key.encode()).hexdigest()[:8]}"

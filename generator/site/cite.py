"""How others may name a post: one line for people, one BibTeX entry for reference managers."""

from __future__ import annotations

import re

from generator.localise.post import Post
from generator.site.address import page_url, post_name
from generator.site.tree import Settings

PLACE = re.compile(r"\{(\w+)\}")
TEX = str.maketrans(
    {
        **{char: f"\\{char}" for char in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\n": " ",
    }
)
"""What TeX reads as commands (The TeXbook, chapter 7)."""


def in_words(post: Post, settings: Settings) -> str:
    """Name a post in one line of its language."""
    parts = {
        "series": settings.series[post.lang],
        "title": post.title,
        "date": post.date.isoformat(),
        "url": _address(post, settings),
    }
    return PLACE.sub(lambda match: parts[match[1]], settings.words[post.lang]["cite_as"])


def bibtex(post: Post, settings: Settings) -> str:
    """Write a `@misc` entry, which every BibTeX style knows; `@online` is biblatex only.

    Title and author stand in two pairs of braces: styles would lower the capitals of a title
    and take the name of the series apart.
    """
    fields = {
        "title": f"{{{_tex(post.title)}}}",
        "author": f"{{{_tex(settings.series[post.lang])}}}",
        "year": f"{post.date:%Y}",
        "month": f"{post.date.month}",
        "day": f"{post.date.day}",
        "url": _address(post, settings),
        "language": post.lang,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{post.slug},\n{lines}}}"


def _tex(text: str) -> str:
    return text.translate(TEX)


def _address(post: Post, settings: Settings) -> str:
    return settings.url + page_url(post_name(post.slug), post.lang, settings.languages[0])

"""What the frame around every page is told: its name, language, title, description and date.

One place, so that no page lacks what the head of every page prints: a canonical address and its
translations are made from the name, a preview from title, description and picture.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.cards.formats import LINK
from generator.site.address import link_file
from generator.site.front_matter import Json
from generator.site.glance import Glance

Data = dict[str, Json]


def page_data(name: str, lang: str, template: str, title: str, description: str) -> Data:
    """Begin a page's data; `name` is its address below the root of its language."""
    return {
        "template": template,
        "lang": lang,
        "name": name,
        "title": title,
        "description": description,
    }


def list_data(posts: Iterable[Glance]) -> Data:
    """Say how new a list is and what picture stands for it: those of its newest post.

    A list without posts has no date of its own.
    """
    shown = list(posts)
    if not shown:
        return {}
    first = next((post for post in shown if post.cover), None)
    return {
        "updated": max(post.updated for post in shown).isoformat(),
        "picture": picture(first) if first else None,
    }


def picture(post: Glance) -> Json:
    """Give the wide picture that other sites show beside a link; None for a post without cards."""
    if not post.cover:
        return None
    return {
        "src": link_file(post.slug, post.lang),
        "alt": post.alt,
        "width": LINK.width,
        "height": LINK.height,
    }

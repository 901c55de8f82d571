"""What other pages show of a post: enough for a link, a line of a list, or a cover.

Not the post itself. A page that leads to others then depends on a few words of theirs, so that an
edit in one body leaves every other page as it is, and thousands of these are cheap to keep.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.cards.formats import PORTRAIT
from generator.localise.post import Post, Posts
from generator.site.address import card_file, page_url, post_name
from generator.site.front_matter import Json

BEFORE_A_UNIT = re.compile(r"(?<=\d) (?=[A-Za-zµ]{0,2}[A-Z][A-Za-z]{0,2}\b)")
"""The space of `16 GB` in a headline. In hooks and bodies numbers are marked and do not break."""
NO_BREAK = "\N{NO-BREAK SPACE}"

Data = dict[str, Json]


class Glance(NamedTuple):
    """A post in one language, seen from elsewhere. `cover` is the kind of its first card, or empty.

    `borrowed` is the language that a draft's texts are really in, where they are not translated.
    """

    slug: str
    lang: str
    date: dt.date
    updated: dt.date
    topic_key: str
    topic: str
    colour: str
    tag_keys: tuple[str, ...]
    tags: tuple[str, ...]
    rows: tuple[str, ...]
    minutes: int
    title: str
    cover: str
    alt: str
    draft: bool
    borrowed: str


Glances = Mapping[str, Glance]
"""The same post in every language, keyed by language tag."""


def glances(posts: Posts) -> Glances:
    """Look at a post in every language."""
    return {lang: _glance(post) for lang, post in posts.items()}


def any_tongue(glances: Glances) -> Glance:
    """Look in some language, for what is the same in all of them: date, slug and keys."""
    return next(iter(glances.values()))


def as_link(glance: Glance, default: str) -> Data:
    """Give headline and address; `default` is the language at the root of the site."""
    url = page_url(post_name(glance.slug), glance.lang, default)
    return {"title": headline(glance.title), "url": url, "borrowed": glance.borrowed}


def as_line(glance: Glance, default: str) -> Data:
    """Add what a list shows beside the link: date and topic."""
    return as_link(glance, default) | {
        "date": glance.date.isoformat(),
        "topic": glance.topic,
        "colour": glance.colour,
    }


def as_teaser(glance: Glance, default: str) -> Data:
    """Add what stands below a cover, and the cover."""
    cover: Data | None = None
    if glance.cover:
        source = card_file(glance.slug, glance.lang, 1, glance.cover)
        cover = {"src": source, "alt": glance.alt}
        cover |= {"width": PORTRAIT.width, "height": PORTRAIT.height}
    more: Data = {"minutes": glance.minutes, "draft": glance.draft, "cover": cover}
    return as_line(glance, default) | more


def headline(title: str) -> str:
    """Keep the figures of a title with their units."""
    return BEFORE_A_UNIT.sub(NO_BREAK, title)


def _glance(post: Post) -> Glance:
    cover = post.cards[0] if post.cards else None
    return Glance(
        slug=post.slug,
        lang=post.lang,
        date=post.date,
        updated=post.updated,
        topic_key=post.topic_key,
        topic=post.topic,
        colour=post.colour,
        tag_keys=post.tag_keys,
        tags=post.tags,
        rows=post.rows,
        minutes=post.minutes,
        title=post.title,
        cover=cover.kind if cover else "",
        alt=cover.alt if cover else "",
        draft=post.draft,
        borrowed=post.borrowed,
    )

"""Posts as Markdown pages: the author's words as Markdown, all else as data for the templates.

Not HTML made here: the look belongs to `overrides/`, where a designer can change it, and data in
front matter can be escaped by the template instead of by everyone who makes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.cards.characters import is_wide
from generator.cards.formats import PORTRAIT
from generator.localise.figure import Receipt, Rich
from generator.localise.post import Citation, Post, Posts, Shown
from generator.site.address import (
    HOME,
    card_file,
    cards_file,
    page_url,
    post_name,
    script_file,
    tag_name,
    topic_name,
    values_file,
    words_file,
)
from generator.site.catalogue import Around
from generator.site.cite import bibtex, in_words
from generator.site.frame import Data, list_data, page_data, picture
from generator.site.front_matter import Json, with_front_matter
from generator.site.glance import (
    NO_BREAK,
    Glance,
    Glances,
    as_link,
    as_teaser,
    glances,
    headline,
)
from generator.site.linked_data import article
from generator.site.tree import Settings

EARLIER_ON_HOME = 6
"""A week with the newest post; six fill their rows in two, three and six columns."""
CARDS_ON_HOME = 6
WEEK = 7
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]{3}")
BEHIND_A_FIGURE = re.compile(r"(?<=\d) (?=[^\W\d_])")
"""The space of `4,096 tokens` in a receipt, where every word behind a figure is its unit."""


def post_page(post: Post, beside: Around, settings: Settings) -> str:
    """Make the page of a post in one language, with all that it shows of other posts."""
    return with_front_matter(_post_data(post, beside, settings), post.body)


def home_page(
    newest: Posts | None, earlier: Sequence[Glances], lang: str, settings: Settings
) -> str:
    """Show the newest post large and the ones before it as a grid of their covers.

    The very first post has none before it, so more of its own cards take their place.
    """
    words, default = settings.words[lang], settings.languages[0]
    data = page_data(HOME, lang, "home.html", settings.series[lang], words["about"])
    if newest is None:
        return with_front_matter(data)
    post, shown = newest[lang], [one[lang] for one in earlier[:EARLIER_ON_HOME]]
    first = glances(newest)[lang]
    data |= list_data([first, *shown])
    data["newest"] = _lead(post, first, settings)
    data["earlier"] = [as_teaser(one, default) for one in shown]
    data["earlier_label"] = words["week" if _in_one_week(first, shown) else "earlier"]
    data["older"] = as_link(shown[0], default) if shown else None
    data["inside"] = [] if shown else _cards(post)[1 : CARDS_ON_HOME + 1]
    return with_front_matter(data)


def _in_one_week(newest: Glance, earlier: Sequence[Glance]) -> bool:
    return all((newest.date - one.date).days < WEEK for one in earlier)


def _post_data(post: Post, beside: Around, settings: Settings) -> Data:
    default, seen = settings.languages[0], glances({post.lang: post})[post.lang]
    title = headline(post.title)
    data = page_data(post_name(post.slug), post.lang, "post.html", title, _plain(post.hook))
    return data | {
        "updated": post.updated.isoformat(),
        "draft": post.draft,
        "borrowed": post.borrowed,
        **_meta_line(post, default),
        "hook": _runs(post.hook),
        "tags": _tags(post, default),
        "cards": _cards(post),
        "archive": cards_file(post.slug, post.lang),
        "picture": picture(seen),
        "linked": article(post, settings),
        "cite": {"words": in_words(post, settings), "bibtex": bibtex(post, settings)},
        "values": values_file(post.slug),
        "numbers": [_number(shown) for shown in post.numbers],
        "assumptions": [_number(shown) for shown in post.assumptions],
        "sources": [_source(citation, post.lang) for citation in post.citations],
        "live": _live(post),
        **beside_data(beside, post.lang, default),
    }


def beside_data(beside: Around, lang: str, default: str) -> Data:
    """Give what a post's page shows of other posts, and so depends on."""
    return {
        "older": as_link(beside.older[lang], default) if beside.older else None,
        "newer": as_link(beside.newer[lang], default) if beside.newer else None,
        "related": [as_teaser(other[lang], default) for other in beside.related],
    }


def _live(post: Post) -> Json:
    """Name what a page needs to compute its numbers again; nothing where none can change."""
    if not post.live:
        return None
    return {"script": script_file(post.slug), "words": words_file(post.lang)}


def _meta_line(post: Post, default: str) -> Data:
    return {
        "topic": post.topic,
        "topic_url": page_url(topic_name(post.topic_key), post.lang, default),
        "colour": post.colour,
        "date": post.date.isoformat(),
        "minutes": post.minutes,
    }


def _tags(post: Post, default: str) -> list[Data]:
    return [
        {"name": name, "url": page_url(tag_name(key), post.lang, default)}
        for key, name in zip(post.tag_keys, post.tags, strict=True)
    ]


def _lead(post: Post, seen: Glance, settings: Settings) -> Data:
    receipts = [card.receipt for card in post.cards] + [shown.receipt for shown in post.numbers]
    default = settings.languages[0]
    return (
        as_teaser(seen, default)
        | _meta_line(post, default)
        | {
            "hook": _runs(post.hook),
            "receipt": _receipt(next(filter(None, receipts), None)),
        }
    )


def _cards(post: Post) -> list[Data]:
    return [
        {
            "src": card_file(post.slug, post.lang, position, card.kind),
            "alt": card.alt,
            "width": PORTRAIT.width,
            "height": PORTRAIT.height,
        }
        for position, card in enumerate(post.cards, start=1)
    ]


def _runs(rich: Rich) -> list[Data]:
    return [
        {"text": run.text, "kind": run.kind, "ref": run.ref.partition(" | ")[0], "form": run.ref}
        for run in rich
    ]


def _plain(rich: Rich) -> str:
    return "".join(run.text for run in rich).replace("\n", " ")


def _number(shown: Shown) -> Data:
    figure = shown.figure
    return {
        "ref": figure.ref,
        "label": figure.label or figure.ref,
        "text": figure.text,
        "exact": shown.exact if shown.exact != figure.text else "",
        "receipt": _receipt(shown.receipt),
        "sources": list(shown.sources),
        "assumption": shown.assumption,
    }


def _receipt(receipt: Receipt | None) -> Json:
    if receipt is None:
        return None
    return {
        "left": BEHIND_A_FIGURE.sub(NO_BREAK, receipt.left),
        "right": BEHIND_A_FIGURE.sub(NO_BREAK, receipt.right),
    }


def _source(citation: Citation, lang: str) -> Data:
    linked = citation.url if WEB_ADDRESS.match(citation.url) else ""
    return {
        "number": citation.number,
        "title": citation.title,
        "title_lang": _foreign(citation.title, lang),
        "url": linked,
        "detail": citation.detail,
        "detail_lang": _foreign(citation.detail, lang),
    }


def _foreign(text: str, lang: str) -> str:
    """Give the language of a source's own words where they are not the page's: English, or none.

    A name alone counts as English too; a Chinese voice would spell it out.
    """
    english = lang.startswith("zh") and not any(map(is_wide, text)) and WORD.search(text)
    return "en" if english else ""

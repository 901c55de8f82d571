"""Posts as Markdown pages: the author's words as Markdown, all else as data for the templates.

Not HTML made here: the look belongs to `overrides/`, where a designer can change it, and data in
front matter can be escaped by the template instead of by everyone who makes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.cards.formats import LINK, PORTRAIT
from generator.localise.figure import Receipt, Rich
from generator.localise.post import Citation, Post, Posts, Shown
from generator.site.address import (
    ARCHIVE,
    HOME,
    card_file,
    link_file,
    page_file,
    page_url,
    post_name,
    script_file,
    values_file,
    words_file,
)
from generator.site.catalogue import Placed, any_language, by_month, placed
from generator.site.cite import bibtex, in_words
from generator.site.front_matter import Json, with_front_matter
from generator.site.linked_data import article
from generator.site.tree import Settings

EARLIER_ON_HOME = 10
CARDS_ON_HOME = 5
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
BEFORE_A_UNIT = re.compile(r"(?<=\d) (?=[A-Za-zµ]{0,2}[A-Z][A-Za-z]{0,2}\b)")
"""The space of `16 GB` in a headline. In hooks and bodies numbers are marked and do not break."""
BEHIND_A_FIGURE = re.compile(r"(?<=\d) (?=[^\W\d_])")
"""The space of `4,096 tokens` in a receipt, where every word behind a figure is its unit."""
NO_BREAK = "\N{NO-BREAK SPACE}"

Data = dict[str, Json]


def site_pages(ordered: Sequence[Posts], settings: Settings) -> dict[str, str]:
    """Make every page of the site from posts that are sorted newest first."""
    pages = post_pages(ordered, settings)
    for lang in settings.languages:
        pages[page_file(HOME, lang)] = home_page(ordered, lang, settings)
        pages[page_file(ARCHIVE, lang)] = archive_page(ordered, lang, settings)
    return pages


def post_pages(ordered: Sequence[Posts], settings: Settings) -> dict[str, str]:
    """Make the pages of the posts themselves, in every language."""
    return {
        page_file(post_name(post.slug), lang): with_front_matter(
            _post_data(post, place, settings), post.body
        )
        for place in placed(ordered)
        for lang in settings.languages
        for post in (place.posts[lang],)
    }


def home_page(ordered: Sequence[Posts], lang: str, settings: Settings) -> str:
    """Show the newest post large and the ones before it as a grid of their covers.

    The very first post has none before it, so more of its own cards take their place.
    """
    localised = [posts[lang] for posts in ordered[: EARLIER_ON_HOME + 1]]
    data = _page_data(HOME, lang, "home.html")
    data["title"] = settings.series[lang]
    data["description"] = settings.words[lang]["about"]
    data |= _updated(ordered)
    data["picture"] = _picture(localised[0]) if localised else None
    data["newest"] = _lead(localised[0], settings) if localised else None
    data["earlier"] = [_teaser(post, settings) for post in localised[1:]]
    data["inside"] = _cards(localised[0])[1 : CARDS_ON_HOME + 1] if len(localised) == 1 else []
    return with_front_matter(data)


def archive_page(ordered: Sequence[Posts], lang: str, settings: Settings) -> str:
    """List every post by month."""
    data = _page_data(ARCHIVE, lang, "archive.html")
    data["title"] = settings.words[lang]["archive"]
    data["description"] = settings.words[lang]["about"]
    data |= _updated(ordered)
    data["months"] = [
        {"month": month, "posts": [_teaser(posts[lang], settings) for posts in group]}
        for month, group in by_month(ordered)
    ]
    return with_front_matter(data)


def _page_data(name: str, lang: str, template: str) -> Data:
    return {"template": template, "lang": lang, "name": name}


def _post_data(post: Post, place: Placed, settings: Settings) -> Data:
    data = _page_data(post_name(post.slug), post.lang, "post.html")
    return data | {
        "title": _headline(post),
        "description": _plain(post.hook),
        "updated": post.updated.isoformat(),
        "draft": post.draft,
        "borrowed": post.borrowed,
        **_meta_line(post),
        "hook": _runs(post.hook),
        "tags": list(post.tags),
        "cards": _cards(post),
        "picture": _picture(post),
        "linked": article(post, settings),
        "cite": {"words": in_words(post, settings), "bibtex": bibtex(post, settings)},
        "values": values_file(post.slug),
        "numbers": [_number(shown) for shown in post.numbers],
        "assumptions": [_number(shown) for shown in post.assumptions],
        "sources": [_source(citation) for citation in post.citations],
        "live": _live(post),
        "older": _neighbour(place.older, post.lang, settings),
        "newer": _neighbour(place.newer, post.lang, settings),
    }


def _live(post: Post) -> Json:
    """Name what a page needs to compute its numbers again; nothing where none can change."""
    if not post.live:
        return None
    return {"script": script_file(post.slug), "words": words_file(post.lang)}


def _updated(ordered: Sequence[Posts]) -> Data:
    """A list is as new as the newest post on it; one without posts has no date of its own."""
    dates = [any_language(posts).updated for posts in ordered]
    return {"updated": max(dates).isoformat()} if dates else {}


def _meta_line(post: Post) -> Data:
    return {
        "topic": post.topic,
        "colour": post.colour,
        "date": post.date.isoformat(),
        "minutes": post.minutes,
    }


def _teaser(post: Post, settings: Settings) -> Data:
    cards = _cards(post)
    return {
        "title": _headline(post),
        "url": page_url(post_name(post.slug), post.lang, settings.languages[0]),
        "cover": cards[0] if cards else None,
        **_meta_line(post),
    }


def _lead(post: Post, settings: Settings) -> Data:
    receipts = [card.receipt for card in post.cards] + [shown.receipt for shown in post.numbers]
    return _teaser(post, settings) | {
        "hook": _runs(post.hook),
        "receipt": _receipt(next(filter(None, receipts), None)),
    }


def _picture(post: Post) -> Json:
    """The wide picture that other sites show beside a link to this one."""
    if not post.cards:
        return None
    picture: Data = {"src": link_file(post.slug, post.lang), "alt": post.cards[0].alt}
    return picture | _size(LINK.width, LINK.height)


def _neighbour(posts: Posts | None, lang: str, settings: Settings) -> Json:
    if posts is None:
        return None
    url = page_url(post_name(posts[lang].slug), lang, settings.languages[0])
    return {"title": _headline(posts[lang]), "url": url}


def _cards(post: Post) -> list[Data]:
    return [
        {"src": card_file(post.slug, post.lang, position, card.kind), "alt": card.alt}
        | _size(PORTRAIT.width, PORTRAIT.height)
        for position, card in enumerate(post.cards, start=1)
    ]


def _size(width: int, height: int) -> Data:
    return {"width": width, "height": height}


def _runs(rich: Rich) -> list[Data]:
    return [
        {"text": run.text, "kind": run.kind, "ref": run.ref.partition(" | ")[0], "form": run.ref}
        for run in rich
    ]


def _headline(post: Post) -> str:
    return BEFORE_A_UNIT.sub(NO_BREAK, post.title)


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


def _source(citation: Citation) -> Data:
    linked = citation.url if WEB_ADDRESS.match(citation.url) else ""
    return {
        "number": citation.number,
        "title": citation.title,
        "url": linked,
        "detail": citation.detail,
    }

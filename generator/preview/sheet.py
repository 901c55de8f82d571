"""The contact sheet of a post: every card on every canvas, drawn when it scrolls into sight.

From the entry as it is on the disk at that moment, not from the built site: the site holds one
canvas only, and an author wants to see all of them before anything is exported.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace

from generator.cards.draw import draw
from generator.cards.faces import load_faces
from generator.cards.formats import FORMATS
from generator.cards.layouts import CardFault, lay_out
from generator.cards.platforms import PLATFORMS
from generator.localise.card import Card
from generator.localise.post import Posts
from generator.pipeline import check
from generator.read.slugs import slug_of
from generator.report import render_full
from generator.world import World


class NoSuchPost(LookupError):  # noqa: N818 - what was asked for, not a failure
    """No entry has the slug, or no card the number."""


class Faulty(ValueError):  # noqa: N818 - says what is wrong with the entry
    """The entry has errors; the text is their report."""


def sheet_page(world: World, slug: str) -> str:
    """Give the page as HTML. Raises `NoSuchPost`, or `Faulty` with the report."""
    posts = _posts(world, slug)
    rows = "".join(
        f'<h2 lang="{lang}">{html.escape(post.title)}</h2>'
        + "".join(
            f"<section><h3>{_heading(name)}</h3>"
            f"{''.join(_row(slug, lang, post.cards, name))}</section>"
            for name in FORMATS
        )
        for lang, post in posts.items()
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(slug)}: all cards</title>"
        '<link rel="stylesheet" href="/-/preview.css">'
        f'<body class="sheet"><h1>{html.escape(slug)}</h1>{rows}</body></html>'
    )


def card_picture(world: World, slug: str, lang: str, number: int, form: str) -> bytes:
    """Draw one card as PNG. Raises `NoSuchPost`, `Faulty`, or `CardFault` if it cannot fit."""
    posts = _posts(world, slug)
    if lang not in posts or form not in FORMATS or not 1 <= number <= len(posts[lang].cards):
        raise NoSuchPost(slug)
    faces = load_faces(world.fonts)
    try:
        return draw(lay_out(posts[lang].cards[number - 1], FORMATS[form], faces), faces)
    except CardFault as fault:
        raise Faulty(f"{form}: {fault.field}: {fault.message}") from fault


def _posts(world: World, slug: str) -> Posts:
    paths = sorted((world.content / "posts").rglob(f"*-{slug}.yaml"))
    exact = [path for path in paths if slug_of(path) == slug]
    if not exact:
        raise NoSuchPost(slug)
    checked = check(replace(world, drafts=True, future=True), exact[:1])
    if checked.problems.errors or not checked.posts:
        raise Faulty(render_full(checked.problems, entries=1))
    return checked.posts[0]


def _heading(name: str) -> str:
    """Name a canvas and the platforms that take it."""
    takers = [platform.name for platform in PLATFORMS.values() if platform.form.name == name]
    return f"{name}: {', '.join(takers)}" if takers else name


def _row(slug: str, lang: str, cards: tuple[Card, ...], name: str) -> Iterator[str]:
    form = FORMATS[name]
    for number, card in enumerate(cards, start=1):
        source = f"/preview/{slug}/{lang}/{number}-{name}.png"
        yield (
            f'<a href="{source}"><img src="{source}" alt="{html.escape(card.alt)}" loading="lazy" '
            f'width="{form.width // 4}" height="{form.height // 4}"></a>'
        )

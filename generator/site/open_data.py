"""What scripts of other people can read: a list of all posts, and each post's numbers exactly.

The values are those of `trivia explain --json`, so that what an author checks and what a reader
downloads cannot differ. Numbers are text, because JSON's own lose digits in most readers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from generator.compute.solved import Solved
from generator.localise.explain import explain
from generator.localise.post import Post, Posts
from generator.localise.words import load_words
from generator.site.address import POSTS_FILE, card_file, page_url, post_name, values_file
from generator.site.catalogue import any_language
from generator.site.tree import Settings

Json = dict[str, object]


def open_data(
    solved: Iterable[Solved], ordered: Sequence[Posts], settings: Settings
) -> dict[str, bytes]:
    """Write the list of posts, newest first, and the values of every post that is shown.

    Addresses are whole, or start at the site's root where the site's own is not known.
    """
    languages = [load_words(lang) for lang in settings.languages]
    shown = {any_language(posts).slug for posts in ordered}
    values = {
        values_file(found.entry.slug): {
            name: value.as_json() for name, value in explain(found, languages).items()
        }
        for found in solved
        if found.entry.slug in shown
    }
    listed = [_listed(posts, settings) for posts in ordered]
    return {name: _as_bytes(data) for name, data in values.items()} | {
        POSTS_FILE: _as_bytes({"series": dict(settings.series), "posts": listed})
    }


def _listed(posts: Posts, settings: Settings) -> Json:
    post = any_language(posts)
    return {
        "slug": post.slug,
        "date": post.date.isoformat(),
        "updated": post.updated.isoformat(),
        "topic": post.topic_key,
        "values": settings.url + values_file(post.slug),
        "languages": {lang: _worded(posts[lang], settings) for lang in settings.languages},
    }


def _worded(post: Post, settings: Settings) -> Json:
    cards = [
        {"url": settings.url + card_file(post.slug, post.lang, position, card.kind)}
        | {"alt": card.alt}
        for position, card in enumerate(post.cards, start=1)
    ]
    return {
        "url": settings.url + page_url(post_name(post.slug), post.lang, settings.languages[0]),
        "title": post.title,
        "hook": "".join(run.text for run in post.hook),
        "tags": list(post.tags),
        "cards": cards,
    }


def _as_bytes(data: Mapping[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"

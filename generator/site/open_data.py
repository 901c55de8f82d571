"""What scripts of other people can read: a list of all posts, and each post's numbers exactly.

The values are those of `trivia explain --json`, so that what an author checks and what a reader
downloads cannot differ. Numbers are text, because JSON's own lose digits in most readers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from generator.compute.solved import Solved
from generator.localise.explain import explain
from generator.localise.post import Post, Posts
from generator.localise.words import load_words
from generator.site.address import (
    POSTS_FILE,
    SLUGS_FILE,
    card_file,
    page_url,
    post_name,
    values_file,
)
from generator.site.catalogue import any_language
from generator.site.tree import Settings

Json = dict[str, object]


def open_data(
    solved: Iterable[Solved], ordered: Sequence[Posts], settings: Settings
) -> dict[str, bytes]:
    """Write the list of posts, newest first, and the values of every post that is shown.

    Addresses are whole, or start at the site's root where the site's own is not known.
    """
    shown = {any_language(posts).slug for posts in ordered}
    files = [value_file(found, settings) for found in solved if found.entry.slug in shown]
    lists = [
        post_list([listed(posts, settings) for posts in ordered], settings),
        slugs(ordered),
    ]
    return {name: content for file in (*files, *lists) for name, content in file.items()}


def value_file(solved: Solved, settings: Settings) -> dict[str, bytes]:
    """Write the exact values of one post."""
    languages = [load_words(lang) for lang in settings.languages]
    values = {name: value.as_json() for name, value in explain(solved, languages).items()}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    return {values_file(solved.entry.slug): text.encode() + b"\n"}


def post_list(lines: Iterable[str], settings: Settings) -> dict[str, bytes]:
    """Write the list of posts from what `listed` gave for each, one post a line."""
    head = json.dumps({"series": dict(settings.series)}, ensure_ascii=False)
    return {POSTS_FILE: f'{head[:-1]}, "posts": [\n{",".join(lines)}]}}\n'.encode()}


def slugs(ordered: Sequence[Posts]) -> dict[str, bytes]:
    """Write the slugs of posts, as `slug_list` does."""
    return slug_list(any_language(posts).slug for posts in ordered)


def slug_list(names: Iterable[str]) -> dict[str, bytes]:
    """Write the list that a random post is drawn from.

    Not the list of posts, which tells of every card and takes megabytes at a thousand posts.
    """
    return {SLUGS_FILE: json.dumps(list(names), separators=(",", ":")).encode()}


def listed(posts: Posts, settings: Settings) -> str:
    """Give a post's line in the list of posts, as JSON with a line end."""
    return json.dumps(_listed(posts, settings), ensure_ascii=False) + "\n"


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

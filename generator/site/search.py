"""The list that the search box looks through: one short record a post, one file a language.

Not the theme's full-text index. That one cuts text into words at spaces, which Chinese does not
have; mixes the languages; is fetched with every page; and takes a second of every reader's
processor at a thousand posts. The browser looks for the typed letters inside these records, so any
two characters of a title are found, and the file is fetched when someone starts to search.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.localise.post import Post, Posts
from generator.site.address import page_url, post_name, search_file
from generator.site.tree import Settings

Record = dict[str, str]
"""What is found of a post in one language, and where that leads."""


def search_lists(records: Sequence[Mapping[str, Record]], settings: Settings) -> dict[str, bytes]:
    """Write the list of each language from what `searched` gave for each post."""
    return {
        search_file(lang): _as_bytes([record[lang] for record in records])
        for lang in settings.languages
    }


def searched(posts: Posts, settings: Settings) -> dict[str, Record]:
    """Give a post's record in each language."""
    return {lang: _record(posts[lang], settings) for lang in settings.languages}


def _record(post: Post, settings: Settings) -> Record:
    hook = "".join(run.text for run in post.hook)
    return {
        "url": page_url(post_name(post.slug), post.lang, settings.languages[0]),
        "title": post.title,
        "date": post.date.isoformat(),
        "text": " ".join((hook, post.topic, *post.tags)),
    }


def _as_bytes(records: Sequence[Record]) -> bytes:
    return json.dumps(records, ensure_ascii=False, separators=(",", ":")).encode()

"""A post's cards in one archive, for readers who hand them on.

Made at build and not in the browser, which would have to fetch every card again and bring a ZIP
writer along. With the pictures go their alternative texts, because a card without one shuts out
whoever cannot see it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.cards.export import zipped
from generator.localise.post import Post
from generator.site.address import card_file


def card_archive(post: Post, pictures: Mapping[str, bytes]) -> bytes:
    """Pack the cards of a post in one language."""
    return zipped(_content(post, pictures))


def _content(post: Post, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    paths = [
        card_file(post.slug, post.lang, position, card.kind)
        for position, card in enumerate(post.cards, start=1)
    ]
    names = [PurePosixPath(path).name for path in paths]
    alts = (f"{name}\n{card.alt}\n" for name, card in zip(names, post.cards, strict=True))
    texts = {f"alt.{post.lang}.txt": "\n".join(alts).encode()}
    return texts | {name: pictures[path] for name, path in zip(names, paths, strict=True)}

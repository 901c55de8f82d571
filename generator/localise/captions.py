"""The words that go with exported cards: title, hook, link and tags, within a platform's counting.

Made from the post, never typed: a caption is one more place where a number could go stale.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.localise.fill import plain_text
from generator.localise.post import Post

LINK = re.compile(r"https?://\S+")
LINK_WEIGHT = 23
"""X shortens every link to as many characters (twitter-text 3, `transformedURLLength`)."""
LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""The code points that X counts once; all else counts twice (twitter-text 3, `ranges`)."""


@dataclass(frozen=True)
class Caption:
    """A caption, its length as the platform counts it, and how much that is too long."""

    text: str
    length: int
    excess: int


def caption(post: Post, link: str, *, limit: int, hashtags: int, weighted: bool) -> Caption:
    """Say as much as fits: first all, then without tags, then without the hook.

    When even title and link are too long they are given with their excess, never cut.
    """
    tags = " ".join(_hashtag(tag) for tag in post.tags[:hashtags])
    hook = plain_text(post.hook)
    wordings = [
        "\n\n".join(part for part in parts if part)
        for parts in ((post.title, hook, link, tags), (post.title, hook, link), (post.title, link))
    ]
    made = [_measured(_spaced(text), limit, weighted) for text in wordings]
    return next((fitting for fitting in made if not fitting.excess), made[-1])


def weighted_length(text: str) -> int:
    """Count as X does: a link as 23, a hanzi or emoji as 2, most other characters as 1."""
    text = unicodedata.normalize("NFC", text)
    rest, links = LINK.subn("", text)
    return links * LINK_WEIGHT + sum(1 if _is_light(char) else 2 for char in rest)


def _measured(text: str, limit: int, weighted: bool) -> Caption:
    length = weighted_length(text) if weighted else len(text)
    return Caption(text, length, max(0, length - limit))


def _is_light(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in LIGHT)


def _hashtag(tag: str) -> str:
    """Join a tag's words: platforms end a hashtag at the first space or sign."""
    return "#" + "".join(char for char in tag if char.isalnum() or char == "_")


def _spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")

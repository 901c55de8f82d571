"""All posts in the order readers meet them, with each one's neighbours and month.

Kept apart from the pages, so that home, archive, search and (later) feeds agree on one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.localise.post import Post, Posts


@dataclass(frozen=True)
class Placed:
    """A post between its neighbours in time; either may be missing at the ends."""

    posts: Posts
    older: Posts | None
    newer: Posts | None


def newest_first(posts: Iterable[Posts]) -> tuple[Posts, ...]:
    """Sort by date, latest first; posts of one day in the reverse order of their slugs."""
    return tuple(sorted(posts, key=lambda one: _key(any_language(one)), reverse=True))


def placed(ordered: Sequence[Posts]) -> Iterator[Placed]:
    """Walk through posts that are sorted newest first, with their neighbours."""
    for index, posts in enumerate(ordered):
        older = ordered[index + 1] if index + 1 < len(ordered) else None
        newer = ordered[index - 1] if index else None
        yield Placed(posts, older, newer)


def by_month(ordered: Sequence[Posts]) -> tuple[tuple[str, tuple[Posts, ...]], ...]:
    """Group sorted posts by month, written `2026-01`."""
    months = groupby(ordered, key=lambda one: f"{any_language(one).date:%Y-%m}")
    return tuple((month, tuple(group)) for month, group in months)


def any_language(posts: Posts) -> Post:
    """Give a post in some language, for what is the same in all of them: date, slug, topic key."""
    return next(iter(posts.values()))


def _key(post: Post) -> tuple[str, str]:
    return post.date.isoformat(), post.slug

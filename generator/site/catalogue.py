"""All posts in the order readers meet them: each one's neighbours, and the lists it stands in.

Kept apart from the pages, so that home, archive, search and feeds agree on one order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.localise.post import Post, Posts
from generator.site.glance import Glances, any_tongue

PER_PAGE = 50
"""How many posts a page of a long list holds for good."""


class Around(NamedTuple):
    """What a post's page shows of others: its neighbours in time, either of which may be missing
    at the ends, and the posts related to it.
    """

    older: Glances | None = None
    newer: Glances | None = None
    related: tuple[Glances, ...] = ()


class Leaf(NamedTuple):
    """One page of a list, newest first. Page 0 is the newest; others are counted from the oldest.

    `older` and `newer` are the numbers of the pages beside it, or None at the ends.
    """

    number: int
    posts: tuple[Glances, ...]
    older: int | None
    newer: int | None


def newest_first(posts: Iterable[Posts]) -> tuple[Posts, ...]:
    """Sort by date, latest first; posts of one day in the reverse order of their slugs."""
    return tuple(sorted(posts, key=lambda one: _key(any_language(one)), reverse=True))


def around(glances: Sequence[Glances], related: Sequence[Sequence[int]]) -> Iterator[Around]:
    """Walk through posts that are sorted newest first; `related` holds positions for each."""
    for index, others in enumerate(related):
        older = glances[index + 1] if index + 1 < len(glances) else None
        newer = glances[index - 1] if index else None
        yield Around(older, newer, tuple(glances[other] for other in others))


def by_month(ordered: Sequence[Glances]) -> tuple[tuple[str, tuple[Glances, ...]], ...]:
    """Group sorted posts by month, written `2026-01`."""
    return _grouped(ordered, lambda one: f"{any_tongue(one).date:%Y-%m}")


def by_year(ordered: Sequence[Glances]) -> tuple[tuple[str, tuple[Glances, ...]], ...]:
    """Group sorted posts by year, written `2026`."""
    return _grouped(ordered, lambda one: f"{any_tongue(one).date:%Y}")


def leaves(ordered: Sequence[Glances]) -> Iterator[Leaf]:
    """Cut a list into pages, the newest first, of which only the newest ever changes.

    Pages are filled from the oldest post on and keep their number; counted from the newest, as
    blogs do, one more post would move the last of every page to the next. The newest page holds
    what is left over and one full page more, so that it never looks empty.
    """
    full = max(len(ordered) // PER_PAGE - 1, 0)
    newest = len(ordered) - full * PER_PAGE
    yield Leaf(0, tuple(ordered[:newest]), full or None, None)
    for number in range(full, 0, -1):
        start = newest + (full - number) * PER_PAGE
        newer = number + 1 if number < full else 0
        posts = tuple(ordered[start : start + PER_PAGE])
        yield Leaf(number, posts, number - 1 or None, newer)


def any_language(posts: Posts) -> Post:
    """Give a post in some language, for what is the same in all of them: date, slug, topic key."""
    return next(iter(posts.values()))


def _grouped(
    ordered: Sequence[Glances], key: Callable[[Glances], str]
) -> tuple[tuple[str, tuple[Glances, ...]], ...]:
    return tuple((name, tuple(group)) for name, group in groupby(ordered, key=key))


def _key(post: Post) -> tuple[str, str]:
    return post.date.isoformat(), post.slug

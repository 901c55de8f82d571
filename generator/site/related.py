"""Which posts to offer beside a post: those about the same model or machine, tag or topic.

A shared quantity is a row of `content/data/` that both posts take numbers from, since a row is one
model or machine with one source. The names of inputs say less (`tokens` stands in every other
post), and dimensions nothing at all: bytes are bytes.

What two posts share is weighed, not how rare it is. With rarity (as in TF-IDF) every new post
would move all weights, and pages of years ago would have to be made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.site.glance import Glance, Glances, any_tongue

WEIGHTS = {"row": 3, "tag": 2, "topic": 1}
"""One model in common says more than a tag, two tags more than a model; the topic breaks ties."""
REACH = 12
"""How many posts of one tag, row or topic are looked at in either direction of time. It bounds the
work of a post, and how many old pages a new post can touch."""
MOST = 3

Sign = tuple[str, str]
"""Something that posts can share: its kind, a key of `WEIGHTS`, and its name."""


class _Seen(NamedTuple):
    """What is compared of a post. `day` counts from the beginning of the calendar."""

    slug: str
    day: int
    signs: frozenset[Sign]


def related(ordered: Sequence[Glances]) -> list[tuple[int, ...]]:
    """Give for each post the positions of up to `MOST` others, the nearest first.

    `ordered` is sorted newest first. Of equals the one nearer in time wins, then the slug. The
    posts just before and behind are left out, as every page leads to them already. The time is
    that of the number of posts, times the few things that each can share.
    """
    seen = [_seen(any_tongue(posts)) for posts in ordered]
    shelves = _shelves(seen)
    return [tuple(_nearest(seen, shelves, position)) for position in range(len(seen))]


def _seen(post: Glance) -> _Seen:
    signs = {("topic", post.topic_key)}
    signs |= {("tag", tag) for tag in post.tag_keys} | {("row", row) for row in post.rows}
    return _Seen(post.slug, post.date.toordinal(), frozenset(signs))


def _shelves(seen: Sequence[_Seen]) -> list[list[tuple[list[int], int]]]:
    """Give for each post the lists it stands in, with its place there."""
    lists: dict[Sign, list[int]] = {}
    standing: list[list[tuple[list[int], int]]] = []
    for position, post in enumerate(seen):
        mine = [lists.setdefault(sign, []) for sign in post.signs]
        standing.append([(shelf, len(shelf)) for shelf in mine])
        for shelf in mine:
            shelf.append(position)
    return standing


def _nearest(
    seen: Sequence[_Seen], shelves: Sequence[list[tuple[list[int], int]]], position: int
) -> list[int]:
    def rank(other: int) -> tuple[int, int, str]:
        mine, theirs = seen[position], seen[other]
        shared = sum(WEIGHTS[kind] for kind, _ in mine.signs & theirs.signs)
        return -shared, abs(mine.day - theirs.day), theirs.slug

    around = {position - 1, position, position + 1}
    return sorted(_candidates(shelves[position]) - around, key=rank)[:MOST]


def _candidates(standing: Sequence[tuple[list[int], int]]) -> set[int]:
    def near() -> Iterator[int]:
        for shelf, place in standing:
            yield from shelf[max(place - REACH, 0) : place + REACH + 1]

    return set(near())

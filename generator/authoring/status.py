"""The overview of all posts by day: what is out, what waits, what is missing or behind.

Made from the entries as they were read, without computing them, so that it is there at once for
years of posts; what is wrong inside an entry is `trivia check`'s to say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.authoring.translations import Record, State, state
from generator.compute.staleness import STALE_AFTER
from generator.read.entry import Entry, Reference, Tables

LOOK_AHEAD = dt.timedelta(days=7)
"""How far ahead a day without a post is told; further on nobody has planned yet."""


@dataclass(frozen=True)
class Standing:
    """One post in the overview."""

    date: dt.date
    slug: str
    state: str
    """`published`, `scheduled` or `draft`."""
    translations: dict[str, State]
    stale: tuple[str, ...]
    """Keys of sources that nobody has looked at for long."""


@dataclass(frozen=True)
class Gap:
    """Days in a row without a post, both ends included."""

    first: dt.date
    last: dt.date


def standings(
    entries: Sequence[Entry],
    tables: Tables,
    languages: Sequence[str],
    record: Record,
    today: dt.date,
) -> list[Standing]:
    """Give all posts by day, oldest first; the first language is the one that others follow."""
    default, *others = languages
    return [
        Standing(
            entry.date,
            entry.slug,
            _state(entry, today),
            {lang: state(entry, lang, default, record) for lang in others},
            tuple(_stale(entry, tables, today)),
        )
        for entry in sorted(entries, key=lambda entry: (entry.date, entry.slug))
    ]


def gaps(posts: Sequence[Standing], today: dt.date) -> list[Gap]:
    """Give the stretches of days without a post, from the first post to a week from today."""
    days = sorted({post.date for post in posts if post.state != "draft"})
    if not days:
        return []
    end = max(days[-1], today + LOOK_AHEAD) + dt.timedelta(days=1)
    one = dt.timedelta(days=1)
    return [
        Gap(before + one, after - one)
        for before, after in zip(days, [*days[1:], end], strict=True)
        if after - before > one
    ]


def _state(entry: Entry, today: dt.date) -> str:
    if entry.draft:
        return "draft"
    return "published" if entry.date <= today else "scheduled"


def _stale(entry: Entry, tables: Tables, today: dt.date) -> Iterator[str]:
    """Name the sources to be read again; one with a commit or version does not age."""
    rows = [tables[use.row.value].source for use in entry.use if use.row.value in tables]
    for source in (*entry.sources.values(), *rows):
        if _is_stale(source, today):
            yield source.key


def _is_stale(source: Reference, today: dt.date) -> bool:
    return source.read is not None and source.at is None and today - source.read > STALE_AFTER


def as_table(posts: Sequence[Standing], holes: Sequence[Gap]) -> str:
    """Lay the overview out for a terminal: a line per post, then what needs somebody."""
    width = max((len(post.slug) for post in posts), default=0)
    lines = [
        f"{post.date}  {post.state:<9}  {post.slug:<{width}}  {'; '.join(_wanting(post))}".rstrip()
        for post in posts
    ]
    needed = (*_crowded(posts), *(_gap_line(gap) for gap in holes))
    return "\n".join([*lines, *_totals(posts), *needed])


def _crowded(posts: Sequence[Standing]) -> Iterator[str]:
    """Tell of days with several posts, of which readers will hardly see more than one."""
    for day, group in groupby(posts, key=lambda post: post.date):
        slugs = [post.slug for post in group]
        if len(slugs) > 1:
            yield f"{len(slugs)} posts on {day}: {', '.join(slugs)}"


def _wanting(post: Standing) -> Iterator[str]:
    for lang, found in post.translations.items():
        if found.missing:
            yield f"{lang} missing: {_listed(found.missing)}"
        if found.older:
            yield f"{lang} older than its source: {_listed(found.older)}"
    if post.stale:
        yield f"read again: {_listed(post.stale)}"


def _listed(names: Sequence[str], most: int = 3) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _totals(posts: Sequence[Standing]) -> Iterator[str]:
    counts = {
        name: sum(post.state == name for post in posts)
        for name in ("published", "scheduled", "draft")
    }
    yield ""
    yield ", ".join(f"{count} {name}" for name, count in counts.items())


def _gap_line(gap: Gap) -> str:
    if gap.first == gap.last:
        return f"no post on {gap.first}"
    days = (gap.last - gap.first).days + 1
    return f"no post from {gap.first} to {gap.last} ({days} days)"

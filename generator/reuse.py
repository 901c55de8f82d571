"""Every entry's record: of those that did not change from the cache, the others made anew.

What may be taken from the cache is for `kept` to say, the same for a build and a check.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import records
from generator.diagnostics import Diagnostic, Problems
from generator.fingerprint import digest
from generator.kept import (
    DATA,
    POSTS,
    Around,
    base_key,
    entry_key,
    keep_passed,
    look_around,
    named,
    shared_files,
    shared_key,
    shared_remarks,
    slug_of,
    stands,
)
from generator.output.cache import Cache
from generator.read.pages import read_pages
from generator.read.settings import Settings, read_settings
from generator.read.slugs import check_slugs
from generator.read.source import list_files
from generator.read.topics import read_topics
from generator.records import Record, Rest
from generator.remarks import Unreadable, recall
from generator.settings import site_settings
from generator.site.tree import Settings as SiteSettings
from generator.world import World

if TYPE_CHECKING:
    from generator.making import Outcome, Workshop

__all__ = ["DATA", "POSTS", "Found", "Gathered", "gather", "rest_of", "shared_files", "slug_of"]

RECORDS, RESTS = "records", "rests"


@dataclass(frozen=True, eq=False)
class Found:
    """An entry's file, the key its record is kept under, and the record."""

    path: Path
    key: str
    record: Record

    @cached_property
    def made_from(self) -> str:
        """Stand for all it is made from, the shared rows too, which its key leaves out."""
        return _made_from(self.key, self.record.grounds.needs)


@dataclass(frozen=True)
class Gathered:
    """All content: posts that are due, newest first, what they share, and what is wrong.

    `files` are the entries of all posts, also of those that are held back or faulty.
    `made` counts the entries that had to be made anew. `bench` gives a place to make more.
    """

    settings: SiteSettings
    posts: tuple[Found, ...]
    files: tuple[Path, ...]
    made: int
    held_back: int
    problems: Problems
    bench: Callable[[], Workshop]

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(self.files)


def gather(world: World, cache: Cache) -> Gathered:
    """Find or make the record of every entry; those made are kept."""
    problems = Problems()
    read = read_settings(world.root)
    paths = list_files(world.content / POSTS, ".yaml", world.root, problems)
    slugs = frozenset(map(slug_of, paths))
    base = base_key(world, read)
    keys = {path: entry_key(path, world.root, base) for path in paths}
    around = look_around(world, read, slugs, cache)
    known = {path: _kept(cache, key, around) for path, key in keys.items()}
    missing = [path for path, record in known.items() if record is None]
    remarks = (one for record in known.values() if record for one in record.remarks)
    problems.extend(recall(remarks, world.root))
    bench = _lazily(world)
    for path, outcome in _outcomes(missing, world, bench):
        problems.extend(outcome.found)
        after = entry_key(path, world.root, base)
        is_edited = after != keys[path]  # while it was read: of neither bytes, for certain
        keys[path] = digest("edited", keys[path], after) if is_edited else after
        known[path] = records.decode_record(outcome.record) if outcome.record else None
        if after and not is_edited:
            _keep(cache, after, outcome)
    key = partial(shared_key, world, read, slugs)
    problems.extend(shared_remarks(world, cache, key, partial(_shared, world, slugs)))
    found = [Found(path, keys[path], record) for path, record in known.items() if record]
    check_slugs([named(one.path, world.root, one.record.passed) for one in found], problems)
    due = [one for one in found if world.shows(one.record.date, one.record.draft, read.timezone)]
    return Gathered(
        _settings(world, read),
        tuple(sorted(due, key=_day_and_slug, reverse=True)),
        tuple(paths),
        len(missing),
        len(found) - len(due),
        problems,
        bench,
    )


def rest_of(found: Found, gathered: Gathered, cache: Cache) -> Rest:
    """Give what only a post's own page shows; made again where the cache has lost it."""
    kept = cache.get(RESTS, found.made_from)
    if kept is not None:
        with suppress(Unreadable):
            return records.decode_rest(kept)
    from generator.making import outcome  # noqa: PLC0415 - most builds come without

    return records.decode_rest(outcome(found.path, gathered.bench()).rest)


def _made_from(key: str, needs: Mapping[str, str]) -> str:
    return digest(key, repr(sorted(needs.items())))


def _settings(world: World, read: Settings) -> SiteSettings:
    """Read what pages show of shared files; `_check_shared` tells what is wrong with them."""
    silent = Problems()
    topics = read_topics(world.root, read.tags, silent)
    return site_settings(read, topics, read_pages(world.content, world.root, read.tags, silent))


def _shared(world: World, slugs: Collection[str]) -> Sequence[Diagnostic]:
    from generator.pipeline import own_pages, read_shared  # noqa: PLC0415 - all stages

    found = Problems()
    own_pages(world, read_shared(world, found), set(slugs))
    return found.found


def _kept(cache: Cache, key: str, around: Around) -> Record | None:
    """Give a record from the cache if it still stands."""
    content = cache.get(RECORDS, key) if key else None
    if content is None:
        return None
    try:
        record = records.decode_record(content)
    except Unreadable:
        return None
    return record if stands(record.grounds, around) else None


def _keep(cache: Cache, key: str, outcome: Outcome) -> None:
    if outcome.record:
        record = records.decode_record(outcome.record)
        cache.keep(RESTS, _made_from(key, record.grounds.needs), outcome.rest)
        cache.keep(RECORDS, key, outcome.record)
        keep_passed(cache, key, record.passed)


def _outcomes(
    paths: Sequence[Path], world: World, bench: Callable[[], Workshop]
) -> Iterator[tuple[Path, Outcome]]:
    if not paths:
        return
    from generator.making import make_records  # noqa: PLC0415 - Pillow is behind it

    made = make_records(paths, bench())
    for done, (path, outcome) in enumerate(zip(paths, made, strict=True), start=1):
        world.watcher("posts", done, len(paths))
        yield path, outcome


def _lazily(world: World) -> Callable[[], Workshop]:
    @cache
    def bench() -> Workshop:
        from generator.making import workshop  # noqa: PLC0415 - as in `_outcomes`

        return workshop(world)

    return bench


def _day_and_slug(found: Found) -> tuple[str, str]:
    """Sort as `catalogue.newest_first` does."""
    return found.record.date.isoformat(), found.record.slug

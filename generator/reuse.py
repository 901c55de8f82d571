"""Every entry's record: of those that did not change from the cache, the others made anew.

A key covers the bytes that are really used: the entry, what all entries share, settings, fonts and
program. What a key cannot cover is looked at each time: the day, on which a source may have become
stale, and the other posts, one of which may have lost the page that this one leads to.
"""

from __future__ import annotations

import datetime as dt
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import records
from generator.cards.font_files import list_files as fonts_in
from generator.diagnostics import Problems, Source
from generator.fingerprint import digest, files_digest, row_digest, tools
from generator.output.cache import Cache
from generator.read.pages import read_pages
from generator.read.settings import Settings, read_settings
from generator.read.slugs import check_slugs
from generator.read.source import MAX_BYTES, list_files, read_bytes, read_source
from generator.read.tables import read_tables
from generator.read.topics import read_topics
from generator.records import Record, Remark, Rest
from generator.settings import site_settings
from generator.site.tree import Settings as SiteSettings
from generator.world import World

if TYPE_CHECKING:
    from generator.making import Outcome, Workshop

RECORDS, RESTS, SHARED = "records", "rests", "shared"
POSTS, PAGES, DATA = "posts", "pages", "data"
"""Folders of `content/`; the first two hold a file for each post or page, all else is shared."""


@dataclass(frozen=True, eq=False)
class Found:
    """An entry's file, the key its record is kept under, and the record."""

    path: Path
    key: str
    record: Record

    @cached_property
    def made_from(self) -> str:
        """Stand for all it is made from, the shared rows too, which its key leaves out."""
        return _made_from(self.key, self.record.needs)


class Named(NamedTuple):
    """What `check_slugs` asks of an entry."""

    slug: str
    date: dt.date
    source: Source
    former: tuple[str, ...]


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
    slugs = Counter(map(slug_of, paths))
    base = _base(world, read)
    keys = {path: _key(path, world.root, base) for path in paths}
    today = world.today(read.timezone)
    around = _Around(today, slugs, _needed(world, read))
    known = {path: _kept(cache, key, around) for path, key in keys.items()}
    missing = [path for path, record in known.items() if record is None]
    _recall((one for record in known.values() if record for one in record.remarks), world, problems)
    bench = _lazily(world)
    for path, outcome in _outcomes(missing, world, bench):
        problems.extend(outcome.found)
        after = _key(path, world.root, base)
        is_edited = after != keys[path]  # while it was read: of neither bytes, for certain
        keys[path] = digest("edited", keys[path], after) if is_edited else after
        known[path] = records.decode_record(outcome.record) if outcome.record else None
        if after and not is_edited:
            _keep(cache, after, outcome)
    _check_shared(world, cache, slugs, problems)
    found = [Found(path, keys[path], record) for path, record in known.items() if record]
    check_slugs([_named(one, world.root) for one in found], problems)
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
        with suppress(records.Unreadable):
            return records.decode_rest(kept)
    from generator.making import outcome  # noqa: PLC0415 - most builds come without

    return records.decode_rest(outcome(found.path, gathered.bench()).rest)


def _made_from(key: str, needs: Mapping[str, str]) -> str:
    return digest(key, repr(sorted(needs.items())))


def slug_of(path: Path) -> str:
    """Take the slug from the name of an entry's file, whether or not the name is in order."""
    return path.stem.split("-", 3)[-1]


def shared_files(world: World, apart: Iterable[str]) -> Iterator[Path]:
    """List the files of `content/` but those in some of its folders."""
    for path in list_files(world.content, ".yaml", world.root, Problems()):
        if path.relative_to(world.content).parts[0] not in apart:
            yield path


def _settings(world: World, read: Settings) -> SiteSettings:
    """Read what pages show of shared files; `_check_shared` tells what is wrong with them."""
    silent = Problems()
    topics = read_topics(world.root, read.tags, silent)
    return site_settings(read, topics, read_pages(world.content, world.root, read.tags, silent))


def _check_shared(world: World, cache: Cache, slugs: Mapping[str, int], problems: Problems) -> None:
    """Record what is wrong with tables, topics and the owner's pages, or was when last looked."""
    files = files_digest(world.content, shared_files(world, (POSTS,)))
    key = digest(tools(), files, repr(read_settings(world.root)), *sorted(slugs))
    kept = cache.get(SHARED, key)
    if kept is not None:
        with suppress(records.Unreadable):
            _recall(records.decode_remarks(kept), world, problems)
            return
    from generator.pipeline import own_pages, read_shared  # noqa: PLC0415 - all stages

    found = Problems()
    own_pages(world, read_shared(world, found), set(slugs))
    problems.extend(found.found)
    if not found.errors:
        cache.keep(SHARED, key, records.encode_remarks(map(records.remark, found.found)))


def _base(world: World, read: Settings) -> str:
    """Stand for all that the keys of entries have in common."""
    fonts = fonts_in(world.fonts, read_bytes).fingerprint
    shared = files_digest(world.content, shared_files(world, (POSTS, PAGES, DATA)))
    return digest(tools(), fonts, repr(read), shared)


def _key(path: Path, root: Path, base: str) -> str:
    try:
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES:
            return digest(base, path.relative_to(root).as_posix(), read_bytes(path))
    except OSError:
        pass
    return ""


class _Around(NamedTuple):
    """What a record may depend on that its key does not cover."""

    today: dt.date
    slugs: Mapping[str, int]
    needed: Callable[[str], str]


def _needed(world: World, read: Settings) -> Callable[[str], str]:
    """Give a call that digests a shared row or file by its name; empty when there is none."""
    rows = cache(lambda: read_tables(world.root, read.tags, Problems()))

    @cache
    def needed(name: str) -> str:
        if name in rows():
            return row_digest(rows()[name])
        path = world.root / name
        return digest(read_bytes(path)) if path.is_file() else ""

    return needed


def _kept(cache: Cache, key: str, around: _Around) -> Record | None:
    """Give a record from the cache if it still stands."""
    content = cache.get(RECORDS, key) if key else None
    if content is None:
        return None
    try:
        record = records.decode_record(content)
    except records.Unreadable:
        return None
    stands = (
        record.since <= around.today < record.until
        and all(slug in around.slugs for slug in record.links)
        and all(around.needed(name) == key for name, key in record.needs.items())
    )
    return record if stands else None


def _keep(cache: Cache, key: str, outcome: Outcome) -> None:
    if outcome.record:
        needs = records.decode_record(outcome.record).needs
        cache.keep(RESTS, _made_from(key, needs), outcome.rest)
        cache.keep(RECORDS, key, outcome.record)


def _recall(remarks: Iterable[Remark], world: World, problems: Problems) -> None:
    """Say again what was said before: warnings only, as nothing with errors is kept."""

    @cache
    def source(name: str) -> Source | None:
        return read_source(world.root / name, world.root, Problems())

    problems.extend(records.diagnostic(remark, source) for remark in remarks)


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


def _named(found: Found, root: Path) -> Named:
    source = Source(found.path.relative_to(root).as_posix(), "")
    return Named(found.record.slug, found.record.date, source, found.record.former)


def _day_and_slug(found: Found) -> tuple[str, str]:
    """Sort as `catalogue.newest_first` does."""
    return found.record.date.isoformat(), found.record.slug

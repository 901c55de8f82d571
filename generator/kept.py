"""Whether what was found out about an entry before still holds, for a build and a check alike.

Keys, not dates: a key covers the bytes that are really used, of the entry, of what all entries
share, of settings, fonts and program. What a key cannot cover is looked at each time: the day, on
which a source may have become stale, the rows of the shared tables, and the other posts, one of
which may have lost the page that this one leads to. No stage but reading is imported, and that
only where a table has changed: who has changed nothing waits for a handful of files to be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.cards.font_files import list_files as fonts_in
from generator.cards.formats import Format
from generator.diagnostics import Diagnostic, Problems, Source
from generator.fingerprint import digest, row_digest, tools
from generator.output.cache import Cache
from generator.read.settings import Settings
from generator.read.source import list_files, plain_bytes, read_bytes
from generator.remarks import Remark, Unreadable, decode_remarks, encode_remarks, recall, remark
from generator.world import World

POSTS, PAGES, DATA = "posts", "pages", "data"
"""Folders of `content/`; the first two hold a file for each post or page, all else is shared."""
PASSED, ROWS, SHARED = "passed", "rows", "shared"
"""Kinds in the cache: entries without errors, digests of rows, remarks on what entries share."""


class Grounds(NamedTuple):
    """What something kept of an entry rests on besides its key.

    It stands from the day `since` until the day before `until`, when a source begins to be stale.
    `needs` gives a digest of each shared row that it takes numbers from, and of each shared file
    that a remark points into; `links` are the posts that its texts lead to.
    """

    since: dt.date
    until: dt.date
    needs: dict[str, str]
    links: tuple[str, ...]


class Passed(NamedTuple):
    """An entry without errors: its address, its day, and what there is to say of it."""

    slug: str
    former: tuple[str, ...]
    date: dt.date
    grounds: Grounds
    remarks: tuple[Remark, ...]


class Named(NamedTuple):
    """What `check_slugs` asks of an entry."""

    slug: str
    date: dt.date
    source: Source
    former: tuple[str, ...]


class Finding(NamedTuple):
    """What is wrong with one entry; its name, if it could be read; what to keep if it passed."""

    found: tuple[Diagnostic, ...]
    named: Named | None = None
    passed: Passed | None = None


class Around(NamedTuple):
    """What surrounds an entry that its key does not cover; `needed` digests a row or a file."""

    today: dt.date
    slugs: Collection[str]
    needed: Callable[[str], str]


def slug_of(path: Path) -> str:
    """Take the slug from the name of an entry's file, whether or not the name is in order."""
    return path.stem.split("-", 3)[-1]


def named(path: Path, root: Path, entry: Passed) -> Named:
    """Name an entry without the text of its file."""
    source = Source(path.relative_to(root).as_posix(), "")
    return Named(entry.slug, entry.date, source, entry.former)


def base_key(world: World, read: Settings, canvases: Iterable[Format] = ()) -> str:
    """Stand for all that the keys of entries have in common; empty where nothing may be kept."""
    fonts = fonts_in(world.fonts, read_bytes).fingerprint
    shared = content_key(world, (POSTS, PAGES, DATA))
    return shared and digest(tools(), fonts, repr(read), repr(tuple(canvases)), shared)


def entry_key(path: Path, root: Path, base: str) -> str:
    """Stand for one entry; empty for a file that reading would refuse, and without a base."""
    content = plain_bytes(path, root) if base else None
    if content is None:
        return ""
    return _key(base, path.relative_to(root).as_posix(), content)


def content_key(world: World, apart: Collection[str]) -> str:
    """Stand for names and bytes below `content/` but for some folders; empty if one is refused."""
    odd = Problems()  # what is passed over is told of: it counts as well
    paths = list_files(world.content, ".yaml", world.root, odd, apart)
    parts: list[str | bytes] = [f"{one.code} {one.place.source.path}" for one in odd.found]
    for path in paths:
        content = plain_bytes(path, world.root)
        if content is None:
            return ""
        parts += (path.relative_to(world.content).as_posix(), content)
    return _key(*parts)


def shared_files(world: World, apart: Collection[str]) -> list[Path]:
    """List the files of `content/` but those in some of its folders."""
    return list_files(world.content, ".yaml", world.root, Problems(), apart)


def look_around(world: World, read: Settings, slugs: Collection[str], store: Cache) -> Around:
    """Look at what no key covers; at rows and files only when the first entry asks for one."""
    rows = cache(lambda: _rows(world, read, store))

    @cache
    def needed(name: str) -> str:
        if name in rows():
            return rows()[name]
        content = plain_bytes(world.root / name, world.root)
        return "" if content is None else digest(content)

    return Around(world.today(read.timezone), slugs, needed)


def stands(grounds: Grounds, around: Around) -> bool:
    """Tell whether what a key does not cover is as it was."""
    return (
        grounds.since <= around.today < grounds.until
        and all(slug in around.slugs for slug in grounds.links)
        and all(around.needed(name) == key for name, key in grounds.needs.items())
    )


def find_passed(store: Cache, key: str, around: Around) -> Passed | None:
    """Give what is kept of an entry if it still stands."""
    content = store.get(PASSED, key) if key else None
    if content is None:
        return None
    try:
        passed = _passed.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return passed if stands(passed.grounds, around) else None


def keep_passed(store: Cache, key: str, passed: Passed) -> None:
    """Keep what there is to say of an entry without errors."""
    store.keep(PASSED, key, msgspec.msgpack.encode(passed))


def shared_remarks(
    world: World, store: Cache, key: Callable[[], str], look: Callable[[], Sequence[Diagnostic]]
) -> Iterable[Diagnostic]:
    """Give what there is to say of shared files: as it is kept under the key, else by looking.

    Kept only without errors, as of entries, and if no file changed while it was looked at.
    """
    before = key()
    kept = store.get(SHARED, before) if before else None
    if kept is not None:
        with suppress(Unreadable):
            return recall(decode_remarks(kept), world.root)
    found = look()
    if before and not Problems(list(found)).errors and key() == before:
        store.keep(SHARED, before, encode_remarks(map(remark, found)))
    return found


def shared_key(world: World, read: Settings, slugs: Iterable[str] | None) -> str:
    """Stand for shared files and, with `slugs`, for the pages of the owner that link to them."""
    content = content_key(world, (POSTS,))
    pages = ("none",) if slugs is None else ("all", *sorted(slugs))
    return content and _key(tools(), content, repr(read), *pages)


_passed = msgspec.msgpack.Decoder(Passed)
_digests = msgspec.msgpack.Decoder(dict[str, str])


def _key(*parts: str | bytes) -> str:
    """Digest the parts; empty if a file's name among them is no UTF-8, and so cannot be kept."""
    try:
        return digest(*parts)
    except UnicodeEncodeError:
        return ""


def _rows(world: World, read: Settings, store: Cache) -> Mapping[str, str]:
    """Digest every row of the shared tables; the tables are read only when they have changed."""
    content = content_key(world, (POSTS, PAGES))
    key = content and digest(tools(), content, repr(read.tags))
    kept = store.get(ROWS, key) if key else None
    if kept is not None:
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            return _digests.decode(kept)
    from generator.read.tables import read_tables  # noqa: PLC0415 - as said at the top

    rows = read_tables(world.root, read.tags, Problems())
    digests = {name: row_digest(row) for name, row in rows.items()}
    if key:
        store.keep(ROWS, key, msgspec.msgpack.encode(digests))
    return digests

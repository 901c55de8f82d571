"""What the site shall hold: each path with the key of its content, and how to make that content.

Not the content. A key says whether what lies in the old site may stay, so of a thousand posts only
those that changed are worded, drawn and rendered; and what is made goes to the disk one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.fingerprint import digest
from generator.hanzi import hanzi
from generator.output.cache import Cache
from generator.read.source import read_bytes
from generator.records import Record, Rest, Shown
from generator.reuse import Found, Gathered, rest_of
from generator.site import tree
from generator.site.address import HOME, hanzi_style, page_file, post_name
from generator.site.catalogue import Around, around
from generator.site.feeds import NEWEST, Item, feed_items, feeds
from generator.site.glance import Glances
from generator.site.listing import list_pages, own_pages
from generator.site.open_data import post_list, slug_list
from generator.site.page import home_page, post_page
from generator.site.related import related
from generator.site.scripts import word_tables
from generator.site.search import search_lists
from generator.site.sitemap import Listed, listed, sitemap
from generator.site.tree import Settings
from generator.site.webfonts import (
    characters_of_pages,
    cut,
    first_visit,
    oldest,
    wide_characters,
)
from generator.world import World

Rests = Callable[[Found], Rest]
ShownOf = Mapping[str, Mapping[str, Shown]]
"""What is shown of each post, by its slug and the language."""


class Piece(NamedTuple):
    """A file to be: the key of its content, and a call that makes it."""

    key: str
    make: Callable[[], bytes]


class Picture(NamedTuple):
    """A picture to be: the key it is kept under, and the entry it is drawn from."""

    key: str
    entry: Path


class Archive(NamedTuple):
    """An archive to be: its key, the pictures that go into it, and a call that packs them."""

    key: str
    pictures: tuple[str, ...]
    pack: Callable[[Mapping[str, bytes]], bytes]


@dataclass(frozen=True)
class Plan:
    """`pages` by their paths below the Markdown folder; all else by their paths on the site."""

    settings: Settings
    pages: Mapping[str, Piece]
    files: Mapping[str, Piece]
    pictures: Mapping[str, Picture]
    archives: Mapping[str, Archive]
    fonts: int
    """Bytes of Chinese fonts that the heaviest page loads."""


def plan(world: World, gathered: Gathered, cache: Cache) -> Plan:
    """Plan the site of these posts. Raises `OSError` when an asset cannot be read."""
    settings, posts = gathered.settings, gathered.posts
    seen = [found.record.glances for found in posts]
    beside = list(around(seen, related(seen)))
    shown = {found.record.slug: found.record.shown for found in posts}

    @lru_cache(maxsize=NEWEST)
    def rest(found: Found) -> Rest:
        return rest_of(found, gathered, cache)

    lists = _lists(posts, seen, rest, settings)
    pages = {name: _piece(text.encode()) for name, text in lists.items()}
    for found, others in zip(posts, beside, strict=True):
        pages |= _post_pages(found, others, shown, rest, settings)
    sheets = characters_of_pages(lists.values(), {})
    for found, others in zip(posts, beside, strict=True):
        sheets |= _sheets(found.record, others, shown, settings)
    fonts = hanzi(world, cache, cut(sheets, wide_characters(tree.said(settings)), oldest(seen)))
    files: dict[str, bytes | Path] = {
        **tree.asset_files(world.fonts.parent),
        **_shared_files(posts, rest, cache, settings),
        **sitemap(listed(lists.values()) | {_on_map(found.record) for found in posts}, settings),
        **fonts,
    }
    return Plan(
        settings,
        pages,
        {name: _piece(as_bytes(content)) for name, content in files.items()}
        | {name: piece for found in posts for name, piece in _own_files(found, rest)},
        {
            path: Picture(key, found.path)
            for found in posts
            for path, key in found.record.pictures.items()
        },
        {path: archive for found in posts for path, archive in _archives(found, rest)},
        first_visit(fonts),
    )


def _lists(
    posts: Sequence[Found], seen: Sequence[Glances], rest: Rests, settings: Settings
) -> dict[str, str]:
    """Make the pages that are not of one post; they are few, and each shows many posts."""
    newest = rest(posts[0]).posts if posts else None
    pages = list_pages(seen, settings) | own_pages(settings)
    return pages | {
        page_file(HOME, lang): home_page(newest, seen[1:], lang, settings)
        for lang in settings.languages
    }


def _post_pages(
    found: Found, beside: Around, shown: ShownOf, rest: Rests, settings: Settings
) -> Iterator[tuple[str, Piece]]:
    record = found.record

    def text(lang: str) -> bytes:
        return post_page(rest(found).posts[lang], beside, settings).encode()

    for lang in settings.languages:
        neighbours, others = _others(beside, shown, lang)
        links = (one.link if one else "" for one in neighbours)
        key = digest("page", record.own[lang], *links, *(one.teaser for one in others))
        yield page_file(post_name(record.slug), lang), Piece(key, partial(text, lang))


def _sheets(
    record: Record, beside: Around, shown: ShownOf, settings: Settings
) -> Iterator[tuple[str, str]]:
    """Give the characters of a post's pages, with those of the titles that lead to others."""
    for lang in settings.languages:
        sheet = hanzi_style(post_name(record.slug), lang)
        if sheet in record.wide:
            neighbours, others = _others(beside, shown, lang)
            links = (one.in_link for one in neighbours if one)
            said = {*record.wide[sheet]}.union(*links, *(one.in_teaser for one in others))
            yield sheet, "".join(said)  # put in order where they are shared out


def _others(beside: Around, shown: ShownOf, lang: str) -> tuple[list[Shown | None], list[Shown]]:
    """Give what is shown of the posts before and behind, and of those that are related."""
    neighbours = (beside.older, beside.newer)
    return (
        [shown[one[lang].slug][lang] if one else None for one in neighbours],
        [shown[one[lang].slug][lang] for one in beside.related],
    )


def _shared_files(
    posts: Sequence[Found], rest: Rests, cache: Cache, settings: Settings
) -> dict[str, bytes]:
    records = [found.record for found in posts]
    live = any(record.live for record in records)
    return {
        **search_lists([record.searched for record in records], settings),
        **feeds([_feed_items(found, rest, cache, settings) for found in posts[:NEWEST]], settings),
        **post_list([record.listed for record in records], settings),
        **slug_list(record.slug for record in records),
        **(word_tables(settings) if live else {}),
    }


def _feed_items(found: Found, rest: Rests, cache: Cache, settings: Settings) -> Mapping[str, Item]:
    """Show a post as feeds do; its Markdown takes longest of all that lists need."""
    key = digest("feed", found.made_from)
    if kept := cache.get("feeds", key):
        with suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(kept, type=dict[str, Item])
    items = feed_items(rest(found).posts, settings)
    cache.keep("feeds", key, msgspec.msgpack.encode(items))
    return items


def _own_files(found: Found, rest: Rests) -> Iterator[tuple[str, Piece]]:
    def content(name: str) -> bytes:
        return rest(found).files[name]

    for name, key in found.record.files.items():
        yield name, Piece(key, partial(content, name))


def _archives(found: Found, rest: Rests) -> Iterator[tuple[str, Archive]]:
    def pack(lang: str, pictures: Mapping[str, bytes]) -> bytes:
        from generator.site.downloads import card_archive  # noqa: PLC0415 - Pillow is behind it

        return card_archive(rest(found).posts[lang], pictures)

    for path, (lang, key, pictures) in found.record.archives.items():
        yield path, Archive(key, pictures, partial(pack, lang))


def _on_map(record: Record) -> Listed:
    updated = next(iter(record.glances.values())).updated
    return Listed(post_name(record.slug), updated.isoformat())


def _piece(content: bytes) -> Piece:
    return Piece(digest(content), lambda: content)


def as_bytes(content: bytes | Path) -> bytes:
    """Give a file's content, reading it where only its place is known. Raises `OSError`."""
    return read_bytes(content) if isinstance(content, Path) else content

"""One entry's record, made the whole way: read, computed, worded, laid out, and wound up.

Apart from the keeping, so that a build in which nothing changed loads none of the stages that this
calls, and a process that makes many entries needs to know nothing of a cache.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import records
from generator.cards.draw import draw, picture_key
from generator.diagnostics import Diagnostic, Problems
from generator.fingerprint import digest, tools
from generator.grounds import grounds_of
from generator.localise.post import Posts
from generator.pipeline import Drawing, Made, Shared, known_slugs, make, read_shared
from generator.read.source import read_source
from generator.records import Packed, Record, Rest, Shown
from generator.remarks import Remark, remark
from generator.settings import site_settings
from generator.site.address import card_file, cards_file
from generator.site.catalogue import Around
from generator.site.forwarding import forwarding
from generator.site.front_matter import as_line
from generator.site.glance import Glance, as_link, as_teaser, glances
from generator.site.links import check_links
from generator.site.open_data import listed, value_file
from generator.site.page import post_page
from generator.site.scripts import post_script, word_tables
from generator.site.search import searched
from generator.site.tree import Settings
from generator.site.webfonts import characters_of_pages, shown_characters
from generator.workers import workers
from generator.world import World, nobody

MANY = 12
"""Entries to make from which a second process pays for its own start."""
FEW = 3
"""Entries of which to draw pictures in this process; drawing takes ten times as long as making."""


class Outcome(NamedTuple):
    """What became of an entry: all that is wrong with it, and its record unless that is an error.

    Bytes and not objects, since most come from another process and go into the cache.
    """

    record: bytes
    rest: bytes
    found: tuple[Diagnostic, ...]


class Picture(NamedTuple):
    """A finished picture, the path it has on the site and the key it may be kept under."""

    path: str
    key: str
    content: bytes


@dataclass(frozen=True, eq=False)
class Workshop:
    """What is needed to make any entry: what all share, how pages look, which posts there are."""

    world: World
    shared: Shared
    settings: Settings
    slugs: frozenset[str]


def workshop(world: World) -> Workshop:
    """Set up a workshop; what is wrong with the shared files is for others to report."""
    shared = read_shared(world, Problems())
    settings = site_settings(shared.settings, shared.topics, ())
    return Workshop(world, shared, settings, frozenset(known_slugs(world)))


def make_records(paths: Sequence[Path], bench: Workshop) -> Iterator[Outcome]:
    """Make the records of entries, in their order; in several processes when they are many."""
    if len(paths) <= MANY or bench.world.jobs == 1:
        yield from (outcome(path, bench) for path in paths)
        return
    with workers(bench.world.jobs, _set_up, _alone(bench.world)) as pool:
        yield from pool.map(_outcome_apart, paths, chunksize=4)


def draw_pictures(
    wanted: Sequence[tuple[Path, frozenset[str]]], bench: Workshop
) -> Generator[list[Picture], None, None]:
    """Draw these paths of these entries, entry by entry; in several processes when many."""
    if len(wanted) <= FEW or bench.world.jobs == 1:
        yield from (pictures(path, names, bench) for path, names in wanted)
        return
    with workers(bench.world.jobs, _set_up, _alone(bench.world)) as pool:
        yield from pool.map(_pictures_apart, wanted)


def outcome(path: Path, bench: Workshop) -> Outcome:
    """Make one entry's record."""
    made, problems = _made(path, bench)
    found = tuple(problems.found)
    if problems.errors or made is None:
        return Outcome(b"", b"", found)
    record, rest = _wound_up(made, tuple(map(remark, found)), bench)
    return Outcome(records.encode_record(record), records.encode_rest(rest), found)


def pictures(path: Path, names: frozenset[str], bench: Workshop) -> list[Picture]:
    """Draw some pictures of one entry."""
    made, _ = _made(path, bench)
    return [
        Picture(
            drawing.path,
            _key(drawing, bench),
            draw(drawing.scene, bench.shared.faces, drawing.kind),
        )
        for drawing in (made.drawings if made else ())
        if drawing.path in names
    ]


@lru_cache(maxsize=MANY)
def _made(path: Path, bench: Workshop) -> tuple[Made | None, Problems]:
    """Take an entry the whole way; the last few are remembered, for their pictures."""
    problems = Problems()
    source = read_source(path, bench.world.root, problems)
    today = bench.world.today(bench.shared.settings.timezone)
    made = make(source, replace(bench.shared, problems=problems), today) if source else None
    if made is not None:
        check_links([made.entry], bench.slugs, problems)
    return made, problems


def _wound_up(made: Made, remarks: tuple[Remark, ...], bench: Workshop) -> tuple[Record, Rest]:
    assert made.solved is not None
    entry, settings = made.entry, bench.settings
    scripts = post_script(made.solved)
    files = value_file(made.solved, settings) | scripts | forwarding(entry, settings)
    pages = {lang: post_page(post, Around(), settings) for lang, post in made.posts.items()}
    seen = glances(made.posts)
    own = {lang: digest(page) for lang, page in pages.items()}
    drawn = {drawing.path: _key(drawing, bench) for drawing in made.drawings}
    record = Record(
        slug=entry.slug,
        former=entry.former,
        date=entry.date,
        draft=entry.draft,
        grounds=grounds_of(made.solved, remarks, bench.shared, bench.world),
        values=len(made.solved.values),
        glances=dict(seen),
        shown={lang: _shown(one, settings.languages[0]) for lang, one in seen.items()},
        searched=searched(made.posts, settings),
        listed=listed(made.posts, settings),
        live=bool(scripts),
        wide=characters_of_pages(pages.values(), scripts | word_tables(settings)),
        own=own,
        pictures=drawn,
        archives=_archives(made.posts, own, drawn),
        files={name: digest(content) for name, content in files.items()},
        remarks=remarks,
    )
    return record, Rest(made.posts, files)


def _shown(glance: Glance, default: str) -> Shown:
    link, teaser = as_link(glance, default), as_teaser(glance, default)
    return Shown(
        digest(as_line(link)),
        shown_characters(link),
        digest(as_line(teaser)),
        shown_characters(teaser),
    )


def _archives(posts: Posts, own: Mapping[str, str], drawn: Mapping[str, str]) -> dict[str, Packed]:
    """Name the archives of a post's cards; one differs when a card or its alternative text does."""
    archives: dict[str, Packed] = {}
    for lang, post in posts.items():
        cards = tuple(
            card_file(post.slug, lang, at, card.kind) for at, card in enumerate(post.cards, 1)
        )
        if cards:
            key = digest("zip", tools(), own[lang], *(drawn[path] for path in cards))
            archives[cards_file(post.slug, lang)] = Packed(lang, key, cards)
    return archives


def _key(drawing: Drawing, bench: Workshop) -> str:
    return picture_key(drawing.scene, bench.shared.faces, drawing.kind)


_bench: list[Workshop] = []
"""The workshop of this process, if it is one that works for another."""


def _alone(world: World) -> World:
    return replace(world, jobs=1, watcher=nobody)


def _set_up(world: World) -> None:
    _bench.append(workshop(world))


def _outcome_apart(path: Path) -> Outcome:
    return outcome(path, _bench[0])


def _pictures_apart(wanted: tuple[Path, frozenset[str]]) -> list[Picture]:
    return pictures(*wanted, _bench[0])

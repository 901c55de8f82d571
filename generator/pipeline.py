"""The arrows of the house up to the desk: content in, checked posts and laid-out cards.

Every stage is a function of the one before; this module only calls them in order, so that the
command line, MkDocs and the tests all take the same way.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.cards.complaint import card_problem
from generator.cards.faces import Faces, load_faces
from generator.cards.formats import LINK, PORTRAIT, Format, SiteFile
from generator.cards.layouts import CardFault, lay_out
from generator.cards.scene import Scene
from generator.compute.collect import check_rows
from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.compute.staleness import stale_sources
from generator.diagnostics import Problems, Source
from generator.localise.agreement import check_doubles
from generator.localise.card import Card
from generator.localise.chinese import check_chinese, check_chinese_text
from generator.localise.claims import check_claims
from generator.localise.languages import check_languages
from generator.localise.lint.check import check_typed
from generator.localise.lint.names import Names, read_names
from generator.localise.moved import check_moved
from generator.localise.post import Posts
from generator.localise.posts import Place as SitePlace
from generator.localise.posts import check_words, localise
from generator.localise.words import load_words
from generator.read.entry import Entry, Tables
from generator.read.entry_reader import read_entry
from generator.read.pages import OwnPage, read_pages
from generator.read.settings import Settings, read_settings
from generator.read.slugs import check_slugs
from generator.read.source import list_files, read_source
from generator.read.tables import read_tables
from generator.read.topics import Topics, read_topics
from generator.site import address, catalogue
from generator.site.links import check_links, check_page_links
from generator.world import World


@dataclass(frozen=True)
class Drawing:
    """A picture of the site: where it will lie and what is on it."""

    path: str
    scene: Scene

    @property
    def kind(self) -> SiteFile:
        """The file type its name promises; other sites show links with PNG only."""
        if self.path.endswith(address.HALF_ENDING):
            return "half"
        return "webp" if self.path.endswith(address.CARD_ENDING) else "png"


@dataclass(frozen=True)
class Checked:
    """All content, checked: posts newest first, every drawing laid out, and what is wrong."""

    settings: Settings
    entries: int
    solved: tuple[Solved, ...]
    posts: tuple[Posts, ...]
    drawings: tuple[Drawing, ...]
    held_back: int
    problems: Problems
    topics: Topics = field(default_factory=Topics)
    pages: tuple[OwnPage, ...] = ()


@dataclass(frozen=True)
class Made:
    """How far one entry came."""

    entry: Entry
    solved: Solved | None = None
    posts: Posts = field(default_factory=dict)
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True)
class Shared:
    """What all entries of a run have in common."""

    settings: Settings
    tables: Tables
    topics: Topics
    names: Names
    faces: Faces
    problems: Problems
    canvases: tuple[Format, ...] = ()
    """What cards must fit besides the site's own."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the tags in the order of the switcher."""
        return self.settings.tags

    @property
    def place(self) -> SitePlace:
        """Say where the site is served."""
        return site_place(self.settings)


def check(
    world: World, paths: Iterable[Path] | None = None, canvases: tuple[Format, ...] = ()
) -> Checked:
    """Read, compute, localise and lay out everything; draws and writes nothing.

    Cards must fit `canvases` besides the site's own.
    """
    problems = Problems()
    shared = replace(read_shared(world, problems), canvases=canvases)
    sources = list(_sources(world, paths, problems))
    today = world.today(shared.settings.timezone)
    found = (make(source, shared, today) for source in sources if source)
    made = [one for one in found if one]
    entries = [one.entry for one in made]
    check_slugs(entries, problems)
    slugs = known_slugs(world)
    check_links(entries, slugs, problems)
    due = [one for one in made if _is_due(one.entry, world, shared)]
    return Checked(
        shared.settings,
        len(sources),
        tuple(one.solved for one in made if one.solved),
        catalogue.newest_first(one.posts for one in due if one.posts),
        tuple(drawing for one in due for drawing in one.drawings),
        len(made) - len(due),
        problems,
        shared.topics,
        own_pages(world, shared, slugs) if paths is None else (),
    )


def make(source: Source, shared: Shared, today: dt.date) -> Made | None:
    """Take one entry the whole way before the next one begins; None when it cannot be read.

    Not all entries stage by stage: the pieces of a text and the figures of a value are wanted
    several times on the way, and caches of a bounded size then still hold them.
    """
    entry = _read(source, shared)
    solved = _solve(entry, shared) if entry else None
    if entry is None or solved is None:
        return Made(entry) if entry else None
    shared.problems.extend(stale_sources(solved, today))
    posts = _localise(solved, shared)
    cards = {lang: post.cards for lang, post in posts.items()}
    made = Made(entry, solved, posts, tuple(_drawings(entry, cards, shared)))
    # All of it is kept to the end. Without this the collector looks through everything again for
    # every few entries that follow, which takes a sixth of the time of a large site.
    gc.freeze()
    return made


def examine(source: Source, shared: Shared, today: dt.date) -> Made | None:
    """Record all that `make` would of an entry, keeping no card and writing no page of it."""
    entry = _read(source, shared)
    solved = _solve(entry, shared) if entry else None
    if entry is None or solved is None:
        return Made(entry) if entry else None
    shared.problems.extend(stale_sources(solved, today))
    _check_doubles(solved, shared)
    cards = {
        lang: made
        for lang in shared.languages
        if (made := check_words(solved, lang, shared.topics, shared.place, shared.problems))
        is not None
    }
    if len(cards) == len(shared.languages):
        for _ in _drawings(entry, cards, shared):
            pass  # what does not fit is recorded
    return Made(entry, solved)


def site_place(settings: Settings) -> SitePlace:
    """Say where the site is served and what it is called."""
    default = next(lang.tag for lang in settings.languages if lang.default)
    return SitePlace(settings.site_url, settings.series, default)


def read_shared(world: World, problems: Problems) -> Shared:
    """Read what all entries have in common, recording what is wrong with it."""
    settings = read_settings(world.root)
    return Shared(
        settings,
        read_tables(world.root, settings.tags, problems),
        read_topics(world.root, settings.tags, problems),
        read_names(world.root, problems),
        load_faces(world.fonts),
        problems,
    )


def _sources(
    world: World, paths: Iterable[Path] | None, problems: Problems
) -> Iterator[Source | None]:
    """Read every post's file; one that cannot be read still counts as an entry."""
    found = list_files(world.content / "posts", ".yaml", world.root, problems)
    for path in found if paths is None else paths:
        yield read_source(path, world.root, problems)


def own_pages(world: World, shared: Shared, slugs: set[str]) -> tuple[OwnPage, ...]:
    """Read and check what no post needs: the pages of the site's owner, and unused shared rows."""
    check_rows(shared.tables, shared.problems)
    pages = read_pages(world.content, world.root, shared.languages, shared.problems)
    for page in pages:
        for texts in (page.title, page.about, page.body):
            check_chinese_text(texts, shared.problems)
    check_page_links(pages, slugs, shared.problems)
    return pages


def known_slugs(world: World) -> set[str]:
    """List the slugs of all posts by their file names, however few of them are being checked."""
    files = list_files(world.content / "posts", ".yaml", world.root, Problems())
    return {path.stem.split("-", 3)[-1] for path in files}


def _read(source: Source, shared: Shared) -> Entry | None:
    entry = read_entry(source, shared.languages, shared.topics, shared.problems)
    if entry is not None:
        check_languages(entry, shared.tables, shared.problems)
        check_claims(entry, shared.problems)
        check_chinese(entry, shared.problems)
    return entry


def _solve(entry: Entry, shared: Shared) -> Solved | None:
    solved = solve(entry, shared.tables, shared.problems)
    check_typed(solved or entry, shared.problems, shared.names)
    return solved


def _is_due(entry: Entry, world: World, shared: Shared) -> bool:
    return world.shows(entry.date, entry.draft, shared.settings.timezone)


def _localise(solved: Solved, shared: Shared) -> Posts:
    """Make the post in every language, or none when one of them failed."""
    _check_doubles(solved, shared)
    words = [load_words(lang) for lang in shared.languages]
    check_moved(solved, shared.tables, words, shared.problems)
    made = {
        lang: post
        for lang in shared.languages
        if (post := localise(solved, lang, shared.topics, shared.place, shared.problems))
    }
    return made if len(made) == len(shared.languages) else {}


def _check_doubles(solved: Solved, shared: Shared) -> None:
    check_doubles(solved, [load_words(lang) for lang in shared.languages], shared.problems)


def _drawings(
    entry: Entry, cards: Mapping[str, Sequence[Card]], shared: Shared
) -> Iterator[Drawing]:
    """Lay out every card, and the cover once more as the picture of a link."""
    for lang, ordered in cards.items():
        for number, card in enumerate(ordered, start=1):
            forms = {address.card_file(entry.slug, lang, number, card.kind): PORTRAIT}
            if number == 1:
                forms[address.link_file(entry.slug, lang)] = LINK
            for drawing in _in_forms(card, forms, entry, shared):
                yield drawing
                if drawing.kind == "webp":
                    yield replace(drawing, path=address.half_file(drawing.path))


def _in_forms(
    card: Card, forms: Mapping[str, Format], entry: Entry, shared: Shared
) -> Iterator[Drawing]:
    """Lay a card out for every canvas; of several complaints only the worst is recorded."""
    faults: list[tuple[CardFault, Format]] = []
    for path, form in forms.items():
        try:
            yield Drawing(path, lay_out(card, form, shared.faces))
        except CardFault as fault:
            faults.append((fault, form))
    for form in (form for form in shared.canvases if form not in forms.values()):
        try:
            lay_out(card, form, shared.faces)
        except CardFault as fault:
            faults.append((fault, form))
    if faults:
        worst, form = max(faults, key=lambda pair: pair[0].excess)
        shared.problems.add(card_problem(worst, card, form, entry))

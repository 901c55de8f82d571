"""The arrows of the house: content in, checked posts and scenes, pictures, a site to be placed.

Every stage is a function of the one before; this module only calls them in order, so that the
command line, MkDocs and the tests all take the same way.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.cards.complaint import card_problem
from generator.cards.faces import Faces, load_faces
from generator.cards.formats import LINK, PORTRAIT, Format, SiteFile
from generator.cards.layouts import CardFault, lay_out
from generator.cards.scene import Scene
from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.compute.staleness import stale_sources
from generator.diagnostics import Problems, Source
from generator.localise.agreement import check_doubles
from generator.localise.chinese import check_chinese
from generator.localise.claims import check_claims
from generator.localise.languages import check_languages
from generator.localise.lint.check import check_typed
from generator.localise.lint.names import Names, read_names
from generator.localise.post import Card, Posts
from generator.localise.posts import Place as SitePlace
from generator.localise.posts import localise
from generator.localise.words import load_words
from generator.output.cache import cached, keep
from generator.read.entry import Entry, Tables
from generator.read.entry_reader import read_entry
from generator.read.settings import Settings, read_settings
from generator.read.slugs import check_slugs
from generator.read.source import list_files, read_bytes, read_source
from generator.read.tables import read_tables
from generator.read.topics import Topics, read_topics
from generator.report import render_full
from generator.site import address, catalogue, tree
from generator.site.feeds import feed_files
from generator.site.links import check_links
from generator.site.open_data import open_data
from generator.site.page import site_pages
from generator.site.scripts import script_files
from generator.site.search import search_files
from generator.site.webfonts import WEIGHTS, face_files, subset, subset_key, wide_characters
from generator.world import World, make_world


@dataclass(frozen=True)
class Drawing:
    """A picture of the site: where it will lie and what is on it."""

    path: str
    scene: Scene

    @property
    def kind(self) -> SiteFile:
        """The file type its name promises; other sites show links with PNG only."""
        return "webp" if self.path.endswith(".webp") else "png"


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


@dataclass(frozen=True)
class Pictures:
    """The finished pictures by path, and how many had to be drawn."""

    files: Mapping[str, bytes]
    drawn: int
    reused: int


@dataclass(frozen=True)
class _Made:
    """How far one entry came."""

    entry: Entry
    solved: Solved | None = None
    posts: Posts = field(default_factory=dict)
    drawings: tuple[Drawing, ...] = ()


@dataclass(frozen=True)
class _Shared:
    """What all entries of a run have in common."""

    settings: Settings
    tables: Tables
    topics: Topics
    names: Names
    faces: Faces
    problems: Problems

    @property
    def languages(self) -> tuple[str, ...]:
        return self.settings.tags

    @property
    def place(self) -> SitePlace:
        return site_place(self.settings)


def check(world: World, paths: Iterable[Path] | None = None) -> Checked:
    """Read, compute, localise and lay out everything; draws and writes nothing."""
    problems = Problems()
    shared = _shared(world, problems)
    sources = list(_sources(world, paths, problems))
    today = world.today(shared.settings.timezone)
    made = [
        _make(entry, shared, today)
        for source in sources
        if source and (entry := _read(source, shared))
    ]
    entries = [one.entry for one in made]
    check_slugs(entries, problems)
    check_links(entries, _slugs(world), problems)
    due = [one for one in made if _is_due(one.entry, world, shared.settings)]
    return Checked(
        shared.settings,
        len(sources),
        tuple(one.solved for one in made if one.solved),
        catalogue.newest_first(one.posts for one in due if one.posts),
        tuple(drawing for one in due for drawing in one.drawings),
        len(made) - len(due),
        problems,
    )


def _make(entry: Entry, shared: _Shared, today: dt.date) -> _Made:
    """Take one entry the whole way before the next one begins.

    Not all entries stage by stage: the pieces of a text and the figures of a value are wanted
    several times on the way, and caches of a bounded size then still hold them.
    """
    solved = _solve(entry, shared)
    if solved is None:
        return _Made(entry)
    shared.problems.extend(stale_sources(solved, today))
    posts = _localise(solved, shared)
    made = _Made(entry, solved, posts, tuple(_drawings(entry, posts, shared)))
    # All of it is kept to the end. Without this the collector looks through everything again for
    # every few entries that follow, which takes a sixth of the time of a large site.
    gc.freeze()
    return made


def draw_all(world: World, checked: Checked) -> Pictures:
    """Draw what the cache does not hold yet; raises `OSError` when the disk refuses."""
    # Pillow takes a tenth of a second to import; `check` must not wait for it.
    from generator.cards.draw import draw_many, picture_key  # noqa: PLC0415

    faces, folder = load_faces(world.fonts), world.cache / "cards"
    keys = {
        drawing.path: picture_key(drawing.scene, faces, drawing.kind)
        for drawing in checked.drawings
    }
    files = {path: cached(folder, key) for path, key in keys.items()}
    missing = [drawing for drawing in checked.drawings if files[drawing.path] is None]
    made = draw_many([(drawing.scene, drawing.kind) for drawing in missing], world.fonts)
    for drawing, picture in zip(missing, made, strict=True):
        keep(folder, keys[drawing.path], picture)
        files[drawing.path] = picture
    whole = {path: picture for path, picture in files.items() if picture is not None}
    return Pictures(whole, len(missing), len(whole) - len(missing))


def site_tree(world: World, checked: Checked, pictures: Pictures) -> tree.SiteTree:
    """Put pages, pictures and assets together as the site that MkDocs is handed."""
    languages = checked.settings.tags
    shared = tree.Settings(
        languages,
        checked.settings.series,
        {lang: load_words(lang).site for lang in languages},
        checked.settings.site_url,
        checked.settings.timezone,
    )
    pages = site_pages(checked.posts, shared)
    scripts = script_files(checked.solved, checked.posts, shared)
    files: dict[str, bytes | Path] = {
        **tree.asset_files(world.fonts.parent),
        **search_files(checked.posts, shared),
        **feed_files(checked.posts, shared),
        **open_data(checked.solved, checked.posts, shared),
        **scripts,
        **_hanzi(
            world, (*pages.values(), *tree.said(shared), *map(bytes.decode, scripts.values()))
        ),
        **pictures.files,
    }
    return tree.SiteTree(pages, files, shared)


def _hanzi(world: World, texts: Iterable[str]) -> dict[str, bytes]:
    """Make the Chinese fonts for these texts, or take them from the cache."""
    characters, folder = wide_characters(texts), world.cache / "fonts"
    faces: dict[int, bytes] = {}
    for weight in WEIGHTS if characters else ():
        font = read_bytes(world.fonts / f"hanzi-{weight}.ttf")
        key = subset_key(font, characters)
        kept = cached(folder, key)
        faces[weight] = kept or subset(font, characters)
        if kept is None:
            keep(folder, key, faces[weight])
    return face_files(faces)


def site_place(settings: Settings) -> SitePlace:
    """Say where the site is served and what it is called."""
    default = next(lang.tag for lang in settings.languages if lang.default)
    return SitePlace(settings.site_url, settings.series, default)


def prepare_for_mkdocs(root: Path) -> tree.SiteTree:
    """Take the whole way for a plain `mkdocs build`. Raises `ContentErrors` with the report."""
    world = make_world(root)
    checked = check(world)
    if checked.problems.errors:
        raise tree.ContentErrors(render_full(checked.problems, entries=checked.entries))
    return site_tree(world, checked, draw_all(world, checked))


def _shared(world: World, problems: Problems) -> _Shared:
    settings = read_settings(world.root)
    return _Shared(
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


def _slugs(world: World) -> set[str]:
    """List the slugs of all posts by their file names, however few of them are being checked."""
    files = list_files(world.content / "posts", ".yaml", world.root, Problems())
    return {path.stem.split("-", 3)[-1] for path in files}


def _read(source: Source, shared: _Shared) -> Entry | None:
    entry = read_entry(source, shared.languages, shared.topics, shared.problems)
    if entry is not None:
        check_languages(entry, shared.problems)
        check_claims(entry, shared.problems)
        check_chinese(entry, shared.problems)
    return entry


def _solve(entry: Entry, shared: _Shared) -> Solved | None:
    solved = solve(entry, shared.tables, shared.problems)
    check_typed(solved or entry, shared.problems, shared.names)
    return solved


def _is_due(entry: Entry, world: World, settings: Settings) -> bool:
    """Drafts wait to be asked for; a post with a date to come waits for its day."""
    if entry.draft and not world.drafts:
        return False
    return world.future or entry.date <= world.today(settings.timezone)


def _localise(solved: Solved, shared: _Shared) -> Posts:
    """Make the post in every language, or none when one of them failed."""
    check_doubles(solved, [load_words(lang) for lang in shared.languages], shared.problems)
    made = {
        lang: post
        for lang in shared.languages
        if (post := localise(solved, lang, shared.topics, shared.place, shared.problems))
    }
    return made if len(made) == len(shared.languages) else {}


def _drawings(entry: Entry, posts: Posts, shared: _Shared) -> Iterator[Drawing]:
    """Lay out every card, and the cover once more as the picture of a link."""
    for lang, post in posts.items():
        for number, card in enumerate(post.cards, start=1):
            forms = {address.card_file(post.slug, lang, number, card.kind): PORTRAIT}
            if number == 1:
                forms[address.link_file(post.slug, lang)] = LINK
            yield from _in_forms(card, forms, entry, shared)


def _in_forms(
    card: Card, forms: Mapping[str, Format], entry: Entry, shared: _Shared
) -> Iterator[Drawing]:
    """Lay a card out for every canvas; of several complaints only the worst is recorded."""
    faults: list[tuple[CardFault, Format]] = []
    for path, form in forms.items():
        try:
            yield Drawing(path, lay_out(card, form, shared.faces))
        except CardFault as fault:
            faults.append((fault, form))
    if faults:
        worst, form = max(faults, key=lambda pair: pair[0].excess)
        shared.problems.add(card_problem(worst, card, form, entry))

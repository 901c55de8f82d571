"""A site brought up to date with the content: only what changed is made, and the caller told what.

The one way for `build` and for a preview. It reads and computes first and writes beside the old
site last; a mistake in the content, a page that cannot be rendered or a disk that refuses leaves
the old site as it was.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

import msgspec

from generator.cards.font_files import list_files as list_fonts
from generator.fingerprint import digest, files_digest, tools
from generator.output.cache import Cache
from generator.output.folder import Beside, Lying, Make, Wanted, bring, compare, double
from generator.output.ownership import LITTER, MARKER, is_ours, mark
from generator.output.staging import Place, staged
from generator.output.walk import Tree, walk
from generator.plan import Plan, as_bytes, plan
from generator.progress import Stopwatch
from generator.read.settings import read_frame
from generator.read.source import read_bytes
from generator.reuse import DATA, POSTS, Gathered, gather, shared_files, slug_of
from generator.site.address import HOME, page_file, page_html
from generator.site.forwarding import posts_of
from generator.site.tree import asset_files
from generator.world import World

FRAMES, CARDS = "frames", "cards"
"""Kept: the names of the files that MkDocs writes for any site, by all they depend on; pictures."""


@dataclass(frozen=True)
class Updated:
    """What came of an update. With errors in `gathered.problems` nothing was written.

    `changed` are the paths on the site that were made anew, all of them in a new site. `drawn` and
    `rendered` count the pictures and pages among them, `deleted` the files that went. `seconds`
    are those of computing, of rendering, and of drawing and writing. `warnings` tell of a cache
    that is damaged or cannot be written. Where nothing had changed there is no plan either.
    """

    gathered: Gathered
    plan: Plan | None = None
    changed: tuple[str, ...] = ()
    drawn: int = 0
    rendered: int = 0
    deleted: int = 0
    seconds: tuple[float, float, float] = (0, 0, 0)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Run:
    """What one update goes by. `frame` stands for all that every page is rendered with."""

    world: World
    place: Place
    cache: Cache
    gathered: Gathered
    plan: Plan
    frame: str
    watch: Stopwatch

    @cached_property
    def html(self) -> dict[str, str]:
        """Give the place on the site of each page that is rendered."""
        default = self.plan.settings.languages[0]
        return {name: page_html(name, default) for name in self.plan.pages}


def update(world: World, place: Place, *, strict: bool = False) -> Updated:
    """Bring the site at `place` up to date with the content of `world.root`.

    `strict` takes warnings for errors. Raises `SiteNotBuilt` when MkDocs fails or warns, `NotOurs`
    when strange files came into the target meanwhile, and `OSError` when the disk refuses.
    """
    watch, cache = Stopwatch(), Cache(world.cache)
    gathered = gather(world, cache)
    if gathered.problems.errors or (strict and gathered.problems.found):
        return Updated(gathered, warnings=tuple(cache.warnings()))
    frame, seen = _frame(world), walk(place.target, place.seen)
    lying = _lying(place.target, seen, cache)
    whole = digest(frame, _assets(world), *(found.made_from for found in gathered.posts))
    if lying.whole == whole:
        seconds = (watch.lap(), 0.0, 0.0)
        return Updated(gathered, seconds=seconds, warnings=tuple(cache.warnings()))
    run = _Run(world, place, cache, gathered, plan(world, gathered, cache), frame, watch)
    computed, keys, theirs = watch.lap(), _keys(run), _kept_frame(run)
    rendered = _rendered(run, keys, theirs, lying.keys)
    if theirs is None:
        theirs = {path: _frame_key(frame, path) for path in rendered if path not in keys}
        cache.keep(FRAMES, frame, msgspec.msgpack.encode(sorted(theirs)))
    beside = Beside(place.target, lying.keys, seen.files)
    return _written(run, Wanted(whole, keys | theirs), beside, rendered, computed)


def _frame(world: World) -> str:
    """Stand for all that pages are rendered with but their own text."""
    frame = read_frame(world.root)
    templates = world.root / (frame.templates or "overrides")
    own = (path for path in templates.rglob("*") if path.is_file())
    seen = files_digest(world.content, shared_files(world, apart=(POSTS, DATA)))
    moment = "" if frame.is_plain else world.now.isoformat()
    return digest(tools(), frame.text, files_digest(templates, own), seen, moment)


def _keys(run: _Run) -> dict[str, str]:
    """Give the key of every file of the site but those that MkDocs adds."""
    pages = {
        run.html[name]: digest(run.frame, name, page.key) for name, page in run.plan.pages.items()
    }
    others = (run.plan.files, run.plan.pictures, run.plan.archives)
    return pages | {path: one.key for kind in others for path, one in kind.items()}


def _lying(target: Path, seen: Tree, cache: Cache) -> Lying:
    """Look what lies in the old site, but for what file browsers leave there."""
    return compare(target, seen.files, cache, aside=LITTER) if is_ours(target) else Lying("", {})


def _assets(world: World) -> str:
    """Stand for the style sheets and scripts that are served as they are, and all fonts."""
    served = asset_files(world.fonts.parent).values()
    fonts = list_fonts(world.fonts, read_bytes).fingerprint
    return digest(fonts, *(as_bytes(content) for content in served))


def _kept_frame(run: _Run) -> dict[str, str] | None:
    """Give the keys of the files that MkDocs adds to any site, if that is known."""
    kept = run.cache.get(FRAMES, run.frame)
    if kept is not None:
        with suppress(msgspec.DecodeError):
            names = msgspec.msgpack.decode(kept, type=list[str])
            return {name: _frame_key(run.frame, name) for name in names}
    return None


def _frame_key(frame: str, name: str) -> str:
    return digest(frame, "frame", name)


def _rendered(
    run: _Run, keys: Mapping[str, str], theirs: Mapping[str, str] | None, present: Mapping[str, str]
) -> dict[str, Path]:
    """Have MkDocs render the pages that are not there, and say where each file came out.

    `theirs` are the keys of the files that MkDocs adds, of which one may be missing too.
    """
    stale = {name for name, path in run.html.items() if present.get(path) != keys[path]}
    if not stale and theirs is not None and theirs.items() <= present.items():
        return {}
    from generator.site.build import render  # noqa: PLC0415 - MkDocs takes longer than all else

    settings = run.plan.settings
    home = {page_file(HOME, lang) for lang in settings.languages}
    pages = {name: run.plan.pages[name].make().decode() for name in sorted(stale | home)}
    folders = render(run.world.root, pages, settings, run.place.area, run.world.jobs)
    return {
        path.relative_to(folder).as_posix(): path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def _written(
    run: _Run,
    wanted: Wanted,
    beside: Beside,
    rendered: Mapping[str, Path],
    computed: float,
) -> Updated:
    """Fill the folder that was the site before this one, and let it take the site's place."""
    late, between = _Late(run), run.watch.lap()
    spare = run.world.cache / "spare" / digest(str(run.place.target))[:16]
    touched: list[Path] = []
    with staged(run.place, spare, touched) as folder:
        late.folder = folder
        make = Make(partial(_content, run, rendered), late.files)
        brought = bring(folder, wanted, beside, make, run.cache)
        mark(folder, wanted.keys)
        touched += (*brought.touched, folder / MARKER)
    if not spare.exists():
        double(run.place.target, spare, run.cache)
    run.cache.prune(run.world.now.timestamp())
    return Updated(
        run.gathered,
        run.plan,
        brought.made,
        late.drawn,
        len(set(run.html.values()).intersection(brought.made)),
        len(beside.keys.keys() - wanted.keys.keys()),
        (computed, between, run.watch.lap()),
        (*run.cache.warnings(), *_lost(run, beside.keys)),
    )


def _lost(run: _Run, present: Mapping[str, str]) -> Iterator[str]:
    """Tell of posts that were on the site and are gone, so that links to them lead nowhere."""
    default = run.plan.settings.languages[0]
    kept = {slug for found in run.gathered.posts for slug in found.record.former}
    kept.update(map(slug_of, run.gathered.files))
    for slug in sorted(posts_of(present, default) - kept):
        yield (
            f"warning[W507]: the post `{slug}` was on this site and is gone; if another post took "
            f"its place, write `aliases: [{slug}]` there"
        )


def _content(run: _Run, rendered: Mapping[str, Path], path: str) -> bytes | None:
    """Give a file's content if it is at hand; pictures may have to be drawn."""
    if path in rendered:
        return read_bytes(rendered[path])
    if path in run.plan.files:
        return run.plan.files[path].make()
    picture = run.plan.pictures.get(path)
    return run.cache.get(CARDS, picture.key) if picture else None


@dataclass
class _Late:
    """Makes what was not at hand: pictures, several at a time, and then the archives of them."""

    run: _Run
    folder: Path = Path()
    drawn: int = 0

    def files(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Give path and content of each."""
        pictures = [path for path in paths if path in self.run.plan.pictures]
        yield from self._pictures(pictures)
        for path in paths:
            if archive := self.run.plan.archives.get(path):
                cards = {name: read_bytes(self.folder / name) for name in archive.pictures}
                yield path, archive.pack(cards)

    def _pictures(self, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        run = self.run
        with closing(draw(paths, run.plan, run.gathered, run.cache)) as pictures:
            for path, content in pictures:
                self.drawn += 1
                run.world.watcher("cards", self.drawn, len(paths))
                yield path, content


def draw(
    paths: Sequence[str], planned: Plan, gathered: Gathered, cache: Cache
) -> Generator[tuple[str, bytes], None, None]:
    """Draw and keep the pictures of these paths; whoever stops before the end closes this."""
    if not paths:
        return
    from generator.making import draw_pictures  # noqa: PLC0415 - Pillow is behind it

    entries: dict[Path, set[str]] = {}
    for path in paths:
        entries.setdefault(planned.pictures[path].entry, set()).add(path)
    wanted = [(entry, frozenset(names)) for entry, names in entries.items()]
    with closing(draw_pictures(wanted, gathered.bench())) as drawn:
        for picture in chain.from_iterable(drawn):
            cache.keep(CARDS, picture.key, picture.content)
            yield picture.path, picture.content

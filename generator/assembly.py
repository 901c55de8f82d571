"""The whole site for a plain `mkdocs build`, which starts us instead of the other way round.

MkDocs empties its folder and renders every page, so nothing of an old site is taken over here;
what is kept of entries, pictures and fonts is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.output.cache import Cache
from generator.plan import Archive, Plan, plan
from generator.report import render_full
from generator.reuse import Gathered, gather
from generator.site.tree import ContentErrors, SiteTree
from generator.update import CARDS, draw
from generator.world import make_world


def prepare_for_mkdocs(root: Path) -> SiteTree:
    """Take the whole way for a plain `mkdocs build`. Raises `ContentErrors` with the report."""
    world = make_world(root)
    cache = Cache(world.cache)
    gathered = gather(world, cache)
    if gathered.problems.errors:
        raise ContentErrors(render_full(gathered.problems, entries=gathered.entries))
    planned = plan(world, gathered, cache)
    pages = {name: piece.make().decode() for name, piece in planned.pages.items()}
    return SiteTree(pages, _files(planned, gathered, cache), planned.settings)


@dataclass(frozen=True)
class _Lazily(Mapping[str, bytes]):
    """Files that are made or read when they are asked for: a site's pictures fill the memory."""

    makers: Mapping[str, Callable[[], bytes]]

    def __getitem__(self, path: str) -> bytes:
        return self.makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self.makers)

    def __len__(self) -> int:
        return len(self.makers)


def _files(planned: Plan, gathered: Gathered, cache: Cache) -> Mapping[str, bytes]:
    lacking = [path for path, one in planned.pictures.items() if cache.get(CARDS, one.key) is None]
    drawn = dict(draw(lacking, planned, gathered, cache))

    def picture(path: str) -> bytes:
        return drawn.get(path) or cache.get(CARDS, planned.pictures[path].key) or b""

    def packed(archive: Archive) -> bytes:
        return archive.pack({path: picture(path) for path in archive.pictures})

    makers = {path: piece.make for path, piece in planned.files.items()}
    makers |= {path: partial(picture, path) for path in planned.pictures}
    return _Lazily(makers | {path: partial(packed, one) for path, one in planned.archives.items()})

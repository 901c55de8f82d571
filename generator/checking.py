"""Many entries checked for what is wrong with them: those that have changed since they passed.

A check says the same with whatever is kept, and without. Only what has no errors is kept, under a
key of all it was made from. An entry with errors is looked at each time: there are few, someone is
at work on them, and what may be wrong with them depends on more than what is right, such as the
names that were perhaps meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.cards.formats import Format
from generator.cards.platforms import PLATFORMS
from generator.diagnostics import Diagnostic, Problems
from generator.kept import (
    POSTS,
    Around,
    Finding,
    Passed,
    base_key,
    entry_key,
    find_passed,
    keep_passed,
    look_around,
    named,
    shared_key,
    shared_remarks,
    slug_of,
)
from generator.output.cache import Cache
from generator.read.settings import read_settings
from generator.read.slugs import check_slugs
from generator.read.source import list_files
from generator.remarks import recall
from generator.world import World

if TYPE_CHECKING:
    from generator.examining import Desk

CANVASES = tuple(dict.fromkeys(platform.form for platform in PLATFORMS.values()))
"""All that `export` lays cards out for."""


class Verdict(NamedTuple):
    """All that is wrong, how many entries were asked for, and how many were looked at anew."""

    problems: Problems
    entries: int
    anew: int


class _Bench(NamedTuple):
    """What entries are looked up with, and a call for what they are looked at with."""

    world: World
    store: Cache
    base: str
    desk: Callable[[], Desk]


def check_all(
    world: World, paths: Sequence[Path] | None = None, *, platforms: bool = False
) -> Verdict:
    """Check these entries, or all and the owner's pages; the order of processes changes nothing.

    With `platforms` cards are laid out for every platform too, so that what passes can be exported;
    that takes twice as long.
    """
    problems, store, read = Problems(), Cache(world.cache), read_settings(world.root)
    listed = list_files(world.content / POSTS, ".yaml", world.root, problems)
    slugs = frozenset(map(slug_of, listed))
    canvases = CANVASES if platforms else ()
    base = base_key(world, read, canvases)
    bench = _Bench(world, store, base, _lazily(world, base, canvases))
    key = partial(shared_key, world, read, slugs if paths is None else None)
    problems.extend(shared_remarks(world, store, key, partial(_shared, bench, paths is None)))

    around = look_around(world, read, slugs, store)
    findings, anew = _findings(listed if paths is None else paths, around, bench)
    for finding in findings:
        problems.extend(finding.found)
    check_slugs([finding.named for finding in findings if finding.named], problems)
    return Verdict(problems, len(findings), anew)


def _findings(paths: Iterable[Path], around: Around, bench: _Bench) -> tuple[list[Finding], int]:
    """Find what is wrong with each entry, in their order; and count those looked at anew."""
    root = bench.world.root
    keys = {path: entry_key(path, root, bench.base) for path in paths}
    known = {path: find_passed(bench.store, key, around) for path, key in keys.items()}
    missing = {path: keys[path] for path, passed in known.items() if passed is None}
    anew = dict(zip(missing, _anew(missing, bench), strict=True))
    found = (_again(path, one, root) if one else anew[path] for path, one in known.items())
    return list(found), len(missing)


def _lazily(world: World, base: str, canvases: tuple[Format, ...]) -> Callable[[], Desk]:
    @cache
    def desk() -> Desk:
        from generator.examining import make_desk  # noqa: PLC0415 - all stages are behind it

        return make_desk(world, base, canvases)

    return desk


def _shared(bench: _Bench, pages: bool) -> Sequence[Diagnostic]:
    return bench.desk().look_at_shared(pages=pages)


def _again(path: Path, passed: Passed, root: Path) -> Finding:
    return Finding(tuple(recall(passed.remarks, root)), named(path, root, passed))


def _anew(keys: Mapping[Path, str], bench: _Bench) -> Iterator[Finding]:
    """Look at entries; what passes is kept unless the file was changed while it was read."""
    if not keys:
        return
    from generator.examining import look_at  # noqa: PLC0415 - as in `_lazily`

    for path, finding in zip(keys, look_at(tuple(keys), bench.desk(), bench.base), strict=True):
        key = keys[path]
        if key and finding.passed and entry_key(path, bench.world.root, bench.base) == key:
            keep_passed(bench.store, key, finding.passed)
        yield finding

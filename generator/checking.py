"""Many entries checked for what is wrong with them, in several processes where that is sooner.

Not `pipeline.check`, which keeps every post and picture of the site for a build: a report needs
the diagnostics alone. So that is all that comes back from another process, and memory does not
grow with the number of entries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from generator.cards.formats import Format
from generator.cards.platforms import PLATFORMS
from generator.diagnostics import Diagnostic, Problems, Source
from generator.pipeline import Shared, examine, known_slugs, own_pages, read_shared
from generator.read.slugs import check_slugs
from generator.read.source import list_files, read_source
from generator.site.links import check_links
from generator.workers import workers
from generator.world import World, nobody

CANVASES = tuple(dict.fromkeys(platform.form for platform in PLATFORMS.values()))
"""All that `export` lays cards out for."""
MANY = 20
"""Entries from which a second process pays for its own start, which takes as long as ten."""
AT_ONCE = 5
"""Entries handed to a process at a time; few, since some take ten times as long as others."""


class Named(NamedTuple):
    """What the other entries must know of one: its address, its day and its file."""

    slug: str
    date: dt.date
    source: Source
    former: tuple[str, ...]


class Finding(NamedTuple):
    """What is wrong with one entry, and its name unless it could not be read."""

    found: tuple[Diagnostic, ...]
    named: Named | None


class Verdict(NamedTuple):
    """All that is wrong, and how many entries were looked at."""

    problems: Problems
    entries: int


class _Bench(NamedTuple):
    """What is needed to check any entry."""

    world: World
    shared: Shared
    slugs: frozenset[str]


def check_all(
    world: World, paths: Sequence[Path] | None = None, *, platforms: bool = False
) -> Verdict:
    """Check these entries, or all and the owner's pages; the order of processes changes nothing.

    With `platforms` cards are laid out for every platform too, so that what passes can be exported;
    that takes twice as long.
    """
    problems = Problems()
    bench = _bench(world, problems)
    if platforms:
        bench = bench._replace(shared=replace(bench.shared, canvases=CANVASES))
    found = list_files(world.content / "posts", ".yaml", world.root, problems)
    findings = list(_findings(found if paths is None else paths, bench))
    for finding in findings:
        problems.extend(finding.found)
    check_slugs([finding.named for finding in findings if finding.named], problems)
    if paths is None:
        own_pages(world, bench.shared, set(bench.slugs))
    return Verdict(problems, len(findings))


def _findings(paths: Sequence[Path], bench: _Bench) -> Iterator[Finding]:
    if len(paths) <= MANY or bench.world.jobs == 1:
        yield from (_finding(path, bench) for path in paths)
        return
    alone = replace(bench.world, jobs=1, watcher=nobody)
    with workers(
        min(bench.world.jobs, len(paths) // AT_ONCE), _begin, alone, bench.shared.canvases
    ) as pool:
        for number, finding in enumerate(pool.map(_apart, paths, chunksize=AT_ONCE), start=1):
            bench.world.watcher("posts", number, len(paths))
            yield finding


def _bench(world: World, problems: Problems) -> _Bench:
    return _Bench(world, read_shared(world, problems), frozenset(known_slugs(world)))


def _finding(path: Path, bench: _Bench) -> Finding:
    """Take one entry the whole way, with a list of problems of its own."""
    problems = Problems()
    shared = replace(bench.shared, problems=problems)
    source = read_source(path, bench.world.root, problems)
    today = bench.world.today(shared.settings.timezone)
    entry = examine(source, shared, today) if source else None
    if entry is None:
        return Finding(tuple(problems.found), None)
    check_links([entry], bench.slugs, problems)
    nameless = Source(entry.source.path, "")
    return Finding(tuple(problems.found), Named(entry.slug, entry.date, nameless, entry.former))


_of_this_process: list[_Bench] = []
"""Filled where this process works for another."""


def _begin(world: World, canvases: tuple[Format, ...]) -> None:
    # What is wrong with the shared files is for the process to tell that began this one.
    bench = _bench(world, Problems())
    shared = replace(bench.shared, canvases=canvases)
    _of_this_process.append(bench._replace(shared=shared))


def _apart(path: Path) -> Finding:
    return _finding(path, _of_this_process[0])

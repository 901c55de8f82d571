"""Entries looked at for what is wrong with them, in several processes where that is sooner.

Not `pipeline.check`, which keeps every post and picture of the site: a report needs the
diagnostics alone. So that is all that comes back from another process, and memory does not
grow with the number of entries. And apart from the keeping, as `making` is: who has changed nothing
loads none of the stages that this calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cards.formats import Format
from generator.diagnostics import Diagnostic, Problems, Source
from generator.grounds import grounds_of
from generator.kept import Finding, Named, Passed, base_key
from generator.pipeline import Made, Shared, examine, known_slugs, own_pages, read_shared
from generator.read.source import read_source
from generator.remarks import remark
from generator.site.links import check_links
from generator.workers import workers
from generator.world import World, nobody

MANY = 20
"""Entries from which a second process pays for its own start, which takes as long as ten."""
AT_ONCE = 5
"""Entries handed to a process at a time; few, since some take ten times as long as others."""


@dataclass(frozen=True, eq=False)
class Desk:
    """What is needed to look at any entry.

    `settled` unless a shared file was changed while it was read: then nothing may be kept.
    """

    world: World
    shared: Shared
    slugs: frozenset[str]
    settled: bool

    def look_at_shared(self, *, pages: bool) -> Sequence[Diagnostic]:
        """Tell what is wrong with what entries share, and with the owner's pages if wished."""
        problems = Problems(list(self.shared.problems.found))
        if pages:
            own_pages(self.world, replace(self.shared, problems=problems), set(self.slugs))
        return problems.found


def make_desk(world: World, base: str, canvases: tuple[Format, ...]) -> Desk:
    """Read what entries share, which had the key `base` before; cards must fit `canvases` too."""
    shared = replace(read_shared(world, Problems()), canvases=canvases)
    settled = base_key(world, shared.settings, canvases) == base
    return Desk(world, shared, frozenset(known_slugs(world)), settled)


def look_at(paths: Sequence[Path], desk: Desk, base: str) -> Iterator[Finding]:
    """Take each entry the whole way, in their order."""
    if len(paths) <= MANY or desk.world.jobs == 1:
        yield from (_finding(path, desk) for path in paths)
        return
    alone = replace(desk.world, jobs=1, watcher=nobody)
    count = min(desk.world.jobs, len(paths) // AT_ONCE)
    with workers(count, _begin, alone, base, desk.shared.canvases) as pool:
        for number, finding in enumerate(pool.map(_apart, paths, chunksize=AT_ONCE), start=1):
            desk.world.watcher("posts", number, len(paths))
            yield finding


def _finding(path: Path, desk: Desk) -> Finding:
    """Take one entry the whole way, with a list of problems of its own."""
    problems = Problems()
    shared = replace(desk.shared, problems=problems)
    source = read_source(path, desk.world.root, problems)
    today = desk.world.today(shared.settings.timezone)
    made = examine(source, shared, today) if source else None
    if made is None:
        return Finding(tuple(problems.found))
    check_links([made.entry], desk.slugs, problems)
    entry = made.entry
    name = Named(entry.slug, entry.date, Source(entry.source.path, ""), entry.former)
    passed = _passed(made, problems, desk) if desk.settled else None
    return Finding(tuple(problems.found), name, passed)


def _passed(made: Made, problems: Problems, desk: Desk) -> Passed | None:
    if problems.errors or made.solved is None:
        return None
    remarks = tuple(map(remark, problems.found))
    grounds = grounds_of(made.solved, remarks, desk.shared, desk.world)
    return Passed(made.entry.slug, made.entry.former, made.entry.date, grounds, remarks)


_of_this_process: list[Desk] = []
"""Filled where this process works for another."""


def _begin(world: World, base: str, canvases: tuple[Format, ...]) -> None:
    _of_this_process.append(make_desk(world, base, canvases))


def _apart(path: Path) -> Finding:
    return _finding(path, _of_this_process[0])

"""What `trivia build` does: compute everything, then write beside the old site, then exchange.

Nothing is written before all is known to be right, and the lock is taken before anything is
computed: who must wait is told at once.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from generator.commands import CONTENT, FINE, USAGE, report, say, verdict, world_of
from generator.output.staging import Place, reserved
from generator.plan import Plan
from generator.progress import Stopwatch, shown
from generator.reuse import Gathered
from generator.site.tree import SiteNotBuilt
from generator.update import Updated, update
from generator.world import World


def build_command(options: argparse.Namespace) -> int:
    """Check, draw, build beside the old site and exchange the two in one step.

    Raises `BadWorld`.
    """
    world = world_of(options, builds=True)
    target = options.out or world.root / "site"
    with reserved(target, world.sources) as place, shown(sys.stderr) as watcher:
        return _build(replace(world, watcher=watcher), place, options)


def _build(world: World, place: Place, options: argparse.Namespace) -> int:
    watch = Stopwatch()
    try:
        updated = update(world, place, strict=options.strict)
    except SiteNotBuilt as failure:
        say(f"error: MkDocs did not build the site\n{failure}", sys.stderr)
        return USAGE
    if updated.gathered.problems.found:
        report(updated.gathered, options.format)
    for warning in updated.warnings:
        say(warning, sys.stderr)
    if verdict(updated.gathered, strict=options.strict) != FINE:
        say("The site was not built; the old one is as it was.", sys.stderr)
        return CONTENT
    computed, rendered, written = updated.seconds
    say(f"{_computed(updated.gathered)} ({computed:.1f} s)", sys.stderr)
    if updated.plan is not None:
        say(f"{_rendered(updated, updated.plan)} ({rendered:.1f} s)", sys.stderr)
    say(f"{_written(updated)} ({written:.1f} s)", sys.stderr)
    say(f"{place.target} is up to date ({watch.total():.1f} s)", sys.stderr)
    return FINE


def _computed(gathered: Gathered) -> str:
    values = sum(found.record.values for found in gathered.posts)
    posts = f"{len(gathered.posts)} post{'' if len(gathered.posts) == 1 else 's'}"
    held = f", {gathered.held_back} held back" if gathered.held_back else ""
    languages = len(gathered.settings.languages)
    reused = gathered.entries - gathered.made
    return (
        f"{posts} in {languages} languages{held}, {values} values: "
        f"{gathered.made} computed, {reused} reused"
    )


def _rendered(updated: Updated, plan: Plan) -> str:
    besides = f"; Chinese fonts of at most {plan.fonts / 1000:.0f} kB a page" if plan.fonts else ""
    return (
        f"{updated.rendered} pages rendered, {len(plan.pages) - updated.rendered} reused{besides}"
    )


def _written(updated: Updated) -> str:
    pictures = sum(len(found.record.pictures) for found in updated.gathered.posts)
    return (
        f"{updated.drawn} pictures drawn, {pictures - updated.drawn} reused; "
        f"{len(updated.changed)} files written, {updated.deleted} deleted"
    )

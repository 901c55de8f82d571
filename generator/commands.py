"""What `check` and `explain` do, and what all commands share: exit codes, reports, options.

Kept from the parser so that neither has to be read to understand the other, and from the commands
that write: Pillow and MkDocs take longer to import than one entry to check, and an author who has
just saved a file waits for `check`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TextIO

from generator.asked import find_post
from generator.checking import check_all
from generator.diagnostics import Problems
from generator.output.naming import naming
from generator.progress import shown
from generator.report import render
from generator.world import BadWorld, World, make_world, terminal

FINE, CONTENT, USAGE, SURROUNDINGS, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


def check_command(options: argparse.Namespace) -> int:
    """Check every entry, or those named, and print what is wrong on stdout."""
    world = world_of(options)
    with shown(sys.stderr) as watcher:
        paths = [find_post(world, asked) for asked in options.paths]
        found = check_all(
            replace(world, watcher=watcher), paths or None, platforms=options.platforms
        )
    report(found, options.format)
    return verdict(found, strict=options.strict)


def explain_command(options: argparse.Namespace) -> int:
    """Print every value of one entry, or one of them, with all that is known of it.

    Errors that leave the values whole are reported beside them, on stderr.
    """
    from generator.explaining import values_of  # noqa: PLC0415 - as said at the top
    from generator.localise.explain import as_text, explain  # noqa: PLC0415 - as said at the top
    from generator.localise.words import load_words  # noqa: PLC0415 - as said at the top
    from generator.pipeline import check  # noqa: PLC0415 - as said at the top
    from generator.read.shape import did_you_mean  # noqa: PLC0415 - as said at the top

    world = world_of(options)
    path = find_post(world, options.slug)
    checked = check(world, [path])
    solved = checked.solved[0] if checked.solved else values_of(world, path)
    if solved is None:
        report(checked, options.format)
        return CONTENT
    values = explain(solved, [load_words(tag) for tag in checked.settings.tags])
    if options.name and options.name not in values:
        near = did_you_mean(options.name, values)
        raise BadWorld(
            f"`{options.slug}` has no value `{options.name}`" + (f"; {near}" if near else "")
        )
    chosen = {name: values[name] for name in ([options.name] if options.name else values)}
    if options.json:
        table = {name: value.as_json() for name, value in chosen.items()}
        say(json.dumps(table, ensure_ascii=False, indent=2))
    else:
        say("\n\n".join(as_text(value) for value in chosen.values()))
    if code := verdict(checked, strict=False):
        report(checked, options.format, sys.stderr)
    return code


class Judged(Protocol):
    """A run of any command, as far as its report goes."""

    @property
    def problems(self) -> Problems:
        """All that is wrong."""

    @property
    def entries(self) -> int:
        """How many entries were looked at."""


def verdict(checked: Judged, *, strict: bool) -> int:
    """Give the exit code for what was found; `strict` takes warnings for errors."""
    found = len(checked.problems.found) if strict else checked.problems.errors
    return CONTENT if found else FINE


def report(checked: Judged, form: str | None, stream: TextIO | None = None) -> None:
    """Print what is wrong, by default on stdout, in the form asked for or fit for who reads."""
    width = shutil.get_terminal_size((100, 24)).columns
    wishes = terminal(is_terminal=sys.stdout.isatty())
    form = form or ("github" if wishes.in_actions else "full")
    text = render(
        checked.problems, form, entries=checked.entries, width=width, colour=wishes.colour
    )
    if text:
        say(text, stream)


def say(text: str, stream: TextIO | None = None) -> None:
    """Write one or more whole lines, by default on stdout. Raises `OSError` when that is full.

    What goes to stderr is said beside the work, and never makes it fail.
    """
    stream = stream or sys.stdout
    refusal = suppress(OSError) if stream is sys.stderr else naming(Path("standard output"))
    with refusal:
        stream.write(text.rstrip("\n") + "\n")
        stream.flush()


def world_of(options: argparse.Namespace) -> World:
    """Look outside once, as the options say. Raises `BadWorld`."""
    if not (options.root / "content").is_dir():
        raise BadWorld(f"{options.root.resolve()} has no content/; say where it is with --root")
    return make_world(
        options.root,
        date=options.date,
        drafts=options.drafts,
        future=options.future,
        jobs=options.jobs,
    )

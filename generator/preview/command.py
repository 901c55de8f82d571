"""What `trivia serve` does: build a preview, serve it, and follow every edit until interrupted."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from generator.asked import find_post
from generator.commands import FINE, say, world_of
from generator.output.staging import Place, reserved
from generator.preview.board import Board
from generator.preview.server import Preview, make_server
from generator.preview.watch import Changes, burst, watched
from generator.progress import Stopwatch
from generator.read.slugs import slug_of
from generator.report import render_full
from generator.site.tree import SiteNotBuilt
from generator.update import update
from generator.world import World

FOLDER = "preview"


@dataclass(frozen=True)
class Live:
    """A preview that is being served: its address, its news, and what to bring up to date."""

    address: str
    board: Board
    changes: Changes
    world: World
    place: Place


def serve_command(options: argparse.Namespace) -> int:
    """Serve drafts and posts to come as well; leave with Ctrl-C. Raises `BadWorld`."""
    world = replace(world_of(options, builds=True), drafts=True, future=True)
    slug = slug_of(find_post(world, options.slug)) if options.slug else None
    with live(world, options.port) as preview:
        refresh(preview)
        for line in _where(preview, slug):
            say(line)
        try:
            while True:
                follow(preview)
        except KeyboardInterrupt:
            return FINE


@contextmanager
def live(world: World, port: int) -> Iterator[Live]:
    """Serve from a thread and watch the sources. Raises `OSError` when the port is taken."""
    sources = [folder for folder in world.sources if folder != world.cache]
    board = Board()
    with reserved(world.cache / FOLDER, sources) as place, watched(world.root) as changes:
        server = make_server(Preview(world, place.target, board), port)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Live(f"http://127.0.0.1:{server.server_port}", board, changes, world, place)
        finally:
            server.shutdown()
            server.server_close()


def follow(preview: Live, seconds: float | None = None) -> frozenset[Path]:
    """Wait for the next edit and bring the preview up to date with it; give what was edited."""
    edited = burst(preview.changes, seconds)
    if edited:
        refresh(preview)
    return edited


def refresh(preview: Live) -> None:
    """Bring the preview up to date, or tell open pages what is wrong and leave it as it was."""
    watch = Stopwatch()
    try:
        updated = update(preview.world, preview.place)
    except (SiteNotBuilt, OSError) as failure:
        _failed(preview.board, f"error: {failure}")
        return
    problems = updated.gathered.problems
    report = render_full(problems, entries=updated.gathered.entries) if problems.found else ""
    if problems.errors:
        _failed(preview.board, report)
        return
    preview.board.built()
    if report:
        say(report)
    say(f"{len(updated.changed)} files made in {watch.total():.2f} s", sys.stderr)


def _failed(board: Board, report: str) -> None:
    say(report)
    board.failed(report)


def _where(preview: Live, slug: str | None) -> Iterator[str]:
    yield f"{preview.address}/posts/{slug}/" if slug else f"{preview.address}/"
    yield f"all cards on all canvases: {preview.address}/preview/{slug or 'SLUG'}"

"""What `new`, `schema` and `status` do: look at the site, say or write it, give the exit code."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from generator.authoring.new import new_path, next_free_day, skeleton
from generator.authoring.status import as_table, gaps, standings
from generator.authoring.translations import Record, parse_record, render_record, renewed
from generator.commands import CONTENT, FINE, say
from generator.diagnostics import Problems
from generator.output.disk import write_if_changed, write_new
from generator.read.day import parse_day
from generator.read.entry import Entry
from generator.read.entry_reader import read_entry
from generator.read.schema import Site, schemas
from generator.read.settings import read_settings
from generator.read.source import list_files, read_bytes, read_source
from generator.read.tables import read_tables
from generator.read.topics import read_topics
from generator.report import render_full
from generator.world import BadWorld, World, make_world


def new_command(options: argparse.Namespace) -> int:
    """Write the first draft of a post and say where; nothing that exists is ever overwritten."""
    world = site_world(options.root)
    settings = read_settings(world.root)
    posts = world.content / "posts"
    taken = list_files(posts, ".yaml", world.root, Problems())
    days = [day for path in taken if not isinstance(day := parse_day(path.stem[:10]), str)]
    date = options.date or next_free_day(world.today(settings.timezone), days)
    path = posts / new_path(options.slug, date, taken)
    topics = read_topics(world.root, settings.tags, Problems())
    write_new(path, skeleton(settings.tags, topics, options.topic or "").encode())
    shown = path.relative_to(world.root)
    say(f"{shown}\nnext: change it, then `trivia check {shown}`")
    if date <= world.today(settings.timezone):
        say("its day has come: it appears with the next build once `draft: true` is taken out")
    return FINE


def schema_command(options: argparse.Namespace) -> int:
    """Print the schema of one kind of file, or write all where editors look for them."""
    world = site_world(options.root)
    tags = read_settings(world.root).tags
    made = schemas(Site(tags, read_topics(world.root, tags, Problems())))
    if not options.write:
        say(_json(made[options.kind]))
        return FINE
    for name, schema in made.items():
        path = world.content / "schema" / f"{name}.json"
        if write_if_changed(path, (_json(schema) + "\n").encode()):
            say(f"{path.relative_to(world.root)}")
    return FINE


def status_command(options: argparse.Namespace) -> int:
    """Print the overview of all posts, and keep the hashes of texts that are translated."""
    world, problems = site_world(options.root), Problems()
    settings = read_settings(world.root)
    today = options.date or world.today(settings.timezone)
    entries = list(_entries(world, settings.tags, problems))
    kept = world.content / "translations.json"
    record = parse_record(read_bytes(kept).decode("utf-8", "replace")) if kept.is_file() else {}
    accepted = frozenset(options.accept or ())
    _known(accepted, entries)
    record = _renewed(entries, settings.tags, record, accepted)
    write_if_changed(kept, render_record(record).encode())
    tables = read_tables(world.root, settings.tags, Problems())
    posts = standings(entries, tables, settings.tags, record, today)
    say(as_table(posts, gaps(posts, today)))
    if problems.errors:
        say("\n" + render_full(problems, entries=len(entries)))
    return CONTENT if problems.errors else FINE


def _entries(world: World, languages: tuple[str, ...], problems: Problems) -> list[Entry]:
    topics = read_topics(world.root, languages, problems)
    found = list_files(world.content / "posts", ".yaml", world.root, problems)
    sources = [read_source(path, world.root, problems) for path in found]
    read = [read_entry(source, languages, topics, problems) for source in sources if source]
    return [entry for entry in read if entry]


def _known(slugs: frozenset[str], entries: list[Entry]) -> None:
    for slug in sorted(slugs - {entry.slug for entry in entries}):
        raise BadWorld(f"no post has the slug `{slug}`")


def _renewed(
    entries: list[Entry], languages: tuple[str, ...], record: Record, accepted: frozenset[str]
) -> Record:
    default, *others = languages
    return {
        entry.slug: {
            lang: renewed(entry, lang, default, record, entry.slug in accepted) for lang in others
        }
        for entry in entries
    }


def site_world(root: Path) -> World:
    """Look at the site at a root. Raises `BadWorld` where there is none."""
    if not (root / "content").is_dir():
        raise BadWorld(f"{root.resolve()} has no content/; say where it is with --root")
    return make_world(root)


def _json(schema: Mapping[str, object]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1)

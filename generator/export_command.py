"""What `trivia export` does: one post after the other, each in a folder replaced whole.

Not all posts in one folder exchanged at the end: an author's other exports must stay, and the
pictures of a year would have to be held until then.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from generator.asked import find_post, known_languages, post_files
from generator.cards.export import Look, export_post, zipped
from generator.cards.faces import load_faces
from generator.commands import CONTENT, FINE, report, say, verdict, world_of
from generator.localise.post import Posts
from generator.localise.posts import post_address
from generator.output.disk import write_plain
from generator.output.staging import reserved, staged
from generator.pipeline import Checked, check, site_place
from generator.read.day import parse_day
from generator.read.settings import read_settings
from generator.world import BadWorld, World


def export_command(options: argparse.Namespace) -> int:
    """Write one post's cards, or those of many days, for the platforms asked for."""
    world = replace(world_of(options), drafts=True, future=True)
    # Sought before anything is read: a mistyped word must not cost the check of a whole site.
    known_languages(options.lang, read_settings(world.root).tags)
    paths = _wanted(world, options)
    canvases = tuple(dict.fromkeys(platform.form for platform in options.platforms))
    checked = check(world, paths, canvases)
    if verdict(checked, strict=options.strict) != FINE:
        report(checked, options.format)
        return CONTENT
    broken: list[str] = []
    for number, posts in enumerate(checked.posts, start=1):
        said, left_out, over = _export(posts, checked, world, options)
        of_all = f" ({number} of {len(checked.posts)})" if len(checked.posts) > 1 else ""
        say("\n".join([said + of_all, *left_out]), sys.stderr)
        broken += over
    for sentence in broken:
        say(f"over a limit: {sentence}", sys.stderr)
    return CONTENT if broken else FINE


def _export(
    posts: Posts, checked: Checked, world: World, options: argparse.Namespace
) -> tuple[str, list[str], list[str]]:
    """Draw and write one post; say what was written, what left out, and which limits are broken.

    Raises what `reserved` and `staged` raise.
    """
    slug = _slug(posts)
    # Reserved before it is drawn: what must not be replaced is said before any work.
    with reserved((options.out or world.root / "export") / slug, world.sources) as place:
        files, left_out, broken = _drawn(posts, checked, world, options)
        with staged(place) as folder:
            for path, content in files.items():
                write_plain(folder / Path(path).relative_to(slug), content)
        return f"{place.target}: {len(files)} files", left_out, broken


def _drawn(
    posts: Posts, checked: Checked, world: World, options: argparse.Namespace
) -> tuple[dict[str, bytes], list[str], list[str]]:
    slug, files, left_out, broken = _slug(posts), dict[str, bytes](), list[str](), list[str]()
    faces, place = load_faces(world.fonts), site_place(checked.settings)
    look = Look(dark=options.dark, skeleton=options.debug)
    for lang in known_languages(options.lang, checked.settings.tags):
        link = post_address(place, slug, lang).url
        made = export_post(posts[lang], options.platforms, link, faces, look)
        files |= made.files
        left_out += made.left_out
        broken += made.broken
    if options.zip:
        files[f"{slug}/{slug}.zip"] = zipped(files)
    return files, list(dict.fromkeys(left_out)), broken


def _slug(posts: Posts) -> str:
    return next(iter(posts.values())).slug


def _wanted(world: World, options: argparse.Namespace) -> list[Path]:
    """Find the posts asked for, by slug, by day or since a day. Raises `BadWorld` for none."""
    if options.slug:
        return [find_post(world, options.slug)]
    found = [path for path in post_files(world) if _is_wanted(path, options.date, options.since)]
    if not found:
        raise BadWorld("no post matches; name a slug, or a day with --date or --since")
    return found


def _is_wanted(path: Path, day: dt.date | None, since: dt.date | None) -> bool:
    date = parse_day(path.stem[:10])
    if isinstance(date, str):
        return False
    return date == day if day else since is not None and date >= since

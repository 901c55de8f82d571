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

from generator.cards.export import Look, export_post, zipped
from generator.cards.faces import load_faces
from generator.cards.layouts import CardFault
from generator.commands import CONTENT, FINE, report, say, verdict, world_of
from generator.localise.post import Posts
from generator.localise.posts import post_address
from generator.output.disk import write_plain
from generator.output.staging import reserved, staged
from generator.pipeline import Checked, check, site_place
from generator.world import BadWorld, World


def export_command(options: argparse.Namespace) -> int:
    """Write one post's cards, or those of many days, for the platforms asked for."""
    world = replace(world_of(options), drafts=True, future=True)
    checked = check(world)
    if verdict(checked, strict=options.strict) != FINE:
        report(checked, options.format)
        return CONTENT
    chosen = _wanted(checked, options)
    broken: list[str] = []
    for number, posts in enumerate(chosen, start=1):
        try:
            said, over = _export(posts, checked, world, options)
        except CardFault as fault:
            say(f"error: {_slug(posts)}: {fault.field}: {fault.message}", sys.stderr)
            return CONTENT
        say(said + (f" ({number} of {len(chosen)})" if len(chosen) > 1 else ""), sys.stderr)
        broken += over
    for sentence in broken:
        say(f"over a limit: {sentence}", sys.stderr)
    return CONTENT if broken else FINE


def _export(
    posts: Posts, checked: Checked, world: World, options: argparse.Namespace
) -> tuple[str, list[str]]:
    """Draw and write one post; say what was written, and which limits are broken.

    Raises `CardFault` when a card cannot fit, and what `reserved` and `staged` raise.
    """
    slug = _slug(posts)
    # Reserved before it is drawn: what must not be replaced is said before any work.
    with reserved((options.out or world.root / "export") / slug, world.sources) as place:
        files, broken = _drawn(posts, checked, world, options)
        with staged(place) as folder:
            for path, content in files.items():
                write_plain(folder / Path(path).relative_to(slug), content)
        return f"{place.target}: {len(files)} files", broken


def _drawn(
    posts: Posts, checked: Checked, world: World, options: argparse.Namespace
) -> tuple[dict[str, bytes], list[str]]:
    slug, files, broken = _slug(posts), dict[str, bytes](), list[str]()
    faces, place = load_faces(world.fonts), site_place(checked.settings)
    look = Look(dark=options.dark, skeleton=options.debug)
    for lang in options.lang or checked.settings.tags:
        link = post_address(place, slug, lang).url
        made = export_post(posts[lang], options.platforms, link, faces, look)
        files |= made.files
        broken += made.broken
    if options.zip:
        files[f"{slug}/{slug}.zip"] = zipped(files)
    return files, broken


def _slug(posts: Posts) -> str:
    return next(iter(posts.values())).slug


def _wanted(checked: Checked, options: argparse.Namespace) -> list[Posts]:
    """Find the posts asked for, by slug, by day or since a day."""
    found = [posts for posts in checked.posts if _is_wanted(posts, options)]
    if not found:
        raise BadWorld("no post matches; name a slug, or a day with --date or --since")
    return found


def _is_wanted(posts: Posts, options: argparse.Namespace) -> bool:
    post = next(iter(posts.values()))
    slug: str | None = options.slug
    day: dt.date | None = options.date
    since: dt.date | None = options.since
    if slug:
        return post.slug == slug
    if day:
        return post.date == day
    return since is not None and post.date >= since

"""What each command does: run the pipeline, say what came of it, give the exit code.

Kept from the parser so that neither has to be read to understand the other.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from generator.localise.explain import as_text, explain
from generator.localise.post import Posts
from generator.localise.posts import post_address
from generator.localise.words import load_words
from generator.output.disk import write_whole
from generator.output.swap import publish, staging_for
from generator.pipeline import Checked, check, site_place
from generator.read.shape import did_you_mean
from generator.report import render
from generator.world import BadWorld, World, make_world, terminal

if TYPE_CHECKING:
    from generator.assembly import Pictures

FINE, CONTENT, USAGE, SURROUNDINGS, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


def check_command(options: argparse.Namespace) -> int:
    """Check every entry, or those named, and print what is wrong on stdout."""
    world = _world(options)
    checked = check(world, [path.resolve() for path in options.paths] or None)
    _report(checked, options.format)
    return _verdict(checked, strict=options.strict)


def explain_command(options: argparse.Namespace) -> int:
    """Print every value of one entry, or one of them, with all that is known of it."""
    world = _world(options)
    paths = sorted((world.content / "posts").rglob(f"*-{options.slug}.yaml"))
    if not paths:
        raise BadWorld(f"no entry in {world.content / 'posts'} has the slug `{options.slug}`")
    checked = check(world, paths)
    if _verdict(checked, strict=False) != FINE:
        _report(checked, options.format)
        return CONTENT
    languages = [load_words(tag) for tag in checked.settings.tags]
    values = explain(checked.solved[0], languages)
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
    return FINE


def build_command(options: argparse.Namespace) -> int:
    """Check, draw, build beside the old site and exchange the two in one step."""
    # Pillow and MkDocs take a third of a second to import; `check` must not wait for them.
    from generator.assembly import draw_all, site_tree  # noqa: PLC0415
    from generator.site.build import SiteNotBuilt, build_site  # noqa: PLC0415
    from generator.site.webfonts import weight_of_fonts  # noqa: PLC0415

    started = time.monotonic()
    world = _world(options)
    if not (world.root / "mkdocs.yml").is_file():
        raise BadWorld(f"{world.root} has no mkdocs.yml, which a site needs")
    checked = check(world)
    if checked.problems.found:
        _report(checked, options.format)
    if _verdict(checked, strict=options.strict) != FINE:
        say("The site was not built; the old one is as it was.", sys.stderr)
        return CONTENT
    target = (options.out or world.root / "site").resolve()
    try:
        staging = staging_for(target)
        pictures = draw_all(world, checked)
        tree = site_tree(world, checked, pictures)
        build_site(world.root, tree, staging)
        publish(staging, target)
    except SiteNotBuilt as failure:
        shutil.rmtree(staging, ignore_errors=True)
        say(f"error: MkDocs did not build the site\n{failure}", sys.stderr)
        return USAGE
    say(_summary(checked, pictures, target, time.monotonic() - started), sys.stderr)
    if size := weight_of_fonts(tree.files):
        say(f"Chinese fonts: {size / 1000:.0f} kB", sys.stderr)
    return FINE


def export_command(options: argparse.Namespace) -> int:
    """Write one post's cards, or those of many days, for the platforms asked for."""
    # Pillow is needed for drawing only; the other commands must not wait for it.
    from generator.cards.export import Look, export_post, zipped  # noqa: PLC0415
    from generator.cards.faces import load_faces  # noqa: PLC0415
    from generator.cards.layouts import CardFault  # noqa: PLC0415

    world = replace(_world(options), drafts=True, future=True)
    checked = check(world)
    if _verdict(checked, strict=options.strict) != FINE:
        _report(checked, options.format)
        return CONTENT
    chosen = list(_wanted(checked, options))
    languages = options.lang or checked.settings.tags
    faces, place = load_faces(world.fonts), site_place(checked.settings)
    look = Look(dark=options.dark, skeleton=options.debug)
    broken: list[str] = []
    for number, posts in enumerate(chosen, start=1):
        slug, files = next(iter(posts.values())).slug, dict[str, bytes]()
        for lang in languages:
            link = post_address(place, slug, lang).url
            try:
                made = export_post(posts[lang], options.platforms, link, faces, look)
            except CardFault as fault:
                say(f"error: {slug}, {lang}: {fault.field}: {fault.message}", sys.stderr)
                return CONTENT
            files |= made.files
            broken += made.broken
        if options.zip:
            files[f"{slug}/{slug}.zip"] = zipped(files)
        _write_export(options.out or world.root / "export", slug, files)
        _progress(number, len(chosen), slug)
    for sentence in broken:
        say(f"over a limit: {sentence}", sys.stderr)
    return CONTENT if broken else FINE


def _wanted(checked: Checked, options: argparse.Namespace) -> Iterator[Posts]:
    """Find the posts asked for, by slug, by day or since a day."""
    found = [posts for posts in checked.posts if _is_wanted(posts, options)]
    if not found:
        raise BadWorld("no post matches; name a slug, or a day with --date or --since")
    yield from found


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


def _write_export(out: Path, slug: str, files: dict[str, bytes]) -> None:
    """Replace one post's folder whole, so that no picture of an older export stays behind."""
    target = (out / slug).resolve()
    staging = staging_for(target)
    for path, content in files.items():
        write_whole(staging / Path(path).relative_to(slug), content)
    publish(staging, target)
    say(f"{target}: {len(files)} files", sys.stderr)


def _progress(done: int, total: int, slug: str) -> None:
    if total > 1 and sys.stderr.isatty():
        filled = "█" * (20 * done // total)
        say(f"[{filled:<20}] {done} of {total}  {slug}", sys.stderr)


def _summary(checked: Checked, pictures: Pictures, target: Path, seconds: float) -> str:
    values = sum(len(solved.values) for solved in checked.solved)
    posts = f"{len(checked.posts)} post{'' if len(checked.posts) == 1 else 's'}"
    held = f", {checked.held_back} held back" if checked.held_back else ""
    return (
        f"{posts} in {len(checked.settings.languages)} languages{held}: "
        f"{values} values computed, {pictures.drawn} pictures drawn, {pictures.reused} reused\n"
        f"{target} is up to date ({seconds:.1f} s)"
    )


def _verdict(checked: Checked, *, strict: bool) -> int:
    found = len(checked.problems.found) if strict else checked.problems.errors
    return CONTENT if found else FINE


def _report(checked: Checked, form: str | None) -> None:
    width = shutil.get_terminal_size((100, 24)).columns
    wishes = terminal(is_terminal=sys.stdout.isatty())
    form = form or ("github" if wishes.in_actions else "full")
    text = render(
        checked.problems, form, entries=checked.entries, width=width, colour=wishes.colour
    )
    if text:
        say(text)


def say(text: str, stream: TextIO | None = None) -> None:
    """Write one or more whole lines, by default on stdout."""
    stream = stream or sys.stdout
    stream.write(text.rstrip("\n") + "\n")
    stream.flush()


def _world(options: argparse.Namespace) -> World:
    if not (options.root / "content").is_dir():
        raise BadWorld(f"{options.root.resolve()} has no content/; say where it is with --root")
    return make_world(options.root, date=options.date, drafts=options.drafts, future=options.future)

"""The command `trivia`: parse, run, print, exit — nothing else.

Exit codes: 0 fine, 1 problems in the content, 2 wrong use or configuration, 3 the surroundings
(disk, permissions), 70 a bug of ours, 130 interrupted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from generator.localise.explain import as_text, explain
from generator.localise.words import load_words
from generator.pipeline import Checked, Pictures, check, draw_all, site_tree
from generator.read.shape import did_you_mean
from generator.report import FORMATS, render
from generator.world import BadWorld, World, make_world, terminal

FINE, CONTENT, USAGE, SURROUNDINGS, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; an author never sees a traceback."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not stop the run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except BadWorld as problem:
        _say(f"error: {problem}", sys.stderr)
        return USAGE
    except BrokenPipeError:
        # Whoever read our output has left; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as problem:
        _say(
            f"error: {problem.strerror or problem}: {problem.filename or ''}".rstrip(": "),
            sys.stderr,
        )
        return SURROUNDINGS
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # the last net: a bug must not look like an author's mistake
        return _bug(debug=options.debug)


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
        _say(json.dumps(table, ensure_ascii=False, indent=2))
    else:
        _say("\n\n".join(as_text(value) for value in chosen.values()))
    return FINE


def build_command(options: argparse.Namespace) -> int:
    """Check, draw, build beside the old site and exchange the two in one step."""
    # MkDocs takes a fifth of a second to import; `check` must not wait for it.
    from generator.output.swap import NotOurs, publish, staging_for  # noqa: PLC0415
    from generator.site.build import SiteNotBuilt, build_site  # noqa: PLC0415

    started = time.monotonic()
    world = _world(options)
    if not (world.root / "mkdocs.yml").is_file():
        raise BadWorld(f"{world.root} has no mkdocs.yml, which a site needs")
    checked = check(world)
    if checked.problems.found:
        _report(checked, options.format)
    if _verdict(checked, strict=options.strict) != FINE:
        _say("The site was not built; the old one is as it was.", sys.stderr)
        return CONTENT
    target = (options.out or world.root / "site").resolve()
    try:
        staging = staging_for(target)
        pictures = draw_all(world, checked)
        build_site(world.root, site_tree(world, checked, pictures), staging)
        publish(staging, target)
    except NotOurs as refusal:
        _say(f"error: {refusal}", sys.stderr)
        return USAGE
    except SiteNotBuilt as failure:
        shutil.rmtree(staging, ignore_errors=True)
        _say(f"error: MkDocs did not build the site\n{failure}", sys.stderr)
        return USAGE
    _say(_summary(checked, pictures, target, time.monotonic() - started), sys.stderr)
    return FINE


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
        _say(text)


def _say(text: str, stream: TextIO | None = None) -> None:
    stream = stream or sys.stdout
    stream.write(text.rstrip("\n") + "\n")
    stream.flush()


def _bug(*, debug: bool) -> int:
    """Say little, keep the traceback in a file (or show it with `--debug`)."""
    if debug:
        traceback.print_exc()
    else:
        with tempfile.NamedTemporaryFile(
            "w", prefix="trivia-bug-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            traceback.print_exc(file=file)
        _say(f"internal error: this is a bug of ours; details are in {file.name}", sys.stderr)
    return BUG


def _world(options: argparse.Namespace) -> World:
    if not (options.root / "content").is_dir():
        raise BadWorld(f"{options.root.resolve()} has no content/; say where it is with --root")
    return make_world(options.root, date=options.date, drafts=options.drafts, future=options.future)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="trivia", description=__doc__.split("\n", maxsplit=1)[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="look for mistakes; write nothing")
    checking.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="entries, else all")
    checking.set_defaults(command=check_command)
    building = commands.add_parser("build", help="check, draw the cards and build the site")
    building.add_argument("--out", type=Path, help="the folder to publish to, else site/")
    building.set_defaults(command=build_command)
    explaining = commands.add_parser("explain", help="show a value and what it is made from")
    explaining.add_argument("slug", help="of the entry, as in its file name")
    explaining.add_argument("name", nargs="?", help="of one value, else all")
    explaining.add_argument("--json", action="store_true", help="for other programs")
    explaining.set_defaults(command=explain_command)
    for command in (checking, building, explaining):
        _common(command)
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the folder of mkdocs.yml and content/"
    )
    parser.add_argument("--date", type=_date, help="build as if this were today, 2026-01-28")
    parser.add_argument("--drafts", action="store_true", help="drafts too")
    parser.add_argument("--future", action="store_true", help="posts whose day has not come too")
    parser.add_argument("--strict", action="store_true", help="warnings are errors")
    parser.add_argument("--format", choices=FORMATS, help="of the report; else full")
    parser.add_argument("--debug", action="store_true", help="show tracebacks of our own bugs")


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"`{text}` is no date; write 2026-01-28") from error

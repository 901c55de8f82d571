"""The command `trivia`: parse, run, print, exit — nothing else.

Exit codes: 0 fine, 1 problems in the content, 2 wrong use or configuration, 3 the surroundings
(disk, permissions, another build at work), 70 a bug of ours, 130 interrupted, 143 terminated.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cards.platforms import PLATFORMS, Platform
from generator.commands import (
    BUG,
    CONTENT,
    FINE,
    INTERRUPTED,
    SURROUNDINGS,
    USAGE,
    check_command,
    explain_command,
)
from generator.report import FORMATS
from generator.running import run
from generator.world import BadWorld

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

KINDS = ("post", "data", "topics", "page")
"""The kinds of files that `trivia schema` describes."""

DESCRIPTION = "Daily AI trivia: posts as YAML in, pages and cards with computed numbers out."
EXAMPLES = """\
examples:
  trivia new one-token                     begin a post
  trivia check one-token                   look for mistakes in it
  trivia serve one-token                   its page and cards, following every edit
  trivia explain one-token cache           where a number comes from
  trivia export one-token --for instagram  its cards for posting
  trivia build                             the whole site, into site/
"""

__all__ = ["BUG", "CONTENT", "FINE", "INTERRUPTED", "SURROUNDINGS", "USAGE", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; an author never sees a traceback."""
    parser = _parser()
    if not (sys.argv[1:] if arguments is None else arguments):
        parser.print_help()
        return USAGE
    options = parser.parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    return run(lambda: command(options), debug=options.debug)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trivia",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="look for mistakes; the site stays as it is")
    checking.add_argument("paths", nargs="*", metavar="POST", help="by slug or path, else all")
    checking.add_argument(
        "--platforms", action="store_true", help="lay cards out for all export platforms too"
    )
    checking.set_defaults(command=check_command)
    building = commands.add_parser("build", help="check, draw the cards and build the site")
    building.add_argument("slug", nargs="?", help=argparse.SUPPRESS)
    building.add_argument("--out", type=Path, help="the folder to publish to, else site/")
    building.set_defaults(command=_build)
    explaining = commands.add_parser("explain", help="show a value and what it is made from")
    explaining.add_argument("slug", help="of the entry, as in its file name")
    explaining.add_argument("name", nargs="?", help="of one value, else all")
    explaining.add_argument("--json", action="store_true", help="for other programs")
    explaining.set_defaults(command=explain_command)
    exporting = commands.add_parser("export", help="write cards for other platforms")
    exporting.add_argument("slug", nargs="?", help="of the post; else use --date or --since")
    exporting.add_argument(
        "--for",
        dest="platforms",
        type=_platforms,
        default=list(PLATFORMS.values()),
        help=f"some of {','.join(PLATFORMS)}; else all",
    )
    exporting.add_argument("--lang", type=lambda text: text.split(","), help="en,zh-TW; else all")
    exporting.add_argument("--since", type=_date, help="every post from this day on")
    exporting.add_argument("--dark", action="store_true", help="on ink instead of paper")
    exporting.add_argument("--zip", action="store_true", help="everything in one archive too")
    exporting.add_argument("--out", type=Path, help="the folder to write to, else export/")
    exporting.set_defaults(command=_late("export_command", "export_command"))
    for command in (checking, building, explaining, exporting):
        _common(command)
    _for_authors(commands)
    return parser


def _for_authors(commands: Subparsers) -> None:
    creating = commands.add_parser("new", help="begin a post with a draft that passes check")
    creating.add_argument("slug", help="its address, such as one-token")
    creating.add_argument("--topic", help="a key of content/topics.yaml; else the first")
    creating.add_argument("--date", type=_date, help="its day; else the next one without a post")
    creating.set_defaults(command=_late("authoring.commands", "new_command"))
    overview = commands.add_parser("status", help="list posts, translations, sources and gaps")
    overview.add_argument("--date", type=_date, help="as if this were today, 2026-01-28")
    overview.add_argument(
        "--accept", nargs="+", metavar="SLUG", help="their translations are right as they are"
    )
    overview.set_defaults(command=_late("authoring.commands", "status_command"))
    describing = commands.add_parser("schema", help="describe the files for editors")
    describing.add_argument("kind", nargs="?", choices=KINDS, default="post", help="else post")
    describing.add_argument("--write", action="store_true", help="all, to content/schema/")
    describing.set_defaults(command=_late("authoring.commands", "schema_command"))
    serving = commands.add_parser("serve", help="show the site and follow every edit")
    serving.add_argument("slug", nargs="?", help="of the post being written; else the home page")
    serving.add_argument("--port", type=int, default=8000, help="else 8000")
    serving.set_defaults(command=_late("preview.command", "serve_command"))
    _common(serving)
    for command in (creating, overview, describing):
        command.add_argument(
            "--root", type=Path, default=Path(), help="the folder of mkdocs.yml and content/"
        )
        command.add_argument("--debug", action="store_true", help="show tracebacks of our bugs")


def _build(options: argparse.Namespace) -> int:
    """Build; say what was meant to who names a post. Raises `BadWorld`."""
    if slug := options.slug:
        raise BadWorld(
            f"`build` makes the whole site and takes no slug; "
            f"type `trivia check {slug}`, `trivia serve {slug}` or `trivia export {slug}`"
        )
    return _late("build_command", "build_command")(options)


def _late(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Import a command when it runs: `check` must not wait for Pillow, MkDocs or a web server."""

    def command(options: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"generator.{module}"), name)(options)
        return code

    return command


def _platforms(text: str) -> list[Platform]:
    unknown = [name for name in text.split(",") if name not in PLATFORMS]
    if unknown:
        known = ", ".join(PLATFORMS)
        raise argparse.ArgumentTypeError(f"`{unknown[0]}` is none of {known}")
    return [PLATFORMS[name] for name in dict.fromkeys(text.split(","))]


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the folder of mkdocs.yml and content/"
    )
    parser.add_argument("--date", type=_date, help="build as if this were today, 2026-01-28")
    parser.add_argument("--drafts", action="store_true", help="drafts too")
    parser.add_argument("--future", action="store_true", help="posts whose day has not come too")
    parser.add_argument(
        "--jobs", type=_jobs, metavar="N", help="work in so many processes; else one a processor"
    )
    parser.add_argument("--strict", action="store_true", help="warnings are errors")
    parser.add_argument("--format", choices=FORMATS, help="of the report; else full")
    parser.add_argument(
        "--debug",
        action="store_true",
        help="show tracebacks of our own bugs; export: draw grid and boxes too",
    )


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 256):
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes from 1 to 256")
    return int(text)


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"`{text}` is no date; write 2026-01-28") from error

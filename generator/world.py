"""Everything a run takes from outside itself: where, when, and with which limits.

One value made at the start instead of calls to the clock and the environment all over, so that a
run has one instant, a test can choose it, and two builds of one commit give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EARLIEST_EPOCH = 0
LATEST_EPOCH = 253_402_300_799  # 9999-12-31T23:59:59Z, the last instant `datetime` can hold


Watcher = Callable[[str, int, int], None]
"""Told what is being done (`posts`, `cards`, `pages`), how much of it is done, and of how many."""


def nobody(what: str, done: int, total: int) -> None:
    """Watch nothing."""


class BadWorld(Exception):  # noqa: N818 - says what is wrong with the surroundings, exit code 2
    """A setting from outside cannot be used; the text says which and why."""


@dataclass(frozen=True)
class World:
    """`root` holds `mkdocs.yml` and `content/`; `now` is the one instant of this run, in UTC.

    At most `jobs` processes work at a time; `watcher` is told how far they have come.
    """

    root: Path
    now: dt.datetime
    fonts: Path
    drafts: bool = False
    future: bool = False
    jobs: int = 1
    watcher: Watcher = nobody

    @property
    def content(self) -> Path:
        """The folder of everything an author writes."""
        return self.root / "content"

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders that are read, and so may never be built into."""
        return (*(self.root / name for name in ("content", "overrides", "assets")), self.cache)

    @property
    def cache(self) -> Path:
        """The folder of things that can be made again; it may be deleted at any time."""
        return self.root / ".cache"

    def today(self, zone: str) -> dt.date:
        """Give the date of `now` in an IANA time zone. Raises `BadWorld` for an unknown one."""
        try:
            return self.now.astimezone(ZoneInfo(zone)).date()
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise BadWorld(f"time zone `{zone}` is not known") from error

    def shows(self, date: dt.date, draft: bool, zone: str) -> bool:
        """Tell whether a post is on the site: a draft waits to be asked for, others for their day.

        Raises `BadWorld` for an unknown time zone.
        """
        return (self.drafts or not draft) and (self.future or date <= self.today(zone))


def make_world(
    root: Path,
    *,
    date: dt.date | None = None,
    drafts: bool = False,
    future: bool = False,
    jobs: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> World:
    """Look outside once; unless told otherwise every processor may work.

    Raises `BadWorld` when `SOURCE_DATE_EPOCH` or the root is unusable.
    """
    root = root.resolve()
    if not root.is_dir():
        raise BadWorld(f"{root} is not a folder")
    now = _instant(os.environ if environment is None else environment)
    if date is not None:
        now = dt.datetime.combine(date, dt.time(12), dt.UTC)
    return World(root, now, _fonts(root), drafts, future, jobs or os.cpu_count() or 1)


@dataclass(frozen=True)
class Terminal:
    """What whoever runs us wishes of our output."""

    colour: bool
    in_actions: bool


def terminal(*, is_terminal: bool, environment: Mapping[str, str] | None = None) -> Terminal:
    """Read the wishes: colour on a terminal without `NO_COLOR`; annotations in GitHub Actions."""
    environment = os.environ if environment is None else environment
    return Terminal(
        colour=is_terminal and not environment.get("NO_COLOR"),
        in_actions=environment.get("GITHUB_ACTIONS") == "true",
    )


def _instant(environment: Mapping[str, str]) -> dt.datetime:
    stated = environment.get("SOURCE_DATE_EPOCH")
    if stated is None:
        return dt.datetime.now(dt.UTC)
    if not (stated.isascii() and stated.isdigit() and len(stated) <= 12):
        raise BadWorld(f"SOURCE_DATE_EPOCH is `{stated}`; it must be whole seconds since 1970")
    seconds = int(stated)
    if not EARLIEST_EPOCH <= seconds <= LATEST_EPOCH:
        raise BadWorld(f"SOURCE_DATE_EPOCH is `{stated}`, beyond the year 9999")
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def _fonts(root: Path) -> Path:
    """A site may bring its own prepared fonts; otherwise those beside this package serve."""
    own = root / "assets" / "fonts"
    return own if own.is_dir() else Path(__file__).resolve().parent.parent / "assets" / "fonts"

"""A post's file into an `Entry`: the table of its top keys, and the date and slug of its name."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place, Problems, Severity, Source
from generator.read.cards import Card
from generator.read.cards_reader import CardShape
from generator.read.day import mended_day, parse_day
from generator.read.derive_reader import CHECK, CLAIM, DERIVE, SWEEP
from generator.read.entry import Entry
from generator.read.given_reader import GIVEN, SOURCES, UseLine
from generator.read.quotes import curly_quotes
from generator.read.record import Field, Listing, Named, Record, Taken
from generator.read.shape import At, Flag, Line
from generator.read.topics import Topics, check_topics
from generator.read.tree import Mapping, Scalar, read_tree
from generator.read.words import MAX_BODY, MAX_TITLE, Words

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG = 60
FOLDER = "index"
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices; a repository must be cloneable there."""

HARMLESS = frozenset({"E201", "E207", "E208", "E212", "E215", "E407"})
"""Errors that leave the entry's values whole, so that computing it can find more of them."""

TOPIC = Field("topic", Line("memory"), "a key of `topics` in content/topics.yaml", required=True)
TAGS = Field("tags", Listing(Line("kv-cache"), 0, 10), "keys of `tags` in content/topics.yaml")
ALIASES = Field(
    "aliases", Listing(Line("old-slug", form=SLUG.pattern), 0, 20), "slugs it had before"
)
DRAFT = Field("draft", Flag(), "a draft is built only on request")
TITLE = Field("title", Words(MAX_TITLE), "the headline", required=True)
HOOK = Field("hook", Words(), "one sentence for link previews and feeds", required=True)
CITED = Field("sources", SOURCES, "sources of this post, by key")
USE = Field("use", Listing(UseLine(), 0), "shared rows of content/data under short names")
GIVENS = Field("given", Named(GIVEN), "inputs, each with a reason to be believed")
DERIVED = Field("derive", Named(DERIVE), "computed values, by name")
SWEEPS = Field("sweep", Named(SWEEP), "series for charts, by name")
CHECKS = Field("check", Listing(CHECK, 0), "comparisons that must hold")
CLAIMS = Field("claims", Named(CLAIM), "conditions for phrases marked `[…]{claim=name}`")
BODY = Field("body", Words(MAX_BODY), "the article, in Markdown", required=True)
CARDS: Field[tuple[Card, ...]] = Field(
    "cards", Listing[Card](CardShape(), 0, 20), "the cards, in order"
)

FIELDS: tuple[Field[object], ...] = (
    TOPIC, TAGS, ALIASES, DRAFT, TITLE, HOOK, CITED, USE, GIVENS, DERIVED, SWEEPS, CHECKS, CLAIMS,
    BODY, CARDS,
)  # fmt: skip
IN_FILE_NAME = "it stands in the file name: `2026-01-28-slug.yaml`"
ENTRY: Record[Taken] = Record(
    FIELDS, lambda taken: taken, hints={"date": IN_FILE_NAME, "slug": IN_FILE_NAME}
)


class _Name(NamedTuple):
    date: dt.date
    slug: str


def read_entry(
    source: Source, languages: tuple[str, ...], topics: Topics, problems: Problems
) -> Entry | None:
    """Read one post. Gives None after any error that would make computing it misleading."""
    before = len(problems.found)
    name = _read_name(source, problems)
    root = read_tree(source, problems)
    if root is None:
        return None
    taken = ENTRY.read(root, At.top(root, languages, problems, draft=_is_draft(root)))
    if taken:
        check_topics(taken.need(TOPIC), taken.get(TAGS) or (), topics, problems)
    grave = any(_is_grave(found) for found in problems.found[before:])
    if grave or not taken or not name:
        return None
    entry = _entry(source, name, taken)
    problems.extend(curly_quotes(entry))
    return entry


def _is_grave(found: Diagnostic) -> bool:
    # Without its control, every text that shows an input would be blamed for that.
    harmless = found.code in HARMLESS and not found.message.endswith(".input`")
    return found.severity is Severity.ERROR and not harmless


def _entry(source: Source, name: _Name, taken: Taken) -> Entry:
    return Entry(
        source=source,
        date=name.date,
        slug=name.slug,
        topic=taken.need(TOPIC),
        title=taken.need(TITLE),
        hook=taken.need(HOOK),
        body=taken.need(BODY),
        tags=taken.get(TAGS) or (),
        aliases=taken.get(ALIASES) or (),
        draft=taken.get(DRAFT) or False,
        sources=taken.get(CITED) or {},
        use=taken.get(USE) or (),
        given=tuple((taken.get(GIVENS) or {}).values()),
        derive=tuple((taken.get(DERIVED) or {}).values()),
        sweep=tuple((taken.get(SWEEPS) or {}).values()),
        check=taken.get(CHECKS) or (),
        claims=tuple((taken.get(CLAIMS) or {}).values()),
        cards=taken.get(CARDS) or (),
    )


def _is_draft(root: Mapping) -> bool:
    """Look ahead: whether a missing translation is an error depends on it."""
    return any(
        key.value == "draft" and isinstance(node, Scalar) and node.text.value == "true"
        for key, node in root.items
    )


def _read_name(source: Source, problems: Problems) -> _Name | None:
    """Take date and slug from `2026-01-28-llm-memory-101.yaml`; E205 and E502 if they are bad."""
    stem = PurePosixPath(source.path).stem
    parts = re.fullmatch(r"(\d+-\d+-\d+)[-_ ]?(.*)", stem, re.ASCII | re.DOTALL)
    nowhere = Place(Source(source.path, ""), 0, 0)
    if not parts:
        help_ = "name it like `2026-01-28-slug.yaml`"
        problems.add(Diagnostic("E205", "the file name has no date", nowhere, help=help_))
        return None
    day = parse_day(parts[1])
    if isinstance(day, str):
        message, help_ = f"`{parts[1]}` in the file name is not a date", mended_day(parts[1])
        problems.add(Diagnostic("E205", message, nowhere, note=day, help=help_))
    if fault := slug_fault(parts[2]):
        message = f"`{parts[2]}` in the file name cannot be a slug"
        help_ = _renamed(parts[1], parts[2])
        problems.add(Diagnostic("E502", message, nowhere, note=fault, help=help_))
    if isinstance(day, str) or fault:
        return None
    folder = PurePosixPath(source.path).parent.name
    if re.fullmatch(r"\d{4}", folder, re.ASCII) and int(folder) != day.year:
        message = f"a post of {day.year} lies in the folder `{folder}`"
        help_ = f"move it to `{day.year}/`, or mend the year in its name"
        problems.add(Diagnostic("W508", message, nowhere, help=help_))
    return _Name(day, parts[2])


def _renamed(day: str, slug: str) -> str:
    """Offer the nearest name that is one, unless letters would be lost on the way."""
    mended = re.sub(r"[\s_-]+", "-", slug.lower()).strip("-")
    return "" if slug_fault(mended) else f"name it `{day}-{mended}.yaml`"


def slug_fault(slug: str) -> str:
    """Say what keeps a word from being a slug, or nothing."""
    if not SLUG.fullmatch(slug):
        return "a slug is words of `a` to `z` and digits, joined by `-`"
    if len(slug) > MAX_SLUG:
        return f"a slug has at most {MAX_SLUG} characters"
    if slug == FOLDER:
        return "a page of this name stands for the folder that it is in"
    return "Windows keeps this name for a device" if RESERVED.fullmatch(slug) else ""

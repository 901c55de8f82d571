"""A post in one language: finished words and figures, ready for its page.

Nothing after this stage knows formulas or units; nothing before it knows a language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from generator.localise.card import Card
from generator.localise.figure import Figure, Receipt, Rich


@dataclass(frozen=True)
class Shown:
    """A value for the page's rail and receipts: words, figure, the arithmetic and its sources."""

    figure: Figure
    exact: str
    receipt: Receipt | None
    sources: tuple[int, ...]
    assumption: str = ""


@dataclass(frozen=True)
class Citation:
    """One numbered source; `detail` is the commit or date read, in this language's words."""

    number: int
    title: str
    url: str
    detail: str


@dataclass(frozen=True)
class Post:
    """One post in one language; `live` when its body has inputs that readers may change."""

    slug: str
    lang: str
    date: dt.date
    topic_key: str
    topic: str
    colour: str
    tags: tuple[str, ...]
    title: str
    hook: Rich
    body: str
    """Markdown with every reference replaced by its number in a span."""
    minutes: int
    numbers: tuple[Shown, ...]
    assumptions: tuple[Shown, ...]
    citations: tuple[Citation, ...]
    cards: tuple[Card, ...]
    updated: dt.date
    draft: bool = False
    borrowed: str = ""
    """The language a draft's texts are really in, where they are not translated yet."""
    live: bool = False
    tag_keys: tuple[str, ...] = ()
    """The keys of `tags`, in the same order and the same in every language."""
    rows: tuple[str, ...] = ()
    """The shared rows its numbers come from: `models.gpt_oss_20b`."""


Posts = Mapping[str, Post]
"""The same post in every language, keyed by language tag."""

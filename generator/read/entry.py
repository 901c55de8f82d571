"""The entry as its author wrote it: located text in typed fields, nothing computed yet.

Formulas and quantities stay text here; `compute` gives them meaning, with places to blame.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from generator.diagnostics import Source
from generator.read.cards import Card
from generator.read.text import Localised, Text


class Reference(NamedTuple):
    """Where an input was read: `title` and `url` for readers, `at`/`read` for checking again."""

    key: str
    title: Text
    url: Text | None = None
    at: Text | None = None
    read: dt.date | None = None


class Because(NamedTuple):
    """Why an input may be believed. Exactly one of the three is set.

    `source` is the key of a `Reference` (or of a shared row, whose source it then is).
    """

    source: Text | None = None
    assume: Localised | None = None
    definition: Localised | None = None


class Control(NamedTuple):
    """How a reader may change an input: between two quantities, or among named givens."""

    start: Text | None = None
    end: Text | None = None
    scale: str = "linear"
    choose: tuple[Text, ...] = ()


class Given(NamedTuple):
    """One input. `value` is a quantity (`20e9 param`) or, with `choose`, the name of a given."""

    name: Text
    value: Text
    because: Because
    low: Text | None = None
    high: Text | None = None
    control: Control | None = None
    label: Localised | None = None
    symbol: Text | None = None


class Derive(NamedTuple):
    """One computed value: a formula, possibly `NAME with INPUT = EXPRESSION, …`."""

    name: Text
    formula: Text
    show: Text | None = None
    digits: int | None = None
    symbol: Text | None = None
    label: Localised | None = None


class Sweep(NamedTuple):
    """The series of `of` while `over` runs through `values`; what a growth chart draws."""

    name: Text
    of: Text
    over: Text
    values: tuple[Text, ...]
    show: Text | None = None
    label: Localised | None = None


class Claim(NamedTuple):
    """A phrase that may stand only while `when` holds."""

    name: Text
    when: Text


class Use(NamedTuple):
    """A shared row under a local name: `models.gpt_oss_20b as m`."""

    row: Text
    name: Text


class Row(NamedTuple):
    """One row of `content/data/*.yaml`: one source, a display name and quantities by field."""

    key: str
    source: Reference
    name: Localised | None
    fields: Mapping[str, Text]
    labels: Mapping[str, Localised] = {}


Tables = Mapping[str, Row]
"""All shared rows, keyed `table.row`, for example `models.gpt_oss_20b`."""


class Entry(NamedTuple):
    """One post, as written. Date and slug come from the file name and stand nowhere else."""

    source: Source
    date: dt.date
    slug: str
    topic: Text
    title: Localised
    hook: Localised
    body: Localised
    tags: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    draft: bool = False
    sources: Mapping[str, Reference] = {}
    use: tuple[Use, ...] = ()
    given: tuple[Given, ...] = ()
    derive: tuple[Derive, ...] = ()
    sweep: tuple[Sweep, ...] = ()
    check: tuple[Text, ...] = ()
    claims: tuple[Claim, ...] = ()
    cards: tuple[Card, ...] = ()

    @property
    def former(self) -> tuple[str, ...]:
        """The slugs it had before."""
        return tuple(alias.value for alias in self.aliases)

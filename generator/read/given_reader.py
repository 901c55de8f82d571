"""The inputs of an entry: sources, shared rows, givens with their reasons and their controls."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.read.day import Day
from generator.read.entry import Because, Control, Given, Reference, Use
from generator.read.record import Field, Listing, Named, Record, Taken
from generator.read.shape import Address, At, Choice, Line, quantity
from generator.read.text import Text
from generator.read.tree import Node, Scalar
from generator.read.words import Words

CONFESSIONS = frozenset({"todo", "tbd", "?", "待補", "待查"})
NO_SOURCE = CONFESSIONS | {"", "null", "none", "~"}
REASONS = ("source", "assume", "definition")

TITLE = Field("title", Line("Title of the source"), "what the source is called", required=True)
URL = Field("url", Address(), "where it can be read")
VERSION = Field("at", Line("7b58334"), "the commit or version that was read")
READ = Field("read", Day(), "the day it was read")


def _reference(taken: Taken) -> Reference:
    key = taken.at.key.value
    _refuse_confessions((taken.need(TITLE),), taken.at, "names no source")
    return Reference(key, taken.need(TITLE), taken.get(URL), taken.get(VERSION), taken.get(READ))


def _refuse_confessions(texts: Iterable[Text], at: At, message: str) -> None:
    """Record E317 for every text such as `todo`, which only says that the work is still to do."""
    for text in texts:
        if text.value.strip().casefold() in CONFESSIONS:
            help_ = "say where it was read, or why it may be believed, in a few words"
            at.error("E317", f"`{at.path}` {message}", text.place, help=help_)


REFERENCE = Record((TITLE, URL, VERSION, READ), _reference)
SOURCES = Named(REFERENCE, in_formulas=False)


class UseLine(NamedTuple):
    """A shared row under a local name: `models.gpt_oss_20b as m`."""

    sample: str = "table.row as name"

    def read(self, node: Node, at: At) -> Use | None:
        """Give the row and the name; E204 if the line is not of its form."""
        text = Line(self.sample, form=r"\w+\.\w+\s+as\s+[A-Za-z]\w*").read(node, at)
        if text is None:
            return None
        row, name = re.search(r"^\S+", text.value), re.search(r"\S+$", text.value)
        assert row
        assert name
        return Use(text.part(*row.span()), text.part(*name.span()))

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return self.sample


class SourceKey:
    """The key of a source; `todo` and its like are no source but a confession."""

    def read(self, node: Node, at: At) -> Text | None:
        """Give the key; E317 if it stands for none."""
        if isinstance(node, Scalar) and node.text.value.casefold() in NO_SOURCE:
            place = node.place if node.text.value else at.key.place
            help_ = "give a key of `sources:` here, or state `assume:` instead"
            at.error("E317", f"`{at.path}` names no source", place, note=_BELIEVED, help=help_)
            return None
        return Line("key").read(node, at)

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return "key"


_BELIEVED = "an input states exactly one of `source`, `assume` and `definition`"

FROM = Field("from", quantity("1 GB"), "the least quantity a reader may choose")
TO = Field("to", quantity("10 GB"), "the greatest quantity a reader may choose")
SCALE = Field("scale", Choice(("linear", "log")), "how the slider moves")
CHOOSE = Field("choose", Listing(Line("name")), "a menu of other givens")
CONTROLS = frozenset({"from", "to", "scale", "choose"})
ENDS = {"min": "the least is called `from`", "max": "the greatest is called `to`"}


def _control(taken: Taken) -> Control | None:
    if not taken.written <= CONTROLS:
        return None  # a key that is unknown has been told of
    start, end, choose = taken.get(FROM), taken.get(TO), taken.get(CHOOSE)
    slider = "from" in taken.written and "to" in taken.written
    if slider == ("choose" in taken.written):
        taken.at.error("E204", f"`{taken.at.path}` must hold either `from` and `to`, or `choose`")
        return None
    return Control(start, end, taken.get(SCALE) or "linear", choose or ())


VALUE = Field("value", quantity("1 GB"), "a quantity, or the name of a given", required=True)
RANGE = Field(
    "range", Listing(quantity("12 GB"), 2, 2, "[12 GB, 13 GB]"), "its lowest and highest value"
)
SOURCE = Field("source", SourceKey(), "the source it was read in: a key of `sources` or `use`")
ASSUME = Field("assume", Words(noted=True), "why it is assumed, in a few words for readers")
DEFINITION = Field("definition", Words(noted=True), "why it is so by definition, in a few words")
CONTROL = Record((FROM, TO, SCALE, CHOOSE), _control, hints=ENDS)
INPUT = Field("input", CONTROL, "how a reader may change it")
LABEL = Field("label", Words(), "what it is called in charts and lists")
SYMBOL = Field("symbol", Line("M_w"), "its letter in formulas; `_` begins a subscript")


def _given(taken: Taken) -> Given | None:
    stated = [reason for reason in REASONS if reason in taken.written]
    if len(stated) != 1:
        taken.at.problems.add(_believed(taken.at, stated))
        return None
    because = Because(taken.get(SOURCE), taken.get(ASSUME), taken.get(DEFINITION))
    reasons = (because.assume or because.definition or {}).values()
    _refuse_confessions(reasons, taken.at, "gives no reason to believe it")
    low, high = taken.get(RANGE) or (None, None)
    return Given(
        name=taken.at.key,
        value=taken.need(VALUE),
        because=because,
        low=low,
        high=high,
        control=taken.get(INPUT),
        label=taken.get(LABEL),
        symbol=taken.get(SYMBOL),
    )


def _believed(at: At, stated: list[str]) -> Diagnostic:
    if stated:
        message = f"`{at.path}` states {' and '.join(f'`{reason}`' for reason in stated)}"
    else:
        message = f"`{at.path}` gives no reason to believe it"
    example = ASSUME.shape.example(at.languages)
    help_ = "" if stated else f"add `source:` with a key of `sources:`, or `assume: {example}`"
    return Diagnostic("E317", message, at.key.place, note=_BELIEVED, help=help_)


GIVEN = Record((VALUE, RANGE, SOURCE, ASSUME, DEFINITION, INPUT, LABEL, SYMBOL), _given)

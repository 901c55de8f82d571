"""The cards of an entry: one table of fields per layout, named as in the layout's dataclass."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.read import cards
from generator.read.record import Field, Listing, Record, Taken
from generator.read.shape import At, Line, nearest, unknown_choice
from generator.read.tree import Mapping, Node, Scalar
from generator.read.words import MAX_TITLE, Words

T = TypeVar("T")

NAMED = "by its name under `given:` or `derive:`"
RECEIPT = Field("receipt", Line("kv"), "the value whose arithmetic stands at the foot")
ID = Field("id", Line("memory"), "what `{{ chart … }}` in a text calls the chart")


def _headline(required: bool = True) -> Field[object]:
    return Field("title", Words(MAX_TITLE), "the headline", required)


def _words(name: str, about: str, required: bool = False) -> Field[object]:
    return Field(name, Words(), about, required)


def _value(name: str, about: str, required: bool = False) -> Field[object]:
    return Field(name, Line("kv"), about, required)


def _record(make: Callable[..., T], *fields: Field[object]) -> Record[T]:
    """Read into a dataclass whose attributes are called like the fields."""

    def build(taken: Taken) -> T:
        return make(**taken.values)

    return Record(fields, build)


def _layout(make: Callable[..., T], *fields: Field[object]) -> Record[T]:
    def build(taken: Taken) -> T:
        return make(place=taken.at.key, **taken.values)

    return Record((*fields, RECEIPT), build)


NOTE = _words("note", "a small paragraph")
LIMIT = _value("limit", "the value the bars are held against")

NAMES = Field("names", Listing(Words(shared=True), 1, 8), "short labels, one per bar or part")

CHART = _record(
    cards.BarsSpec,
    Field("bars", Listing(Line("kv"), 1, 8), "the values to compare, in order", required=True),
    NAMES,
    LIMIT,
)
STACK_ROW = _record(
    cards.StackRow,
    Field("label", Words(shared=True), "what the bar stands for", required=True),
    Field("parts", Listing(Line("kv"), 1, 6), "the values it adds up", required=True),
)
COMPARE_ROW = _record(
    cards.CompareRow,
    Field("label", Words(shared=True), "what the line compares", required=True),
    Field("cells", Listing(Words(figures=True), 1, 3), "one cell per column", required=True),
)


LAYOUTS: dict[str, Record[cards.Card]] = {
    "cover": _layout(
        cards.Cover,
        _headline(required=False),
        Field("chart", CHART, "bars below the headline"),
        _value("value", f"a number below the headline, {NAMED}"),
        ID,
    ),
    "number": _layout(
        cards.Number,
        _value("value", f"the number, {NAMED}", required=True),
        _words("lead", "the line above it", required=True),
        NOTE,
    ),
    "statement": _layout(cards.Statement, _words("text", "the sentence", required=True), NOTE),
    "formula": _layout(
        cards.Formula,
        _value("of", f"the value whose formula is shown, {NAMED}", required=True),
        _headline(),
        Field("also", Line("MB"), "a second unit for the result"),
        NOTE,
    ),
    "bars": _layout(
        cards.Bars, _headline(), Field("chart", CHART, "the bars", required=True), NOTE, ID
    ),
    "stack": _layout(
        cards.Stack,
        _headline(),
        Field("rows", Listing(STACK_ROW, 1, 6), "the stacked bars", required=True),
        NAMES,
        LIMIT,
        ID,
    ),
    "growth": _layout(
        cards.Growth,
        _headline(),
        Field("lines", Listing(Line("kv_by_tokens"), 1, 4), "sweeps, one a line", required=True),
        _value("mark", "the value to point at"),
        ID,
    ),
    "compare": _layout(
        cards.Compare,
        _headline(),
        Field("columns", Listing(Words(), 2, 3), "the heads of the columns", required=True),
        Field("rows", Listing(COMPARE_ROW, 1, 8), "the lines of the table", required=True),
        NOTE,
        ID,
    ),
    "takeaway": _layout(
        cards.Takeaway,
        _headline(),
        Field("points", Listing(Words(), 1, 4), "sentences to keep", required=True),
    ),
    "myth": _layout(
        cards.Myth,
        _words("claim", "what people say", required=True),
        _value("value", f"the number that refutes it, {NAMED}", required=True),
        NOTE,
    ),
}
"""What may stand in `cards`, by the author's word for it."""


class CardShape:
    """A map with one key, the layout, and the layout's fields below it."""

    def read(self, node: Node, at: At) -> cards.Card | None:
        """Give the card; E215 for an unknown layout."""
        if not isinstance(node, Mapping) or len(node.items) != 1:
            self._not_one_layout(node, at)
            return None
        ((key, fields),) = node.items
        layout = key.value
        if layout not in LAYOUTS:
            unknown_choice(key, at.path, LAYOUTS, at.problems, noun="layout")
            layout = nearest(layout, LAYOUTS)
        if not layout:
            return None
        card = LAYOUTS[layout].read(fields, at.below(key))
        if card:
            _check_counts(card, at.below(key))
        return card

    def _not_one_layout(self, node: Node, at: At) -> None:
        """Record E204: mostly a dash that was forgotten, or fields that are not indented."""
        if not isinstance(node, Mapping) or not node.items:
            name = node.text.value if isinstance(node, Scalar) else ""
            fields = LAYOUTS[name].example(at.languages) if name in LAYOUTS else ""
            example = f"{name}: {fields}" if fields else self.example(at.languages)
            at.wrong(node, "one layout with its fields", example)
            return
        first, stray = node.items[0][0], node.items[1][0]
        if stray.value in LAYOUTS:
            message, help_ = f"`{stray}` begins a card of its own", f"write `- {stray}:`"
        else:
            message = f"`{stray}` stands beside `{first}` instead of inside it"
            help_ = f"indent the fields of `{first}` further than `{first}`"
        at.error("E204", message, stray.place, help=help_)

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return f"statement: {{text: {Words().example(languages)}}}"


def _check_counts(card: cards.Card, at: At) -> None:
    """Record E204 where two lists of a card do not go together."""
    match card:
        case (
            cards.Cover(chart=cards.BarsSpec() as chart)
            | cards.Bars(chart=cards.BarsSpec() as chart)
        ):
            if chart.names and len(chart.names) != len(chart.bars):
                _uneven(at, "names", len(chart.bars), "bar", len(chart.names))
        case cards.Stack(names=names, rows=rows) if names:
            parts = max(len(row.parts) for row in rows)
            if len(names) != parts:
                _uneven(at, "names", parts, "part", len(names))
        case cards.Compare(columns=columns, rows=lines):
            for line in lines:
                if len(line.cells) != len(columns):
                    _uneven(at, "cells in a row", len(columns), "column", len(line.cells))


def _uneven(at: At, what: str, wanted: int, whose: str, found: int) -> None:
    at.error("E204", f"`{at.path}` needs {wanted} {what}, one for each {whose}, not {found}")

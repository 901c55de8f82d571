"""`{{ chart stack }}` in a text: the chart of one of the entry's cards, drawn on the page.

A card's chart and not one of its own: two descriptions of the same numbers would drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.diagnostics import Diagnostic, Label
from generator.localise.card import Card
from generator.localise.chart_figure import chart_figure, chart_of
from generator.localise.chart_names import charts_in, check_ids, find_card
from generator.localise.figure import Run
from generator.localise.fill import Filler, rich_in
from generator.localise.markup import element
from generator.localise.panel import crowded, stands_alone
from generator.localise.template import Block
from generator.read.cards import Compare
from generator.read.text import Localised


def page_chart(filler: Filler, cards: Sequence[Card], piece: Block) -> str:
    """Write the figure of a chart; `cards` are all of the entry's. Records what `card_of` does."""
    number = card_of(filler, piece)
    if number is None:
        return ""
    spec = filler.solved.entry.cards[number]
    if isinstance(spec, Compare):
        return _table(filler, piece.name, spec)
    chart = chart_of(cards[number].body)
    return chart_figure(piece.name, chart, filler.words) if chart else ""


def card_of(filler: Filler, piece: Block) -> int | None:
    """Find the number of the card whose chart is to stand here; None after a diagnostic.

    Records E302 for an unknown one, E206 for a name that does not say which card is meant, for a
    chart within a sentence and for one that is shown already, E312 and E313 for names of cards.
    """
    entry = filler.solved.entry
    check_ids(entry, filler.problems)
    number = find_card(entry, piece, filler.problems)
    return number if number is not None and _is_well_placed(filler, piece) else None


def _is_well_placed(filler: Filler, piece: Block) -> bool:
    body = filler.solved.entry.body[filler.lang]
    first = next(other for other in charts_in(body) if other.name == piece.name)
    if first.place != piece.place:
        filler.problems.add(_twice(piece, first))
        return False
    if not stands_alone(piece.place):
        filler.problems.add(crowded(piece, "it is a figure, which cannot stand in a sentence"))
        return False
    return True


def _twice(piece: Block, first: Block) -> Diagnostic:
    return Diagnostic(
        "E206",
        f"`{piece.mention}` stands here twice",
        piece.place,
        labels=(Label(first.place, "the first one"),),
        help="take one of them out",
    )


def _table(filler: Filler, name: str, spec: Compare) -> str:
    """Write a `compare` card as a table in which each number names its value."""

    def cell(tag: str, texts: Localised, **attributes: str) -> str:
        return element(tag, attributes, *map(_run, rich_in(filler, texts)))

    heads = (cell("th", column, scope="col") for column in spec.columns)
    rows = (
        element("tr", {}, cell("th", row.label, scope="row"), *(cell("td", c) for c in row.cells))
        for row in spec.rows
    )
    head = element("thead", {}, element("tr", {}, element("td", {}), *heads))
    table = element("table", {}, head, element("tbody", {}, *rows))
    return element("figure", {"class": "chart", "data-compare": name}, table)


def _run(run: Run) -> str:
    text = escape(run.text, quote=False)
    match run.kind:
        case "number":
            named = {"class": "num", "data-v": run.ref.partition(" | ")[0], "data-f": run.ref}
            return element("span", named, text)
        case "strong" | "code":
            return element(run.kind, {}, text)
        case _:
            return text

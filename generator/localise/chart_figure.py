"""A chart on a page: the picture, the sentence that tells it, and its numbers as a table.

Nothing is scaled, from a phone to a desk: widths are shares of whatever room there is, and heights
and type are pixels, so that no script has to measure. `assets/js/draw.js` makes the same elements
from a reader's numbers. A test compares the two wherever inputs are moved, so change both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle

from generator.localise.alt import alt_text
from generator.localise.card import BarsCard, CardBody, CoverCard, GrowthCard, StackCard
from generator.localise.chart_plot import SERIES, keys, plot
from generator.localise.chart_rows import Rows, rows, rows_of
from generator.localise.markup import element
from generator.localise.markup import words as text
from generator.localise.words import Words

Chart = BarsCard | StackCard | GrowthCard
"""What is drawn: a card without its headline and paragraph, which a text does not need again."""


def chart_of(body: CardBody) -> Chart | None:
    """Take the chart out of a card; None where there is none."""
    match body:
        case CoverCard(bars=bars, limit=limit) if bars:
            return BarsCard((), bars, limit)
        case BarsCard():
            return replace(body, title=(), note=())
        case StackCard() | GrowthCard():
            return replace(body, title=())
        case _:
            return None


def chart_figure(name: str, chart: Chart, words: Words) -> str:
    """Write the figure of a chart; `name` is what the page script knows it by."""
    told = {"class": "chart__image", "role": "img", "aria-label": alt_text(chart, words)}
    summary = element("summary", {}, text(words.charts["table"]))
    if isinstance(chart, GrowthCard):
        image, lines = _plot(chart), _points(chart)
    else:
        found = rows_of(chart)
        image, lines = rows(name, found, words), _bars(found, words)
    table = element("table", {}, element("tbody", {}, *lines))
    return element(
        "figure",
        {"class": "chart", "data-chart": name},
        element("div", told, *image),
        element("details", {"class": "chart__table"}, summary, table),
    )


def _plot(chart: GrowthCard) -> Iterator[str]:
    yield keys(zip((line.label for line in chart.lines), cycle(SERIES), strict=False))
    yield from plot(chart)


def _bars(chart: Rows, words: Words) -> Iterator[str]:
    for row in chart.rows:
        parts = [f"{part.label} {part.text}".strip() for part in row.parts]
        shown = parts if chart.kind == "stack" else []
        yield _line(row.label, [*shown, chart.told(row, words)])
    if chart.limit:
        wide = max(len(row.parts) for row in chart.rows) + (chart.kind == "stack")
        cell = element("td", {"colspan": wide}, text(chart.limit.text))
        yield element("tr", {}, _head(words.charts["limit"]), cell)


def _points(chart: GrowthCard) -> Iterator[str]:
    heads = (chart.x_name, *(line.label for line in chart.lines))
    yield element("tr", {}, *(element("th", {"scope": "col"}, text(head)) for head in heads))
    told = [{point.x.text: point.y.text for point in line.points} for line in chart.lines]
    for x in dict.fromkeys(x for line in told for x in line):
        yield _line(x, (line.get(x, "") for line in told))


def _line(head: str, cells: Iterable[str]) -> str:
    return element("tr", {}, _head(head), *(element("td", {}, text(cell)) for cell in cells))


def _head(name: str) -> str:
    return element("th", {"scope": "row"}, text(name))

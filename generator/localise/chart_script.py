"""The charts of a page as data for the page script: of which values they are made, not how wide.

What they look like is drawn twice, by `chart_figure` and by `assets/js/draw.js`; what they show is
said once, by the author's cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.compute import javascript as js
from generator.compute.dimension import INFORMATION
from generator.compute.outline import Outline
from generator.compute.references import reference
from generator.compute.solved import Series, Solved, Value
from generator.compute.units import SIMPLE, Unit
from generator.diagnostics import Problems
from generator.localise.chart_names import charts_shown
from generator.localise.charts import BYTE_UNITS, axis_unit, short
from generator.localise.fill import Filler, rich
from generator.localise.forms import Form, own
from generator.localise.panel_chart import PANEL_CHART, Held, held_against, panels_in
from generator.localise.script_code import Code, all_units, form_code, keyed, listed, record
from generator.localise.wording import Style, spread
from generator.localise.words import load_words
from generator.read.cards import Bars, BarsSpec, Card, Compare, Cover, Growth, Stack
from generator.read.entry import Entry
from generator.read.text import Localised, Text


class Drawn(NamedTuple):
    """A chart for the page script: its code, and the names and units that this needs."""

    code: Code
    names: tuple[str, ...]
    units: tuple[Unit, ...]


def chart_texts(entry: Entry) -> Iterator[Localised]:
    """Give the words of the charts on a page; the numbers in them follow like any others."""
    for card in charts_shown(entry).values():
        match card:
            case Cover(chart=BarsSpec(names=names)) | Bars(chart=BarsSpec(names=names)):
                yield from names
            case Stack(names=names, rows=rows):
                yield from (*names, *(row.label for row in rows))
            case Compare(columns=columns, rows=lines):
                yield from columns
                for line in lines:
                    yield from (line.label, *line.cells)


def drawn_charts(lines: Outline) -> dict[str, Drawn]:
    """Give what the page script draws, by name: charts of cards, and of the panel's results.

    A chart of something that no script could follow is left out, and stays as it was built.
    """
    solved = lines.solved
    writers = {name: _card(card, lines) for name, card in charts_shown(solved.entry).items()}
    for panel in panels_in(solved.entry):
        if held := held_against(solved, panel):
            writers[PANEL_CHART] = _panel(held, lines)
    return {name: drawn for name, drawn in writers.items() if drawn}


def _card(card: Card, lines: Outline) -> Drawn | None:
    match card:
        case Cover(chart=BarsSpec() as chart) | Bars(chart=BarsSpec() as chart):
            return _bars(chart, lines)
        case Stack():
            return _stack(card, lines)
        case Growth():
            return _growth(card, lines)
        case _:
            return None


def _bars(chart: BarsSpec, lines: Outline) -> Drawn | None:
    values = _values(lines, chart.bars)
    limit = _values(lines, [chart.limit] if chart.limit else [])
    if values is None or limit is None:
        return None
    rows = (
        record(
            label=_name(chart.names, i, value, lines.solved), parts=listed([_part(value, lines)])
        )
        for i, value in enumerate(values)
    )
    return _rows("bars", rows, [*values, *limit], limit, lines)


def _stack(card: Stack, lines: Outline) -> Drawn | None:
    used: list[Value] = []
    rows: list[Code] = []
    limit = _values(lines, [card.limit] if card.limit else [])
    for row in card.rows:
        values = _values(lines, row.parts)
        if values is None or limit is None:
            return None
        used += values
        parts = (
            _part(value, lines, _name(card.names, i, value, lines.solved))
            for i, value in enumerate(values)
        )
        rows.append(record(label=_template(row.label, lines.solved), parts=listed(parts)))
    return _rows("stack", rows, [*used, *(limit or [])], limit or [], lines)


def _panel(held: Held, lines: Outline) -> Drawn | None:
    values = [*held.parts, held.limit, *([held.total] if held.total else [])]
    if not all(lines.path(value.name) for value in values):
        return None
    if held.total is None:
        rows = [
            record(label=_labels(value.label), parts=listed([_part(value, lines)]))
            for value in held.parts
        ]
        return _rows("bars", rows, values, [held.limit], lines)
    parts = (_part(value, lines, _labels(value.label)) for value in held.parts)
    total = form_code(own(held.total), lines)
    row = record(label=_labels(held.total.label), parts=listed(parts), total=total)
    return _rows("stack", [row], values, [held.limit], lines)


def _rows(
    kind: str, rows: Iterable[Code], values: Sequence[Value], limit: Sequence[Value], lines: Outline
) -> Drawn:
    held = (
        record(form=form_code(_limit(limit[0]), lines), label=_labels(limit[0].label))
        if limit
        else ""
    )
    code = record(kind=js.quoted(kind), rows=listed(rows), limit=held)
    units = (unit for value in values for unit in all_units(own(value), lines))
    return Drawn(code, tuple(value.name for value in values), tuple(units))


def _limit(value: Value) -> Form:
    return Form(value.name, value, spread(value, value.unit))


def _growth(card: Growth, lines: Outline) -> Drawn | None:
    solved = lines.solved
    series = [solved.series[name.value] for name in card.lines]
    mark = _values(lines, [card.mark] if card.mark else [])
    if mark is None:
        return None
    forms = [_y_form(one, solved) for one in series]
    units = [unit for form in (*forms, *map(own, mark)) for unit in all_units(form, lines)]
    axis = axis_unit(forms[0].style.unit)
    if axis.dimension == INFORMATION:
        units += [SIMPLE[symbol] for symbol in BYTE_UNITS]
    drawn = (_line(one, form, lines) for one, form in zip(series, forms, strict=True))
    code = record(
        kind=js.quoted("growth"),
        lines=listed(drawn),
        name=_x_name(series[0]),
        axis=js.quoted(axis.symbol) if axis.dimension == INFORMATION else "",
        mark=form_code(own(mark[0]), lines) if mark else "",
    )
    return Drawn(code, tuple(value.name for value in mark), tuple(units))


def _y_form(series: Series, solved: Solved) -> Form:
    """Give the form of a sweep's points: in the unit it asks for, else as what it is a sweep of."""
    sweep = next(sweep for sweep in solved.entry.sweep if sweep.name.value == series.name)
    value, unit = solved.values[sweep.of.value], series.points[0][1].unit
    return Form(value.name, value, Style(unit), asked=sweep.show is not None)


def _line(series: Series, form: Form, lines: Outline) -> Code:
    langs = lines.solved.entry.title
    xs = (
        (lang, listed(js.quoted(short(x, load_words(lang)).text) for x, _ in series.points))
        for lang in langs
    )
    name = _labels(series.label) if series.label else js.quoted(series.name)
    return record(
        sweep=js.quoted(series.name), form=form_code(form, lines), label=name, x=_folded(xs)
    )


def _x_name(series: Series) -> Code:
    over = series.points[0][0]
    return _labels(over.label) if over.label else js.quoted(series.over)


def _labels(label: Localised | None) -> Code:
    return _folded((lang, js.quoted(text.value)) for lang, text in (label or {}).items())


def _folded(entries: Iterable[tuple[str, Code]]) -> Code:
    """Write what the languages say; once if they all say the same."""
    said = dict(entries)
    return next(iter(said.values())) if len(set(said.values())) == 1 else keyed(said.items())


def _values(lines: Outline, names: Iterable[Text]) -> list[Value] | None:
    """Look values up; None if one of them is out of a script's reach."""
    found = [reference(lines.solved, name.value) for name in names]
    known = [value for value in found if value is not None and lines.path(value.name)]
    return known if len(known) == len(found) else None


def _part(value: Value, lines: Outline, label: Code = "") -> Code:
    return record(form=form_code(own(value), lines), label=label)


def _name(names: Sequence[Localised], number: int, value: Value, solved: Solved) -> Code:
    """Take the author's short label where given, else the value's own."""
    return _template(names[number], solved) if number < len(names) else _labels(value.label)


def _template(texts: Localised, solved: Solved) -> Code:
    """Write words with references as a list: words, the key of a form, words, and so on."""
    return _folded((lang, _pieces(lang, text, solved)) for lang, text in texts.items())


def _pieces(lang: str, text: Text, solved: Solved) -> Code:
    pieces = [""]
    for run in rich(Filler(solved, load_words(lang), Problems()), text):
        if run.kind == "number":
            pieces += [run.ref, ""]
        else:
            pieces[-1] += run.text
    return js.quoted(pieces[0]) if len(pieces) == 1 else listed(map(js.quoted, pieces))

"""The panel of `{{ explore }}`: what readers may change, and the results that follow.

A table of labels and numbers and not a form: without scripts it is still worth reading, and no
control lies on the page that would do nothing. The page script adds the controls. Results are rows
of the table too, or with `| limit usable` a chart that holds them against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from generator.compute.solved import Value
from generator.diagnostics import Diagnostic, Place
from generator.localise.card_values import comparable
from generator.localise.chart_figure import chart_figure
from generator.localise.fill import Filler, value_of
from generator.localise.forms import in_list
from generator.localise.panel_chart import PANEL_CHART, held_against, results_chart
from generator.localise.template import Block, Panel
from generator.localise.wording import figure

Result = tuple[Value, Place]
"""A value, and where to report what is wrong with it."""


def panel(filler: Filler, piece: Panel) -> str:
    """Write the panel as HTML, unless `results_of` finds something wrong with it."""
    results = results_of(filler, piece)
    if results is None:
        return ""
    told = _chart(filler, piece) if piece.limit else _table("result", results, filler)
    return f'<div class="explore">\n{_table("input", _inputs(filler), filler)}{told}</div>'


def results_of(filler: Filler, piece: Panel) -> list[Result] | None:
    """Find the results that follow the inputs; None after a diagnostic.

    E206 for a panel without inputs, one within a sentence, and for rows that have no label; E301
    for results of another kind than their limit, E302 for unknown ones.
    """
    inputs = list(_inputs(filler))
    if not inputs:
        filler.problems.add(_nothing(piece))
        return None
    if not stands_alone(piece.place):
        filler.problems.add(crowded(piece, "it is a table, which cannot stand in a sentence"))
        return None
    results = [
        (value, name.place)
        for name in piece.names
        if (value := value_of(filler, name.value, name.place))
    ]
    nameless = [(value, place) for value, place in (*inputs, *results) if value.label is None]
    for value, place in nameless:
        filler.problems.add(_unlabelled(value, place))
    fits = _fits_limit(filler, piece, results) if piece.limit else True
    return results if fits and not nameless and len(results) == len(piece.names) else None


def _fits_limit(filler: Filler, piece: Panel, results: Sequence[Result]) -> bool:
    """Tell whether the results can be held against the limit."""
    assert piece.limit is not None
    limit = value_of(filler, piece.limit.value, piece.limit.place)
    if limit is None or len(results) < len(piece.names):
        return False
    if not results:
        filler.problems.add(_limits_nothing(piece))
        return False
    values = [limit, *(value for value, _ in results)]
    return comparable(filler, values, (piece.limit, *piece.names))


def _chart(filler: Filler, piece: Panel) -> str:
    """Draw the results against the limit."""
    held = held_against(filler.solved, piece)
    assert held is not None  # every name is known
    return chart_figure(PANEL_CHART, results_chart(held, filler.words), filler.words) + "\n"


def _inputs(filler: Filler) -> Iterator[Result]:
    for given in filler.solved.entry.given:
        if given.control is not None:
            yield filler.solved.values[given.name.value], given.name.place


def _table(kind: str, rows: Iterable[Result], filler: Filler) -> str:
    written = "".join(_row(kind, value, filler) for value, _ in rows)
    return f'<table class="explore__{kind}s"><tbody>\n{written}</tbody></table>\n' * bool(written)


def _row(kind: str, value: Value, filler: Filler) -> str:
    assert value.label is not None  # `results_of` has seen to it
    form, words = in_list(value), filler.words
    text = figure(value, words, form.style_of(float(value.quantity.value))).text
    name, label = escape(value.name), escape(value.label[words.lang].value)
    return (
        f'<tr data-{kind}="{name}"><th scope="row">{label}</th>'
        f'<td><span data-r="{name}">{escape(text)}</span></td></tr>\n'
    )


def stands_alone(place: Place) -> bool:
    """Tell whether nothing else is on a reference's line."""
    source = place.source
    line = source.line(source.position(place.start)[0])
    return line.strip() == place.typed


def crowded(piece: Panel | Block, cause: str) -> Diagnostic:
    """E206: what is larger than a line stands within a sentence."""
    control = ", or name one control: `{{ input … }}`" if isinstance(piece, Panel) else ""
    return Diagnostic(
        "E206",
        f"`{piece.mention}` needs a line of its own",
        piece.place,
        cause=cause,
        help=f"put an empty line before and after it{control}",
    )


def _limits_nothing(piece: Panel) -> Diagnostic:
    return Diagnostic(
        "E206",
        "there is nothing to hold against the limit",
        piece.place,
        help=f"name results: `{{{{ explore total | limit {piece.limit} }}}}`",
    )


def _nothing(piece: Panel) -> Diagnostic:
    return Diagnostic(
        "E206",
        "there is nothing to explore",
        piece.place,
        cause="no input of this entry has an `input:`",
        help="add `input: {from: …, to: …}` to a given",
    )


def _unlabelled(value: Value, place: Place) -> Diagnostic:
    return Diagnostic(
        "E206",
        f"`{value.name}` needs a label here",
        place,
        cause="`{{ explore }}` shows it as a row",
        help=f"add `label:` to `{value.name}`",
    )

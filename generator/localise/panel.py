"""The panel of `{{ explore }}`: what readers may change, and the results that follow.

A table of labels and numbers and not a form: without scripts it is still worth reading, and no
control lies on the page that would do nothing. The page script adds the controls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.compute.solved import Value
from generator.diagnostics import Diagnostic, Place
from generator.localise.fill import Filler, value_of
from generator.localise.forms import in_list
from generator.localise.template import Panel
from generator.localise.wording import figure

Rows = Iterable[tuple[Value, Place]]
"""Values, and where to report what is wrong with them."""


def panel(filler: Filler, piece: Panel) -> str:
    """Write the panel as HTML.

    E206 for one without inputs, one within a sentence, and for rows that have no label.
    """
    inputs = list(_inputs(filler))
    if not inputs or not _is_alone(piece.place):
        filler.problems.add(_nothing(piece) if not inputs else _crowded(piece))
        return ""
    results = [
        (value, name.place)
        for name in piece.names
        if (value := value_of(filler, name.value, name.place))
    ]
    tables = _table("input", inputs, filler) + _table("result", results, filler)
    return f'<div class="explore">\n{tables}</div>'


def _inputs(filler: Filler) -> Iterator[tuple[Value, Place]]:
    for given in filler.solved.entry.given:
        if given.control is not None:
            yield filler.solved.values[given.name.value], given.name.place


def _table(kind: str, rows: Rows, filler: Filler) -> str:
    written = "".join(_row(kind, value, place, filler) for value, place in rows)
    return f'<table class="explore__{kind}s"><tbody>\n{written}</tbody></table>\n' * bool(written)


def _row(kind: str, value: Value, place: Place, filler: Filler) -> str:
    if value.label is None:
        filler.problems.add(_unlabelled(value, place))
        return ""
    form, words = in_list(value), filler.words
    text = figure(value, words, form.style_of(float(value.quantity.value))).text
    name, label = escape(value.name), escape(value.label[words.lang].value)
    return (
        f'<tr data-{kind}="{name}"><th scope="row">{label}</th>'
        f'<td><span data-r="{name}">{escape(text)}</span></td></tr>\n'
    )


def _is_alone(place: Place) -> bool:
    source = place.source
    line = source.line(source.position(place.start)[0])
    return line.strip() == source.text[place.start : place.end]


def _crowded(piece: Panel) -> Diagnostic:
    return Diagnostic(
        "E206",
        f"`{piece.mention}` needs a line of its own",
        piece.place,
        cause="it is a table, which cannot stand in a sentence",
        help="put an empty line before and after it, or name one control: `{{ input … }}`",
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

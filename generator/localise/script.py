"""The script of an entry: its formulas as plain code, and how the page writes their results.

One module for all languages: code and numbers are the same in each, and the words come from one
table a language, which all posts share and which is made from the same YAML as every card.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.compute import javascript as js
from generator.compute.definitions import Derived, Input, Menu, Scenario
from generator.compute.formula import names
from generator.compute.literals import parse_quantity
from generator.compute.outline import Outline, outline
from generator.compute.solved import Series, Solved, Value
from generator.localise.chart_script import Drawn, chart_texts, drawn_charts
from generator.localise.forms import Form, in_rail, in_texts
from generator.localise.script_code import (
    Code,
    Entries,
    all_units,
    form_code,
    keyed,
    labels,
    lined,
    listed,
    number,
    record,
)
from generator.localise.words import UnitWords, Words
from generator.read.entry import Control, Entry, Given
from generator.read.text import Text

HEADER = """\
// The numbers of “{slug}” as code, for readers who change an input. Written by the build, used
// through assets/js/values.js. All numbers are doubles in base units: bits, seconds, tokens, …
//   inputs     what a reader may change: its value; `from`, `to`, `scale`, or what to `choose` from
//   constants  the other inputs
//   ranges     low and high of the inputs that have them: scenarios, not confidence
//   formulas   what is computed, and what else a form is `of`
//   sweeps     the values of `of` while `over` runs through `at`
//   charts     what charts are made of; words with numbers in them are lists: words, form, words, …
//   claims     whether a phrase may stand
//   units      how many base units are in one
//   forms      how the references in title, hook and body are written, by the reference: the unit,
//              or several of which the first that fits is taken, or one for each choice of a menu
//   rail       the same for the lists of numbers beside and in the text, by the name of the value
import * as f from "../assets/js/formulas.js";
"""
TOLD = (
    *("bars", "bar", "limit", "over", "stack", "stack_row", "fits", "barely_fits", "does_not_fit"),
    *("growth", "line", "flat", "join"),
)
"""The patterns of alternative texts that charts are told with."""


def is_open(entry: Entry) -> bool:
    """Tell whether readers can change anything, so that a script has a use."""
    return any(given.control is not None for given in entry.given)


def script(solved: Solved) -> str:
    """Write the module of an entry; the same entry always gives the same text."""
    plan = _plan(solved)
    parts = (
        ("inputs", _inputs(plan)),
        ("constants", _constants(plan)),
        ("ranges", _ranges(plan)),
        ("formulas", _formulas(plan)),
        ("sweeps", ((name, _sweep(series)) for name, series in solved.series.items())),
        ("charts", ((name, chart.code) for name, chart in plan.charts.items())),
        ("claims", _claims(plan)),
        ("units", _units(plan)),
        ("forms", ((key, form_code(form, plan.outline)) for key, form in plan.forms.items())),
        ("rail", ((key, form_code(form, plan.outline)) for key, form in plan.rail.items())),
    )
    blocks = (f"export const {name} = {lined(entries)};\n" for name, entries in parts)
    return "\n".join((HEADER.format(slug=solved.entry.slug), *blocks))


def words_table(words: Words) -> str:
    """Write one language's words for the page scripts as JSON.

    `counts` pairs powers of ten with their names, largest first; `alt` tells what charts show.
    """
    patterns = {key: words.numbers[key] for key in ("about", "per", "percent")}
    table = {
        **patterns,
        "counts": [(len(str(int(power))) - 1, word) for power, word in words.counts],
        "money": dict(words.money),
        "units": _unit_words(words.units),
        "counted": _unit_words(words.counted),
        "isChinese": words.is_chinese,
        "alt": {key: words.alt[key] for key in TOLD},
        "charts": {key: words for key, words in words.charts.items() if key != "table"}
        | {key: words.cards[key] for key in ("log_scale", "log_scales")},
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _unit_words(table: Mapping[str, UnitWords]) -> dict[str, dict[str, str]]:
    return {key: {"one": w.one, "many": w.many, "per": w.per} for key, w in table.items()}


class _Plan(NamedTuple):
    """What goes into a script: how numbers are shown, and the names which that takes.

    `aside` are references that are not names of values, such as `kv_128k.tokens`.
    """

    outline: Outline
    forms: Mapping[str, Form]
    rail: Mapping[str, Form]
    charts: Mapping[str, Drawn]
    aside: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def solved(self) -> Solved:
        return self.outline.solved

    @property
    def controls(self) -> Iterator[tuple[Given, Control]]:
        for given in self.solved.entry.given:
            if given.control is not None:
                yield given, given.control


def _plan(solved: Solved) -> _Plan:
    entry, lines = solved.entry, outline(solved)
    texts = (entry.title, entry.hook, entry.body, *chart_texts(entry))
    forms = _followed(in_texts(solved, texts), lines)
    charts = drawn_charts(lines)
    rail = in_rail(solved)
    used = [form.value.name for form in (*forms.values(), *rail.values())]
    used += [name.name for node in solved.conditions.values() for name in names(node)]
    used += [given.name.value for given in entry.given if given.control is not None]
    used += [name for sweep in entry.sweep for name in (sweep.of.value, sweep.over.value)]
    used += [name for chart in charts.values() for name in chart.names]
    aside = tuple(dict.fromkeys(name for name in used if name not in lines.definitions))
    return _Plan(lines, forms, rail, charts, aside, _reached(used, lines))


def _followed(forms: Mapping[str, Form], lines: Outline) -> dict[str, Form]:
    """Leave out the numbers that no script could follow; they stay as they were written."""
    return {key: form for key, form in forms.items() if lines.path(form.value.name)}


def _reached(used: Iterable[str], lines: Outline) -> tuple[str, ...]:
    paths = [path for name in used if (path := lines.path(name))]
    return tuple(lines.reached(name for path in paths for name in (*path.scenarios, path.name)))


def _inputs(plan: _Plan) -> Entries:
    for given, control in plan.controls:
        value = plan.solved.values[given.name.value]
        found = plan.outline.definitions[value.name]
        if isinstance(found, Menu):
            yield value.name, _menu(found, value, plan.solved)
        else:
            yield value.name, _slider(control, value)


def _slider(control: Control, value: Value) -> Code:
    assert control.start is not None  # it has no choices, so the reader saw to its ends
    assert control.end is not None
    return record(
        value=number(value.quantity),
        **{"from": _end(control.start), "to": _end(control.end)},
        scale=js.quoted(control.scale),
        unit=js.quoted(value.unit.symbol),
        label=labels(value.label),
    )


def _end(text: Text) -> Code:
    return number(parse_quantity(text).quantity)


def _menu(menu: Menu, value: Value, solved: Solved) -> Code:
    choices = ((name, labels(solved.values[name].label)) for name in menu.choices)
    choose = keyed((name, record(label=label)) for name, label in choices)
    return record(value=js.quoted(menu.chosen), choose=choose, label=labels(value.label))


def _constants(plan: _Plan) -> Entries:
    moving = {given.name.value for given, _ in plan.controls}
    for name in plan.names:
        if isinstance(plan.outline.definitions[name], Input) and name not in moving:
            yield name, number(plan.solved.values[name].quantity)


def _ranges(plan: _Plan) -> Entries:
    for name in plan.names:
        value = plan.solved.values[name]
        if isinstance(plan.outline.definitions[name], Input) and value.low and value.high:
            yield name, listed(map(number, (value.low, value.high)))


def _formulas(plan: _Plan) -> Entries:
    for name in plan.names:
        match plan.outline.definitions[name]:
            case Derived(expr=expr):
                yield name, f"(v) => {js.expression(expr)}"
            case Scenario() as found:
                yield name, f"(v) => {js.scenario(found)}"
    for name in plan.aside:
        if path := plan.outline.path(name):
            yield name, f"(v) => {js.follow(path, plan.outline)}"


def _sweep(series: Series) -> Code:
    _, y = series.points[0]
    return record(
        of=js.quoted(y.name.removeprefix(f"{series.name}.")),
        over=js.quoted(series.over),
        at=listed(number(x.quantity) for x, _ in series.points),
        unit=js.quoted(y.unit.symbol),
        digits=str(y.digits or ""),
        label=labels(series.label),
    )


def _claims(plan: _Plan) -> Entries:
    for name, node in plan.solved.conditions.items():
        yield name, f"(v) => {js.comparison(node)}"


def _units(plan: _Plan) -> Entries:
    forms = [*plan.forms.values(), *plan.rail.values()]
    units = [unit for form in forms for unit in all_units(form, plan.outline)]
    units += [plan.solved.values[given.name.value].unit for given, _ in plan.controls]
    units += [y.unit for series in plan.solved.series.values() for _, y in series.points]
    units += [unit for chart in plan.charts.values() for unit in chart.units]
    for unit in dict.fromkeys(units):
        yield unit.symbol, js.numeral(float(unit.scale))

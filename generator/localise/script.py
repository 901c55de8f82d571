"""The script of an entry: its formulas as plain code, and how the page writes their results.

One module for all languages: code and numbers are the same in each, and the words come from one
table a language, which all posts share and which is made from the same YAML as every card.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.compute import javascript as js
from generator.compute.definitions import Derived, Input, Menu, Scenario
from generator.compute.formula import names
from generator.compute.literals import parse_quantity
from generator.compute.outline import Outline, outline
from generator.compute.quantity import Quantity
from generator.compute.solved import Series, Solved, Value
from generator.compute.units import Unit
from generator.localise.forms import Form, in_rail, in_texts, units_by_choice, units_of
from generator.localise.words import UnitWords, Words
from generator.read.entry import Control, Entry, Given
from generator.read.text import Localised, Text

HEADER = """\
// The numbers of “{slug}” as code, for readers who change an input. Written by the build, used
// through assets/js/values.js. All numbers are doubles in base units: bits, seconds, tokens, …
//   inputs     what a reader may change: its value; `from`, `to`, `scale`, or what to `choose` from
//   constants  the other inputs
//   ranges     low and high of the inputs that have them: scenarios, not confidence
//   formulas   what is computed, and what else a form is `of`
//   sweeps     the values of `of` while `over` runs through `at`
//   claims     whether a phrase may stand
//   units      how many base units are in one
//   forms      how the references in title, hook and body are written, by the reference: the unit,
//              or several of which the first that fits is taken, or one for each choice of a menu
//   rail       the same for the lists of numbers beside and in the text, by the name of the value
import * as f from "../assets/js/formulas.js";
"""

Code = str
"""JavaScript, as against the text of an author, which must be quoted first."""

Entries = Iterator[tuple[str, Code]]
"""Keys, not quoted yet, and the code behind them."""


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
        ("claims", _claims(plan)),
        ("units", _units(plan)),
        ("forms", ((key, _form(form, plan.outline)) for key, form in plan.forms.items())),
        ("rail", ((key, _form(form, plan.outline)) for key, form in plan.rail.items())),
    )
    blocks = (f"export const {name} = {_lines(entries)};\n" for name, entries in parts)
    return "\n".join((HEADER.format(slug=solved.entry.slug), *blocks))


def words_table(words: Words) -> str:
    """Write one language's words for `assets/js/numbers.js` as JSON.

    `counts` pairs powers of ten with their names, largest first.
    """
    patterns = {key: words.numbers[key] for key in ("about", "per", "percent")}
    table = {
        **patterns,
        "counts": [(len(str(int(power))) - 1, word) for power, word in words.counts],
        "money": dict(words.money),
        "units": _unit_words(words.units),
        "counted": _unit_words(words.counted),
        "isChinese": words.is_chinese,
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _unit_words(table: Mapping[str, UnitWords]) -> dict[str, dict[str, str]]:
    return {key: {"one": w.one, "many": w.many, "per": w.per} for key, w in table.items()}


@dataclass(frozen=True)
class _Plan:
    """What goes into a script: how numbers are shown, and the names which that takes.

    `aside` are references that are not names of values, such as `kv_128k.tokens`.
    """

    outline: Outline
    forms: Mapping[str, Form]
    rail: Mapping[str, Form]
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
    forms = _followed(in_texts(solved, (entry.title, entry.hook, entry.body)), lines)
    rail = in_rail(solved)
    used = [form.value.name for form in (*forms.values(), *rail.values())]
    used += [name.name for node in solved.conditions.values() for name in names(node)]
    used += [given.name.value for given in entry.given if given.control is not None]
    used += [name for sweep in entry.sweep for name in (sweep.of.value, sweep.over.value)]
    aside = tuple(dict.fromkeys(name for name in used if name not in lines.definitions))
    return _Plan(lines, forms, rail, aside, _reached(used, lines))


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
    return _record(
        value=_number(value.quantity),
        **{"from": _end(control.start), "to": _end(control.end)},
        scale=js.quoted(control.scale),
        unit=js.quoted(value.unit.symbol),
        label=_label(value.label),
    )


def _end(text: Text) -> Code:
    return _number(parse_quantity(text).quantity)


def _menu(menu: Menu, value: Value, solved: Solved) -> Code:
    choices = ((name, _label(solved.values[name].label)) for name in menu.choices)
    choose = _object((name, _record(label=label)) for name, label in choices)
    return _record(value=js.quoted(menu.chosen), choose=choose, label=_label(value.label))


def _label(label: Localised | None) -> Code:
    return _object((lang, js.quoted(text.value)) for lang, text in (label or {}).items())


def _constants(plan: _Plan) -> Entries:
    moving = {given.name.value for given, _ in plan.controls}
    for name in plan.names:
        if isinstance(plan.outline.definitions[name], Input) and name not in moving:
            yield name, _number(plan.solved.values[name].quantity)


def _ranges(plan: _Plan) -> Entries:
    for name in plan.names:
        value = plan.solved.values[name]
        if isinstance(plan.outline.definitions[name], Input) and value.low and value.high:
            yield name, _list(map(_number, (value.low, value.high)))


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
    return _record(
        of=js.quoted(y.name.removeprefix(f"{series.name}.")),
        over=js.quoted(series.over),
        at=_list(_number(x.quantity) for x, _ in series.points),
        unit=js.quoted(y.unit.symbol),
        digits=str(y.digits or ""),
        label=_label(series.label),
    )


def _claims(plan: _Plan) -> Entries:
    for name, node in plan.solved.conditions.items():
        yield name, f"(v) => {js.comparison(node)}"


def _units(plan: _Plan) -> Entries:
    forms = [*plan.forms.values(), *plan.rail.values()]
    units = [unit for form in forms for unit in _all_units(form, plan.outline)]
    units += [plan.solved.values[given.name.value].unit for given, _ in plan.controls]
    units += [y.unit for series in plan.solved.series.values() for _, y in series.points]
    for unit in dict.fromkeys(units):
        yield unit.symbol, js.numeral(float(unit.scale))


def _all_units(form: Form, lines: Outline) -> list[Unit]:
    return [*units_of(form, lines), *units_by_choice(form, lines).values()]


def _form(form: Form, lines: Outline) -> Code:
    flags = ("range", "short", "count", "exact", "approx")
    styles = [flag for flag in flags if getattr(form.style, flag)] + ["large"] * form.large
    by_choice = units_by_choice(form, lines)
    return _record(
        of=js.quoted(form.value.name),
        unit=_choice(by_choice) if by_choice else _unit(units_of(form, lines)),
        digits=str(form.value.digits or ""),
        styles=_list(map(js.quoted, styles)) if styles else "",
    )


def _unit(units: tuple[Unit, ...]) -> Code:
    symbols = [js.quoted(unit.symbol) for unit in units]
    return symbols[0] if len(symbols) == 1 else _list(symbols)


def _choice(units: Mapping[str, Unit]) -> Code:
    return _object((name, js.quoted(unit.symbol)) for name, unit in units.items())


def _list(codes: Iterable[Code]) -> Code:
    return f"[{', '.join(codes)}]"


def _number(quantity: Quantity) -> Code:
    return js.numeral(float(quantity.value))


def _record(**fields: Code) -> Code:
    """Write an object on one line; empty fields are left out."""
    return _object((key, code) for key, code in fields.items() if code not in ("", "{}"))


def _object(entries: Iterable[tuple[str, Code]]) -> Code:
    inside = ", ".join(f"{js.key(key)}: {code}" for key, code in entries)
    return f"{{ {inside} }}" if inside else "{}"


def _lines(entries: Iterable[tuple[str, Code]]) -> Code:
    """Write an object with one entry a line."""
    inside = "".join(f"  {js.key(key)}: {code},\n" for key, code in entries)
    return f"{{\n{inside}}}" if inside else "{}"

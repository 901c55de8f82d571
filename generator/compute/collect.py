"""An entry's texts to definitions: rows, givens and formulas parsed, names resolved.

Nothing is computed here, so that every misspelling is reported even when a number is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from generator.compute.complaints import entry as complaints
from generator.compute.definitions import (
    Definition,
    Definitions,
    Derived,
    Input,
    Menu,
    Scenario,
    derived,
    mentioned,
)
from generator.compute.formula import Compare
from generator.compute.inputs import read_given
from generator.compute.literals import parse_quantity, read_unit
from generator.compute.names import name_fault, nearest_name, unknown
from generator.compute.parse import parse_formula
from generator.compute.solved import Value
from generator.diagnostics import Diagnostic, Place, Problems, Rejected
from generator.read.entry import Derive, Entry, Row, Tables, Use
from generator.read.text import Text

Part = TypeVar("Part")


def collect(entry: Entry, tables: Tables, problems: Problems) -> Definitions:
    """Define every name of an entry; a name whose definition is wrong maps to None.

    A shared row's field is named `m.layers`; the alias of an unknown row maps to None.
    Records E203, E301 to E304, E306, E308, E312 to E315 and E320.
    """
    problems.extend(_name_faults(entry))
    found: dict[str, Definition | None] = {}
    for use in entry.use:
        found |= _read_row(use, tables, problems)
    for given in entry.given:
        found[given.name.value] = _attempt(read_given, given, problems)
    read = partial(_read_derive, declared_names(entry))
    for derive in entry.derive:
        # A name given twice keeps its first meaning, so that its users are not blamed as well.
        found.setdefault(derive.name.value, _attempt(read, derive, problems))
    return _resolved(found, problems)


def declared_names(entry: Entry) -> frozenset[str]:
    """Give the names of an entry's own values, which no unit may be mistaken for."""
    givens = {given.name.value for given in entry.given}
    return frozenset(givens | {derive.name.value for derive in entry.derive})


def _attempt(
    read: Callable[[Part], Definition], part: Part, problems: Problems
) -> Definition | None:
    try:
        return read(part)
    except Rejected as fault:
        problems.add(fault.diagnostic)
        return None


def _name_faults(entry: Entry) -> Iterator[Diagnostic]:
    first: dict[str, tuple[Place, str]] = {}
    for name, what in _named(entry):
        if fault := name_fault(name):
            yield fault
        if name.value in first:
            place, taken = first[name.value]
            yield complaints.name_taken(name, taken, place)
        first.setdefault(name.value, (name.place, what))


def _named(entry: Entry) -> Iterator[tuple[Text, str]]:
    yield from ((use.name, "a shared row") for use in entry.use)
    yield from ((given.name, "a given") for given in entry.given)
    yield from ((derive.name, "a derived value") for derive in entry.derive)
    yield from ((sweep.name, "a sweep") for sweep in entry.sweep)


def _read_row(use: Use, tables: Tables, problems: Problems) -> dict[str, Definition | None]:
    alias, row = use.name.value, tables.get(use.row.value)
    if row is None:
        problems.add(_unknown_row(use.row, tables))
        return {alias: None}
    return {
        f"{alias}.{field}": _attempt(partial(_read_field, row, alias), field, problems)
        for field in row.fields
    }


def _unknown_row(row: Text, tables: Tables) -> Diagnostic:
    table, point, _ = row.value.partition(".")
    known = {key.partition(".")[0] for key in tables}
    start = len(table) + 1 if point and table in known else 0
    return complaints.unknown_row(row, start, nearest_name(row.value, tables))


def _read_field(row: Row, alias: str, field: str) -> Input:
    text = row.fields[field]
    number = parse_quantity(text)
    label = row.labels.get(field)
    value = Value(f"{alias}.{field}", number.quantity, number.unit, row, label=label)
    return Input(value, text)


def check_rows(tables: Tables, problems: Problems) -> None:
    """Record what is wrong with the quantities of all shared rows, those of no entry too."""
    for row in tables.values():
        for field in row.fields:
            _attempt(partial(_read_field, row, row.key), field, problems)


def _read_derive(declared: frozenset[str], derive: Derive) -> Derived | Scenario:
    formula = parse_formula(derive.formula, declared)
    if isinstance(formula, Compare):
        raise Rejected(complaints.comparison_in_formula(derive.formula))
    return derived(derive, formula, read_unit(derive.show) if derive.show else None)


def _resolved(found: Definitions, problems: Problems) -> Definitions:
    """Replace by None what mentions a name that is not there."""
    return {
        name: None if definition and _mentions_unknown(definition, found, problems) else definition
        for name, definition in found.items()
    }


def _mentions_unknown(definition: Definition, known: Definitions, problems: Problems) -> bool:
    missing = [
        unknown(place, name, known)
        for name, place in _mentions(definition)
        if name not in known and not _is_broken(name, known)
    ]
    problems.extend(missing)
    return bool(missing)


def _mentions(definition: Definition) -> Iterator[tuple[str, Place]]:
    text = definition.text
    if isinstance(definition, Menu):
        for choice, typed in zip(definition.choices, definition.typed, strict=True):
            yield choice, typed.place
    for name in mentioned(definition):
        yield name.name, text.slice(name.start, name.end)


def _is_broken(name: str, known: Definitions) -> bool:
    """Tell whether a dotted name belongs to a row or value that was itself refused."""
    root = name.partition(".")[0]
    return root in known and known[root] is None

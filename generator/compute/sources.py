"""Which sources every value rests on, through all it was computed from.

Worked out from operands and not from the entry's text: a scenario that puts one input in place
of another must cite the one it used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compute.complaints import entry as complaints
from generator.compute.names import nearest_name
from generator.compute.solved import Value
from generator.diagnostics import Diagnostic
from generator.read.entry import Entry, Given, Reference, Row, Tables


def all_references(entry: Entry, tables: Tables) -> dict[str, Reference]:
    """Give the entry's own sources by key, and those of the rows it uses by their local names."""
    rows = {use.name.value: tables[use.row.value].source for use in entry.use}
    return {**entry.sources, **rows}


def unknown_sources(entry: Entry) -> Iterator[Diagnostic]:
    """Find E302: a given whose source is neither listed nor a shared row."""
    known = [*entry.sources, *(use.name.value for use in entry.use)]
    for given in entry.given:
        key = given.because.source
        if key is not None and key.value not in known:
            yield complaints.unknown_source(key, nearest_name(key.value, known), known)


def sources_of(
    values: Mapping[str, Value], entry: Entry, tables: Tables
) -> dict[str, tuple[str, ...]]:
    """Give the keys of the sources of every value, in the order its operands stand."""
    aliases = {id(tables[use.row.value]): use.name.value for use in entry.use}
    return {name: _sources(value, aliases) for name, value in values.items()}


def _sources(value: Value, aliases: Mapping[int, str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting, seen = [value], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) not in seen:
            seen.add(id(current))
            found.update(dict.fromkeys(_own(current, aliases)))
            waiting += reversed(tuple(current.operands.values()))
    return tuple(found)


def _own(value: Value, aliases: Mapping[int, str]) -> Iterator[str]:
    origin = value.origin
    if isinstance(origin, Row):
        yield aliases[id(origin)]
    elif isinstance(origin, Given) and origin.because.source:
        yield origin.because.source.value

"""The results of `{{ explore … | limit usable }}` as a chart: stacked where they add up.

What adds up is read from the formula and not asked of the author, who wrote it down already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.compute.formula import Binary, Expr, Name
from generator.compute.references import reference
from generator.compute.solved import Solved, Value
from generator.diagnostics import Problems
from generator.localise.card import Bar, BarsCard, StackCard
from generator.localise.charts import breaks, is_tight, limit_of, stack_line
from generator.localise.template import Panel, parse_template
from generator.localise.wording import figure, label
from generator.localise.words import Words
from generator.read.entry import Entry

PANEL_CHART = "explore-results"
"""What page and script call this chart; no card can be called so."""


class Held(NamedTuple):
    """Results against a limit; with a `total`, the parts are what it adds up."""

    limit: Value
    parts: tuple[Value, ...]
    total: Value | None = None


def panels_in(entry: Entry) -> Iterator[Panel]:
    """Give the panels of a body; the languages have the same ones."""
    body = next(iter(entry.body.values()))
    return (piece for piece in parse_template(body, Problems()) if isinstance(piece, Panel))


def held_against(solved: Solved, piece: Panel) -> Held | None:
    """Find the values that a panel draws; None where it has no limit or names an unknown value."""
    if piece.limit is None or not piece.names:
        return None
    limit = reference(solved, piece.limit.value)
    found = [reference(solved, name.value) for name in piece.names]
    values = [value for value in found if value is not None]
    if limit is None or len(values) < len(found):
        return None
    for value in values:
        parts = _parts(value, values)
        if parts and len(parts) == len(values) - 1:
            return Held(limit, parts, value)
    return Held(limit, tuple(values))


def _parts(total: Value, values: Sequence[Value]) -> tuple[Value, ...]:
    """Give the values that a total adds up, if they are all among these."""
    named = {value.name: value for value in values}
    found = [named.get(name) for name in _terms(total.formula)] if total.formula else []
    parts = tuple(
        part for part in found if part and part.quantity == total.operands[part.name].quantity
    )
    return parts if len(parts) == len(found) > 1 else ()


def _terms(formula: Expr) -> list[str]:
    """Give the names of a plain sum, from left to right; an empty name for anything else."""
    if isinstance(formula, Name):
        return [formula.name]
    if isinstance(formula, Binary) and formula.operator == "+":
        return [*_terms(formula.left), *_terms(formula.right)]
    return [""]


def results_chart(held: Held, words: Words) -> StackCard | BarsCard:
    """Word the results: one stacked bar, or a bar for each."""
    limit = limit_of(held.limit, words)
    if held.total is None:
        bars = (
            Bar(
                label(value, words),
                figure(value, words),
                breaks(value.quantity, held.limit),
                is_tight(value.quantity, held.limit),
            )
            for value in held.parts
        )
        return BarsCard((), tuple(bars), limit)
    names = [label(part, words) for part in held.parts]
    total, unit = label(held.total, words), held.total.unit
    line = stack_line(total, held.parts, names, held.limit, words, unit)
    return StackCard((), (line,), limit)

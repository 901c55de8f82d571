"""The solved entry: every value exact, with what it was made from; the input to all wording.

Values keep their formula tree and operands, so that receipts, MathML and the page script are
made from the same thing that was computed and cannot drift from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.compute.formula import Compare, Expr
from generator.compute.quantity import Quantity
from generator.compute.units import Unit
from generator.read.entry import Derive, Entry, Given, Reference, Row
from generator.read.text import Localised

Origin = Given | Derive | Row


class Value(NamedTuple):
    """One named value. `name` is as the author wrote it: `kv`, `m.layers`, `kv_128k.tokens`.

    `formula` and `operands` are set for derived values: `operands` maps every name in the
    formula to the value used there, overrides (`with`) already applied. `low` and `high` are set
    when a ranged input reaches this value (scenarios by corners, never confidence).
    """

    name: str
    quantity: Quantity
    unit: Unit
    origin: Origin
    digits: int | None = None
    low: Quantity | None = None
    high: Quantity | None = None
    formula: Expr | None = None
    operands: Mapping[str, Value] = {}
    overridden: frozenset[str] = frozenset()
    label: Localised | None = None
    symbol: str | None = None


class Series(NamedTuple):
    """A solved sweep: `points` pairs each value of `over` with the value of `of` there."""

    name: str
    over: str
    points: tuple[tuple[Value, Value], ...]
    label: Localised | None = None


class Solved(NamedTuple):
    """An entry with every value computed and every check and claim held."""

    entry: Entry
    values: Mapping[str, Value]
    series: Mapping[str, Series]
    claims: Mapping[str, bool]
    references: Mapping[str, Reference]
    """Every source that can be cited: the entry's own and those of the shared rows it uses."""
    sources_of: Mapping[str, tuple[str, ...]]
    """For each value, the keys of `references` it rests on, directly or through its operands."""
    conditions: Mapping[str, Compare] = {}
    """The parsed condition of each claim, for the page script."""

"""The double-precision twin of every value, from the formulas and operands a solved entry keeps.

Made from `Value`s and not from definitions: an operand that only a scenario uses, such as
`kv_128k.tokens`, has its twin like any other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.compute import doubles
from generator.compute.solved import Value
from generator.read.entry import Given

Moved = frozenset[tuple[str, float]]
"""Inputs at another place than their own, by name, in base units."""


class Twin(NamedTuple):
    """A value in doubles, in base units; `low` and `high` are set where the exact value's are."""

    amount: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Twins:
    """The twins made so far; one corner of the ranges is computed once for all values."""

    _known: dict[Moved, dict[int, float]] = field(default_factory=dict, repr=False)
    _kept: list[Value] = field(default_factory=list, repr=False)
    """Values are known by their identity, so they must outlive this."""

    def of(self, value: Value) -> Twin:
        """Compute a value once more, and at the corners of its ranges if it has any."""
        amount = self._amount(value, frozenset())
        if value.low is None:
            return Twin(amount)
        ends = [amount, *(self._amount(value, corner) for corner in _corners(value))]
        return Twin(amount, min(ends), max(ends))

    def _amount(self, value: Value, moved: Moved) -> float:
        """Compute operands first, without recursion: two hundred formulas may stand in a row."""
        known = self._known.setdefault(moved, {})
        waiting = [value]
        while waiting:
            node = waiting[-1]
            missing = [other for other in node.operands.values() if id(other) not in known]
            waiting += missing
            if not missing:
                waiting.pop()
                known[id(node)] = _computed(node, known, moved)
                self._kept.append(node)
        return known[id(value)]


def _computed(node: Value, known: dict[int, float], moved: Moved) -> float:
    operands = {name: known[id(other)] for name, other in node.operands.items()}
    if node.formula is not None:
        return doubles.evaluate(node.formula, operands)
    if operands:  # a menu, which is the one it chose
        return next(iter(operands.values()))
    return dict(moved).get(_input(node), float(node.quantity.value))


def _input(node: Value) -> str:
    """Name the input a value without formula is, also where a scenario calls it otherwise."""
    return node.origin.name.value if isinstance(node.origin, Given) else ""


def _corners(value: Value) -> Iterator[Moved]:
    ranged: dict[str, tuple[float, float]] = {}
    for node in operands_of(value):
        if isinstance(node.origin, Given) and not node.operands and node.low and node.high:
            ranged[_input(node)] = (float(node.low.value), float(node.high.value))
    names = sorted(ranged)
    for ends in itertools.product(*(ranged[name] for name in names)):
        yield frozenset(zip(names, ends, strict=True))


def operands_of(value: Value) -> Iterator[Value]:
    """Walk a value and all it was computed from, each once, nearest first."""
    waiting, seen = [value], {id(value)}
    for node in waiting:
        yield node
        fresh = [other for other in node.operands.values() if id(other) not in seen]
        seen.update(id(other) for other in fresh)
        waiting += fresh

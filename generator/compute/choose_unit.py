"""The unit a computed value is shown in when its author names none.

Only decimal steps of the byte and the usual steps of time change with size; all else keeps one
unit, because a figure whose unit jumps cannot be compared from one post to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from generator.compute import dimension as dim
from generator.compute.dimension import BASES, Dimension
from generator.compute.formula import Binary, Expr, Name, Negate, Number
from generator.compute.quantity import Quantity
from generator.compute.units import ONE, SIMPLE, Factor, Unit, compound

_BYTES: Final = ("PB", "TB", "GB", "MB", "kB", "B")
_TIMES: Final = ("year", "day", "h", "min", "s")
COHERENT: Final = {
    "information": "B",
    "param": "param",
    "token": "token",
    "flop": "FLOP",
    "query": "query",
    "word": "word",
    "gpu": "GPU",
    "chip": "chip",
    "time": "s",
    "mass": "kg",
    "length": "m",
    "usd": "USD",
    "twd": "TWD",
    "temperature": "K",
    "co2e": "kgCO2e",
}
"""The unit of each base dimension that compounds are written with."""

_MECHANICAL: Final = (("W", dim.POWER), ("J", dim.ENERGY))


def default_unit(quantity: Quantity) -> Unit:
    """Choose `1`, a byte with the prefix that leaves 1 to 999, a time, or the coherent unit."""
    if quantity.dimension == dim.NONE:
        return ONE
    if quantity.dimension == dim.INFORMATION:
        return _largest(_BYTES, quantity.value)
    if quantity.dimension == dim.TIME:
        return _largest(_TIMES, quantity.value)
    return coherent_unit(quantity.dimension)


def unit_of_sum(formula: Expr, units: Mapping[str, Unit]) -> Unit | None:
    """Give the unit that every term of a sum has: GPU hours added up are GPU hours.

    `units` are those of the names. None for what is no sum, for bytes, times and pure numbers,
    which have a unit by their size, and where the terms differ.
    """
    if not isinstance(formula, Binary) or formula.operator not in ("+", "-"):
        return None
    found = {_unit(term, units) for term in _terms(formula)}
    unit = found.pop()
    by_size = (dim.NONE, dim.INFORMATION, dim.TIME)
    return unit if unit and not found and unit.dimension not in by_size else None


def _unit(term: Expr, units: Mapping[str, Unit]) -> Unit | None:
    match term:
        case Name(name):
            return units[name]
        case Number(unit=unit):
            return unit
        case _:
            return None


def _terms(formula: Expr) -> Iterator[Expr]:
    """Take a sum apart, without recursion: long sums lean to the left."""
    waiting: list[Expr] = [formula]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Binary) and node.operator in ("+", "-"):
            waiting += (node.left, node.right)
        elif isinstance(node, Negate):
            waiting.append(node.operand)
        else:
            yield node


def _largest(symbols: tuple[str, ...], value: Fraction) -> Unit:
    """Take the largest unit of which there is at least one, else the smallest unit."""
    fitting = (symbol for symbol in symbols if abs(value) >= SIMPLE[symbol].scale)
    return SIMPLE[next(fitting, symbols[-1])]


def coherent_unit(dimension: Dimension) -> Unit:
    """Multiply the unprefixed units of a dimension, with J and W for energy and power."""
    factors: list[Factor] = []
    rest = dimension
    for symbol, named in _MECHANICAL:
        for sign in (1, -1):
            left = dim.over(rest, dim.power(named, sign))
            if not any(left[BASES.index(name)] for name in ("mass", "length", "time")):
                rest = left
                factors.append((symbol, sign))
    factors += [(COHERENT[name], n) for name, n in zip(BASES, rest, strict=True) if n]
    return compound(tuple(sorted(factors, key=lambda factor: factor[1] < 0)))

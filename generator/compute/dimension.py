"""What a number counts: whole exponents over base dimensions of our own.

Not a physics library's dimensions: bytes, tokens and parameters must never add up, and no system
of SI units tells them apart.
"""

from __future__ import annotations

import operator
from typing import Final

Dimension = tuple[int, ...]
"""One exponent per base dimension, in the order of `BASES`."""

BASES: Final = (
    "information",
    "param",
    "token",
    "flop",
    "query",
    "word",
    "gpu",
    "chip",
    "time",
    "mass",
    "length",
    "usd",
    "twd",
    "temperature",
    "co2e",
)

NONE: Final[Dimension] = (0,) * len(BASES)


def base(name: str) -> Dimension:
    """Give the dimension with exponent 1 for one of `BASES` and 0 for the others."""
    return tuple(int(name == other) for other in BASES)


def times(left: Dimension, right: Dimension) -> Dimension:
    """Give the dimension of a product."""
    if right == NONE:
        return left
    return tuple(map(operator.add, left, right))


def over(left: Dimension, right: Dimension) -> Dimension:
    """Give the dimension of a quotient."""
    if right == NONE:
        return left
    return tuple(map(operator.sub, left, right))


def power(dimension: Dimension, exponent: int) -> Dimension:
    """Give the dimension of a whole power."""
    return tuple(part * exponent for part in dimension)


def square_root(dimension: Dimension) -> Dimension | None:
    """Give the dimension of a square root, or None when an exponent is odd."""
    if any(part % 2 for part in dimension):
        return None
    return tuple(part // 2 for part in dimension)


INFORMATION: Final = base("information")
TIME: Final = base("time")
ENERGY: Final = times(base("mass"), over(power(base("length"), 2), power(TIME, 2)))
POWER: Final = over(ENERGY, TIME)

COUNTED: Final = frozenset(
    base(name) for name in ("param", "token", "flop", "query", "word", "gpu", "chip")
)
"""Dimensions whose base unit is one thing, so that rounding to whole ones has a meaning."""

_NAMED: Final = {
    NONE: "a pure number",
    ENERGY: "energy",
    POWER: "power",
    power(TIME, -1): "frequency",
    power(base("length"), 2): "area",
    power(base("length"), 3): "volume",
    over(base("length"), TIME): "speed",
}

# For each base dimension: as the thing counted, as what stands behind "per", in brackets.
_WORDS: Final = {
    "information": ("information", "information", "bit"),
    "param": ("parameters", "parameter", "param"),
    "token": ("tokens", "token", "token"),
    "flop": ("operations", "operation", "FLOP"),
    "query": ("queries", "query", "query"),
    "word": ("words", "word", "word"),
    "gpu": ("GPUs", "GPU", "GPU"),
    "chip": ("chips", "chip", "chip"),
    "time": ("time", "time", "T"),
    "mass": ("mass", "mass", "M"),
    "length": ("length", "length", "L"),
    "usd": ("US dollars", "US dollar", "USD"),
    "twd": ("Taiwan dollars", "Taiwan dollar", "TWD"),
    "temperature": ("temperature difference", "degree", "Θ"),
    "co2e": ("CO2e mass", "CO2e mass", "CO2e"),
}

# Physics writes mass before length before time; readers know energy as M L² T⁻².
_BRACKET_ORDER: Final = ("mass", "length", "time")
_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(exponent: int) -> str:
    """Write an exponent as raised figures; 1 is written as nothing."""
    return "" if exponent == 1 else str(exponent).translate(_SUPERSCRIPTS)


def words(dimension: Dimension) -> str:
    """Name a dimension in words: `energy`, `information per token`, `a pure number`."""
    if dimension in _NAMED:
        return _NAMED[dimension]
    lead, sign = _energy_or_power(dimension)
    rest = over(dimension, power(lead, sign))
    above = [_NAMED[lead]] if sign > 0 else []
    below = [_NAMED[lead]] if sign < 0 else []
    for name, exponent in zip(BASES, rest, strict=True):
        if exponent > 0:
            above.append(_raised(name, 0, exponent))
        elif exponent < 0:
            below.append(_raised(name, 1, -exponent))
    return " per ".join([" × ".join(above) or "count", *below])


def _energy_or_power(dimension: Dimension) -> tuple[Dimension, int]:
    """Find what makes J/token read "energy per token", and on which side of "per" it stands."""
    mass, time = (dimension[BASES.index(name)] for name in ("mass", "time"))
    for named in (ENERGY, POWER):
        if abs(mass) == 1 and time == mass * named[BASES.index("time")]:
            return named, mass
    return NONE, 0


def _raised(name: str, side: int, exponent: int) -> str:
    if name == "length" and exponent in (2, 3):
        return ("area", "volume")[exponent - 2]
    return _WORDS[name][side] + superscript(exponent)


def symbols(dimension: Dimension) -> str:
    """Write a dimension in brackets: `[M L² T⁻²]`, `[bit token⁻¹]`, and `[1]` for a pure number."""
    exponents = dict(zip(BASES, dimension, strict=True))
    order = [*_BRACKET_ORDER, *(name for name in BASES if name not in _BRACKET_ORDER)]
    parts = [_WORDS[name][2] + superscript(exponents[name]) for name in order if exponents[name]]
    return f"[{' '.join(parts) or '1'}]"

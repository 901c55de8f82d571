"""The units an author may type, each with one spelling, one dimension and an exact scale.

Not a registry that guesses: GB is always 10⁹ B, GiB always 2³⁰ B, and whatever could be read in
two ways is refused (see `unit_advice`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from generator.compute import dimension as dim
from generator.compute.dimension import Dimension

Factor = tuple[str, int]
"""A simple unit's symbol and its whole exponent."""


class Unit(NamedTuple):
    """A simple or compound unit; `scale` base units make one of it.

    `factors` are the simple units it is made of, in the order typed: `B/param` has
    `(("B", 1), ("param", -1))`, the unit `1` of pure numbers has none. `size` is the scale as the
    page script knows it.
    """

    symbol: str
    dimension: Dimension
    scale: Fraction
    factors: tuple[Factor, ...]
    size: float

    def __hash__(self) -> int:
        """Leave out all but the symbol, of which there is one for each unit."""
        return hash(self.symbol)


class UnitError(ValueError):
    """A unit expression that is not one; `start` and `end` delimit the part to blame."""

    def __init__(self, part: str, start: int, end: int) -> None:
        super().__init__(part)
        self.part = part
        self.start = start
        self.end = end


_PREFIXES: Final = {
    "p": Fraction(1, 10**12),
    "n": Fraction(1, 10**9),
    "µ": Fraction(1, 10**6),
    "m": Fraction(1, 10**3),
    "c": Fraction(1, 10**2),
    "": Fraction(1),
    **{prefix: Fraction(1000**n) for n, prefix in enumerate("kMGTPEZY", start=1)},
    **{prefix + "i": Fraction(1024**n) for n, prefix in enumerate("KMGTPEZY", start=1)},
}

_HOUR: Final = 3600
_DAY: Final = 24 * _HOUR
_YEAR: Final = Fraction(1461, 4) * _DAY  # Julian year of 365.25 days (IAU)

_BINARY: Final = "Ki Mi Gi Ti Pi Ei Zi Yi"

# Symbol, base dimension, scale in base units, prefixes (the unit itself is always there).
# Base units: bit, param, token, FLOP, query, word, GPU, chip, s, kg, m, USD, TWD, K, kgCO2e.
_UNITS: Final[tuple[tuple[str, Dimension, int | Fraction, str], ...]] = (
    ("bit", dim.INFORMATION, 1, f"k M G T P E Z Y {_BINARY}"),
    ("B", dim.INFORMATION, 8, f"k M G T P E Z Y {_BINARY}"),
    ("param", dim.base("param"), 1, "k M G T"),
    ("token", dim.base("token"), 1, "k M G T"),
    ("FLOP", dim.base("flop"), 1, "k M G T P E Z Y"),
    ("query", dim.base("query"), 1, ""),
    ("prompt", dim.base("query"), 1, ""),
    ("word", dim.base("word"), 1, ""),
    ("GPU", dim.base("gpu"), 1, ""),
    ("chip", dim.base("chip"), 1, ""),
    ("s", dim.TIME, 1, "n µ m"),
    ("min", dim.TIME, 60, ""),
    ("h", dim.TIME, _HOUR, ""),
    ("day", dim.TIME, _DAY, ""),
    ("week", dim.TIME, 7 * _DAY, ""),
    ("month", dim.TIME, _YEAR / 12, ""),
    ("year", dim.TIME, _YEAR, ""),
    ("Hz", dim.power(dim.TIME, -1), 1, "k M G T"),
    ("J", dim.ENERGY, 1, "p n µ m k M G T P E"),
    ("Wh", dim.ENERGY, _HOUR, "m k M G T P"),
    ("W", dim.POWER, 1, "µ m k M G T"),
    ("m", dim.base("length"), 1, "n µ m c k"),
    ("L", dim.power(dim.base("length"), 3), Fraction(1, 1000), "m"),
    ("g", dim.base("mass"), Fraction(1, 1000), "µ m k"),
    ("t", dim.base("mass"), 1000, "k M G"),
    ("USD", dim.base("usd"), 1, ""),
    ("TWD", dim.base("twd"), 1, ""),
    ("gCO2e", dim.base("co2e"), Fraction(1, 1000), "k"),
    ("tCO2e", dim.base("co2e"), 1000, "k M G"),
    ("K", dim.base("temperature"), 1, ""),
    ("%", dim.NONE, Fraction(1, 100), ""),
)


def _simple() -> Iterator[Unit]:
    for symbol, dimension, scale, prefixes in _UNITS:
        for prefix in ("", *prefixes.split()):
            name = prefix + symbol
            whole = scale * _PREFIXES[prefix]
            yield Unit(name, dimension, whole, ((name, 1),), float(whole))


ONE: Final = Unit("1", dim.NONE, Fraction(1), (), 1.0)
"""The unit of pure numbers."""

SIMPLE: Final = {unit.symbol: unit for unit in _simple()}
"""Every unit without `*`, `/` or `^`, by its symbol."""

# A keyboard without µ and the Greek letter that looks like it.
_ALIASES: Final = {
    typed + symbol.removeprefix("µ"): symbol
    for symbol in SIMPLE
    if symbol.startswith("µ")
    for typed in ("u", "\N{GREEK SMALL LETTER MU}")
}


def simple_unit(symbol: str) -> Unit | None:
    """Find a simple unit as typed, or None; `us` and `μs` are `µs`."""
    return SIMPLE.get(_ALIASES.get(symbol, symbol))


@functools.cache
def compound(factors: tuple[Factor, ...]) -> Unit:
    """Multiply simple units; a unit that occurs twice is written once with its exponent."""
    merged: dict[str, int] = {}
    for symbol, exponent in factors:
        merged[symbol] = merged.get(symbol, 0) + exponent
    kept = tuple((symbol, exponent) for symbol, exponent in merged.items() if exponent)
    if not kept:
        return ONE
    dimension, scale = dim.NONE, Fraction(1)
    for symbol, exponent in kept:
        dimension = dim.times(dimension, dim.power(SIMPLE[symbol].dimension, exponent))
        scale *= SIMPLE[symbol].scale ** exponent
    return Unit(_written(kept), dimension, scale, kept, float(scale))


def _written(factors: Iterable[Factor]) -> str:
    above = "*".join(_raised(symbol, n) for symbol, n in factors if n > 0)
    below = "".join("/" + _raised(symbol, -n) for symbol, n in factors if n < 0)
    return (above or "1") + below


def _raised(symbol: str, exponent: int) -> str:
    return symbol if exponent == 1 else f"{symbol}^{exponent}"


MAX_UNIT_LENGTH: Final = 60
MAX_UNIT_EXPONENT: Final = 9

_PART: Final = re.compile(r"\s*([*/]?)\s*([^\s*/^]+)(?:\^(-?[0-9]))?\s*")


@functools.cache
def parse_unit(text: str) -> Unit:
    """Read a unit expression such as `GB`, `FLOP/param/token`, `GPU*h`, `m/s^2`, `1/s` or `1`.

    Every `/` divides by the one unit behind it. Raises `UnitError` at the part that is no unit.
    """
    if len(text) > MAX_UNIT_LENGTH:
        raise UnitError(text, 0, len(text))
    factors: list[Factor] = []
    at = 0
    while at < len(text) or at == 0:
        factor, at = _next_factor(text, at)
        factors += factor
    return compound(tuple(factors))


def _next_factor(text: str, at: int) -> tuple[list[Factor], int]:
    part = _PART.match(text, at)
    if part is None or bool(part[1]) != (at > 0):
        raise UnitError(text[at:].strip(), at, len(text))
    if part[2] == "1" and at == 0 and part[3] is None:
        return [], part.end()
    found = simple_unit(part[2])
    if found is None:
        raise UnitError(part[2], part.start(2), part.end(2))
    exponent = int(part[3] or 1)
    return [(found.symbol, -exponent if part[1] == "/" else exponent)], part.end()

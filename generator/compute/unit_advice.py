"""What to type instead of a unit that is unknown, or that could be read in two ways.

Kept apart from the table of units so that no wrong spelling can ever become an accepted one.
"""

from __future__ import annotations

import difflib
import re
from typing import Final, NamedTuple

from generator.compute.dimension import TIME
from generator.compute.units import SIMPLE


class Advice(NamedTuple):
    """A diagnostic code, its sentence, and what to type (empty when unsure)."""

    code: str
    message: str
    help: str


# Spellings with two or more meanings, and those meanings.
_AMBIGUOUS: Final = {
    "KB": ("kB", "KiB"),
    "b": ("B", "bit"),
    "cal": ("J", "kJ"),
    "kcal": ("J", "kJ"),
    "Cal": ("J", "kJ"),
    "ton": ("t", "kg"),
    "tons": ("t", "kg"),
    "tonne": ("t", "kg"),
    "pint": ("mL", "L"),
    "cup": ("mL", "L"),
    "gallon": ("mL", "L"),
    "oz": ("g", "mL"),
    "$": ("USD", "TWD"),
    "dollar": ("USD", "TWD"),
    "dollars": ("USD", "TWD"),
    "GBs": ("GB", "GB/s"),
    "MBs": ("MB", "MB/s"),
    "TBs": ("TB", "TB/s"),
}

# Letters that stand for a power of ten in tables, but need a thing counted here.
_MULTIPLES: Final = {"k": "e3", "M": "e6", "G": "e9", "T": "e12", "bn": "e9", "mn": "e6"}

_SPELLINGS: Final = {
    "byte": "B",
    "percent": "%",
    "second": "s",
    "sec": "s",
    "minute": "min",
    "hour": "h",
    "hr": "h",
    "d": "day",
    "yr": "year",
    "y": "year",
    "mo": "month",
    "wk": "week",
    "watt": "W",
    "joule": "J",
    "metre": "m",
    "meter": "m",
    "gram": "g",
    "kilogram": "kg",
    "litre": "L",
    "liter": "L",
    "l": "L",
    "ml": "mL",
    "kelvin": "K",
    "parameter": "param",
    "request": "query",
    "queries": "query",
    "tok": "token",
    "NTD": "TWD",
    "NT$": "TWD",
    "US$": "USD",
}

_SMALL_PREFIX: Final = re.compile(r"([kKmMgGtTpP])b")
_PER_SECOND: Final = re.compile(r"([kKMGTP]i?)([Bb])(?:ps|/sec)")
_OPERATIONS: Final = re.compile(r"([kMGTPEZY]?)(?:FLOPS|FLOPs|flops|flop|FLOP/S)")
_MACHINE_TIME: Final = re.compile(r"(GPU|chip)s?[\s·⋅*-]*([A-Za-z]+)", re.IGNORECASE)
_MONEY: Final = re.compile(r"(k|M|G|T|bn|mn)(USD|TWD)")
_CELSIUS: Final = frozenset({"°C", "degC", "C", "celsius", "Celsius", "°F", "degF"})
_NEAR: Final = 0.6


def advise(symbol: str) -> Advice:
    """Say what is wrong with a symbol that is no unit: E303 unknown, E304 ambiguous, E306 °C."""
    if symbol in _CELSIUS:
        message = f"`{symbol}` is a point on a scale, which cannot be added or multiplied"
        return Advice("E306", message, "give a temperature difference in `K`")
    choices = _meanings(symbol)
    if choices:
        listed = " or ".join(f"`{choice}`" for choice in choices)
        return Advice("E304", f"`{symbol}` could mean several units", f"type {listed}")
    if symbol in _MULTIPLES:
        power = _MULTIPLES[symbol]
        return Advice("E303", f"`{symbol}` is not a unit", f"write the number out, e.g. `2{power}`")
    if money := _MONEY.fullmatch(symbol):
        typed = f"2{_MULTIPLES[money[1]]} {money[2]}"
        return Advice("E303", f"unknown unit `{symbol}`", f"write the number out, e.g. `{typed}`")
    best = nearest_unit(symbol)
    return Advice("E303", f"unknown unit `{symbol}`", f"did you mean `{best}`?" if best else "")


def _meanings(symbol: str) -> tuple[str, ...]:
    if symbol in _AMBIGUOUS:
        return _AMBIGUOUS[symbol]
    if small := _SMALL_PREFIX.fullmatch(symbol):
        prefix = "k" if small[1] in "kK" else small[1].upper()
        return f"{prefix}B", f"{prefix}bit"
    if operations := _OPERATIONS.fullmatch(symbol):
        return f"{operations[1]}FLOP", f"{operations[1]}FLOP/s"
    return ()


def machine_time(typed: str) -> str | None:
    """Find the product meant by `GPU hours`, `GPUh` or `GPU-hours`, or None."""
    found = _MACHINE_TIME.fullmatch(typed.strip())
    unit = nearest_unit(found[2]) if found else None
    if found is None or unit not in SIMPLE or SIMPLE[unit].dimension != TIME:
        return None
    return f"{'GPU' if found[1].upper() == 'GPU' else 'chip'}*{unit}"


def nearest_unit(symbol: str) -> str | None:
    """Find the unit most likely meant by a misspelling, or None."""
    if product := machine_time(symbol):
        return product
    if rate := _PER_SECOND.fullmatch(symbol):
        prefix = "k" if rate[1] == "K" else rate[1]
        return f"{prefix}{'B' if rate[2] == 'B' else 'bit'}/s"
    for singular in (symbol, symbol.removesuffix("s")):
        found = _SPELLINGS.get(singular) or _SPELLINGS.get(singular.lower())
        if found or singular in SIMPLE:
            return found or singular
    near = sorted(
        difflib.get_close_matches(symbol.lower(), {unit.lower() for unit in SIMPLE}, 1, _NEAR)
    )
    return _spelled_most_alike(symbol, near[0]) if near else None


def _spelled_most_alike(symbol: str, lower: str) -> str:
    """Choose between units that differ by case only: `Mwh` is nearer to MWh than to mWh."""
    same = sorted(unit for unit in SIMPLE if unit.lower() == lower)
    return max(same, key=lambda unit: difflib.SequenceMatcher(None, symbol, unit).ratio())

"""What to type instead of a unit that is unknown, or that could be read in two ways.

Kept apart from the table of units so that no wrong spelling can ever become an accepted one.
"""

from __future__ import annotations

import difflib
import re
from typing import Final, NamedTuple

from generator.compute import foreign_units as foreign
from generator.compute.dimension import TIME
from generator.compute.units import SIMPLE, simple_unit


class Advice(NamedTuple):
    """A diagnostic code, its sentence, and what to type (empty when unsure)."""

    code: str
    message: str
    help: str


# Spellings with two or more meanings, and those meanings.
_AMBIGUOUS: Final = {
    "KB": ("kB", "KiB"),
    "b": ("B", "bit"),
    "$": ("USD", "TWD"),
    "dollar": ("USD", "TWD"),
    "dollars": ("USD", "TWD"),
    "GBs": ("GB", "GB/s"),
    "MBs": ("MB", "MB/s"),
    "TBs": ("TB", "TB/s"),
}

_BIG: Final = ("kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta")
_SMALL: Final = ("milli", "micro", "nano", "pico", "centi")
_IN_WORDS: Final = {
    **dict(zip(_BIG, "kMGTPEZY", strict=True)),
    **dict(zip(_SMALL, "mµnpc", strict=True)),
    **{name[:2] + "bi": letter + "i" for name, letter in zip(_BIG, "KMGTPEZY", strict=True)},
}
"""Prefixes spelled out, binary ones too (kibi, mebi), and their letters."""

# Letters that stand for a power of ten in tables, but need a thing counted here.
_MULTIPLES: Final = {
    "k": "e3", "M": "e6", "G": "e9", "T": "e12", "P": "e15", "E": "e18", "bn": "e9", "mn": "e6",
    "thousand": "e3", "million": "e6", "billion": "e9", "trillion": "e12",
}  # fmt: skip

_SPELLINGS: Final = {
    "byte": "B",
    "bit": "bit",
    "percent": "%",
    "pct": "%",
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
    "watt-hour": "Wh",
    "watthour": "Wh",
    "flop": "FLOP",
    "hertz": "Hz",
    "joule": "J",
    "metre": "m",
    "meter": "m",
    "gram": "g",
    "tonne": "t",
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

_WORDED: Final = re.compile(
    rf"((?i:{'|'.join(_IN_WORDS)})|[kKMGTPEZYmµunp]i?)"
    r"(?i:(byte|bit|flop|watt-?hour|watt|second|sec|joule|hertz|metre|meter|gram|litre|liter))"
)
"""A prefix and a unit, at least one of them spelled out."""

GPUS: Final = r"GPU|[ABHV]\d00"
CHIPS: Final = r"chip|[TN]PU"
"""Patterns of what machine time is counted in: GPU hours, H100-hours, TPU days."""

_SMALL_PREFIX: Final = re.compile(r"([kKmMgGtTpP])b")
_PER_SECOND: Final = re.compile(r"([kKMGTP]i?)([Bb])(?:ps|/sec)")
_OPERATIONS: Final = re.compile(r"([kMGTPEZY]?)(?:FLOPS|FLOPs|flops|flop|FLOP/S)")
_MACHINE_TIME: Final = re.compile(
    rf"(?:(?P<gpu>{GPUS})|{CHIPS})(?!s$)s?[\s·⋅*-]*(?P<time>[A-Za-z]+)", re.IGNORECASE
)
_MULTIPLE: Final = re.compile(r"(k|M|G|T|P|E|B|bn|mn)([A-Za-z]+?)s?")
_CELSIUS: Final = frozenset({"°C", "degC", "C", "celsius", "Celsius", "°F", "degF", "℃", "℉"})
_NEAR: Final = 0.75
"""Nearer than "RMB" is to MB or "layer" to year, no farther than "gCO2eq" is from gCO2e."""
_LONG: Final = 4
"""Below four letters, one wrong letter is another unit: "GBP" is no GB, and "ft" no t."""


def advise(symbol: str) -> Advice:
    """Say what is wrong with a symbol that is no unit: E303 unknown, E304 ambiguous, E306 °C."""
    if symbol in _CELSIUS:
        message = f"`{symbol}` is a point on a scale, which cannot be added or multiplied"
        return Advice("E306", message, "give a temperature difference in `K`")
    choices = _meanings(symbol)
    if choices:
        listed = " or ".join(f"`{choice}`" for choice in choices)
        return Advice("E304", f"`{symbol}` could mean several units", f"type {listed}")
    if several := foreign.several(symbol):
        one = symbol.removesuffix("s")
        help = f"1 {one} may be `{several[0]}` or `{several[1]}`"
        return Advice("E304", f"`{symbol}` could mean several units", help)
    if symbol in _MULTIPLES:
        power = _MULTIPLES[symbol]
        return Advice("E303", f"`{symbol}` is not a unit", f"write the number out, e.g. `2{power}`")
    return Advice("E303", f"unknown unit `{symbol}`", _instead(symbol))


def _instead(symbol: str) -> str:
    if typed := _multiplied(symbol):
        return f"write the number out, e.g. `{typed}`"
    if ours := foreign.worth(symbol):
        return f"1 {symbol} is `{ours}`"
    if foreign.is_money(symbol):
        return "money is `USD` or `TWD`: convert it, and say when in `assume`"
    if foreign.is_thing(symbol):
        return f"things without a unit of their own are pure numbers: leave out `{symbol}`"
    best = nearest_unit(symbol)
    return f"did you mean `{best}`?" if best else ""


def _multiplied(symbol: str) -> str:
    """Write out a multiple that its unit does not have: a megasecond is `2e6 s`, never `ms`."""
    found = _MULTIPLE.fullmatch(symbol)
    if found is None or symbol.removesuffix("s") in SIMPLE or found[2] not in SIMPLE:
        return ""
    return f"2{_MULTIPLES.get(found[1], 'e9')} {found[2]}"


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
    """Find the product meant by `GPU hours`, `GPUh` or `H100-hours`, or None."""
    found = _MACHINE_TIME.fullmatch(typed.strip())
    unit = nearest_unit(found["time"]) if found else None
    if found is None or unit not in SIMPLE or SIMPLE[unit].dimension != TIME:
        return None
    return f"{'GPU' if found['gpu'] else 'chip'}*{unit}"


def nearest_unit(symbol: str) -> str | None:
    """Find the unit most likely meant by a misspelling, or None."""
    if product := machine_time(symbol):
        return product
    if rate := _PER_SECOND.fullmatch(symbol):
        prefix = "k" if rate[1] == "K" else rate[1]
        return f"{prefix}{'B' if rate[2] == 'B' else 'bit'}/s"
    for singular in (symbol, symbol.removesuffix("s")):
        found = singular if singular in SIMPLE else _spelled_out(singular) or foreign.same(singular)
        if found:
            return found
    if _multiplied(symbol):
        return None
    folded = {unit.lower() for unit in SIMPLE}
    for lower in (symbol.lower(), symbol.lower().removesuffix("s")):
        if lower in folded:
            return _spelled_most_alike(symbol, lower)
    near = difflib.get_close_matches(symbol.lower(), folded, 1, _NEAR)
    return _spelled_most_alike(symbol, near[0]) if near and len(symbol) >= _LONG else None


def _spelled_out(word: str) -> str | None:
    """Find the unit of a word with or without a prefix: `hour`, `Gigabyte`, `msec`, `TByte`."""
    if found := _SPELLINGS.get(word) or _SPELLINGS.get(word.lower()):
        return found
    parts = _WORDED.fullmatch(word)
    if parts is None:
        return None
    prefix = _IN_WORDS.get(parts[1].lower(), "k" if parts[1] == "K" else parts[1])
    unit = simple_unit(prefix + _SPELLINGS[parts[2].lower()])
    return unit.symbol if unit else None


def _spelled_most_alike(symbol: str, lower: str) -> str:
    """Choose between units that differ by case only: `Mwh` is nearer to MWh than to mWh."""
    same = sorted(unit for unit in SIMPLE if unit.lower() == lower)
    return max(same, key=lambda unit: difflib.SequenceMatcher(None, symbol, unit).ratio())

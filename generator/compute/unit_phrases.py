"""Unit expressions as they are printed, and how they are typed here: `USD/GPU/h` for USD per GPU·h.

Advice, as in `habits`. Not a looser grammar for units, in which `/(GPU*h)` and `/GPU*h` would be
told apart by parentheses that most people leave out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.compute.quantity import parse_number
from generator.compute.unit_advice import nearest_unit
from generator.compute.units import UnitError, parse_unit, simple_unit

NUMBER: Final = r"\d[\d_]{0,39}+(?:\.\d{1,39})?+(?:[eE][+-]?\d{1,2})?+(?![\d_])"
"""A numeral of a size to give advice on, taken whole: of `20e9` nothing is left over as a unit."""

_RAISED: Final = {ord("²"): "^2", ord("³"): "^3"}
_PER: Final = re.compile(r"\s+(?:per|an?)\s+")
_TIMES: Final = re.compile(r"(?<=\w)\s*[-·⋅∙•×]\s*(?=[A-Za-z])")
_BELOW: Final = re.compile(r"/\s*\(([^()/]*)\)")
_MANY: Final = re.compile(
    r"/\s*(?:(?:1\s*)?(?P<million>million|M|1e6|1[_,]?000[_,]?000)"
    r"|(?:1\s*)?(?P<thousand>thousand|[kK]|1e3|1[_,]?000))\s*(?=(?:param|tok))"
)
_PIECE: Final = re.compile(rf"({NUMBER})\s*([A-Za-z]+)\s*")


def typed_unit(phrase: str) -> str:
    """Write a printed unit expression as ours, or nothing for what is none or is so already.

    A single misspelt word is left to those who can point at it.
    """
    flat = _PER.sub("/", phrase.translate(_RAISED))
    flat = _TIMES.sub("*", flat)
    flat = _BELOW.sub(lambda below: "/" + re.sub(r"[*\s]+", "/", below[1].strip()), flat)
    flat = _MANY.sub(lambda many: "/M" if many["million"] else "/k", flat)
    if flat == phrase and phrase.isascii():
        return ""
    parts = re.split(r"([*/^])", flat.replace(" ", ""))
    parts[::2] = [_symbol(part) for part in parts[::2]]
    try:
        parse_unit("".join(parts))
    except UnitError:
        return ""
    return "".join(parts)


def _symbol(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word)
    if found := simple_unit(plain):
        return found.symbol
    return nearest_unit(plain) or plain if plain.isascii() else plain


def added_up(typed: str) -> str:
    """Add `2 h 30 min` up in the last of its units, `150 min`; nothing for anything else."""
    pieces = _PIECE.findall(typed)
    units = [unit for _, word in pieces if (unit := simple_unit(_symbol(word)))]
    if _PIECE.sub("", typed) or not 1 < len(units) == len(pieces):
        return ""
    if len({unit.dimension for unit in units}) > 1:
        return ""
    try:
        amounts = [parse_number(numeral) for numeral, _ in pieces]
    except ValueError:  # more digits than are read
        return ""
    whole = sum(amount * unit.scale for amount, unit in zip(amounts, units, strict=True))
    total = whole / units[-1].scale
    return f"{total} {units[-1].symbol}" if total.denominator == 1 else ""

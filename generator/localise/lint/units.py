"""Units around a number, as prose writes them: "gigabytes per second", `$`, 百分之, 每秒.

Not `parse_unit`, which knows one spelling of each and no words.
"""

from __future__ import annotations

import re
from functools import cache

from generator.compute.units import Unit, UnitError, parse_unit
from generator.localise.lint import spellings
from generator.localise.lint.spellings import COUNTS, MEASURED

OTHER_WORDS = (
    "元(?=[組素件數])|週(?=年)|年(?=[代級度底初份])|天(?=線)|度(?=[數假空])|升(?=[級高到至為])"
    "|克(?=[服拉制])|瓦(?=[斯解])|米(?=飯)|秒(?=殺)|赫(?=然)"
)
"""Hanzi that are a unit only if no other word goes on from them: 3 元組 is a tuple."""
_SPACE = r"[ \u00a0\u2009\u202f\n]"
GAP = rf"\*{{0,3}}(?:-|{_SPACE}?[多餘]?{_SPACE}?)\*{{0,3}}"
"""What may stand between a number and its unit; the stars are Markdown's."""


def _either(spelled: dict[str, str]) -> str:
    longest_first = [re.escape(word) for word in sorted(spelled, key=len, reverse=True)]
    latin = "|".join(word for word in longest_first if word[-1].isascii())
    han = "|".join(word for word in longest_first if not word[-1].isascii())
    return rf"(?:(?!{OTHER_WORDS})(?:{han})|(?:{latin})(?![A-Za-z0-9]))"


_MEASURED, _COUNTED = _either(MEASURED), _either(COUNTS)
_ANY = _either(MEASURED | COUNTS)
_A = rf"{_SPACE}an?{_SPACE}(?=second|minute|hour|day|week|month|year)"
_PER = rf"(?:{_SPACE}?/{_SPACE}?|{_SPACE}per{_SPACE}|{_A})"

BEHIND = re.compile(rf"(?:{_MEASURED}(?:{_PER}{_ANY})*|{_COUNTED}(?:{_PER}{_ANY})+)")
"""A unit as it stands behind a number: `GB`, `GB/s`, "tokens per second"."""
COUNTED = re.compile(_COUNTED)
BEFORE = re.compile(rf"(?:{'|'.join(map(re.escape, spellings.BEFORE))})[ \u00a0]?$")
"""A unit as it stands before a number: `$`, 百分之."""
RATE = re.compile(rf"每{_SPACE}?[個次張顆]?{_SPACE}?(?P<unit>{_ANY}){_SPACE}?$")
"""Chinese puts the denominator first: 每秒 209 個 token."""


@cache
def unit_behind(written: str) -> Unit | None:
    """Give the unit that `BEHIND` or `COUNTED` matched, or None for one we do not compute in."""
    symbols = [MEASURED.get(part) or COUNTS.get(part, "") for part in re.split(_PER, written)]
    return _unit("/".join(symbols)) if all(symbols) else None


def unit_before(sign: str) -> Unit | None:
    """Give the unit that `BEFORE` matched, or None for one we do not compute in."""
    symbol = spellings.BEFORE[sign.strip()]
    return _unit(symbol) if symbol else None


def unit_per(unit: Unit | None, written: str) -> Unit | None:
    """Divide a unit by the one that `RATE` found before its number."""
    symbol = MEASURED.get(written) or COUNTS.get(written)
    return _unit(f"{unit.symbol}/{symbol}") if unit and symbol else None


def _unit(symbol: str) -> Unit | None:
    """Give a unit, or None for a pile of `per` that is longer than any unit may be."""
    try:
        return parse_unit(symbol)
    except UnitError:
        return None

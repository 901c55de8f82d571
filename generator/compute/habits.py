"""Quantities as people write them elsewhere, and what to type for them here.

Only advice: none of these forms is ever read as a value, since each can be meant in two ways.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from generator.compute.unit_advice import machine_time, nearest_unit

_NUMBER: Final = r"\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?"
_POWERS: Final = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "千": 3, "萬": 4, "万": 4, "百萬": 6, "億": 8, "亿": 8, "十億": 9, "兆": 12,
}  # fmt: skip
_LETTERS: Final = {"k": 3, "K": 3, "M": 6, "B": 9, "T": 12}

_WORD: Final = re.compile(rf"({_NUMBER})\s*({'|'.join(_POWERS)})(?:個|\s)*(.*)", re.IGNORECASE)
_LETTER: Final = re.compile(rf"({_NUMBER})\s*([kKMBT])\s+([A-Za-z].*)")
_TEN: Final = re.compile(rf"({_NUMBER})\s*[x×*·]\s*10\s*(?:\^|\*\*|e)\s*(-?\d+)\s*(.*)")
_ABOUT: Final = re.compile(rf"(?:[~≈〜～]|about|around|approx\.?|ca\.?|約|大約)\s*({_NUMBER}.*)")
_MACHINE_TIME: Final = re.compile(
    rf"({_NUMBER})\s*((?:GPU|chip)s?[\s·⋅-]*[A-Za-z]+)", re.IGNORECASE
)
_SIGN: Final = re.compile(rf"(US|NT)?\$\s*({_NUMBER})\s*(thousand|million|billion|[kMBT])?(/\S+)?")
_MONEY: Final = re.compile(rf"({_NUMBER})\s*([kMBT])(USD|TWD)(/\S+)?")
_FROM_TO: Final = re.compile(
    rf"({_NUMBER})\s*([A-Za-zµ%][^\d\s]*)?\s*(?:[-–—~〜～]|to|到|至)\s*({_NUMBER})\s*([A-Za-zµ%].*)?"
)


def plainly(typed: str) -> str:
    """Say what to type instead of a quantity in a form of everyday writing, or nothing.

    To be asked only about what could not be read: `30e-6 USD` is no range.
    """
    typed = typed.strip()
    if found := _WORD.fullmatch(typed):
        return _power(found, _POWERS[found[2].lower()])
    if found := _TEN.fullmatch(typed):
        return _power(found, int(found[2]))
    if (found := _MACHINE_TIME.fullmatch(typed)) and (unit := machine_time(found[2])):
        return f"type `{found[1]} {unit}`"
    if found := _SIGN.fullmatch(typed):
        power = {**_POWERS, **_LETTERS}.get(found[3] or "", 0)
        money = "TWD" if found[1] == "NT" else "USD"
        return f"type `{_raised(found[2], power)} {money}{found[4] or ''}`"
    if found := _MONEY.fullmatch(typed):
        power = _LETTERS[found[2]]
        return f"type `{_raised(found[1], power)} {found[3]}{found[4] or ''}`"
    if (found := _LETTER.fullmatch(typed)) and nearest_unit(found[3]):
        return f"{_power(found, _LETTERS[found[2]])}; `{found[2]}` is no multiple here"
    if found := _ABOUT.fullmatch(typed):
        return f"type `{found[1]}`, and how sure it is as a `range:`"
    if found := _FROM_TO.fullmatch(typed):
        unit = f" {found[4] or found[2] or ''}".rstrip()
        ends = f"[{found[1]}{unit}, {found[3]}{unit}]"
        return f"type one value, and the ends as `range: {ends}`"
    return ""


def _power(found: re.Match[str], power: int) -> str:
    unit = nearest_unit(found[3]) or found[3]
    return f"type `{f'{_raised(found[1], power)} {unit}'.rstrip()}`"


def _raised(typed: str, power: int) -> str:
    number, _, exponent = typed.lower().partition("e")
    total = power + int(exponent or 0)
    return f"{Decimal(number.replace('_', ''))}" + (f"e{total}" if total else "")

"""Quantities as people write them elsewhere, and what to type for them here.

Only advice: none of these forms is ever read as a value, since each can be meant in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from generator.compute.unit_advice import CHIPS, GPUS, machine_time, nearest_unit
from generator.compute.unit_phrases import NUMBER, added_up, typed_unit
from generator.compute.units import simple_unit

_POWERS: Final = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "千": 3, "萬": 4, "万": 4, "百萬": 6, "億": 8, "亿": 8, "十億": 9, "兆": 12,
}  # fmt: skip
_LETTERS: Final = {"k": 3, "K": 3, "M": 6, "B": 9, "T": 12}


def plainly(typed: str) -> str:
    """Say what to type instead of a quantity in a form of everyday writing, or nothing.

    To be asked only about what could not be read: `30e-6 USD` is no range.
    """
    typed = typed.strip()
    for form, instead in _FORMS:  # compiled when first asked for: most entries have no mistake
        if (found := re.fullmatch(form, typed)) and (meant := instead(found)):
            return meant
    total = added_up(typed)
    return f"type `{total}`" if total else ""


def _in_words(found: re.Match[str]) -> str:
    return _power(found, _POWERS[found[2].lower()])


def _ten_to_the(found: re.Match[str]) -> str:
    return _power(found, int(found[2]))


def _machine_time(found: re.Match[str]) -> str:
    unit = machine_time(found[2])
    return f"type `{found[1]} {unit}`" if unit else ""


def _signed_money(found: re.Match[str]) -> str:
    power = {**_POWERS, **_LETTERS}.get(found[3] or "", 0)
    money = "TWD" if found[1] == "NT" else "USD"
    return f"type `{_raised(found[2], power)} {money}{found[4] or ''}`"


def _lettered_money(found: re.Match[str]) -> str:
    return f"type `{_raised(found[1], _LETTERS[found[2]])} {found[3]}{found[4] or ''}`"


def _lettered(found: re.Match[str]) -> str:
    if not nearest_unit(found[3]):
        return ""
    return f"{_power(found, _LETTERS[found[2]])}; `{found[2]}` is no multiple here"


def _about(found: re.Match[str]) -> str:
    return f"type `{found[1]}`, and how sure it is as a `range:`"


def _plus(found: re.Match[str]) -> str:
    return f"type `{found[1]}`"


def _plus_minus(found: re.Match[str]) -> str:
    middle, slack = (Decimal(found[n].replace("_", "")) for n in (1, 3))
    unit = f" {found[2] or found[4] or ''}".rstrip()
    ends = f"[{middle - slack}{unit}, {middle + slack}{unit}]"
    return f"type `{found[1]}{unit}`, and its ends as `range: {ends}`"


def _from_to(found: re.Match[str]) -> str:
    unit = f" {found[4] or found[2] or ''}".rstrip()
    return f"type one value, and the ends as `range: [{found[1]}{unit}, {found[3]}{unit}]`"


def _printed_unit(found: re.Match[str]) -> str:
    hyphened = found[2] if found[0][len(found[1])] == "-" and simple_unit(found[2]) else ""
    unit = typed_unit(found[2]) or hyphened
    return f"type `{found[1]} {unit}`" if unit else ""


_UNIT: Final = r"([A-Za-zµ%][^\d\s]*)?"
_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (rf"(?i)({NUMBER})\s*({'|'.join(_POWERS)})(?:個|\s)*(.*)", _in_words),
    (rf"(?:({NUMBER})\s*[x×*·]\s*)?10\s*(?:\^|\*\*|e)\s*(-?\d+)\s*(.*)", _ten_to_the),
    (rf"(?i)({NUMBER})\s*((?:{GPUS}|{CHIPS})s?[\s·⋅-]*[A-Za-z]+)", _machine_time),
    (rf"(US|NT)?\$\s*({NUMBER})\s*(thousand|million|billion|[kMBT])?(/\S+)?", _signed_money),
    (rf"({NUMBER})\s*([kMBT])(USD|TWD)(/\S+)?", _lettered_money),
    (rf"({NUMBER})\s*([kKMBT])\s+([A-Za-z].*)", _lettered),
    (rf"(?i)(?:[~≈〜～]|about|around|approx\.?|ca\.?|約|大約)\s*({NUMBER}.*)", _about),
    (rf"\+\s*({NUMBER}.*)", _plus),
    (rf"({NUMBER})\s*{_UNIT}\s*(?:±|\+/?-)\s*({NUMBER})\s*{_UNIT}", _plus_minus),
    (rf"({NUMBER})\s*{_UNIT}\s*(?:[-–—~〜～]|to|到|至)\s*({NUMBER})\s*([A-Za-zµ%].*)?", _from_to),
    (rf"({NUMBER})\s*-?\s*([A-Za-zµ%].*)", _printed_unit),
)
"""In this order: what comes first is the more special."""


def _power(found: re.Match[str], power: int) -> str:
    unit = nearest_unit(found[3]) or found[3]
    return f"type `{f'{_raised(found[1], power)} {unit}'.rstrip()}`"


def _raised(typed: str | None, power: int) -> str:
    number, _, exponent = (typed or "1").lower().partition("e")
    total = power + int(exponent or 0)
    return f"{Decimal(number.replace('_', ''))}" + (f"e{total}" if total else "")

"""Units around a number, as prose writes them: "gigabytes per second", `$`, 百分之, 每秒.

Not `parse_unit`, which knows one spelling of each and no words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from generator.compute.units import Unit, UnitError, parse_unit
from generator.localise.lint import spellings
from generator.localise.lint.spellings import COUNTS, MEASURED
from generator.localise.lint.surface import SPACING

_SPACE = rf"(?:[ \u00a0\u2009\u202f\n]|{SPACING})"
GAP = rf"\*{{0,3}}(?:-|{_SPACE}?[多餘]?{_SPACE}?)\*{{0,3}}"
"""What may stand between a number and its unit; the stars are Markdown's."""

_ANY = MEASURED | COUNTS
_OTHER_WORDS = re.compile(
    "元(?=[組素件數])|週(?=年)|年(?=[代級度底初份])|天(?=線)|度(?=[數假空])|升(?=[級高到至為])"
    "|克(?=[服拉制])|瓦(?=[斯解])|米(?=飯)|秒(?=殺)|赫(?=然)"
)
"""Hanzi that are a unit only if no other word goes on from them: 3 元組 is a tuple."""
_A = rf"{_SPACE}an?{_SPACE}(?=second|minute|hour|day|week|month|year)"
_PER = re.compile(rf"{_SPACE}?/{_SPACE}?|{_SPACE}per{_SPACE}|{_A}")
_BEFORE = re.compile(rf"(?:{'|'.join(map(re.escape, spellings.BEFORE))})[ \u00a0]?$")
_EACH = re.compile(rf"{_SPACE}?(?:[個次張顆]{_SPACE}?)?")


def end_of_unit(text: str, start: int, *, counted: bool = False) -> int | None:
    """Find where a unit that begins at `start` ends: `GB`, `GB/s`, "tokens per second".

    What is counted alone, "tokens", is one only where `counted` says so.
    """
    if measured := _longest(text, start, MEASURED):
        return _all_per(text, measured)
    count = _longest(text, start, COUNTS)
    end = _all_per(text, count) if count else None
    return end if counted or end != count else None


def start_of_unit(text: str, end: int, reach: int) -> int | None:
    """Find where a unit begins that stands before a number at `end`: `$`, 百分之."""
    before = _BEFORE.search(text, max(0, end - reach), end)
    return before.start() if before else None


def rate_before(text: str, end: int, reach: int) -> tuple[int, str] | None:
    """Find the denominator that Chinese puts before its number, 每秒 209 個 token: its start and
    its unit, 秒.
    """
    start = text.rfind("每", max(0, end - reach), end)
    each = _EACH.match(text, start + 1, end) if start >= 0 else None
    # 每個月 may be 每 with 個月, or 每個 with 月.
    for begins in (start + 1, each.end()) if each else ():
        stop = _longest(text, begins, _ANY)
        if stop and re.fullmatch(rf"{_SPACE}?", text[stop:end]):
            return start, text[begins:stop]
    return None


def _all_per(text: str, end: int) -> int:
    """Go on over "per second", `/s` and the like."""
    while (per := _PER.match(text, end)) and (stop := _longest(text, per.end(), _ANY)):
        end = stop
    return end


def _longest(text: str, start: int, known: Mapping[str, str]) -> int | None:
    """Find the end of the longest spelling that begins at `start`.

    By looking up one length after the other: an alternation of these hundreds of words takes
    longer to compile than a whole entry to check.
    """
    for length in _lengths().get(text[start : start + 1], ()):
        end = start + length
        if end <= len(text) and text[start:end] in known and _is_whole(text, start, end):
            return end
    return None


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """Give how long the spellings are that begin with a character, longest first."""
    found: dict[str, set[int]] = {}
    for word in _ANY:
        found.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in found.items()}


def _is_whole(text: str, start: int, end: int) -> bool:
    if text[end - 1].isascii():
        return not (text[end : end + 1].isascii() and text[end : end + 1].isalnum())
    return not _OTHER_WORDS.match(text, start)


@cache
def unit_behind(written: str) -> Unit | None:
    """Give the unit that `end_of_unit` found, or None for one we do not compute in."""
    symbols = [MEASURED.get(part) or COUNTS.get(part, "") for part in _PER.split(written)]
    return _unit("/".join(symbols)) if all(symbols) else None


def unit_before(sign: str) -> Unit | None:
    """Give the unit that `start_of_unit` found, or None for one we do not compute in."""
    symbol = spellings.BEFORE[sign.strip()]
    return _unit(symbol) if symbol else None


def unit_per(unit: Unit | None, written: str) -> Unit | None:
    """Divide a unit by the one that `rate_before` found."""
    symbol = MEASURED.get(written) or COUNTS.get(written)
    return _unit(f"{unit.symbol}/{symbol}") if unit and symbol else None


def _unit(symbol: str) -> Unit | None:
    """Give a unit, or None for a pile of `per` that is longer than any unit may be."""
    try:
        return parse_unit(symbol)
    except UnitError:
        return None

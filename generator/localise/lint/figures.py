"""The figures of a text: numerals with the unit they stand before or behind, ratios, bare numbers.

Every numeral becomes at most one figure, and two joined by a dash one with both ends, so that one
mistake is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from generator.compute.units import ONE, Unit
from generator.localise.lint.chinese import TENTHS
from generator.localise.lint.numerals import Numeral, numerals
from generator.localise.lint.spellings import EVERYDAY
from generator.localise.lint.surface import REFERRED
from generator.localise.lint.units import (
    GAP,
    end_of_unit,
    rate_before,
    start_of_unit,
    unit_before,
    unit_behind,
    unit_per,
)


class Kind(Enum):
    """What a figure is to its reader."""

    MEASURE = "measure"  # 40 GB
    RATIO = "ratio"  # 10×
    BARE = "bare"  # 4,096


class Figure(NamedTuple):
    """A figure at `[start, end)` of the text; `unit` is None for one we do not compute in."""

    start: int
    end: int
    kind: Kind
    numeral: Numeral
    last: Numeral
    """The upper end of "12–13 GB"; for most figures the numeral itself."""
    unit: Unit | None = None
    everyday: bool = False
    """A small number in words with a unit that is an everyday word too: "two years", 一天."""


DASH = re.compile(rf"{GAP}(?:[–—~-]|to|through|至|到){GAP}")
TIMES = re.compile(
    rf"{GAP}(?:[×✕](?!\s?[\d{REFERRED}])|倍|{TENTHS}|-?fold(?![A-Za-z])|times(?=\s(?:as|more|less|fewer|that"
    rf"|its|the|\w+er)\b))|[xX](?![A-Za-z0-9]|\s?[\d{REFERRED}])"
)
SPACE = re.compile(GAP)
TIED = re.compile(r"[A-Za-z]")
REACH = 16
"""How far before a number its unit may begin."""
SMALL = 12
"""Style guides spell numbers up to here, because up to here they are mostly words."""


def figures(text: str) -> Iterator[Figure]:
    """Find the figures of a text as `surface` gives it, in order."""
    waiting = list(numerals(text))[::-1]
    while waiting:
        first = waiting.pop()
        if waiting and DASH.fullmatch(text, first.end, waiting[-1].start):
            joined = _figure(text, first, waiting[-1])
            if joined.kind is not Kind.BARE:
                waiting.pop()
                yield joined
                continue
        figure = _figure(text, first, first)
        if figure.kind is not Kind.BARE or not TIED.match(text, first.end):
            yield figure


def _figure(text: str, first: Numeral, last: Numeral) -> Figure:
    start, end = first.start, last.end
    before = start_of_unit(text, start, REACH)
    if before is not None:
        unit = unit_before(text[before:start])
        return Figure(before, end, Kind.MEASURE, first, last, unit)
    if times := TIMES.match(text, end):
        return Figure(start, times.end(), Kind.RATIO, first, last, ONE)
    if _is_part(first):
        return Figure(start, end, Kind.RATIO, first, last, ONE)
    return _measure(text, first, last) or Figure(start, end, Kind.BARE, first, last)


def _measure(text: str, first: Numeral, last: Numeral) -> Figure | None:
    rate = rate_before(text, first.start, REACH)
    gap = SPACE.match(text, last.end)
    at = gap.end() if gap else last.end
    end = end_of_unit(text, at, counted=rate is not None)
    if end is None or (first.is_year and text[at:end] == "年"):
        return None
    start, unit = first.start, unit_behind(text[at:end])
    everyday = _is_everyday(first, text[at:end], unit)
    if rate:
        start, unit = rate[0], unit_per(unit, rate[1])
    return Figure(start, end, Kind.MEASURE, first, last, unit, everyday)


def _is_part(numeral: Numeral) -> bool:
    """Tell ⅔ and 2/3 from a date or "24/7": a part of a whole, in tenths at most."""
    amount = numeral.amount
    return numeral.fraction and 0 < amount < 1 and amount.denominator <= 10


def _is_everyday(numeral: Numeral, written: str, unit: Unit | None) -> bool:
    if not numeral.spelled:
        return False
    if numeral.amount == 1 or written in EVERYDAY or (len(written) == 1 and written.isascii()):
        return True
    return unit is not None and unit.symbol in ("s", "min", "h") and numeral.amount <= SMALL

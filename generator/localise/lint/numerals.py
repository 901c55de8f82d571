"""The numerals of a text, with their places: digits in every usual form, and words.

Both languages' numerals are read in every text, because Chinese prose quotes English and an
English reader never meets 二十. Digits tied to a word (`int8`, `Qwen3-TTS-0.6B`, `H100`, `3D`) are
part of a name, those behind 第 only count in order, and neither is read at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from generator.localise.lint.chinese import CHINESE, chinese_amount, magnitude_word
from generator.localise.lint.english import SCALES, english_amount, english_numerals
from generator.localise.lint.surface import REFERRED

SUFFIXES = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
KIBI = 1024
MAX_DIGITS = 40
"""Longer ones are no figures anybody reads, and would be slow to compare."""
MAX_POWER = 300
"""The same for powers: 2^64 is read, 9^9^9 is not."""

YEARS = range(1900, 2100)

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_PLAIN = r"(?:\d{1,3}(?:[,_'’\u2009\u202f]\d{3})++(?!\d)|\d++)(?:\.\d++)?+"
_UNTIED = rf"(?<![A-Za-z0-9_#^@])(?<![A-Za-z_{REFERRED}]-)(?<!\d[.,:/])(?<!第)(?<!第[ ])"

FIRST = re.compile(rf"[\d.{_VULGAR}]")
DIGITS = re.compile(
    rf"""{_UNTIED}(?:
        (?P<top>\d+)[ ]?[/⁄][ ]?(?P<bottom>\d+)(?![\d/])
      | (?:(?P<mixed>\d++)[ ]?)?(?P<vulgar>[{_VULGAR}])
      | (?P<plain>{_PLAIN}|\.\d++)(?![:.]\d)
        (?: [eE](?P<e>[+-]?\d+)
          | \s?[×xX·*]\s?10(?:\^(?P<ten>[-−]?\d+)|(?P<raised>⁻?[{_RAISED}]+))
          | \^(?P<power>\d+) | (?P<sup>[{_RAISED}]+)
        )?
        (?: (?P<suffix>[kKMBbT])(?![A-Za-z0-9])
          | [ \u00a0-]?(?P<scale>(?i:hundred|thousand|million|billion|trillion|dozen))(?![A-Za-z])
          | [ \u00a0]?(?P<han>[十百千]?[萬万億亿兆]+|[百千])
        )?
    )""",
    re.VERBOSE,
)

TOKEN = re.compile(r"[A-Za-z0-9_.-]*[0-9.]-$")


class Numeral(NamedTuple):
    """A number somebody typed, at `[start, end)` of the text.

    `amounts` are the readings: one, or two for `128k`. `step` is the worth of the last digit
    typed; `digits` how many significant ones there are.
    `spelled` is twenty or 二十, `worded` 20 billion, `suffixed` 20B, `fraction` 2/3 or ⅔.
    """

    start: int
    end: int
    amounts: tuple[Fraction, ...]
    step: Fraction
    digits: int
    spelled: bool = False
    suffixed: bool = False
    worded: bool = False
    fraction: bool = False
    decimal: bool = False

    @property
    def amount(self) -> Fraction:
        """The first reading."""
        return self.amounts[0]

    @property
    def is_year(self) -> bool:
        """Tell whether this is most likely a year: 2017, without a separator, or 二〇一七."""
        return self.amount in YEARS and self.end - self.start == len("2017")


def numerals(text: str) -> Iterator[Numeral]:
    """Find the numerals of a text as `surface` gives it, in order and none within another."""
    end = 0
    for numeral in sorted(chain(_in_digits(text), _in_english(text), _in_chinese(text))):
        if numeral.start >= end:
            end = numeral.end
            if not _is_tied(text, numeral.start):
                yield numeral


def _in_digits(text: str) -> Iterator[Numeral]:
    end = 0
    for first in FIRST.finditer(text):
        match = DIGITS.match(text, first.start()) if first.start() >= end else None
        if match:
            end = match.end()
            numeral = _numeral(match) if len(match[0]) <= MAX_DIGITS else None
            if numeral:
                yield numeral


def _in_english(text: str) -> Iterator[Numeral]:
    for start, end in english_numerals(text):
        if end - start <= MAX_DIGITS:
            yield _spelled(start, end, english_amount(text[start:end]))


def _in_chinese(text: str) -> Iterator[Numeral]:
    for match in CHINESE.finditer(text):
        if len(match[0]) <= MAX_DIGITS:
            yield _spelled(*match.span(), chinese_amount(match[0]))


def _is_tied(text: str, start: int) -> bool:
    """Tell the 4 of `Qwen3-4B` from the 10 of `5-10 %`."""
    token = TOKEN.search(text, max(0, start - MAX_DIGITS), start)
    return bool(token and re.search(r"[A-Za-z_]", token[0]))


def _numeral(match: re.Match[str]) -> Numeral | None:
    if match["vulgar"]:
        part = Fraction(unicodedata.numeric(match["vulgar"])).limit_denominator(10)
        return _fraction(match, int(match["mixed"] or 0) + part)
    if match["top"]:
        bottom = int(match["bottom"])
        return _fraction(match, Fraction(int(match["top"]), bottom)) if bottom else None
    return _digits(match)


def _spelled(start: int, end: int, amount: Fraction) -> Numeral:
    return Numeral(start, end, (amount,), Fraction(0), _significant(amount), spelled=True)


def _fraction(match: re.Match[str], amount: Fraction) -> Numeral:
    return Numeral(*match.span(), (amount,), Fraction(0), 1, fraction=True)


def _digits(match: re.Match[str]) -> Numeral | None:
    plain = re.sub(r"[^\d.]", "", match["plain"])
    power = int(match["power"] or _lowered(match["sup"] or "1"))
    exponent = _exponent(match)
    if power * len(plain) > MAX_POWER or abs(exponent) > MAX_DIGITS:
        return None
    decimals = len(plain.partition(".")[2])
    scales = [scale * Fraction(10) ** exponent for scale in _scales(match)]
    amount = Fraction(f"0{plain}") ** power
    return Numeral(
        *match.span(),
        amounts=tuple(amount * scale for scale in scales),
        step=scales[0] / 10**decimals if power == 1 else Fraction(0),
        digits=len(plain.replace(".", "").strip("0")) if decimals else _significant(amount),
        suffixed=bool(match["suffix"]),
        worded=bool(match["scale"] or match["han"]),
        decimal=bool(decimals),
    )


def _scales(match: re.Match[str]) -> tuple[int, ...]:
    if match["suffix"]:
        plain = SUFFIXES.get(match["suffix"]) or SUFFIXES[match["suffix"].upper()]
        return (plain, KIBI) if plain == 10**3 else (plain,)
    if match["scale"]:
        return (SCALES[match["scale"].casefold()],)
    return (magnitude_word(match["han"]),) if match["han"] else (1,)


def _exponent(match: re.Match[str]) -> int:
    typed = match["e"] or match["ten"] or _lowered(match["raised"] or "") or "0"
    return int(typed.replace("−", "-"))


def _lowered(raised: str) -> str:
    """Give raised digits as plain ones."""
    return raised.translate({ord(char): str(n) for n, char in enumerate(_RAISED)}).replace("⁻", "-")


def _significant(amount: Fraction) -> int:
    """Count significant digits: all but closing zeros, of which a single one may be meant."""
    if amount.denominator != 1:
        return 2
    digits = str(amount.numerator)
    kept = digits.rstrip("0")
    return len(kept) + (len(digits) - len(kept) == 1)

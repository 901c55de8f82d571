"""A value in the words of one language: the only place where a number becomes text.

Every card, page, caption and receipt asks here, so the same value cannot read differently in two
places. Units are worded from our own table: no library says 每秒 3.35 TB or leaves GiB a GiB.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from generator.compute.solved import Value
from generator.compute.units import Unit, UnitError, parse_unit
from generator.localise.figure import Figure
from generator.localise.numbers import MINUS, alike, exact, magnitude, shown
from generator.localise.template import STYLES
from generator.localise.words import Words

GAP = "\N{NO-BREAK SPACE}"
BETWEEN_HANZI = re.compile(rf"(?<=[一-鿿])[ {GAP}](?=[一-鿿])")
EN_DASH = "\N{EN DASH}"
APPROX_DIGITS = 2
THOUSAND_STEPS = (("T", 10**12), ("B", 10**9), ("M", 10**6), ("k", 10**3))
KIBI_STEPS = (("M", 1024**2), ("k", 1024))
LETTERED = frozenset({"1", "param", "token"})
"""What Chinese too counts in k, M and B: 20B 參數. All else has 萬 and 億 there."""

_TOUCHING = re.compile(r"\S+\{number\}")


class Style(NamedTuple):
    """How one reference wants its value: in which unit, and as which of the `STYLES`."""

    unit: Unit
    flags: frozenset[str] = frozenset()

    def also(self, flag: str) -> Style:
        """Add one of the `STYLES`."""
        return self._replace(flags=self.flags | {flag})


def plain(value: Value) -> Style:
    """The style of a bare `{{ name }}`: the value's own unit and digits."""
    return Style(value.unit)


def spread(value: Value, unit: Unit) -> Style:
    """The style of a number in a list or a chart: of a range, both ends."""
    return Style(unit).also("range") if value.low is not None else Style(unit)


def applied(style: Style, word: str, value: Value) -> Style | None:
    """Change a style by a filter; None where that is no style and no unit of this value."""
    if word in STYLES:
        return style.also(word)
    unit = unit_named(word)
    if unit is None or unit.dimension != value.quantity.dimension:
        return None
    return style._replace(unit=unit)


@lru_cache(maxsize=512)
def unit_named(word: str) -> Unit | None:
    """Read a filter as a unit; None when it is a style or nothing at all."""
    try:
        return parse_unit(word)
    except UnitError:
        return None


def figure(value: Value, words: Words, style: Style | None = None) -> Figure:
    """Word a value. `text` is for prose, `number` and `unit` are for large figures on cards."""
    style = style or plain(value)
    number, suffix = _number(value, words, style)
    named = "" if suffix else unit_name(style.unit, number, words)
    whole = amount_words(number + suffix, style.unit, words)
    top, per, rest = style.unit.symbol.partition("/")
    if top in words.money:
        behind = words.money[top].partition("{number}")[2]
        priced = money(number, top, words)
        number, named = priced.removesuffix(behind), behind.strip() + per + rest
    if "approx" in style.flags:
        whole = words.numbers["about"].format(number=whole)
    return Figure(
        ref=value.name,
        text=whole,
        number=number + suffix.strip(),
        unit=named,
        amount=float(value.quantity.value),
        label=label(value, words),
    )


def label(value: Value, words: Words) -> str:
    """Give what a value is called in charts and lists, or nothing."""
    return value.label[words.lang].value if value.label else ""


def amount_words(number: str, unit: Unit, words: Words) -> str:
    """Join a written number and its unit as prose: "2 bytes per parameter", 每秒 3.35 TB."""
    amount = _amount_words(number, unit, words)
    return BETWEEN_HANZI.sub("", amount) if words.is_chinese else amount


def _amount_words(number: str, unit: Unit, words: Words) -> str:
    if unit.symbol in words.units:
        return _single(number, unit.symbol, words)
    tops = [symbol for symbol, power in unit.factors if power == 1]
    bottoms = [symbol for symbol, power in unit.factors if power == -1]
    if len(tops) != 1 or len(tops) + len(bottoms) != len(unit.factors):
        return _join(number, "" if unit.symbol == "1" else written_symbol(unit))
    if not bottoms:
        return _single(number, tops[0], words)
    if any(symbol not in words.units for symbol in bottoms):
        return _join(number, written_symbol(unit))
    return _compound(number, unit, tops[0], bottoms, words)


def unit_name(unit: Unit, number: str, words: Words) -> str:
    """Name a unit alone, for a figure set in two sizes: "bytes", "GB", "token/s", or nothing."""
    if unit.symbol in words.units:
        return words.units[unit.symbol].behind(number)
    return "" if unit.symbol == "1" else written_symbol(unit)


def written_symbol(unit: Unit) -> str:
    """Write a symbol for readers: `kW·h`, where authors type `kW*h`, and `t CO₂e` for `tCO2e`."""
    return spelled(unit.symbol.replace("*", "·"))


def spelled(symbol: str) -> str:
    """Give the carbon in a symbol its subscript and its space: `g CO₂e/kWh`."""
    return symbol.replace("CO2e", f"{GAP}CO₂e")


def count_words(amount: Fraction, words: Words) -> str:
    """Write a large count with a number word: 20 billion, 200 億; small ones in figures."""
    for power, word in words.counts:
        if abs(amount) >= power:
            return f"{shown(amount / power)}{GAP}{word}"
    return exact(amount) if amount.denominator == 1 else shown(amount)


@lru_cache(maxsize=1024)
def short_count(amount: Fraction) -> str:
    """Write a count as labels do: 20B, 0.6B, 4k for 4,096, 128k for 131,072, 10M.

    Steps of 1,024 are for what is counted in them: 128,000 is 128k too, and 1,038,336 is 1.04M.
    """
    whole = amount.numerator if amount.denominator == 1 else 0
    for suffix, step in KIBI_STEPS:
        if step <= whole < 1000 * step and whole % step == 0 and whole % 1000:
            return f"{whole // step}{suffix}"
    for suffix, step in THOUSAND_STEPS:
        in_tenths = suffix == "B" and whole and whole * 10 % step == 0
        if in_tenths or abs(amount) >= step:
            return f"{shown(amount / step)}{suffix}"
    return shown(amount)


def _number(value: Value, words: Words, style: Style) -> tuple[str, str]:
    """Write the number of a value, and what follows it directly when it brings its own word."""
    amount = value.quantity.within(style.unit)
    is_lettered = not words.is_chinese or style.unit.symbol in LETTERED
    if "range" in style.flags and value.low is not None and value.high is not None:
        ends = (value.low.within(style.unit), value.high.within(style.unit))
        return EN_DASH.join(alike(ends, value.digits)), ""
    if "short" in style.flags and is_lettered:
        return short_count(amount), ""
    if style.flags & {"count", "short"}:
        number, _, word = count_words(amount, words).partition(GAP)
        return number, GAP + word if word else ""
    if "exact" in style.flags:
        return exact(amount), ""
    if "approx" in style.flags:
        return shown(amount, max(APPROX_DIGITS, _whole_digits(amount))), ""
    return shown(amount, value.digits), ""


def _whole_digits(amount: Fraction) -> int:
    """Let "about 12" stay 12, but let "about 283" become 280."""
    return magnitude(amount) + 1 if magnitude(amount) < APPROX_DIGITS - 1 else APPROX_DIGITS


def _single(number: str, symbol: str, words: Words) -> str:
    if symbol == "%":
        return words.numbers["percent"].format(number=number)
    if symbol in words.money:
        return money(number, symbol, words)
    if symbol not in words.units:
        return _join(number, symbol)
    return _join(number, words.units[symbol].behind(number))


def money(number: str, symbol: str, words: Words) -> str:
    """Write an amount of money; a minus stands before a sign that touches the number: −$5."""
    pattern = words.money[symbol]
    if number.startswith(MINUS) and _TOUCHING.match(pattern):
        return MINUS + pattern.format(number=number.removeprefix(MINUS))
    return pattern.format(number=number)


def _compound(number: str, unit: Unit, top: str, bottoms: list[str], words: Words) -> str:
    named = words.counted.get(top) or words.units.get(top)
    if named is not None:
        amount = _join(number, named.behind(number))
    elif top in words.money:
        amount = _single(number, top, words)
    elif words.is_chinese:
        amount = _join(number, top)
    else:
        return _join(number, written_symbol(unit))
    for symbol in bottoms:
        amount = words.numbers["per"].format(amount=amount, per=words.units[symbol].per)
    return amount


def _join(number: str, word: str) -> str:
    return f"{number}{GAP}{word}" if word else number

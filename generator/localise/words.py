"""The site's own words in each language, from one YAML file per language with equal keys.

Not Babel: CLDR has no 位元組 per 參數 and writes "12.5 digital-gigabyte"; and not gettext, since
half of these are patterns with numbers in them. Dates and lists could still come from Babel.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.read.source import read_bytes

FOLDER = Path(__file__).parent / "words"


class UnitWords(NamedTuple):
    """How a unit reads behind one, behind many, and as a denominator."""

    one: str
    many: str
    per: str = ""

    def behind(self, number: str) -> str:
        """Choose the form that follows a written number."""
        return self.one if number == "1" else self.many


class Words(NamedTuple):
    """One language's words. `counts` pairs a power of ten with its name, largest first."""

    lang: str
    counts: tuple[tuple[Fraction, str], ...]
    numbers: Mapping[str, str]
    money: Mapping[str, str]
    units: Mapping[str, UnitWords]
    counted: Mapping[str, UnitWords]
    symbols: Mapping[str, str]
    functions: Mapping[str, str]
    alt: Mapping[str, str]
    cards: Mapping[str, str]
    charts: Mapping[str, str]
    site: Mapping[str, str]

    @property
    def is_chinese(self) -> bool:
        """Chinese sets no space between a figure's words and a following hanzi."""
        return self.lang.startswith("zh")


@cache
def load_words(lang: str) -> Words:
    """Read the words of a language tag. Raises `FileNotFoundError` for one that has no file."""
    table = yaml.load(read_bytes(FOLDER / f"{lang}.yaml").decode(), Loader=yaml.CBaseLoader)
    numbers = dict(table["numbers"])
    counts = numbers.pop("counts")
    money = numbers.pop("money")
    return Words(
        lang=lang,
        counts=tuple((Fraction(power), word) for power, word in counts.items()),
        numbers=numbers,
        money=money,
        units={symbol: UnitWords(**words) for symbol, words in table["units"].items()},
        counted={symbol: UnitWords(**words) for symbol, words in table["counted"].items()},
        symbols=table["symbols"],
        functions=table["functions"],
        alt=table["alt"],
        cards=table["cards"],
        charts=table["charts"],
        site=table.get("site", {}),
    )

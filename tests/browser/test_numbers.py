"""What a browser computes and writes, held against Python: the same text for the same number."""

from __future__ import annotations

import itertools
import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from generator.compute import doubles
from generator.compute.formula import Compare, Expr, With
from generator.compute.javascript import expression
from generator.compute.parse import parse_formula
from generator.compute.quantity import Quantity
from generator.compute.twins import Twin
from generator.compute.units import parse_unit
from generator.localise.agreement import written
from generator.localise.forms import Form
from generator.localise.script import words_table
from generator.localise.wording import Style
from generator.localise.words import load_words
from tests.browser.modules import open_page, run
from tests.compute.writing import text
from tests.localise.moving import many_ways

WORDS = {lang: load_words(lang) for lang in ("en", "zh-TW")}
TABLES = {lang: json.loads(words_table(words)) for lang, words in WORDS.items()}
VALUE = many_ways().values["params"]

KNOWN = {
    "seven": 7.0,
    "tenth": 0.1,
    "million": 1e6,
    "speed": 3.35e12,
    "minus": -2.5,
    "third": 1 / 3,
    "context": 131072.0,
    "small": 1e-9,
    "nothing": 0.0,
    "huge": 1e200,
}
LITERALS = ("2", "3", "0.5", "1e9", "24", "1.7", "0.3", "1024", "12 GB", "5 %", "1 h", "0")
CALLS = ("abs", "sqrt", "log2", "log10", "ln", "exp", "ceil", "floor", "round")
TRANSCENDENTAL = re.compile("log|ln|exp")
POWERS = ("2", "3", "-1", "(seven - 6)", "0.5", "65")
FORMULAS = 4_000


def formula(chance: random.Random, depth: int = 0) -> str:
    """Make up a formula as authors write them, and somewhat beyond."""

    def inner() -> str:
        return formula(chance, depth + 1)

    kind = chance.random()
    if depth > 4 or kind < 0.25:
        return chance.choice((*KNOWN, *KNOWN, *LITERALS))
    if kind < 0.35:
        return f"{chance.choice(CALLS)}({inner()})"
    if kind < 0.42:
        return f"{chance.choice(('min', 'max'))}({inner()}, {inner()})"
    if kind < 0.5:
        return f"-{inner()}"
    if kind < 0.58:
        return f"({inner()})^{chance.choice(POWERS)}"
    sum_ = f"{inner()} {chance.choice('+-*/')} {inner()}"
    return f"({sum_})" if chance.random() < 0.5 else sum_


def made_up() -> Iterator[tuple[str, Expr]]:
    chance = random.Random(20260128)
    while True:
        typed = formula(chance)
        if len(typed) < 400:
            tree = parse_formula(text(typed))
            assert not isinstance(tree, Compare | With)
            yield typed, tree


@pytest.fixture(scope="module")
def formulas() -> list[tuple[str, Expr]]:
    return list(itertools.islice(made_up(), FORMULAS))


@pytest.fixture(scope="module")
def page(browser: Browser, formulas: list[tuple[str, Expr]]) -> Iterator[Page]:
    code = "".join(f"  (v) => {expression(tree)},\n" for _, tree in formulas)
    module = f'import * as f from "./assets/js/formulas.js";\nexport default [\n{code}];\n'
    page = open_page(browser, {"made-up.js": module})
    yield page
    page.close()


def test_made_up_formulas_give_the_same_in_a_browser(
    page: Page, formulas: list[tuple[str, Expr]]
) -> None:
    amounts = [doubles.evaluate(tree, KNOWN) for _, tree in formulas]
    computed = run(
        page,
        """async (known, load) => {
          const { default: formulas } = await load("made-up.js");
          const { figure } = await load("assets/js/numbers.js");
          const words = {units: {}, money: {}, counted: {}};
          return formulas.map((formula) => {
            const amount = formula((name) => known[name]);
            return [amount, figure({ amount, base: amount }, "1", [], words)];
          });
        }""",
        KNOWN,
    )
    rough = {typed for typed, _ in formulas if TRANSCENDENTAL.search(typed)}
    for (typed, _), mine, (theirs, shown) in zip(formulas, amounts, computed, strict=True):
        assert plain(mine) == shown, (typed, mine, theirs)
        # Only what every browser computes in its own way may differ, and then by nothing shown.
        assert typed in rough or same(mine, theirs), (typed, mine, theirs)
    assert sum(map(math.isfinite, amounts)) > FORMULAS / 2


def test_comparisons_forgive_the_same_noise_in_a_browser(page: Page) -> None:
    chance = random.Random(9)
    near = [chance.choice((0, 1e-16, 1e-13, 9e-13, 1.1e-12, 1e-9, 0.1)) for _ in range(2_000)]
    pairs = [(number(chance), share) for share in near]
    sides = [(left, left * (1 + share * chance.choice((1, -1)))) for left, share in pairs]
    found = run(
        page,
        """async (sides, load) => {
          const { equal, below, atMost, near } = await load("assets/js/formulas.js");
          return sides.map(([left, right]) => [
            equal(left, right),
            below(left, right),
            atMost(left, right),
            near(left, right, 1e-9),
          ]);
        }""",
        sides,
    )
    for (left, right), said in zip(sides, found, strict=True):
        expected = [
            doubles.equal(left, right),
            doubles.below(left, right),
            doubles.at_most(left, right),
            doubles.near(left, right, 1e-9),
        ]
        assert said == expected, (left, right)


def plain(amount: float) -> str:
    one = parse_unit("1")
    return written(Form("", VALUE, Style(one)), Twin(amount), [one], WORDS["en"])


def same(mine: float, theirs: float) -> bool:
    theirs = float(theirs)  # whole numbers come as int, without their last digits
    return mine == theirs or (math.isnan(mine) and math.isnan(theirs))


UNITS = (
    *("1", "GB", "MiB", "B", "bit", "param", "token", "%", "USD", "TWD", "kWh", "GPU*h", "s"),
    *("B/param", "token/s", "TB/s", "USD/GPU/h", "FLOP/param/token", "m^2", "1/s", "J/K", "km/h"),
    *("Wh/query", "USD/Mtoken", "year", "ms", "kgCO2e/kWh", "FLOP/s", "W*kgCO2e"),
    *("GPU*day", "chip*year", "kW*h", "GPU*h/query"),
)
STYLES = ("exact", "count", "short", "approx", "range", "large")
FIGURES = 5_000


@dataclass(frozen=True)
class Case:
    """One number to be written: base units, the ends of its range, and how."""

    amount: float
    ends: tuple[float, float] | None
    unit: str
    digits: int | None
    styles: tuple[str, ...]
    lang: str

    @property
    def sent(self) -> dict[str, object]:
        return {
            "amount": self.amount,
            "ends": self.ends,
            "unit": self.unit,
            "scale": float(parse_unit(self.unit).scale),
            "digits": self.digits,
            "styles": self.styles,
            "lang": self.lang,
        }

    @property
    def text(self) -> str:
        unit = parse_unit(self.unit)
        flags = frozenset(self.styles) - {"large"}
        low, high = self.ends or (None, None)
        quantity = Quantity(VALUE.quantity.value, unit.dimension)
        value = VALUE.__class__("x", quantity, unit, VALUE.origin, self.digits)
        form = Form("x", value, Style(unit, flags), large="large" in self.styles)
        return written(form, Twin(self.amount, low, high), [unit], WORDS[self.lang])


def number(chance: random.Random) -> float:
    """Make up a number: round ones, ties, noise, whole ones, far too large and small ones."""
    digits = chance.choice((1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17))
    power = chance.choice((0, 1, 2, 3, 6, 9, 12, 15, 23, -1, -3, -9, -12, -15))
    amount = float(f"{chance.randrange(10**digits)}e{power - digits}")
    kind = chance.random()
    if kind < 0.1:
        amount = math.floor(amount) + 0.5
    elif kind < 0.2:
        amount = float(f"{chance.randrange(10**3)}5e{power}")
    elif kind < 0.3:
        amount = amount * 3 / 7 * 7 / 3
    elif kind < 0.4:
        amount = float(1024 * chance.randrange(2000))
    elif kind < 0.45:
        amount = float(10 ** chance.randrange(16)) - chance.choice((0, 0.5, 0.005, 1e-9))
    elif kind < 0.5:
        amount = chance.choice((0.0, -0.0, 1.0, 2.0**53, 2.0**53 - 1, 2.0**70, 5e-324, math.inf))
    return -amount if chance.random() < 0.2 else amount


def cases() -> list[Case]:
    chance = random.Random(2026)
    return [
        Case(
            amount=number(chance),
            ends=(number(chance), number(chance)) if chance.random() < 0.3 else None,
            unit=chance.choice(UNITS),
            digits=chance.choice((None, None, *range(1, 13))),
            styles=tuple(style for style in STYLES if chance.random() < 0.2),
            lang=chance.choice(("en", "zh-TW")),
        )
        for _ in range(FIGURES)
    ]


CHINESE_FLOP = "每個 token 每個參數 6 FLOP"


def written_in_a_browser(page: Page, wanted: Sequence[Case]) -> list[str]:
    found: list[str] = run(
        page,
        """async ({ cases, tables }, load) => {
          const { figure } = await load("assets/js/numbers.js");
          return cases.map(({ amount, ends, unit, scale, digits, styles, lang }) => {
            const [low, high] = ends?.map((end) => end / scale) ?? [];
            const value = { amount: amount / scale, low, high, base: amount };
            if (digits) value.digits = digits;
            return figure(value, unit, styles, tables[lang]);
          });
        }""",
        {"cases": [case.sent for case in wanted], "tables": TABLES},
    )
    return found


def test_made_up_numbers_are_written_the_same_in_a_browser(page: Page) -> None:
    wanted = cases()
    for case, found in zip(wanted, written_in_a_browser(page, wanted), strict=True):
        assert found == case.text, case


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ((2.675, "1", 3, ()), "2.68", "2.68"),
        ((-0.125, "1", 2, ()), "−0.13", "−0.13"),
        ((0.1 + 0.2, "1", None, ("exact",)), "0.3", ""),
        ((1.9996, "1", None, ()), "2.00", "2.00"),
        ((283115520 * 8, "MiB", None, ()), "270 MiB", "270 MiB"),
        ((283115520 * 8, "MB", None, ("approx",)), "about 280 MB", "約 280 MB"),
        ((20e9, "param", None, ("count",)), "20 billion", "200 億"),
        ((16, "B/param", None, ()), "2 bytes per parameter", "每個參數 2 位元組"),
        ((8, "B/param", None, ()), "1 byte per parameter", "每個參數 1 位元組"),
        ((131072, "token", None, ("short",)), "128k", "128k"),
        ((1048576, "token", None, ("short",)), "1M", "1M"),
        ((1038336, "token", None, ("short",)), "1.04M", "1.04M"),
        ((8e9, "B", None, ("count",)), "1 billion bytes", "10 億位元組"),
        ((6, "FLOP/param/token", None, ()), "6 FLOP per parameter per token", CHINESE_FLOP),
        ((0.28e-6, "USD/Mtoken", None, ()), "$0.28 per million tokens", "每百萬個 token 0.28 美元"),
        ((0.95641, "%", None, ()), "95.6%", "95.6%"),
        ((1e23, "1", None, ("exact",)), "100,000,000,000,000,000,000,000", ""),
    ],
)
def test_numbers_read_naturally_in_a_browser_too(
    page: Page, value: tuple[float, str, int | None, tuple[str, ...]], english: str, chinese: str
) -> None:
    amount, unit, digits, styles = value
    languages = [Case(amount, None, unit, digits, styles, lang) for lang in ("en", "zh-TW")]
    found = written_in_a_browser(page, languages)
    assert [one.replace("\u00a0", " ") for one in found] == [english, chinese or english]

"""The arithmetic of a value in one line: symbol = formula = numbers = result.

Made from the same tree that was computed, so a receipt cannot show a sum that was not done.
Counting units (tokens, parameters) are left out: "4,096 × 0.5 B" reads, "4,096 token × 0.5
B/token" does not, and the units have been checked already. Machines stay: 506,000 GPU hours are
no 506,000 hours, and 350 W are not the power of a cluster.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from generator.compute.dimension import INFORMATION
from generator.compute.formula import Binary, Call, Expr, Name, Negate, Number
from generator.compute.quantity import Quantity
from generator.compute.solved import Value
from generator.compute.units import SIMPLE, Unit, compound
from generator.localise.figure import Receipt
from generator.localise.numbers import exact, exact_decimal, is_rounded, shown
from generator.localise.wording import GAP, count_words, money, spelled, written_symbol
from generator.localise.words import Words

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "^": "^"}
STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
NEGATION = 3
COUNTS = frozenset({"param", "token", "query", "prompt", "word"})
PARTS = re.compile(r"[^·/]+")
LARGE = 1_000_000


def receipt(value: Value, words: Words) -> Receipt | None:
    """Give "2 × 24 × 2,880 × 4,096 × 0.5 B" and "= 270 MiB"; None for a plain input.

    A rounded result follows "≈": a receipt that says "=" must add up.
    """
    if value.formula is None:
        return None
    left = numbers(value.formula, value.operands, words)
    result = short_figure(value.quantity, value.unit, words, value.digits)
    amount = value.quantity.within(value.unit)
    sign = "≈" if _is_cut(amount, value.unit, words, value.digits) else "="
    return Receipt(left, f"{sign} {result}")


def exact_receipt(value: Value, words: Words) -> Receipt | None:
    """Give the same with every digit of the result, bytes uncut: "= 283,115,520 B".

    A result without an end has no last digit to give, and stays rounded.
    """
    short = receipt(value, words)
    unit = SIMPLE["B"] if value.quantity.dimension == INFORMATION else value.unit
    amount = value.quantity.within(unit)
    if short is None or exact_decimal(amount) is None:
        return short
    return Receipt(short.left, f"= {_with(exact(amount), unit, words)}")


def numbers(formula: Expr, operands: Mapping[str, Value], words: Words, outer: int = 0) -> str:
    """Write a formula with the numbers put in; parentheses only where they are needed."""
    match formula:
        case Number(quantity, unit):
            return short_figure(quantity, unit, words)
        case Name(name):
            value = operands[name]
            return short_figure(value.quantity, value.unit, words)
        case Negate(operand):
            return f"{SIGNS['-']}{numbers(operand, operands, words, NEGATION)}"
        case Call(function, arguments):
            inside = ", ".join(numbers(argument, operands, words) for argument in arguments)
            return f"{words.functions.get(function, function)}({inside})"
        case Binary(operator, left, right):
            mine = STRENGTH[operator]
            # The right side of − and ÷ needs its own parentheses; ^ leans the other way.
            first = numbers(left, operands, words, mine + (operator == "^"))
            second = numbers(right, operands, words, mine + (operator in "-/"))
            gap = "" if operator == "^" else " "
            text = f"{first}{gap}{SIGNS[operator]}{gap}{second}"
            return f"({text})" if mine < outer else text


def short_figure(quantity: Quantity, unit: Unit, words: Words, digits: int | None = None) -> str:
    """Write one operand: whole numbers whole, round counts in words, counted units left out."""
    amount = quantity.within(unit)
    if not compact_symbol(unit) and _is_round_count(amount, words):
        return count_words(amount, words)
    whole = digits is None and amount.denominator == 1
    return _with(exact(amount) if whole else shown(amount, digits), unit, words)


def _is_round_count(amount: Fraction, words: Words) -> bool:
    """Say "20 billion" only where it is neither more nor less than the number itself."""
    if abs(amount) < LARGE:
        return False
    power = next(power for power, _ in words.counts if abs(amount) >= power)
    return not is_rounded(amount / power)


def _is_cut(amount: Fraction, unit: Unit, words: Words, digits: int | None) -> bool:
    """Tell whether `short_figure` shows less than the whole amount."""
    if not compact_symbol(unit) and _is_round_count(amount, words):
        return False
    return not (digits is None and amount.denominator == 1) and is_rounded(amount, digits)


def _with(number: str, unit: Unit, words: Words) -> str:
    symbol = compact_symbol(unit)
    top, _, rest = symbol.partition("/")
    if top in words.money:
        amount = money(number, top, words)
        return f"{amount}/{rest}" if rest else amount
    if symbol in words.symbols:
        return f"{number}{GAP}{words.units[symbol].behind(number)}"
    symbol = PARTS.sub(lambda part: words.symbols.get(part[0], part[0]), spelled(symbol))
    if symbol == "%":
        return f"{number}%"
    return f"{number}{GAP}{symbol}" if symbol else number


@lru_cache(maxsize=256)
def without_counts(unit: Unit) -> Unit:
    """Take counted things out of a unit that measures something else too: `B/param` to `B`."""
    kept = tuple((symbol, power) for symbol, power in unit.factors if symbol not in COUNTS)
    measures = any(power > 0 for _, power in kept)
    return compound(kept) if measures else unit


@lru_cache(maxsize=256)
def compact_symbol(unit: Unit) -> str:
    """Strip counted things from a unit: `B/param` is `B` here, `token` is nothing.

    `token/s` keeps its token: what would be left, 1/s, reads as a frequency.
    """
    kept = [(symbol, power) for symbol, power in unit.factors if symbol not in COUNTS]
    above = "·".join(symbol for symbol, power in kept if power > 0)
    below = "".join(f"/{symbol}" for symbol, power in kept if power < 0)
    return above + below if above or not below else written_symbol(unit)

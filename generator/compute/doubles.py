"""Formulas in doubles: operation by operation what the page script does in a reader's browser.

Beside the exact path, not instead of it. The build computes both and compares what they show, so
that a page cannot say 0 where its card says 5 because `1e17 + 5 - 1e17` lost the 5 on the way.
Every function here has a twin of the same name in `assets/js/formulas.js`.
"""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from generator.compute.bounds import MAX_POWER
from generator.compute.formula import Binary, Call, Compare, Expr, Name, Negate, Number, is_share
from generator.compute.quantity import last_digit

CLEAN_DIGITS: Final = 12
"""Significant digits kept before rounding to a whole number: what lies behind them is noise."""
NOISE: Final = 1e-12
"""Numbers that differ by a smaller share are equal to a comparison."""

_CLEAN: Final = decimal.Context(prec=CLEAN_DIGITS, rounding=decimal.ROUND_HALF_UP)


def evaluate(expr: Expr, known: Mapping[str, float]) -> float:
    """Compute a formula; `known` holds every name in it, in base units.

    Never raises: what has no result is infinite or not a number, as in a browser.
    """
    match expr:
        case Number():
            return float(expr.quantity.value)
        case Name():
            return known[expr.name]
        case Negate():
            return -evaluate(expr.operand, known)
        case Call():
            return _call(expr, known)
        case Binary():
            return _binary(expr, known)


def _binary(node: Binary, known: Mapping[str, float]) -> float:
    """Compute a chain of operators; a long sum leans left and must not cost stack."""
    chain = [node]
    while isinstance(chain[-1].left, Binary):
        chain.append(chain[-1].left)
    result = evaluate(chain[-1].left, known)
    for link in reversed(chain):
        result = _OPERATIONS[link.operator](result, evaluate(link.right, known))
    return result


def _call(node: Call, known: Mapping[str, float]) -> float:
    arguments = [evaluate(argument, known) for argument in node.arguments]
    if node.function in ("min", "max"):
        return _extreme(node.function, arguments)
    return _FUNCTIONS[node.function](arguments[0])


def _extreme(function: str, arguments: list[float]) -> float:
    if any(math.isnan(argument) for argument in arguments):
        return math.nan
    return min(arguments) if function == "min" else max(arguments)


def _divide(left: float, right: float) -> float:
    """Divide by IEEE 754, where Python would raise."""
    if right:
        return left / right
    if not left or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def power(base: float, exponent: float) -> float:
    """Raise to a whole power of at most ±64 by squaring; anything else is not a number.

    Not `**`: browsers are free to round it differently from one another.
    """
    whole = _whole_exponent(exponent)
    if whole is None:
        return math.nan
    result, rest = 1.0, abs(whole)
    while rest:
        if rest % 2:
            result *= base
        base *= base
        rest //= 2
    return _divide(1, result) if whole < 0 else result


def _whole_exponent(exponent: float) -> int | None:
    if not abs(exponent) <= MAX_POWER:
        return None
    cleaned = clean(exponent)
    return int(cleaned) if cleaned.is_integer() else None


def clean(value: float) -> float:
    """Keep twelve significant digits; a tie goes away from zero."""
    return float(_CLEAN.create_decimal(Decimal(value))) if math.isfinite(value) else value


def ceil(value: float) -> float:
    """Give the next whole number above, unless the value is whole but for noise."""
    return float(math.ceil(clean(value))) if math.isfinite(value) else value


def floor(value: float) -> float:
    """Give the next whole number below, unless the value is whole but for noise."""
    return float(math.floor(clean(value))) if math.isfinite(value) else value


def round_half_up(value: float) -> float:
    """Give the nearest whole number; halves go up."""
    return float(math.floor(clean(value) + 0.5)) if math.isfinite(value) else value


def _real(function: Callable[[float], float], at_zero: float) -> Callable[[float], float]:
    """Give a function of `math` the results a browser has outside its domain."""

    def applied(value: float) -> float:
        if value == 0:
            return at_zero
        return function(value) if value > 0 else math.nan

    return applied


def _exp(value: float) -> float:
    try:
        return math.exp(value)
    except OverflowError:
        return math.inf


_OPERATIONS: Final[dict[str, Callable[[float, float], float]]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": _divide,
    "^": power,
}
_FUNCTIONS: Final[dict[str, Callable[[float], float]]] = {
    "abs": abs,
    "sqrt": _real(math.sqrt, 0),
    "ln": _real(math.log, -math.inf),
    "log2": _real(math.log2, -math.inf),
    "log10": _real(math.log10, -math.inf),
    "exp": _exp,
    "ceil": ceil,
    "floor": floor,
    "round": round_half_up,
}


def equal(left: float, right: float) -> bool:
    """Tell whether two numbers differ by no more than noise."""
    return abs(left - right) <= NOISE * max(abs(left), abs(right))


def below(left: float, right: float) -> bool:
    """Tell whether one number lies below another by more than noise."""
    return left < right and not equal(left, right)


def at_most(left: float, right: float) -> bool:
    """Tell whether one number lies below another or equals it but for noise."""
    return left <= right or equal(left, right)


def near(left: float, right: float, tolerance: float) -> bool:
    """Tell whether two numbers are no further apart than a tolerance."""
    return at_most(abs(left - right), tolerance)


def holds(node: Compare, known: Mapping[str, float]) -> bool:
    """Tell whether a comparison holds; `known` has every name in it, `usable.low` included."""
    left, right = evaluate(node.left, known), evaluate(node.right, known)
    match node.comparison:
        case "==":
            return equal(left, right)
        case "~=":
            return near(left, right, _tolerance(node, right, known))
        case "<":
            return below(left, right)
        case ">":
            return below(right, left)
        case "<=":
            return at_most(left, right)
        case ">=":
            return at_most(right, left)


def _tolerance(node: Compare, right: float, known: Mapping[str, float]) -> float:
    if node.within is None:
        return half_digit(node)
    stated = evaluate(node.within, known)
    return abs(stated * right) if is_share(node.within) else abs(stated)


def half_digit(node: Compare) -> float:
    """Give half of the last digit typed on either side, in base units: the tolerance of `~=`."""
    sides = (side.operand if isinstance(side, Negate) else side for side in (node.right, node.left))
    typed = next(side for side in sides if isinstance(side, Number))
    return float(last_digit(typed.text) * typed.unit.scale / 2)

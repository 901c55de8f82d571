"""The functions a formula may call, exact wherever the result is a fraction.

Not `math`: a double would lose digits before the rounding that readers see, and the exact square
root of 9/4 must stay 3/2.
"""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from generator.compute import dimension as dim
from generator.compute.bounds import TEN_POWER
from generator.compute.dimension import NONE
from generator.compute.quantity import Quantity

_DIGITS: Final = 50
"""Significant digits at which irrational results are cut: three times what a double holds."""
_CONTEXT: Final = decimal.Context(prec=_DIGITS + 5)
"""Computes with a few more, which the cut then drops."""
_CUT: Final = decimal.Context(prec=_DIGITS)
_CLEAN: Final = decimal.Context(prec=_DIGITS - 10)
"""Digits that are right even after a few operations with cut values."""
_LARGEST_EXPONENT: Final = math.ceil(TEN_POWER * math.log(10))
"""Of `exp`: e to this power is the first beyond 10^300."""


class OutOfDomain(ArithmeticError):  # noqa: N818 - says where the argument lies, as math does
    """The argument has no real result: a root of -1, a logarithm of 0."""


class OutOfRange(ArithmeticError):  # noqa: N818 - as above
    """The result is beyond what is computed with."""


def apply(function: str, arguments: Sequence[Quantity]) -> Quantity:
    """Apply a function to arguments whose dimensions suit it.

    Raises OutOfDomain or OutOfRange.
    """
    if function in ("min", "max"):
        return _extreme(function, arguments)
    first = arguments[0]
    if function == "sqrt":
        return square_root(first)
    if function in _WHOLE:
        return Quantity(_WHOLE[function](_cleaned(first)), first.dimension, first.exact)
    value, exact = _REAL[function](first.value)
    return Quantity(value, first.dimension, exact and first.exact)


def _extreme(function: str, arguments: Sequence[Quantity]) -> Quantity:
    pick = min if function == "min" else max
    chosen = pick(arguments, key=lambda quantity: quantity.value)
    exact = all(argument.exact for argument in arguments)
    return Quantity(chosen.value, chosen.dimension, exact)


def square_root(quantity: Quantity) -> Quantity:
    """Take the square root of a quantity whose exponents are all even.

    Raises OutOfDomain when it is negative.
    """
    value = quantity.value
    if value < 0:
        raise OutOfDomain
    dimension = dim.square_root(quantity.dimension) or NONE
    above, below = math.isqrt(value.numerator), math.isqrt(value.denominator)
    if above * above == value.numerator and below * below == value.denominator:
        return Quantity(Fraction(above, below), dimension, quantity.exact)
    return Quantity(_fraction(_CONTEXT.sqrt(_decimal(value))), dimension, exact=False)


def _cleaned(quantity: Quantity) -> Fraction:
    """Drop the last digits of a cut value: floor(sqrt(2)^2) must be 2, not 1."""
    return quantity.value if quantity.exact else Fraction(_CLEAN.plus(_decimal(quantity.value)))


_WHOLE: Final[dict[str, Callable[[Fraction], Fraction]]] = {
    "ceil": lambda value: Fraction(math.ceil(value)),
    "floor": lambda value: Fraction(math.floor(value)),
    "round": lambda value: Fraction(math.floor(value + Fraction(1, 2))),
}
"""Rounding to whole numbers; halves go up, as in JavaScript, so that both paths agree."""

_Real = tuple[Fraction, bool]


def _ln(value: Fraction) -> _Real:
    if value == 1:
        return Fraction(0), True
    return _fraction(_logarithm(value)), False


def _log10(value: Fraction) -> _Real:
    exact = _whole_logarithm(value, 10)
    if exact is not None:
        return Fraction(exact), True
    return _fraction(_CONTEXT.divide(_logarithm(value), _CONTEXT.ln(Decimal(10)))), False


def _log2(value: Fraction) -> _Real:
    exact = _whole_logarithm(value, 2)
    if exact is not None:
        return Fraction(exact), True
    return _fraction(_CONTEXT.divide(_logarithm(value), _CONTEXT.ln(Decimal(2)))), False


def _logarithm(value: Fraction) -> Decimal:
    if value <= 0:
        raise OutOfDomain
    return _CONTEXT.ln(_decimal(value))


def _whole_logarithm(value: Fraction, base: int) -> int | None:
    """Find n with base^n equal to the value, or None."""
    if value <= 0:
        raise OutOfDomain
    if value < 1:
        inverse = _whole_logarithm(1 / value, base)
        return None if inverse is None else -inverse
    near = round(math.log(value.numerator, base))
    return near if value == base**near else None


def _exp(value: Fraction) -> _Real:
    if abs(value) > _LARGEST_EXPONENT:
        raise OutOfRange
    if not value:
        return Fraction(1), True
    return _fraction(_CONTEXT.exp(_decimal(value))), False


_REAL: Final[dict[str, Callable[[Fraction], _Real]]] = {
    "abs": lambda value: (abs(value), True),
    "ln": _ln,
    "log2": _log2,
    "log10": _log10,
    "exp": _exp,
}


def _decimal(value: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _fraction(value: Decimal) -> Fraction:
    return Fraction(_CUT.plus(value))

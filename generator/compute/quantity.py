"""A quantity: an exact fraction of base units with its dimension.

Not a float with a unit string: 0.1 must stay 1/10 until it is shown, and converting between
units must never lose a digit.
"""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import Final, NamedTuple

from generator.compute.bounds import TEN_POWER
from generator.compute.dimension import NONE, Dimension
from generator.compute.units import Unit


class Quantity(NamedTuple):
    """`value` base units of a dimension (bits, seconds, kilograms, …).

    `exact` is False once a root, logarithm or exponential had to be cut at 50 digits.
    """

    value: Fraction
    dimension: Dimension = NONE
    exact: bool = True

    def within(self, unit: Unit) -> Fraction:
        """Give the number to be written before `unit`, which must be of the same dimension."""
        return self.value if unit.size == 1 else self.value / unit.scale


MAX_DIGITS: Final = 40
"""Digits of a typed numeral; what functions give is good to as many (see `functions`)."""


@functools.lru_cache(maxsize=4096)
def parse_number(numeral: str) -> Fraction:
    """Read a plain numeral: `20e9`, `6.022e23`, `1_000`, `.5`. The grammar is the tokenizer's.

    Raises ValueError when it has more than 40 digits, OverflowError beyond 10^±300.
    """
    mantissa, _, exponent = numeral.replace("_", "").lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    if len(whole + decimals) > MAX_DIGITS:
        raise ValueError(numeral)
    if len(exponent) > 5 or abs(int(exponent or 0)) > TEN_POWER:
        raise OverflowError(numeral)
    shift = int(exponent or 0) - len(decimals)
    digits = int(whole + decimals)
    return Fraction(digits * 10**shift) if shift >= 0 else Fraction(digits, 10**-shift)


def last_digit(numeral: str) -> Fraction:
    """Give the worth of a numeral's last typed digit: 1/100 for `9.06`, 10^21 for `3.14e23`."""
    mantissa, _, exponent = numeral.replace("_", "").lower().partition("e")
    return Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))

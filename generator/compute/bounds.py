"""How large and how long a number may become while it is computed.

Exact fractions have no overflow of their own: without limits `9^9^9` would fill the memory.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

TEN_POWER: Final = 300
"""Results lie between 1e-300 and 1e300, inside what a double can hold."""

MAX_POWER: Final = 64
"""The largest exponent of a power, either way (E308): 2^64 counts what a machine word can hold."""
MAX_BITS: Final = 16_384
"""Bits of numerator and denominator together, about 4,900 digits."""

_LARGEST: Final = Fraction(10**TEN_POWER)
_SURE: Final = 990
"""Below this difference in bits a number is certainly within 10^±300 (996.6 bits)."""


def in_range(value: Fraction) -> bool:
    """Tell whether a value is zero or between 1e-300 and 1e300, either sign."""
    bits = value.numerator.bit_length() - value.denominator.bit_length()
    if -_SURE < bits < _SURE or not value:
        return True
    return 1 / _LARGEST <= abs(value) <= _LARGEST


def fits(value: Fraction, power: int = 1) -> bool:
    """Tell whether a value's whole power is short enough to go on with."""
    bits = value.numerator.bit_length() + value.denominator.bit_length()
    return bits * power <= MAX_BITS

"""Quantities as an author would type them, for messages only.

Not the figures readers see: those are rounded, spaced and worded by `localise`, per language.
"""

from __future__ import annotations

import decimal
import re
from fractions import Fraction
from typing import Final

from generator.compute.choose_unit import default_unit
from generator.compute.quantity import Quantity
from generator.compute.units import Unit

_PLAIN: Final = range(-5, 15)
"""Decimal exponents written without `e`."""


_MANY: Final = re.compile(r"^-?\d{5,}")
"""Too many digits to count at a glance; those behind a point are left alone."""

_ENDLESS: Final = 6
"""Digits of a number that does not end within twelve."""


def figure(value: Fraction, digits: int = 12) -> str:
    """Write a number with so many significant digits at most: `9.0596966`, `3.14e23`, `-0.5`."""
    context = decimal.Context(prec=digits, rounding=decimal.ROUND_HALF_UP)
    number = context.divide(decimal.Decimal(value.numerator), decimal.Decimal(value.denominator))
    if not number:
        return "0"
    number = number.normalize()
    if number.adjusted() in _PLAIN:
        return f"{number:f}"
    mantissa = number.scaleb(-number.adjusted())
    return f"{mantissa:f}e{number.adjusted()}"


def shown(quantity: Quantity, unit: Unit | None = None, *, full: bool = False) -> str:
    """Write a quantity in a unit of its dimension, or in one that suits its size.

    A number without end is cut at six digits, unless it is to be told apart from its like.
    """
    chosen = unit if unit and unit.dimension == quantity.dimension else default_unit(quantity)
    amount = quantity.value / chosen.scale
    number = figure(amount)
    if not full and Fraction(decimal.Decimal(number)) != amount:
        number = figure(amount, _ENDLESS)
    return number if chosen.symbol == "1" else f"{number} {chosen.symbol}"


def told(quantity: Quantity, unit: Unit | None = None, *, full: bool = False) -> str:
    """Write a quantity as `shown`, but many digits in threes: `1,011,120 USD`."""
    return _MANY.sub(lambda digits: f"{int(digits[0]):,}", shown(quantity, unit, full=full), 1)

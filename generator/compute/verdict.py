"""The outcome of a comparison, with all that is needed to say why it is false.

Not a bool: the sentence about a failed check needs both sides, the unit and the tolerance.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from generator.compute.formula import Compare
from generator.compute.quantity import Quantity
from generator.compute.units import Unit


class Verdict(NamedTuple):
    """A comparison with both sides computed, and whether it holds.

    `tolerance` is in base units, None for exact comparisons; `unit` is the one readers see.
    """

    node: Compare
    left: Quantity
    right: Quantity
    holds: bool
    unit: Unit | None
    tolerance: Fraction | None = None

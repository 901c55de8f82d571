"""How much an entry may compute in all: formulas, scenarios, sweeps and the corners of ranges.

Counted in steps and not in seconds, so that an entry is refused on every machine or on none. Each
formula is within bounds of its own, but 190 of them at 256 corners are fifty thousand.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from generator.diagnostics import Rejected

MAX_STEPS: Final = 200_000
"""About half a second; our own posts take two to five hundred."""
PER_FORMULA: Final = 4
"""What it takes to find a formula's operands and to keep its result."""
PER_FUNCTION: Final = 8
"""A root or a logarithm of 50 digits takes so many steps more than a product."""
BITS: Final = 256
"""So many bits of a fraction make it one step slower to compute with."""


class Exhausted(Rejected):
    """No steps are left; what was being computed is to blame only for coming last."""


class Effort:
    """The steps that are left to an entry."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> bool:
        """Take steps away; False when there were not as many."""
        self.left -= steps
        return self.left >= 0

    @property
    def exhausted(self) -> bool:
        """Whether there is no use in going on."""
        return self.left < 0


def steps(value: Fraction) -> int:
    """Give how many steps it takes to compute a value from two others."""
    return 1 + (value.numerator.bit_length() + value.denominator.bit_length()) // BITS

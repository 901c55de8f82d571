"""Values at the corners of what may vary: the ends of ranges, sliders and menus.

Every corner instead of intervals: an interval would call `x / (x + 1)` wider than it is, and a
corner is a scenario that can be shown.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from generator.compute.complaints import entry as complaints
from generator.compute.definitions import Input
from generator.compute.effort import Exhausted
from generator.compute.model import Model
from generator.compute.quantity import Quantity
from generator.compute.scenario import Values, World, recompute
from generator.compute.solved import Value
from generator.diagnostics import Rejected

MAX_RANGED: Final = 8
"""Inputs with a range that one result may depend on."""
MAX_CORNERS: Final = 2**MAX_RANGED
"""Combinations of positions that are computed for one result; of more, each position alone."""

Positions = Mapping[str, tuple[Value, ...]]
"""The values an input may take, by name: two ends, or the choices of a menu."""


@dataclass(frozen=True)
class Corners:
    """All combinations of positions, each kept with what was computed there."""

    model: Model
    base: Values
    positions: Positions
    _worlds: dict[frozenset[str], list[World]] = field(default_factory=dict, repr=False)

    def moving(self, name: str) -> frozenset[str]:
        """Give the inputs that have positions and influence a value."""
        if not self.positions or isinstance(self.model.definitions[name], Input):
            return frozenset({name}.intersection(self.positions))
        return self.model.influences(name).intersection(self.positions)

    def worlds(self, moving: frozenset[str]) -> list[World]:
        """Give one world per combination, or per single position when there are too many."""
        if moving not in self._worlds:
            combined = self._combinations(sorted(moving))
            self._worlds[moving] = [World(self.model, self.base, moved) for moved in combined]
        return self._worlds[moving]

    def _combinations(self, moving: list[str]) -> Iterator[dict[str, Value]]:
        if math.prod(len(self.positions[name]) for name in moving) > MAX_CORNERS:
            yield from ({name: value} for name in moving for value in self.positions[name])
            return
        for values in itertools.product(*(self.positions[name] for name in moving)):
            yield dict(zip(moving, values, strict=True))


def ranged(model: Model) -> Positions:
    """Find the inputs with a range, and its two ends."""
    return {
        name: tuple(value._replace(quantity=end, low=None, high=None) for end in (low, high))
        for name, definition in model.definitions.items()
        if isinstance(definition, Input)
        if (value := definition.value)
        if (low := value.low) is not None and (high := value.high) is not None
    }


def spread(corners: Corners, value: Value) -> Value:
    """Add the lowest and highest values found at the corners of the ranges that reach a value.

    Raises Rejected: E321 when more than 8 ranges do, else what a formula raises at a corner.
    """
    name = value.name
    definition, moving = corners.model.definitions[name], corners.moving(name)
    if isinstance(definition, Input) or not moving:
        return value
    if len(moving) > MAX_RANGED:
        raise Rejected(complaints.too_many_ranges(definition.text, moving, MAX_RANGED))
    found = [at_corner(world, name).quantity for world in corners.worlds(moving)]
    ends = [value.quantity, *found]
    return value._replace(low=min(ends, key=_size), high=max(ends, key=_size))


def at_corner(world: World, name: str) -> Value:
    """Compute a value at one corner; a complaint says which. Raises Rejected, and Exhausted."""
    try:
        return recompute(world, name)
    except Exhausted:
        raise
    except Rejected as fault:
        moved = world.overrides
        raise Rejected(complaints.when(fault.diagnostic, moved)) from None


def _size(quantity: Quantity) -> Fraction:
    return quantity.value

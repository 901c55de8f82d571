"""A line chart in pixels: axes, chosen ticks, lines; what its labels must keep clear of.

Kept apart from drawing, because labels can be placed only when everything else has its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.cards.layouts.axes import Axis, Ticks
from generator.cards.layouts.zone import Segment, Zone
from generator.cards.scene import Token

SERIES: tuple[Token, ...] = ("signal", "cool", "good", "violet", "teal", "amber")

Path = tuple[tuple[float, float], ...]
"""The points of one line in pixels, from left to right."""


@dataclass(frozen=True)
class Plot:
    """The axes, the ticks chosen for them, each line, and the point that gets a number."""

    zone: Zone
    x: Axis
    y: Axis
    x_ticks: Ticks
    y_ticks: Ticks
    paths: tuple[Path, ...]
    marked: tuple[float, float] | None = None

    @property
    def hairlines(self) -> tuple[Segment, ...]:
        """One hairline across the zone per y tick."""
        heights = [self.y.at(amount) for amount, _ in self.y_ticks]
        return tuple(((self.zone.x, y), (self.zone.right, y)) for y in heights)

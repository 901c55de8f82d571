"""Axes and free places: which ticks to show, where a label touches nothing.

Scales arrive with more ticks than fit and labels without places; both are chosen here by
measured widths, because the same chart is drawn narrow and wide, in two languages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.cards.layouts.zone import Box, Segment, crosses, grow, holds, overlaps
from generator.localise.card import Scale

Ticks = tuple[tuple[float, str], ...]

_LEAD, _TAIL = re.compile(r"^[^\d−-]*"), re.compile(r"[^\d]*$")


@dataclass(frozen=True)
class Axis:
    """A mapping from amounts in base units to pixels along one direction."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, amount: float) -> float:
        """Give the pixel of an amount; amounts outside the domain land outside the axis."""
        low, high, here = (self._warp(v) for v in (self.low, self.high, amount))
        if high == low:
            return (self.start + self.end) / 2
        return self.start + (here - low) / (high - low) * (self.end - self.start)

    def _warp(self, amount: float) -> float:
        if not self.log:
            return amount
        return math.log10(max(amount, self.low * 1e-3, 1e-300))


def span(scale: Scale, amounts: Iterable[float]) -> tuple[float, float]:
    """Choose a domain for data: the nearest ticks around it, and zero on a linear axis.

    A line chart needs no zero, but neighbouring cards then keep one scale for one quantity.
    """
    values = tuple(amounts)
    least, most = min(values), max(values)
    ticks = [amount for amount, _ in scale.ticks]
    low = max((t for t in ticks if t <= least), default=least)
    high = min((t for t in ticks if t >= most), default=most)
    if not scale.log:
        low = min(low, 0.0)
    return low, high


def within(scale: Scale, low: float, high: float) -> Ticks:
    """Keep the ticks of a scale that lie in a domain; rounding does not cost the last one."""
    slack = 1e-9 * max(abs(low), abs(high))
    return tuple(t for t in scale.ticks if low - slack <= t[0] <= high + slack)


def thin(ticks: Ticks, axis: Axis, room: Sequence[float]) -> Ticks:
    """Keep as many ticks as fit without their labels touching.

    `room` is the extent in pixels that each label needs along the axis. Linear axes count from
    their first tick, so that steps stay round; logarithmic ones from the last, the largest.
    """
    order = range(len(ticks) - 1, -1, -1) if axis.log else range(len(ticks))
    kept: list[int] = []
    for i in order:
        last = kept[-1] if kept else i
        apart = abs(axis.at(ticks[i][0]) - axis.at(ticks[last][0]))
        if not kept or apart >= (room[i] + room[last]) / 2:
            kept.append(i)
    return tuple(ticks[i] for i in sorted(kept))


def bare(ticks: Ticks) -> Ticks:
    """Leave out the words that all ticks have before or behind their figures."""
    leads = {_LEAD.findall(text)[0] for _, text in ticks}
    tails = {_TAIL.findall(text)[0] for _, text in ticks}
    start = len(leads.pop()) if len(leads) == 1 else 0
    stop = len(tails.pop()) if len(tails) == 1 else 0
    return tuple((amount, text[start : len(text) - stop]) for amount, text in ticks)


def segments(points: Sequence[tuple[float, float]]) -> tuple[Segment, ...]:
    """Cut a polyline into its straight pieces."""
    return tuple(pairwise(points))


@dataclass(frozen=True)
class Obstacles:
    """What a label must not touch: boxes, lines with the clearance they ask for, and the edge.

    `faint` are lines a label may interrupt if there is no other place (hairlines).
    """

    inside: Box
    boxes: tuple[Box, ...] = ()
    lines: tuple[tuple[Segment, float], ...] = ()
    faint: tuple[Segment, ...] = ()

    def free(self, box: Box, gap: float, *, strict: bool = True) -> bool:
        """Tell whether a box `gap` larger on all sides touches nothing."""
        wide = grow(box, gap)
        return (
            holds(self.inside, box)
            and not any(overlaps(wide, other) for other in self.boxes)
            and not any(crosses(line, grow(box, clear)) for line, clear in self.lines)
            and not (strict and any(crosses(line, grow(box, gap)) for line in self.faint))
        )

    def adding(self, box: Box) -> Obstacles:
        """Add the box of a label that has found its place."""
        return Obstacles(self.inside, (*self.boxes, box), self.lines, self.faint)


def cut(segment: Segment, boxes: Iterable[Box], gap: float) -> tuple[Segment, ...]:
    """Interrupt a horizontal line wherever a label stands on it."""
    (x, y), (end, _) = segment
    pieces: list[Segment] = []
    standing = sorted(b for b in boxes if b[1] - gap / 2 < y < b[3] + gap / 2)
    for left, _, right, _ in standing:
        if left - gap > x:
            pieces.append(((x, y), (left - gap, y)))
        x = max(x, right + gap)
    if end > x:
        pieces.append(((x, y), (end, y)))
    return tuple(pieces)

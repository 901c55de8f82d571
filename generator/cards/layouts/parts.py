"""The words of a stack's parts: on their segments, beside their bar, or in a key above all.

Each row alone would take the fullest words it has room for; a series named in two rows of three
looks like an error, so what one row cannot say is said for all of them in the key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.cards.layouts.desk import Desk, Line
from generator.cards.layouts.roles import PART
from generator.cards.scene import Token
from generator.localise.card import StackCard, StackLine
from generator.localise.figure import Figure

BESIDE = 22
"""White around words that stand beside a bar, at 1080 px."""


@dataclass(frozen=True)
class Labels:
    """The words of one row's parts: on each segment, or beside the bar for those too narrow."""

    inside: tuple[Line | None, ...]
    beside: tuple[Line, ...] = ()
    start: float = 0.0
    """Where the words beside the bar begin, from the zone's left edge."""


def series(part: Figure) -> str:
    """Name the series a part belongs to: rows use the same words for the same thing."""
    return part.label or part.ref


@dataclass(frozen=True)
class Words:
    """A stack `width` pixels wide at `scale` pixels per unit, looking for room for its words.

    Series that are `keyed` need none.
    """

    body: StackCard
    desk: Desk
    width: float
    scale: float
    colours: Mapping[str, Token]
    keyed: frozenset[str] = frozenset()

    def labels(self) -> tuple[tuple[Labels, ...], frozenset[str]]:
        """Set the words of all rows, and give the series that want a key."""
        keyed = _unnamed(self.body, [self._row(row) for row in self.body.rows])
        # Words of a series that has a key make room for others.
        freed = replace(self, keyed=keyed)
        labels = tuple(freed._row(row) for row in self.body.rows)
        return labels, keyed | _unnamed(self.body, labels)

    @cached_property
    def _size(self) -> float:
        """Choose the largest size at which most parts are told in full."""
        parts = [(part, row) for row in self.body.rows for part in row.parts]

        def told(size: float) -> int:
            return sum(self._full(part, size).width <= self._room(part) for part, _ in parts)

        return max(PART.sizes(self.desk.form, self.desk.lang), key=told)

    def _row(self, row: StackLine) -> Labels:
        """Put the words of parts too narrow for their number beside the bar, if all fit there."""
        inside = [self._inside(part, row) for part in row.parts]
        lacking = [
            part
            for part, (_, told) in zip(row.parts, inside, strict=True)
            if not told and series(part) not in self.keyed
        ]
        beside = tuple(self._full(part, self._size, self.colours[series(part)]) for part in lacking)
        gaps = self.desk.px(BESIDE) * max(0, len(beside) - 1)
        taken = sum(line.width for line in beside) + gaps
        start = self._start(row, taken)
        if start + taken > self.width:
            return Labels(tuple(line for line, _ in inside))
        told = tuple(
            line if whole or series(part) in self.keyed else None
            for part, (line, whole) in zip(row.parts, inside, strict=True)
        )
        return Labels(told, beside, start)

    def _start(self, row: StackLine, taken: float) -> float:
        """Give the x behind a bar where words begin: before the limit if they fit, or behind."""
        gap, end, limit = self.desk.px(BESIDE), row.total.amount * self.scale, self.body.limit
        if limit and end + gap + taken + gap > limit.low * self.scale:
            end = max(end, limit.high * self.scale)
        return end + gap

    def _inside(self, part: Figure, row: StackLine) -> tuple[Line | None, bool]:
        """Choose the fullest words that fit a segment, and say whether they tell its number.

        A bare number is given in the total's unit only.
        """
        tries = [(self._full(part, self._size), True)]
        if part.unit == row.total.unit:
            tries.append((self._line(f"{part.label} {part.number}", self._size), True))
        if part.label:
            tries.append((self._line(part.label, self._size), False))
        room = self._room(part)
        return next(((line, told) for line, told in tries if line.width <= room), (None, False))

    def _room(self, part: Figure) -> float:
        return part.amount * self.scale - self.desk.px(36)

    def _full(self, part: Figure, size: float, colour: Token = "ground") -> Line:
        return self._line(f"{part.label} {part.text}", size, colour)

    def _line(self, words: str, size: float, colour: Token = "ground") -> Line:
        return self.desk.line_at("rows", words.strip(), PART, size, colour)


def _unnamed(body: StackCard, labels: Sequence[Labels]) -> frozenset[str]:
    """Find the series of which some row shows a part and tells neither name nor number."""
    return frozenset(
        series(part)
        for row, told in zip(body.rows, labels, strict=True)
        if not told.beside
        for part, line in zip(row.parts, told.inside, strict=True)
        if line is None and part.amount > 0
    )

"""A scalar of an author's file that still knows where each of its characters was typed.

Plain `str` would lose that; formulas and `{{ references }}` need columns inside the scalar.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.diagnostics import Place, Source


class Text(NamedTuple):
    """The value of a scalar, and for each of its characters the offset in the source.

    `offsets` has one more item than `value`: the last is the offset just behind the text. `lang`
    is set only where a draft borrows a text: it is the language that the text is really in.
    """

    value: str
    source: Source
    offsets: tuple[int, ...] | range
    lang: str = ""

    def __str__(self) -> str:
        return self.value

    def __hash__(self) -> int:
        """Leave out what takes long: all the offsets but one, and the whole source."""
        return hash((self.value, self.source.path, self.offsets[0]))

    @property
    def place(self) -> Place:
        """The whole scalar."""
        return Place(self.source, self.offsets[0], self.offsets[-1])

    def slice(self, start: int, end: int) -> Place:
        """Give the place of `value[start:end]`; an empty stretch still points at one character."""
        last = self.offsets[end - 1] + 1 if end > start else self.offsets[start] + 1
        return Place(self.source, self.offsets[start], max(last, self.offsets[start] + 1))

    def part(self, start: int, end: int) -> Text:
        """Cut out `value[start:end]` with its places."""
        return Text(self.value[start:end], self.source, self.offsets[start : end + 1])


Localised = Mapping[str, Text]
"""One text per site language, keyed by language tag (`en`, `zh-TW`)."""

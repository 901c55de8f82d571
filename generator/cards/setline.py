"""One line of a shaped text: measured at once, its glyphs made only where it is placed.

A line that carried its glyphs would make them at every size that is tried, and once more where it
ends up.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.cards.characters import INVISIBLE, UNDRAWN
from generator.cards.scene import Glyph
from generator.cards.shape import Shaped

_UNREAD = str.maketrans(dict.fromkeys(INVISIBLE))


@dataclass(frozen=True)
class SetLine:
    """One line of a shaped paragraph at a size in pixels: the characters from `start` to `stop`."""

    shaped: Shaped
    start: int
    stop: int
    size: float

    @property
    def width(self) -> float:
        """Width in pixels after trimming both ends."""
        return self.shaped.width(self.start, self.stop) * self.size

    @property
    def text(self) -> str:
        """What is read, without the author's invisible marks."""
        read = self.shaped.text[self.start : self.stop]
        return read if read.isascii() else read.translate(_UNREAD)

    def glyphs(self, x: float) -> tuple[Glyph, ...]:
        """Give what is drawn when the line begins at `x`."""
        shaped, size, line = self.shaped, self.size, slice(self.start, self.stop)
        origin = shaped.begins[self.start] if self.start < self.stop else 0.0
        cells = zip(shaped.text[line], shaped.faces[line], shaped.pens[line], strict=True)
        return tuple(
            [
                Glyph(char, x + (pen - origin) * size, face, size)
                for char, face, pen in cells
                if char not in UNDRAWN
            ]
        )

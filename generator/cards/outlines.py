"""A font's outlines without the flag that says they may overlap.

With the flag set FreeType draws every glyph sixteen times as fine and averages, which takes five
times as long and changes a few pixels in ten thousand. The hanzi are rid of it on disk. Plex is
not, because its licence reserves the name for unmodified fonts; so it is changed in memory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

_OVERLAP_SIMPLE = 0x40
"""OpenType, `glyf`: in the flags of an outline's first point."""
_OVERLAP_COMPOUND = 0x04
"""The same of a glyph made of others: in the upper byte of its first component's flags."""


def without_overlap_flags(font: bytes) -> bytes:
    """Clear the flags of all glyphs of a TrueType font."""
    tables = dict(_tables(font))
    changed, start = bytearray(font), tables["glyf"]
    for begin, end in pairwise(_offsets(font, tables)):
        if begin == end:  # a glyph without ink, such as the space
            continue
        glyph = start + begin
        (contours,) = struct.unpack_from(">h", font, glyph)
        if contours < 0:
            changed[glyph + 10] &= ~_OVERLAP_COMPOUND
            continue
        points = glyph + 10 + 2 * contours
        (instructions,) = struct.unpack_from(">H", font, points)
        changed[points + 2 + instructions] &= ~_OVERLAP_SIMPLE
    return bytes(changed)


def _tables(font: bytes) -> Iterator[tuple[str, int]]:
    """Give each table's tag and where it begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    for tag, _, start, _ in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count]):
        yield tag.decode("latin-1"), start


def _offsets(font: bytes, tables: dict[str, int]) -> tuple[int, ...]:
    """Read where the glyphs begin within `glyf`; one more number than there are glyphs."""
    (count,) = struct.unpack_from(">H", font, tables["maxp"] + 4)
    (long,) = struct.unpack_from(">h", font, tables["head"] + 50)
    found = struct.unpack_from(f">{count + 1}{'I' if long else 'H'}", font, tables["loca"])
    return found if long else tuple(2 * offset for offset in found)

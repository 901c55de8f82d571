"""What typesetting must know of each font, and which font draws which character.

The measures come from a small JSON made when the fonts were prepared, not from the fonts
themselves: Pillow tells neither kerning nor side bearings, and a font parser would be one more
dependency at run time for numbers that never change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Literal, TypedDict

from generator.cards.characters import AMBIGUOUS
from generator.cards.font_files import FontFiles, list_files
from generator.cards.outlines import without_overlap_flags
from generator.read.source import read_bytes

Family = Literal["sans", "mono"]


@dataclass(frozen=True, eq=False)
class Face:
    """The metrics of one font as fractions of an em.

    `advances` is also the coverage: a character not in it has no glyph. `kerning` is keyed by
    two characters. `ink` gives the left and right edge of the outline from the pen, for the
    characters whose white is worth trimming. `descent` is positive below the baseline.
    """

    key: str
    advances: Mapping[str, float]
    kerning: Mapping[str, float] = field(default_factory=dict)
    ink: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    ascent: float = 0.88
    descent: float = 0.12
    cap_height: float = 0.7
    x_height: float = 0.5

    @property
    def is_mono(self) -> bool:
        """Whether every character is as wide as every other."""
        return self.key.startswith("mono")


@dataclass(frozen=True, eq=False)
class Faces:
    """Every face by its key, and the font files behind them."""

    by_key: Mapping[str, Face]
    files: FontFiles | None = field(default=None, repr=False)

    def __getitem__(self, key: str) -> Face:
        return self.by_key[key]

    def font(self, key: str) -> Path | BytesIO:
        """Give the font of a face for FreeType to open, prepared for drawing.

        The large ones are prepared on disk and given as paths: as bytes they would be copied for
        every size. Raises LookupError for faces that are metrics only, OSError for a wrong file.
        """
        if self.files is None:
            raise LookupError(f"face {key} has metrics but no font file")
        name = f"{key}.ttf"
        if key.startswith("hanzi"):
            return self.files.path(name)
        return BytesIO(_prepared(self.files, name))

    @property
    def fingerprint(self) -> str:
        """Stand for everything the font files hold; empty for faces that are metrics only."""
        return self.files.fingerprint if self.files else ""


class _Metrics(TypedDict):
    """One metrics JSON: lengths in font units, code points as flat first, last, … ranges."""

    unitsPerEm: int
    ascent: int
    descent: int
    capHeight: int
    xHeight: int
    advances: dict[str, list[int]]
    kerning: dict[str, dict[str, str]]
    ink: dict[str, tuple[int, int]]


KEYS = (
    *("sans-400", "sans-500", "sans-700"),
    *("mono-500", "mono-600"),
    *("hanzi-400", "hanzi-500", "hanzi-700"),
)


def load_faces(directory: Path, read: Callable[[Path], bytes] = read_bytes) -> Faces:
    """Read the metrics of every face in `directory`; font files are read when first drawn.

    Read once for each edition of the fonts: a preview lives long, and someone may change them.
    Raises OSError for a file that is missing or not the one that was prepared.
    """
    return _load_all(directory, read, list_files(directory, read).fingerprint)


@lru_cache(maxsize=4)
def _load_all(directory: Path, read: Callable[[Path], bytes], _edition: str) -> Faces:
    files = list_files(directory, read)
    return Faces({key: _load(key, files) for key in KEYS}, files)


def _load(key: str, files: FontFiles) -> Face:
    metrics: _Metrics = json.loads(files.content(f"{key}.json"))
    em = metrics["unitsPerEm"]
    return Face(
        key=key,
        advances=_advances(metrics["advances"], em),
        kerning=_kerning(metrics["kerning"], em),
        ink={char: (left / em, right / em) for char, (left, right) in metrics["ink"].items()},
        ascent=metrics["ascent"] / em,
        descent=-metrics["descent"] / em,
        cap_height=metrics["capHeight"] / em,
        x_height=metrics["xHeight"] / em,
    )


def _advances(ranges: dict[str, list[int]], em: int) -> dict[str, float]:
    advances: dict[str, float] = {}
    for units, ends in ranges.items():
        advances |= dict.fromkeys(_characters(tuple(ends)), int(units) / em)
    return advances


@lru_cache(maxsize=1024)
def _characters(ends: tuple[int, ...]) -> tuple[str, ...]:
    """List the characters of some ranges; kept, as hanzi are as wide in every weight."""
    pairs = zip(ends[::2], ends[1::2], strict=True)
    codes = chain.from_iterable(range(first, last + 1) for first, last in pairs)
    return tuple(map(chr, codes))


def _kerning(table: dict[str, dict[str, str]], em: int) -> dict[str, float]:
    return {
        left + right: int(units) / em
        for lefts, row in table.items()
        for units, rights in row.items()
        for left in lefts
        for right in rights
    }


@lru_cache(maxsize=8)
def _prepared(files: FontFiles, name: str) -> bytes:
    return without_overlap_flags(files.content(name))


@lru_cache(maxsize=8192)
def face_for(char: str, family: Family, weight: int, lang: str, faces: Faces) -> str | None:
    """Choose the face that draws a character, or None when no face of the chain has it.

    Latin comes first, so that figures and words look alike in both languages; punctuation that
    both scripts share is full width in Chinese and comes from the hanzi face there.
    """
    chain = _chain(family, weight)
    if char in AMBIGUOUS and lang.startswith("zh"):
        chain = chain[::-1]
    return next((key for key in chain if char in faces.by_key[key].advances), None)


def _chain(family: Family, weight: int) -> tuple[str, ...]:
    if family == "mono":
        bold = weight >= 600
        return (
            ("mono-600", "sans-700", "hanzi-700") if bold else ("mono-500", "sans-500", "hanzi-500")
        )
    nearest = 400 if weight < 450 else 500 if weight < 600 else 700
    return f"sans-{nearest}", f"hanzi-{nearest}"

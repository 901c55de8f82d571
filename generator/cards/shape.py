"""Characters with their faces and pen positions, before it is known where lines end.

Everything is in ems, so one shaping serves every size that fitting tries. Raqm would shape as
well, but it needs a system library and silently changes all widths where that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.cards.characters import (
    INVISIBLE,
    SPACES,
    blank,
    is_full_width,
    is_hanzi,
    is_latin,
    is_operator,
    is_wide,
)
from generator.cards.clusters import MissingGlyph, composed
from generator.cards.faces import Face, Faces, Family, face_for
from generator.localise.figure import Rich, Run

GAP = 0.25
"""White between hanzi and Latin, in ems: between the quarter of clreq and a typed space."""

MONO_GAP = 0.34
"""The same in mono, and between a figure and its unit: mono letters look best a little wider.

A typed space would be the 0.6 em of every mono character, which tears `283 MB` in two.
"""

MONO_SPACE = 0.46
"""White between mono words, and around operators."""

_OVERSHOOT = 0.008
"""How far round letters hang over the left edge, in ems: flush by ruler, they look indented."""

_ROUND = frozenset("CGOQcdeoq0689")

_QUOTED = re.compile("“[^“”\u2e80-\uffef]*”|‘[^‘’\u2e80-\uffef]*’")
_APOSTROPHE = re.compile("(?<=[0-9A-Za-zÀ-ɏ])’(?= ?[A-Za-zÀ-ɏ])")

_PRODUCT = re.compile("(?<=[A-Za-z])·(?=[A-Za-z])")

_HANZI_BEARING = 0.04
"""White that nearly every hanzi has at its left, trimmed so that lines start flush with Latin."""


@dataclass(frozen=True)
class Voice:
    """How a paragraph speaks, without its size: what shaping depends on."""

    family: Family
    weight: int
    strong: int
    lang: str


class Cell(NamedTuple):
    """One character: its face, its pen position in an endless line, its own advance.

    `lead` and `trail` are the white that goes when it starts or ends a line. All in ems. A tuple,
    because a card takes a thousand of them.
    """

    char: str
    face: str
    pen: float
    advance: float
    lead: float
    trail: float


@dataclass(frozen=True, eq=False)
class Shaped:
    """A paragraph without newlines; `numbers` are the stretches that stay whole."""

    text: str
    cells: tuple[Cell, ...]
    numbers: tuple[tuple[int, int], ...]

    def end(self, start: int, stop: int) -> int:
        """Give `stop` without the spaces before it, which hang over the end of a line."""
        return max(start, self._ends[stop])

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """For every offset, where the last character before it ends that is no space."""
        last = accumulate(
            (0 if char in SPACES else i for i, char in enumerate(self.text, start=1)), max
        )
        return 0, *last

    def width(self, start: int, stop: int) -> float:
        """Measure the line of cells from `start` to `stop`, trimmed at both ends, in ems."""
        stop = self._ends[stop]
        if stop <= start:
            return 0.0
        first, last = self.cells[start], self.cells[stop - 1]
        return last.pen + last.advance - last.trail - first.pen - first.lead


def paragraphs(rich: Rich) -> list[Rich]:
    """Split runs at the author's newlines."""
    lines: list[list[Run]] = [[]]
    for run in rich:
        head, *rest = run.text.split("\n")
        lines[-1].append(Run(head, run.kind, run.ref))
        lines.extend([Run(text, run.kind, run.ref)] for text in rest)
    return [tuple(run for run in line if run.text) for line in lines]


@lru_cache(maxsize=1024)
def shape(rich: Rich, voice: Voice, faces: Faces) -> Shaped:
    """Choose faces and set pens for one paragraph; raises Undrawable."""
    rich = tuple(Run(composed(run.text), run.kind, run.ref) for run in rich)
    text = "".join(run.text for run in rich)
    chosen = [
        (char, face)
        for run, start in zip(rich, _starts(rich), strict=True)
        for char, face in _faces_of(text, run, start, voice, faces)
    ]
    numbers = tuple(
        (start, start + len(run.text))
        for run, start in zip(rich, _starts(rich), strict=True)
        if run.kind == "number"
    )
    return Shaped(text, tuple(_set(text, chosen, voice.lang.startswith("zh"))), numbers)


def _starts(rich: Rich) -> list[int]:
    starts = [0]
    for run in rich[:-1]:
        starts.append(starts[-1] + len(run.text))
    return starts[: len(rich)]


def _faces_of(
    text: str, run: Run, start: int, voice: Voice, faces: Faces
) -> Iterator[tuple[str, Face | None]]:
    family: Family = "mono" if run.kind == "code" else voice.family
    weight = voice.strong if run.kind in {"strong", "number"} else voice.weight
    narrow = _latin_marks(text)
    for i, char in enumerate(run.text, start):
        if char in INVISIBLE:
            yield char, None
            continue
        lang = "en" if i in narrow else voice.lang
        key = face_for(" " if char in SPACES else char, family, weight, lang, faces)
        if key is None:
            raise MissingGlyph(char)
        yield char, faces[key]


@lru_cache(maxsize=64)
def _latin_marks(text: str) -> frozenset[int]:
    """Find the marks that belong to Latin text: GPT-4’s, the models’ own, `GPU·h`.

    A pair of quotes does where nothing in it and no neighbour of it is full width.
    """
    pairs = [(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    ends = {i for start, stop in pairs for i in (start, stop - 1)}
    narrow = {
        i
        for start, stop in pairs
        if not any(map(is_wide, text[:start].rstrip()[-1:] + text[stop:].lstrip()[:1]))
        for i in (start, stop - 1)
    }
    alone = (*_APOSTROPHE.finditer(text), *_PRODUCT.finditer(text))
    return frozenset(narrow | {match.start() for match in alone} - ends)


def _set(text: str, chosen: Sequence[tuple[str, Face | None]], chinese: bool) -> Iterator[Cell]:
    pen = 0.0
    narrow = _latin_marks(text) if chinese else frozenset()
    last: tuple[str, Face] | None = None
    for i, (char, face) in enumerate(chosen):
        if face is None:
            last = None
            yield Cell(char, "", pen, 0.0, 0.0, 0.0)
            continue
        is_full = chinese and i not in narrow
        if last:
            pen += _between(*last, char, face, is_full)
        advance = _space(text, i, face, chinese) if char in SPACES else face.advances[char]
        lead, trail = _edges(char, face, is_full)
        yield Cell(char, face.key, pen, advance, lead, trail)
        pen += advance
        last = char, face


def _space(text: str, i: int, face: Face, chinese: bool) -> float:
    before, after = text[max(0, i - 1) : i], text[i + 1 : i + 2]
    around = before + after
    narrow = {text[j : j + 1] for j in (i - 1, i + 1) if j in _latin_marks(text)}
    if any(_is_mark(other, chinese and other not in narrow) for other in around):
        return 0.0  # full-width punctuation brings its own white
    if any(map(is_hanzi, around)) and not any(map(is_operator, around)):
        return _gap(face)
    if not face.is_mono:
        return face.advances[" "]
    return MONO_GAP if after.isalpha() and _ends_in_figure(text[:i]) else MONO_SPACE


def _gap(face: Face) -> float:
    return MONO_GAP if face.is_mono else GAP


def _ends_in_figure(text: str) -> bool:
    """Tell `283` and `4k` from words: a letter behind them is a unit or what they count."""
    return text.rstrip("kKMBT")[-1:].isdigit()


@lru_cache(maxsize=8192)
def _edges(char: str, face: Face, chinese: bool) -> tuple[float, float]:
    """Give what may be trimmed at a line start and a line end."""
    if is_hanzi(char):
        return _HANZI_BEARING, 0.0
    left = face.ink[char][0] if char in face.ink else 0.0
    if char in _ROUND and char in face.ink:
        left += _OVERSHOOT
    if not is_full_width(char, chinese=chinese):
        return left, 0.0
    lead, trail = blank(char)
    return max(lead, left - _HANZI_BEARING) if lead >= 0.5 else 0.0, trail


@lru_cache(maxsize=8192)
def _between(a: str, face: Face, b: str, next_face: Face, chinese: bool) -> float:
    """Give what the pen moves beyond the advance between two neighbours."""
    if (is_hanzi(a) and is_latin(b)) or (is_latin(a) and is_hanzi(b)):
        return _gap(next_face if is_hanzi(a) else face)
    if _is_mark(a, chinese) and _is_mark(b, chinese):
        return _dash_join(face) if a == b == "—" else -max(blank(a)[1], blank(b)[0])
    return face.kerning.get(a + b, 0.0) if face is next_face else 0.0


def _is_mark(char: str, chinese: bool) -> bool:
    return is_full_width(char, chinese=chinese) and not is_hanzi(char)


def _dash_join(face: Face) -> float:
    """Close the white between the two halves of a Chinese dash, with a little overlap."""
    left, right = face.ink.get("—", (0.0, face.advances["—"]))
    return -(face.advances["—"] - right + left) - 0.02

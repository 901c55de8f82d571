"""Characters with their faces and pen positions, before it is known where lines end.

Everything is in ems, so one shaping serves every size that fitting tries. Raqm would shape as
well, but it needs a system library and silently changes all widths where that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
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


@dataclass(frozen=True, eq=False)
class Shaped:
    """A paragraph without newlines, character by character in an endless line; lengths in ems.

    `faces` are keys, empty for what draws nothing, and `pens` the positions. A line that starts
    with a character begins at its `begins`, one that ends with it at its `ends`: white that goes
    at a line's edge is taken off already. `visible` gives for every offset where the last character
    before it ends that is no space. `numbers` are the stretches that stay whole.
    """

    text: str
    faces: Sequence[str]
    pens: Sequence[float]
    begins: Sequence[float]
    ends: Sequence[float]
    visible: Sequence[int]
    numbers: tuple[tuple[int, int], ...]

    def end(self, start: int, stop: int) -> int:
        """Give `stop` without the spaces before it, which hang over the end of a line."""
        return max(start, self.visible[stop])

    def width(self, start: int, stop: int) -> float:
        """Measure the line from `start` to `stop`, trimmed at both ends, in ems."""
        stop = self.visible[stop]
        return self.ends[stop - 1] - self.begins[start] if stop > start else 0.0


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
    narrow = _latin_marks(text) if voice.lang.startswith("zh") else frozenset(range(len(text)))
    chosen: list[Face | None] = []
    numbers = []
    for run in rich:
        start = len(chosen)
        chosen += _faces_of(run, start, narrow, voice, faces)
        if run.kind == "number":
            numbers.append((start, len(chosen)))
    return _set(text, chosen, narrow, tuple(numbers))


def _faces_of(
    run: Run, start: int, narrow: frozenset[int], voice: Voice, faces: Faces
) -> list[Face | None]:
    """Choose a face for each character of a run that begins at `start` of the text."""
    family: Family = "mono" if run.kind == "code" else voice.family
    weight = voice.strong if run.kind in {"strong", "number"} else voice.weight
    chosen = _choice(family, weight, voice.lang, faces)
    found = [chosen[char] for char in run.text]
    latin = _choice(family, weight, "en", faces)
    if chosen is not latin:
        for i in narrow:
            if start <= i < start + len(found):
                found[i - start] = latin[run.text[i - start]]
    return found


class _Choice(dict[str, Face | None]):
    """The face of each character for one family, weight and language; None if it draws nothing.

    It fills as characters are asked for, raising MissingGlyph for those that no face has.
    """

    def __init__(self, family: Family, weight: int, lang: str, faces: Faces) -> None:
        super().__init__(dict.fromkeys(INVISIBLE))
        self._find = partial(face_for, family=family, weight=weight, lang=lang, faces=faces)
        self._faces = faces

    def __missing__(self, char: str) -> Face:
        key = self._find(" " if char in SPACES else char)
        if key is None:
            raise MissingGlyph(char)
        self[char] = found = self._faces[key]
        return found


_choice = lru_cache(maxsize=64)(_Choice)


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


class _Joint(NamedTuple):
    """What a character needs after another: kerning or a gap, its own advance, what may go."""

    before: float
    advance: float
    lead: float
    trail: float


def _set(
    text: str,
    chosen: Sequence[Face | None],
    narrow: frozenset[int],
    numbers: tuple[tuple[int, int], ...],
) -> Shaped:
    """Set pens; `narrow` are the offsets of marks that are set as in Latin text."""
    keys, pens, begins, ends, visible = [], [], [], [], [0]
    pen, last, last_face = 0.0, "", None
    for i, (char, face) in enumerate(zip(text, chosen, strict=True)):
        if face is None:
            before = advance = lead = trail = 0.0
            last = ""
        else:
            before, advance, lead, trail = _joint(last, last_face, char, face, i not in narrow)
            if char in SPACES:
                advance = _space(text, i, face, narrow)
            last, last_face = char, face
        pen += before
        keys.append(face.key if face else "")
        pens.append(pen)
        begins.append(pen + lead)
        pen += advance
        ends.append(pen - trail)
        visible.append(visible[-1] if char in SPACES else i + 1)
    return Shaped(text, keys, pens, begins, ends, visible, numbers)


@lru_cache(maxsize=16384)
def _joint(last: str, last_face: Face | None, char: str, face: Face, chinese: bool) -> _Joint:
    """Join a character to the one before it, of which there may be none."""
    before = _between(last, last_face, char, face, chinese) if last and last_face else 0.0
    return _Joint(before, face.advances.get(char, 0.0), *_edges(char, face, chinese))


def _space(text: str, i: int, face: Face, narrow: frozenset[int]) -> float:
    before, after = text[max(0, i - 1) : i], text[i + 1 : i + 2]
    width = _space_between(before, after, face, i - 1 not in narrow, i + 1 not in narrow)
    is_unit = width == MONO_SPACE and after.isalpha() and _ends_in_figure(text[:i])
    return MONO_GAP if is_unit else width


@lru_cache(maxsize=4096)
def _space_between(
    before: str, after: str, face: Face, chinese_before: bool, chinese_after: bool
) -> float:
    if _is_mark(before, chinese_before) or _is_mark(after, chinese_after):
        return 0.0  # full-width punctuation brings its own white
    around = before + after
    if any(map(is_hanzi, around)) and not any(map(is_operator, around)):
        return _gap(face)
    return MONO_SPACE if face.is_mono else face.advances[" "]


def _gap(face: Face) -> float:
    return MONO_GAP if face.is_mono else GAP


def _ends_in_figure(text: str) -> bool:
    """Tell `283` and `4k` from words: a letter behind them is a unit or what they count."""
    return text.rstrip("kKMBT")[-1:].isdigit()


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


def _between(a: str, face: Face, b: str, next_face: Face, chinese: bool) -> float:
    """Give what the pen moves beyond the advance between two neighbours."""
    if (is_hanzi(a) and is_latin(b)) or (is_latin(a) and is_hanzi(b)):
        return _gap(next_face if is_hanzi(a) else face)
    if _is_mark(a, chinese) and _is_mark(b, chinese):
        return _dash_join(face) if a == b == "—" else -max(blank(a)[1], blank(b)[0])
    return face.kerning.get(a + b, 0.0) if face is next_face else 0.0


def _is_mark(char: str, chinese: bool) -> bool:
    return bool(char) and is_full_width(char, chinese=chinese) and not is_hanzi(char)


def _dash_join(face: Face) -> float:
    """Close the white between the two halves of a Chinese dash, with a little overlap."""
    left, right = face.ink.get("—", (0.0, face.advances["—"]))
    return -(face.advances["—"] - right + left) - 0.02

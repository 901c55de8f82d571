"""Characters as a reader sees them: a letter with its marks, a flag, a family of emoji.

A cut of Unicode's grapheme clusters (UAX #29) without its tables. Layout draws one glyph per
character and moves no mark over its letter; so what is not one character is refused as a whole,
instead of falling into a letter and a stray accent, or into four faces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

MOST_MARKS = 8
"""Marks that a letter may carry before it is taken for a prank; no script stacks as many."""

_JOINER = "\u200d"

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}]+(?: [{_RTL}]+)*")
"""Unicode keeps these blocks for scripts that run from right to left."""


class Undrawable(Exception):  # noqa: N818 - the author's mistake, reported by the caller
    """No card can show `char`, which may be several code points long; the text says why."""

    code: ClassVar[str]

    def __init__(self, char: str, message: str) -> None:
        super().__init__(message)
        self.char = char


class MissingGlyph(Undrawable):
    """No font of the chain draws it."""

    code = "E404"

    def __init__(self, char: str) -> None:
        points = " ".join(f"U+{ord(point):04X}" for point in char)
        super().__init__(char, f"no font has the character `{char}` ({points})")


class StackedMarks(Undrawable):
    """A letter under a pile of marks."""

    code = "E405"

    def __init__(self, char: str) -> None:
        marks = len(char) - 1
        super().__init__(char, f"`{char[0]}` carries {marks} marks, {MOST_MARKS} are allowed")


class RightToLeft(Undrawable):
    """Words of a script that cards do not set."""

    code = "E406"

    def __init__(self, words: str) -> None:
        super().__init__(words, f"`{words}` runs from right to left, which cards cannot show")


def composed(text: str) -> str:
    """Give a text in which every cluster is one code point.

    Raises MissingGlyph for a cluster that Unicode has no code point for, StackedMarks and
    RightToLeft.
    """
    if text.isascii():
        return text
    if found := _RIGHT_TO_LEFT.search(text):
        raise RightToLeft(found[0])
    if unicodedata.is_normalized("NFC", text) and not any(map(_is_part, text)):
        return text
    return "".join(map(_composed, clusters(text)))


def _composed(cluster: str) -> str:
    char = unicodedata.normalize("NFC", cluster)
    if len(char) == 1 and not _extends(char):
        return char
    marks = sum(unicodedata.category(point)[0] == "M" for point in cluster)
    raise StackedMarks(cluster) if marks > MOST_MARKS else MissingGlyph(cluster)


def clusters(text: str) -> Iterator[str]:
    """Cut a text into characters as a reader counts them."""
    start = 0
    for i in range(1, len(text)):
        if not _goes_on(text, start, i):
            yield text[start:i]
            start = i
    if text:
        yield text[start:]


def _goes_on(text: str, start: int, i: int) -> bool:
    """Tell whether the code point at `i` belongs to the cluster that began at `start`."""
    if _extends(text[i]):
        return True
    if text[i - 1] == _JOINER:
        return unicodedata.category(text[i]) == "So"
    return i - start == 1 and _is_regional(text[start]) and _is_regional(text[i])


@cache
def _extends(char: str) -> bool:
    """Tell marks, joiners, skin tones and tags: nothing that stands by itself."""
    if char.isascii():
        return False
    return (
        unicodedata.category(char)[0] == "M"
        or char in {_JOINER, "\u200c"}
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


@cache
def _is_part(char: str) -> bool:
    """Tell what may make one character with its neighbours."""
    return _extends(char) or _is_regional(char)


def _is_regional(char: str) -> bool:
    """Tell the letters of which two make a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"

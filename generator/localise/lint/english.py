"""Numbers of English in words: "twenty-four", "two and a half", "a dozen", "three hundred million".

A grammar and not a bag of words, so that "one or two" and "two three-layer nets" stay apart, and
"hundreds of" and "a few thousand" are no numbers. It is matched against one sign for each word and
not against the words: a pattern that spelled them all out took longer to compile than a whole
entry to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from generator.localise.lint.surface import REFERRED

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PARTS = "third quarter fifth sixth seventh eighth ninth tenth hundredth thousandth"
_FOLDS = "two three four five six seven eight nine ten hundred thousand"

SMALL = {word: n for n, word in enumerate(f"{_ONES} {_TEENS}".split(), start=1)} | {
    word: 10 * n for n, word in enumerate(_TENS.split(), start=2)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SIGNS = {
    word: sign
    for sign, words in {
        "1": _ONES,
        "T": _TEENS,
        "X": _TENS,
        "C": "hundred dozen",
        "M": "thousand million billion trillion",
        "a": "a an",
        "&": "and",
        "h": "half",
        "p": f"{_PARTS} {_PARTS.replace(' ', 's ')}s halves",
        "w": "twice thrice",
        "f": "fold",
        "F": f"{_FOLDS.replace(' ', 'fold ')}fold",
        "x": "times",
        "o": "as the its their that",
        "n": "of what all this these those",
        "c": "more less",
        "b": "is are was by than about nearly almost roughly only",
    }.items()
    for word in words.split()
}
"""A sign for each word that plays a part in a number or a ratio."""
_OTHER, _COMPARATIVE = ".", "c"
_BEGINNINGS = {word for word, sign in _SIGNS.items() if sign in "1TXCMphwF"}
"""Without one of these there is neither."""

_PAIR = "(?:X(?:[- ]1)?|T|1)"
_HUNDREDS = f"(?:(?:{_PAIR}|a)[- ]C(?:[ ](?:&[ ])?{_PAIR})?|{_PAIR})"
_MORE = f"(?:[ ]{_HUNDREDS}[- ]M)*(?:[ ](?:&[ ])?{_HUNDREDS})?"
NUMBER = rf"(?<![-_])(?:(?:{_HUNDREDS}|(?:h[ ])?a)[- ]M{_MORE}|{_HUNDREDS})(?:[ ]&[ ]a[ ]h)?"
"""The pattern of a number among the signs of a text."""

_NUMBER = re.compile(NUMBER)
_WORD = re.compile(f"[A-Za-z]+|{REFERRED}+")
_RUN = re.compile(f"{_WORD.pattern}|[^A-Za-z{REFERRED}]+")
"""A word, or what stands between two."""
_TIED = re.compile(r"[0-9_-]$")
"""What ends the name that a word is a part of: `top-five`."""


@lru_cache(maxsize=4)
def signs(text: str) -> str:
    """Give a text in signs, two for each word: one for what stands before it and one for itself.

    Before it stands a space, a hyphen, `_` where it is tied to what precedes it, or else `|`.
    Empty where no number can be. Cached, because numbers and ratios are looked for one after the
    other.
    """
    if _BEGINNINGS.isdisjoint(map(str.lower, _WORD.findall(text))):
        return ""
    made, gap = [], ""
    for run in _RUN.findall(text):
        sign = _sign(run)
        if sign:
            made.append(_before(gap) + sign)
        gap = "" if sign else run
    return "".join(made)


@lru_cache(maxsize=256)
def _before(gap: str) -> str:
    if gap == "-":
        return gap
    if len(gap) == 1 and gap.isspace():
        return " "
    return "_" if _TIED.search(gap) else "|"


@lru_cache(maxsize=4096)
def _sign(run: str) -> str:
    """Give the sign of a word, or nothing for what stands between two."""
    if run[0] == REFERRED:
        return REFERRED
    if not (run[0].isascii() and run[0].isalpha()):
        return ""
    plain = run.lower()
    return _SIGNS.get(plain) or (_COMPARATIVE if plain.endswith("er") else _OTHER)


def find(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Give the spans in a text of what a pattern matches among its signs."""
    words: list[tuple[int, int]] = []
    for match in pattern.finditer(signs(text)):
        words = words or [word.span() for word in _WORD.finditer(text)]
        yield words[match.start() // 2][0], words[match.end() // 2 - 1][1]


def english_numerals(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the numbers in words."""
    return find(_NUMBER, text)


def english_amount(numeral: str) -> Fraction:
    """Give the amount of a number in words that `english_numerals` found."""
    words = re.split(r"[-\s]", numeral.casefold())
    total, group = Fraction(0), Fraction(0)
    for word in words:
        if word in SMALL:
            group += SMALL[word]
        elif word in ("hundred", "dozen"):
            group = (group or Fraction(1)) * SCALES[word]
        elif word in SCALES:
            total, group = total + (group or Fraction(1)) * SCALES[word], Fraction(0)
    if words[0] == "half":  # half a million
        return (total + group) / 2
    return total + group + (Fraction(1, 2) if words[-1] == "half" else 0)

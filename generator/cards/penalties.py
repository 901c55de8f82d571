"""What breaking a text at a place costs its reader, by the words on both sides.

Evenness alone breaks `A 20B ⏎ model`; Knuth and Plass (1981) give every break a penalty, but from
hyphens, where a headline needs it from meaning. Costs are comparable with squared slack in parts
of the measure.
"""

from __future__ import annotations

import re

from generator.cards.characters import CLOSING, STOPS, is_wide
from generator.cards.linebreak import MEASURE_AT_END

MID_CLAUSE = 0.18
"""Breaking where there is no punctuation."""

PASSED_SENTENCE, PASSED_CLAUSE = 0.3, 0.12
"""Beginning a sentence or clause in a line and cutting it at the line's end: `once. You ⏎ pay`."""

PARTED = 0.25
"""Leaving behind an article, or a number without what it counts."""

LEANING = 0.1
"""Leaving behind a preposition, a conjunction or a subject without its verb."""

ALONE = 0.35
"""One short word in a line of its own: `Training ⏎ an 8B model takes ⏎ 506,000 GPU hours`."""

_ARTICLES = "a an the this that these those every each no its his her their our your my"
_LEANERS = (
    "of in on at to for from with without by as per than into and or but nor so if when where while"
    " which who what how why because is are was were be has have had do does did not only just then"
    " i you we they he she"
)
_PARTED = frozenset(_ARTICLES.split())
_LEANS = frozenset(_LEANERS.split())
_CLAUSE_END = frozenset("？—…,.;:?!") | STOPS
_SENTENCE = re.compile(r"[.?!…][”’)]? |[。？！…]")
_CLAUSE = re.compile(r"[,;:] | [–—] |[，；：]|——")


def penalty(text: str, start: int, stop: int) -> float:
    """Give the cost of a line `text[start:stop]` that is not the last one."""
    line = text[start:stop].rstrip()
    if _closes(line):
        return 0.0
    return MID_CLAUSE + _passed(line) + _left_behind(line, text[stop : stop + 1])


def alone(text: str, start: int, stop: int) -> float:
    """Give the cost of a line that is one Latin word of a longer text: ALONE or nothing."""
    line = text[start:stop].strip()
    if " " in line or any(map(is_wide, line)) or 5 * len(line) >= 2 * len(text):
        return 0.0
    return 0.0 if stop < len(text) and _closes(line) else ALONE


def _closes(line: str) -> bool:
    """Tell whether a line ends with its clause, quotation marks aside."""
    return line.rstrip("".join(CLOSING))[-1:] in _CLAUSE_END


def _passed(line: str) -> float:
    if _SENTENCE.search(line):
        return PASSED_SENTENCE
    return PASSED_CLAUSE if _CLAUSE.search(line) else 0.0


def _left_behind(line: str, following: str) -> float:
    word = line.rpartition(" ")[2].lstrip("“‘(").lower()
    counted = following.isascii() and following.isalpha() and MEASURE_AT_END.search(line)
    if word in _PARTED or counted:
        return PARTED
    return LEANING if word in _LEANS else 0.0

"""The words a number stands beside, which tell 24 layers from 24 people.

Not a tagger: the run of words behind a number up to the first function word holds its noun often
enough, because it only ever confirms a number that is equal already.
"""

from __future__ import annotations

import re

from generator.localise.lint.surface import BLANK

Nouns = frozenset[str]

MOST_WORDS = 3
"""Words behind a figure that may say what it counts, as in "24 hidden attention layers"."""
MOST_HANZI = 2
"""Hanzi among them; most Chinese nouns have two."""
_STOP = (
    "a an the of and or nor in on at by to into from for with without per as than then that this "
    "these those it its they them their we our you your i he she his her is are was were be been "
    "has have had do does did can could will would may might must not no so but if when while "
    "where which who what how why more less fewer most least only just even still also too very "
    "each every all any some both other another such here there about over under up down out "
    "times percent"
)
_STOP_WORDS = frozenset(_STOP.split())
_PARTICLES = frozenset(
    "的了是在和與跟或也都就才再又把被讓給比多少上下到只還很那這而且但若如因所以之其為有沒不要會能可數量"
)
_MEASURES = frozenset("個顆張項種條份台臺部枚塊位次")
"""Measure words that say nothing of the thing; 層 and 頁 are things themselves."""

_WORD = re.compile(
    r"[\s\u00a0*-]{0,4}(?:(?P<latin>[A-Za-z][A-Za-z0-9]*)|(?P<hanzi>[\u4e00-\u9fff]))"
)
_CLAUSE = re.compile(rf"[.,;:!?()\n，。；：！？、（）「」“”{BLANK}]")


def nouns_behind(text: str, end: int) -> Nouns:
    """Give the words that follow `end`, up to a function word, a sign or another number."""
    found: list[str] = []
    while len(found) < MOST_WORDS and (match := _WORD.match(text, end)):
        if match["hanzi"] and sum(not word.isascii() for word in found) == MOST_HANZI:
            break
        word = match["latin"] or match["hanzi"]
        measure = word in _MEASURES and not found
        if not measure and not _tells(word):
            break
        if not measure:
            found.append(_singular(word))
        end = match.end()
    return frozenset(found)


def nouns_around(text: str, start: int, end: int) -> Nouns:
    """Give all telling words of the clause around `[start, end)`."""
    before = [match.end() for match in _CLAUSE.finditer(text, 0, start)]
    after = _CLAUSE.search(text, end)
    return nouns_of(text[before[-1] if before else 0 : after.start() if after else None])


def nouns_of(words: str) -> Nouns:
    """Give all telling words of a label or a clause."""
    return frozenset(
        _singular(word)
        for word in re.findall(r"[A-Za-z][A-Za-z0-9]*|[\u4e00-\u9fff]", words)
        if _tells(word) and word not in _MEASURES
    )


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether there is nothing else but signs and references, as in a table's cell."""
    return not re.search(rf"[A-Za-z\u4e00-\u9fff{BLANK}]", text[:start] + text[end:])


def _tells(word: str) -> bool:
    return word.casefold() not in _STOP_WORDS and word not in _PARTICLES


def _singular(word: str) -> str:
    plain = word.casefold()
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain.removesuffix("s") if not plain.endswith("ss") else plain

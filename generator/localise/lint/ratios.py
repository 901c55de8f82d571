"""Ratios in words: "half of", "twice as", "three times the", 兩倍, 一半, 三分之一, 七成.

Only where a ratio is stated as a fact. A verb says what a change does, whatever the numbers are
("halve the bits", 砍半, "doubles with every layer"), and "half" has a dozen lives of its own
("half an hour", "half-precision"): those are never found (see docs/decisions/0006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.localise.lint.chinese import CHINESE, NUMERAL, TENTHS
from generator.localise.lint.english import NUMBER, find
from generator.localise.lint.surface import REFERRED

_OF_IT = f"(?=[ ][on{REFERRED}])"
ENGLISH = re.compile(
    rf"(?<![-_])(?:[hw]{_OF_IT}|[a1][- ][hp]{_OF_IT}|[1TCM]-f|F)"
    rf"|{NUMBER}[ ]x(?=[ ][oc])|(?<=b[ ]){NUMBER}[ ]x(?![ ]a)|(?<=b[ ])[a1][- ]p(?![- ])"
)
"""Among the signs of the words: "half of", "two thirds of", "tenfold", "three times as"; "is ten
times", "than a tenth" too where no word follows that would make it a count or "a third way"."""
BEHIND = re.compile(rf"\s?倍|分之{NUMERAL}")
ALONE = re.compile(
    rf"[一二兩三四五六七八九](?:(?<=一)半|(?<![分變做當組構完達造生形合第].){TENTHS})"
)


def ratios(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the ratios in a text as `surface` gives it, none within another."""
    last = 0
    for start, end in sorted((*find(ENGLISH, text), *_chinese(text))):
        if start >= last:
            last = end
            yield start, end


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    for match in ALONE.finditer(text):
        yield match.span()
    for match in CHINESE.finditer(text):
        if behind := BEHIND.match(text, match.end()):
            yield match.start(), behind.end()

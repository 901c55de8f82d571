"""Ratios in words: "half of", "twice as", "three times the", 兩倍, 一半, 三分之一, 七成.

Only where a ratio is stated as a fact. A verb says what a change does, whatever the numbers are
("halve the bits", 砍半, "doubles with every layer"), and "half" has a dozen lives of its own
("half an hour", "half-precision"): those are never found (see docs/decisions/0006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.localise.lint.chinese import CHINESE, NUMERAL, TENTHS
from generator.localise.lint.english import ENGLISH
from generator.localise.lint.surface import REFERRED

_WHOLE = rf"(?:of|as|the|its|their|that|what|all|this|these|those)\b|{REFERRED}"
_PARTS = "half|halves|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth"
_ENGLISH = rf"""
    (?<![\w-])(?:
        (?:half|twice|thrice)(?=\s(?:{_WHOLE}))
      | (?:an?|one|two|three|four|five|seven|nine)[-\s](?:{_PARTS})s?(?=\s(?:{_WHOLE}))
      | {ENGLISH}\s(?:times)(?=\s(?:as|more|less|fewer|that|its|their|the|\w+er)\b)
      | (?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)-?fold\b
    )
"""
_CHINESE = rf"""
    {CHINESE}\s?倍
  | 一半
  | (?!百分之){CHINESE}分之{NUMERAL}
  | (?<![分變做當組構完達造生形合第])[一二兩三四五六七八九]{TENTHS}
"""
RATIO = re.compile(rf"{_ENGLISH}|{_CHINESE}", re.VERBOSE | re.IGNORECASE)


def ratios(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the ratios in a text as `surface` gives it."""
    for match in RATIO.finditer(text):
        yield match.span()

"""Numerals of Chinese: 二十, 兩百億, 三點五, 二〇二六, 百萬.

Simplified forms are read too: a wrong script is reported elsewhere and must not hide a figure.
"""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "兩": 2, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1_000}
LARGE = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}

_DIGIT = "".join(DIGITS)
_ANY = _DIGIT + "".join(SMALL) + "".join(LARGE)
_FIRST = f"[{_DIGIT}十百千]"
_COUNTED = f"(?<=[{_DIGIT}十])[{_ANY}]*+(?:點[{_DIGIT}]+)?+"
_ROUND = f"(?<=[百千])(?<![上近成].)[{''.join(LARGE)}]"
_REST = f"(?:{_COUNTED}|{_ROUND})(?![幾來])"
NUMERAL = _FIRST + _REST
CHINESE = re.compile(rf"{_FIRST}(?<![第數幾點{_ANY}].){_REST}")
"""The pattern of a numeral. 百 and 千 begin one only in 百萬 and the like: 千瓦時 is a unit.
數十, 好幾百, 十幾 and 第二 are none.

The first character stands first and what must not precede it second: `re` finds one of a set of
characters ten times as fast as a place that something does not precede.
"""

TENTHS = "成(?![為功長立本員分果就品熟不了])"
"""七成 is seven tenths; 成功, 成為 and the like are words of their own."""


def chinese_amount(numeral: str) -> Fraction:
    """Give the amount of a numeral that `CHINESE` matched."""
    whole, _, decimals = numeral.partition("點")
    amount = Fraction(_whole(whole))
    for place, digit in enumerate(decimals, start=1):
        amount += Fraction(DIGITS[digit], 10**place)
    return amount


def magnitude_word(word: str) -> int:
    """Give what 萬, 百萬 or 千 multiplies the digits before it by."""
    product = 1
    for char in word:
        product *= SMALL.get(char) or LARGE[char]
    return product


def _whole(numeral: str) -> int:
    total = section = digit = 0
    for char in numeral:
        if char in DIGITS:
            digit = 10 * digit + DIGITS[char]  # digit by digit, as in 二〇二六
        elif char in SMALL:
            section, digit = section + (digit or 1) * SMALL[char], 0
        else:
            group, section, digit = section + digit, 0, 0
            # 一億二千萬 adds up; 一萬億 multiplies.
            larger = 0 < total < LARGE[char]
            total = (total + group) * LARGE[char] if larger else total + (group or 1) * LARGE[char]
    return total + section + digit

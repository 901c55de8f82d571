"""Number words of English: "twenty-four", "two and a half", "a dozen", "three hundred million".

A grammar and not a bag of words, so that "one or two" and "two three-layer nets" stay apart, and
"hundreds of" and "a few thousand" are no numbers.
"""

from __future__ import annotations

import re
from fractions import Fraction

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

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

_ONE = f"(?:{'|'.join(_ONES.split())})"
_TEEN = f"(?:{'|'.join(_TEENS.split())})"
_PAIR = rf"(?:(?:{'|'.join(_TENS.split())})(?:[- ]{_ONE})?|{_TEEN}|{_ONE})"
_HUNDREDS = rf"(?:(?:{_PAIR}|an?)[- ](?:hundred|dozen)(?:[ ](?:and[ ])?{_PAIR})?|{_PAIR})"
_LARGE = "(?:thousand|million|billion|trillion)"
_MORE = rf"(?:[ ]{_HUNDREDS}[- ]{_LARGE})*(?:[ ](?:and[ ])?{_HUNDREDS})?"
_BEGIN = "".join(sorted({word[0] for word in (*SMALL, "a")}))
ENGLISH = (
    rf"(?=[{_BEGIN}])"
    rf"(?:(?:{_HUNDREDS}|an?)[- ]{_LARGE}{_MORE}|{_HUNDREDS})(?:[ ]and[ ]a[ ]half)?"
)
"""The pattern of a number in words, to be matched without regard to case.

It looks at the first letter alone before it tries a hundred words, which takes a fifth of the time.
"""


def english_amount(numeral: str) -> Fraction:
    """Give the amount of a number in words that `ENGLISH` matched."""
    words = re.split(r"[- ]", numeral.casefold())
    total, group = Fraction(0), Fraction(0)
    for word in words:
        if word in SMALL:
            group += SMALL[word]
        elif word in ("hundred", "dozen"):
            group = (group or Fraction(1)) * SCALES[word]
        elif word in SCALES:
            total, group = total + (group or Fraction(1)) * SCALES[word], Fraction(0)
    return total + group + (Fraction(1, 2) if words[-1] == "half" else 0)

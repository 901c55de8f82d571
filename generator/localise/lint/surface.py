"""A text as the lint reads it: digits of every width made plain, what is no prose blanked out.

Every character stays where it was, so that a place found here is a place in the author's text.
Hence not NFKC over the whole text: it lengthens `㎇`, and it makes `，` between two numbers a
thousands separator and `10⁹` a hundred and nine.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from generator.localise.template import REFERENCE
from generator.read.prose import CODE, LINK

REFERRED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for every character of a reference: it ends a word, and a value stands there."""
BLANK = "\N{REPLACEMENT CHARACTER}"
"""Stands for every character of what is not read: code, addresses, dates, marks of lists."""

FOLDED = ("<wide>", "<narrow>", "<font>")
KEPT = frozenset("，、；：！？（）")
URL = re.compile(r"(?:https?|mailto):[^\s<>()]+", re.IGNORECASE)
CLAIM = re.compile(r"(?<=\])\{[^{}]*\}")
MARKER = re.compile(r"(?m)^[ \t]*\d{1,9}[.)] |\[\^[^\]\s]+\]:?")
DATE = re.compile(r"\d{4}(?<![\w.-]....)[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?(?![\w-])")
SPACING = r"&(?:nbsp|thinsp|ensp|emsp|#160|#8239);"
"""Entities that Markdown makes spaces of, and that stay for the patterns of figures."""
ENTITY = re.compile(rf"(?!{SPACING})&#?\w+;")
ASIDES = ((CODE, "`~"), (URL, ":"), (CLAIM, ("]{",)), (MARKER, ".)^"), (DATE, "-/."), (ENTITY, "&"))
"""What is no prose, with signs of which it must have one: most short texts have none of them."""


@lru_cache(maxsize=512)
def surface(text: str) -> str:
    """Give the text to read, of the same length; cached, because it is read for two reasons."""
    for pattern, signs in ASIDES:
        if any(sign in text for sign in signs):
            text = pattern.sub(_blank, text)
    if "{{" in text:
        text = REFERENCE.sub(lambda match: REFERRED * len(match[0]), text)
    if "]" in text:
        text = LINK.sub(_blank_address, text)
    odd = {ord(char): _folded(char) for char in set(text) if _folded(char) != char}
    return text.translate(odd) if odd else text


def _blank(match: re.Match[str]) -> str:
    # A reference inside code is still none of our business: its value is computed.
    return BLANK * len(match[0])


def _blank_address(match: re.Match[str]) -> str:
    group = 1 if match[1] is not None else 2
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return match[0][:start] + BLANK * (end - start) + match[0][end:]


@cache
def _folded(char: str) -> str:
    decimal = unicodedata.decimal(char, None)
    if decimal is not None:
        return str(decimal)
    if char in KEPT or not unicodedata.decomposition(char).startswith(FOLDED):
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char

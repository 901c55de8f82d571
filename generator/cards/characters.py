"""Classes of characters that line breaking and spacing treat alike.

Cut to what English and Traditional Chinese need; the full Unicode tables (UAX #14 and #11) would
bring a dependency of megabytes for classes no card will ever show.
"""

from __future__ import annotations

import unicodedata
from functools import cache

NO_BREAK_SPACE = "\u00a0"
WORD_JOINER = "\u2060"
ZERO_WIDTH_SPACE = "\u200b"
INVISIBLE = frozenset((WORD_JOINER, ZERO_WIDTH_SPACE))
"""Author's marks for "no break here" and "break here"; they draw nothing."""

JOINERS = frozenset((WORD_JOINER, NO_BREAK_SPACE))

SPACES = frozenset((" ", NO_BREAK_SPACE))

UNDRAWN = INVISIBLE | SPACES
"""What takes no glyph."""

AMBIGUOUS = frozenset("“”‘’…—·")
"""Punctuation that Unicode gives both scripts: full width in Chinese, narrow in English."""

OPENING = frozenset("「『（《〈【〔［｛“‘([{")
CLOSING = frozenset("」』）》〉】〕］｝”’")
STOPS = frozenset("，。、；：！")
"""Marks that Traditional Chinese sets in the middle of their em square."""

NO_START = (
    CLOSING
    | STOPS
    | frozenset("？…—·‧・～％‰℃°ー々")
    | frozenset(",.;:!?)]}%")
    | frozenset("×÷=+−–")
)
"""No line starts with one of these (JIS X 4051 calls the rule kinsoku)."""

NO_END = OPENING | frozenset("$€£¥＄￥#＃≈~≤≥<>±")
"""No line ends with one of these."""

_WIDE = (
    (0x2E80, 0x2FDF),
    (0x3000, 0x30FF),
    (0x3105, 0x312F),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x3FFFD),
)


@cache
def is_wide(char: str) -> bool:
    """Tell hanzi, kana and full-width forms and punctuation from everything else."""
    return any(first <= ord(char) <= last for first, last in _WIDE)


@cache
def is_hanzi(char: str) -> bool:
    """Tell whether a character is a letter of a wide script, as against its punctuation."""
    return is_wide(char) and unicodedata.category(char)[0] == "L"


@cache
def is_latin(char: str) -> bool:
    """Tell letters, figures and signs that want a gap beside hanzi; punctuation does not."""
    if is_wide(char) or char in SPACES:
        return False
    return unicodedata.category(char)[0] in "LNS" or char in "%#@&"


def is_operator(char: str) -> bool:
    """Tell `+`, `=`, `×` and their like, which keep equal spaces on both sides."""
    return unicodedata.category(char) == "Sm"


def is_full_width(char: str, *, chinese: bool) -> bool:
    """Like `is_wide`, but counts ambiguous punctuation in by the language around it."""
    return is_wide(char) or (chinese and char in AMBIGUOUS)


def blank(char: str) -> tuple[float, float]:
    """Give the white left and right inside a full-width mark that may be trimmed, in ems.

    Half an em beside brackets, by the Requirements for Chinese Text Layout (W3C clreq). Centred
    stops carry about a third on either side, of which a quarter can go before the ink crowds its
    neighbour; the question mark is wider.
    """
    if char in OPENING:
        return 0.5, 0.0
    if char in CLOSING:
        return 0.0, 0.5
    if char in STOPS:
        return 0.25, 0.25
    return (0.12, 0.12) if char == "？" else (0.0, 0.0)

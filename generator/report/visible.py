"""Text as a terminal can safely show it, and how many cells it takes there.

Author's text may hold terminal commands or reorder itself, and a hanzi is two cells wide; carets
under it must neither obey nor miscount.
"""

from __future__ import annotations

import unicodedata

TAB = "    "


def visible(text: str) -> str:
    """Show every character that is unseen, unassigned or a line end as `\\u{202E}`."""
    return "".join(map(visible_char, text))


def visible_char(char: str) -> str:
    """Show one character; a tab becomes four spaces."""
    if char == "\t":
        return TAB
    if " " <= char <= "~":
        return char
    category = unicodedata.category(char)
    return f"\\u{{{ord(char):X}}}" if category[0] == "C" or category in ("Zl", "Zp") else char


def cells(text: str) -> int:
    """Count terminal cells of visible text, by Unicode's East Asian Width (UAX #11)."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if char <= "~":
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

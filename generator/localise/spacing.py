"""The space between Chinese and figures, at the edges of a filled-in value.

An author types a space beside a reference because most values begin and end with a figure; some end
with a hanzi (2 美元), and between hanzi no space is set. Only there, and not over the whole text:
what else the author typed is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

HANZI = "[一-鿿]"
BEFORE = re.compile(rf"(?<={HANZI}) (?=[*\[]*$)")
BEHIND = re.compile(rf"^([*\]]*) (?=[*\[]*{HANZI})")
"""Spaces typed beside a reference; the marks of Markdown may stand between."""
BEGINS, ENDS = re.compile(HANZI), re.compile(f"{HANZI}$")


def closed_up(parts: Sequence[tuple[str, bool]]) -> list[str]:
    """Give the texts of a row, of which some are values: 以 每小時 2 美元 計 closes up."""
    texts = [text for text, _ in parts]
    for at, (value, is_value) in enumerate(parts):
        if is_value and at > 0 and BEGINS.match(value):
            texts[at - 1] = BEFORE.sub("", texts[at - 1])
        if is_value and at + 1 < len(parts) and ENDS.search(value):
            texts[at + 1] = BEHIND.sub(r"\1", texts[at + 1])
    return texts

"""Markup of our own that waits outside while Markdown is made into HTML.

Markdown reads every tag of a chart twice, in Python, to find where its HTML ends and whether links
lead into it; that took two fifths of a build. It only has to know that a block stands there. The
pages themselves hold their markup, so any other generator can build them without this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

BLOCK = re.compile(
    r"^<figure (?:[^<]++|<(?!/figure>))*+</figure>$"
    r'|^<div class="explore">\n(?:.*\n)+?</div>$',
    re.MULTILINE,
)
"""A formula, a chart or a panel on lines of its own; one in a sentence is left to Markdown."""
PLACE = '<figure data-held="{}"></figure>'
"""What stands for a block: a block too, so that Markdown puts the same around it. No page may hold
this attribute, so one that was left over would stop the build."""


class Held(NamedTuple):
    """Markdown with a place for every block, and the blocks in their order."""

    text: str
    blocks: Sequence[str]


def hold(markdown: str) -> Held:
    """Take the blocks out of a page's Markdown."""
    blocks: list[str] = []

    def take(match: re.Match[str]) -> str:
        blocks.append(match[0])
        return PLACE.format(len(blocks) - 1)

    return Held(BLOCK.sub(take, markdown), blocks)


def put_back(html: str, blocks: Sequence[str]) -> str:
    """Put the blocks into the HTML that came of `Held.text`."""
    for number, block in enumerate(blocks):
        html = html.replace(PLACE.format(number), block)
    return html

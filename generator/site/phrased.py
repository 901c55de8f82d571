"""Chinese headlines and hooks that browsers break between phrases, as the cards do.

Browsers break Chinese anywhere, `上｜下文`; none of them knows phrases of Traditional Chinese. So
the places where the cards would break are marked with `<wbr>`, and a style forbids all others. The
spaces inside names and quantities hold: `Llama 8B`.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markupsafe import Markup

from generator.cards.characters import NO_BREAK_SPACE, is_hanzi
from generator.cards.linebreak import breaks
from generator.cards.phrases import phrase_breaks

TOKEN = re.compile(r"<[^>]*>|&[#\w]+;|.", re.DOTALL)
"""A tag, a character reference or a character of HTML."""


def phrased(text: str | Markup) -> Markup:
    """Mark the phrases of a text, or of HTML with its tags left as they are.

    A text without hanzi is given back as it is; plain text is escaped first.
    """
    return _phrased(str(Markup.escape(text)))


@lru_cache(maxsize=4096)
def _phrased(markup: str) -> Markup:
    tokens = TOKEN.findall(markup)
    said = "".join(html.unescape(token) for token in tokens if not token.startswith("<"))
    if not any(map(is_hanzi, said)):
        return Markup(markup)
    allowed = frozenset(breaks(said, "zh-TW"))
    gaps, at, depth, parts = set(phrase_breaks(said, sorted(allowed))), 0, 0, list[str]()
    for token in tokens:
        if token.startswith("<"):
            depth += -1 if token.startswith("</") else 1
            parts.append(token)
            continue
        if at in gaps:
            parts.append("<wbr>")
        at += 1
        # Numbers have an element of their own, which holds them together and may be rewritten.
        is_held = token == " " and not depth and at not in allowed
        parts.append(NO_BREAK_SPACE if is_held else token)
    whole = "".join(parts)
    return Markup(f'<span class="phrased">{whole}</span>')

"""Chinese headlines and hooks that browsers break between phrases, as the cards do.

Browsers break Chinese anywhere, `上｜下文`; none of them knows phrases of Traditional Chinese. So
the places where the cards would break are marked with `<wbr>`, and a style forbids all others.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markupsafe import Markup

from generator.cards.characters import is_hanzi
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
    gaps, at, parts = set(phrase_breaks(said, breaks(said, "zh-TW"))), 0, list[str]()
    for token in tokens:
        if not token.startswith("<"):
            if at in gaps:
                parts.append("<wbr>")
            at += 1
        parts.append(token)
    whole = "".join(parts)
    return Markup(f'<span class="phrased">{whole}</span>')

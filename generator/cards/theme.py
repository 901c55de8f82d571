"""The two themes as token to colour.

Scenes name tokens, never colours, so that one layout is drawn on paper and on ink; the site's
style sheet is written from the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.cards.scene import Token

Theme = Literal["paper", "ink"]

THEMES: Mapping[Theme, Mapping[Token, str]] = {
    "paper": {
        "ground": "#FAF6EC",
        "text": "#16181D",
        "soft": "#5C6068",
        "line": "#DDD6C6",
        "signal": "#C8371B",
        "cool": "#1F4E8C",
        "good": "#1E7A4C",
        "violet": "#6B3FA0",
        "teal": "#0B6E6E",
        "amber": "#9A5B00",
    },
    "ink": {
        "ground": "#14161B",
        "text": "#F4F0E6",
        "soft": "#A3A7B0",
        "line": "#33363E",
        "signal": "#FF7A5C",
        "cool": "#8FB8F0",
        "good": "#63C795",
        "violet": "#C3A3F0",
        "teal": "#62C6C6",
        "amber": "#F0B45A",
    },
}


def rgb(colour: str) -> tuple[int, int, int]:
    """Split `#rrggbb` into red, green and blue, 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue

"""Where a line of mixed Chinese and Latin text may break.

A cut of UAX #14 with the Chinese no-start and no-end rules, small enough to read; a library
would need data files or a compiler, and those tried part `CO₂e/kWh` or `40 GB`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.cards.characters import (
    JOINERS,
    NO_END,
    NO_START,
    OPENING,
    ZERO_WIDTH_SPACE,
    is_full_width,
)

_NUMBER = r"(?<![A-Za-z\d])\d[\d,.]*[kKMBT]?"
_LATIN_UNIT = (
    r"(?:[KMGTP]i?B|[kKMGT]?(?:bits?|bytes?)|B|[mkMGT]?Wh?|[kMG]?J|[kMG]?Hz|[mµn]?s|min|h"
    r"|hours?|days?|years?|(?:GPU|chip)·[a-z]+|[KMGTPE]?FLOP(?:s|S)?|tokens?|tok|[nµmck]?m|k?g|m?L|K|°C|px|USD|TWD)"
    r"(?:/[A-Za-z]+)?(?![A-Za-z\d])"
)
_HANZI_UNIT = (
    r"[萬億兆千百]+|[微毫奈]?秒|分鐘|小時|[天年月日週度瓦元倍個顆張層次字台支步行人]"
    r"|位元組|位元|公[斤克升里尺分]|美元"
)
_NAMES = (
    "Mac mini|Mac Studio|Mac Pro|MacBook Air|MacBook Pro|Apple Silicon|Raspberry Pi"
    "|Hugging Face|Stable Diffusion"
    r"|(?:RTX|GTX|Llama|Qwen|Gemma|Claude|GPT|Mistral|Phi|iPhone) \d[\dA-Za-z.]*"
)

_ONE_THING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NUMBER} ?(?:{_LATIN_UNIT}|{_HANZI_UNIT}|%)",
        r"[≈~≤≥<>±$] ?\d",
        r"第 ?\d+ ?[\u4e00-\u9fff]",
        rf"(?<![A-Za-z\d])(?:{_NAMES})(?![A-Za-z\d])",
        "[0-9A-Za-zÀ-ɏ]’[A-Za-zÀ-ɏ]",
        "[A-Za-z]·[A-Za-z]",
    )
)
"""What is read as one thing: a number with its unit or sign, names, it’s, `GPU·h`.

Separate patterns, because they overlap: `≈ 40 GB`.
"""

MEASURE_AT_END = re.compile(rf"{_NUMBER}(?:[ \u00a0](?:{_LATIN_UNIT}|million|billion|trillion))?$")
"""A number at the end of a line, with its unit if it has one: what it counts is yet to come."""

_PLAIN_COMPOUND = re.compile(
    r"(?<![A-Za-z\d_./-])[a-z]{2,}(?:-[a-z]{2,})+(?![A-Za-z\d_/-]|\.[a-z])"
)
"""Hyphenated words without figures or capitals: `long-context`, but not `Qwen3-TTS`."""


def breaks(text: str, lang: str, glued: Iterable[tuple[int, int]] = ()) -> list[int]:
    """Give the offsets at which a new line may start, ascending, without 0 and the end.

    `glued` are stretches, as (start, end), that stay in one line whatever they hold. A break at
    a space is behind the space. Newlines are the caller's business.
    """
    chinese = lang.startswith("zh")
    things = (found.span() for pattern in _ONE_THING for found in pattern.finditer(text))
    kept = _inside(glued) | _inside(things)
    hyphens = {
        found.start() + i + 1
        for found in _PLAIN_COMPOUND.finditer(text)
        for i, char in enumerate(found.group())
        if char == "-"
    }
    return [
        i
        for i in range(1, len(text))
        if i not in kept and (i in hyphens or _may_start(text, i, chinese))
    ]


def _inside(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start + 1, end)}


def _may_start(text: str, i: int, chinese: bool) -> bool:
    before, after = text[i - 1], text[i]
    if before in JOINERS or after in JOINERS or after == " " or unicodedata.combining(after):
        return False
    if after in NO_START and not _is_sign(text, i):
        return False
    if before in {" ", ZERO_WIDTH_SPACE}:
        lean = text[:i].rstrip(" ")[-1:]
        return bool(lean) and lean not in OPENING
    if before in NO_END:
        return False
    if is_full_width(before, chinese=chinese) or is_full_width(after, chinese=chinese):
        return True
    return before == "—"


def _is_sign(text: str, i: int) -> bool:
    """Tell the sign of `−40` from the operator of `a − 40`."""
    return text[i] in "+−" and text[i + 1 : i + 2].isdigit()

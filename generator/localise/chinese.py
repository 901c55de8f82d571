"""Chinese as it is written in Taiwan: Traditional characters and full-width punctuation.

The characters are told apart by what their own encodings could hold, so no list of ours can be
out of date: what GB 2312 has and Big5 has not is simplified. A few simplified forms (网) are rare
characters of Big5 too and pass. Warnings, since a name may be quoted as it is written elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.diagnostics import Diagnostic, Problems
from generator.localise.languages import localised_texts
from generator.localise.template import Words, parse_template
from generator.read.entry import Entry
from generator.read.text import Localised, Text

HANZI = "\u4e00-\u9fff"
LANGUAGE = "zh-TW"
FULL_WIDTH = {
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "(": "（",
    ")": "）",
    ".": "。",
}
HALF_WIDTH = re.compile(
    rf"[,;:?!().](?:(?<=[{HANZI}][,;:?!()])(?!\()|(?<=[,;?!])(?=[{HANZI}])|(?<=[{HANZI}]\.)(?=\s|$))"
)
"""The sign first and what stands around it second: `re` finds one of a few characters fastest."""
# Code, links' addresses and a link's own brackets are not prose.
ASIDE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+")


def check_chinese(entry: Entry, problems: Problems) -> None:
    """Report W211 for simplified characters and half-width punctuation in zh-TW texts."""
    for texts in localised_texts(entry):
        check_chinese_text(texts, problems)


def check_chinese_text(texts: Localised, problems: Problems) -> None:
    """Report W211 for one text, unless all languages share it or it is borrowed."""
    text = texts.get(LANGUAGE)
    shared = text is not None and any(
        other is text for lang, other in texts.items() if lang != LANGUAGE
    )
    if text is not None and not shared and not text.lang:
        problems.extend(_faults(text))


@cache
def is_simplified(char: str) -> bool:
    """Tell whether this is a hanzi that exists in GB 2312 and not in Big5."""
    return "\u4e00" <= char <= "\u9fff" and _holds("gb2312", char) and not _holds("big5", char)


def _faults(text: Text) -> Iterator[Diagnostic]:
    # Malformed references are reported where the text is filled in.
    for piece in parse_template(text, Problems()):
        if isinstance(piece, Words):
            yield from _in_words(piece.text)


def _in_words(text: Text) -> Iterator[Diagnostic]:
    asides = [match.span() for match in ASIDE.finditer(text.value)]

    def is_prose(at: int) -> bool:
        return not any(start <= at < end for start, end in asides)

    simplified = {char for char in set(text.value) if is_simplified(char)}
    for at, char in enumerate(text.value) if simplified else ():
        if char in simplified and is_prose(at):
            yield Diagnostic(
                "W211",
                f"`{char}` is a simplified character",
                text.slice(at, at + 1),
                cause="this text is in Traditional Chinese",
            )
    for match in HALF_WIDTH.finditer(text.value):
        if is_prose(match.start()):
            yield Diagnostic(
                "W211",
                f"`{match[0]}` is half-width beside Chinese",
                text.slice(*match.span()),
                help=f"type `{FULL_WIDTH[match[0]]}`",
            )


def _holds(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True

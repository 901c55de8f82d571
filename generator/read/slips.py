"""Slips that YAML takes for something else, or notices only in a later line.

A full-width colon is a letter to YAML, and a lost indentation ends a text without a word. From
where the parser stopped, the line that holds the slip is looked for again, to be shown instead.
"""

from __future__ import annotations

import re
import unicodedata

from generator.diagnostics import Diagnostic, Label, Place, Source

WIDE_COLON = re.compile(r"[ ]*(?:- +)*(?P<key>[A-Za-z][\w-]*)(?P<sign>：)[ ]*(?P<rest>.*)")
NO_SPACE = re.compile(r"[ ]*(?:- +)*(?P<key>[A-Za-z][\w-]*)(?P<sign>:)(?P<rest>[^\s:/].*)")
ODD_SPACE = re.compile(r"[ ]*([^\S \t\r\n]+)\S")
KEY = re.compile(r"[ ]*(?:- +)*[\w-]+:(?=\s|$)")
PAIR = re.compile(r"(?P<indent>[ ]*(?:- +)*)(?P<key>[\w-]+): +\S")
WHOLE = re.compile(r"[^{}\[\]\r\n]*?(?=,\s*[A-Za-z][\w-]*:\s|\s*[}\r\n])")
"""A text between braces up to the next key, commas included."""
REFERRING = re.compile(r"(?:\{\{[^{}\r\n]*\}\}|[^{}\[\]\r\n])+?(?=,\s*[A-Za-z][\w-]*:\s|\s*[\]}])")
REFERRING_ITEM = re.compile(r"(?:\{\{[^{}\r\n]*\}\}|[^{}\[\],\r\n])+?(?=\s*[,\]}])")
"""The same with references in it, and as an item of a list, where a comma ends it."""
MAX_SHOWN = 60
"""Characters of an author's text that are repeated whole where it needs quotes."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
VALUE = re.compile(r"(?P<lead>[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?)(?P<value>\S.*?)[ \t]*$")
"""A line as its dashes and key, and the value behind them."""


def slip(source: Source, at: int, block: tuple[int, int] | None) -> Diagnostic | None:
    """Find the slip behind an error of libyaml at the offset `at`, if it is one of those known.

    `block` is the span of the text behind `|` or `>`, if that was the last thing read.
    """
    found = _lost_line(source, at, block)
    number = source.position(at)[0]
    if found or (block and number <= source.position(block[1] - 1)[0]):
        return found
    lines = [number, _line_before(source, number)]
    for line in (line for line in lines if line):
        found = found or _in_line(source, line)
    return found or _indented_too_far(source, number)


def lost_line(place: Place, block: tuple[int, int] | None) -> Diagnostic | None:
    """Find a line taken for a key that belongs to the text above it; its indentation is lost."""
    return _lost_line(place.source, place.start, block)


def stray_key(place: Place, key: str, value: Place | None) -> Diagnostic | None:
    """E104, E105 or E116 for a key that is none, if what was meant is known.

    `value` is the plain text before it between the same braces.
    """
    source, start = place.source, place.source.position(place.start)
    line_start = place.start - start[1] + 1
    odd = ODD_SPACE.match(source.text, line_start)
    if odd and odd.end() > place.start:
        return _odd_space(source, odd)
    for pattern in (WIDE_COLON, NO_SPACE):
        if found := pattern.fullmatch(key):
            return _bad_colon(place, found)
    if value is None or source.text[place.end : place.end + 40].lstrip()[:1] not in (",", "}"):
        return None
    return _comma(place, value)


def quoted_line(place: Place) -> str:
    """Show the key and value at a place with the value quoted, if that would mend it."""
    number, column = place.source.position(place.start)
    pair = VALUE.match(place.source.line(number))
    if not pair or not pair["lead"].strip() or column <= pair.start("value"):
        return ""
    value = pair["value"]
    if value[0] in "\"'|>[" or re.match(r"\{(?!\{)", value):
        return ""
    if value[0] == "“" and value[-1] == "”":
        value = value[1:-1]
    return f"quote the text: `{pair['lead'].strip()} {quoted(value)}`"


def quoted(value: str) -> str:
    """Put the quotes around a text that need least escaping."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def quoted_reference(opening: Place) -> str:
    """Show a text between braces or brackets that begins with `{{` with quotes around it."""
    text = opening.source.text
    in_map = text[: opening.start].rstrip(" ").endswith(":")
    found = (REFERRING if in_map else REFERRING_ITEM).match(text, opening.start)
    return f"put quotes around it: `{quoted(_shortened(found[0]))}`" if found else ""


def _shortened(text: str) -> str:
    """Leave out the middle of a long text: its ends tell where the quotes belong."""
    return text if len(text) <= MAX_SHOWN else f"{text[:30]}…{text[-15:]}"


def wide_comma(colon: Place) -> Diagnostic | None:
    """E105 for `{en: one，zh-TW: 一}`, where the full-width comma is part of the text."""
    number, column = colon.source.position(colon.start)
    line = colon.source.line(number)[: column - 1]
    found = re.search(r"(，)\s*[A-Za-z][\w-]*$", line)
    if not found:
        return None
    start = colon.start - column + 1 + found.start(1)
    place = Place(colon.source, start, start + 1)
    return Diagnostic("E105", "a full-width `，` ends no text", place, help="type `, `")


def _line_before(source: Source, number: int) -> int:
    """Give the number of the nearest line above that is not blank, or 0."""
    return next((n for n in range(number - 1, 0, -1) if source.line(n).strip()), 0)


def _in_line(source: Source, number: int) -> Diagnostic | None:
    start, line = source.line_starts[number - 1], source.line(number)
    if odd := ODD_SPACE.match(source.text, start):
        return _odd_space(source, odd)
    for pattern in (WIDE_COLON, NO_SPACE):
        if found := pattern.fullmatch(line):
            return _bad_colon(Place(source, start, start + len(line)), found)
    return None


def _bad_colon(whole: Place, found: re.Match[str]) -> Diagnostic:
    sign = Place(whole.source, whole.start + found.start("sign"), whole.start + found.end("sign"))
    message = "a space is missing behind `:`"
    if found["sign"] != ":":
        message = f"a full-width `{found['sign']}` ends no key"
    rest = found["rest"].strip()
    help_ = f"type `{found['key']}: {rest}`" if len(rest) <= 40 else f"type `{found['key']}: `"
    return Diagnostic("E105", message, sign, help=help_)


def _odd_space(source: Source, found: re.Match[str]) -> Diagnostic:
    name = unicodedata.name(found[1][0], "odd space").lower().replace("ideographic", "full-width")
    article = "an" if name[0] in "aeio" else "a"
    place = Place(source, found.start(1), found.end(1))
    return Diagnostic("E104", f"{article} {name} cannot indent", place, help="use plain spaces")


def _lost_line(source: Source, at: int, block: tuple[int, int] | None) -> Diagnostic | None:
    if block is None:
        return None
    number = source.position(block[1])[0]
    while number < len(source.line_starts) and not source.line(number).strip():
        number += 1
    line, start = source.line(number), source.line_starts[number - 1]
    if start > at or KEY.match(line) or not line.strip():
        return None
    indent = len(line) - len(line.lstrip())
    sign = Place(source, block[0], block[0] + 1)
    return Diagnostic(
        "E105",
        "this line is not indented like the text above",
        Place(source, start + indent, start + len(line)),
        labels=(Label(sign, "the text begins behind this sign"),),
        help="indent it like the other lines of the text",
    )


def _indented_too_far(source: Source, number: int) -> Diagnostic | None:
    """Find two keys of which the lower stands inside the value of the upper."""
    above = _line_before(source, number)
    lower, upper = PAIR.match(source.line(number)), PAIR.match(source.line(above or 1))
    lower = lower or re.match(r"(?P<indent>[ ]*)(?P<key>[\w-]+):$", source.line(number))
    if not above or not lower or not upper or len(lower["indent"]) <= len(upper["indent"]):
        return None
    key, owner = (
        Place(
            source,
            source.line_starts[n - 1] + m.start("key"),
            source.line_starts[n - 1] + m.end("key"),
        )
        for n, m in ((number, lower), (above, upper))
    )
    return Diagnostic(
        "E105",
        f"`{lower['key']}` is indented further than `{upper['key']}`, which has a value already",
        key,
        labels=(Label(owner, "this key has its value in its own line"),),
        help="indent both alike",
    )


def _comma(place: Place, value: Place) -> Diagnostic:
    """Say that a comma cut a text, or a number, in two."""
    text = place.source.text
    whole = WHOLE.match(text, value.start)
    meant = whole[0] if whole else text[value.start : place.end]
    comma = text.rindex(",", value.start, place.start)
    message, cause = "a comma ends a text between braces", "the text ends here"
    help_ = f"put quotes around it: `{quoted(_shortened(meant))}`"
    if THOUSANDS.search(meant) and meant[0].isdigit():
        message, cause = "a comma cannot part digits", "the number ends here"
        help_ = f"type `{THOUSANDS.sub('', meant)}`"
    here = Place(place.source, comma, comma + 1)
    return Diagnostic("E116", message, here, cause=cause, help=help_)

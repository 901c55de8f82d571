"""The offset in the source of every character of a YAML scalar.

libyaml tells only where a scalar begins and ends. Its rules for folding lines and for escapes are
followed here a second time, and the outcome is compared with libyaml's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from generator.diagnostics import Source
from generator.read.text import Text

Stretch = tuple[str, Sequence[int]]
"""A part of the value and, for each of its characters, the offset of what it was typed as."""

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
"""What follows a backslash between double quotes: YAML 1.1, section 5.6, as libyaml reads it."""
HEX_LENGTH = {"x": 2, "u": 4, "U": 8}


def locate(source: Source, value: str, style: str, start: int, end: int) -> Text:
    """Give a scalar's text with its offsets; `start` and `end` are libyaml's marks.

    `style` is empty for a plain scalar, otherwise one of the signs `'`, `"`, `|`, `>`.
    """
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    if source.text[start:end] == value:
        return Text(value, source, range(start, end + 1))
    if style in ("|", ">"):
        stretches = list(_block(source.text, start, end, value))
    else:
        stretches = list(_flow(source.text, start, end, style))
    typed = "".join(part for part, _ in stretches)
    offsets = tuple(chain.from_iterable(places for _, places in stretches))
    if style in ("|", ">"):
        # How many of its last line ends a block keeps was libyaml's decision.
        typed, offsets = typed[: len(value)], offsets[: len(value)]
        end = offsets[-1] + 1 if offsets else end
    if typed != value:
        # Never seen (a property test looks for it); to blame the whole scalar is still true.
        return Text(value, source, (start,) * len(value) + (end,))
    return Text(value, source, (*offsets, end))


def _flow(text: str, start: int, end: int, style: str) -> Iterator[Stretch]:
    """Plain and quoted scalars: blanks around a line end vanish, the line end becomes a space."""
    at = start
    blanks: list[Stretch] = []
    while at < end:
        char = text[at]
        if char in " \t":
            blanks.append((char, (at,)))
            at += 1
        elif char in "\r\n":
            blanks.clear()
            at, breaks = _line_ends(text, at, end)
            yield _folded(breaks)
        else:
            yield from blanks
            blanks.clear()
            at, stretch = _character(text, at, end, style)
            yield stretch
    yield from blanks


def _folded(breaks: Sequence[int]) -> Stretch:
    """Turn line ends into what folding makes of them: one into a space, more lose the first."""
    return ("\n" * (len(breaks) - 1), breaks[1:]) if len(breaks) > 1 else (" ", breaks)


def _line_ends(text: str, at: int, end: int) -> tuple[int, list[int]]:
    """Pass over line ends and blanks; give where the text goes on and where each line ended."""
    breaks = []
    while at < end and text[at] in " \t\r\n":
        if text[at] in "\r\n":
            breaks.append(at)
            at += text.startswith("\r\n", at)
        at += 1
    return at, breaks


def _character(text: str, at: int, end: int, style: str) -> tuple[int, Stretch]:
    """Read what stands for one character, or an escaped line end, which stands for none."""
    if style == "'" and text.startswith("''", at):
        return at + 2, ("'", (at,))
    if style != '"' or text[at] != "\\":
        return at + 1, (text[at], (at,))
    sign = text[at + 1]
    if sign in "\r\n":
        at, breaks = _line_ends(text, at + 1, end)
        return at, ("\n" * (len(breaks) - 1), breaks[1:])
    digits = HEX_LENGTH.get(sign, 0)
    char = chr(int(text[at + 2 : at + 2 + digits], 16)) if digits else ESCAPES[sign]
    return at + 2 + digits, (char, (at,))


def _block(text: str, start: int, end: int, value: str) -> Iterator[Stretch]:
    """Literal and folded scalars, with all their last line ends; the caller cuts to length."""
    header, *lines = list(LINE.finditer(text, start, end))
    indent = _indent([line[1] for line in lines], value)
    folded = header[1].startswith(">")
    pending: list[int] = []
    """Line ends not yet given out, because the next line decides what becomes of the first."""
    after_text = False
    """Whether the first of them ended a line of plain prose, which may be folded."""
    for line in lines:
        content = line[1][indent:]
        if not content:
            pending.append(line.end(1))
            continue
        prose = content[0] not in " \t"
        folds = folded and after_text and prose
        yield _folded(pending) if folds else ("\n" * len(pending), pending)
        yield content, range(line.start(1) + indent, line.end(1))
        pending, after_text = [line.end(1)], prose
    yield "\n" * len(pending), pending


def _indent(lines: list[str], value: str) -> int:
    """Compare the first line that is not empty with its line in the value.

    Simpler than libyaml's way, which needs the indentation of everything around the scalar.
    """
    text = value.lstrip("\n")
    if not text:
        return max(map(len, lines), default=0)
    first = lines[len(value) - len(text)]
    return _spaces(first) - _spaces(text)


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

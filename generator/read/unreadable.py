"""What libyaml's errors mean, in an author's words.

Its own messages name its parser's states ("did not find expected key") and often point behind
the mistake; here the same marks are read once more for what was probably meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic, Label, Place, Source
from generator.read import syntax
from generator.read.scalars import HEX_LENGTH
from generator.read.slips import quoted_line, slip, wide_comma

WITH = re.compile(r"\bwith [\w.]+\Z")
ESCAPE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)", re.ASCII)


class Last(NamedTuple):
    """The spans of the last quoted text, and of the last text behind `|` or `>`.

    A missing quote shows only behind the next one; `block` is None once anything else was read.
    """

    quoted: tuple[int, int] | None = None
    block: tuple[int, int] | None = None


def explain(
    source: Source,
    error: yaml.MarkedYAMLError,
    brackets: list[int],
    last: Last,
) -> Diagnostic:
    """E104 or E105 for an error of libyaml.

    `brackets` are the offsets of the brackets still open when the error came, `last` is the text
    read before it.
    """
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark else 0, len(source.text))
    here = Place(source, at, at + 1)
    problem, context = error.problem or "", error.context or ""
    if "tab character" in problem or source.text[at : at + 1] == "\t":
        return Diagnostic("E104", "a tab cannot indent", here, help="use spaces")
    if "tag" in problem or "tag" in context:
        return syntax.tag(here)
    if error.context_mark and context.endswith(("an alias", "an anchor")):
        return syntax.alias(Place(source, error.context_mark.index, at))
    if "quoted scalar" in context and "end of stream" in problem and error.context_mark:
        return _unclosed(source, error.context_mark.index, here)
    if found := slip(source, at, last.block):
        return found
    if "expected ':'" in problem and error.context_mark:
        return _no_colon(source, error.context_mark.index)
    return _around(source, at, brackets, last.quoted) or _other(here, problem, bool(brackets))


def _no_colon(source: Source, start: int) -> Diagnostic:
    """Point at the line that libyaml took for a key, not at the next, where it gave up."""
    line, column = source.position(start)
    end = start + len(source.line(line).rstrip()) - column + 1
    place = Place(source, start, end)
    if line > 1 and source.line(line - 1).lstrip().startswith("- "):
        help_ = f"type `- {_shown(place)}`"
        return Diagnostic("E105", "a `- ` is missing", place, cause="no item yet", help=help_)
    cause = "this is neither a key nor part of a text"
    return Diagnostic("E105", "a `:` is missing", place, cause=cause)


def _around(
    source: Source, at: int, brackets: list[int], quoted: tuple[int, int] | None
) -> Diagnostic | None:
    """Look for a quote or bracket before the error that was never closed, or closed too soon."""
    here = Place(source, at, at + 1)
    line = source.position(at)[0]
    if quoted and 0 <= at - quoted[1] <= 1:
        if source.position(quoted[0])[0] < line:
            return _unclosed(source, quoted[0], Place(source, at - 1, at))
        return _behind_quote(here, quoted[1] - 1)
    if not brackets:
        return None
    ends_another = source.text[at] in "]}" if at < len(source.text) else False
    if ends_another or source.position(brackets[-1])[0] < line:
        return _comment(source, brackets[-1]) or _unclosed(source, brackets[-1], here)
    return None


def _comment(source: Source, start: int) -> Diagnostic | None:
    """Find a `#` that hides the closing bracket in the line of the opening one."""
    line, column = source.position(start)
    found = re.compile(r"\s(#.*)").search(source.line(line), column)
    if not found:
        return None
    sign = Place(source, start - column + 1 + found.start(1), start - column + 1 + found.end(1))
    opening = Place(source, start, start + 1)
    return Diagnostic(
        "E105",
        f"bracket `{_shown(opening)}` is not closed before ` #`",
        sign,
        cause="this is read as a comment",
        labels=(Label(opening, "opened here"),),
        help="put quotes around a text that holds ` #`",
    )


def _unclosed(source: Source, start: int, end: Place) -> Diagnostic:
    opening = Place(source, start, start + 1)
    sign = _shown(opening)
    kind = "quote" if sign in "'\"" else "bracket"
    behind = "it is closed only here" if kind == "quote" else "this is still inside it"
    at_end = end.start >= len(end.source.text)
    return Diagnostic(
        "E105",
        f"{kind} `{sign}` is not closed",
        opening,
        cause="opened here",
        labels=(Label(end, "the file ends here" if at_end else behind),),
    )


def _behind_quote(here: Place, closing: int) -> Diagnostic:
    quote = here.source.text[closing]
    return Diagnostic(
        "E105",
        "text goes on behind its closing quote",
        here,
        labels=(Label(Place(here.source, closing, closing + 1), "closed here"),),
        help="type `''` for an apostrophe between single quotes" if quote == "'" else "",
    )


def _other(here: Place, problem: str, between_brackets: bool) -> Diagnostic:
    sign, text = _shown(here), here.source.text
    if "invalid Unicode" in problem:
        return _surrogate(here)
    if "escape" in problem:
        escape = escape_at(here.source, text.rindex("\\", 0, here.start + 1))
        help_ = "type `\\\\` for a backslash, or use single quotes"
        return Diagnostic("E105", f"`{_shown(escape)}` is not an escape", escape, help=help_)
    if "hexdecimal" in problem:
        return _cut_short(here)
    if "expected key" in problem and _begins_line(here):
        message, cause, help_ = "the indentation fits no line above", _indents(here), ""
    elif "mapping values" in problem and _is_key(here):
        message, cause, help_ = "a key cannot stand here", "the value above goes on to here", ""
    elif sign == ":" and (comma := wide_comma(here)):
        return comma
    elif sign == ":" and (override := WITH.search(_before(here))):
        message, cause = "`with` takes `=`, not `:`", "this colon makes it a key"
        return Diagnostic("E105", message, here, cause, help=f"type `{override[0]} = …`")
    else:
        message, cause, help_ = _known(here, problem, between_brackets)
    return Diagnostic("E105", message, here, cause=cause, help=quoted_line(here) or help_)


def escape_at(source: Source, offset: int) -> Place:
    """Give the whole of an escape between double quotes, such as `\\u202E`."""
    found = ESCAPE.match(source.text, offset)
    return Place(source, offset, found.end() if found else offset + 1)


def _cut_short(here: Place) -> Diagnostic:
    """Describe `\\u12`: fewer hexadecimal figures than its letter asks for."""
    escape = escape_at(here.source, here.source.text.rindex("\\", 0, here.start + 1))
    letter = here.source.text[escape.start + 1]
    message = f"`\\{letter}` takes {HEX_LENGTH[letter]} hexadecimal figures"
    return Diagnostic("E105", message, escape, help="write the character itself")


def _surrogate(here: Place) -> Diagnostic:
    place = escape_at(here.source, here.source.text.rindex("\\", 0, here.start + 1))
    return Diagnostic(
        "E111", f"`{_shown(place)}` is no character", place, help="write the character itself"
    )


def _is_key(colon: Place) -> bool:
    line, column = colon.source.position(colon.start)
    return syntax.is_name(colon.source.line(line)[: column - 1].strip(" -"))


def _indents(here: Place) -> str:
    """Count the spaces, which are hard to see: "3 spaces, 4 in the line above"."""
    number = here.source.position(here.start)[0]
    mine, above = (here.source.line(n) for n in (number, max(number - 1, 1)))
    if not above.strip():
        return ""
    spaces = [len(line) - len(line.lstrip(" ")) for line in (mine, above)]
    return f"{spaces[0]} space{'' if spaces[0] == 1 else 's'}, {spaces[1]} in the line above"


def _known(here: Place, problem: str, between_brackets: bool) -> tuple[str, str, str]:
    """Find message, cause and general help for one of libyaml's problems."""
    sign = _shown(here)
    if "mapping values" in problem or (sign == ":" and "expected ','" in problem):
        help_ = "put quotes around a text that holds `: `"
        before = re.search(r"[^\s:,{\[]\s+([\w-]+)$", _before(here))
        if between_brackets and before:
            help_ = f"put a `,` before `{before[1]}`, or quotes around the text"
        return "a second `:` in one value", "this colon makes it a key", help_
    if (closing := _before(here).rstrip(" ")[-1:]) in ("]", "}"):
        return f"nothing may stand behind `{closing}`", "", ""
    if sign in ("{", "[") and "expected ','" in problem:
        message = f"an unquoted text between brackets cannot hold `{sign}`"
        return message, "", "put quotes around the text"
    for part, message, cause in _KNOWN:
        if part in problem:
            inside = between_brackets and part == "cannot start"
            return message.format(sign=sign), cause, "put quotes around the text" * inside
    return "this does not fit what stands before it", "", ""


_KNOWN = (
    ("cannot start", "a text cannot begin with `{sign}`", ""),
    ("expected '-'", "a `- ` is missing here, or those above are too much", ""),
    ("block sequence", "a list cannot begin in the line of its key", "begin a new line here"),
    ("expected ',' or '}'", "a `,` or `}}` is missing", ""),
    ("expected ',' or ']'", "a `,` or `]` is missing", ""),
    ("node content", "a value is missing before `{sign}`", ""),
    ("comment or line break", "nothing may stand behind `|` or `>`", "begin a new line here"),
    ("<document start>", "nothing may stand behind `...`", ""),
)
"""Part of libyaml's problem, our message, our cause; libyaml's own words are in its scanner.c."""


def _before(place: Place) -> str:
    """Give the line of a place up to it."""
    number, column = place.source.position(place.start)
    return place.source.line(number)[: column - 1]


def _begins_line(place: Place) -> bool:
    line, column = place.source.position(place.start)
    return not place.source.line(line)[: column - 1].strip()


def _shown(place: Place) -> str:
    return place.source.text[place.start : place.end]

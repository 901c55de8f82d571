"""What is wrong with a text as YAML, in an author's words.

libyaml's own messages name its parser's states ("did not find expected key") and often point
behind the mistake; here the same marks are read once more for what was probably meant.
"""

from __future__ import annotations

import re
import unicodedata

import yaml

from generator.diagnostics import Diagnostic, Label, Place, Source
from generator.read.text import Text

NAME = re.compile(r"[^\W\d][\w-]*")
NOT_NAMES = frozenset({"true", "false", "null"})
COMMENT_IN_TEXT = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")
"""A `#` with no space behind it: rather `#1` in a sentence than a remark."""
ESCAPE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.)", re.ASCII)
VALUE = re.compile(r"(?P<lead>[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?)(?P<value>\S.*?)[ \t]*$")
"""A line as its dashes and key, and the value behind them."""


def is_name(key: str) -> bool:
    """Say whether a key is a plain name: a letter first, then letters, digits, `_`, `-`."""
    plain = unicodedata.normalize("NFC", key)
    return NAME.fullmatch(plain) is not None and key.casefold() not in NOT_NAMES


def empty(place: Place) -> Diagnostic:
    """E101."""
    return Diagnostic("E101", "the file is empty", place, help="begin with `topic:` and `title:`")


def not_a_mapping(place: Place, kind: str) -> Diagnostic:
    """E102."""
    return Diagnostic(
        "E102", f"the file must be keys with values, not {kind}", place, help="begin with `topic:`"
    )


def second_document(place: Place) -> Diagnostic:
    """E103."""
    return Diagnostic(
        "E103", "a second document begins here", place, note="one file holds one document"
    )


def duplicate(first: Text, second: Text) -> Diagnostic:
    """E107, at the second of the two keys."""
    same = first.value == second.value
    return Diagnostic(
        "E107",
        f"key `{second.value}` stands here twice",
        second.place,
        cause="again here" if same else f"too like `{first.value}`",
        labels=(Label(first.place, "first here"),),
        note="" if same else "keys that differ only in case or width count as the same",
    )


def too_many(place: Place, limit: int) -> Diagnostic:
    """E112."""
    return Diagnostic("E112", f"the file holds more than {limit:,} values", place)


def too_deep(place: Place, limit: int) -> Diagnostic:
    """E113."""
    return Diagnostic("E113", f"lists and maps are nested more than {limit} deep", place)


def alias(place: Place) -> Diagnostic:
    """E114, for anchors, aliases and merge keys."""
    word = _first_word(place)
    return Diagnostic(
        "E114",
        "aliases are not supported",
        word,
        note="`&name`, `*name` and `<<` let one text stand for another",
        help=_quoted_line(word) if _is_emphasis(word) else "",
    )


def _is_emphasis(word: Place) -> bool:
    """Tell Markdown's `*so*` from an alias, which is one word with one star."""
    line = word.source.line(word.source.position(word.start)[0])
    return "*" in line[word.source.position(word.start)[1] :]


def tag(place: Place) -> Diagnostic:
    """E115."""
    word = _first_word(place)
    return Diagnostic(
        "E115",
        "tags are not supported",
        word,
        note="every value is read as the text that was typed",
    )


def complex_key(place: Place) -> Diagnostic:
    """E116 for a list or map in the place of a key; mostly an unquoted `{{ reference }}`."""
    text, start = place.source.text, place.start
    if text[start - 1 : start + 1] == "{{":
        opening = Place(place.source, start - 1, start + 1)
        return Diagnostic(
            "E116",
            "a text that begins with `{{` must be quoted",
            opening,
            cause="YAML takes this for a map",
            help=_quoted_line(opening),
        )
    return Diagnostic("E116", "a key must be a plain name", Place(place.source, start, start + 1))


def not_a_name(place: Place, key: str) -> Diagnostic:
    """E116 for a key that is a number, a truth value, empty, or holds odd characters."""
    return Diagnostic(
        "E116",
        f"key `{key}` is not a plain name" if key else "a key is missing",
        place,
        note="a key begins with a letter and holds letters, digits, `_` and `-`",
    )


def cut_by_comment(source: Source, end: int) -> Diagnostic | None:
    """W106, if a plain text that ends at `end` seems to go on behind a `#`."""
    comment = COMMENT_IN_TEXT.match(source.text, end)
    if not comment:
        return None
    place = Place(source, comment.start(1), comment.end(1))
    return Diagnostic(
        "W106",
        "the text ends before ` #`",
        place,
        cause="this is read as a comment",
        help=_quoted_line(place) or "put a space behind `#` if it is one",
    )


def explain(
    source: Source,
    error: yaml.MarkedYAMLError,
    brackets: list[int],
    quoted: tuple[int, int] | None,
) -> Diagnostic:
    """E104 or E105 for an error of libyaml.

    `brackets` are the offsets of the brackets still open, `quoted` the span of the last quoted
    text, both as they were when the error came.
    """
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark else 0, len(source.text))
    here = Place(source, at, at + 1)
    problem, context = error.problem or "", error.context or ""
    if "tab character" in problem or source.text[at : at + 1] == "\t":
        return Diagnostic("E104", "a tab cannot indent", here, help="use spaces")
    if "tag" in problem or "tag" in context:
        return tag(here)
    if error.context_mark and context.endswith(("an alias", "an anchor")):
        return alias(Place(source, error.context_mark.index, at))
    if "quoted scalar" in context and "end of stream" in problem and error.context_mark:
        return _unclosed(source, error.context_mark.index, here)
    return _around(source, at, brackets, quoted) or _other(here, problem)


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
    if brackets and source.position(brackets[-1])[0] < line:
        return _unclosed(source, brackets[-1], here)
    return None


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


def _other(here: Place, problem: str) -> Diagnostic:
    sign, text = _shown(here), here.source.text
    if "invalid Unicode" in problem:
        return _surrogate(here)
    if "escape" in problem:
        escape = escape_at(here.source, text.rindex("\\", 0, here.start + 1))
        help_ = "type `\\\\` for a backslash, or use single quotes"
        return Diagnostic("E105", f"`{_shown(escape)}` is not an escape", escape, help=help_)
    if "expected key" in problem and _begins_line(here):
        message, cause, help_ = "the indentation fits no line above", "", ""
    elif "mapping values" in problem and _is_key(here):
        message, cause, help_ = "a key cannot stand here", "the value above goes on to here", ""
    else:
        message, cause, help_ = _known(problem, sign)
    return Diagnostic("E105", message, here, cause=cause, help=_quoted_line(here) or help_)


def escape_at(source: Source, offset: int) -> Place:
    """Give the whole of an escape between double quotes, such as `\\u202E`."""
    found = ESCAPE.match(source.text, offset)
    return Place(source, offset, found.end() if found else offset + 1)


def _surrogate(here: Place) -> Diagnostic:
    place = escape_at(here.source, here.source.text.rindex("\\", 0, here.start + 1))
    return Diagnostic(
        "E111", f"`{_shown(place)}` is no character", place, help="write the character itself"
    )


def _is_key(colon: Place) -> bool:
    line, column = colon.source.position(colon.start)
    return is_name(colon.source.line(line)[: column - 1].strip(" -"))


def _known(problem: str, sign: str) -> tuple[str, str, str]:
    """Find message, cause and general help for one of libyaml's problems."""
    if "mapping values" in problem or (sign == ":" and "expected ','" in problem):
        help_ = "put quotes around a text that holds `: `"
        return "a second `:` in one value", "this colon makes it a key", help_
    if sign in ("{", "[") and "expected ','" in problem:
        message = f"an unquoted text between brackets cannot hold `{sign}`"
        return message, "", "put quotes around the text"
    for part, message, cause in _KNOWN:
        if part in problem:
            return message.format(sign=sign), cause, ""
    return "this does not fit what stands before it", "", ""


_KNOWN = (
    ("cannot start", "a text cannot begin with `{sign}`", ""),
    ("expected ':'", "a `:` is missing", "the line above is neither a key nor part of a text"),
    ("block sequence", "a list cannot begin in the line of its key", "begin a new line here"),
    ("expected ',' or '}'", "a `,` or `}}` is missing", ""),
    ("expected ',' or ']'", "a `,` or `]` is missing", ""),
    ("node content", "a value is missing before `{sign}`", ""),
    ("comment or line break", "nothing may stand behind `|` or `>`", "begin a new line here"),
    ("<document start>", "nothing may stand behind `...`", ""),
)
"""Part of libyaml's problem, our message, our cause; libyaml's own words are in its scanner.c."""


def _begins_line(place: Place) -> bool:
    line, column = place.source.position(place.start)
    return not place.source.line(line)[: column - 1].strip()


def _shown(place: Place) -> str:
    return place.source.text[place.start : place.end]


def _first_word(place: Place) -> Place:
    word = re.compile(r"[^\s,\[\]{}]+").match(place.source.text, place.start)
    return Place(place.source, place.start, word.end() if word else place.start + 1)


def _quoted_line(place: Place) -> str:
    """Show the key and value at a place with the value quoted, if that would mend it."""
    number, column = place.source.position(place.start)
    pair = VALUE.match(place.source.line(number))
    if not pair or not pair["lead"].strip() or column <= pair.start("value"):
        return ""
    value = pair["value"]
    if value[0] in "\"'|>[" or re.match(r"\{(?!\{)", value):
        return ""
    quoted = f'"{value}"'
    if '"' in value or "\\" in value:
        quoted = "'" + value.replace("'", "''") + "'"
    return f"quote the text: `{pair['lead'].strip()} {quoted}`"

"""A formula's text cut into tokens, each with its place.

Not a library's lexer: it must refuse, with a word on what to type, everything that looks like
ASCII arithmetic but is not (full-width figures, `·`, `**`, a comma between thousands).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal, NamedTuple

from generator.compute.complaints import syntax as complaints
from generator.compute.formula import MAX_LENGTH
from generator.diagnostics import Diagnostic, Rejected
from generator.read.text import Text

Kind = Literal["number", "name", "unit", "operator", "end"]


class Token(NamedTuple):
    """A piece of the text; `kind` "unit" is a symbol that cannot be a name, such as `%`."""

    kind: Kind
    text: str
    start: int
    end: int


_TOKEN: Final = re.compile(
    r"""[ \t\r\n]*(?:
      (?P<number>(?:[0-9][0-9_]*(?:\.[0-9][0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?)
    | (?P<unit>%|°\w*|[℃℉]|[A-Za-z]*\$|[µ\N{GREEK SMALL LETTER MU}][A-Za-z]+)
    | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    | (?P<operator>==|~=|<=|>=|(?!\*\*|//)[-+*/^(),<>=×÷−])
    | (?P<end>\Z)
    )""",
    re.VERBOSE,
)

_TYPED: Final = {"×": "*", "÷": "/", "−": "-"}

# What a stray character was probably meant to be.
_MEANT: Final = {
    "·": "*",
    "⋅": "*",
    "∙": "*",
    "•": "*",
    "**": "^",
    "//": "/",
    "!=": "==",
    "≠": "==",
    "≈": "~=",
    "≤": "<=",
    "≥": ">=",
    "–": "-",
    "—": "-",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "²": "^2",
    "³": "^3",
    "√": "sqrt(",
    "⁄": "/",
    "‰": "%",
}

_REFERENCE: Final = re.compile(r"\{\{?[^{}]*\}\}?")
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*")
_BAD_NUMERAL: Final = re.compile(r"_(?![0-9])")


def tokenize(text: Text) -> list[Token]:
    """Cut a formula into tokens, the last of kind "end".

    Raises Rejected: E203 a malformed number, E313 a name that is not ASCII, E314 a formula over
    500 characters, E315 any other character.
    """
    value = text.value
    if len(value) > MAX_LENGTH:
        raise Rejected(complaints.too_long(text, MAX_LENGTH))
    tokens: list[Token] = []
    at = 0
    while not tokens or tokens[-1].kind != "end":
        found = _TOKEN.match(value, at)
        if found is None:
            raise Rejected(_stray(text, at))
        tokens.append(_token(text, found))
        at = found.end()
    return tokens


def _token(text: Text, found: re.Match[str]) -> Token:
    kind: Kind = found.lastgroup  # type: ignore[assignment]  # the groups are named after Kind
    typed, start, end = found[kind], found.start(kind), found.end(kind)
    if kind == "number" and _BAD_NUMERAL.search(typed):
        plain = typed.replace("_", "")
        raise Rejected(complaints.bad_number(text, start, end, f"type `{plain}`"))
    if kind == "name" and not _NAME.fullmatch(typed):
        raise Rejected(complaints.bad_name(text, start, end))
    return Token(kind, _TYPED.get(typed, typed), start, end)


def _stray(text: Text, at: int) -> Diagnostic:
    value = text.value
    start = len(value) - len(value[at:].lstrip(" \t\r\n"))
    typed = value[start]
    if unicodedata.category(typed) == "Nd":
        return complaints.wide_digits(text, start)
    if typed == ".":
        return _stray_point(text, start)
    if found := _REFERENCE.match(value, start):
        return complaints.braces(text, start, found.end())
    for length in (2, 1):
        meant = _MEANT.get(value[start : start + length])
        if meant is not None:
            return complaints.stray_character(text, start, start + length, meant)
    folded = unicodedata.normalize("NFKC", typed)
    meant = folded if folded.isascii() and folded.isprintable() and folded != typed else ""
    return complaints.stray_character(text, start, start + 1, meant)


def _stray_point(text: Text, start: int) -> Diagnostic:
    """A point without a figure behind it: `5.`, or YAML's `.inf` and `.nan`, or `(kv).high`."""
    word = re.compile(r"\.\w*").match(text.value, start)
    end = word.end() if word else start + 1
    if text.value[:start].rstrip().endswith((")", "]", "}")):
        return complaints.syntax(text, start, end, "a value has no parts", "leave it out")
    first = len(text.value[:start].rstrip("0123456789_"))
    return complaints.bad_number(text, first, end, "write a number as `5`, `0.5` or `5e9`")

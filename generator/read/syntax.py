"""What a file may not hold though YAML could read it, in an author's words.

YAML allows far more than an entry needs: aliases, tags, several documents, keys of any kind. Each
would let a file mean something else than a reader sees.
"""

from __future__ import annotations

import re
import unicodedata

from generator.diagnostics import Diagnostic, Label, Place, Source
from generator.read.slips import quoted_line, quoted_reference
from generator.read.text import Text

NAME = re.compile(r"[^\W\d][\w-]*")
NOT_NAMES = frozenset({"true", "false", "null"})
NAMING = re.compile(r"\b(?P<key>formula|value|of|mark|limit|receipt|over|when): +\{\{.*")
"""A line whose value is a name or formula; `{{ }}` belongs to prose."""
COMMENT_IN_TEXT = re.compile(r"[ \t]+(#[^\s#!][^\r\n]*)")
"""A `#` with no space behind it: rather `#1` in a sentence than a remark."""


def is_name(key: str) -> bool:
    """Say whether a key is a plain name: a letter first, then letters, digits, `_`, `-`."""
    plain = unicodedata.normalize("NFC", key)
    return NAME.fullmatch(plain) is not None and key.casefold() not in NOT_NAMES


def empty(place: Place) -> Diagnostic:
    """E101."""
    return Diagnostic("E101", "the file is empty", place, help=_beginning(place))


def not_a_mapping(place: Place, kind: str) -> Diagnostic:
    """E102."""
    message = f"the file must be keys with values, not {kind}"
    return Diagnostic("E102", message, place, help=_beginning(place))


def _beginning(place: Place) -> str:
    """Say how a post begins; tables, topics and pages begin with keys of their own."""
    is_post = place.source.path.startswith("content/posts/")
    return "begin with `topic:` and `title:`" if is_post else ""


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
        help=quoted_line(word) if _is_emphasis(word) else "",
    )


def _is_emphasis(word: Place) -> bool:
    """Tell Markdown's `*so*` from an alias, which is one word with one star."""
    number, column = word.source.position(word.start)
    text = word.source.line(number)[column - 1 :]
    return text.startswith("*") and "*" in text[1:]


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
        line = place.source.line(place.source.position(start)[0])
        if bare := NAMING.search(line):
            plain = re.sub(r"\{\{\s*([\w.]+)\s*\}\}", r"\1", bare[0])
            message = f"`{bare['key']}` names values without braces"
            return Diagnostic("E116", message, opening, help=f"type `{plain}`")
        return Diagnostic(
            "E116",
            "a text that begins with `{{` must be quoted",
            opening,
            cause="YAML takes this for a map",
            help=quoted_line(opening) or quoted_reference(opening),
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
    if not source.text.startswith((" ", "\t"), end):
        return None  # the pattern would say so too, but later
    comment = COMMENT_IN_TEXT.match(source.text, end)
    if not comment:
        return None
    place = Place(source, comment.start(1), comment.end(1))
    return Diagnostic(
        "W106",
        "the text ends before ` #`",
        place,
        cause="this is read as a comment",
        help=quoted_line(place) or "put a space behind `#` if it is one",
    )


def _first_word(place: Place) -> Place:
    word = re.compile(r"[^\s,\[\]{}]+").match(place.source.text, place.start)
    return Place(place.source, place.start, word.end() if word else place.start + 1)

"""The shapes a single value may have in an author's file: a line, a word, a number, a date.

Declared as data in tables, read from the tree here and turned into the JSON Schema elsewhere, so
that the editor and the build accept the same files. Not a validation library: those know neither
places nor languages, and their messages speak of types.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar

from generator.diagnostics import Diagnostic, Place, Problems
from generator.read import prose
from generator.read.text import Text
from generator.read.tree import Mapping, Node, Scalar, Sequence

T_co = TypeVar("T_co", covariant=True)

MAX_LINE = 500
MAX_DIGITS = 12
MAX_SHOWN = 40
"""How long a text may be to be repeated in a message."""
SURE = 0.7
"""Likeness, by difflib, from which another name is offered; below it offers are mostly wrong."""
LEAD = 0.05
"""By how much the nearest name must be nearer than the next."""


class At(NamedTuple):
    """Where the reader stands: the key being read, and the path to it for messages.

    `draft` makes a missing translation a warning.
    """

    key: Text
    path: str
    languages: tuple[str, ...]
    problems: Problems
    draft: bool = False
    in_list: bool = False

    @classmethod
    def top(
        cls, root: Mapping, languages: tuple[str, ...], problems: Problems, draft: bool = False
    ) -> At:
        """Stand at the top of a file, whose first key takes the blame for missing ones."""
        first = root.items[0][0] if root.items else Text("", root.place.source, range(1))
        return cls(first, "", languages, problems, draft)

    def below(self, key: Text) -> At:
        """Step to a key of a map."""
        path = f"{self.path}.{key}" if self.path else key.value
        return At(key, path, self.languages, self.problems, self.draft)

    def item(self, number: int, node: Node) -> At:
        """Step to an item of a list; `number` counts from 1, as a reader would."""
        key = node.items[0][0] if isinstance(node, Mapping) and node.items else self.key
        path = f"{self.path}[{number}]"
        return At(key, path, self.languages, self.problems, self.draft, in_list=True)

    def error(
        self,
        code: str,
        message: str,
        place: Place | None = None,
        *,
        cause: str = "",
        note: str = "",
        help: str = "",
    ) -> None:
        """Record a diagnostic, at the key unless another place is given."""
        where = place or self.key.place
        self.problems.add(Diagnostic(code, message, where, cause, note=note, help=help))

    def wrong(self, node: Node, expected: str, example: str) -> None:
        """Record E204: a value of another kind than expected."""
        found = {Mapping: "a map", Sequence: "a list"}.get(type(node), "text")
        if isinstance(node, Scalar) and not node.text.value.strip():
            found = "nothing"
        elif isinstance(node, Scalar) and is_short(node.text.value):
            found = f"`{node.text}`"
        place = node.place if isinstance(node, Scalar) and node.text.value else None
        message = f"`{self.path}` must be {expected}, not {found}"
        before = "- " if self.in_list else f"{self.key}: "
        help_ = f"write `{before}{example}`"
        if isinstance(node, Scalar) and re.match(r"[A-Za-z][\w-]*：", node.text.value):
            help_ = "a full-width `：` ends no key; type `: `"
        self.error("E204", message, place, help=help_)


def is_short(text: str) -> bool:
    """Tell a text that may be repeated in a message."""
    return 0 < len(text.strip()) <= MAX_SHOWN and "\n" not in text


class Shape(Protocol[T_co]):
    """What a node is read as."""

    def read(self, node: Node, at: At) -> T_co | None:
        """Read one node; record what is wrong and then give None."""

    def example(self, languages: tuple[str, ...]) -> str:
        """Give a short valid value, as an author would type it."""


class Line(NamedTuple):
    """One piece of text, the same in every language: a name, a formula, a quantity.

    `form` is a pattern for the whole of it; `sample` shows the author what is meant; `too_long`
    is the code for one beyond the limit, by what it should have been.
    """

    sample: str = "…"
    form: str = ""
    limit: int = MAX_LINE
    too_long: str = "E212"

    def read(self, node: Node, at: At) -> Text | None:
        """Give the text; E204 if it is none or not of the form, or `too_long`."""
        if not isinstance(node, Scalar) or not node.text.value.strip():
            at.wrong(node, "text", self.sample)
            return None
        text = node.text
        if len(text.value) > self.limit:
            prose.too_long(text, at.path, self.limit, at.problems, self.too_long)
            return None
        if self.form and not re.fullmatch(self.form, text.value):
            at.error("E204", f"`{at.path}` is not of the form `{self.sample}`", text.place)
            return None
        return text

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return self.sample


def quantity(sample: str) -> Line:
    """A number with its unit; one that is too long is E203, since nothing can be computed of it."""
    return Line(sample, too_long="E203")


def formula(sample: str) -> Line:
    """A formula or comparison; one that is too long is E314, as one that is too deep."""
    return Line(sample, too_long="E314")


class Address(NamedTuple):
    """A web address; E208 unless it is `https:`."""

    sample: str = '"https://…"'

    def read(self, node: Node, at: At) -> Text | None:
        """Give the address."""
        text = Line(self.sample).read(node, at)
        if text:
            prose.check_address(text, at.problems)
        return text

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return self.sample


class Choice(NamedTuple):
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, node: Node, at: At) -> str | None:
        """Give the word; E215 if it is another."""
        text = Line(self.options[0]).read(node, at)
        if text is None:
            return None
        if text.value in self.options:
            return text.value
        unknown_choice(text, at.path, self.options, at.problems)
        return None

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return self.options[0]


class Whole(NamedTuple):
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def read(self, node: Node, at: At) -> int | None:
        """Give the number; E203 if it is none or out of bounds."""
        text = Line(str(self.low), too_long="E203").read(node, at)
        if text is None:
            return None
        digits = text.value.replace("_", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= MAX_DIGITS):
            at.error("E203", f"`{at.path}` must be a whole number", text.place)
            return None
        if not self.low <= int(digits) <= self.high:
            message = f"`{at.path}` must be from {self.low} to {self.high}"
            at.error("E203", message, text.place)
            return None
        return int(digits)

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return str(self.low)


class Flag:
    """`true` or `false`, no other spelling."""

    def read(self, node: Node, at: At) -> bool | None:
        """Give the truth value; E204 for `yes`, `on`, `1` and the like."""
        if isinstance(node, Scalar) and node.text.value in ("true", "false"):
            return node.text.value == "true"
        at.wrong(node, "`true` or `false`", "true")
        return None

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return "true"


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the one known name that was probably meant, or nothing if that is not clear."""
    plain = name.casefold()
    likeness = sorted(
        (
            (difflib.SequenceMatcher(None, plain, other.casefold()).ratio(), other)
            for other in known
        ),
        reverse=True,
    )
    if not likeness or likeness[0][0] < SURE:
        return ""
    tied = len(likeness) > 1 and likeness[0][0] - likeness[1][0] < LEAD
    return "" if tied else likeness[0][1]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Word `nearest` as a help line."""
    guess = nearest(name, known)
    return f"did you mean `{guess}`?" if guess else ""


def unknown_choice(
    text: Text,
    path: str,
    known: Iterable[str],
    problems: Problems,
    noun: str = "",
    listed: tuple[str, str] = ("", ""),
) -> None:
    """Record E215: a word that is none of those known.

    `listed` says in which file they are and under which key, if an author may add to them.
    """
    names = sorted(known)
    file, key = listed
    guess = did_you_mean(text.value, names)
    adding = f"add it to {file} under `{key}:`" if file else ""
    problems.add(
        Diagnostic(
            "E215",
            f"`{text}` is not a known {noun or f'`{path}`'}",
            text.place,
            note="known"
            + f" in `{file}`" * bool(file)
            + ": "
            + ", ".join(f"`{name}`" for name in names),
            help=f"{guess} else {adding}" if guess and adding else guess or adding,
        )
    )

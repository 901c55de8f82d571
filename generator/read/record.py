"""Values made of values: lists, maps by the author's own names, and records with fixed fields.

A record is a table of `Field`s. What was read is taken out again by the same `Field`, so that the
table is the only place that names a key and the type checker knows what comes back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar, cast

from generator.read.shape import At, Shape, is_short, nearest
from generator.read.text import Text
from generator.read.tree import Mapping, Node, Scalar, Sequence

NAMES = "a name begins with a letter and holds ASCII letters, digits and `_`"
BULLET = re.compile(r"[-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{BULLET}\N{FULLWIDTH HYPHEN-MINUS}]")
"""What begins an item elsewhere; YAML wants a plain dash and a space."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Field(NamedTuple, Generic[T_co]):
    """One key of a record; `about` is its line in the editor and in the author's guide."""

    name: str
    shape: Shape[T_co]
    about: str
    required: bool = False


class Taken(NamedTuple):
    """What was read of a record, by field."""

    at: At
    values: Map[str, object]
    written: frozenset[str]
    """The keys that stand there, also those whose value could not be read; a misspelt one counts
    as what was meant.
    """

    def get(self, wanted: Field[T]) -> T | None:
        """Give a field's value, or None if it was left out or could not be read."""
        return cast("T | None", self.values.get(wanted.name))

    def need(self, wanted: Field[T]) -> T:
        """Give a required field's value; a record is only built when it has them all."""
        return cast("T", self.values[wanted.name])


@dataclass(frozen=True)
class Record(Generic[T]):
    """A map with fixed fields; `build` makes the value and may still refuse with None.

    `hints` are notes for keys that an author may expect here in vain.
    """

    fields: tuple[Field[object], ...]
    build: Callable[[Taken], T | None]
    hints: Map[str, str] = field(default_factory=dict)

    def read(self, node: Node, at: At) -> T | None:
        """Give the built value; E201 for an unknown key, E202 for a missing one."""
        if isinstance(node, Scalar) and not node.text.value and not self._required:
            node = Mapping((), node.place)
        if not isinstance(node, Mapping):
            at.wrong(node, "a map", self._around(node) or self.example(at.languages))
            return None
        meant = self._meant(node, at)
        values = self._values(node, meant, at)
        written = frozenset(meant)
        for lacking in self._required:
            if lacking.name not in written:
                self._missing(lacking, at)
        if any(f.name not in values for f in self._required):
            return None
        return self.build(Taken(at, values, written))

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        pairs = (f"{f.name}: {f.shape.example(languages)}" for f in self._required)
        return "{" + ", ".join(pairs) + "}"

    def _around(self, node: Node) -> str:
        """Put a lone text where it was meant to go, if that is clear."""
        required = self._required
        if len(required) != 1 or not isinstance(node, Scalar) or not is_short(node.text.value):
            return ""
        return f"{{{required[0].name}: {node.text}}}"

    @cached_property
    def _required(self) -> tuple[Field[object], ...]:
        return tuple(f for f in self.fields if f.required)

    @cached_property
    def _known(self) -> Map[str, Field[object]]:
        return {f.name: f for f in self.fields}

    def _meant(self, node: Mapping, at: At) -> list[str]:
        """Give the name of the field that each key stands for, E201 where that is a guess.

        Going on with the guess keeps one slip from being told again wherever it matters.
        """
        typed = [key.value for key, _ in node.items]
        if self._known.keys() >= set(typed):
            return typed
        left = self._known.keys() - typed
        meant: list[str] = []
        for key, _ in node.items:
            name = key.value
            if name not in self._known:
                guess = "" if name in self.hints else nearest(name, self._known)
                self._unknown(key, guess, at)
                name = guess if guess in left else name
                left.discard(name)
            meant.append(name)
        return meant

    def _values(self, node: Mapping, meant: list[str], at: At) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, (key, value) in zip(meant, node.items, strict=True):
            known = self._known.get(name)
            read = known.shape.read(value, at.below(key)) if known else None
            if read is not None:
                values[name] = read
        return values

    def _missing(self, lacking: Field[object], at: At) -> None:
        message = f"`{lacking.name}` is missing"
        if at.path:
            message = f"`{at.path}` has no `{lacking.name}`"
        at.error(
            "E202",
            message,
            note=f"`{lacking.name}`: {lacking.about}",
            help=f"add `{lacking.name}: {lacking.shape.example(at.languages)}`",
        )

    def _unknown(self, key: Text, guess: str, at: At) -> None:
        owner = f"of `{at.path}`" if at.path else "of this file"
        help_ = f"did you mean `{guess}`?" if guess else ""
        note = "" if help_ else "known: " + ", ".join(f"`{name}`" for name in self._known)
        if key.value in at.languages:
            note, help_ = "", "indent it, so that it belongs to the key above"
        note = self.hints.get(key.value, note)
        at.error("E201", f"`{key}` is not a key {owner}", key.place, note=note, help=help_)


class Listing(NamedTuple, Generic[T]):
    """A list with at least `least` and at most `most` items."""

    of: Shape[T]
    least: int = 1
    most: int = 200
    sample: str = ""

    def read(self, node: Node, at: At) -> tuple[T, ...] | None:
        """Give the items that could be read; E204 if there are too few or too many."""
        if not isinstance(node, Sequence):
            self._not_a_list(node, at)
            return None
        if not self.least <= len(node.items) <= self.most:
            at.error("E204", f"`{at.path}` must hold {self._bounds()}, not {len(node.items)}")
            return None
        read = (self.of.read(item, at.item(n, item)) for n, item in enumerate(node.items, 1))
        return tuple(item for item in read if item is not None)

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return self.sample or f"[{', '.join([self.of.example(languages)] * max(self.least, 1))}]"

    def _not_a_list(self, node: Node, at: At) -> None:
        text = node.text.value if isinstance(node, Scalar) else ""
        if BULLET.match(text):
            message = f"`{at.path}` must be a list, and this line begins no item"
            at.error("E204", message, node.place, help="begin every item with `- `")
            return
        around = is_short(text) and text.count(",") + 1 >= self.least
        at.wrong(node, "a list", f"[{text}]" if around else self.example(at.languages))

    def _bounds(self) -> str:
        if self.least == self.most:
            return f"{self.least} items"
        return f"from {self.least} to {self.most} items"


class Named(NamedTuple, Generic[T]):
    """A map whose keys are the author's own names, in the order they were typed."""

    of: Shape[T]
    most: int = 200
    in_formulas: bool = True
    """Whether the names are used in formulas, where `a-b` is a difference."""

    def read(self, node: Node, at: At) -> dict[str, T] | None:
        """Give the values that could be read, by name; each finds its name in `At.key` too."""
        if not isinstance(node, Mapping):
            at.wrong(node, "a map of names", self.example(at.languages))
            return None
        if len(node.items) > self.most:
            at.error("E204", f"`{at.path}` must hold at most {self.most} names")
            return None
        for key in (key for key, _ in node.items if not self._allowed(key.value)):
            message, cause = f"`{key}` cannot be a name", _odd_letter(key.value)
            plain = re.sub(r"[\W_]+", "_", key.value)
            help_ = f"name it `{plain}`" if self._allowed(plain) else ""
            at.error("E313", message, key.place, cause=cause, note=NAMES, help=help_)
        read = ((key.value, self.of.read(value, at.below(key))) for key, value in node.items)
        return {name: value for name, value in read if value is not None}

    def _allowed(self, key: str) -> bool:
        return not self.in_formulas or bool(re.fullmatch(r"[A-Za-z]\w*", key, re.ASCII))

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return f"{{name: {self.of.example(languages)}}}"


def _odd_letter(key: str) -> str:
    """Say which letter is not ASCII; a Cyrillic one cannot be told from a Latin one by eye."""
    odd = next((char for char in key if not char.isascii()), "")
    return f"`{odd}` is {unicodedata.name(odd, f'U+{ord(odd):04X}').lower()}" if odd else ""

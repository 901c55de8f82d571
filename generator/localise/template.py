"""The `{{ references }}` inside an author's text, as located pieces.

Not Jinja: a template language in content could run code and do arithmetic out of the checker's
sight. Here a reference is a name and a few fixed filters, and everything else is an error.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place, Problems
from generator.read.text import Text

REFERENCE = re.compile(r"\{\{(?P<inside>.*?)\}\}", re.DOTALL)
CLAIM = re.compile(r"\[(?P<text>[^\[\]]*)\]\{claim=(?P<name>[A-Za-z0-9_]+)\}")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*")
PLAIN = re.compile(rf"\s*(?P<name>{NAME.pattern})\s*")
"""What nearly all references hold: a name alone."""
BLOCKS = ("formula", "input", "chart")
PANEL = "explore"
LIMIT = "limit"
WORD = re.compile(r"\S+")
STYLES = ("exact", "count", "short", "approx", "range")


class Words(NamedTuple):
    """Text between references, as it was typed."""

    text: Text


class Reference(NamedTuple):
    """`{{ name | filter | … }}`: filters are style words or the symbol of another unit."""

    name: str
    filters: tuple[str, ...]
    place: Place
    name_place: Place

    @property
    def key(self) -> str:
        """The reference as typed, spaced evenly: `kv | MB`."""
        return " | ".join((self.name, *self.filters))

    @property
    def mention(self) -> str:
        """What every language must have."""
        return f"{{{{ {self.name} }}}}"


class Block(NamedTuple):
    """`{{ formula kv }}`, `{{ input tokens }}`, `{{ chart stack }}`: more than a number.

    `name` is a value's, or for a chart the name of a card.
    """

    kind: str
    name: str
    place: Place
    name_place: Place

    @property
    def mention(self) -> str:
        """What every language must have; a formula may stand for the number and the reverse."""
        kind = "" if self.kind == "formula" else f"{self.kind} "
        return f"{{{{ {kind}{self.name} }}}}"


class Panel(NamedTuple):
    """`{{ explore kv total | limit usable }}`: all inputs that readers may change, and results.

    With a limit the results are drawn against it.
    """

    names: tuple[Text, ...]
    place: Place
    limit: Text | None = None

    @property
    def mention(self) -> str:
        """What every language must have."""
        limit = f" | {LIMIT} {self.limit}" if self.limit else ""
        return f"{{{{ {' '.join((PANEL, *(name.value for name in self.names)))}{limit} }}}}"


Piece = Words | Reference | Block | Panel


def parse_template(text: Text, problems: Problems) -> tuple[Piece, ...]:
    """Cut a text at its references. Malformed ones are E206 and left out."""
    if "{{" not in text.value:
        return (Words(text),) if text.value else ()
    pieces, faults = _cut(text)
    problems.extend(faults)
    return pieces


@lru_cache(maxsize=512)
def _cut(text: Text) -> tuple[tuple[Piece, ...], tuple[Diagnostic, ...]]:
    """Cached, because several checks and the wording want the pieces of the same text."""
    pieces: list[Piece] = []
    faults: list[Diagnostic] = []
    end = 0
    for match in REFERENCE.finditer(text.value):
        if match.start() > end:
            pieces.append(Words(text.part(end, match.start())))
        end = match.end()
        piece = _reference(text, match)
        if isinstance(piece, Diagnostic):
            faults.append(piece)
        else:
            pieces.append(piece)
    if end < len(text.value):
        pieces.append(Words(text.part(end, len(text.value)) if end else text))
    return tuple(pieces), tuple(faults)


def _reference(text: Text, match: re.Match[str]) -> Reference | Block | Panel | Diagnostic:
    place = text.slice(match.start(), match.end())
    if (plain := PLAIN.fullmatch(match["inside"])) and plain["name"] != PANEL:
        start = match.start("inside") + plain.start("name")
        name_place = text.slice(start, start + len(plain["name"]))
        return Reference(plain["name"], (), place, name_place)
    head, *filters = match["inside"].split("|")
    words = head.split()
    if len(words) == 2 and words[0] in BLOCKS and NAME.fullmatch(words[1]) and not filters:
        return Block(words[0], words[1], place, _find(text, match, words[1]))
    if words[:1] == [PANEL] and all(map(NAME.fullmatch, words)) and _are_limit(filters):
        names = _behind_the_first(text, match)
        return Panel(names[: len(words) - 1], place, names[-1] if filters else None)
    cleaned = tuple(part.strip() for part in filters)
    if len(words) == 1 and NAME.fullmatch(words[0]) and all(cleaned):
        return Reference(words[0], cleaned, place, _find(text, match, words[0]))
    return Diagnostic(
        "E206",
        f"`{match[0]}` is not a reference",
        place,
        cause="expected a name, then `|` and a filter if you like",
        note="text can name values but not compute; put the arithmetic under `derive:`",
        help=f"`{{{{ kv }}}}`, `{{{{ kv | MB }}}}` or `{{{{ {BLOCKS[0]} kv }}}}`",
    )


def _are_limit(filters: list[str]) -> bool:
    """Tell whether behind a panel stands nothing, or the limit of its results."""
    words = [part.split() for part in filters]
    return not words or (
        len(words) == 1
        and len(words[0]) == 2
        and words[0][0] == LIMIT
        and NAME.fullmatch(words[0][1]) is not None
    )


def _behind_the_first(text: Text, match: re.Match[str]) -> tuple[Text, ...]:
    start = match.start("inside")
    found = [word.span() for word in WORD.finditer(match["inside"])]
    return tuple(text.part(start + begin, start + end) for begin, end in found[1:])


def _find(text: Text, match: re.Match[str], name: str) -> Place:
    """Find the name where it stands last before the filters: behind `formula`, in `formula f`."""
    head = match["inside"].partition("|")[0]
    start = match.start("inside") + head.rindex(name)
    return text.slice(start, start + len(name))

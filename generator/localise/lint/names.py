"""Names that hold a number and phrases that look like a ratio: what the lint lets stand.

A list in YAML beside this module and one of the site's own, not a mark in the text: a name is a
name in every post, and a mark would have to be drawn around by cards, pages and alt texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.diagnostics import Diagnostic, Problems
from generator.localise.lint.figures import Kind, figures
from generator.read.record import Field, Listing, Record, Taken
from generator.read.shape import At, Line
from generator.read.source import read_source
from generator.read.text import Text
from generator.read.tree import read_tree

HERE = Path(__file__).parent
NUMBER = r"\d+(?:[.,]\d+)*[a-z]?(?!\d)"
"""The `_` of a pattern."""
WORDS = r"(?:[^.,;:!?。，；：！？\d\n]|(?<=[A-Za-z0-9-])\d){1,40}?"
"""The `…` of a pattern: a few words of one clause, no figures."""
WINDOW = 80
"""How far around a figure its name may reach; no name is longer than a line of the list."""
MAX_NAME = 60


@dataclass(frozen=True)
class Names:
    """Patterns as authors write them: `_` for any number, `…` for a few words."""

    patterns: tuple[str, ...] = ()

    def __add__(self, other: Names) -> Names:
        return Names(self.patterns + other.patterns)

    def cover(self, text: str, start: int, end: int) -> bool:
        """Tell whether `[start, end)` of the text lies within one of the names.

        A unit reaches beyond: in "the Qwen 40 GB" 40 is no version of Qwen.
        """
        low, high = max(0, start - WINDOW), end + WINDOW
        near = text[low:high].casefold()
        return any(
            match.start() <= start and end <= match.end()
            for pattern in self.patterns
            if all(word in near for word in _written(pattern))
            for match in _compiled(pattern).finditer(text, low, high)
        )


PATTERN = Line("GPT-_", limit=MAX_NAME)
NAMES = Field("names", Listing(PATTERN, 0, 2_000), "names with a number in them, `_` for any")
PHRASES = Field("phrases", Listing(PATTERN, 0, 2_000), "words that look like a ratio and are none")


def _taken(taken: Taken) -> tuple[Text, ...]:
    return (*(taken.get(NAMES) or ()), *(taken.get(PHRASES) or ()))


FILE = Record((NAMES, PHRASES), _taken)


def read_names(root: Path, problems: Problems) -> Names:
    """Read the built-in names and those of `content/names.yaml` below the root, if it is there.

    Records E217 for a pattern that would let every figure of a unit pass.
    """
    path = root / "content" / "names.yaml"
    if not path.exists():
        return built_in()
    lines = _lines(path, root, problems)
    for line in lines:
        if _is_figure(line.value):
            problems.add(_too_wide(line))
    return built_in() + Names(tuple(line.value for line in lines if not _is_figure(line.value)))


@cache
def built_in() -> Names:
    """Read the names beside this module. Raises `ValueError` when they are not readable."""
    problems = Problems()
    lines = _lines(HERE / "names.yaml", HERE, problems)
    if problems.found:
        raise ValueError(problems.found[0].message)
    return Names(tuple(line.value for line in lines))


def _lines(path: Path, root: Path, problems: Problems) -> tuple[Text, ...]:
    source = read_source(path, root, problems)
    tree = read_tree(source, problems) if source else None
    return (FILE.read(tree, At.top(tree, (), problems)) or ()) if tree else ()


def _is_figure(pattern: str) -> bool:
    """Tell whether a pattern is itself a number or a number with a unit."""
    sample = pattern.replace("_", "7").replace("…", "").strip()
    return any(
        (figure.start, figure.end) == (0, len(sample))
        for figure in figures(sample)
        if figure.kind is not Kind.BARE or "_" in pattern
    )


def _too_wide(line: Text) -> Diagnostic:
    return Diagnostic(
        "E217",
        f"`{line}` is a figure, not a name",
        line.place,
        cause="this would let every such figure pass",
        help="write the words that make it a name, for example `GPT-_`",
    )


@cache
def _written(name: str) -> tuple[str, ...]:
    """Give the parts of a name that are written out.

    One alternation of all names would take longer to compile than all the rest of a check; most
    names are nowhere near a figure and need not be compiled at all.
    """
    return tuple(re.split(r"[_\s×…-]+", name.casefold()))


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_pattern(name), re.IGNORECASE)


def _pattern(name: str) -> str:
    parts = (_part(part) for part in re.split(r"(_|\s+|-|×|…)", name) if part)
    return rf"(?<![A-Za-z0-9]){''.join(parts)}(?![A-Za-z0-9])"


def _part(part: str) -> str:
    if part == "_":
        return NUMBER
    if part == "…":
        return WORDS
    if part.isspace():
        return r"[\s\u00a0-]+"
    if part == "-":
        return r"[-‑–\s\u00a0]?"
    return r"\s?[×x]\s?" if part == "×" else re.escape(part)

"""What went wrong in an author's file and where; data only, so that every rendering shows the same.

Not exceptions: one run must report every mistake in every entry, sorted, and go on.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Severity(StrEnum):
    """Errors stop a build; warnings do only with `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Source:
    """A file as it was read: its path relative to the root, with `/`, and its whole text."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line; lines end at LF, CR LF or a lone CR."""
        return 0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", self.text))

    def position(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column, in code points, of a 0-based offset."""
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Give the text of a 1-based line without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class Place(NamedTuple):
    """A stretch of a source, in code points: `start` is included, `end` is not."""

    source: Source
    start: int
    end: int

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """Order by file, then by place in the file."""
        return self.source.path, self.start, self.end

    @property
    def typed(self) -> str:
        """What stands there in the file."""
        return self.source.text[self.start : self.end]


class Label(NamedTuple):
    """A second place that helps to understand the first, with a few words beside it."""

    place: Place
    text: str


class Diagnostic(NamedTuple):
    """One mistake: a stable code, one sentence, where, and how to mend it.

    `message` is lower case without a full stop, names in backticks. `cause` stands beside the
    caret. `note` names the rule broken; `help` is something to type, given only when sure.
    """

    code: str
    message: str
    place: Place
    cause: str = ""
    labels: tuple[Label, ...] = ()
    note: str = ""
    help: str = ""

    @property
    def severity(self) -> Severity:
        """Codes that begin with W are warnings, all others errors."""
        return Severity.WARNING if self.code.startswith("W") else Severity.ERROR


@dataclass
class Problems:
    """The list that every stage adds to; the only thing a stage may change."""

    found: list[Diagnostic] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set, repr=False)
    """The same again: looking through the list would take quadratic time on a hopeless file."""

    def add(self, diagnostic: Diagnostic) -> None:
        """Record one diagnostic; the same one twice counts once."""
        if diagnostic not in self._seen:
            self._seen.add(diagnostic)
            self.found.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record several."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    @property
    def errors(self) -> int:
        """How many of them stop a build."""
        return sum(d.severity is Severity.ERROR for d in self.found)

    def sorted(self) -> Sequence[Diagnostic]:
        """Order by file, place and code, as they are shown."""
        return sorted(self.found, key=lambda d: (*d.place.sort_key, d.code))


class Rejected(Exception):  # noqa: N818 - not an error of ours: a parser's early way out
    """Carries one diagnostic out of a recursive parser to the stage that records it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic

"""Lines of a source with carets below them, cut to the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from generator.diagnostics import Place, Source
from generator.report.visible import cells, visible, visible_char

MIN_WIDTH = 40
CUT = "…"


class Mark(NamedTuple):
    """A place to underline with `sign` (`^` or `-`), and the words behind the underline."""

    place: Place
    text: str
    sign: str

    @property
    def line(self) -> int:
        """The 1-based line where it begins; a longer place is underlined in that line only."""
        return self.place.source.position(self.place.start)[0]


class Row(NamedTuple):
    """A line of an excerpt: `number` of a source line, or None for the `mark` below one."""

    number: int | None
    text: str
    mark: Mark | None = None


class _Window(NamedTuple):
    """The stretch of a line that is shown, in code points, and the cells before each of them."""

    shown: Sequence[str]
    starts: Sequence[int]
    first: int
    end: int

    @property
    def text(self) -> str:
        before = CUT if self.first else ""
        after = CUT if self.end < len(self.shown) else ""
        return before + "".join(self.shown[self.first : self.end]) + after

    def column(self, index: int) -> int:
        """Give the cell where a character of the line begins, kept inside the window."""
        inside = min(max(index, self.first), self.end)
        return self.starts[inside] - self.starts[self.first] + (self.first > 0)


def excerpt(source: Source, marks: Sequence[Mark], width: int) -> Iterator[Row]:
    """Show the marked lines of one source in order; `width` is what a line may take in cells."""
    ordered = sorted(marks, key=lambda mark: mark.place.start)
    for number, group in groupby(ordered, key=lambda mark: mark.line):
        of_line = list(group)
        leading = next((mark for mark in of_line if mark.sign == "^"), of_line[0])
        window = _window(source.line(number), *_columns(leading), max(width, MIN_WIDTH))
        yield Row(number, window.text)
        for mark in of_line:
            yield Row(None, _underline(mark, window), mark)


def _columns(mark: Mark) -> tuple[int, int]:
    """Give the marked stretch of the line as 0-based code points; at least one long."""
    start = mark.place.source.position(mark.place.start)[1] - 1
    in_line = len(mark.place.source.line(mark.line)) - start
    return start, start + max(min(mark.place.end - mark.place.start, in_line), 1)


def _underline(mark: Mark, window: _Window) -> str:
    start, end = _columns(mark)
    left = window.column(start)
    length = max(window.column(end) - left, 1)
    return f"{' ' * left}{mark.sign * length} {visible(mark.text)}".rstrip()


def _window(line: str, start: int, end: int, width: int) -> _Window:
    shown = [visible_char(char) for char in line]
    starts = [0, *accumulate(map(cells, shown))]
    if starts[-1] <= width:
        return _Window(shown, starts, 0, len(shown))
    room = width - len(CUT)
    first = 0
    if starts[min(end, len(shown))] > room:
        wanted = starts[min(start, len(shown))] - room // 3
        first = next(index for index, cell in enumerate(starts) if cell >= wanted)
        room -= len(CUT) * (first > 0)
    last = max(index for index, cell in enumerate(starts) if cell - starts[first] <= room)
    return _Window(shown, starts, first, last)

"""The report for people: every diagnostic with its lines, carets, notes and help.

The look follows rustc's, because its readers are used to it and it needs no colour to be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Place, Problems
from generator.report.excerpt import Mark, excerpt
from generator.report.visible import visible

MAX_LABELS = 3
ENTRIES = "content/posts/"
COLOURS = {
    "error": "1;31", "warning": "1;33", "message": "1", "frame": "34", "help": "36",
}  # fmt: skip
"""SGR parameters (ECMA-48, section 8.3.117) by role."""


def render_full(problems: Problems, *, entries: int, width: int = 100, colour: bool = False) -> str:
    """Render all diagnostics, a blank line between them, and the count as the last line."""
    blocks = [
        "\n".join(line.rstrip() for line in _block(found, width, colour))
        for found in problems.sorted()
    ]
    return "\n\n".join([*blocks, summary(problems, entries)]) + "\n"


def summary(problems: Problems, entries: int) -> str:
    """Count: `2 errors, 1 warning in 1 of 214 entries`."""
    of = "1 entry" if entries == 1 else f"{entries:,} entries"
    if not problems.found:
        return f"no problems in {of}"
    warnings = len(problems.found) - problems.errors
    counts = [_count(problems.errors, "error"), _count(warnings, "warning")]
    paths = {found.place.source.path for found in problems.found}
    hit = sum(path.startswith(ENTRIES) and not path.endswith(".yml") for path in paths)
    places = [f"{hit} of {of}"] if hit else []
    if len(paths) > hit:
        places.append(_count(len(paths) - hit, "other file" if hit else "file"))
    return f"{', '.join(filter(None, counts))} in {' and '.join(places)}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}" if number else ""


def _block(found: Diagnostic, width: int, colour: bool) -> Iterator[str]:
    marks = [Mark(found.place, found.cause, "^")]
    marks += [Mark(label.place, label.text, "-") for label in found.labels[:MAX_LABELS]]
    gutter = max(len(str(mark.line)) for mark in marks)
    severity = found.severity.value
    head = _paint(f"{severity}[{found.code}]", severity, colour)
    yield head + _paint(f": {visible(found.message)}", "message", colour)
    for source_marks in _by_file(marks):
        arrow = _paint(f"{' ' * gutter}-->", "frame", colour)
        yield f"{arrow} {position(source_marks[0].place)}"
        yield from _lines(source_marks, gutter, width, severity, colour)
    yield from _remarks(found, gutter, colour)


def _by_file(marks: list[Mark]) -> list[list[Mark]]:
    """Keep the order of files, the diagnostic's own first."""
    files: dict[str, list[Mark]] = {}
    for mark in marks:
        files.setdefault(mark.place.source.path, []).append(mark)
    return list(files.values())


def position(place: Place) -> str:
    """Word a place as `file:line:column`, both counted from 1."""
    line, column = place.source.position(place.start)
    return f"{visible(place.source.path)}:{line}:{column}"


def _lines(
    marks: list[Mark], gutter: int, width: int, severity: str, colour: bool
) -> Iterator[str]:
    source = marks[0].place.source
    bar = _paint("|", "frame", colour)
    if not source.text:
        texts = [visible(mark.text) for mark in marks if mark.text]
        yield from (f"{' ' * gutter} {bar} {text}" for text in texts)
        return
    yield f"{' ' * gutter} {bar}"
    for row in excerpt(source, marks, width - gutter - 3):
        number = "" if row.number is None else str(row.number)
        text = row.text
        if row.mark:
            text = _paint(text, severity if row.mark.sign == "^" else "frame", colour)
        yield f"{_paint(f'{number:{gutter}}', 'frame', colour)} {bar} {text}"


def _remarks(found: Diagnostic, gutter: int, colour: bool) -> Iterator[str]:
    remarks = [(word, text) for word, text in (("note", found.note), ("help", found.help)) if text]
    if remarks and found.place.source.text:
        yield f"{' ' * gutter} {_paint('|', 'frame', colour)}"
    for word, text in remarks:
        sign = _paint("=", "frame", colour)
        yield f"{' ' * gutter} {sign} {_paint(f'{word}:', 'help', colour)} {visible(text)}"


def _paint(text: str, role: str, colour: bool) -> str:
    if not colour or not text.strip():
        return text
    return f"\x1b[{COLOURS[role]}m{text}\x1b[0m"

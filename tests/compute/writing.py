"""Entries written as plain dictionaries, so that tests read like examples.

Every text really stands in one source, line by line, so that places can be asserted on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Diagnostic, Problems, Source
from generator.read.entry import (
    Because,
    Claim,
    Control,
    Derive,
    Entry,
    Given,
    Reference,
    Row,
    Sweep,
    Tables,
    Use,
)
from generator.read.text import Text


def text(value: str) -> Text:
    """A text that is a whole file of its own."""
    return Text(value, Source("formula.txt", value), range(len(value) + 1))


@dataclass
class Sheet:
    """A file that texts are added to; written twice, because a text must know the whole file."""

    path: str
    whole: str = ""
    written: list[str] = field(default_factory=list)

    def text(self, value: str) -> Text:
        start = sum(map(len, self.written))
        self.written.append(f"{value}\n")
        end = start + len(value)
        return Text(value, Source(self.path, self.whole), range(start, end + 1))

    def optional(self, value: object) -> Text | None:
        return self.text(str(value)) if value is not None else None


@dataclass(frozen=True)
class Draft:
    """What a test says about an entry; a bare string is a given's value or a formula."""

    given: Mapping[str, object] = field(default_factory=dict)
    derive: Mapping[str, object] = field(default_factory=dict)
    sweep: Mapping[str, object] = field(default_factory=dict)
    check: Sequence[str] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    use: Sequence[str] = ()
    sources: Sequence[str] = ()
    body: str = ""


def entry(draft: Draft) -> Entry:
    first = Sheet("post.yaml")
    _entry(draft, first)
    return _entry(draft, Sheet("post.yaml", "".join(first.written)))


def _entry(draft: Draft, sheet: Sheet) -> Entry:
    rows = [row.partition(" as ") for row in draft.use]
    return Entry(
        source=Source(sheet.path, sheet.whole),
        date=dt.date(2026, 1, 28),
        slug="example",
        topic=sheet.text("memory"),
        title={"en": sheet.text("A title")},
        hook={"en": sheet.text("A hook")},
        body={"en": sheet.text(draft.body)},
        sources={key: Reference(key, sheet.text(f"Title of {key}")) for key in draft.sources},
        use=tuple(Use(sheet.text(row), sheet.text(name)) for row, _, name in rows),
        given=tuple(_given(name, said, sheet) for name, said in draft.given.items()),
        derive=tuple(_derive(name, said, sheet) for name, said in draft.derive.items()),
        sweep=tuple(_sweep(name, said, sheet) for name, said in draft.sweep.items()),
        check=tuple(sheet.text(check) for check in draft.check),
        claims=tuple(Claim(sheet.text(n), sheet.text(when)) for n, when in draft.claims.items()),
    )


def _parts(said: object, main: str) -> dict[str, object]:
    return dict(said) if isinstance(said, Mapping) else {main: said}


def _several(said: object) -> tuple[object, ...]:
    return tuple(said) if isinstance(said, Sequence) else ()


def _given(name: str, said: object, sheet: Sheet) -> Given:
    parts = _parts(said, "value")
    low, high = _several(parts.get("range")) or (None, None)
    source = sheet.optional(parts.get("source"))
    return Given(
        sheet.text(name),
        sheet.text(str(parts["value"])),
        Because(source) if source else Because(assume={"en": sheet.text("an example")}),
        low=sheet.optional(low),
        high=sheet.optional(high),
        control=_control(parts, sheet),
        symbol=sheet.optional(parts.get("symbol")),
    )


def _control(parts: Mapping[str, object], sheet: Sheet) -> Control | None:
    choose = _several(parts.get("choose"))
    if choose:
        return Control(choose=tuple(sheet.text(str(choice)) for choice in choose))
    start, end = _several(parts.get("slider")) or (None, None)
    if start is None:
        return None
    scale = str(parts.get("scale", "linear"))
    return Control(sheet.optional(start), sheet.optional(end), scale)


def _derive(name: str, said: object, sheet: Sheet) -> Derive:
    parts = _parts(said, "formula")
    digits = parts.get("digits")
    return Derive(
        sheet.text(name),
        sheet.text(str(parts["formula"])),
        show=sheet.optional(parts.get("show")),
        digits=int(str(digits)) if digits else None,
        symbol=sheet.optional(parts.get("symbol")),
    )


def _sweep(name: str, said: object, sheet: Sheet) -> Sweep:
    parts = _parts(said, "of")
    return Sweep(
        sheet.text(name),
        sheet.text(str(parts["of"])),
        sheet.text(str(parts["over"])),
        tuple(sheet.text(str(value)) for value in _several(parts["values"])),
        show=sheet.optional(parts.get("show")),
    )


def tables(rows: Mapping[str, Mapping[str, str]]) -> Tables:
    first = Sheet("data.yaml")
    _tables(rows, first)
    return _tables(rows, Sheet("data.yaml", "".join(first.written)))


def _tables(rows: Mapping[str, Mapping[str, str]], sheet: Sheet) -> Tables:
    return {
        key: Row(
            key,
            Reference(key, sheet.text(f"Title of {key}")),
            None,
            {name: sheet.text(value) for name, value in fields.items()},
        )
        for key, fields in rows.items()
    }


def outcome(
    draft: Draft, rows: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[Solved | None, list[Diagnostic]]:
    """Solve a draft; of the problems, values and controls that nobody sees are left out."""
    problems = Problems()
    solved = solve(entry(draft), tables(rows or {}), problems)
    return solved, [d for d in problems.sorted() if d.code not in ("W316", "W328")]


def solved(draft: Draft, rows: Mapping[str, Mapping[str, str]] | None = None) -> Solved:
    """Solve a draft that has no mistakes."""
    found, problems = outcome(draft, rows)
    assert not problems, problems
    assert found is not None
    return found


def fault(draft: Draft, rows: Mapping[str, Mapping[str, str]] | None = None) -> Diagnostic:
    """Give the one mistake of a draft."""
    found, problems = outcome(draft, rows)
    assert found is None
    assert len(problems) == 1, [f"{d.code} {d.message}" for d in problems]
    return problems[0]

"""Fills the tables of docs/reference.md from the readers' own tables of fields, and the units.

Run `make reference` after changing a field. The prose and the examples around the tables are
written by hand; tests compare the tables with this and put every example through the checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.compute import units
from generator.read import cards
from generator.read.cards_reader import CHART, COMPARE_ROW, LAYOUTS, STACK_ROW
from generator.read.derive_reader import CLAIM, DERIVE_MAP, SWEEP
from generator.read.entry_reader import ENTRY
from generator.read.given_reader import CONTROL, GIVEN, REFERENCE
from generator.read.pages import PAGE as PAGE_OF_OWN
from generator.read.record import Field
from generator.read.tables import HEAD
from generator.read.topics import TOPIC

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference.md"
TABLE = re.compile(r"(<!-- table: (?P<name>[\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
LANGUAGES = ("en", "zh-TW")


def main() -> None:
    """Write the page with fresh tables."""
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")


def filled(page: str) -> str:
    """Replace every table; raises `KeyError` for a table that is not known."""
    return TABLE.sub(lambda found: f"{found[1]}{TABLES[found['name']]()}\n{found[3]}", page)


def of_fields(fields: Iterable[Field[object]]) -> str:
    """Give a table of keys: what they hold, whether they must be there, what they are for."""
    rows = [
        (f"`{one.name}`", "yes" if one.required else "", f"`{_example(one)}`", _cell(one.about))
        for one in fields
    ]
    return _table(("key", "needed", "for example", "what it is"), rows)


def of_layouts() -> str:
    """Give a table of the layouts and the keys of each; the needed ones stand in bold."""
    rows = [
        (
            f"`{name}`",
            ", ".join(f"**`{f.name}`**" if f.required else f"`{f.name}`" for f in layout.fields),
            _cell((getattr(cards, name.capitalize()).__doc__ or "").partition("\n")[0]),
        )
        for name, layout in LAYOUTS.items()
    ]
    return _table(("layout", "keys", "what it is"), rows)


def of_units() -> str:
    """Give a table of the units by what they measure, with the prefixes that each takes."""
    return _table(("unit", "with prefixes"), _unit_rows())


def _unit_rows() -> Iterator[tuple[str, str]]:
    base, prefixed = "", list[str]()
    for symbol in units.SIMPLE:
        if base and symbol.endswith(base):
            prefixed.append(symbol)
            continue
        if base:
            yield f"`{base}`", " ".join(f"`{one}`" for one in prefixed)
        base, prefixed = symbol, []
    yield f"`{base}`", " ".join(f"`{one}`" for one in prefixed)


def _example(field: Field[object]) -> str:
    return " ".join(field.shape.example(LANGUAGES).split())


def _cell(text: str) -> str:
    return text.rstrip(".").replace("|", "\\|")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


TABLES: dict[str, Callable[[], str]] = {
    "post": lambda: of_fields(ENTRY.fields),
    "source": lambda: of_fields(REFERENCE.fields),
    "given": lambda: of_fields(GIVEN.fields),
    "input": lambda: of_fields(CONTROL.fields),
    "derive": lambda: of_fields(DERIVE_MAP.fields),
    "sweep": lambda: of_fields(SWEEP.fields),
    "claim": lambda: of_fields(CLAIM.fields),
    "layouts": of_layouts,
    "chart": lambda: of_fields(CHART.fields),
    "stack row": lambda: of_fields(STACK_ROW.fields),
    "compare row": lambda: of_fields(COMPARE_ROW.fields),
    "data row": lambda: of_fields(HEAD.fields),
    "topic": lambda: of_fields(TOPIC.fields),
    "page": lambda: of_fields(PAGE_OF_OWN.fields),
    "units": of_units,
}

if __name__ == "__main__":
    main()

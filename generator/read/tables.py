"""Quantities shared by many posts: the rows of `content/data/*.yaml`, each with its one source.

One file is one table; `models.yaml` with a row `gpt_oss_20b` gives `models.gpt_oss_20b`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.diagnostics import Problems
from generator.read.entry import Row, Tables
from generator.read.given_reader import REFERENCE
from generator.read.record import Field, Named, Record, Taken
from generator.read.shape import At, quantity
from generator.read.source import list_files, read_source
from generator.read.text import Localised, Text
from generator.read.tree import Mapping, Node, Scalar, read_tree
from generator.read.words import Words

MAX_NODES = 20_000
"""Far more than for a post: one table may hold hundreds of rows."""


class Cell(NamedTuple):
    """One quantity of a row, with its name for readers."""

    value: Text
    label: Localised | None = None


VALUE = Field("value", quantity("24"), "a quantity", required=True)
LABEL = Field("label", Words(), "what it is called in charts and lists")


def _cell(taken: Taken) -> Cell:
    return Cell(taken.need(VALUE), taken.get(LABEL))


CELL_MAP = Record((VALUE, LABEL), _cell)
NAME = Field("name", Words(shared=True), "its name: one text for all languages, or one for each")
SOURCE = Field("source", REFERENCE, "where all its quantities were read", required=True)


class CellShape:
    """A map with value and label, or for short only the quantity: `layers: 24`."""

    def read(self, node: Node, at: At) -> Cell | None:
        """Give the quantity from either form."""
        if not isinstance(node, Scalar):
            return CELL_MAP.read(node, at)
        value = VALUE.shape.read(node, at)
        return Cell(value) if value else None

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return VALUE.shape.example(languages)


HEAD: Record[Taken] = Record((NAME, SOURCE), lambda taken: taken)
CELLS = Named(CellShape())


class RowShape:
    """Name and source of a row, and beside them its quantities under names of their own."""

    def read(self, node: Node, at: At) -> Row | None:
        """Give the row; E202 without a source."""
        if not isinstance(node, Mapping):
            at.wrong(node, "a map", self.example(at.languages))
            return None
        fixed = {field.name for field in HEAD.fields}
        head = tuple(item for item in node.items if item[0].value in fixed)
        rest = tuple(item for item in node.items if item[0].value not in fixed)
        taken = HEAD.read(Mapping(head, node.place), at)
        cells = CELLS.read(Mapping(rest, node.place), at)
        if taken is None or cells is None:
            return None
        return Row(
            key=at.path,
            source=taken.need(SOURCE)._replace(key=at.path),
            name=taken.get(NAME),
            fields={name: cell.value for name, cell in cells.items()},
            labels={name: cell.label for name, cell in cells.items() if cell.label},
        )

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return "{source: {title: …}, layers: 24}"


TABLE = Named(RowShape(), most=2_000)


def read_tables(root: Path, languages: tuple[str, ...], problems: Problems) -> Tables:
    """Read all tables below the root of the site; rows that cannot be read are left out."""
    rows: dict[str, Row] = {}
    for path in list_files(root / "content" / "data", ".yaml", root, problems):
        source = read_source(path, root, problems)
        tree = read_tree(source, problems, MAX_NODES) if source else None
        if tree is None:
            continue
        at = At.top(tree, languages, problems)._replace(path=path.stem)
        for row in (TABLE.read(tree, at) or {}).values():
            rows[row.key] = row
    return rows

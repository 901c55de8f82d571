"""The definitions of a solved entry once more, and where a reference leads among them.

Made again from the entry instead of kept in `Solved`: nothing but the page script wants to know
that `weights_fp4` is `weights` with another input rather than a formula of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.compute.collect import declared_names
from generator.compute.definitions import Definition, Derived, Input, Menu, Scenario, derived, needs
from generator.compute.formula import Compare, Expr, Formula, Name, names
from generator.compute.literals import read_unit
from generator.compute.parse import parse_formula
from generator.compute.references import splits
from generator.compute.solved import Solved, Value
from generator.read.entry import Derive, Given, Row


class Path(NamedTuple):
    """Where a reference leads: through scenarios, by name, to one value or an end of its range.

    `kv_128k.tokens` is `tokens` within `kv_128k`, `usable.low` the low end of `usable`.
    """

    scenarios: tuple[str, ...]
    name: str
    end: str = ""


class Outline(NamedTuple):
    """Every name of a solved entry with its definition, in the order of its values."""

    solved: Solved
    definitions: Mapping[str, Definition]

    def path(self, reference: str) -> Path | None:
        """Find where a reference leads, as `references` does; None where no script could follow."""
        if reference in self.definitions:
            return Path((), reference)
        for root, rest in splits(reference):
            if root in self.definitions:
                return self._below(Path((), root), rest)
        return None

    def _below(self, root: Path, rest: str) -> Path | None:
        """Find the end of a range, an operand or an operand of one, nearest first."""
        if rest in ("low", "high"):
            return None if root.scenarios else Path((), root.name, rest)
        for path in self._walk(root):
            operands = self._operands(path)
            if rest in operands:
                return operands[rest]
        for first, further in splits(rest):
            if inner := self._operands(root).get(first):
                return self._below(inner, further)
        return None

    def _walk(self, root: Path) -> Iterator[Path]:
        waiting, seen = [root], {root}
        for path in waiting:
            yield path
            fresh = [other for other in self._operands(path).values() if other not in seen]
            seen.update(fresh)
            waiting += fresh

    def _operands(self, path: Path) -> dict[str, Path]:
        """Give what a value is computed from, by the names its formula has for it."""
        replaced = self.override(path)
        if replaced is not None:
            outside, expr = replaced
            return self._settled(outside, (name.name for name in names(expr)))
        scenarios, found = path.scenarios, self.definitions[path.name]
        name = path.name
        while isinstance(found, Scenario):
            scenarios, name = (*scenarios, name), found.target
            found = self.definitions[name]
        return self._settled(
            scenarios, (found.chosen,) if isinstance(found, Menu) else needs(found)
        )

    def _settled(self, scenarios: tuple[str, ...], found: Iterable[str]) -> dict[str, Path]:
        return {name: self._settle(Path(scenarios, name)) for name in found}

    def _settle(self, path: Path) -> Path:
        """Leave scenarios that do not matter: for an input, or one value in place of another."""
        replaced = self.override(path)
        if replaced is None:
            is_input = isinstance(self.definitions[path.name], Input)
            return Path((), path.name) if is_input else path
        outside, expr = replaced
        return self._settle(Path(outside, expr.name)) if isinstance(expr, Name) else path

    def override(self, path: Path) -> tuple[tuple[str, ...], Expr] | None:
        """Give what takes a value's place in its scenarios, and the scenarios that is computed in.

        A `with` wants its target's formula, whatever takes the target's place further out.
        """
        for depth in reversed(range(len(path.scenarios))):
            scenario = self.scenario(path.scenarios[depth])
            for name, expr in scenario.node.overrides:
                if name.name == path.name:
                    return path.scenarios[:depth], expr
            if scenario.target == path.name:
                return None
        return None

    def scenario(self, name: str) -> Scenario:
        """Give the scenario of that name."""
        found = self.definitions[name]
        assert isinstance(found, Scenario)
        return found

    def reached(self, start: Iterable[str]) -> list[str]:
        """Give these names and all that they need, in the order of the entry's values."""
        waiting, found = list(start), set[str]()
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += needs(self.definitions[name])
        return [name for name in self.definitions if name in found]


def outline(solved: Solved) -> Outline:
    """Define every value of a solved entry again."""
    declared = declared_names(solved.entry)
    return Outline(
        solved, {name: _definition(value, declared) for name, value in solved.values.items()}
    )


def _definition(value: Value, declared: frozenset[str]) -> Definition:
    match value.origin:
        case Derive() as origin:
            return _derived(value, origin, declared)
        case Given(control=control) as origin if control and control.choose:
            chosen = origin.value.value.strip()
            return Menu(origin, chosen, tuple(choice.value.strip() for choice in control.choose))
        case Given() as origin:
            return Input(value, origin.value)
        case Row() as origin:
            return Input(value, origin.fields[value.name.rpartition(".")[2]])


def _derived(value: Value, origin: Derive, declared: frozenset[str]) -> Derived | Scenario:
    """Take the formula that was computed, which of a `with` is its target's, or read it again."""
    formula: Formula | None = None if value.overridden else value.formula
    formula = formula or parse_formula(origin.formula, declared)
    assert not isinstance(formula, Compare)  # a solved entry has none among its formulas
    return derived(origin, formula, read_unit(origin.show) if origin.show else None)

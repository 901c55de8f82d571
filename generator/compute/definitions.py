"""What each name of an entry stands for, before anything is computed.

Apart from solving because a sweep, a scenario and a corner of a range all compute the same
definitions again with other inputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.compute.formula import Expr, Name, With, names
from generator.compute.quantity import Quantity
from generator.compute.solved import Value
from generator.compute.units import Unit
from generator.read.entry import Derive, Given
from generator.read.text import Text


class Input(NamedTuple):
    """A given or a field of a shared row; `slider` are the ends a reader may move it between."""

    value: Value
    text: Text
    slider: tuple[Quantity, Quantity] | None = None


class Menu(NamedTuple):
    """A given whose value is another given, chosen from a list."""

    origin: Given
    chosen: str
    choices: tuple[str, ...]

    @property
    def text(self) -> Text:
        """Where the choice stands."""
        return self.origin.value

    @property
    def typed(self) -> tuple[Text, ...]:
        """Where each of the choices stands."""
        return self.origin.control.choose if self.origin.control else ()


class Derived(NamedTuple):
    """A computed value; `unit` is what `show:` asks for, `needs` the names in the formula."""

    origin: Derive
    expr: Expr
    unit: Unit | None
    needs: tuple[str, ...]

    @property
    def text(self) -> Text:
        """The formula as typed."""
        return self.origin.formula


class Scenario(NamedTuple):
    """A derived value computed `with` other inputs.

    `expressions` are the names to the right of the `=` signs, taken as they are outside.
    """

    origin: Derive
    node: With
    unit: Unit | None
    expressions: tuple[str, ...]

    @property
    def text(self) -> Text:
        """The formula as typed."""
        return self.origin.formula

    @property
    def target(self) -> str:
        """The name whose formula is taken."""
        return self.node.target.name

    @property
    def overridden(self) -> tuple[str, ...]:
        """The names that get other values."""
        return tuple(name.name for name, _ in self.node.overrides)


Definition = Input | Menu | Derived | Scenario
Definitions = Mapping[str, Definition | None]
"""Every name in scope; None for one whose definition is already known to be wrong."""


def derived(origin: Derive, formula: Expr | With, unit: Unit | None) -> Derived | Scenario:
    """Define a computed value from its parsed formula."""
    if isinstance(formula, With):
        used = (name.name for _, expr in formula.overrides for name in names(expr))
        return Scenario(origin, formula, unit, tuple(dict.fromkeys(used)))
    return Derived(origin, formula, unit, tuple(dict.fromkeys(n.name for n in names(formula))))


def mentioned(definition: Definition) -> tuple[Name, ...]:
    """List the names a formula mentions, with their places in its text."""
    match definition:
        case Derived():
            return names(definition.expr)
        case Scenario():
            return names(definition.node)
    return ()


def needs(definition: Definition) -> tuple[str, ...]:
    """List the names that must have a value before this one can have its."""
    match definition:
        case Input():
            return ()
        case Menu():
            return definition.choices
        case Derived():
            return definition.needs
        case Scenario():
            return (definition.target, *definition.overridden, *definition.expressions)


def same_scenario_needs(definition: Definition) -> tuple[str, ...]:
    """List the names it takes from the scenario it stands in.

    Not the choices a menu leaves aside, and not what a `with` computes anew.
    """
    match definition:
        case Menu():
            return (definition.chosen,)
        case Scenario():
            return definition.expressions
    return needs(definition)

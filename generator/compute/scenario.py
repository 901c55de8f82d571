"""Values computed from their definitions, as they stand or with some inputs replaced.

One way for `with`, for the corners of ranges, for sweeps and for what a reader's sliders reach,
so that none of them can compute something else than the formula shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field

from generator.compute import dimension as dim
from generator.compute.choose_unit import coherent_unit, default_unit, unit_of_sum
from generator.compute.complaints import entry as complaints
from generator.compute.definitions import Derived, Input, Menu, Scenario, same_scenario_needs
from generator.compute.dimension import NONE, Dimension
from generator.compute.effort import PER_FORMULA, Exhausted
from generator.compute.evaluate import evaluate
from generator.compute.formula import Expr, Name, Negate, Number, names
from generator.compute.model import Model
from generator.compute.quantity import Quantity
from generator.compute.solved import Value
from generator.compute.units import Unit
from generator.diagnostics import Place, Rejected
from generator.read.entry import Derive, Given

Values = Mapping[str, Value]


@dataclass(frozen=True)
class World:
    """Values by name where `overrides` are in force; `base` are the values without them.

    `filled` grows as values are asked for. `called` is the value that this is computed for: its
    operands are named `kv_128k.tokens`; without it they keep their own names.
    """

    model: Model
    base: Values
    overrides: Values
    called: str = ""
    filled: MutableMapping[str, Value] = field(default_factory=dict)

    def title(self, name: str) -> str:
        """Give the full name of a value computed here."""
        return f"{self.called}.{name}" if self.called else name

    def __getitem__(self, name: str) -> Value:
        found = self.overrides.get(name) or self.filled.get(name)
        return found or self.base[name]


def recompute(world: World, target: str) -> Value:
    """Compute a value and all it needs where `world.overrides` are in force.

    Raises Rejected when a formula on the way fails there.
    """
    model = world.model
    for name in model.steps(target):
        known = name in world.overrides or name in world.filled
        if not known and not model.influences(name).isdisjoint(world.overrides):
            is_whole = name == target and world.called
            title = world.called if is_whole else world.title(name)
            world.filled[name] = compute(world, name, title)
    return world[target]


def compute(world: World, name: str, called: str) -> Value:
    """Compute one value from others that are ready in `world`.

    Raises Rejected with E301, E305, E307, E308, E309 or E310.
    """
    definition = world.model.definitions[name]
    match definition:
        case Input():
            return definition.value
        case Menu():
            return _chosen(definition, world, called)
        case Derived():
            return _derived(definition, world, called)
        case Scenario():
            return _scenario(definition, world, called)


def _chosen(menu: Menu, world: World, called: str) -> Value:
    chosen, origin = world[menu.chosen], menu.origin
    for choice, text in zip(menu.choices, menu.typed, strict=True):
        if world[choice].quantity.dimension != chosen.quantity.dimension:
            other, expected = world[choice].quantity, chosen.quantity
            raise Rejected(complaints.unlike_input(text, other, menu.text, expected))
    return Value(
        called,
        chosen.quantity,
        chosen.unit,
        origin,
        operands={menu.chosen: chosen},
        label=origin.label,
        symbol=origin.symbol.value if origin.symbol else None,
    )


def _derived(definition: Derived, world: World, called: str) -> Value:
    operands = {need: world[need] for need in definition.needs}
    quantity = _evaluate(definition.expr, definition, world)
    origin = definition.origin
    return Value(
        called,
        quantity,
        _shown_in(definition, quantity, world) or _unshown(definition, quantity, operands),
        origin,
        digits=origin.digits,
        formula=definition.expr,
        operands=operands,
        label=origin.label,
        symbol=origin.symbol.value if origin.symbol else None,
    )


def _evaluate(expr: Expr, definition: Derived | Scenario, world: World) -> Quantity:
    known = {need: world[need].quantity for need in same_scenario_needs(definition)}
    effort = world.model.effort
    effort.spend(PER_FORMULA)
    return evaluate(expr, definition.text, known, world.model.places, effort)


def _shown_in(definition: Derived | Scenario, quantity: Quantity, world: World) -> Unit | None:
    unit, show = definition.unit, definition.origin.show
    if unit is not None and show is not None and unit.dimension != quantity.dimension:
        text, pure = definition.text, _pure(definition, world)
        lacking = dim.over(unit.dimension, quantity.dimension)
        mended = [fix for name in pure for fix in _mended(definition, name, lacking, unit, world)]
        fix = mended[0] if len(mended) == 1 else ""
        raise Rejected(complaints.shown_in_other_dimension(show, unit, text, quantity, pure, fix))
    return unit


def _mended(
    definition: Derived | Scenario, name: str, lacking: Dimension, unit: Unit, world: World
) -> Iterator[str]:
    """Give an input with the unit that would mend its formula, if there is one: `1000 GPU`."""
    origin = world[name].origin
    typed = isinstance(world.model.definitions[name], Input)
    if not isinstance(origin, Given) or not typed or isinstance(definition, Scenario):
        return
    for dimension in (lacking, dim.power(lacking, -1)):
        symbol = coherent_unit(dimension).symbol
        known = {need: world[need].quantity for need in same_scenario_needs(definition)}
        known[name] = known[name]._replace(dimension=dimension)
        try:
            found = evaluate(definition.expr, definition.text, known, {}, world.model.effort)
        except Rejected:
            continue
        if found.dimension == unit.dimension and not symbol.startswith("1/"):
            yield f"{origin.value} {symbol}"


def _unshown(definition: Derived, quantity: Quantity, operands: Values) -> Unit:
    units = {name: operand.unit for name, operand in operands.items()}
    return unit_of_sum(definition.expr, units) or default_unit(quantity)


def _pure(definition: Derived | Scenario, world: World) -> dict[str, Place]:
    """Find the givens in a formula that have no unit."""
    return {
        name: world.model.places[name]
        for name in same_scenario_needs(definition)
        if isinstance(world[name].origin, Given) and world[name].quantity.dimension == NONE
    }


def _scenario(definition: Scenario, world: World, called: str) -> Value:
    replaced = {
        name.name: _override(definition, name.name, expr, world, called)
        for name, expr in definition.node.overrides
    }
    kept = {name: value for name, value in world.overrides.items() if name != definition.target}
    inner = World(world.model, world.base, {**kept, **replaced}, called)
    try:
        value = recompute(inner, definition.target)
    except Exhausted:
        raise
    except Rejected as fault:
        where = complaints.in_scenario(fault.diagnostic, definition.text, called)
        raise Rejected(where) from None
    unit = _shown_in(definition, value.quantity, world) or value.unit
    return _renamed(value, definition.origin, called, unit, frozenset(replaced))


def _renamed(
    value: Value, origin: Derive, called: str, unit: Unit, replaced: frozenset[str]
) -> Value:
    """Make the target's value the scenario's own, keeping what the scenario leaves unsaid."""
    return value._replace(
        name=called,
        unit=unit,
        origin=origin,
        digits=value.digits if origin.digits is None else origin.digits,
        overridden=value.overridden | replaced,
        label=origin.label or value.label,
        symbol=origin.symbol.value if origin.symbol else value.symbol,
    )


def _override(definition: Scenario, name: str, expr: Expr, world: World, called: str) -> Value:
    """Give the value that takes the place of `name`."""
    quantity = _evaluate(expr, definition, world)
    original = world[name]
    if quantity.dimension != original.quantity.dimension:
        part = definition.text.part(expr.start, expr.end)
        place = world.model.definitions[name].text
        raise Rejected(complaints.unlike_input(part, quantity, place, original.quantity))
    called = f"{called}.{name}"
    if isinstance(expr, Name):
        return world[expr.name]._replace(name=called, symbol=original.symbol)
    unit = _literal_unit(expr)
    return Value(
        called,
        quantity,
        unit or original.unit,
        definition.origin,
        formula=None if unit else expr,
        operands={part.name: world[part.name] for part in names(expr)},
        label=original.label,
        symbol=original.symbol,
    )


def _literal_unit(expr: Expr) -> Unit | None:
    inner = expr.operand if isinstance(expr, Negate) else expr
    return inner.unit if isinstance(inner, Number) else None

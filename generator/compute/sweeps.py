"""Sweeps: one value computed again for each value of one of its inputs; the series of a chart.

Points are scenarios like any `with`, so a chart cannot show what the formula does not give.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.compute.checks import Scope
from generator.compute.complaints import entry as complaints
from generator.compute.corners import at_corner
from generator.compute.literals import parse_quantity, read_unit
from generator.compute.model import Model
from generator.compute.names import unknown
from generator.compute.scenario import World
from generator.compute.solved import Series, Value
from generator.compute.units import Unit
from generator.diagnostics import Problems, Rejected
from generator.read.entry import Sweep
from generator.read.text import Text


def solve_sweeps(
    sweeps: tuple[Sweep, ...], model: Model, scope: Scope, problems: Problems
) -> dict[str, Series]:
    """Compute every sweep's points in the order typed.

    Records E302 for an unknown name, E301, E305 and what a formula raises at a point. A sweep of
    a broken value is left out without a word.
    """
    solved: dict[str, Series] = {}
    for sweep in sweeps:
        missing = [text for text in (sweep.of, sweep.over) if text.value not in scope.values]
        problems.extend(
            unknown(text.place, text.value, scope.definitions)
            for text in missing
            if text.value not in scope.definitions
        )
        if not missing and not model.effort.exhausted:
            try:
                solved[sweep.name.value] = _solve_sweep(sweep, model, scope)
            except Rejected as fault:
                problems.add(fault.diagnostic)
    return solved


def _solve_sweep(sweep: Sweep, model: Model, scope: Scope) -> Series:
    of, over = scope.values[sweep.of.value], scope.values[sweep.over.value]
    # `over` need not matter: a flat line is what a chart of a fixed state is about.
    unit = _unit(sweep, of, model)
    return Series(
        sweep.name.value, over.name, tuple(_points(sweep, unit, model, scope)), sweep.label
    )


def _unit(sweep: Sweep, of: Value, model: Model) -> Unit:
    if sweep.show is None:
        return of.unit
    unit = read_unit(sweep.show)
    if unit.dimension != of.quantity.dimension:
        text = model.definitions[of.name].text
        raise Rejected(complaints.shown_in_other_dimension(sweep.show, unit, text, of.quantity, {}))
    return unit


def _points(sweep: Sweep, unit: Unit, model: Model, scope: Scope) -> Iterator[tuple[Value, Value]]:
    over, name = scope.values[sweep.over.value], sweep.name.value
    for text in sweep.values:
        x = _replaced(over, text, f"{name}.{over.name}", model)
        world = World(model, scope.values, {over.name: x}, name)
        y = at_corner(world, sweep.of.value)
        yield x, y._replace(name=f"{name}.{sweep.of.value}", unit=unit)


def _replaced(over: Value, text: Text, name: str, model: Model) -> Value:
    number = parse_quantity(text)
    if number.quantity.dimension != over.quantity.dimension:
        value_text = model.definitions[over.name].text
        raise Rejected(complaints.unlike_input(text, number.quantity, value_text, over.quantity))
    unit = number.unit
    return over._replace(name=name, quantity=number.quantity, unit=unit, low=None, high=None)

"""An entry's values with one input moved, as a reader's control moves it.

By the same definitions as everything else and not by solving again: what does not rest on the
input keeps its value, and that is most of an entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from generator.compute.collect import collect
from generator.compute.corners import Corners, ranged, spread
from generator.compute.effort import MAX_STEPS, Effort
from generator.compute.literals import parse_quantity
from generator.compute.model import Model, build_model
from generator.compute.quantity import Quantity
from generator.compute.scenario import Values, World, compute
from generator.compute.solved import Value
from generator.diagnostics import Problems
from generator.read.entry import Control, Entry, Given, Tables

STEPS: Final = 11
"""Both ends of a control and ten places between them."""
MAX_EFFORT: Final = MAX_STEPS // 5
"""A tenth of a second for all places together; no post of ours takes a fortieth of it."""
DIGITS: Final = 6
"""Of a place between: more than a control can be set to."""


def model_of(entry: Entry, tables: Tables) -> Model:
    """Read the definitions of an entry that was solved once more, to compute with them."""
    model = build_model(collect(entry, tables, Problems()), Problems())
    return replace(model, effort=Effort(MAX_EFFORT))


def places(given: Given, values: Values) -> Iterator[Value]:
    """Give an input everywhere a reader may try it: the ends and places between, every choice."""
    control, value = given.control, values[given.name.value]
    if control is None:
        return
    for choice in control.choose:
        chosen = values[choice.value.strip()]
        yield value._replace(
            quantity=chosen.quantity, unit=chosen.unit, operands={chosen.name: chosen}
        )
    if not control.choose:
        for quantity in _slid(control, value):
            yield value._replace(quantity=quantity, low=None, high=None)


def _slid(control: Control, value: Value) -> Iterator[Quantity]:
    assert control.start is not None  # a control without choices is a slider
    assert control.end is not None
    ends = [parse_quantity(text).quantity for text in (control.start, control.end)]
    low, high = (float(end.within(value.unit)) for end in ends)
    for step in range(1, STEPS):
        part = step / STEPS
        is_log = control.scale == "log"
        place = low * (high / low) ** part if is_log else low + (high - low) * part
        amount = Fraction(f"{place:.{DIGITS}g}") * value.unit.scale
        yield Quantity(amount, value.quantity.dimension)
    yield from ends


def moved(model: Model, values: Values, to: Value) -> tuple[dict[str, Value], frozenset[str]]:
    """Give all values with one of them replaced, and the names of those that it changed.

    Raises Rejected what a formula raises there, Exhausted when it takes too long.
    """
    base = {**values, to.name: to}
    ranges = {name: ends for name, ends in ranged(model).items() if name != to.name}
    corners, world = Corners(model, base, ranges), World(model, base, {})
    changed = {to.name}
    for name in model.order:
        if name != to.name and to.name in model.influences(name):
            base[name] = spread(corners, compute(world, name, name))
            changed.add(name)
    return base, frozenset(changed)

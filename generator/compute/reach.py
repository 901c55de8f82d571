"""Divisors that a reader's sliders, a menu or a range can bring to zero.

The defaults are not enough: a page must not divide by zero in a reader's hands. A divisor that
changes its sign between two corners is zero somewhere between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.compute.complaints import entry as complaints
from generator.compute.corners import Corners, Positions, at_corner
from generator.compute.definitions import Input, Menu
from generator.compute.effort import Effort, Exhausted
from generator.compute.evaluate import evaluate
from generator.compute.formula import Binary, Call, Expr, Name, parts
from generator.compute.model import Model
from generator.compute.quantity import Quantity
from generator.compute.scenario import Values
from generator.compute.solved import Value
from generator.diagnostics import Diagnostic, Problems, Rejected
from generator.read.text import Text

_PARTIAL = ("ln", "log2", "log10", "sqrt")
"""Functions that have no result for some numbers."""


def check_reach(model: Model, values: Values, problems: Problems) -> None:
    """Record E307 for a divisor that can reach zero, E310 for a function left without result.

    Stops with E314 when no steps are left.
    """
    corners = Corners(model, values, movable(model, values))
    told = set[Text | tuple[str, str]]()
    for name, value in values.items():
        text = model.formula_text(name)
        if model.effort.exhausted:
            return
        if value.formula is None or text is None or text in told or not corners.moving(name):
            continue
        try:
            fault = next(_faults(corners, value, value.formula, text), None)
        except Exhausted as spent:
            fault = spent.diagnostic
        if fault:
            # Ten formulas that divide by the same input have one mistake in common.
            same = fault.place.typed, fault.note or fault.cause
            if same not in told:
                problems.add(fault)
            told |= {text, same}


def movable(model: Model, values: Values) -> Positions:
    """Find every input that can differ from its default, and its extreme positions."""
    found: dict[str, tuple[Value, ...]] = {}
    for name, value in values.items():
        definition = model.definitions[name]
        if isinstance(definition, Menu):
            found[name] = tuple(values[choice] for choice in definition.choices)
        elif isinstance(definition, Input):
            ends = [*(definition.slider or ()), *(end for end in (value.low, value.high) if end)]
            found[name] = tuple(value._replace(quantity=end) for end in _extremes(ends))
    return {name: positions for name, positions in found.items() if positions}


def _extremes(ends: list[Quantity]) -> list[Quantity]:
    ordered = sorted(ends, key=lambda end: end.value)
    return [ordered[0], ordered[-1]] if ordered else []


def _faults(corners: Corners, value: Value, formula: Expr, text: Text) -> Iterator[Diagnostic]:
    """Look at every corner for divisors on the other side of zero than at the defaults."""
    divisors = list(_divisors(formula))[::-1]  # the innermost first: it is the one to mend
    if not divisors and not any(_is_partial(part) for part in parts(formula)):
        return
    effort = corners.model.effort
    signs = [_amount(divisor, text, value, effort) > 0 for divisor in divisors]
    for world in corners.worlds(corners.moving(value.name)):
        try:
            moved = at_corner(world, value.name)
        except Rejected as fault:
            yield fault.diagnostic
            return
        for divisor, positive in zip(divisors, signs, strict=True):
            if (_amount(divisor, text, moved, effort) > 0) is not positive:
                yield complaints.can_reach_zero(text, divisor, world.overrides)


def _divisors(formula: Expr) -> Iterator[Expr]:
    for part in parts(formula):
        if isinstance(part, Binary) and part.operator == "/" and _varies(part.right):
            yield part.right


def _varies(node: Expr) -> bool:
    return any(isinstance(part, Name) for part in parts(node))


def _is_partial(node: Expr) -> bool:
    return isinstance(node, Call) and node.function in _PARTIAL and _varies(node)


def _amount(node: Expr, text: Text, value: Value, effort: Effort) -> Fraction:
    known = {name: operand.quantity for name, operand in value.operands.items()}
    return evaluate(node, text, known, effort=effort).value

"""Givens: their quantity, the range it may lie in, and what a reader may move it to.

Checked here and not while reading, because only now do the ends have dimensions to compare.
"""

from __future__ import annotations

from generator.compute.complaints import entry as complaints
from generator.compute.definitions import Input, Menu
from generator.compute.literals import parse_quantity
from generator.compute.quantity import Quantity
from generator.compute.solved import Value
from generator.compute.units import Unit
from generator.diagnostics import Rejected
from generator.read.entry import Given
from generator.read.text import Text

Ends = tuple[Quantity, Quantity]


def read_given(given: Given) -> Input | Menu:
    """Read one input. Raises Rejected with E203, E301, E303, E304, E306, E308, E315 or E320."""
    if given.control and given.control.choose:
        return _menu(given, given.control.choose)
    number = parse_quantity(given.value)
    ends = _ends(given, given.low, given.high, number.quantity)
    value = Value(
        given.name.value,
        number.quantity,
        number.unit,
        given,
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        label=given.label,
        symbol=given.symbol.value if given.symbol else None,
    )
    if ends and given.low:
        _expect_between(given.value, value.quantity, value.unit, ends, (given.low, "range"))
    return Input(value, given.value, _slider(given, value))


def _menu(given: Given, choose: tuple[Text, ...]) -> Menu:
    choices = tuple(choice.value.strip() for choice in choose)
    chosen = given.value.value.strip()
    if chosen not in choices:
        listed = ", ".join(f"`{choice}`" for choice in choices)
        message = f"`{chosen}` is not on its own menu"
        raise Rejected(complaints.bad_range(given.value.place, message, f"type one of {listed}"))
    return Menu(given, chosen, choices)


def _ends(given: Given, low: Text | None, high: Text | None, value: Quantity) -> Ends | None:
    """Read two ends of the value's own dimension, the lower one first."""
    if low is None or high is None:
        return None
    ends = _end(low, given.value, value), _end(high, given.value, value)
    if ends[0].value > ends[1].value:
        message = f"the low end `{low.value}` is above the high end `{high.value}`"
        help = f"type `[{high.value}, {low.value}]`"
        raise Rejected(complaints.bad_range(low.place, message, help))
    return ends


def _end(text: Text, value_text: Text, value: Quantity) -> Quantity:
    end = parse_quantity(text).quantity
    if end.dimension != value.dimension:
        raise Rejected(complaints.unlike_input(text, end, value_text, value))
    return end


def _slider(given: Given, value: Value) -> Ends | None:
    if given.control is None:
        return None
    start, end = given.control.start, given.control.end
    ends = _ends(given, start, end, value.quantity)
    if ends is None or start is None:
        return None
    _expect_between(given.value, value.quantity, value.unit, ends, (start, "control"))
    if given.control.scale == "log" and ends[0].value <= 0:
        message = "a logarithmic control starts above zero"
        raise Rejected(complaints.bad_range(start.place, message))
    return ends


def _expect_between(
    text: Text, value: Quantity, unit: Unit, ends: Ends, of: tuple[Text, str]
) -> None:
    if not ends[0].value <= value.value <= ends[1].value:
        raise Rejected(complaints.outside(text, value, unit, ends, of))

"""What is said about the values of an entry: their names, ranges, scenarios and checks.

A help line names something to type only when it is sure to be right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from generator.compute import dimension as dim
from generator.compute.choose_unit import default_unit
from generator.compute.complaints.arithmetic import described, typed
from generator.compute.formula import Expr
from generator.compute.quantity import Quantity
from generator.compute.solved import Value
from generator.compute.units import Unit
from generator.compute.wording import told
from generator.diagnostics import Diagnostic, Label, Place
from generator.read.text import Text

_LISTED = 8
_MAX_LABELS = 3


def name_taken(name: Text, meaning: str, first: Place | None = None) -> Diagnostic:
    """E312: the name is a unit, a function, a constant or another value's."""
    labels = (Label(first, "first named here"),) if first else ()
    message = f"`{name.value}` is already {meaning}"
    help = "give the value a longer name" if not first else ""
    return Diagnostic("E312", message, name.place, labels=labels, help=help)


def unknown_name(place: Place, name: str, near: str | None, known: Iterable[str]) -> Diagnostic:
    """E302: nothing has this name."""
    listed = sorted(known)
    more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    scope = ", ".join(f"`{other}`" for other in listed[:_LISTED]) + more
    return Diagnostic(
        "E302",
        f"unknown name `{name}`",
        place,
        note=f"known here: {scope}" if listed else "the entry has no values",
        help=f"did you mean `{near}`?" if near else "",
    )


def unknown_field(place: Place, name: str, near: str | None, fields: Iterable[str]) -> Diagnostic:
    """E302: `m.layer`, where the shared row has no such field, or no row is called `m`."""
    found = unknown_name(place, name, near, fields)
    if "known here" in found.note:
        return found
    root = name.partition(".")[0]
    return found._replace(
        note=f"no shared row is called `{root}`", help=f"add `use: [table.row as {root}]`"
    )


def only_for_readers(place: Place, name: str) -> Diagnostic:
    """E302: `kv.low` or `kv_128k.tokens` in a formula."""
    message = f"`{name}` can be used in checks, claims and texts, but not in a formula"
    return Diagnostic("E302", message, place)


def unit_as_name(place: Place, name: str) -> Diagnostic:
    """E302: a unit that stands alone in a formula."""
    return Diagnostic(
        "E302",
        f"unknown name `{name}`",
        place,
        cause="a unit needs a number before it",
        help=f"type `1 {name}`",
    )


def unknown_row(row: Text, start: int, near: str | None) -> Diagnostic:
    """E302: `use` names a table or row that does not exist."""
    place = row.slice(start, len(row.value))
    what = "row" if start else "table or row"
    help = f"did you mean `{near}`?" if near else ""
    return Diagnostic("E302", f"unknown {what} `{row.value[start:]}`", place, help=help)


def unknown_source(key: Text, near: str | None, known: Collection[str]) -> Diagnostic:
    """E302: a `source:` that is neither under `sources` nor a shared row."""
    unknown = unknown_name(key.place, key.value, near, known)
    help = unknown.help
    if "://" in key.value:
        help = "list the address under `sources:` and give its key here"
    note = unknown.note if known else "the entry has no `sources:` and uses no shared rows"
    return unknown._replace(message=f"unknown source `{key.value}`", note=note, help=help)


def no_range(place: Place, name: str, end: str) -> Diagnostic:
    """E302: `kv.low` where no ranged input reaches `kv`."""
    message = f"`{name}` has no `{end}` because no input with a range reaches it"
    return Diagnostic("E302", message, place, help=f"type `{name}`")


def shown_in_other_dimension(
    show: Text,
    unit: Unit,
    formula: Text,
    quantity: Quantity,
    pure: Mapping[str, Place],
    mended: str = "",
) -> Diagnostic:
    """E305: the unit asked for measures something else.

    `pure` are the inputs of the formula that have no unit, since one may have been forgotten;
    `mended` is the only one of them that would mend it, with the unit it lacks.
    """
    lacking = dim.over(unit.dimension, quantity.dimension)
    sure = sum(map(abs, lacking)) == 1 and not mended
    bare = tuple(Label(place, f"`{name}` is a pure number") for name, place in pure.items())
    return Diagnostic(
        "E305",
        f"cannot show {dim.words(quantity.dimension)} in `{unit.symbol}`",
        show.place,
        cause=f"`{unit.symbol}` measures {described(unit.dimension)}",
        labels=(Label(formula.place, f"this is {described(quantity.dimension)}"), *bare[:2]),
        note=f"the formula is off by a factor of {dim.words(lacking)}" if sure else "",
        help=f"write `{mended}`" if mended else _other_unit(quantity, bare),
    )


def _other_unit(quantity: Quantity, bare: Sequence[Label]) -> str:
    return "" if bare else f"type a unit such as `{default_unit(quantity).symbol}`"


def unlike_input(text: Text, found: Quantity, value: Text, expected: Quantity) -> Diagnostic:
    """E301: a range, control, choice or override of another dimension than the value itself."""
    return Diagnostic(
        "E301",
        f"expected {dim.words(expected.dimension)}, not {dim.words(found.dimension)}",
        text.place,
        cause=f"this is {described(found.dimension)}",
        labels=(Label(value.place, f"this is {described(expected.dimension)}"),),
        help=_with_unit(text, found, value),
    )


def _with_unit(text: Text, found: Quantity, value: Text) -> str:
    """Give a bare number the unit that the value itself was typed with."""
    unit = re.fullmatch(r"-?[\d._]+(?:[eE][+-]?\d+)?\s*([^\d\s].*)", value.value.strip())
    if found.dimension != dim.NONE or not unit or not re.fullmatch(r"[\d._eE+-]+", text.value):
        return ""
    return f"give the number its unit, e.g. `{text} {unit[1]}`"


def cycle(ring: Sequence[str], places: Sequence[Place]) -> Diagnostic:
    """E311: values that are defined by each other; `ring` starts and ends with one name."""
    arrows = " → ".join(f"`{name}`" for name in ring)
    labels = tuple(
        Label(place, f"needs `{needed}`")
        for place, needed in zip(places[1 : _MAX_LABELS + 1], ring[2:], strict=False)
    )
    message = f"`{ring[0]}` is defined by itself: {arrows}"
    return Diagnostic("E311", message, places[0], cause=f"needs `{ring[1]}`", labels=labels)


def scenario_too_deep(formula: Text, limit: int) -> Diagnostic:
    """E314: `with` upon `with`, further than anyone can follow."""
    message = f"a value may build on at most {limit} other scenarios"
    return Diagnostic("E314", message, formula.place)


def scenario_too_long(formula: Text, limit: int) -> Diagnostic:
    """E314: a scenario that recomputes too much."""
    message = f"a scenario may take at most {limit} steps"
    return Diagnostic("E314", message, formula.place)


def not_derived(place: Place, name: str) -> Diagnostic:
    """E315: `with` behind the name of an input."""
    message = f"`{name}` is an input and has no formula to compute with other values"
    return Diagnostic("E315", message, place)


def no_influence(place: Place, name: str, target: str, useful: Iterable[str]) -> Diagnostic:
    """E324: an override or sweep that changes nothing."""
    listed = sorted(useful)
    which = ", ".join(f"`{other}`" for other in listed[:_LISTED])
    message = f"`{name}` has no influence on `{target}`"
    note = f"`{target}` depends on {which}" if listed else ""
    return Diagnostic("E324", message, place, note=note)


def bad_range(place: Place, message: str, help: str = "") -> Diagnostic:
    """E320: ends in the wrong order, or a value outside them."""
    return Diagnostic("E320", message, place, help=help)


def outside(
    text: Text, value: Quantity, unit: Unit, ends: tuple[Quantity, Quantity], of: tuple[Text, str]
) -> Diagnostic:
    """E320: the value of an input lies outside its own range or control.

    `of` is where the ends were typed and what they are.
    """
    low, high = (told(end, unit) for end in ends)
    place, what = of
    message = f"{told(value, unit)} lies outside its own {what}, {low} to {high}"
    labels = (Label(place.place, f"its {what}"),)
    help_ = f"mend the value, or let its {what} reach that far"
    return Diagnostic("E320", message, text.place, labels=labels, help=help_)


def too_many_ranges(formula: Text, names: Iterable[str], limit: int) -> Diagnostic:
    """E321: more ranged inputs than corners can be counted for."""
    listed = ", ".join(f"`{name}`" for name in sorted(names))
    message = f"at most {limit} inputs with a range may reach one value"
    return Diagnostic("E321", message, formula.place, cause=f"reached by {listed}")


def comparison_in_formula(text: Text) -> Diagnostic:
    """E315: a comparison where a value is computed."""
    message = "a formula gives a value, not a comparison"
    return Diagnostic("E315", message, text.place, help="put the comparison under `check`")


def unused(name: Text, what: str) -> Diagnostic:
    """W316: a value that nothing refers to."""
    message = f"{what} `{name.value}` is used nowhere"
    return Diagnostic("W316", message, name.place, help="show it, check it or delete it")


def unshown_control(name: Text) -> Diagnostic:
    """W328: an input with a control that stands nowhere on the page."""
    return Diagnostic(
        "W328",
        f"readers may change `{name.value}`, but no text shows a control for it",
        name.place,
        help=f"put `{{{{ explore }}}}` or `{{{{ input {name.value} }}}}` into the body",
    )


def overprecise(name: Text, shown_digits: int, digits: int, best: Text) -> Diagnostic:
    """W319: more digits than the most precise of the measured inputs has."""
    return Diagnostic(
        "W319",
        f"`{name.value}` shows {shown_digits} digits, more than its inputs justify",
        name.place,
        labels=(Label(best.place, f"{digits} digits, and no measured input has more"),),
        help=f"type `digits: {digits}`",
    )


def in_scenario(fault: Diagnostic, formula: Text, name: str) -> Diagnostic:
    """Add where a formula that failed was being computed with other inputs."""
    label = Label(formula.place, f"while computing `{name}`")
    return fault._replace(labels=(*fault.labels[: _MAX_LABELS - 1], label))


def when(fault: Diagnostic, moved: Mapping[str, Value]) -> Diagnostic:
    """Add at which corner of ranges, sliders and menus a formula failed."""
    zero = next((name for name, value in moved.items() if not value.quantity.value), "")
    help = f"keep the range or control of `{zero}` away from zero" if zero else fault.help
    return fault._replace(note=f"this happens where {_moved(moved)}", help=help)


def can_reach_zero(text: Text, divisor: Expr, moved: Mapping[str, Value]) -> Diagnostic:
    """E307: a divisor that is fine at the defaults but not wherever a reader may go."""
    return Diagnostic(
        "E307",
        f"`{typed(text, divisor)}` can reach zero",
        text.slice(divisor.start, divisor.end),
        cause=f"this has passed zero where {_moved(moved)}",
    )


def _moved(moved: Mapping[str, Value]) -> str:
    said = (f"`{name}` is {told(value.quantity, value.unit)}" for name, value in moved.items())
    return " and ".join(said)

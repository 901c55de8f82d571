"""What is said about a formula that can be read but not computed.

Both sides are named with their dimensions, because the mistake is usually in what was measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.compute import dimension as dim
from generator.compute.choose_unit import COHERENT, default_unit
from generator.compute.dimension import BASES, NONE, Dimension
from generator.compute.effort import MAX_STEPS
from generator.compute.formula import Binary, Call, Expr, Name, Number, parts
from generator.compute.quantity import Quantity
from generator.compute.units import ONE
from generator.compute.wording import figure, told
from generator.diagnostics import Diagnostic, Label, Place
from generator.read.text import Text

_CANNOT: Final = {"+": "add {0} and {1}", "-": "subtract {1} from {0}"}

# The unit to repair a missing factor with; an hour is a more likely slip than a second.
_REPAIR: Final = {**COHERENT, "time": "h"}


def described(dimension: Dimension) -> str:
    """Name a dimension in words and brackets: `energy [M L² T⁻²]`."""
    if dimension == NONE:
        return dim.words(dimension)
    return f"{dim.words(dimension)} {dim.symbols(dimension)}"


def typed(text: Text, node: Expr) -> str:
    """Give a part of a formula as its author typed it."""
    return text.value[node.start : node.end]


def too_much_work(text: Text, node: Expr) -> Diagnostic:
    """E314: the steps of a whole entry are used up, mostly by ranges and sliders."""
    return Diagnostic(
        "E314",
        "this entry takes too long to compute",
        text.slice(node.start, node.end),
        cause=f"all {MAX_STEPS:,} steps are used up here",
        note="every value is computed at all ends of the ranges and sliders that reach it",
        help="give `range:` and `input:` to fewer givens",
    )


def unlike_sum(
    text: Text, node: Binary, sides: tuple[Quantity, Quantity], places: Mapping[str, Place]
) -> Diagnostic:
    """E301: a sum or difference of unlike dimensions."""
    left, right = (side.dimension for side in sides)
    return Diagnostic(
        "E301",
        "cannot " + _CANNOT[node.operator].format(dim.words(left), dim.words(right)),
        text.slice(node.start, node.end),
        cause=f"left is {described(left)}, right is {described(right)}",
        labels=definitions((node.left, node.right), sides, places),
        help=_share(text, node) or _missing_factor(text, node.right, *sides),
    )


def unlike_pair(
    text: Text,
    verb: str,
    nodes: tuple[Expr, Expr],
    sides: tuple[Quantity, Quantity],
    places: Mapping[str, Place],
) -> Diagnostic:
    """E301: two values that are to be compared but are of unlike dimensions."""
    left, right = (side.dimension for side in sides)
    return Diagnostic(
        "E301",
        f"cannot {verb} {dim.words(left)} with {dim.words(right)}",
        text.slice(nodes[0].start, nodes[1].end),
        cause=f"left is {described(left)}, right is {described(right)}",
        labels=definitions(nodes, sides, places),
        help=_missing_factor(text, nodes[1], *sides),
    )


def definitions(
    nodes: tuple[Expr, ...], sides: tuple[Quantity, ...], places: Mapping[str, Place]
) -> tuple[Label, ...]:
    """Point at where bare names were given their values, and say what these are."""
    return tuple(
        Label(places[node.name], f"`{node.name}` is {dim.words(side.dimension)}")
        for node, side in zip(nodes, sides, strict=True)
        if isinstance(node, Name) and node.name in places
    )


def _share(text: Text, node: Binary) -> str:
    """Say how to write 20 % more: not `+ 20 %`, which no unit can be added to."""
    if not isinstance(node.right, Number) or node.right.unit.symbol != "%":
        return ""
    left, share = typed(text, node.left), typed(text, node.right)
    left = f"({left})" if isinstance(node.left, Binary) and node.left.operator in "+-" else left
    return f"type `{left} * (1 {node.operator} {share})`"


def _missing_factor(text: Text, node: Expr, left: Quantity, right: Quantity) -> str:
    """Say what the right side lacks, when it is a single base dimension or a unit."""
    if isinstance(node, Number) and node.unit is ONE:
        return f"give the number its unit, e.g. `{node.text} {default_unit(left).symbol}`"
    factor = dim.over(left.dimension, right.dimension)
    lacking = {name: n for name, n in zip(BASES, factor, strict=True) if n}
    if len(lacking) != 1 or abs(exponent := next(iter(lacking.values()))) != 1:
        return ""
    name = next(iter(lacking))
    verb, operator = ("multiply", "*") if exponent > 0 else ("divide", "/")
    inner = typed(text, node)
    inner = f"({inner})" if isinstance(node, Binary) and node.operator in "+-" else inner
    what = _with_article(dim.words(dim.base(name)))
    return f"{verb} the right side by {what}, e.g. `{inner} {operator} (1 {_REPAIR[name]})`"


def _with_article(words: str) -> str:
    return f"a {words}" if words in ("time", "mass", "length") else words


def not_pure(text: Text, call: Call, quantity: Quantity, places: Mapping[str, Place]) -> Diagnostic:
    """E301: a logarithm, exponential or rounding of something with a unit."""
    argument = call.arguments[0]
    return Diagnostic(
        "E301",
        f"`{call.function}` takes a pure number, not {dim.words(quantity.dimension)}",
        text.slice(argument.start, argument.end),
        cause=f"this is {described(quantity.dimension)}",
        labels=definitions((argument,), (quantity,), places),
        help="divide by one unit first, e.g. "
        f"`{call.function}({typed(text, argument)} / ({_one(quantity)}))`",
    )


def _one(quantity: Quantity) -> str:
    """Write one of the unit a quantity would be shown in."""
    return f"1 {told(quantity).partition(' ')[2]}"


def zero_divisor(text: Text, divisor: Expr, known: Mapping[str, Quantity]) -> Diagnostic:
    """E307: the divisor is zero; the cause gives the values that made it so."""
    steps = [f"`{name}` is {told(known[name])}" for name in _used(divisor)]
    because = f" because {' and '.join(steps)}" if steps and not isinstance(divisor, Name) else ""
    return Diagnostic(
        "E307",
        "cannot divide by zero",
        text.slice(divisor.start, divisor.end),
        cause=f"this is 0{because}",
    )


def _used(node: Expr) -> list[str]:
    return list(dict.fromkeys(part.name for part in parts(node) if isinstance(part, Name)))


def beyond_range(text: Text, node: Expr, limit: int) -> Diagnostic:
    """E308: a result too large or too near zero."""
    message = f"the result leaves the range from 1e-{limit} to 1e{limit}"
    return Diagnostic("E308", message, text.slice(node.start, node.end))


def too_many_digits(text: Text, node: Expr) -> Diagnostic:
    """E308: an exact result so long that computing on would never end."""
    message = "the exact result has thousands of digits"
    return Diagnostic(
        "E308", message, text.slice(node.start, node.end), help="start from fewer digits"
    )


def large_exponent(text: Text, node: Expr, limit: int) -> Diagnostic:
    """E308: a power whose exponent is beyond the limit."""
    message = f"an exponent may be at most {limit}, either way"
    return Diagnostic("E308", message, text.slice(node.start, node.end))


def exponent_with_unit(text: Text, node: Binary, quantity: Quantity) -> Diagnostic:
    """E309: `2 ^ tokens`, or `2^30 B`, which is read as two to the power of 30 bytes."""
    exponent, help = node.right, ""
    if isinstance(exponent, Number):
        help = f"type `{typed(text, node.left)}^{exponent.text} * 1 {exponent.unit.symbol}`"
    return Diagnostic(
        "E309",
        f"an exponent is a pure number, not {dim.words(quantity.dimension)}",
        text.slice(exponent.start, exponent.end),
        cause=f"this is {described(quantity.dimension)}",
        help=help,
    )


def broken_exponent(text: Text, node: Binary, sides: tuple[Quantity, Quantity]) -> Diagnostic:
    """E309: an exponent that is not whole."""
    return Diagnostic(
        "E309",
        f"an exponent is a whole number, not {figure(sides[1].value)}",
        text.slice(node.right.start, node.right.end),
        help=_broken_power(text, node, sides),
    )


def _broken_power(text: Text, node: Binary, sides: tuple[Quantity, Quantity]) -> str:
    base, exponent = sides
    under, over = typed(text, node.left), typed(text, node.right)
    if exponent.value * 2 == 1:
        return f"type `sqrt({under})`"
    if base.dimension != NONE or base.value <= 0:
        return ""
    over = f"({over})" if isinstance(node.right, Binary) else over
    return f"type `exp({over} * ln({under}))`"


def odd_root(text: Text, call: Call, quantity: Quantity) -> Diagnostic:
    """E309: the square root of a dimension with an odd exponent."""
    argument = call.arguments[0]
    return Diagnostic(
        "E309",
        f"there is no square root of {dim.words(quantity.dimension)}",
        text.slice(argument.start, argument.end),
        cause=f"this is {described(quantity.dimension)}",
        note="every exponent under a square root must be even",
    )


def not_finite(text: Text, call: Call, quantity: Quantity) -> Diagnostic:
    """E310: a root of a negative number, or a logarithm of one that is not positive."""
    argument = call.arguments[0]
    return Diagnostic(
        "E310",
        f"`{call.function}` of {told(quantity)} is not a number",
        text.slice(argument.start, argument.end),
        cause=f"this is {told(quantity)}",
    )

"""Formula trees to exact quantities, by our own rules for every operator.

Not `eval` and not floats: a formula can only do arithmetic, and 0.1 + 0.2 is 0.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from generator.compute import dimension as dim
from generator.compute.bounds import MAX_POWER, TEN_POWER, fits, in_range
from generator.compute.complaints import arithmetic as complaints
from generator.compute.dimension import NONE
from generator.compute.effort import PER_FUNCTION, Effort, Exhausted, steps
from generator.compute.formula import Binary, Call, Expr, Name, Negate, Number
from generator.compute.functions import OutOfDomain, OutOfRange, apply
from generator.compute.quantity import Quantity
from generator.diagnostics import Place, Rejected
from generator.read.text import Text

_NOWHERE: Final[Mapping[str, Place]] = {}


class _Ground(NamedTuple):
    """What a formula is computed on: its text, the values of its names, where these stand."""

    text: Text
    known: Mapping[str, Quantity]
    places: Mapping[str, Place]
    effort: Effort


def evaluate(
    expr: Expr,
    text: Text,
    known: Mapping[str, Quantity],
    places: Mapping[str, Place] = _NOWHERE,
    effort: Effort | None = None,
) -> Quantity:
    """Compute a formula typed in `text`; `known` holds every name in it, in base units.

    `places` say where names got their values, for the labels of a complaint; what it takes comes
    out of `effort`. Raises Rejected with E301, E307, E308, E309 or E310, Exhausted with E314.
    """
    return _value(expr, _Ground(text, known, places, effort or Effort()))


def _value(node: Expr, ground: _Ground) -> Quantity:
    match node:
        case Number():
            return node.quantity
        case Name():
            return ground.known[node.name]
        case Binary():
            return _binary(node, ground)
        case Negate():
            inner = _value(node.operand, ground)
            return Quantity(-inner.value, inner.dimension, inner.exact)
        case Call():
            return _call(node, ground)


def _binary(node: Binary, ground: _Ground) -> Quantity:
    """Compute a chain of operators; a long sum leans left and must not cost stack."""
    chain = [node]
    while isinstance(chain[-1].left, Binary):
        chain.append(chain[-1].left)
    result = _value(chain[-1].left, ground)
    for link in reversed(chain):
        result = _apply(link, result, _value(link.right, ground), ground)
    return result


def _apply(node: Binary, left: Quantity, right: Quantity, ground: _Ground) -> Quantity:
    if node.operator == "^":
        return _power(node, left, right, ground)
    if node.operator in "+-":
        value, dimension = _sum(node, left, right, ground)
    elif node.operator == "*":
        value, dimension = left.value * right.value, dim.times(left.dimension, right.dimension)
    else:
        if not right.value:
            raise Rejected(complaints.zero_divisor(ground.text, node.right, ground.known))
        value, dimension = left.value / right.value, dim.over(left.dimension, right.dimension)
    return _bounded(Quantity(value, dimension, left.exact and right.exact), node, ground)


def _sum(
    node: Binary, left: Quantity, right: Quantity, ground: _Ground
) -> tuple[Fraction, dim.Dimension]:
    if left.dimension != right.dimension:
        sides = left, right
        raise Rejected(complaints.unlike_sum(ground.text, node, sides, ground.places))
    value = left.value + right.value if node.operator == "+" else left.value - right.value
    return value, left.dimension


def _power(node: Binary, base: Quantity, exponent: Quantity, ground: _Ground) -> Quantity:
    """Raise to a whole power; its size is judged before anything is multiplied."""
    whole = _whole_exponent(node, (base, exponent), ground)
    if not base.value and whole < 0:
        raise Rejected(complaints.zero_divisor(ground.text, node.left, ground.known))
    if not fits(base.value, abs(whole)):
        raise Rejected(complaints.too_many_digits(ground.text, node))
    raised = Quantity(base.value**whole, dim.power(base.dimension, whole), base.exact)
    return _bounded(raised, node, ground)


def _whole_exponent(node: Binary, sides: tuple[Quantity, Quantity], ground: _Ground) -> int:
    exponent = sides[1]
    if exponent.dimension != NONE:
        raise Rejected(complaints.exponent_with_unit(ground.text, node, exponent))
    if abs(exponent.value) > MAX_POWER:
        raise Rejected(complaints.large_exponent(ground.text, node.right, MAX_POWER))
    if exponent.value.denominator != 1:
        raise Rejected(complaints.broken_exponent(ground.text, node, sides))
    return exponent.value.numerator


def _call(node: Call, ground: _Ground) -> Quantity:
    arguments = [_value(argument, ground) for argument in node.arguments]
    _expect_like(node, arguments, ground)
    first = arguments[0]
    try:
        found = apply(node.function, arguments)
    except OutOfRange:
        raise Rejected(complaints.beyond_range(ground.text, node, TEN_POWER)) from None
    except OutOfDomain:
        raise Rejected(complaints.not_finite(ground.text, node, first)) from None
    return _bounded(found, node, ground, 0 if found.exact else PER_FUNCTION)


def _expect_like(node: Call, arguments: list[Quantity], ground: _Ground) -> None:
    """Refuse arguments whose dimensions do not suit the function."""
    first = arguments[0]
    for number, other in enumerate(arguments[1:], start=1):
        if other.dimension != first.dimension:
            nodes, sides = (node.arguments[0], node.arguments[number]), (first, other)
            pair = complaints.unlike_pair(ground.text, "compare", nodes, sides, ground.places)
            raise Rejected(pair)
    if node.function == "sqrt" and dim.square_root(first.dimension) is None:
        raise Rejected(complaints.odd_root(ground.text, node, first))
    if not _takes(node.function, first.dimension):
        raise Rejected(complaints.not_pure(ground.text, node, first, ground.places))


def _takes(function: str, dimension: dim.Dimension) -> bool:
    """Whole tokens or GPUs may be rounded to; whole gigabytes depend on the unit chosen."""
    if function in ("ceil", "floor", "round"):
        return dimension == NONE or dimension in dim.COUNTED
    return dimension == NONE or function in ("min", "max", "abs", "sqrt")


def _bounded(quantity: Quantity, node: Expr, ground: _Ground, extra: int = 0) -> Quantity:
    if not ground.effort.spend(steps(quantity.value) + extra):
        raise Exhausted(complaints.too_much_work(ground.text, node))
    if not in_range(quantity.value):
        raise Rejected(complaints.beyond_range(ground.text, node, TEN_POWER))
    if not fits(quantity.value):
        raise Rejected(complaints.too_many_digits(ground.text, node))
    return quantity

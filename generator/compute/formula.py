"""The tree of a formula: what was typed, with the stretch of text each part came from.

Not Python's `ast`: its `^` is XOR, it folds look-alike letters, and it knows no `40 GB`.
Values, receipts, MathML and the page script are all made from this one tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from generator.compute.quantity import Quantity
from generator.compute.units import ONE, Unit

MAX_LENGTH: Final = 500
MAX_DEPTH: Final = 64
"""How deep parentheses, signs, powers and calls may nest."""

Operator = Literal["+", "-", "*", "/", "^"]
Comparison = Literal["==", "~=", "<", "<=", ">", ">="]

MANY: Final = 100
ARGUMENTS: Final = {
    "min": (2, MANY),
    "max": (2, MANY),
    **dict.fromkeys(
        ("abs", "sqrt", "log2", "log10", "ln", "exp", "ceil", "floor", "round"), (1, 1)
    ),
}
"""The functions a formula may call, with the fewest and the most arguments of each."""

KEYWORDS: Final = frozenset({"with", "within"})

PI: Final = Quantity(
    Fraction(31415926535897932384626433832795028841971693993751, 10**49), exact=False
)


class Number(NamedTuple):
    """A literal such as `40 GB` or `24`; `text` is its numeral as typed (`20e9`), or `pi`."""

    quantity: Quantity
    unit: Unit
    text: str
    start: int
    end: int


class Name(NamedTuple):
    """A value's name, possibly dotted: `kv`, `m.layers`, `usable.low`."""

    name: str
    start: int
    end: int


class Negate(NamedTuple):
    """A minus sign before an operand."""

    operand: Expr
    start: int
    end: int


class Binary(NamedTuple):
    """Two operands and one of `+ - * / ^`; long sums lean to the left."""

    operator: Operator
    left: Expr
    right: Expr
    start: int
    end: int


class Call(NamedTuple):
    """One of the functions listed in `functions`, applied."""

    function: str
    arguments: tuple[Expr, ...]
    start: int
    end: int


Expr = Number | Name | Negate | Binary | Call


class Compare(NamedTuple):
    """A comparison, as in checks and claims; `within` is the tolerance typed after `~=`."""

    comparison: Comparison
    left: Expr
    right: Expr
    within: Expr | None
    start: int
    end: int


class With(NamedTuple):
    """`target with name = expression, …`: the target's formula with other inputs."""

    target: Name
    overrides: tuple[tuple[Name, Expr], ...]
    start: int
    end: int


Formula = Expr | Compare | With


def names(formula: Formula) -> tuple[Name, ...]:
    """List every name in a formula in reading order; of `with`, the target and both sides."""
    return tuple(part for part in parts(formula) if isinstance(part, Name))


def parts(formula: Formula) -> Iterator[Expr]:
    """Walk all operands of a formula from left to right, without recursion."""
    waiting: list[Formula] = [formula]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Compare | With):
            yield node
        waiting += reversed(_children(node))


def is_share(within: Expr) -> bool:
    """Tell whether a tolerance is typed in %, and so relative to the right side."""
    return any(isinstance(part, Number) and part.unit.symbol == "%" for part in parts(within))


def _children(node: Formula) -> tuple[Expr, ...]:
    match node:
        case Number() | Name():
            return ()
        case Negate(operand):
            return (operand,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Compare(_, left, right, within):
            return (left, right) if within is None else (left, right, within)
        case With(target, overrides):
            return (target, *(side for pair in overrides for side in pair))


def pi(start: int, end: int) -> Number:
    """Make the literal for the constant pi, cut at 50 digits."""
    return Number(PI, ONE, "pi", start, end)

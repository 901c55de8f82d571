"""Checks and claims: comparisons that must hold before anything is published.

A tolerance is in the reader's figures: `~= 9.06 GB` accepts what would be shown as 9.06.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from generator.compute.complaints import checking as complaints
from generator.compute.complaints import entry as entry_complaints
from generator.compute.complaints.arithmetic import unlike_pair
from generator.compute.definitions import Definitions
from generator.compute.effort import Effort
from generator.compute.evaluate import evaluate
from generator.compute.formula import Compare, Expr, Name, Negate, Number, is_share, names
from generator.compute.names import nearest_name, unknown
from generator.compute.parse import parse_formula
from generator.compute.quantity import Quantity, last_digit
from generator.compute.references import look_up
from generator.compute.solved import Value
from generator.compute.units import Unit
from generator.compute.verdict import Verdict
from generator.diagnostics import Diagnostic, Place, Problems, Rejected
from generator.read.text import Text

_COMPARE: Final[dict[str, Callable[[Fraction, Fraction], bool]]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Scope(NamedTuple):
    """What comparisons can speak of: values, their definitions and places."""

    values: Mapping[str, Value]
    definitions: Definitions
    places: Mapping[str, Place]
    declared: frozenset[str]
    effort: Effort


def judge(text: Text, what: str, scope: Scope, problems: Problems) -> Verdict | None:
    """Compute a check or claim; None when it cannot be, for a reason that is then recorded.

    Records E301, E302, E315 and what else formulas do; not that the comparison is false.
    """
    if scope.effort.exhausted:
        return None
    try:
        node = _comparison(text, what, scope)
        known = _known(node, text, scope, problems)
        return None if known is None else _compare(node, text, known, scope)
    except Rejected as fault:
        problems.add(fault.diagnostic)
        return None


def _comparison(text: Text, what: str, scope: Scope) -> Compare:
    node = parse_formula(text, scope.declared)
    if not isinstance(node, Compare):
        raise Rejected(complaints.no_comparison(text, what))
    return node


def _known(node: Compare, text: Text, scope: Scope, problems: Problems) -> dict[str, Value] | None:
    """Look up every name; None when one is unknown, or known to be broken."""
    found: dict[str, Value] = {}
    for name in names(node):
        value = look_up(scope.values, name.name)
        if value is not None:
            found[name.name] = value
        elif not _is_silent(name.name, scope):
            problems.add(_missing(name, text, scope))
    complete = all(name.name in found for name in names(node))
    return found if complete else None


def _is_silent(name: str, scope: Scope) -> bool:
    """Tell whether a value is missing because of a mistake reported already."""
    root = name.partition(".")[0]
    return name in scope.definitions or (root in scope.definitions and root not in scope.values)


def _missing(name: Name, text: Text, scope: Scope) -> Diagnostic:
    place = text.slice(name.start, name.end)
    root, _, rest = name.name.rpartition(".")
    if root in scope.values and rest in ("low", "high"):
        return entry_complaints.no_range(place, root, rest)
    if root in scope.values:
        operands = {f"{root}.{operand}" for operand in scope.values[root].operands}
        return entry_complaints.unknown_name(
            place, name.name, nearest_name(name.name, operands), operands
        )
    return unknown(place, name.name, scope.definitions.keys())


def _compare(node: Compare, text: Text, known: Mapping[str, Value], scope: Scope) -> Verdict:
    amounts = {name: value.quantity for name, value in known.items()}
    left = evaluate(node.left, text, amounts, scope.places, scope.effort)
    right = evaluate(node.right, text, amounts, scope.places, scope.effort)
    if left.dimension != right.dimension:
        nodes, sides = (node.left, node.right), (left, right)
        raise Rejected(unlike_pair(text, "compare", nodes, sides, scope.places))
    tolerance = _tolerance(node, text, right, amounts) if node.comparison == "~=" else None
    holds = _holds(node, left.value, right.value, tolerance)
    return Verdict(node, left, right, holds, _readers_unit(node, known), tolerance)


def _holds(node: Compare, left: Fraction, right: Fraction, tolerance: Fraction | None) -> bool:
    if tolerance is not None:
        return abs(left - right) <= tolerance
    return _COMPARE[node.comparison](left, right)


def _tolerance(
    node: Compare, text: Text, right: Quantity, known: Mapping[str, Quantity]
) -> Fraction:
    """Give the tolerance of `~=` in base units: as stated, else half of the last typed digit."""
    if node.within is None:
        return _half_digit(node, text)
    stated = evaluate(node.within, text, known)
    if is_share(node.within):
        return abs(stated.value * right.value)
    if stated.dimension != right.dimension:
        raise Rejected(complaints.unlike_tolerance(text, node.within, stated, right))
    return abs(stated.value)


def _half_digit(node: Compare, text: Text) -> Fraction:
    literal = _literal(node.right) or _literal(node.left)
    if literal is None:
        raise Rejected(complaints.no_digits(text, node))
    return last_digit(literal.text) * literal.unit.scale / 2


def _literal(node: Expr) -> Number | None:
    inner = node.operand if isinstance(node, Negate) else node
    return inner if isinstance(inner, Number) else None


def _readers_unit(node: Compare, known: Mapping[str, Value]) -> Unit | None:
    """Choose the unit to speak in: the one typed, else the one a value is shown in."""
    for side in (node.right, node.left):
        if literal := _literal(side):
            return literal.unit
    for side in (node.left, node.right):
        if isinstance(side, Name):
            return known[side.name].unit
    return None

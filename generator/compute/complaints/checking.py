"""What is said about a check or claim: that it is false, or that it cannot be decided.

Both sides and their difference stand in the unit the author typed, so that the sentence can be
held against the published figure.
"""

from __future__ import annotations

from fractions import Fraction

from generator.compute import dimension as dim
from generator.compute.choose_unit import default_unit
from generator.compute.complaints.arithmetic import described, typed
from generator.compute.formula import Compare, Expr, Number
from generator.compute.quantity import Quantity, last_digit
from generator.compute.units import SIMPLE, Unit
from generator.compute.verdict import Verdict
from generator.compute.wording import figure, told
from generator.diagnostics import Diagnostic
from generator.read.text import Text

_NOT = {
    "==": "not {0}",
    "~=": "not {0}",
    "<": "which is not below {0}",
    "<=": "which is above {0}",
    ">": "which is not above {0}",
    ">=": "which is below {0}",
}


def check_failed(text: Text, verdict: Verdict) -> Diagnostic:
    """E318: a check that does not hold."""
    return Diagnostic(
        "E318",
        _sentence(text, verdict),
        text.slice(verdict.node.start, verdict.node.end),
        cause=_difference(verdict),
        note=_tolerance(verdict),
        help=_other_prefix(text, verdict) or _rounded(text, verdict),
    )


def claim_failed(text: Text, name: str, verdict: Verdict) -> Diagnostic:
    """E322: a claim that is false at the defaults."""
    return Diagnostic(
        "E322",
        f"claim `{name}` is false at the defaults: {_sentence(text, verdict)}",
        text.slice(verdict.node.start, verdict.node.end),
        cause=_difference(verdict),
        note="a claimed phrase must be true until a reader changes an input",
    )


def _sentence(text: Text, verdict: Verdict) -> str:
    """Say what is and what should be: "`kv` is 283.11552 MB, not 270 MB"."""
    node, unit = verdict.node, verdict.unit
    alike = told(verdict.left, unit) == told(verdict.right, unit)
    left = f"`{typed(text, node.left)}` is {told(verdict.left, unit, full=alike)}"
    right = told(verdict.right, unit, full=alike)
    if not _is_typed(node.right):
        right = f"`{typed(text, node.right)}`, {right}"
    return f"{left}, {_NOT[node.comparison].format(right)}"


def _is_typed(node: Expr) -> bool:
    return isinstance(node, Number)


def _difference(verdict: Verdict) -> str:
    apart = Quantity(verdict.left.value - verdict.right.value, verdict.left.dimension)
    amount = told(Quantity(abs(apart.value), apart.dimension), verdict.unit)
    if not apart.value:
        return "both sides are equal"
    more = "more" if apart.value > 0 else "less"
    if not verdict.right.value:
        return f"left is {amount} {more}"
    share = abs(apart.value / verdict.right.value) * 100
    return f"left is {amount} {more} ({figure(share, 3)} %)"


def _tolerance(verdict: Verdict) -> str:
    if verdict.tolerance is None:
        return ""
    amount = told(Quantity(verdict.tolerance, verdict.left.dimension), verdict.unit)
    reason = "half of the last digit typed" if verdict.node.within is None else "as stated"
    return f"the tolerance is {amount}, {reason}"


def _other_prefix(text: Text, verdict: Verdict) -> str:
    """Notice a figure that is right in MiB but was typed in MB, or the other way round."""
    node, unit = verdict.node, verdict.unit
    if unit is None or not isinstance(node.right, Number):
        return ""
    other = _twin(unit)
    if other is None:
        return ""
    meant = verdict.right.value / unit.scale * other.scale
    slack = (verdict.tolerance or Fraction(0)) / unit.scale * other.scale
    if abs(verdict.left.value - meant) > slack:
        return ""
    return f"type `{node.right.text} {other.symbol}`"


def _rounded(text: Text, verdict: Verdict) -> str:
    """Notice a rounded figure that was claimed to be exact."""
    node = verdict.node
    if node.comparison != "==" or not isinstance(node.right, Number) or node.right.text == "pi":
        return ""
    slack = last_digit(node.right.text) * node.right.unit.scale / 2
    if abs(verdict.left.value - verdict.right.value) > slack:
        return ""
    return f"type `{typed(text, node.left)} ~= {typed(text, node.right)}` for a rounded figure"


def _twin(unit: Unit) -> Unit | None:
    """Give MiB for MB and MB for MiB; None for a unit that has no such twin."""
    symbol = unit.symbol
    if "i" in symbol[1:2]:
        return SIMPLE.get(symbol.replace("Ki", "ki").replace("i", "", 1))
    return SIMPLE.get(f"{symbol[:1].upper()}i{symbol[1:]}")


def unlike_tolerance(text: Text, within: Expr, stated: Quantity, right: Quantity) -> Diagnostic:
    """E301: a tolerance of another dimension than what is compared."""
    unit = default_unit(right).symbol
    return Diagnostic(
        "E301",
        f"a tolerance of {dim.words(stated.dimension)} suits no {dim.words(right.dimension)}",
        text.slice(within.start, within.end),
        cause=f"this is {described(stated.dimension)}",
        help=f"give it in % or in a unit such as `{unit}`",
    )


def no_digits(text: Text, node: Compare) -> Diagnostic:
    """E315: `~=` between two computed values, where no typed digits set the tolerance."""
    return Diagnostic(
        "E315",
        "`~=` needs a typed number or a tolerance",
        text.slice(node.start, node.end),
        help=f"type `{typed(text, node.left)} ~= {typed(text, node.right)} within 1 %`",
    )


def no_comparison(text: Text, what: str) -> Diagnostic:
    """E315: a check or claim that compares nothing."""
    message = f"a {what} compares two values"
    return Diagnostic("E315", message, text.place, help=f"type for example `{text.value} ~= 40 GB`")

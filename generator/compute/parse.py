"""Formula texts to trees, by precedence climbing over our own tokens.

Not Python's parser with a whitelist: columns must point into the author's text, `^` must be a
power, `40 GB` one literal, and no input may exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from generator.compute.complaints import syntax as complaints
from generator.compute.cursor import Cursor
from generator.compute.formula import (
    ARGUMENTS,
    KEYWORDS,
    MAX_DEPTH,
    Binary,
    Call,
    Compare,
    Comparison,
    Expr,
    Formula,
    Name,
    Negate,
    Operator,
    With,
    pi,
)
from generator.compute.literals import literal, out_of_place
from generator.compute.tokens import Token, tokenize
from generator.diagnostics import Rejected
from generator.read.text import Text

_OPERATORS: Final[dict[str, tuple[Operator, int]]] = {
    "+": ("+", 1),
    "-": ("-", 1),
    "*": ("*", 2),
    "/": ("/", 2),
    "^": ("^", 4),
}
_SIGN: Final = 3
"""A sign binds looser than a power, so that -2^2 is -(2^2)."""

_COMPARISONS: Final[dict[str, Comparison]] = {
    "==": "==",
    "~=": "~=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
}


def parse_formula(text: Text, declared: Container[str] = ()) -> Formula:
    """Read a formula, a comparison, or `NAME with NAME = EXPRESSION, …`.

    `declared` are the names of the entry's values: a literal's unit must not be mistaken for one.
    Raises Rejected with E203, E303, E304, E306, E308, E312, E313, E314 or E315.
    """
    cursor = Cursor(text, tokenize(text), declared)
    left = _expression(cursor, 0)
    parsed: Formula = left
    if cursor.here.text in _COMPARISONS:
        parsed = _comparison(cursor, left)
    elif cursor.here.text == "with":
        parsed = _scenario(cursor, left)
    if cursor.here.kind != "end":
        raise _unexpected(cursor)
    return parsed


def _unexpected(cursor: Cursor) -> Rejected:
    token = cursor.here
    if token.text in _COMPARISONS:
        return cursor.refuse(token, "a formula holds at most one comparison", "write two lines")
    if token.text == "=":
        return Rejected(complaints.lone_equals(cursor.text, token.start))
    if token.text == ")":
        return cursor.refuse(token, "this `)` closes nothing")
    if token.text in KEYWORDS:
        return cursor.refuse(token, f"`{token.text}` cannot stand here")
    return out_of_place(cursor)


def _comparison(cursor: Cursor, left: Expr) -> Compare:
    comparison = _COMPARISONS[cursor.take().text]
    right = _expression(cursor, 0)
    within = None
    if cursor.here.text == "within":
        if comparison != "~=":
            raise cursor.refuse(cursor.here, f"`{comparison}` takes no tolerance", "type `~=`")
        cursor.take()
        within = _expression(cursor, 0)
    return Compare(comparison, left, right, within, cursor.tokens[0].start, cursor.behind().end)


def _scenario(cursor: Cursor, target: Expr) -> With:
    keyword = cursor.take()
    if not isinstance(target, Name):
        raise cursor.refuse(keyword, "`with` follows the name of a derived value")
    overrides = [_override(cursor)]
    while cursor.accept(","):
        overrides.append(_override(cursor))
    return With(target, tuple(overrides), target.start, cursor.behind().end)


def _override(cursor: Cursor) -> tuple[Name, Expr]:
    token = cursor.take()
    if token.kind != "name":
        help = "type for example `with tokens = 1e6 token`"
        raise cursor.refuse(token, "`with` takes `name = value`", help)
    if not cursor.accept("="):
        wrong = cursor.here if cursor.here.kind == "operator" else token
        raise cursor.refuse(wrong, f"`with {token.text}` is followed by `=`", "type `=`")
    return Name(token.text, token.start, token.end), _expression(cursor, 0)


def _expression(cursor: Cursor, binding: int) -> Expr:
    """Read operands joined by operators that bind tighter than `binding`."""
    cursor.depth += 1
    if cursor.depth > MAX_DEPTH:
        raise Rejected(complaints.too_deep(cursor.text, cursor.here.start, MAX_DEPTH))
    start = cursor.here.start
    left = _operand(cursor)
    while (found := _OPERATORS.get(cursor.here.text)) and found[1] > binding:
        operator, tight = found
        cursor.take()
        right = _expression(cursor, tight - (operator == "^"))  # 2^3^2 is 2^(3^2)
        left = Binary(operator, left, right, start, cursor.behind().end)
    cursor.depth -= 1
    return left


def _operand(cursor: Cursor) -> Expr:
    token = cursor.take()
    if token.kind == "number":
        return literal(cursor, token)
    if token.kind == "name" and token.text not in KEYWORDS:
        return _call(cursor, token) if cursor.here.text == "(" else _name(cursor, token)
    if token.text == "-":
        operand = _expression(cursor, _SIGN)
        return Negate(operand, token.start, cursor.behind().end)
    if token.text == "(":
        inner = _expression(cursor, 0)
        _close(cursor, token)
        return inner
    raise _no_operand(cursor, token)


def _no_operand(cursor: Cursor, token: Token) -> Rejected:
    behind = cursor.text.value[: token.start].rstrip()
    if not behind and token.kind == "end":
        return cursor.refuse(token, "the formula is empty")
    before = [typed for typed in cursor.tokens if typed.end <= len(behind) and typed.text]
    after = f" after `{before[-1].text}`" if before else ""
    found = "" if token.kind == "end" else f", not `{token.text}`"
    help = "leave the `+` out" if token.text == "+" else ""
    return cursor.refuse(token, f"expected a value{after}{found}", help)


def _close(cursor: Cursor, opening: Token) -> None:
    if cursor.accept(")"):
        return
    if cursor.here.kind == "end" or cursor.here.text in _COMPARISONS:
        raise cursor.refuse(opening, "this `(` is never closed")
    raise _unexpected(cursor)


def _name(cursor: Cursor, token: Token) -> Expr:
    if token.text == "pi":
        return pi(token.start, token.end)
    if token.text in ARGUMENTS:
        help = f"type its arguments behind it, as in `{token.text}(x)`"
        raise cursor.refuse(token, f"`{token.text}` is a function", help)
    return Name(token.text, token.start, token.end)


def _call(cursor: Cursor, token: Token) -> Call:
    if token.text not in ARGUMENTS:
        span = token.start, token.end
        raise Rejected(complaints.unknown_function(cursor.text, *span, ARGUMENTS))
    opening = cursor.take()
    arguments = [_expression(cursor, 0)]
    while cursor.accept(","):
        arguments.append(_expression(cursor, 0))
    _close(cursor, opening)
    fewest, most = ARGUMENTS[token.text]
    if not fewest <= len(arguments) <= most:
        takes = "one argument" if most == 1 else "two arguments or more"
        raise cursor.refuse(token, f"`{token.text}` takes {takes}")
    return Call(token.text, tuple(arguments), token.start, cursor.behind().end)

"""Quantity literals: a numeral and all the units that follow it, read as one operand.

`x / 16 GB` divides by sixteen gigabytes, as a reader takes it; a unit is never a variable.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from generator.compute.bounds import in_range
from generator.compute.complaints import syntax as complaints
from generator.compute.cursor import Cursor
from generator.compute.formula import KEYWORDS, Number
from generator.compute.habits import plainly
from generator.compute.quantity import MAX_DIGITS, MAX_EXPONENT, Quantity, parse_number
from generator.compute.tokens import Token, tokenize
from generator.compute.unit_phrases import typed_unit
from generator.compute.units import (
    MAX_UNIT_EXPONENT,
    ONE,
    Factor,
    Unit,
    UnitError,
    compound,
    parse_unit,
    simple_unit,
)
from generator.diagnostics import Rejected
from generator.read.text import Text

_UNIT_KINDS: Final = ("name", "unit")
_NUMERAL: Final = re.compile(r"\d")
SIDES: Final = frozenset({"==", "~=", "<", "<=", ">", ">=", "within"})
"""What stands between the sides of a comparison and before its tolerance."""
_WITH_COMMAS: Final = re.compile(
    r"(?P<thousands>\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?![\d,])|\d+,\d+(?![\d,])"
)
"""Thousands as in English, else a comma for a decimal point, as in much of Europe."""


@lru_cache(maxsize=512)
def parse_quantity(text: Text) -> Number:
    """Read a quantity as inputs have it: a numeral, perhaps signed, and perhaps a unit.

    Cached, because a shared row is the same text in every entry that uses it.
    Raises Rejected with E203, E303, E304, E306, E308, E313, E314 or E315.
    """
    try:
        return _quantity(text)
    except Rejected as fault:
        if fault.diagnostic.code == "E308":  # a number, only too large
            raise
        if meant := plainly(text.value):
            raise Rejected(complaints.not_a_quantity(text, meant)) from None
        if fault.diagnostic.code in ("E313", "E315") and not _NUMERAL.search(text.value):
            raise Rejected(complaints.not_a_quantity(text)) from None
        raise


def _quantity(text: Text) -> Number:
    cursor = Cursor(text, tokenize(text), ())
    negative = cursor.accept("-")
    token = cursor.take()
    if token.kind != "number":
        raise Rejected(complaints.not_a_quantity(text))
    found = literal(cursor, token)
    if cursor.here.kind != "end":
        raise _behind_quantity(cursor)
    return _negated(found) if negative else found


def _behind_quantity(cursor: Cursor) -> Rejected:
    operator, token = cursor.here, cursor.ahead(1)
    if operator.text == "/" and _continues(cursor):
        unit = token.start, token.end
        return Rejected(complaints.unit_below(cursor.text, operator.start, unit))
    if operator.text in ("*", "/") and token.kind in _UNIT_KINDS:
        return Rejected(complaints.bad_unit(cursor.text, token.start, token.end))
    if operator.kind == "operator" and operator.text != ",":
        message = "an input is one quantity, not a calculation"
        return cursor.refuse(operator, message, "put the calculation under `derive`")
    return out_of_place(cursor)


def _negated(number: Number) -> Number:
    quantity = Quantity(-number.quantity.value, number.quantity.dimension)
    return Number(quantity, number.unit, f"-{number.text}", number.start, number.end)


def read_unit(text: Text) -> Unit:
    """Read the unit of `show: GB` or `| MB`. Raises Rejected with E303, E304 or E306."""
    # `1` alone is the unit of pure numbers, and `1/s` that of a frequency.
    number = re.match(r"\s*[\d.,_]+\s*", text.value)
    if number and not re.match(r"\s*1\s*(/|$)", text.value):
        raise Rejected(complaints.number_with_unit(text, number.end()))
    try:
        return parse_unit(text.value.strip())
    except UnitError as bad:
        if meant := typed_unit(text.value.strip()):
            raise Rejected(complaints.not_a_unit(text, meant)) from None
        skipped = len(text.value) - len(text.value.lstrip())
        start, end = bad.start + skipped, bad.end + skipped
        raise Rejected(complaints.bad_unit(text, start, end)) from None


def literal(cursor: Cursor, number: Token) -> Number:
    """Read the rest of a literal whose numeral was just taken."""
    value = _number(cursor.text, number)
    unit = _unit(cursor, number)
    quantity = Quantity(value if unit is ONE else value * unit.scale, unit.dimension)
    if not in_range(quantity.value):  # in base units: 1e300 GB is beyond what a double can hold
        span = number.start, cursor.behind().end
        raise Rejected(complaints.number_range(cursor.text, *span, MAX_EXPONENT))
    return Number(quantity, unit, number.text, number.start, cursor.behind().end)


def out_of_place(cursor: Cursor) -> Rejected:
    """Say why what comes after a complete value cannot stand there."""
    token = cursor.here
    if token.text == ",":
        return _comma(cursor)
    if token.kind == "operator":
        help = "type `*` before it" if token.text == "(" else ""
        return cursor.refuse(token, f"`{token.text}` cannot stand here", help)
    before = cursor.text.value[: cursor.behind().end]
    return Rejected(complaints.after_value(cursor.text, before, token.start, token.end))


def _comma(cursor: Cursor) -> Rejected:
    typed = _WITH_COMMAS.match(cursor.text.value, cursor.behind().start)
    if cursor.behind().kind != "number" or not typed:
        return cursor.refuse(cursor.here, "a comma stands only between a function's arguments")
    plain = typed[0].replace(",", "" if typed["thousands"] else ".")
    return Rejected(complaints.bad_number(cursor.text, *typed.span(), f"type `{plain}`"))


def _number(text: Text, token: Token) -> Fraction:
    try:
        return parse_number(token.text)
    except OverflowError:
        span = token.start, token.end
        raise Rejected(complaints.number_range(text, *span, MAX_EXPONENT)) from None
    except ValueError:
        span = token.start, token.end
        raise Rejected(complaints.long_number(text, *span, MAX_DIGITS)) from None


def _unit(cursor: Cursor, number: Token) -> Unit:
    """Read the unit behind a numeral, with every `*` or `/` that another unit follows."""
    factors: list[Factor] = []
    token = cursor.here
    if _is_one_over(cursor):
        cursor.take()
    elif token.kind not in _UNIT_KINDS or token.text in KEYWORDS:
        return ONE
    else:
        _expect_unit(cursor, number)
        factors.append(_factor(cursor, 1))
    while cursor.here.text in ("*", "/") and _continues(cursor):
        operator = cursor.take().text
        _expect_no_value(cursor, number, operator)
        factors.append(_factor(cursor, 1 if operator == "*" else -1))
    return compound(tuple(factors))


def _is_one_over(cursor: Cursor) -> bool:
    """Tell whether the unit is one over another, as in `8.6 1/day`."""
    unit = cursor.ahead(2).text
    return (
        (cursor.here.text, cursor.ahead(1).text) == ("1", "/")
        and simple_unit(unit) is not None
        and unit not in cursor.declared
    )


def _continues(cursor: Cursor) -> bool:
    """Tell whether the token behind `*` or `/` is a unit too; `min(` is a function."""
    token = cursor.ahead(1)
    is_unit = token.kind in _UNIT_KINDS and simple_unit(token.text) is not None
    return is_unit and cursor.ahead(2).text != "("


def _expect_unit(cursor: Cursor, number: Token) -> None:
    token, text = cursor.here, cursor.text
    if simple_unit(token.text) is not None:
        _expect_no_value(cursor, number, "")
    elif token.text in cursor.declared or cursor.ahead(1).text == "(":
        missing = complaints.missing_operator(text, number.text, token.text, token.start)
        raise Rejected(missing)
    else:
        raise Rejected(complaints.bad_unit(text, token.start, token.end))


def _expect_no_value(cursor: Cursor, number: Token, operator: str) -> None:
    token = cursor.here
    if token.text in cursor.declared and not (operator == "" and _is_a_side(cursor)):
        end = cursor.behind(2 if operator else 1).end
        literal, name = (number.start, end), (token.start, token.end)
        raise Rejected(complaints.unit_or_name(cursor.text, literal, operator, name))


def _is_a_side(cursor: Cursor) -> bool:
    """Tell whether numeral and unit are all of a side of a comparison.

    There `2.8 s` can only be seconds: nobody compares with a product that has no sign.
    """
    signed = 3 if cursor.behind(2).text == "-" else 2
    before = cursor.behind(signed).text if cursor.at >= signed else ""
    after = cursor.ahead(1)
    begins, ends = before in SIDES, after.text in SIDES
    return (begins or ends) and (begins or not before) and (ends or after.kind == "end")


def _factor(cursor: Cursor, sign: int) -> Factor:
    unit = simple_unit(cursor.take().text)
    assert unit is not None  # every caller has looked ahead
    return unit.symbol, sign * _exponent(cursor)


def _exponent(cursor: Cursor) -> int:
    symbol = cursor.behind().text
    if not cursor.accept("^"):
        return 1
    sign = -1 if cursor.accept("-") else 1
    token = cursor.take()
    whole = token.text.isdigit() and len(token.text) == 1 and int(token.text) > 0
    if not whole or symbol == "%":
        help = f"put the quantity in parentheses, e.g. `(2 {symbol})^n`"
        message = f"`{symbol}` takes a whole exponent of 1 to {MAX_UNIT_EXPONENT}"
        raise cursor.refuse(token, message, help)
    return sign * int(token.text)

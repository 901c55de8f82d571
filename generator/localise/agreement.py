"""The proof that a browser shows the numbers that were built: every one is computed both ways.

Exact fractions make the cards and the page; a reader's browser computes in doubles. Where the two
would read differently the build stops, instead of a page changing its numbers when it is touched.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from generator.compute import doubles
from generator.compute.formula import Compare, names
from generator.compute.outline import Outline, outline
from generator.compute.quantity import Quantity
from generator.compute.references import reference
from generator.compute.solved import Solved, Value
from generator.compute.twins import Twin, Twins
from generator.compute.units import Unit
from generator.diagnostics import Diagnostic, Place, Problems
from generator.localise.forms import Form, in_rail, in_texts, own, units_of
from generator.localise.languages import localised_texts
from generator.localise.numbers import CLEAN_DIGITS, clean
from generator.localise.wording import GAP, Style, figure
from generator.localise.words import Words
from generator.read.entry import Claim, Derive, Given, Row

WHOLE_BELOW = 2**53
"""Doubles count every whole number up to here (`Number.MAX_SAFE_INTEGER` is one less)."""
SURE_DIGITS = 15
"""Decimal digits that every double keeps (`DBL_DIG` in C)."""
ENDING_DIGITS = 13
"""A number of no more digits has an end; by chance, one in a hundred without an end looks so."""
_SURE, _ENDING, _CLEAN = (
    Context(prec=digits, rounding=ROUND_HALF_UP)
    for digits in (SURE_DIGITS, ENDING_DIGITS, CLEAN_DIGITS)
)
ALMOST = 0.99
"""A number below is less than one however it is rounded."""
NOTHING = "—"
"""What a browser writes for a number that is infinite or none."""


def check_doubles(solved: Solved, words: Sequence[Words], problems: Problems) -> None:
    """Record E325 for every number and claim that doubles would show differently."""
    pair = Pair(outline(solved), Twins())
    told = set[Place]()
    for form in _forms(pair.outline):
        for fault in pair.faults(form, words):
            if fault.place not in told:
                told.add(fault.place)
                problems.add(fault)
    problems.extend(_claims(pair))


def _forms(lines: Outline) -> Iterator[Form]:
    """List every number that a page or a card can show, except what no script could follow."""
    solved = lines.solved
    yield from map(own, solved.values.values())
    yield from in_rail(solved).values()
    for form in in_texts(solved, localised_texts(solved.entry)).values():
        if lines.path(form.value.name):
            yield form
    for series in solved.series.values():
        for point in series.points:
            yield from map(own, point)


class Pair(NamedTuple):
    """An entry's values with their twins."""

    outline: Outline
    twins: Twins

    def twin(self, value: Value) -> Twin:
        """Give a value in doubles, or the end of a range."""
        path = self.outline.path(value.name)
        if path is None or not path.end:
            return self.twins.of(value)
        ends = self.twins.of(self.outline.solved.values[path.name])
        amount = ends.low if path.end == "low" else ends.high
        return Twin(ends.amount if amount is None else amount)

    def faults(self, form: Form, languages: Sequence[Words]) -> Iterator[Diagnostic]:
        """Find E325 in each language."""
        if _is_alike(exactly(form), self.doubly(form)):
            return
        for words in languages:
            exact, double = self.texts(form, words)
            if exact != double:
                yield _differs(form, exact, double, self._help(form, words))

    def believes(self, condition: Compare) -> bool:
        """Tell whether a comparison holds in doubles."""
        solved = self.outline.solved
        known = {n.name: self.twin(_known(solved, n.name)).amount for n in names(condition)}
        return doubles.holds(condition, known)

    def doubly(self, form: Form) -> Shown | None:
        """Give what the page script writes; None for infinite or no numbers."""
        return in_doubles(form, self.twin(form.value), units_of(form, self.outline))

    def texts(self, form: Form, words: Words) -> tuple[str, str]:
        """Write a form from the exact value and from its twin."""
        return _text(form, exactly(form), words), _text(form, self.doubly(form), words)

    def _help(self, form: Form, words: Words) -> str:
        """Find how many digits both ways agree on; only formulas can say `digits:`."""
        if not isinstance(form.value.origin, Derive):
            return ""
        for digits in (2, 1):
            exact, double = self.texts(
                form._replace(value=form.value._replace(digits=digits)), words
            )
            if exact == double:
                return f"add `digits: {digits}`"
        return ""


class Shown(NamedTuple):
    """The amounts that a form writes, and how."""

    quantity: Quantity
    low: Quantity | None
    high: Quantity | None
    style: Style

    def numbers(self) -> list[Fraction]:
        """Give the amounts in the unit that they are written in, with all digits that count."""
        amounts = (self.quantity, self.low, self.high)
        return [clean(amount.within(self.style.unit)) for amount in amounts if amount]


def exactly(form: Form) -> Shown:
    """Give what the build writes."""
    value = form.value
    style = form.style_of(float(value.quantity.value))
    return Shown(value.quantity, value.low, value.high, style)


def _is_alike(exact: Shown, double: Shown | None) -> bool:
    """Tell whether two amounts are written alike in every language, without writing them.

    Plain figures are made of twelve digits; other styles look at the whole amount.
    """
    if exact == double:
        return True
    if double is None or exact.style != double.style or exact.style != Style(exact.style.unit):
        return False
    return exact.numbers() == double.numbers()


def in_doubles(form: Form, twin: Twin, units: Sequence[Unit]) -> Shown | None:
    """Give what the page script writes, from doubles; None for infinite or no numbers."""
    unit = next((unit for unit in units if _reaches(twin.amount, unit)), units[-1])
    amounts = [twin.amount] if twin.low is None or twin.high is None else [*_all(twin)]
    if not all(map(math.isfinite, amounts)):
        return None
    central, *ends = (_quantity(amount, unit) for amount in amounts)
    low, high = ends or (None, None)
    style = form.style_of(twin.amount)
    return Shown(central, low, high, style if style.unit is unit else style._replace(unit=unit))


def written(form: Form, twin: Twin, units: Sequence[Unit], words: Words) -> str:
    """Write a form as the page script does."""
    return _text(form, in_doubles(form, twin, units), words)


def _text(form: Form, shown: Shown | None, words: Words) -> str:
    if shown is None:
        return NOTHING
    value = form.value._replace(quantity=shown.quantity, low=shown.low, high=shown.high)
    return figure(value, words, shown.style).text


def _all(twin: Twin) -> Iterator[float]:
    yield twin.amount
    yield from (end for end in (twin.low, twin.high) if end is not None)


def _reaches(amount: float, unit: Unit) -> bool:
    number = abs(amount) / unit.size
    return number >= 1 or (number > ALMOST and doubles.clean(number) >= 1)


def _quantity(amount: float, unit: Unit) -> Quantity:
    """Make the quantity whose number in a unit is the one that a browser rounds."""
    return Quantity(decimal(amount / unit.size) * unit.scale, unit.dimension)


def decimal(amount: float) -> Fraction:
    """Take a double for the figures it stands for: 0.30000000000000004 for 0.3.

    Whole numbers count in ones; of others the last digits are noise, unless these end well
    before it.
    """
    if amount.is_integer() and abs(amount) < WHOLE_BELOW:
        return Fraction(int(amount))
    typed = Decimal(repr(amount))
    ending = _SURE.plus(typed)
    return Fraction(ending if _ENDING.plus(ending) == ending else _CLEAN.plus(typed))


def _differs(form: Form, exact: str, double: str, help_: str) -> Diagnostic:
    exact, double = (text.replace(GAP, " ") for text in (exact, double))
    return Diagnostic(
        "E325",
        f"`{form.key}` is {exact}, but a browser would show {double}",
        _place(form.value),
        cause="too few of its digits are left in double precision",
        note="a page computes with doubles, which carry about 16 digits through a formula",
        help=help_,
    )


def _place(value: Value) -> Place:
    match value.origin:
        case Derive(formula=formula):
            return formula.place
        case Given(value=typed):
            return typed.place
        case Row(source=source, fields=fields):
            field = fields.get(value.name.rpartition(".")[2])
            return (field or source.title).place


def _claims(pair: Pair) -> Iterator[Diagnostic]:
    solved = pair.outline.solved
    for claim in solved.entry.claims:
        node = solved.conditions.get(claim.name.value)
        if node is not None and not pair.believes(node):
            yield unlike_claim(claim, node, holds=True)


def unlike_claim(claim: Claim, condition: Compare, *, holds: bool) -> Diagnostic:
    """Describe a claim that doubles would judge differently; `holds` is the exact verdict."""
    exact, double = ("holds", "false") if holds else ("is false", "true")
    return Diagnostic(
        "E325",
        f"claim `{claim.name}` {exact}, but a browser would find it {double}",
        claim.when.slice(condition.start, condition.end),
        cause="the two sides are too near to each other for double precision",
    )


def _known(solved: Solved, name: str) -> Value:
    value = reference(solved, name)
    assert value is not None  # the condition was computed with it
    return value

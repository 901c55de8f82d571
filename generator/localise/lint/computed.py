"""The values of an entry as a typed figure may repeat them: in every unit, rounding and style.

Compared as amounts, never as text: "20 billion", `20B`, 200 億 and `20,000,000,000` are one
number, and "9.1 GB" is 9.06 GB rounded by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from generator.compute.references import look_up
from generator.compute.solved import Solved, Value
from generator.compute.units import ONE, SIMPLE, Unit
from generator.diagnostics import Problems
from generator.localise.languages import localised_texts
from generator.localise.lint.figures import Figure
from generator.localise.lint.nouns import Nouns, nouns_behind, nouns_of
from generator.localise.lint.numerals import Numeral
from generator.localise.lint.surface import surface
from generator.localise.numbers import CLEAN_DIGITS, SHOWN_DIGITS, clean, round_half_up
from generator.localise.template import REFERENCE, STYLES, Reference, parse_template
from generator.localise.wording import APPROX_DIGITS, Style, figure, unit_name, unit_named
from generator.localise.words import load_words
from generator.read.entry import Derive, Given
from generator.read.text import Text

WRITTEN_OUT = 6
"""From this many significant digits on a bare number may be a value in any unit: 283115520."""
FAR_LESS, FAR_MORE = Fraction(6, 10), Fraction(17, 10)
"""No rounding goes beyond: 1.5 shown with one digit is 2."""


class Known(NamedTuple):
    """A value with the units it is shown in, its own first, and the nouns that stand beside it."""

    value: Value
    units: tuple[Unit, ...]
    nouns: Nouns

    @property
    def is_count(self) -> bool:
        """Tell whether it is shown as a bare number, so that its noun is the author's."""
        return unit_name(self.value.unit, "2", load_words("en")) == ""

    def equals(self, numeral: Numeral, unit: Unit) -> bool:
        """Tell whether a numeral is this value in a unit, exact or rounded."""
        amount = self.value.quantity.within(unit)
        return any(_rounds_to(amount, typed, numeral, self.value) for typed in numeral.amounts)

    def is_exactly(self, numeral: Numeral, unit: Unit) -> bool:
        """Tell whether nothing was rounded."""
        return self.value.quantity.within(unit) in numeral.amounts

    def ratio(self, numeral: Numeral, unit: Unit) -> Fraction:
        """Give how far apart they are: 1 when equal, 2 at twice or half."""
        amount, typed = self.value.quantity.within(unit), numeral.amount
        if amount <= 0 or typed <= 0:
            return Fraction(10**9)
        return max(amount / typed, typed / amount)

    def shown(self, unit: Unit) -> str:
        """Word the value in a unit, for a diagnostic."""
        text = figure(self.value, load_words("en"), Style(unit)).text
        return text.replace("\N{NO-BREAK SPACE}", " ")

    def reference(self, numeral: Numeral, unit: Unit) -> str:
        """Give what to type instead of a numeral in a unit."""
        filters = [] if unit == self.value.unit else [unit.symbol]
        amount = self.value.quantity.within(unit)
        plain = _plain(amount, self.value)
        if numeral.suffixed and self.is_count:
            filters.append("short")
        elif numeral.worded and self.is_count:
            filters.append("count")
        elif plain not in numeral.amounts and clean(amount) in numeral.amounts:
            filters.append("exact")
        return f"`{{{{ {' | '.join([self.value.name, *filters])} }}}}`"


def computed(solved: Solved) -> tuple[Known, ...]:
    """List an entry's values as texts may refer to them, derived ones first.

    Scenarios' inputs (`kv_128k.tokens`) and the ends of ranges (`usable.low`) count as values.
    """
    shown = dict[str, list[Reference]]()
    beside = dict[str, Nouns]()
    for text in _texts(solved):
        for reference, nouns in _referred(text):
            shown.setdefault(reference.name, []).append(reference)
            beside[reference.name] = beside.get(reference.name, Nouns()) | nouns
    values = sorted(_values(solved), key=_rank)
    return tuple(
        Known(
            value,
            tuple(_units(value, shown.get(value.name, []))),
            beside.get(value.name, Nouns()) | _own_nouns(value),
        )
        for value in values
    )


def any_unit(known: Known) -> tuple[Unit, ...]:
    """Give all simple units of a value's dimension."""
    return tuple(
        unit for unit in SIMPLE.values() if unit.dimension == known.value.quantity.dimension
    )


def equal_values(
    values: tuple[Known, ...], numeral: Numeral, unit: Unit | None = None
) -> list[tuple[Known, Unit]]:
    """Find the values that a numeral repeats, in the unit typed or else in any unit shown.

    Values that it repeats exactly come first, then those it rounds.
    """
    found = []
    for known in values:
        units = known.units
        if unit is not None:
            units = (unit,) if unit.dimension == known.value.quantity.dimension else ()
        elif numeral.digits >= WRITTEN_OUT:
            units += any_unit(known)
        found += [(known, unit) for unit in units if known.equals(numeral, unit)]
    return sorted(found, key=lambda pair: not pair[0].is_exactly(numeral, pair[1]))


def equal_range(values: tuple[Known, ...], typed: Figure) -> Known | None:
    """Find the value whose range a figure such as "12–13 GB" repeats."""
    unit = typed.unit or ONE
    for known in values:
        low, high = known.value.low, known.value.high
        if low and high and low.dimension == unit.dimension:
            ends = low.within(unit), high.within(unit)
            if ends == (typed.numeral.amount, typed.last.amount):
                return known
    return None


def _values(solved: Solved) -> Iterator[Value]:
    for name, value in solved.values.items():
        yield value
        ranged = value.low is not None and isinstance(value.origin, Given)
        for part in (*sorted(value.overridden), *(("low", "high") if ranged else ())):
            if inner := look_up(solved.values, f"{name}.{part}"):
                yield inner


def _rank(value: Value) -> int:
    if "." in value.name:
        return 2
    return 0 if isinstance(value.origin, Derive) else 1


def _units(value: Value, references: list[Reference]) -> Iterator[Unit]:
    yield value.unit
    for word in dict.fromkeys(word for reference in references for word in reference.filters):
        unit = unit_named(word) if word not in STYLES else None
        if unit and unit.dimension == value.quantity.dimension and unit != value.unit:
            yield unit


def _own_nouns(value: Value) -> Nouns:
    words = [text.value for text in (value.label or {}).values()]
    for symbol, power in value.unit.factors:
        if power == 1:
            words += [
                forms.many
                for lang in ("en", "zh-TW")
                if (forms := load_words(lang).counted.get(symbol))
            ]
    return nouns_of(" / ".join(words))


def _texts(solved: Solved) -> Iterator[Text]:
    for texts in localised_texts(solved.entry):
        yield from texts.values()


def _referred(text: Text) -> Iterator[tuple[Reference, Nouns]]:
    if "{{" not in text.value:
        return
    plain = surface(text.value)
    pieces = {
        piece.place.start: piece
        for piece in parse_template(text, Problems())
        if isinstance(piece, Reference)
    }
    for match in REFERENCE.finditer(text.value):
        if piece := pieces.get(text.offsets[match.start()]):
            yield piece, nouns_behind(plain, match.end())


def _plain(amount: Fraction, value: Value) -> Fraction:
    """Give the amount as a bare `{{ name }}` shows it."""
    cleaned = clean(amount)
    if value.digits is None and cleaned.denominator == 1 and abs(cleaned) < 10_000:
        return cleaned
    return round_half_up(cleaned, value.digits or SHOWN_DIGITS)


def _rounds_to(amount: Fraction, typed: Fraction, numeral: Numeral, value: Value) -> bool:
    # Most numerals are nothing like most values, and rounding fractions is slow.
    if not amount * FAR_LESS < typed < amount * FAR_MORE:
        return False
    if typed in (amount, clean(amount), _plain(amount, value)):
        return True
    if numeral.spelled or numeral.digits < APPROX_DIGITS:
        return False
    digits = min(numeral.digits, CLEAN_DIGITS)
    if typed == round_half_up(clean(amount), digits):
        return True
    step = numeral.step
    return bool(step) and typed == (amount / step + Fraction(1, 2)).__floor__() * step

"""The lint itself: what is reported of the figures, ratios and bare numbers of an entry.

A number with a unit, `10×` or 3 倍 is always a mistake (E214): it states a fact that nobody
computed. Most bare numbers are none: of the numerals in good explainers two in three are labels,
small counts and years. So a bare number is held against the values, and is E216 when it

1. stands alone, as in a cell of a table, and equals a value; or
2. equals a value and stands beside a noun of that value ("24 layers", 24 層), its noun being a
   word of its label or one that follows its references; or
3. equals a value to three digits (283) or from a million on (20 billion) and no other noun
   follows, or to four, to three with a decimal point (9.06) or by a suffix (128k), whatever
   follows. Powers of two never count as four digits, the field being full of them, and what may
   be a year needs 2; or
4. is 13 or more, has no noun of its own, and a noun of the equal value stands in its clause.

Number words count only from 13 on and "one" never: "two reasons", 三件事 are words. Where 2 holds
but the number is not equal and within a factor of two, it contradicts the value: W220.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from generator.compute.solved import Solved
from generator.compute.units import Unit
from generator.diagnostics import Diagnostic, Problems
from generator.localise.languages import localised_texts
from generator.localise.lint import complaints
from generator.localise.lint.computed import Known, computed, equal_values
from generator.localise.lint.figures import SMALL, Figure, Kind, figures
from generator.localise.lint.names import Names, built_in
from generator.localise.lint.nouns import nouns_around, nouns_behind, stands_alone
from generator.localise.lint.numerals import Numeral
from generator.localise.lint.ratios import ratios
from generator.localise.lint.surface import surface
from generator.localise.template import CLAIM
from generator.read.entry import Entry
from generator.read.text import Text

MAX_FAULTS = 20
"""How many faults of one text are listed; who pasted a table needs no more."""
LOOSELY = Fraction(21, 20)
"""How far "three weeks" in words may be from the value it stands for."""
SHORT = 3
LONG = 4
MILLION = 10**6


class _Reading(NamedTuple):
    """One text being read: as typed, as its surface, with what it is held against.

    `values` are made when the first number asks for them, and in most entries none does.
    """

    text: Text
    surface: str
    names: Names
    values: Callable[[], tuple[Known, ...]]


def check_typed(subject: Solved | Entry, problems: Problems, names: Names | None = None) -> None:
    """Report E214, E216, W220 and W219 for the figures typed in title, hook, body and cards.

    Of an entry that could not be solved only what needs no values: E214 and W219.
    """
    entry = subject.entry if isinstance(subject, Solved) else subject
    values = cache(partial(_values, subject))
    seen: set[tuple[int, int]] = set()
    for texts in localised_texts(entry):
        for text in texts.values():
            # A text for all languages stands in the entry once.
            place = text.offsets[0], text.offsets[-1]
            if text.value and place not in seen:
                seen.add(place)
                reading = _Reading(text, surface(text.value), names or built_in(), values)
                problems.extend(islice(_faults(reading), MAX_FAULTS))


def _values(subject: Solved | Entry) -> tuple[Known, ...]:
    return computed(subject) if isinstance(subject, Solved) else ()


def _faults(reading: _Reading) -> Iterator[Diagnostic]:
    in_words = list(ratios(reading.surface))
    proved = _claimed(reading.text.value) if in_words else []
    for start, end in in_words:
        if any(first <= start and end <= last for first, last in proved):
            continue
        if not reading.names.cover(reading.surface, start, end):
            yield complaints.ratio_in_words(reading.text.slice(start, end))
    for figure in figures(reading.surface):
        if any(start < figure.end and figure.start < end for start, end in in_words):
            continue
        fault = _fault(reading, figure)
        if fault and not reading.names.cover(reading.surface, figure.start, figure.end):
            yield fault


def _is_loosely_equal(figure: Figure, values: tuple[Known, ...]) -> bool:
    """Tell whether a measure in words, "three weeks", stands for a value: 21.1 days."""
    unit, numeral = figure.unit, figure.numeral
    if unit is None or numeral.amount == 1:
        return False
    like = (known for known in values if known.value.quantity.dimension == unit.dimension)
    return any(known.ratio(numeral, unit) <= LOOSELY for known in like)


def _claimed(text: str) -> list[tuple[int, int]]:
    """Find the phrases whose condition is computed: `[twice as fast]{claim=faster}`."""
    return [match.span() for match in CLAIM.finditer(text)]


def _fault(reading: _Reading, figure: Figure) -> Diagnostic | None:
    place = reading.text.slice(figure.start, figure.end)
    if figure.kind is not Kind.BARE:
        repeats = figure.unit and equal_values(reading.values(), figure.numeral, figure.unit)
        if figure.everyday and not repeats and not _is_loosely_equal(figure, reading.values()):
            return None
        return complaints.measure(figure, place, reading.values())
    if echoed := _echoed(reading, figure):
        return complaints.echo(figure.numeral, place, *echoed)
    contradicted = _contradicted(reading, figure)
    return complaints.contradiction(place, contradicted) if contradicted else None


def _echoed(reading: _Reading, figure: Figure) -> tuple[Known, Unit] | None:
    """Find the value that a bare number repeats by one of the four rules above."""
    numeral, text = figure.numeral, reading.surface
    if numeral.spelled and numeral.amount <= SMALL:
        return None
    equal = equal_values(reading.values(), numeral)
    if not equal:
        return None
    behind = nouns_behind(text, figure.end)
    beside = [found for found in equal if found[0].is_count and found[0].nouns & behind]
    if beside:
        return beside[0]
    if stands_alone(text, figure.start, figure.end) or _is_telling(numeral, bool(behind)):
        return equal[0]
    if behind or numeral.amount <= SMALL:
        return None
    around = nouns_around(text, figure.start, figure.end)
    near = (found for found in equal if found[0].is_count and found[0].nouns & around)
    return next(near, None)


def _contradicted(reading: _Reading, figure: Figure) -> Known | None:
    """Find the count nearest to a bare number that stands beside the same noun."""
    numeral = figure.numeral
    if numeral.spelled or numeral.amount <= SMALL or numeral.is_year:
        return None
    behind = nouns_behind(reading.surface, figure.end)
    near = [
        (ratio, rank, known)
        for rank, known in enumerate(reading.values())
        if known.is_count
        and known.nouns & behind
        and (ratio := known.ratio(numeral, known.value.unit)) <= 2
    ]
    return min(near)[2] if near else None


def _is_telling(numeral: Numeral, other_noun: bool) -> bool:
    if numeral.suffixed:
        return True
    if numeral.is_year or (numeral.digits < SHORT and numeral.amount < MILLION):
        return False
    long = (numeral.digits >= LONG or numeral.decimal) and not _is_power_of_two(numeral.amount)
    return long or not other_noun


def _is_power_of_two(amount: Fraction) -> bool:
    return amount.denominator == 1 and amount.numerator.bit_count() == 1

"""Values shown with more digits than what was measured can justify.

Looks only where an author asked for digits, and holds them against the *most* precise measured
input: the schoolbook rule takes the least precise one, but cannot know that `3e4` was meant exactly
or that a sum hardly feels its smallest part. What is left is wrong beyond dispute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from generator.compute.complaints import entry as complaints
from generator.compute.solved import Value
from generator.compute.wording import figure
from generator.diagnostics import Diagnostic
from generator.read.entry import Derive, Entry, Given, Row
from generator.read.text import Text

SPARE: Final = 2
"""Digits beyond the inputs' from which a warning is due; one more is common and harmless."""

_NUMERAL: Final = re.compile(r"\s*-?(\d[\d_]*)?(\.[\d_]*)?([eE][+-]?\d+)?")


def overprecise(entry: Entry, values: Mapping[str, Value]) -> Iterator[Diagnostic]:
    """Find W319: derived values whose `digits:` go at least two beyond every measured input."""
    for derive in entry.derive:
        value = values.get(derive.name.value)
        if value is None or derive.digits is None:
            continue
        digits = _shown_digits(value.quantity.within(value.unit), derive.digits)
        best = max(_measured(value), default=None, key=lambda found: found[0])
        if best is not None and digits >= best[0] + SPARE:
            yield complaints.overprecise(derive.name, digits, *best)


def _shown_digits(amount: Fraction, digits: int) -> int:
    """Count what is really shown: zeros at the end of an exact result are not."""
    mantissa = figure(amount, digits).partition("e")[0]
    return len(mantissa.replace("-", "").replace(".", "").strip("0"))


def _measured(value: Value) -> Iterator[tuple[int, Text]]:
    """Give the inputs that a value rests on and that are not exact, with their digits."""
    waiting, seen = [value], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        waiting += current.operands.values()
        typed = _typed(current)
        digits = significant_digits(typed.value) if typed else None
        if typed and digits:
            yield digits, typed


def _typed(value: Value) -> Text | None:
    """Give the text of an input with a source or an assumption; a definition is exact."""
    match value.origin:
        case Given(because=because) as given if not value.operands:
            return given.value if because.definition is None else None
        case Row(fields=fields):
            return fields[value.name.rpartition(".")[2]]
        case Derive() | _:
            return None


def significant_digits(typed: str) -> int | None:
    """Count the significant digits of an input as typed; None for one that is taken as exact.

    Exact are whole numbers typed as such (`24`, `4096 token`) and halves, quarters and eighths
    below one (`0.5 B/param`), which are counted rather than measured.
    """
    found = _NUMERAL.match(typed)
    if not found or not (found[1] or found[2]):
        return None
    digits = f"{found[1] or ''}{found[2] or ''}".replace("_", "")
    share = Fraction(digits) if "." in digits and not found[3] else Fraction(1)
    if not (found[2] or found[3]) or (share < 1 and (share * 8).denominator == 1):
        return None
    return max(len(digits.replace(".", "").lstrip("0")), 1)

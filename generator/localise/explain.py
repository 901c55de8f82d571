"""Every value of an entry with all that is known of it: what `trivia explain` prints.

The same data serves the eye and `--json`, so that a script that checks published figures sees
what an author sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from generator.compute.choose_unit import coherent_unit
from generator.compute.solved import Solved, Value
from generator.compute.units import Unit
from generator.localise.numbers import exact, exact_decimal
from generator.localise.receipts import receipt
from generator.localise.wording import GAP, figure
from generator.localise.words import Words
from generator.read.entry import Derive, Given, Row

Json = dict[str, object]


class Explained(NamedTuple):
    """One value: exact in its coherent unit, shown, and what it rests on.

    `exact` is a decimal numeral where the fraction ends, else `numerator/denominator`; it counts
    `unit`, the unprefixed unit of the dimension (`B`, `s`, `FLOP/s`, `1`).
    """

    name: str
    exact: str
    unit: str
    shown: Mapping[str, str]
    formula: str
    receipt: Mapping[str, str]
    sources: tuple[str, ...]
    because: Mapping[str, str]
    low: str = ""
    high: str = ""
    """The ends of its range, exact in `unit`."""
    ends: str = ""
    """The ends of its range for reading, in the unit it is shown in."""
    is_exact: bool = True
    in_shown_unit: str = ""
    """The exact amount in the unit it is shown in, where that is another than `unit`."""

    def as_json(self) -> Json:
        """Give plain data, without what does not apply."""
        data: Json = {
            "exact": self.exact,
            "unit": self.unit,
            "shown": dict(self.shown),
            "formula": self.formula or None,
            "receipt": dict(self.receipt),
            "sources": list(self.sources),
            "because": next(iter(self.because.values()), None),
        }
        if self.low:
            data["range"] = {"low": self.low, "high": self.high}
        if not self.is_exact:
            data["rounded"] = "a root, logarithm or exponential was cut at 50 digits"
        return data


def explain(solved: Solved, languages: Sequence[Words]) -> dict[str, Explained]:
    """Explain every value by name, in the order inputs, shared rows, results."""
    return {name: _explained(solved, value, languages) for name, value in solved.values.items()}


def as_text(explained: Explained) -> str:
    """Lay one value out for reading: name and figures, then one fact a line."""
    shown = " · ".join(dict.fromkeys(explained.shown.values()))
    lines = [f"{explained.name} = {shown}"]
    base = f"{explained.exact} {explained.unit}".removesuffix(" 1")
    reasons = " · ".join(dict.fromkeys(explained.because.values()))
    facts = (
        ("exact", " = ".join(filter(None, (explained.in_shown_unit, base)))),
        ("range", explained.ends),
        ("formula", explained.formula),
        *((lang, worked) for lang, worked in explained.receipt.items()),
        ("sources", "; ".join(explained.sources)),
        ("because", reasons),
    )
    lines += [f"  {label + ':':<10}{fact}" for label, fact in facts if fact]
    return "\n".join(lines)


def _explained(solved: Solved, value: Value, languages: Sequence[Words]) -> Explained:
    unit = coherent_unit(value.quantity.dimension)
    return Explained(
        name=value.name,
        exact=numeral(value.quantity.within(unit)),
        unit=unit.symbol,
        shown={words.lang: _spaced(figure(value, words).text) for words in languages},
        formula=_formula(value),
        receipt={words.lang: worked for words in languages if (worked := _worked(value, words))},
        sources=tuple(_source(solved, key) for key in solved.sources_of.get(value.name, ())),
        because={words.lang: why for words in languages if (why := _because(value, words))},
        low=numeral(value.low.within(unit)) if value.low else "",
        high=numeral(value.high.within(unit)) if value.high else "",
        ends=_ends(value),
        is_exact=value.quantity.exact,
        in_shown_unit=_in_shown_unit(value, unit),
    )


def numeral(amount: Fraction) -> str:
    """Write a fraction without loss: `283115520`, `0.5`, `1/3`."""
    decimal = exact_decimal(amount)
    return decimal if decimal is not None else f"{amount.numerator}/{amount.denominator}"


def _in_shown_unit(value: Value, base: Unit) -> str:
    if value.unit.symbol == base.symbol:
        return ""
    return f"{numeral(value.quantity.within(value.unit))} {value.unit.symbol}".removesuffix(" 1")


def _ends(value: Value) -> str:
    if value.low is None or value.high is None:
        return ""
    ends = (exact(end.within(value.unit)) for end in (value.low, value.high))
    return f"{' to '.join(ends)} {value.unit.symbol}".removesuffix(" 1")


def _formula(value: Value) -> str:
    origin = value.origin
    return origin.formula.value if isinstance(origin, Derive) else ""


def _worked(value: Value, words: Words) -> str:
    made = receipt(value, words)
    return _spaced(f"{made.left} {made.right}") if made else ""


def _source(solved: Solved, key: str) -> str:
    source = solved.references[key]
    return f"{source.title} <{source.url}>" if source.url else source.title.value


def _because(value: Value, words: Words) -> str:
    origin = value.origin
    if isinstance(origin, Row):
        return "source"
    if not isinstance(origin, Given):
        return ""
    reason = origin.because
    if reason.source is not None:
        return "source"
    kind, texts = (
        ("assumption", reason.assume) if reason.assume else ("definition", reason.definition)
    )
    return f"{kind}: {texts[words.lang]}" if texts else kind


def _spaced(text: str) -> str:
    return text.replace(GAP, " ")

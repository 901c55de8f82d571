"""What the lint says: which value was meant, and the very reference to type instead."""

from __future__ import annotations

from generator.compute.dimension import NONE
from generator.compute.units import ONE, SIMPLE, Unit
from generator.diagnostics import Diagnostic, Place
from generator.localise.lint.computed import Known, equal_range, equal_values
from generator.localise.lint.figures import Figure, Kind
from generator.localise.lint.numerals import Numeral
from generator.read.entry import Derive

TOO_FAR = 2
"""A figure further off than by this factor is about something else."""
GIVE_NAME = "give it a name under `given:` or `derive:` and write `{{ name }}`"


def measure(figure: Figure, place: Place, values: tuple[Known, ...]) -> Diagnostic:
    """Describe a typed figure with a unit, or a ratio, by the value it repeats or contradicts."""
    message = f"`{_typed(place)}` is typed by hand"
    cause, help_ = _meant(figure, values) or (
        "a ratio is a number too and must come from a value"
        if figure.kind is Kind.RATIO
        else "a number with a unit must come from a value",
        GIVE_NAME,
    )
    return Diagnostic("E214", message, place, cause=cause, help=help_)


def echo(numeral: Numeral, place: Place, known: Known, unit: Unit) -> Diagnostic:
    """Describe a bare number that repeats a value."""
    return Diagnostic(
        "E216",
        f"`{_typed(place)}` repeats a computed value by hand",
        place,
        cause=_is(known, unit),
        help=f"write {known.reference(numeral, unit)}",
    )


def contradiction(place: Place, known: Known) -> Diagnostic:
    """Describe a bare number near a value of the same noun."""
    return Diagnostic(
        "W220",
        f"`{_typed(place)}` seems to contradict a computed value",
        place,
        cause=_is(known, known.value.unit),
        help=f"write `{{{{ {known.value.name} }}}}`, or give the other number a name of its own",
    )


def ratio_in_words(place: Place) -> Diagnostic:
    """Describe a ratio stated in words."""
    return Diagnostic(
        "W219",
        f"`{_typed(place)}` is a ratio that nothing computes",
        place,
        note="verbs such as “halve” and 砍半 are fine; fixed phrases go to `content/names.yaml`",
        help="derive the ratio and write `{{ name }}`",
    )


def _meant(figure: Figure, values: tuple[Known, ...]) -> tuple[str, str] | None:
    """Say which value was meant and what to type: equal, else in the twin unit, else near."""
    unit, numeral = figure.unit, figure.numeral
    if unit is None:
        return None
    if unit.dimension == NONE:
        # A ratio is derived or given in %; that 8 heads are eight is no reason for `8×`.
        values = tuple(known for known in values if _is_share(known))
    if figure.last is not numeral:
        ranged = equal_range(values, figure)
        if ranged is None:
            return None
        return _is(ranged, unit), f"write `{{{{ {ranged.value.name} | range }}}}`"
    if equal := equal_values(values, numeral, unit):
        known, _ = min(equal, key=lambda pair: pair[0].value.unit != unit)
        sign = "" if figure.kind is Kind.MEASURE else " and the sign behind it"
        return _is(known, unit), f"write {known.reference(numeral, unit)}{sign}"
    return _in_twin_unit(numeral, unit, values) or _nearest(numeral, unit, values)


def _in_twin_unit(
    numeral: Numeral, unit: Unit, values: tuple[Known, ...]
) -> tuple[str, str] | None:
    twin = _twin(unit)
    equal = equal_values(values, numeral, twin) if twin else []
    if not twin or not equal:
        return None
    known, _ = equal[0]
    also = f" or {known.reference(numeral, unit)}" if unit in known.units else ""
    cause = f"{_is(known, twin)}, which is {known.shown(unit)}"
    return cause, f"write {known.reference(numeral, twin)}{also}"


def _nearest(numeral: Numeral, unit: Unit, values: tuple[Known, ...]) -> tuple[str, str] | None:
    like = [known for known in values if known.value.quantity.dimension == unit.dimension]
    near = min(like, key=lambda known: known.ratio(numeral, unit), default=None)
    if near is None or unit == ONE or near.ratio(numeral, unit) > TOO_FAR:
        return None
    shown = near.shown(near.value.unit)
    return f"near `{near.value.name}`, which is {shown}, but not equal to it", GIVE_NAME


def _is_share(known: Known) -> bool:
    return isinstance(known.value.origin, Derive) or known.value.unit.symbol == "%"


def _twin(unit: Unit) -> Unit | None:
    """Give GiB for GB, MB for MiB and so on."""
    symbol = unit.symbol
    if symbol.endswith("iB"):
        return SIMPLE.get(symbol[:-2].replace("K", "k") + "B")
    return SIMPLE.get(f"{symbol[0].upper()}iB") if len(symbol) == 2 and symbol[1] == "B" else None


def _is(known: Known, unit: Unit) -> str:
    return f"`{known.value.name}` is {known.shown(unit)}"


def _typed(place: Place) -> str:
    """Give the author's own characters, on one line and without Markdown's stars."""
    return " ".join(place.typed.replace("*", "").split())

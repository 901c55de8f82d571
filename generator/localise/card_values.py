"""The values and sweeps that a card names, and why some cannot be drawn together.

Apart from the layouts' own functions, because every chart asks the same and must refuse alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.compute.dimension import words as dimension_words
from generator.compute.solved import Series, Value
from generator.compute.wording import shown
from generator.diagnostics import Diagnostic, Label
from generator.localise.charts import line_through
from generator.localise.fill import Filler, plain_text, rich_in, value_of
from generator.read.shape import did_you_mean
from generator.read.text import Localised, Text

POINTS_TOLD = 8
"""Points of a line that a message names; a sweep may have hundreds."""


def named(filler: Filler, name: Text | None) -> Value | None:
    """Look up a value that a card field names; None after a diagnostic or for an empty field."""
    return value_of(filler, name.value, name.place) if name is not None else None


def values_of(filler: Filler, names: Sequence[Text]) -> list[Value]:
    """Look up several; those unknown are left out after E302."""
    return [value for name in names if (value := named(filler, name))]


def short_names(filler: Filler, names: Sequence[Localised], own: Sequence[str]) -> list[str]:
    """Take the author's short labels where given, else the values' own."""
    given = [plain_text(rich_in(filler, name)) for name in names]
    return [*given, *own[len(given) :]][: len(own)]


def series_of(filler: Filler, name: Text) -> Series | None:
    """Look up a sweep; an unknown one is E302."""
    series = filler.solved.series.get(name.value)
    if series is None:
        known = ", ".join(f"`{known}`" for known in filler.solved.series)
        what = "unknown sweep" if name.value not in filler.solved.values else "not a sweep:"
        filler.problems.add(
            Diagnostic(
                "E302",
                f"{what} `{name}`",
                name.place,
                note=f"the sweeps of this entry: {known}" if known else "it has no `sweep:`",
                help=did_you_mean(name.value, filler.solved.series) or _only(filler),
            )
        )
    return series


def _only(filler: Filler) -> str:
    return f"type `{next(iter(filler.solved.series))}`" if len(filler.solved.series) == 1 else ""


def comparable(filler: Filler, values: Sequence[Value], names: Sequence[Text]) -> bool:
    """Refuse to draw unlike things on one scale; `names` is where their names were typed."""
    if not values:
        return False
    first = values[0]
    for other in values[1:]:
        if other.quantity.dimension != first.quantity.dimension:
            places = {name.value: name.place for name in names}
            filler.problems.add(
                Diagnostic(
                    "E301",
                    f"cannot draw `{first.name}` and `{other.name}` on one scale",
                    places[other.name],
                    cause=_is(other),
                    labels=(Label(places[first.name], _is(first)),),
                )
            )
            return False
    return True


def line_of(filler: Filler, value: Value, name: Text, lines: Sequence[Series]) -> int | None:
    """Say which line the value is a point of; None after E327: its number must not stand aside.

    On a live page a reader may move the inputs so far that there is none: then none is marked.
    """
    number = line_through(value, lines)
    if number is not None:
        return number
    filler.problems.add(
        Diagnostic(
            "E327",
            f"`{name}` is a point of no line drawn here",
            name.place,
            cause=f"this is {shown(value.quantity, value.unit)}",
            note="; ".join(_points(line) for line in lines),
            help="mark a value that one of the lines runs through, or add its place to `values`",
        )
    )
    return None


def _points(line: Series) -> str:
    amounts = [shown(y.quantity, y.unit) for _, y in line.points]
    cut = [*amounts[:POINTS_TOLD], "…"] if len(amounts) > POINTS_TOLD else amounts
    return f"`{line.name}` has {', '.join(cut)}"


def _is(value: Value) -> str:
    return f"this is {dimension_words(value.quantity.dimension)}"

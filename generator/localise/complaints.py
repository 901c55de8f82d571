"""What is wrong with a reference in a text: the words of each mistake, and what to type instead.

Apart from the filling, which then reads as what happens to a text in which nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.compute.dimension import words as dimension_words
from generator.compute.names import nearest_name
from generator.compute.solved import Solved, Value
from generator.compute.unit_advice import advise
from generator.compute.units import Unit
from generator.diagnostics import Diagnostic, Place
from generator.localise.template import STYLES, Block, Panel
from generator.read.entry import Given
from generator.read.shape import did_you_mean


def unknown_value(name: str, known: Iterable[str], place: Place) -> Diagnostic:
    """E302: a name that nothing has; the same name is offered as in a formula."""
    near = nearest_name(name, known)
    return Diagnostic(
        "E302",
        f"unknown name `{name}`",
        place,
        cause="no given, derived or shared value has this name",
        help=f"did you mean `{near}`?" if near else "",
    )


def no_formula(value: Value, place: Place) -> Diagnostic:
    """E323: an input where a formula is to be shown."""
    return Diagnostic(
        "E323",
        f"`{value.name}` has no formula to show",
        place,
        cause="it is an input",
        help="name a value from `derive:`",
    )


def fixed(solved: Solved, value: Value, place: Place) -> Diagnostic:
    """E206: `{{ input … }}` of what has no control."""
    is_given = isinstance(value.origin, Given)
    moving = [f"`{given.name}`" for given in solved.entry.given if given.control]
    return Diagnostic(
        "E206",
        f"readers cannot change `{value.name}`",
        place,
        cause="it has no `input:`" if is_given else "it is not under `given:`",
        note=f"what they can change: {', '.join(moving)}" if moving else "",
        help="add `input: {from: …, to: …}` to it" if is_given else "name an input",
    )


def no_range(value: Value, place: Place) -> Diagnostic:
    """E206: `| range` of a value that is one number."""
    return Diagnostic(
        "E206",
        f"`{value.name}` has no range to show",
        place,
        cause="nothing it is made of has a `range:`",
        help="leave out `| range`",
    )


def bad_filter(value: Value, word: str, place: Place, unit: Unit | None) -> Diagnostic:
    """E305: a unit of another dimension; otherwise what is known of a word that is no unit."""
    if unit is None:
        return _no_filter(word, place)
    return Diagnostic(
        "E305",
        f"cannot show `{value.name}` in `{word}`",
        place,
        cause=f"`{value.name}` is {dimension_words(value.quantity.dimension)}, "
        f"`{word}` is {dimension_words(unit.dimension)}",
    )


def _no_filter(word: str, place: Place) -> Diagnostic:
    near, advice = did_you_mean(word, STYLES), advise(word)
    if advice.code != "E303":  # a unit with several meanings, or none here
        return Diagnostic(advice.code, advice.message, place, help=advice.help)
    return Diagnostic(
        "E206",
        f"`{word}` is neither a style nor a unit",
        place,
        cause=f"the styles are {', '.join(f'`{style}`' for style in STYLES)}",
        help=near or advice.help,
    )


def only_in_body(piece: Block | Panel) -> Diagnostic:
    """E206: a formula, an input, a chart or the panel on a card."""
    kind = piece.kind if isinstance(piece, Block) else ""
    return Diagnostic(
        "E206",
        f"`{piece.place.typed}` stands only in the body",
        piece.place,
        cause="a card has a layout of its own for this"
        if kind in ("formula", "chart")
        else "nothing here could change with the reader's inputs",
        help="a `formula:` card" if kind == "formula" else "",
    )

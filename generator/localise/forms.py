"""How every number of a post is to be written: which value, in which unit, digits and style.

One list for the two who must agree: the build, which writes each number twice and compares, and
the page script, which writes it again when a reader changes an input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple, TypeGuard

from generator.compute.choose_unit import default_unit
from generator.compute.definitions import Derived, Menu, Scenario
from generator.compute.dimension import Dimension
from generator.compute.formula import Name, Negate, Number
from generator.compute.outline import Outline, Path
from generator.compute.quantity import Quantity
from generator.compute.references import reference
from generator.compute.solved import Solved, Value
from generator.compute.units import Unit
from generator.diagnostics import Problems
from generator.localise.receipts import LARGE, compact_symbol, without_counts
from generator.localise.template import Block, Piece, Reference, parse_template
from generator.localise.wording import Style, applied, plain, spread, unit_named
from generator.read.text import Localised


class Form(NamedTuple):
    """A value as one place shows it; `key` is the reference as typed, spaced evenly: `kv | MB`.

    `asked` says that the reference names the unit. `large` lets the style depend on the value:
    words for what is counted in millions.
    """

    key: str
    value: Value
    style: Style
    asked: bool = False
    large: bool = False

    def style_of(self, amount: float) -> Style:
        """Give the style for an amount in base units."""
        is_large = self.large and abs(amount) >= LARGE
        return self.style.also("count") if is_large else self.style


def in_texts(solved: Solved, texts: Iterable[Localised]) -> dict[str, Form]:
    """Give the form of every reference in some texts, all languages together, in their order."""
    return {form.key: form for text in texts for form in _in_text(solved, text)}


def _in_text(solved: Solved, texts: Localised) -> Iterator[Form]:
    # What is wrong with a reference is reported where the text is filled in.
    for text in texts.values():
        for piece in parse_template(text, Problems()):
            filters = piece.filters if isinstance(piece, Reference) else ()
            if not isinstance(piece, Reference) and not _is_control(piece):
                continue
            value = reference(solved, piece.name)
            style = _style(value, filters) if value else None
            if value and style:
                asked = any(map(unit_named, filters))
                yield Form(" | ".join((piece.name, *filters)), value, style, asked)


def _is_control(piece: Piece) -> TypeGuard[Block]:
    return isinstance(piece, Block) and piece.kind == "input"


def _style(value: Value, filters: Iterable[str]) -> Style | None:
    style: Style | None = plain(value)
    for word in filters:
        style = style and applied(style, word, value)
    return style


def in_rail(solved: Solved) -> dict[str, Form]:
    """Give the forms of the numbers that stand in lists, beside a post and in its panel.

    Labelled results, then assumptions, then what else readers may change.
    """
    entry = solved.entry
    results = (derive.name.value for derive in entry.derive if derive.label)
    assumed = (given.name.value for given in entry.given if given.because.assume is not None)
    moving = (given.name.value for given in entry.given if given.control is not None)
    return {name: in_list(solved.values[name]) for name in (*results, *assumed, *moving)}


def in_list(value: Value) -> Form:
    """Give the form of a value behind its label, which says of what it is."""
    style = spread(value, without_counts(value.unit))
    return Form(value.name, value, style, large=not compact_symbol(value.unit))


def own(value: Value) -> Form:
    """Give the form of a value as cards and charts show it: its own unit and digits."""
    return Form(value.name, value, Style(value.unit))


def units_of(form: Form, outline: Outline) -> tuple[Unit, ...]:
    """Give the units among which a form's unit changes with the value's size, largest first.

    Only one when it is named, by `show:` or in the reference.
    """
    path = outline.path(form.value.name)
    if path is None or form.asked or not _is_free(path, outline):
        return (form.style.unit,)
    ladder = _ladder(form.value.quantity.dimension)
    return ladder if len(ladder) > 1 else (form.style.unit,)


def _is_free(path: Path, outline: Outline) -> bool:
    """Tell whether a value's unit follows its size, since nothing typed fixes it."""
    if replaced := outline.override(path):
        outside, expr = replaced
        if isinstance(expr, Number | Negate):
            return False
        name = expr.name if isinstance(expr, Name) else path.name
        return _is_free(Path(outside, name), outline)
    found = outline.definitions[path.name]
    while isinstance(found, Scenario) and found.unit is None:
        found = outline.definitions[found.target]
    return isinstance(found, Derived) and found.unit is None


@cache
def _ladder(dimension: Dimension) -> tuple[Unit, ...]:
    """Ask for the unit of ever smaller quantities; only bytes and times have more than one."""
    sizes = (Quantity(Fraction(10) ** power, dimension) for power in range(30, -30, -1))
    return tuple(dict.fromkeys(map(default_unit, sizes)))


def units_by_choice(form: Form, outline: Outline) -> dict[str, Unit]:
    """Give the unit for each choice of the menu that a form shows; empty if they do not differ."""
    found = outline.definitions.get(form.value.name)
    if not isinstance(found, Menu) or form.asked:
        return {}
    units = {name: outline.solved.values[name].unit for name in found.choices}
    if form.style.unit != form.value.unit:
        units = {name: without_counts(unit) for name, unit in units.items()}
    return units if len(set(units.values())) > 1 else {}

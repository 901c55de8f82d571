"""JavaScript literals: what the pieces of a post's script are written with.

Not `json`: keys stay unquoted where they can and numbers stay as short as they were typed, since a
reader may open the script to check a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.compute import javascript as js
from generator.compute.outline import Outline
from generator.compute.quantity import Quantity
from generator.compute.units import Unit
from generator.localise.forms import Form, units_by_choice, units_of
from generator.localise.template import STYLES
from generator.read.text import Localised

Code = str
"""JavaScript, as against the text of an author, which must be quoted first."""

Entries = Iterator[tuple[str, Code]]
"""Keys, not quoted yet, and the code behind them."""


def labels(label: Localised | None) -> Code:
    """Write a text in all languages; `{}` for none."""
    return keyed((lang, js.quoted(text.value)) for lang, text in (label or {}).items())


def all_units(form: Form, lines: Outline) -> list[Unit]:
    """Give every unit that a form may be shown in."""
    return [*units_of(form, lines), *units_by_choice(form, lines).values()]


def form_code(form: Form, lines: Outline) -> Code:
    """Write how a number is shown: of which value, in which unit, digits and styles."""
    styles = [style for style in STYLES if style in form.style.flags] + ["large"] * form.large
    by_choice = units_by_choice(form, lines)
    return record(
        of=js.quoted(form.value.name),
        unit=_choice(by_choice) if by_choice else _unit(units_of(form, lines)),
        digits=str(form.value.digits or ""),
        styles=listed(map(js.quoted, styles)) if styles else "",
    )


def _unit(units: tuple[Unit, ...]) -> Code:
    symbols = [js.quoted(unit.symbol) for unit in units]
    return symbols[0] if len(symbols) == 1 else listed(symbols)


def _choice(units: Mapping[str, Unit]) -> Code:
    return keyed((name, js.quoted(unit.symbol)) for name, unit in units.items())


def listed(codes: Iterable[Code]) -> Code:
    """Write an array on one line."""
    return f"[{', '.join(codes)}]"


def number(quantity: Quantity) -> Code:
    """Write a quantity in base units."""
    return js.numeral(float(quantity.value))


def record(**fields: Code) -> Code:
    """Write an object on one line; empty fields are left out."""
    return keyed((key, code) for key, code in fields.items() if code not in ("", "{}"))


def keyed(entries: Iterable[tuple[str, Code]]) -> Code:
    """Write an object on one line."""
    inside = ", ".join(f"{js.key(key)}: {code}" for key, code in entries)
    return f"{{ {inside} }}" if inside else "{}"


def lined(entries: Iterable[tuple[str, Code]]) -> Code:
    """Write an object with one entry a line."""
    inside = "".join(f"  {js.key(key)}: {code},\n" for key, code in entries)
    return f"{{\n{inside}}}" if inside else "{}"

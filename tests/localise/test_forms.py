"""How each number is to be written."""

from __future__ import annotations

import pytest

from generator.compute.outline import outline
from generator.compute.units import parse_unit
from generator.localise.forms import Form, in_rail, in_texts, units_by_choice, units_of
from generator.localise.wording import Style
from tests.localise.moving import many_ways

LINES = outline(many_ways())
BYTES = ("PB", "TB", "GB", "MB", "kB", "B")


def forms() -> dict[str, Form]:
    entry = many_ways().entry
    return in_texts(many_ways(), (entry.title, entry.hook, entry.body))


def test_a_form_is_known_by_its_reference() -> None:
    form = forms()["size | B | exact"]
    assert (form.value.name, form.style) == ("size", Style(parse_unit("B"), frozenset({"exact"})))


@pytest.mark.parametrize(
    ("key", "units"),
    [
        ("need | range", ("GB",)),
        ("size", BYTES),
        ("size | GB", ("GB",)),
        ("wide", BYTES),
        ("alone", ("GB",)),
        ("wait", ("year", "day", "h", "min", "s")),
        ("share", ("%",)),
        ("cards", ("GPU",)),
        ("nested.each", ("GB",)),
        ("twice.size", BYTES),
        ("need.low", ("GB",)),
    ],
)
def test_a_unit_follows_the_size_unless_it_was_asked_for(key: str, units: tuple[str, ...]) -> None:
    assert tuple(unit.symbol for unit in units_of(forms()[key], LINES)) == units


def test_a_menu_decides_on_the_unit() -> None:
    units = units_by_choice(forms()["precision"], LINES)
    assert {name: unit.symbol for name, unit in units.items()} == {
        "small": "B/param",
        "large": "bit/param",
    }
    assert units_by_choice(forms()["size"], LINES) == {}


def test_the_list_beside_the_text_has_results_and_assumptions() -> None:
    rail = in_rail(many_ways())
    assert list(rail)[:4] == ["alone", "wait", "cards", "params"]
    assert "range" in rail["alone"].style.flags
    assert "count" in rail["params"].style_of(7e9).flags
    assert "count" not in rail["params"].style_of(7e5).flags

"""Bands, verdicts and axes, without a card around them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.quantity import Quantity
from generator.compute.solved import Series, Value
from generator.compute.units import parse_unit
from generator.localise.charts import breaks, is_tight, line_through, scales
from generator.localise.words import load_words
from tests.localise.example import filler

WORDS = load_words("en")
USABLE = filler().solved.values["usable"]
"""12 to 13 GB."""


def gigabytes(number: str | float) -> Value:
    quantity = Quantity(Fraction(number) * USABLE.unit.scale, USABLE.quantity.dimension)
    return USABLE._replace(quantity=quantity, low=None, high=None)


def series(*numbers: float) -> Series:
    return Series("s", "x", tuple((gigabytes(n), gigabytes(n)) for n in numbers))


@pytest.mark.parametrize(
    ("number", "over", "tight"),
    [
        ("11.9", False, False),
        ("12", False, False),
        ("12.01", False, True),
        ("13", False, True),
        ("13.01", True, False),
    ],
)
def test_inside_the_band_is_tight_up_to_its_high_end(number: str, over: bool, tight: bool) -> None:
    quantity = gigabytes(number).quantity
    assert (breaks(quantity, USABLE), is_tight(quantity, USABLE)) == (over, tight)


def test_nothing_is_tight_against_a_plain_line_or_none() -> None:
    line = gigabytes("12")
    assert not any(is_tight(gigabytes(n).quantity, line) for n in ("11", "12", "13"))
    assert not is_tight(line.quantity, None)


def test_a_mark_is_looked_for_on_every_line() -> None:
    lines = [series(1, 9.21), series(2, 4, 9.21), series(3, 8)]
    assert [line_through(gigabytes(n), lines) for n in ("4", "9.21", "8", "5")] == [1, 0, 2, None]


def test_a_mark_is_found_whatever_a_root_left_behind_twelve_digits() -> None:
    assert line_through(gigabytes("4"), [series(1), series(4 + 1e-14)]) == 1


def test_two_logarithmic_axes_say_so_once() -> None:
    x, y = scales([series(1, 10, 1000)], WORDS)
    assert (x.note, y.note) == ("", "both axes: log scale")


def test_one_logarithmic_axis_says_so_for_itself() -> None:
    wide, narrow = series(1, 10, 1000), series(1, 2, 3)
    points = zip(wide.points, narrow.points, strict=True)
    mixed = wide._replace(points=tuple((x, y) for (x, _), (_, y) in points))
    x, y = scales([mixed], WORDS)
    assert (x.log, x.note, y.log, y.note) == (True, "log scale", False, "")


@pytest.mark.parametrize(
    ("largest", "words"),
    [
        (7, ["0", "2", "4", "6", "8"]),
        (10, ["0", "2.5", "5", "7.5", "10"]),
        (1000, ["0", "250", "500", "750", "1,000"]),
        (0, ["0", "1"]),
    ],
)
def test_an_axis_has_four_or_five_round_steps(largest: float, words: list[str]) -> None:
    unit = parse_unit("MiB")
    x, y = (
        gigabytes(1),
        USABLE._replace(
            quantity=Quantity(Fraction(largest) * unit.scale, unit.dimension), unit=unit
        ),
    )
    _, scale = scales([Series("s", "x", ((x, y),))], WORDS)
    assert [text for _, text in scale.ticks] == [f"{word}\u00a0MiB" for word in words]
    assert list(scale.numbers) == words


def test_powers_of_ten_of_bytes_have_a_unit_each() -> None:
    _, y = scales([series(0.5, 100)], WORDS)
    assert [text.replace("\u00a0", " ") for _, text in y.ticks] == [
        "100 MB",
        "1 GB",
        "10 GB",
        "100 GB",
    ]
    assert y.numbers == ()

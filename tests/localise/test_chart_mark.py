"""The number of a marked point looks for a place where it touches neither lines nor words."""

from __future__ import annotations

import re

import pytest

from generator.diagnostics import Problems
from generator.localise.card import GrowthCard
from generator.localise.cards import Address, card_body
from generator.localise.chart_mark import ABOVE, BELOW, FAR_BELOW, Box, Segment, place
from generator.localise.chart_names import charts_shown
from generator.localise.chart_plot import plot
from generator.localise.fill import Filler
from generator.localise.words import load_words
from tests.localise.moving import many_charts

PLOT = Box(0, 0, 200, 200)
WIDTH = 60
HERE = (100.0, 100.0)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([((0, 150), HERE), (HERE, (200, 50))], ("end", ABOVE)),  # rising
        ([((0, 50), HERE), (HERE, (200, 150))], ("start", ABOVE)),  # falling
        ([((0, 50), HERE), (HERE, (200, 50))], ("start", BELOW)),  # the foot of a valley
        ([((0, 100), HERE), (HERE, (200, 100)), ((0, 85), (200, 85))], ("start", BELOW)),
        ([((0, 85), (200, 85)), ((0, 120), (200, 120))], ("end", FAR_BELOW)),
    ],
)
def test_it_stands_where_no_line_is(lines: list[Segment], expected: tuple[str, int]) -> None:
    far = {"far above": Box(0, 0, 200, 60)} if expected[1] == FAR_BELOW else {}
    assert place(HERE, WIDTH, PLOT, lines, far.values()) == expected


def test_it_keeps_clear_of_words() -> None:
    words = [Box(40, 70, 90, 90)]
    assert place(HERE, WIDTH, PLOT, [], words) == ("start", ABOVE)


def test_it_stays_inside() -> None:
    assert place((10, 100), WIDTH, PLOT, [], []) == ("start", ABOVE)
    assert place((190, 5), WIDTH, PLOT, [], []) == ("end", BELOW)


def test_where_nothing_is_free_it_is_at_least_inside() -> None:
    lines = [((0.0, float(y)), (200.0, float(y))) for y in range(0, 200, 10)]
    assert place((10, 100), WIDTH, PLOT, lines, []) == ("start", ABOVE)


def test_a_line_that_ends_beside_a_box_does_not_meet_it() -> None:
    box = Box(10, 10, 20, 20)
    assert box.meets(((0, 15), (30, 15)))
    assert box.meets(((30, 25), (0, 5)))
    assert not box.meets(((0, 15), (9, 15)))
    assert not box.meets(((0, 30), (30, 21)))


def test_the_mark_has_the_colour_of_the_line_that_it_lies_on() -> None:
    solved = many_charts()
    filler = Filler(solved, load_words("en"), Problems())
    spec = charts_shown(solved.entry)["growth"]
    body = card_body(spec, filler, solved.entry.title, Address("", ""))
    assert isinstance(body, GrowthCard)
    assert (body.lines[body.marked].label, body.marked) == ("by_params", 1)
    drawn = "".join(plot(body))
    assert re.search(r'class="chart__mark ink--cool"[^>]*>3.5\u00a0GB<', drawn)
    assert "chart__mark ink--signal" not in drawn

"""Axes: where amounts lie on them, which ticks there is room for, and where labels stand clear."""

from __future__ import annotations

import pytest

from generator.cards.layouts.axes import Axis, Obstacles, bare, cut, span, thin, within
from generator.localise.card import Scale

DECADES = Scale(tuple((10.0**i, f"1e{i}") for i in range(8)), log=True)
TENS = Scale(tuple((10.0 * i, str(10 * i)) for i in range(11)), log=False)


def words(ticks: tuple[tuple[float, str], ...]) -> list[str]:
    return [word for _, word in ticks]


def test_log_axis_spaces_decades_evenly() -> None:
    axis = Axis(1, 1000, 0, 300, log=True)
    assert [axis.at(v) for v in (1, 10, 100, 1000)] == pytest.approx([0, 100, 200, 300])


def test_axis_may_run_upwards() -> None:
    assert Axis(0, 10, 500, 100).at(5) == 300


def test_axis_of_one_value_puts_it_in_the_middle() -> None:
    assert Axis(7, 7, 0, 100).at(7) == 50


def test_zero_on_a_log_axis_lies_outside_and_breaks_nothing() -> None:
    assert Axis(1, 10, 0, 100, log=True).at(0) < 0


def test_log_domain_is_the_nearest_ticks_around_the_data() -> None:
    assert span(DECADES, [250, 30_000]) == (100, 100_000)


def test_linear_domain_starts_at_zero() -> None:
    assert span(TENS, [42, 71]) == (0, 80)


def test_domain_holds_data_that_the_ticks_do_not_cover() -> None:
    assert span(TENS, [-5, 130]) == (-5, 130)


def test_ticks_outside_the_domain_are_left_out() -> None:
    assert words(within(DECADES, 100, 10_000)) == ["1e2", "1e3", "1e4"]


def test_all_ticks_are_kept_where_there_is_room() -> None:
    assert thin(TENS.ticks, Axis(0, 100, 0, 1000), [90.0] * 11) == TENS.ticks


def test_linear_ticks_are_thinned_from_zero_so_that_steps_stay_round() -> None:
    kept = thin(TENS.ticks, Axis(0, 100, 0, 1000), [240.0] * 11)
    assert words(kept) == ["0", "30", "60", "90"]


def test_log_ticks_are_thinned_from_the_top() -> None:
    kept = thin(DECADES.ticks, Axis(1, 1e7, 0, 700, log=True), [150.0] * 8)
    assert words(kept) == ["1e1", "1e3", "1e5", "1e7"]


def test_ticks_at_uneven_places_are_thinned_only_where_they_crowd() -> None:
    sweep = ((4e3, "4k"), (32e3, "32k"), (40e3, "40k"), (1e7, "10M"))
    kept = thin(sweep, Axis(4e3, 1e7, 0, 700, log=True), [80.0] * 4)
    assert words(kept) == ["4k", "40k", "10M"]


def test_when_no_two_ticks_fit_one_remains() -> None:
    assert words(thin(TENS.ticks, Axis(0, 100, 0, 50), [90.0] * 11)) == ["0"]


def test_hairline_is_interrupted_by_a_label_standing_on_it() -> None:
    pieces = cut(((0, 50), (300, 50)), [(100, 40, 160, 60), (200, 80, 250, 90)], gap=10)
    assert pieces == (((0, 50), (90, 50)), ((170, 50), (300, 50)))


def test_label_keeps_clear_of_boxes_and_lines() -> None:
    diagonal = ((0.0, 0.0), (200.0, 200.0))
    obstacles = Obstacles((0, 0, 200, 200), ((150, 0, 200, 20),), ((diagonal, 5),))
    assert obstacles.free((20, 100, 60, 120), gap=4)
    assert not obstacles.free((90, 100, 130, 120), gap=4), "on the line"
    assert not obstacles.free((120, 0, 148, 20), gap=4), "too near the box"
    assert not obstacles.free((-5, 100, 30, 120), gap=4), "outside"


def test_hairlines_forbid_a_place_only_while_there_may_be_a_better_one() -> None:
    obstacles = Obstacles((0, 0, 200, 200), faint=(((0, 100), (200, 100)),))
    assert not obstacles.free((20, 90, 60, 110), gap=4)
    assert obstacles.free((20, 90, 60, 110), gap=4, strict=False)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("10 tokens per second", "1,000 tokens per second"), ["10", "1,000"]),
        (("每秒 10 個 token", "每秒 100 個 token"), ["10", "100"]),
        (("100 MB", "1 GB"), ["100 MB", "1 GB"]),
        (("−1 kWh", "0 kWh"), ["−1", "0"]),
    ],
)
def test_only_words_that_all_ticks_share_are_left_out(
    words: tuple[str, ...], left: list[str]
) -> None:
    ticks = tuple((float(i), text) for i, text in enumerate(words))
    assert [text for _, text in bare(ticks)] == left

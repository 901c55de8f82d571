"""How much of each pixel shapes cover."""

from __future__ import annotations

import math

import pytest

from generator.cards.ink import Mask, disc, hatch, nearest, stroke, whole_pixels
from generator.cards.scene import Disc, Hatch, Stroke


def covered(masks: tuple[Mask, ...]) -> dict[tuple[int, int], int]:
    """Give the coverage of every pixel with any, 0 to 255."""
    return {
        (mask.x + i % mask.image.width, mask.y + i // mask.image.width): value
        for mask in masks
        for i, value in enumerate(mask.image.tobytes())
        if value
    }


def area(masks: tuple[Mask, ...]) -> float:
    return sum(covered(masks).values()) / 255


def test_halves_round_up_so_that_equal_bars_stay_equal() -> None:
    assert [nearest(value) for value in (0.5, 1.5, 2.5, -0.5)] == [1, 2, 3, 0]


def test_rectangles_share_edges_and_never_vanish() -> None:
    left, right = whole_pixels(0, 0, 10.4, 5), whole_pixels(10.4, 0, 10, 5)
    assert left[2] == right[0]
    assert whole_pixels(3.2, 0, 0.1, 0.1) == (3, 0, 4, 1)


def test_a_level_line_is_crisp() -> None:
    line = stroke(Stroke(((10, 20), (20, 20)), 2, "text"))
    assert covered(line) == {(x, y): 255 for x in range(10, 20) for y in (19, 20)}


def test_dashes_of_a_level_line_are_crisp_and_evenly_spaced() -> None:
    line = stroke(Stroke(((0, 0), (20, 0)), 2, "line", dash=(6, 4)))
    assert sorted({x for x, _ in covered(line)}) == [*range(6), *range(10, 16)]


@pytest.mark.parametrize("width", [2, 5, 8])
def test_a_slanted_line_has_the_area_of_its_length_and_width(width: float) -> None:
    line = stroke(Stroke(((10, 10), (310, 130)), width, "signal"))
    length = (300**2 + 120**2) ** 0.5
    assert area(line) / length == pytest.approx(width, abs=0.2)
    assert any(0 < value < 255 for value in covered(line).values())


def test_pieces_meet_without_a_seam() -> None:
    across = covered(stroke(Stroke(((0, 3), (640, 163)), 6, "signal")))
    columns = [sum(across.get((x, y), 0) for y in range(170)) for x in range(20, 620)]
    assert max(columns) - min(columns) < 0.12 * max(columns)


@pytest.mark.parametrize(("x", "y"), [(100, 204), (103, 214), (103, 219)])
def test_no_corner_between_pieces_is_forgotten(x: int, y: int) -> None:
    run, rise, length = 137, -60, math.hypot(137, -60)
    line = covered(stroke(Stroke(((x, y), (x + run, y + rise)), 8, "signal")))
    for off in (-3, 3):  # just inside either edge
        for i in range(4, int(length) - 4):
            across, down = (run * i - rise * off) / length, (rise * i + run * off) / length
            assert line.get((int(x + across), int(y + down)), 0) > 60


def test_round_ends_reach_half_a_width_further() -> None:
    square = {x for x, _ in covered(stroke(Stroke(((20, 20), (40, 20)), 8, "cool")))}
    round_ = {x for x, _ in covered(stroke(Stroke(((20, 20), (40, 20)), 8, "cool", round=True)))}
    assert (min(square), max(square)) == (20, 39)
    assert (min(round_), max(round_)) == (16, 43)


def test_joins_leave_no_notch() -> None:
    corner = covered(stroke(Stroke(((10, 30), (30, 10), (50, 30)), 8, "good")))
    assert all(corner.get((x, 8), 0) > 200 for x in (29, 30))


def test_a_dash_goes_round_a_corner() -> None:
    bent = covered(stroke(Stroke(((10, 10), (20, 12), (20, 40)), 4, "good", dash=(16, 100))))
    assert max(y for _, y in bent) == pytest.approx(12 + 16 - 10.2, abs=1)


def test_a_disc_has_its_area_and_centre() -> None:
    masks = disc(Disc(50.5, 40.25, 13, "signal"))
    pixels = covered(masks)
    total = sum(pixels.values())
    assert area(masks) == pytest.approx(3.1416 * 13**2, rel=0.01)
    assert sum((x + 0.5) * value for (x, _), value in pixels.items()) / total == pytest.approx(
        50.5, abs=0.13
    )
    assert sum((y + 0.5) * value for (_, y), value in pixels.items()) / total == pytest.approx(
        40.25, abs=0.13
    )


def test_hatching_stays_inside_and_covers_stroke_over_gap() -> None:
    masks = hatch(Hatch(10, 20, 120, 240, "signal", gap=12, stroke=3))
    xs, ys = zip(*covered(masks), strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (10, 129, 20, 259)
    assert area(masks) / (120 * 240) == pytest.approx(3 / 12, abs=0.02)

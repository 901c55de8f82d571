"""Lines that grow: their scales, the marked point, and names that touch nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.cards.formats import FORMATS, PORTRAIT, Format
from generator.cards.layouts import CardFault, lay_out
from generator.cards.layouts.zone import crosses, grow, overlaps
from generator.cards.scene import Disc, Scene, Stroke, TextLine
from generator.localise.card import Card, GrowthCard, GrowthLine
from tests.cards.layouts import samples
from tests.cards.layouts.samples import figure
from tests.cards.layouts.seen import fonts, one, said, strokes, texts

GROWTH = samples.deck("en")[6]
CHARTS = {name: card for name, card in samples.hostile().items() if name.startswith("growth")}


def drawn(card: Card = GROWTH) -> Scene:
    return lay_out(card, PORTRAIT, fonts())


def paths(scene: Scene) -> list[Stroke]:
    return [op for op in scene.operations if isinstance(op, Stroke) and op.round]


def test_y_ticks_do_not_crowd_and_keep_the_top_one() -> None:
    scene = drawn()
    heights = sorted(text.baseline for text in texts(scene) if text.role == "y tick")
    assert "1 TB" in said(scene, "y tick")
    assert min(b - a for a, b in pairwise(heights)) >= 60


def test_log_scale_is_written_on_the_card() -> None:
    scene = drawn()
    assert said(scene, "scale note") == ["log scale"]
    assert said(scene, "x name") == ["tokens · log scale"]


def test_linear_scale_carries_no_note() -> None:
    assert said(drawn(CHARTS["growth three"]), "scale note") == []


def test_straight_growth_on_two_log_axes_is_a_straight_line() -> None:
    cache = max(paths(drawn()), key=lambda path: path.points[0][1] - path.points[-1][1])
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(cache.points)]
    assert slopes == pytest.approx([slopes[0]] * 3, rel=1e-6)


def test_marked_point_is_the_largest_and_lies_on_the_first_line() -> None:
    scene = drawn()
    marked = max((op for op in scene.operations if isinstance(op, Disc)), key=lambda d: d.radius)
    assert any((marked.x, marked.y) in path.points for path in paths(scene))
    assert marked.colour == one(scene, "mark").colour


def test_a_mark_on_the_second_line_lies_there_in_its_colour() -> None:
    assert isinstance(GROWTH.body, GrowthCard)
    mark = GROWTH.body.lines[1].points[-1].y
    scene = drawn(replace(GROWTH, body=replace(GROWTH.body, mark=mark, marked=1)))
    marked = max((op for op in scene.operations if isinstance(op, Disc)), key=lambda d: d.radius)
    (line,) = (path for path in paths(scene) if path.colour == marked.colour)
    assert (marked.x, marked.y) == line.points[-1]
    assert one(scene, "mark").colour == marked.colour != paths(scene)[-1].colour


def test_of_equal_points_the_last_is_marked() -> None:
    scene = drawn(CHARTS["growth close"])
    (marked,) = (op for op in scene.operations if isinstance(op, Disc))
    assert marked.x == max(x for path in paths(scene) for x, _ in path.points)


@pytest.mark.parametrize("card", [GROWTH, *CHARTS.values()], ids=["deck", *CHARTS])
def test_labels_touch_no_line_and_no_hairline(card: Card) -> None:
    scene = drawn(card)
    labels = [t for t in texts(scene) if t.role == "mark" or t.role.startswith("lines[")]
    assert labels
    for label in labels:
        for path in paths(scene):
            pieces = pairwise(path.points)
            assert not any(crosses(piece, grow(label.box, 8)) for piece in pieces), label.text
        for hairline in strokes(scene, "line"):
            (x0, y), (x1, _) = hairline.points
            assert not overlaps(label.box, (x0, y - 1, x1, y + 1)), label.text


def test_label_has_the_colour_of_its_line() -> None:
    scene = drawn()
    assert one(scene, "lines[0]").colour == "signal"
    assert one(scene, "lines[1]").colour == "cool"


def test_sweep_within_one_decade_shows_its_two_ends() -> None:
    assert said(drawn(CHARTS["growth two points"]), "x tick") == ["2000", "8000"]


def test_chart_without_a_mark_has_none() -> None:
    assert isinstance(GROWTH.body, GrowthCard)
    scene = drawn(replace(GROWTH, body=replace(GROWTH.body, mark=None)))
    assert said(scene, "mark") == []


def test_a_long_unit_is_said_once_and_costs_the_lines_no_width() -> None:
    body = GROWTH.body
    assert isinstance(body, GrowthCard)
    said_each = tuple(
        (at, f"{10**i:,} tokens per second") for i, (at, _) in enumerate(body.y.ticks)
    )
    scene = drawn(replace(GROWTH, body=replace(body, y=replace(body.y, ticks=said_each))))
    first, *others = said(scene, "y tick")[::-1]
    assert first == "100,000 tokens per second"
    assert all(text.replace(",", "").isdigit() for text in others)
    assert max(x for path in paths(scene) for x, _ in path.points) > 0.8 * PORTRAIT.width


def test_the_number_of_a_point_stays_near_it() -> None:
    scene = drawn()
    marked = max((op for op in scene.operations if isinstance(op, Disc)), key=lambda d: d.radius)
    left, top, right, bottom = one(scene, "mark").box
    aside = max(left - marked.x, 0, marked.x - right), max(top - marked.y, 0, marked.y - bottom)
    assert max(aside) < 60


def names(scene: Scene) -> list[TextLine]:
    return [text for text in texts(scene) if text.role.startswith("lines[")]


def between(label: TextLine, scene: Scene) -> list[float]:
    """Give the heights of other lines that run between a name and the line it names."""
    lines = {path.colour: path.points for path in paths(scene)}
    x = (label.box[0] + label.box[2]) / 2
    middle = (label.box[1] + label.box[3]) / 2
    heights = {colour: height(points, x) for colour, points in lines.items()}
    upper, lower = sorted((middle, heights.pop(label.colour)))
    return [y for y in heights.values() if upper < y < lower]


def swatches(scene: Scene) -> list[Stroke]:
    series = {path.colour for path in paths(scene)}
    return [op for colour in series for op in strokes(scene, colour) if not op.round]


def level(line: GrowthLine, amount: float) -> GrowthLine:
    """Give the same line at one height."""
    points = tuple(replace(point, y=figure("some GB", amount)) for point in line.points)
    return replace(line, points=points)


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
@pytest.mark.parametrize("apart", [40, 10, 2, 0.1])
def test_a_name_stands_beside_its_own_line_or_above_the_chart(apart: float, form: Format) -> None:
    body = CHARTS["growth three"].body
    assert isinstance(body, GrowthCard)
    lines = tuple(level(line, 90 - i * apart) for i, line in enumerate(body.lines))
    scene = lay_out(replace(GROWTH, body=replace(body, lines=lines, mark=None)), form, fonts())
    named = names(scene)
    assert len(named) == 3
    if not swatches(scene):
        assert all(not between(label, scene) for label in named)
        return
    top = min(y for path in paths(scene) for _, y in path.points)
    assert all(label.box[3] < top for label in named)
    assert {swatch.colour for swatch in swatches(scene)} == {label.colour for label in named}


def test_a_key_names_lines_from_the_highest_down() -> None:
    body = CHARTS["growth close"].body
    assert isinstance(body, GrowthCard)
    lines = tuple(map(level, body.lines, (7.8, 7.9, 7.85)))
    card = replace(GROWTH, body=replace(body, lines=lines))
    scene = drawn(card)
    assert [text.text for text in names(scene)] == ["almost constant", "linear", "constant"]
    assert len(swatches(scene)) == 3


def test_lines_that_stand_apart_need_no_key() -> None:
    for card in (GROWTH, CHARTS["growth three"]):
        scene = drawn(card)
        assert swatches(scene) == []
        assert not any(between(label, scene) for label in names(scene))


def test_a_name_too_long_for_a_key_says_by_how_much() -> None:
    body = CHARTS["growth close"].body
    assert isinstance(body, GrowthCard)
    wordy = replace(body.lines[0], label="a name that goes on and on without an end " * 3)
    with pytest.raises(CardFault) as raised:
        drawn(replace(GROWTH, body=replace(body, lines=(wordy, *body.lines[1:]))))
    assert raised.value.field.endswith("lines[0]")
    assert raised.value.excess > 0


def height(points: tuple[tuple[float, float], ...], x: float) -> float:
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[0][1]

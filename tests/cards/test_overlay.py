"""The skeleton shows the safe zone and every text, and moves nothing."""

from __future__ import annotations

from generator.cards.formats import STORY
from generator.cards.overlay import overlaid
from generator.cards.scene import Scene, Stroke, TextLine


def _line(box: tuple[float, float, float, float]) -> TextLine:
    return TextLine((), baseline=box[3], colour="text", text="A line", box=box)


def test_every_text_gets_its_box_and_the_safe_zone_is_drawn() -> None:
    line = _line((84, 300, 500, 350))
    scene = overlaid(Scene(1080, 1920, "paper", (line,)), STORY)
    assert line in scene.operations
    frames = {
        stroke.colour: stroke.points
        for stroke in scene.operations
        if isinstance(stroke, Stroke) and len(stroke.points) == 5
    }
    assert frames["signal"][0] == (84.0, 300.0)
    assert frames["signal"][2] == (500.0, 350.0)
    left, top, right, bottom = STORY.safe
    assert frames["cool"][0] == (left, top)
    assert frames["cool"][2] == (right, bottom)
    assert top >= 1920 * 0.14
    assert 1920 - bottom >= 1920 * 0.35


def test_the_grid_lies_below_what_is_on_the_card() -> None:
    line = _line((84, 300, 500, 350))
    operations = overlaid(Scene(1080, 1350, "paper", (line,)), STORY).operations
    grid = [
        index for index, stroke in enumerate(operations) if getattr(stroke, "colour", "") == "line"
    ]
    assert max(grid) < operations.index(line)

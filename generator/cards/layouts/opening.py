"""How a titled layout begins and ends: headline, room for the chart, paragraph.

Upright canvases stack the three; flat ones put the words left and the chart right, so that a
link preview is not a strip of headline over a strip of chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.cards.layouts.desk import ENDLESS, Desk, Room, put
from generator.cards.layouts.roles import BODY, HEADLINE, Role
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation
from generator.localise.figure import Rich

LEFT_SHARE = 0.42

MOST_LINES, MOST_HEIGHT = 4, 0.45
"""What a headline takes at most above a chart; more would press that into a strip."""


class Head(NamedTuple):
    """The words that open a card: their field in the entry and their place in the type scale.

    `gap` is the white below them in pixels at 1080. On a flat canvas they and the paragraph get
    `share` of the width; `centred` ones stand at half the height of what is beside them.
    """

    part: str = "title"
    role: Role = HEADLINE
    gap: float = 64
    share: float = LEFT_SHARE
    centred: bool = False


TITLE = Head()


@dataclass(frozen=True)
class Opening:
    """The drawn words and the zone they leave for the rest of the card."""

    operations: tuple[Operation, ...]
    rest: Zone


def opening(
    desk: Desk,
    zone: Zone,
    title: Rich,
    note: Rich = (),
    *,
    head: Head = TITLE,
    smaller: float = ENDLESS,
) -> Opening:
    """Set the headline at the top and the paragraph at the foot, this at most `smaller` pixels."""
    words, rest = zone, zone
    if desk.form.flat:
        words, rest = zone.split(head.share, desk.px(72))
    room = Room(words.width, words.height * MOST_HEIGHT, MOST_LINES)
    if desk.form.flat:
        room = Room(words.width, words.height * (0.55 if note else 1.0))
    block = desk.block(head.part, title, head.role, room)
    top = words.y
    if desk.form.flat and head.centred and not note:
        top += (words.height - block.height) / 2
    drawn: tuple[Operation, ...] = put(block, words.x, top, head.part)
    below = words.below(words.y + block.height)
    if note:
        most = below.height * (0.9 if desk.form.flat else 0.6)
        foot = desk.block("note", note, BODY, Room(words.width, most, ceiling=smaller))
        top = words.bottom - foot.height - desk.air(12)
        drawn = (*drawn, *put(foot, words.x, top, "note"))
        below = below.above(top - desk.air(48))
    if desk.form.flat:
        return Opening(drawn, rest)
    return Opening(drawn, below.below(below.y + desk.air(head.gap)))

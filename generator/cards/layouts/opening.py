"""How a titled layout begins and ends: headline, room for the chart, paragraph.

Upright canvases stack the three; flat ones put the words left and the chart right, so that a
link preview is not a strip of headline over a strip of chart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from generator.cards.layouts.desk import Desk, Room, put
from generator.cards.layouts.roles import BODY, HEADLINE, Role
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation
from generator.localise.post import Rich

LEFT_SHARE = 0.42


class Head(NamedTuple):
    """The words that open a card: their field in the entry and their place in the type scale."""

    part: str
    role: Role


TITLE = Head("title", HEADLINE)


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
    gap: float = 64,
) -> Opening:
    """Set the headline at the top and the paragraph at the foot; `gap` is in pixels at 1080."""
    words, rest = zone, zone
    if desk.form.flat:
        words, rest = zone.split(LEFT_SHARE, desk.px(72))
    share = 0.55 if note or not desk.form.flat else 1.0
    block = desk.block(head.part, title, head.role, Room(words.width, words.height * share))
    drawn: tuple[Operation, ...] = put(block, words.x, words.y, head.part)
    below = words.below(words.y + block.height)
    if note:
        foot = desk.block("note", note, BODY, Room(words.width, below.height * 0.6))
        top = words.bottom - foot.height + _slack(foot.style.size, foot.style.leading)
        drawn = (*drawn, *put(foot, words.x, top, "note"))
        below = below.above(top - desk.air(40))
    if desk.form.flat:
        return Opening(drawn, rest)
    return Opening(drawn, below.below(below.y + desk.air(gap)))


def _slack(size: float, leading: float) -> float:
    """Give the white below a block's last line, by which it may hang lower."""
    return size * (leading - 1) / 2

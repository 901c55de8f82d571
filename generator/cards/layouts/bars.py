"""`bars`: values against a limit, with a headline and an optional paragraph.

The chart is the cover's own: one quantity must not look different on two cards of a post.
"""

from __future__ import annotations

from generator.cards.layouts.columns import FEWEST, columns
from generator.cards.layouts.desk import Desk
from generator.cards.layouts.opening import Head, opening
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation
from generator.localise.card import BarsCard


def bars_card(body: BarsCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Draw the columns between headline and paragraph; beside them, many get more of the width."""
    head = Head(share=0.3) if len(body.bars) > FEWEST and not body.note else Head()
    begun = opening(desk, zone, body.title, body.note, head=head)
    return (*begun.operations, *columns(body.bars, body.limit, desk, begun.rest))

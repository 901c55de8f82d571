"""`statement`: one sentence, as large as its length allows.

One size for all would leave a short sentence lost on the card and a long one cramped.
"""

from __future__ import annotations

from generator.cards.layouts.desk import Desk, Room, put
from generator.cards.layouts.roles import BODY, SENTENCE
from generator.cards.layouts.zone import Zone, spread
from generator.cards.scene import Operation, Rect
from generator.localise.card import StatementCard


def statement_card(body: StatementCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Set the sentence under a short bar in the topic's colour, and the paragraph below it."""
    small = Room(zone.width, zone.height * 0.4)
    note = desk.block("note", body.note, BODY, small) if body.note else None
    taken = (note.height + desk.px(72) if note else 0) + desk.px(56)
    text = desk.billboard("text", body.text, SENTENCE, zone.above(zone.bottom - taken), lines=2)
    bar = desk.px(12)
    lead = bar + desk.px(36)
    heights = (lead + text.height, note.height) if note else (lead + text.height,)
    tops = spread(zone, heights, (0.7, 0.5, 0.8) if note else (0.8, 1.0))
    return (
        Rect(zone.x, tops[0], desk.px(112), bar, desk.accent, decoration=True),
        *put(text, zone.x, tops[0] + lead, "text"),
        *(put(note, zone.x, tops[1], "note") if note else ()),
    )

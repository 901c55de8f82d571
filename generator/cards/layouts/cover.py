"""`cover`: the question that stops the thumb, with one chart or one number under it.

Without either the words are set as a poster: a chart's room left empty would look broken.
"""

from __future__ import annotations

from generator.cards.layouts.columns import FEWEST, columns
from generator.cards.layouts.desk import Desk, Room, put
from generator.cards.layouts.numeral import NUMBER, numeral
from generator.cards.layouts.opening import Head, opening
from generator.cards.layouts.roles import COVER, HOOK, LABEL
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation
from generator.localise.card import CoverCard
from generator.localise.figure import Figure

BESIDE = Head("headline", COVER, share=0.52, centred=True)
MANY_BESIDE = BESIDE._replace(share=0.45)
ABOVE = Head("headline", COVER, gap=72)
TALL = ABOVE._replace(role=HOOK)

LEAST_BELOW, BELOW = 28, 0.2
"""White below a number, in pixels at 1080 at least and in parts of its height."""

UPRIGHT = 0.9
"""Height of a zone beside its width from which a third line of words costs the chart little."""


def cover_card(body: CoverCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Set the headline; the chart or number stands on the bottom of the zone."""
    if not body.bars and body.figure is None:
        return _headline(body, desk, zone)
    begun = opening(desk, zone, body.headline, head=_head(body, desk, zone))
    if body.figure is None:
        return (*begun.operations, *columns(body.bars, body.limit, desk, begun.rest))
    return (*begun.operations, *_figure(body.figure, desk, begun.rest))


def _head(body: CoverCard, desk: Desk, zone: Zone) -> Head:
    if desk.form.flat:
        return MANY_BESIDE if len(body.bars) > FEWEST else BESIDE
    return TALL if zone.height > UPRIGHT * zone.width else ABOVE


def _headline(body: CoverCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    block = desk.billboard("headline", body.headline, COVER, zone, lines=5)
    return put(block, zone.x, zone.y, "headline")


def _figure(figure: Figure, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Set the number as large as width and height allow, and below it what it is a number of."""
    room = Room(zone.width, lines=2)
    name = desk.block("value", figure.label, LABEL, room, "soft") if figure.label else None
    for size in NUMBER.sizes(desk.form, desk.lang):
        big = numeral("value", figure, desk, NUMBER, zone.width, size)
        below = name.height + max(desk.px(LEAST_BELOW), BELOW * big.height) if name else 0.0
        if big.height + below <= zone.height:
            break
    drawn = big.at(zone.x, zone.bottom - below - big.height, "value")
    return (*drawn, *(put(name, zone.x, zone.bottom - name.height, "value name") if name else ()))

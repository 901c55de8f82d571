"""`number` and `myth`: one figure as large as it gets, with the words that make it matter.

They differ in what stands above the figure only, and share the rhythm of everything below it.
"""

from __future__ import annotations

from generator.cards.layouts.desk import Desk, Room, put
from generator.cards.layouts.fault import overflow
from generator.cards.layouts.marks import strike
from generator.cards.layouts.numeral import NUMBER, Numeral, numeral
from generator.cards.layouts.opening import LEFT_SHARE
from generator.cards.layouts.roles import BODY, DISPLAY, HEADLINE, Role
from generator.cards.layouts.zone import Zone, spread
from generator.cards.scene import Operation
from generator.cards.typeset import Block
from generator.localise.card import MythCard, NumberCard
from generator.localise.figure import Figure, Rich

GAP = 50
"""Least white above and below the number at 1080 px each."""

AROUND = 0.35
"""Least white above and below a number in parts of its height each."""

CLAIM = Role("sans", 700, (84, 50), (78, 48), (1.2, 1.34), balance=True, worth=DISPLAY)


def number_card(body: NumberCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Set the line above, the number, the paragraph below."""
    tall = zone.height * 0.3
    lead = desk.block("lead", body.lead, HEADLINE, Room(_column(desk, zone), tall), "soft")
    return (
        *put(lead, zone.x, zone.y, "lead"),
        *_figure_and_note(body.figure, body.note, desk, zone, lead),
    )


def myth_card(body: MythCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Strike the claim through and set the number that refutes it."""
    tall = zone.height * (1 if desk.form.flat else 0.42)
    claim = desk.compact(
        "claim", body.claim, CLAIM, Room(_column(desk, zone), tall, lines=2), "soft"
    )
    lines = put(claim, zone.x, zone.y, "claim")
    return (
        *lines,
        *strike(lines, claim.style.size, "signal"),
        *_figure_and_note(body.figure, body.note, desk, zone, claim),
    )


def _column(desk: Desk, zone: Zone) -> float:
    return zone.split(LEFT_SHARE, desk.px(64))[0].width if desk.form.flat else zone.width


def _figure_and_note(
    figure: Figure, note: Rich, desk: Desk, zone: Zone, above: Block
) -> tuple[Operation, ...]:
    """Share the rest of the zone between number and paragraph so that no hole gapes."""
    rest = zone.below(zone.y + above.height)
    if desk.form.flat:
        rest = zone.split(LEFT_SHARE, desk.px(64))[1]
    half = Room(rest.width, rest.height * 0.5)
    words = desk.block("note", note, BODY, half) if note else None
    big = _big(figure, desk, rest, words)
    heights = (big.height, words.height) if words else (big.height,)
    weights = (1.15, 0.95, 0.55) if words else (1.0, 1.2)
    tops = spread(rest, heights, weights)
    drawn = big.at(rest.x, tops[0], "value")
    return (*drawn, *(put(words, rest.x, tops[1], "note") if words else ()))


def _big(figure: Figure, desk: Desk, rest: Zone, words: Block | None) -> Numeral:
    """Set the number so large that white stays above and below it."""
    sides = 2 if words and not desk.form.flat else 1
    room = rest.height - (words.height if words else 0)
    for size in NUMBER.sizes(desk.form, desk.lang):
        big = numeral("value", figure, desk, NUMBER, rest.width, size)
        free = room - sides * max(desk.px(GAP), AROUND * big.height)
        if big.height <= free:
            return big
    raise overflow("note", max(1, round((big.height - free) / BODY.latin[1] * 10)))

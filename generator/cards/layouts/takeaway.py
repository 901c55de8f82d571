"""`takeaway`: the three sentences to keep, dark, with the address as words and as a QR code.

The address is there twice because a phone cannot scan its own screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.cards import qr
from generator.cards.layouts.desk import CAP, ENDLESS, Desk, Line, Room, put
from generator.cards.layouts.fault import CardFault, overflow
from generator.cards.layouts.roles import DISPLAY, POINT, Role
from generator.cards.layouts.zone import Zone, spread
from generator.cards.scene import Modules, Operation
from generator.cards.typeset import Block
from generator.localise.card import TakeawayCard
from generator.localise.figure import Run

TITLE = Role("sans", 700, (78, 56), (74, 54), (1.16, 1.3), balance=True, worth=DISPLAY)
CALL = Role("sans", 700, (60, 32), (58, 30), (1.2, 1.34), balance=True, worth=DISPLAY)
ADDRESS = Role("mono", 600, (34, 26), (34, 26), (1.3, 1.36))
NUMERAL = Role("mono", 600, (42, 34), (42, 34), (1.0, 1.0))

QUIET = 4
"""Modules of white around the code, by ISO/IEC 18004."""

LEAST_CODE = 240
"""Pixels of a code at least: a smaller one was not read off a phone's screen."""

LEAST_MODULE = 8
"""Pixels of one module at least, for the same reason."""

INDENT = 64
"""Pixels at 1080 from the number of a point to its words."""

NEARLY = 0.85
"""Share of their size that points give up for lines of the whole width."""

BETWEEN = 0.5
"""Least white around a point, in its type size: more than between its own lines."""


@dataclass(frozen=True)
class Arrangement:
    """Call and address with the zone that they leave, and the points set in that zone."""

    foot: list[Operation]
    zone: Zone
    points: Sequence[Block]

    @property
    def size(self) -> float:
        """Type size of the points in pixels."""
        return self.points[0].style.size


def takeaway_card(body: TakeawayCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Spread the points between the headline and the foot with address and code.

    On a canvas too low for that, points and address stand left of the code.
    """
    code = _code(body.url, zone) if desk.form.qr else None
    title = desk.compact("title", body.title, TITLE, Room(zone.width, zone.height * 0.4, lines=1))
    rest = zone.below(zone.y + title.height)
    chosen = _arranged(body, desk, rest, code, low=zone.height < zone.width)
    codes = (code,) if code else ()
    return (
        *put(title, zone.x, zone.y, "title"),
        *_points(chosen, desk),
        *chosen.foot,
        *codes,
    )


def _arranged(
    body: TakeawayCard, desk: Desk, rest: Zone, code: Modules | None, *, low: bool
) -> Arrangement:
    """Set the points above the code, or where that is low beside it, if they get clearly larger.

    An upright canvas shows its lower part for nothing: there points above the code always go first.
    """
    if code is None or not low:
        return _above(body, desk, rest, code, desk.px(44 if low else 60))
    beside = _beside(body, desk, rest, code)
    try:
        above = _above(body, desk, rest, code, desk.px(44))
    except CardFault:
        return beside
    upright = desk.form.height > desk.form.width
    return above if upright or above.size >= NEARLY * beside.size else beside


def _above(
    body: TakeawayCard, desk: Desk, rest: Zone, code: Modules | None, most: float
) -> Arrangement:
    left = _left_of(code, desk, rest) if code else rest
    foot, top = _address_block(body, desk, left, code, most)
    return _set(body, desk, foot, rest.above(min(top, code.y) if code else top))


def _beside(body: TakeawayCard, desk: Desk, rest: Zone, code: Modules) -> Arrangement:
    left = _left_of(code, desk, rest)
    foot, top = _address_block(body, desk, left, None, desk.px(44))
    return _set(body, desk, foot, left.above(top))


def _left_of(code: Modules, desk: Desk, rest: Zone) -> Zone:
    side = (code.count + 2 * QUIET) * code.module
    return Zone(rest.x, rest.y, rest.width - side - desk.px(40), rest.height)


def _set(body: TakeawayCard, desk: Desk, foot: list[Operation], free: Zone) -> Arrangement:
    zone = free.above(free.bottom - desk.air(24))
    return Arrangement(foot, zone, _blocks(body, desk, zone.width - desk.px(INDENT), zone.height))


def _points(chosen: Arrangement, desk: Desk) -> list[Operation]:
    zone, blocks = chosen.zone, chosen.points
    gaps = [1.35, *(1.0 for _ in blocks)]
    tops = spread(zone, [block.height for block in blocks], gaps)
    drawn: list[Operation] = []
    for i, (block, top) in enumerate(zip(blocks, tops, strict=True), start=1):
        lines = put(block, zone.x + desk.px(INDENT), top, "point")
        numeral = desk.line_at("points", str(i), NUMERAL, block.style.size * 0.94, desk.accent)
        drawn += [numeral.at(zone.x, lines[0].baseline, "point number"), *lines]
    return drawn


def _blocks(body: TakeawayCard, desk: Desk, width: float, height: float) -> Sequence[Block]:
    """Set all points at one size that leaves white between them."""
    for size in POINT.sizes(desk.form, desk.lang):
        blocks = [
            desk.block(f"points[{i}]", point, POINT, Room(width, ceiling=size))
            for i, point in enumerate(body.points)
        ]
        used = sum(block.height for block in blocks) + size * BETWEEN * (len(blocks) + 1)
        if used <= height:
            return blocks
    written = sum(len(line.text) for block in blocks for line in block.lines)
    raise overflow("points", max(1, round(written * (1 - height / used))))


def _address_block(
    body: TakeawayCard, desk: Desk, zone: Zone, code: Modules | None, most: float
) -> tuple[list[Operation], float]:
    """Set call and address on the bottom of a zone; also give the y where they begin.

    The call is at most `most` pixels large. With a code it begins level with the code, so that
    the two make one block.
    """
    lines = _address(body, desk, zone.width)
    pitch = lines[0].style.size * 1.34
    baseline = zone.bottom - pitch * (len(lines) - 1)
    foot = baseline - lines[0].cap - desk.px(22)
    room = Room(zone.width, foot - code.y if code else ENDLESS, 1, most)
    call = desk.compact("call", (Run(body.call),), CALL, room)
    above = foot - call.height
    if code:
        above = min(above, code.y - (call.height / len(call.lines) - CAP * call.style.size) / 2)
    drawn: list[Operation] = [*put(call, zone.x, above, "call")]
    drawn += (line.at(zone.x, baseline + i * pitch, "address") for i, line in enumerate(lines))
    return drawn, above


def _code(url: str, zone: Zone) -> Modules:
    count = qr.count(url)
    module = max(LEAST_MODULE, math.ceil(LEAST_CODE / count))
    side = (count + 2 * QUIET) * module
    return Modules(zone.right - side, zone.bottom - side, module, url, count, QUIET)


def _address(body: TakeawayCard, desk: Desk, room: float) -> list[Line]:
    """Break an address only behind a slash, so that it can be typed off the card."""
    for size in ADDRESS.sizes(desk.form, desk.lang):
        lines = _wrapped(body.address, desk, size, room)
        if all(line.width <= room for line in lines) and len(lines) <= 3:
            return lines
    raise overflow("address", len(body.address) // 4)


def _wrapped(address: str, desk: Desk, size: float, room: float) -> list[Line]:
    pieces = [piece for piece in address.replace("/", "/\n").split("\n") if piece]
    lines = [""]
    for piece in pieces:
        longer = desk.line_at("address", lines[-1] + piece, ADDRESS, size)
        if lines[-1] and longer.width > room:
            lines.append(piece)
        else:
            lines[-1] += piece
    return [desk.line_at("address", line, ADDRESS, size, desk.accent) for line in lines]

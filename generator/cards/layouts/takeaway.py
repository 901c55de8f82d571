"""`takeaway`: the three sentences to keep, dark, with the address as words and as a QR code.

The address is there twice because a phone cannot scan its own screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.cards import qr
from generator.cards.layouts.desk import Desk, Line, Room, put
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

LOW_CALL = 44
"""Pixels at 1080 of the call on a low canvas at most: its points are smaller too."""

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

    @property
    def tops(self) -> Sequence[float]:
        """The y at which each point begins."""
        gaps = [1.35, *(1.0 for _ in self.points)]
        return spread(self.zone, [block.height for block in self.points], gaps)

    def bottom(self, count: int) -> float:
        """Give the y at which the last of the first `count` points ends."""
        return self.tops[count - 1] + self.points[count - 1].height if count else self.zone.y


def takeaway_card(body: TakeawayCard, desk: Desk, zone: Zone) -> tuple[Operation, ...]:
    """Spread the points between the headline and the foot with address and code.

    On a canvas too low for that, the last of the points, or all, stand left of the code.
    """
    code = _code(body, zone) if desk.form.qr else None
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
    """Set the points above the code, or where that is low some beside it, if they get larger.

    An upright canvas shows its lower part for nothing: there points above the code always go first.
    """
    if code is None or not low:
        return _above(body, desk, rest, code, desk.px(LOW_CALL if low else CALL.latin[0]))
    try:
        above = _above(body, desk, rest, code, desk.px(LOW_CALL))
    except CardFault:
        return _beside(body, desk, rest, code)
    if desk.form.height > desk.form.width:
        return above
    beside = _beside(body, desk, rest, code)
    return above if above.size >= NEARLY * beside.size else beside


def _above(
    body: TakeawayCard, desk: Desk, rest: Zone, code: Modules | None, most: float
) -> Arrangement:
    left = _left_of(code, desk, rest) if code else rest
    foot, top = _address_block(body, desk, left, most)
    zone = _free(rest.above(min(top, code.y) if code else top), desk)
    width = zone.width - desk.px(INDENT)
    for size in POINT.sizes(desk.form, desk.lang):
        blocks = _blocks(body, desk, [width] * len(body.points), size)
        if _used(blocks) <= zone.height:
            return Arrangement(foot, zone, blocks)
    raise _overflow(blocks, zone)


def _beside(body: TakeawayCard, desk: Desk, rest: Zone, code: Modules) -> Arrangement:
    """Set as many points as stand above the code in the whole width and the others left of it."""
    left = _left_of(code, desk, rest)
    foot, top = _address_block(body, desk, left, desk.px(LOW_CALL))
    zone, count = _free(rest.above(top), desk), len(body.points)
    wide, narrow = (each.width - desk.px(INDENT) for each in (rest, left))
    for size in POINT.sizes(desk.form, desk.lang):
        for above in range(count - 1, -1, -1):
            widths = [wide] * above + [narrow] * (count - above)
            found = Arrangement(foot, zone, _blocks(body, desk, widths, size))
            if _used(found.points) <= zone.height and found.bottom(above) <= code.y:
                return found
    raise _overflow(found.points, zone)


def _left_of(code: Modules, desk: Desk, rest: Zone) -> Zone:
    side = (code.count + 2 * QUIET) * code.module
    return Zone(rest.x, rest.y, rest.width - side - desk.px(40), rest.height)


def _free(zone: Zone, desk: Desk) -> Zone:
    return zone.above(zone.bottom - desk.air(24))


def _points(chosen: Arrangement, desk: Desk) -> list[Operation]:
    drawn: list[Operation] = []
    for i, (block, top) in enumerate(zip(chosen.points, chosen.tops, strict=True), start=1):
        lines = put(block, chosen.zone.x + desk.px(INDENT), top, "point")
        numeral = desk.line_at("points", str(i), NUMERAL, block.style.size * 0.94, desk.accent)
        drawn += [numeral.at(chosen.zone.x, lines[0].baseline, "point number"), *lines]
    return drawn


def _blocks(
    body: TakeawayCard, desk: Desk, widths: Sequence[float], size: float
) -> Sequence[Block]:
    return [
        desk.block(f"points[{i}]", point, POINT, Room(width, ceiling=size))
        for i, (point, width) in enumerate(zip(body.points, widths, strict=True))
    ]


def _used(blocks: Sequence[Block]) -> float:
    """Give the height that points take with the least white between them."""
    size = blocks[0].style.size
    return sum(block.height for block in blocks) + size * BETWEEN * (len(blocks) + 1)


def _overflow(blocks: Sequence[Block], zone: Zone) -> CardFault:
    written = sum(len(line.text) for block in blocks for line in block.lines)
    return overflow("points", max(1, round(written * (1 - zone.height / _used(blocks)))))


def _address_block(
    body: TakeawayCard, desk: Desk, zone: Zone, most: float
) -> tuple[list[Operation], float]:
    """Set call and address on the bottom of a zone; also give the y where they begin.

    The call is at most `most` pixels large.
    """
    lines = _address(body, desk, zone.width)
    pitch = lines[0].style.size * 1.34
    baseline = zone.bottom - lines[0].foot - pitch * (len(lines) - 1)
    room = Room(zone.width, lines=1, ceiling=most)
    call = desk.compact("call", (Run(body.call),), CALL, room)
    above = baseline - lines[0].cap - desk.px(22) - call.height
    drawn: list[Operation] = [*put(call, zone.x, above, "call")]
    drawn += (line.at(zone.x, baseline + i * pitch, "address") for i, line in enumerate(lines))
    return drawn, above


def _code(body: TakeawayCard, zone: Zone) -> Modules:
    count = qr.count(body.url, body.letters)
    module = max(LEAST_MODULE, math.ceil(LEAST_CODE / count))
    side = (count + 2 * QUIET) * module
    return Modules(zone.right - side, zone.bottom - side, module, body.url, count, QUIET)


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

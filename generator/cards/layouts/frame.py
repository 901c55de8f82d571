"""What surrounds every card: header, receipt with its sources, footer; and the zone they leave.

The foot is built upwards from the footer, so that a long receipt or a second line of sources
takes its height from the main zone and never runs into it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.cards.layouts.desk import Desk, Line, Room, put
from generator.cards.layouts.fault import CardFault, too_long
from generator.cards.layouts.roles import CITE, META, RECEIPT, SERIES, SMALL, SUM
from generator.cards.layouts.zone import Zone
from generator.cards.scene import Operation, Rect, Stroke, Token
from generator.localise.card import Card
from generator.localise.figure import Receipt

ROW = 30
"""Height of the header's and of the footer's line at 1080 px: that of its hanzi."""

SQUARE = 22
"""Side of the topic's square at 1080 px."""

CITE_LINES = 2
RECEIPT_LINES = 3

BEFORE_OPERATOR = re.compile(" (?=[×÷+−] )")
"""Where a sum may break: an operator begins a line, as prose never lets it."""


@dataclass(frozen=True)
class Frame:
    """The drawn surroundings and the main zone inside them."""

    operations: tuple[Operation, ...]
    main: Zone


@dataclass(frozen=True)
class Foot:
    """Drawn lines above the footer, and the y at which they begin."""

    operations: tuple[Operation, ...]
    top: float


def frame(card: Card, desk: Desk) -> Frame:
    """Draw everything around a card's own content."""
    left, upper, right, lower = desk.form.safe
    half = max(desk.px(ROW), desk.form.smallest * 1.12) / 2
    middle = lower - half
    foot = _foot(card, desk, middle)
    begin = upper + 2 * half + desk.air(48 if desk.form.flat else 64)
    operations = (
        *_header(card, desk, upper + half),
        *foot.operations,
        *_footer(card, desk, middle),
    )
    return Frame(operations, Zone(left, begin, right - left, foot.top - begin))


def _header(card: Card, desk: Desk, middle: float) -> tuple[Operation, ...]:
    left, _, right, _ = desk.form.safe
    side = desk.px(SQUARE)
    name = card.topic.upper() if card.lang.startswith("en") else card.topic
    date = desk.line("date", card.date.isoformat(), META, colour="soft")
    start = left + side + desk.px(18)
    room = right - date.width - desk.px(40) - start
    topic = desk.line("topic", name, META, room, colour="soft")
    return (
        Rect(left, middle - side / 2, side, side, desk.accent),
        topic.centred(start, middle, "topic"),
        date.centred(right, middle, "date", "right"),
    )


def _footer(card: Card, desk: Desk, middle: float) -> tuple[Operation, ...]:
    left, _, right, _ = desk.form.safe
    ticks = _progress(card, desk, middle)
    room = ticks[0].x - desk.px(40) - left if ticks else right - left
    series = desk.line("series", card.series, SERIES, room, colour="soft")
    return (series.centred(left, middle, "series"), *ticks)


def _progress(card: Card, desk: Desk, middle: float) -> tuple[Rect, ...]:
    """Draw one tick per card, filled up to this one; a card seen alone counts nothing."""
    if card.count < 2 or desk.form.alone:
        return ()
    left, _, right, _ = desk.form.safe
    gap, height = desk.px(8 if card.count <= 16 else 4), desk.px(8)
    width = min(desk.px(26), (right - left) / 2 / card.count - gap)
    start = right - card.count * (width + gap) + gap
    return tuple(
        Rect(start + i * (width + gap), middle - height / 2, width, height, colour, True)
        for i in range(card.count)
        for colour in (_tick_colour(i, card.index),)
    )


def _tick_colour(tick: int, index: int) -> Token:
    return "text" if tick <= index else "line"


def _foot(card: Card, desk: Desk, footer: float) -> Foot:
    """Stack sources and receipt upwards from the footer whose line is centred on `footer`.

    A card seen alone is a preview of the page that has the receipt; its picture needs the room.
    """
    receipt = None if desk.form.alone else card.receipt
    if not card.cite and receipt is None:
        return Foot((), footer - desk.px(77))
    cited = _cite(card, desk, footer - desk.px(60))
    if receipt is None:
        return Foot(cited.operations, cited.top - desk.px(36))
    alone = not card.cite
    bottom = footer - desk.px(57) if alone else cited.top - desk.px(11)
    written = _receipt(receipt, desk, bottom)
    rule = written.top - desk.px(34 if alone else 24)
    left, _, right, _ = desk.form.safe
    dashed = Stroke(
        ((left, rule), (right, rule)), desk.px(3), "line", dash=(desk.px(6), desk.px(3))
    )
    operations = (dashed, *written.operations, *cited.operations)
    return Foot(operations, rule - desk.air(54 if alone else 48))


def _cite(card: Card, desk: Desk, middle: float) -> Foot:
    """Set the sources so that their last line is centred on `middle`."""
    if not card.cite:
        return Foot((), middle)
    left, _, right, _ = desk.form.safe
    room = Room(right - left, lines=CITE_LINES)
    try:
        block = desk.block("cite", card.cite, CITE, room, "soft")
    except CardFault:  # a balanced Chinese line keeps Latin words together, which takes more lines
        block = desk.block("cite", card.cite, SMALL, room, "soft")
    pitch = block.height / len(block.lines)
    top = middle + pitch / 2 - block.height
    return Foot(put(block, left, top, "cite"), top)


def _receipt(receipt: Receipt, desk: Desk, bottom: float) -> Foot:
    """Set the arithmetic on one line, or the numbers first and the result below them."""
    left, _, right, _ = desk.form.safe
    room = right - left - desk.px(36)
    for size in RECEIPT.sizes(desk.form, desk.lang):
        pair = _pair(receipt, desk, size)
        if pair[0].width + pair[1].width <= room:
            baseline = bottom - desk.px(9)
            drawn = (
                pair[0].at(left, baseline, "receipt"),
                pair[1].at(right, baseline, "receipt result", "right"),
            )
            return Foot(drawn, baseline - pair[0].cap - desk.px(9))
    return _tall_receipt(receipt, desk, bottom)


def _pair(receipt: Receipt, desk: Desk, size: float) -> tuple[Line, Line]:
    result = desk.line_at("receipt", receipt.right, SUM, size)
    return desk.line_at("receipt", receipt.left, RECEIPT, size, "soft"), result


def _tall_receipt(receipt: Receipt, desk: Desk, bottom: float) -> Foot:
    """Wrap the numbers; the result joins the last line when it fits there, else has its own."""
    left, _, right, _ = desk.form.safe
    numbers = _sum(receipt.left, desk, right - left)
    result = desk.line("receipt", receipt.right, SUM, right - left)
    pitch = numbers[0].style.size * numbers[0].style.leading
    beside = numbers[-1].width + desk.px(36) + result.width <= right - left
    rows = len(numbers) + (not beside)
    first = bottom - rows * pitch + (pitch + numbers[0].cap) / 2
    lines = (line.at(left, first + i * pitch, "receipt") for i, line in enumerate(numbers))
    last = first + (rows - 1) * pitch
    operations = (*lines, result.at(right, last, "receipt result", "right"))
    return Foot(operations, bottom - rows * pitch)


def _sum(written: str, desk: Desk, width: float) -> list[Line]:
    """Set the numbers in few lines, as large as they can be."""
    for size in RECEIPT.sizes(desk.form, desk.lang):
        lines = _wrapped(written, desk, size, width)
        if len(lines) <= RECEIPT_LINES and all(line.width <= width for line in lines):
            return lines
    taken = sum(line.width for line in lines)
    raise too_long("receipt", written, min(0.99, width * RECEIPT_LINES / taken))


def _wrapped(written: str, desk: Desk, size: float, width: float) -> list[Line]:
    first, *terms = BEFORE_OPERATOR.split(written)
    lines = [desk.line_at("receipt", first, RECEIPT, size, "soft")]
    for term in terms:
        longer = desk.line_at("receipt", f"{lines[-1].set.text} {term}", RECEIPT, size, "soft")
        if longer.width <= width:
            lines[-1] = longer
        else:
            lines.append(desk.line_at("receipt", term, RECEIPT, size, "soft"))
    return lines

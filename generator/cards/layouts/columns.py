"""The bar chart of `cover` and `bars`: columns from zero, held against a limit.

Words stand at the top of a bar, where its length is read, or above one too low for them. Where
those would have to pass the limit to which the bar keeps, names and then all words go under the
bars. The limit's own words stand above its line where no bar is in the way, else in a gutter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, product

from generator.cards.layouts.captions import (
    CLEAR,
    MARK,
    WHITE,
    Caption,
    Under,
    captions,
    foot,
    head_margin,
)
from generator.cards.layouts.desk import Desk, put
from generator.cards.layouts.fault import CardFault
from generator.cards.layouts.marks import VERDICT_COLOURS, Verdict, mark, verdict
from generator.cards.layouts.notice import Band, Notice, notices
from generator.cards.layouts.rows import lie_better, rows
from generator.cards.layouts.zone import Box, Zone, grow, overlaps
from generator.cards.scene import Operation, Rect, Token
from generator.localise.card import Bar, Limit

BROKEN: tuple[Token, ...] = ("text", "cool", "violet", "amber")
TIGHT: tuple[Token, ...] = ("amber",)
KEPT: tuple[Token, ...] = ("good", "teal")
PLAIN: tuple[Token, ...] = ("text", "cool", "good", "violet", "teal", "amber")

FEWEST = 3
"""One bar takes a third of the width: a bar wider than high reads as an area."""

APART = 0.18
"""White between two bars in parts of the width, which keeps both edges and no bar too wide."""

UNDER: tuple[Under, ...] = ("", "name", "words")
"""What stands under the bars, in the order tried."""


@dataclass(frozen=True)
class Column:
    """One bar with its place and colour; `words` is the top of its caption, `name` of its name."""

    bar: Bar
    box: Box
    colour: Token
    caption: Caption
    words: float
    name: float
    inside: bool
    pad: float

    @property
    def occupied(self) -> Box:
        """What no other label may touch."""
        left, top, right, bottom = self.box
        return left, min(top, self.words), right, bottom

    def level_with(self, top: float, foot: float) -> bool:
        """Tell whether words beside it would be read on from a caption above the bar."""
        return not self.inside and self.words < foot and self.words + self.caption.height > top


@dataclass(frozen=True)
class Chart:
    """What is drawn, and the part of the zone's width that the bars may use."""

    bars: tuple[Bar, ...]
    limit: Limit | None
    desk: Desk
    zone: Zone
    width: float
    under: Under = ""

    def standing(self, under: Under) -> Chart:
        """Give the same chart with words under the bars, which then have less height."""
        if not under:
            return self
        free = self.zone.bottom - foot(self.bars, self.column - 2 * self.pad, self.desk, under)
        return replace(self, zone=self.zone.above(free), under=under)

    @property
    def gap(self) -> float:
        """White between two bars in pixels."""
        if len(self.bars) == 2:
            return self.width * APART
        return self.desk.px(32 if len(self.bars) <= FEWEST + 1 else 18)

    @property
    def column(self) -> float:
        """Width of a bar in pixels."""
        slots = len(self.bars) if len(self.bars) > 1 else FEWEST
        return (self.width - self.gap * (slots - 1)) / slots

    @property
    def pad(self) -> float:
        """White at either side of the words in a bar, in pixels."""
        return min(self.desk.px(26), self.column * 0.11)

    @property
    def most(self) -> float:
        """The amount that reaches the top of the zone."""
        amounts = [bar.figure.amount for bar in self.bars]
        return max([*amounts, self.limit.high if self.limit else 0.0]) or 1.0

    def band(self, scale: float) -> Band | None:
        """Give the limit in pixels at a scale in pixels per unit."""
        if self.limit is None:
            return None
        bottom = self.zone.bottom
        return Band(bottom - self.limit.high * scale, bottom - self.limit.low * scale)


def columns(
    bars: Sequence[Bar], limit: Limit | None, desk: Desk, zone: Zone
) -> tuple[Operation, ...]:
    """Draw the chart into a zone; CardFault if words fit neither in nor above the bars.

    On a flat canvas many bars lie down where columns would be narrower than their values, and few
    where their words would not fit otherwise.
    """
    chart = Chart(tuple(bars), limit, desk, zone, zone.width)
    if not desk.form.flat:
        return _standing(chart)
    lying = partial(rows, bars, _colours(bars), limit, desk, zone)
    standing = partial(_standing, chart)
    better = len(bars) > FEWEST and lie_better(bars, desk, chart.column - 2 * chart.pad)
    first, second = (lying, standing) if better else (standing, lying)
    try:
        return first()
    except CardFault:
        return second()


def _standing(chart: Chart) -> tuple[Operation, ...]:
    limit, desk, zone = chart.limit, chart.desk, chart.zone
    if limit is None:
        found, _ = _settled(chart, None)
        return _drawn(found, desk)
    fault: CardFault | None = None
    tries = list(notices(limit, desk, zone, chart.column - desk.px(12)))
    for under, (notice, width) in product(UNDER, tries):
        try:
            drawn = _against_limit(replace(chart, width=width).standing(under), notice)
        except CardFault as raised:
            fault = raised
            continue
        if drawn:
            return drawn
    raise fault or CardFault("limit", "no free place for the text", excess=len(limit.text) // 2)


def _against_limit(chart: Chart, notice: Notice) -> tuple[Operation, ...] | None:
    """Draw bars and limit, or nothing when words find no place on their side of it."""
    found, band = _settled(chart, notice)
    if band is None or any(_passes(column, band) for column in found):
        return None
    baseline = _free_baseline(notice, found, band, chart)
    if baseline is None:
        return None
    words = notice.at(chart.zone.right, baseline)
    line = band.drawn(chart.desk, chart.zone, [column.box for column in found])
    return (*line, *words, *_drawn(found, chart.desk))


def _passes(column: Column, band: Band) -> bool:
    """Tell whether words stand beyond a limit to which their bar keeps, as if it did not."""
    return not column.inside and column.words < band.lower <= column.box[1]


def _free_baseline(
    notice: Notice, found: Sequence[Column], band: Band, chart: Chart
) -> float | None:
    """Give the baseline of the limit's words above their line, or below where nothing stands."""
    gap, right = chart.desk.px(16), chart.zone.right
    above, below = band.upper - gap, band.lower + gap + notice.height
    level = any(column.level_with(above - notice.height, above) for column in found)
    for baseline in (below, above) if level else (above, below):
        box = grow(notice.box(right, baseline), chart.desk.px(12))
        free = not any(overlaps(box, column.occupied) for column in found)
        if free and baseline <= chart.zone.bottom:
            return baseline
    return None


def _settled(chart: Chart, notice: Notice | None) -> tuple[tuple[Column, ...], Band | None]:
    """Lower the scale until nothing stands out of the zone: words above bars need headroom."""
    zone, headroom = chart.zone, 0.0
    for _ in range(4):
        scale = (zone.height - headroom) / chart.most
        band = chart.band(scale)
        found = _columns(chart, band, scale)
        tops = [column.occupied[1] for column in found]
        if band and notice:
            tops.append(notice.box(zone.right, band.upper - chart.desk.px(16))[1])
        lacking = zone.y - min(tops)
        if lacking <= 0.5:
            break
        headroom += lacking
    return found, band


def _columns(chart: Chart, band: Band | None, scale: float) -> tuple[Column, ...]:
    desk, zone = chart.desk, chart.zone
    pad, clear = chart.pad, desk.px(CLEAR)
    heights = [bar.figure.amount * scale for bar in chart.bars]
    rooms = [_room(zone.bottom - height, height, band, desk) for height in heights]
    found = captions(chart.bars, rooms, chart.column - 2 * pad, desk, chart.under)
    margin = head_margin(found, heights, pad, desk)
    placed = []
    for i, (bar, caption, colour) in enumerate(
        zip(chart.bars, found, _colours(chart.bars), strict=True)
    ):
        left = zone.x + i * (chart.column + chart.gap)
        box = (left, zone.bottom - heights[i], left + chart.column, zone.bottom)
        inside = caption.fits(heights[i], desk) and chart.under != "words"
        words = box[1] + margin if inside else _above(caption, box, band, clear)
        if chart.under == "words":
            words = zone.bottom + clear
        name = zone.bottom + clear if chart.under == "name" else words + caption.to_name
        placed.append(
            Column(bar, box, colour, caption, words, name, inside, pad if inside else 0.0)
        )
    return tuple(placed)


def _room(top: float, height: float, band: Band | None, desk: Desk) -> float:
    """Give the height of a bar that would hold as much as the bar or the white up to the limit."""
    between = top - band.lower - 2 * desk.px(CLEAR) if band else 0.0
    return max(height, between + desk.px(WHITE))


def _above(caption: Caption, box: Box, band: Band | None, clear: float) -> float:
    """Stand a caption above its bar, or above the limit if that would touch it; give its top."""
    foot = box[1] - clear
    if band and band.meets(foot - caption.height, foot, clear):
        foot = band.upper - clear
    return foot - caption.height


def _colours(bars: Sequence[Bar]) -> tuple[Token, ...]:
    """Give bars within the limit the greens, amber to those inside its band, others the rest."""
    pick: dict[Verdict | None, Iterator[Token]] = {
        "over": cycle(BROKEN),
        "tight": cycle(TIGHT),
        "fits": cycle(KEPT),
        None: cycle(PLAIN),
    }
    return tuple(next(pick[_verdict(bar)]) for bar in bars)


def _verdict(bar: Bar) -> Verdict | None:
    return verdict(None if bar.over is None else not bar.over, tight=bar.tight)


def _drawn(found: Sequence[Column], desk: Desk) -> tuple[Operation, ...]:
    return tuple(op for column in found for op in _bar(column, desk))


def _bar(column: Column, desk: Desk) -> tuple[Operation, ...]:
    """Draw one bar, its value, its name, and ✓, ~ or ✕ at the name's height."""
    left, top, right, bottom = column.box
    on: Token = column.colour if column.inside else "ground"
    ink: Token = "ground" if column.inside else "text"
    values = column.caption.value.tinted(ink).at(left + column.pad, column.words, "bar value", on)
    height = max(2.0, bottom - top)
    fill = Rect(left, bottom - height, right - left, height, column.colour)
    return (fill, *values, *_named(column, desk))


def _named(column: Column, desk: Desk) -> tuple[Operation, ...]:
    """Set a bar's name in it or under it, and the verdict beside or below the name."""
    left, _, right, bottom = column.box
    inside = column.inside and column.name < bottom
    on: Token = column.colour if inside else "ground"
    ink: Token = "ground" if inside else "text"
    pad = column.pad if inside else 0.0
    caption = column.caption.tinted(ink)
    names = put(caption.name, left + pad, column.name, "bar label", on)
    judged = _verdict(column.bar)
    if judged is None:
        return names
    size = desk.px(MARK)
    edge, middle = right - pad - size, names[0].baseline - caption.name.style.size * 0.34
    if caption.below:
        edge = left + pad
        middle = column.name + caption.name.height + caption.below - size / 2
    sign: Token = ink if inside else VERDICT_COLOURS[judged]
    return (*names, *mark(judged, edge, middle, size, sign))

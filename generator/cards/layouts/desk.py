"""What every layout sets type with: a desk that knows the language, the canvas and the fonts.

Typesetting itself knows neither roles nor parts of a card; without the desk every layout would
look up sizes and turn every complaint of the typesetter into a fault on its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.cards.faces import Faces
from generator.cards.formats import Format
from generator.cards.layouts.fault import CardFault, naming, too_long
from generator.cards.layouts.roles import BILLBOARD, Role
from generator.cards.layouts.zone import Box, Zone
from generator.cards.placing import extent, place, place_line
from generator.cards.scene import TextLine, Token
from generator.cards.typeset import Block, SetLine, Style, fit, set_line
from generator.localise.figure import Rich, Run

CAP = 0.698
"""Height of a Plex capital or figure in ems; hanzi are centred on the same height within 0.03."""

ENDLESS = 1e9


@dataclass(frozen=True)
class Room:
    """What a paragraph may take: pixels across and down, lines, and the largest type size."""

    width: float
    height: float = ENDLESS
    lines: int | None = None
    ceiling: float = ENDLESS


@dataclass(frozen=True)
class Line:
    """One unbroken line, measured and ready to be put anywhere."""

    set: SetLine
    style: Style

    @property
    def width(self) -> float:
        """Advance width in pixels."""
        return self.set.width

    @property
    def cap(self) -> float:
        """Height of its capitals and figures in pixels: what the eye aligns."""
        return CAP * self.style.size

    @property
    def foot(self) -> float:
        """How far its lowest letter hangs below the baseline, in pixels."""
        return extent(self.set.text)[1] * self.style.size

    def box(self, x: float, baseline: float) -> Box:
        """Give the box that its ink may fill at a pen position."""
        above, below = extent(self.set.text)
        size = self.style.size
        return x, baseline - above * size, x + self.width, baseline + below * size

    def at(
        self,
        x: float,
        baseline: float,
        role: str,
        align: Literal["left", "right", "center"] = "left",
        on: Token = "ground",
    ) -> TextLine:
        """Put it at a pen position; `x` is the left edge, the middle or the right edge."""
        return place_line(self.set, self.style, x, baseline, align=align, role=role, on=on)

    def centred(
        self,
        x: float,
        middle: float,
        role: str,
        align: Literal["left", "right", "center"] = "left",
        on: Token = "ground",
    ) -> TextLine:
        """Put it so that its capitals are centred on the height `middle`."""
        return self.at(x, middle + self.cap / 2, role, align, on)


@dataclass(frozen=True)
class Desk:
    """Language, canvas, fonts and the topic's colour: the surroundings of one card."""

    form: Format
    lang: str
    faces: Faces
    accent: Token = "signal"

    def px(self, at_1080: float) -> float:
        """Scale a measure of the 1080 px wide design to this canvas."""
        return round(at_1080 * self.form.scale)

    def air(self, at_1080: float) -> float:
        """Scale white space, which low canvases give up before they give up type."""
        _, upper, _, lower = self.form.safe
        full = 1180 if not self.form.flat else 760
        return round(self.px(at_1080) * min(1.0, (lower - upper) / (full * self.form.scale)))

    def style(self, role: Role, colour: Token = "text", size: float | None = None) -> Style:
        """Give a role's style at its largest size, or at `size`."""
        leading = role.leading[self.lang.startswith("zh")]
        sized = role.sizes(self.form, self.lang)[0] if size is None else size
        return Style(role.family, role.weight, sized, leading, colour, self.lang)

    def block(
        self, part: str, text: Rich | str, role: Role, room: Room, colour: Token = "text"
    ) -> Block:
        """Set a paragraph at the largest size of its role that fits; CardFault if none does."""
        sizes = [size for size in role.sizes(self.form, self.lang) if size <= room.ceiling]
        with naming(part, "".join(run.text for run in rich(text))):
            return fit(
                rich(text),
                self.style(role, colour),
                sizes,
                room.width,
                room.height,
                self.faces,
                max_lines=room.lines,
                balance=role.balance,
                worth=role.worth,
            )

    def billboard(self, part: str, text: Rich, role: Role, zone: Zone, lines: int) -> Block:
        """Set few words larger than their role, when nothing else stands on the card."""
        try:
            return self.block(part, text, BILLBOARD, Room(zone.width, zone.height, lines))
        except CardFault:
            return self.block(part, text, role, Room(zone.width, zone.height))

    def compact(
        self, part: str, text: Rich, role: Role, room: Room, colour: Token = "text"
    ) -> Block:
        """Keep to the lines of `room` if any size of the role allows it, else take more."""
        try:
            return self.block(part, text, role, room, colour)
        except CardFault:
            return self.block(part, text, role, replace(room, lines=None), colour)

    def line(
        self,
        part: str,
        text: Rich | str,
        role: Role,
        width: float = ENDLESS,
        *,
        colour: Token = "text",
    ) -> Line:
        """Set one line at the largest size of its role that fits; CardFault when none does."""
        found = self.lines(part, (text,), role, width, colour=colour)
        return found[0]

    def lines(
        self,
        part: str,
        texts: tuple[Rich | str, ...],
        role: Role,
        width: float = ENDLESS,
        *,
        colour: Token = "text",
        most: float = ENDLESS,
    ) -> tuple[Line, ...]:
        """Set several lines at one size, the largest up to `most` at which all of them fit."""
        sizes = role.sizes(self.form, self.lang)
        for size in [size for size in sizes if size <= most] or sizes[-1:]:
            found = tuple(self.line_at(part, text, role, size, colour) for text in texts)
            if all(line.width <= width for line in found):
                return found
        longest = max(found, key=lambda line: line.width)
        raise too_long(part, longest.set.text, width / longest.width)

    def line_at(
        self, part: str, text: Rich | str, role: Role, size: float, colour: Token = "text"
    ) -> Line:
        """Set one line at exactly `size` pixels, however long it becomes."""
        style = self.style(role, colour, size)
        with naming(part):
            return Line(set_line(rich(text), style, self.faces), style)


def alike(
    desk: Desk, texts: Sequence[tuple[str, Rich | str, Room]], role: Role, colour: Token = "text"
) -> list[Block]:
    """Set several parts, each in its room, at the one size that suits the worst of them."""
    first = [desk.block(part, text, role, room, colour) for part, text, room in texts]
    size = min(block.style.size for block in first)
    return [
        block
        if block.style.size == size
        else desk.block(part, text, role, replace(room, ceiling=size), colour)
        for block, (part, text, room) in zip(first, texts, strict=True)
    ]


def rich(text: Rich | str) -> Rich:
    """Take plain words for a paragraph of one run."""
    return (Run(text),) if isinstance(text, str) else text


def tinted(line: Line, colour: Token) -> Line:
    """Give the same line in another colour."""
    return replace(line, style=replace(line.style, colour=colour))


def put(block: Block, x: float, y: float, role: str, on: Token = "ground") -> tuple[TextLine, ...]:
    """Place a block with its top left corner at (x, y)."""
    return place(block, x, y, role=role, on=on)

"""What every layout sets type with: the type scale, and a desk that knows language and canvas.

Layouts name the role of a text (`HEADLINE`), never a size in pixels: roles differ by language
and canvas, and shrink only within their own range before the author is asked for fewer words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from generator.cards.faces import Faces, Family
from generator.cards.formats import Format
from generator.cards.layouts.zone import Zone
from generator.cards.scene import TextLine, Token
from generator.cards.typeset import (
    Block,
    MissingGlyph,
    Overflow,
    SetLine,
    Style,
    fit,
    place,
    place_line,
    set_line,
)
from generator.localise.post import Rich, Run

CAP = 0.698
"""Height of a Plex capital or figure in ems; hanzi are centred on the same height within 0.03."""

STEP = 0.96
"""Sizes shrink by this factor per try: small enough that no step is seen beside its neighbour."""

ENDLESS = 1e9


class CardFault(Exception):  # noqa: N818 - the author's mistake, made into a diagnostic above
    """A card that cannot be drawn as written.

    `field` is the place in the entry (`cards[3].stack.title`); `excess` says how many
    characters too many a text has (code E403), `char` which character no font has (E404).
    """

    def __init__(self, field: str, message: str, *, excess: int = 0, char: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.excess = excess
        self.char = char

    @property
    def code(self) -> str:
        """The diagnostic's code."""
        return "E404" if self.char else "E403"

    def inside(self, field: str) -> CardFault:
        """Say in which larger field the fault lies."""
        joined = f"{field}.{self.field}" if field and self.field else field or self.field
        return CardFault(joined, self.message, excess=self.excess, char=self.char)


@dataclass(frozen=True)
class Role:
    """A place in the type scale: sizes at 1080 px as (largest, smallest), Latin and hanzi."""

    family: Family
    weight: int
    latin: tuple[float, float]
    hanzi: tuple[float, float]
    leading: tuple[float, float]
    balance: bool = False

    def sizes(self, form: Format, lang: str) -> tuple[float, ...]:
        """List the sizes to try on a canvas, largest first, none below the legible."""
        largest, smallest = self.hanzi if lang.startswith("zh") else self.latin
        top = max(form.smallest, round(largest * form.scale))
        low = max(form.smallest, round(smallest * form.scale))
        sizes = [float(top)]
        while sizes[-1] > low:
            sizes.append(max(float(low), float(int(sizes[-1] * STEP))))
        return tuple(sizes)


COVER = Role("sans", 700, (104, 66), (94, 60), (1.12, 1.26), balance=True)
HEADLINE = Role("sans", 700, (62, 46), (58, 44), (1.18, 1.34), balance=True)
BILLBOARD = Role("sans", 700, (140, 96), (128, 88), (1.1, 1.24), balance=True)
SENTENCE = Role("sans", 700, (92, 54), (84, 52), (1.18, 1.34), balance=True)
BODY = Role("sans", 400, (40, 32), (38, 31), (1.42, 1.58), balance=True)
POINT = Role("sans", 400, (48, 30), (46, 30), (1.32, 1.48), balance=True)
CELL = Role("sans", 400, (36, 28), (34, 28), (1.3, 1.42), balance=True)
LABEL = Role("sans", 700, (38, 28), (36, 28), (1.2, 1.34))
NAME = Role("mono", 600, (34, 26), (34, 26), (1.2, 1.34))
PART = Role("mono", 500, (30, 26), (30, 26), (1.2, 1.34))
TERM = Role("mono", 500, (40, 28), (38, 28), (1.2, 1.34))
LIMIT = Role("mono", 600, (29, 26), (29, 26), (1.2, 1.34))
TICK = Role("mono", 500, (26, 26), (26, 26), (1.2, 1.34))
META = Role("mono", 500, (27, 26), (27, 26), (1.2, 1.34))
RECEIPT = Role("mono", 500, (29, 26), (29, 26), (1.3, 1.38))
RESULT = Role("mono", 600, (29, 26), (29, 26), (1.3, 1.38))
SERIES = Role("sans", 500, (26, 26), (26, 26), (1.3, 1.4))
SMALL = Role("sans", 400, (26, 26), (26, 26), (1.3, 1.4))


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
        return self.at(0, 0, "").box[3]

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
        with naming(part):
            return fit(
                rich(text),
                self.style(role, colour),
                sizes,
                room.width,
                room.height,
                self.faces,
                max_lines=room.lines,
                balance=role.balance,
            )

    def billboard(self, part: str, text: Rich, role: Role, zone: Zone, lines: int) -> Block:
        """Set few words larger than their role, when nothing else stands on the card."""
        try:
            return self.block(part, text, BILLBOARD, Room(zone.width, zone.height, lines))
        except CardFault:
            return self.block(part, text, role, Room(zone.width, zone.height))

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
    ) -> tuple[Line, ...]:
        """Set several lines at one size, the largest at which all of them fit."""
        for size in role.sizes(self.form, self.lang):
            found = tuple(self.line_at(part, text, role, size, colour) for text in texts)
            if all(line.width <= width for line in found):
                return found
        raise too_long(part, max(found, key=lambda line: line.width), width)

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
        desk.block(part, text, role, replace(room, ceiling=size), colour)
        for part, text, room in texts
    ]


def rich(text: Rich | str) -> Rich:
    """Take plain words for a paragraph of one run."""
    return (Run(text),) if isinstance(text, str) else text


def tinted(line: Line, colour: Token) -> Line:
    """Give the same line in another colour."""
    return replace(line, style=replace(line.style, colour=colour))


def too_long(part: str, line: Line, width: float) -> CardFault:
    """Say by how many characters a line is too long for its place."""
    share = 1 - width / line.width
    return overflow(part, max(1, round(len(line.set.text) * share + 0.5)))


def overflow(part: str, excess: int) -> CardFault:
    """Say that a text has too many characters for its place."""
    plural = "" if excess == 1 else "s"
    return CardFault(part, f"text is about {excess} character{plural} too long", excess=excess)


@contextmanager
def naming(part: str) -> Iterator[None]:
    """Turn typesetting's complaints into faults that name the part of the card."""
    try:
        yield
    except Overflow as fault:
        raise overflow(part, fault.excess) from None
    except MissingGlyph as fault:
        char = fault.char
        message = f"no font has the character `{char}` (U+{ord(char[0]):04X})"
        raise CardFault(part, message, char=char) from None


def put(block: Block, x: float, y: float, role: str, on: Token = "ground") -> tuple[TextLine, ...]:
    """Place a block with its top left corner at (x, y)."""
    return place(block, x, y, role=role, on=on)

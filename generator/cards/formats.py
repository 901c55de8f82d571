"""The canvases one card can be laid out for; every one is laid out anew, never scaled.

Layouts ask a format for its zones and its type scale instead of knowing any canvas by name, so
a new platform is one line here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

SiteFile = Literal["png", "webp", "half"]
"""How pictures lie on the site: WebP where only browsers look, PNG where other sites do.

`half` is a WebP of half the width and height, for screens that show a card no larger.
"""

SMALLEST_TYPE = 26
"""Pixels; 26 px on a canvas 1080 wide is about 9 px on a phone's 390 px, the least one can read."""


@dataclass(frozen=True)
class Format:
    """A canvas in pixels. `top` and `bottom` are kept clear of everything but the ground.

    `qr` is False where a platform takes a card with a code for an advertisement; `alone` is True
    where one card is shown without the others of its post.
    """

    name: str
    width: int
    height: int
    margin: int = 84
    top: int = 0
    bottom: int = 0
    qr: bool = True
    alone: bool = False

    @cached_property
    def scale(self) -> float:
        """Type and ornament relative to the 1080 px wide canvas; flat canvases count by height."""
        return min(self.width / 1080, self.height / 900)

    @property
    def flat(self) -> bool:
        """Whether words and chart stand side by side instead of one above the other."""
        return self.width > self.height * 1.3

    @cached_property
    def smallest(self) -> int:
        """The least type size in pixels; it grows with the canvas but never shrinks with it."""
        return round(SMALLEST_TYPE * max(1, self.scale))

    @cached_property
    def safe(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what a platform neither crops nor covers."""
        upper = max(self.margin, self.top + 24 if self.top else 0)
        lower = max(self.margin, self.bottom + 24 if self.bottom else 0)
        return self.margin, upper, self.width - self.margin, self.height - lower


PORTRAIT = Format("portrait", 1080, 1350)
TALL = Format("tall", 1080, 1440)
SQUARE = Format("square", 1080, 1080)
STORY = Format("story", 1080, 1920, top=269, bottom=672)
WIDE = Format("wide", 1600, 900)
LINK = Format("link", 1200, 630, margin=64, alone=True)
XHS = Format("xhs", 1242, 1660, margin=96, qr=False)

FORMATS = {form.name: form for form in (PORTRAIT, TALL, SQUARE, STORY, WIDE, LINK, XHS)}

"""What each platform takes: which canvas, which file type, and its limits.

The figures are those of the platforms' own pages and of well-kept guides as read on 2026-11-23
(listed in `docs/platforms.md`); they drift, so they stand here in one table and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.cards.formats import PORTRAIT, SQUARE, STORY, XHS, Format

FileType = Literal["png", "jpg"]
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Platform:
    """A place cards are posted to.

    `images` and `image_bytes` are per post and per image. `characters` limits the caption,
    counted as `weighted` says (X counts a hanzi twice and any link as 23); 0 is no caption.
    `hashtags` is how many tags a caption may carry. `pdf` adds the cards as one document.
    """

    name: str
    form: Format
    file: FileType
    images: int
    image_bytes: int
    characters: int
    hashtags: int
    weighted: bool = False
    pdf: bool = False
    alt: int = 1000


PLATFORMS = {
    platform.name: platform
    for platform in (
        Platform("instagram", PORTRAIT, "jpg", 20, 8 * MEGABYTE, 2200, 5),
        Platform("threads", PORTRAIT, "png", 20, 8 * MEGABYTE, 500, 1),
        Platform("x", SQUARE, "png", 4, 5 * MEGABYTE, 280, 2, weighted=True),
        Platform("linkedin", PORTRAIT, "png", 20, 5 * MEGABYTE, 3000, 5, pdf=True),
        Platform("facebook", PORTRAIT, "png", 10, 10 * MEGABYTE, 63206, 5),
        Platform("xiaohongshu", XHS, "png", 18, 20 * MEGABYTE, 1000, 5),
        Platform("story", STORY, "jpg", 20, 8 * MEGABYTE, 0, 0),
    )
}

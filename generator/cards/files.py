"""Painted cards as files for sharing: JPEG, a document of several pages, a sheet to look at.

Kept apart from `png`, whose palette suits the site; platforms re-encode what they get, and neither
JPEG nor PDF gains by a palette, so these take RGB.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from io import BytesIO

from PIL import Image

JPEG_QUALITY = 92
PDF_RESOLUTION = 150
THUMBNAIL_WIDTH = 270
SHEET_COLUMNS = 5
SHEET_GAP = 18


def encode_jpeg(image: Image.Image) -> bytes:
    """Encode without colour subsampling, which would fringe red text."""
    data = BytesIO()
    image.save(data, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return data.getvalue()


def encode_pdf(pages: Sequence[Image.Image], title: str, date: dt.date) -> bytes:
    """Bind cards into a document, dated by the post so that two exports are equal."""
    day = time.struct_time(dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC).timetuple())
    data = BytesIO()
    pages[0].save(
        data,
        "PDF",
        save_all=True,
        append_images=list(pages[1:]),
        resolution=PDF_RESOLUTION,
        title=title,
        creationDate=day,
        modDate=day,
    )
    return data.getvalue()


def contact_sheet(
    groups: Sequence[Sequence[Image.Image]], ground: tuple[int, int, int]
) -> Image.Image:
    """Lay small copies of all images out for a look before posting; a group begins a new row."""
    rows = [
        [_thumbnail(image) for image in group[start : start + SHEET_COLUMNS]]
        for group in groups
        for start in range(0, len(group), SHEET_COLUMNS)
    ]
    heights = [max(image.height for image in row) + SHEET_GAP for row in rows]
    width = SHEET_COLUMNS * (THUMBNAIL_WIDTH + SHEET_GAP) + SHEET_GAP
    sheet = Image.new("RGB", (width, sum(heights) + SHEET_GAP), ground)
    top = SHEET_GAP
    for row, height in zip(rows, heights, strict=True):
        for column, image in enumerate(row):
            sheet.paste(image, (SHEET_GAP + column * (THUMBNAIL_WIDTH + SHEET_GAP), top))
        top += height
    return sheet


def _thumbnail(image: Image.Image) -> Image.Image:
    height = round(image.height * THUMBNAIL_WIDTH / image.width)
    return image.resize((THUMBNAIL_WIDTH, height), Image.Resampling.BOX)

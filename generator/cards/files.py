"""Painted cards as files for sharing: JPEG, and a document of several pages.

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

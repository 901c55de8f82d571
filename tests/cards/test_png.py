"""The file around the pixels: every reader must take it for an ordinary PNG."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image

from generator.cards.png import encode_png, palette_colours
from generator.cards.theme import THEMES, rgb


def patches(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), rgb(THEMES["paper"]["ground"]))
    image.paste(rgb(THEMES["paper"]["signal"]), (0, 0, (width + 1) // 2, (height + 1) // 2))
    return image


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 2), (1080, 7), (255, 256)])
def test_any_size_is_read_back(width: int, height: int) -> None:
    image = patches(width, height)
    data = encode_png(image, "paper")
    with Image.open(BytesIO(data)) as file:
        file.verify()  # compares the check sums
    with Image.open(BytesIO(data)) as file:
        assert (file.format, file.mode, file.size) == ("PNG", "P", (width, height))
        assert file.convert("RGB").tobytes() == image.tobytes()


def test_the_file_holds_what_a_palette_image_needs_and_no_more() -> None:
    data = encode_png(patches(20, 10), "ink")
    chunks = {}
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunks[data[at + 4 : at + 8]] = data[at + 8 : at + 8 + length]
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert chunks[b"PLTE"] == bytes(value for colour in palette_colours("ink") for value in colour)
    rows = zlib.decompress(chunks[b"IDAT"])
    assert len(rows) == 21 * 10
    assert set(rows[::21]) == {0}, "every row says that it is not filtered"

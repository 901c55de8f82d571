"""The file around the pixels: every reader must take it for an ordinary PNG."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from io import BytesIO

import pytest
from PIL import Image

from generator.cards.palette import coloured, number, palette_colours
from generator.cards.png import encode_png

Box = tuple[int, int, int, int]


def patches(width: int, height: int, boxes: Iterable[Box]) -> Image.Image:
    """Paint boxes in red on paper, as numbers of the palette."""
    image = Image.new("L", (width, height), number("paper", "ground"))
    for box in boxes:
        image.paste(number("paper", "signal"), box)
    return coloured(image, "paper")


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 2), (1080, 7), (255, 256)])
def test_any_size_is_read_back(width: int, height: int) -> None:
    check(patches(width, height, [(0, 0, (width + 1) // 2, (height + 1) // 2)]))


@pytest.mark.parametrize("height", [1, 15, 16, 17, 33, 127, 129, 300])
def test_empty_rows_are_read_back_wherever_they_stand(height: int) -> None:
    check(patches(40, height, []))
    check(patches(40, height + 1, [(0, 0, 40, 1)]))
    check(patches(40, height + 1, [(0, height, 40, height + 1)]))
    check(patches(40, 2 * height + 1, [(39, height, 40, height + 1)]))
    check(patches(40, height + 2, [(0, 0, 1, 1), (0, height + 1, 1, height + 2)]))
    check(patches(40, 3 * height, [(5, height, 9, 2 * height)]))


def check(image: Image.Image) -> None:
    data = encode_png(image, "paper")
    with Image.open(BytesIO(data)) as file:
        file.verify()  # compares the check sums
    with Image.open(BytesIO(data)) as file:
        assert (file.format, file.mode, file.size) == ("PNG", "P", image.size)
        assert file.tobytes() == image.tobytes()
    idat = data[data.index(b"IDAT") + 4 : -16]
    assert len(zlib.decompress(idat)) == (image.width + 1) * image.height, "Adler-32 is checked too"


def test_the_file_holds_what_a_palette_image_needs_and_no_more() -> None:
    data = encode_png(patches(20, 10, [(0, 0, 10, 5)]), "ink")
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


def test_empty_rows_cost_next_to_nothing() -> None:
    few, many = (encode_png(patches(1080, height, []), "paper") for height in (200, 1200))
    assert len(many) - len(few) < 2.5 * 1000

"""A painted card as PNG bytes: eight-bit palette, run-length strategy.

Pillow spends most of an RGB save searching line filters; a palette skips that and halves the
file. The palette is fixed for each theme, not learned per card, so equal pixels give equal bytes,
and the RLE strategy gives the same bytes whichever zlib is installed. The file is put together here
because Pillow leaves zlib's memory level alone, on which a quarter of the time depends.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import chain, combinations

from PIL import Image

from generator.cards.scene import Token
from generator.cards.theme import THEMES, Theme, rgb

Colour = tuple[int, int, int]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3
"""PNG's colour type of palette images (ISO/IEC 15948, 11.2.1)."""
_RLE = 3
"""zlib's Z_RLE."""
_MEMORY = 6
"""zlib's memory level: small enough for the fastest cache, and a tenth smaller than with 9."""
_WEBP_METHOD = 2
_WEBP_EFFORT = 0
"""Measured: slower settings take twice the time for a tenth of the bytes."""


def encode_png(image: Image.Image, theme: Theme) -> bytes:
    """Encode an image painted in one theme; no channel moves by more than about 12 of 255."""
    header = struct.pack(">2I5B", *image.size, 8, _INDEXED, 0, 0, 0)
    palette = bytes(chain.from_iterable(palette_colours(theme)))
    packed = _packed(_indexed(image, theme))
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _packed(indexed: Image.Image) -> bytes:
    """Compress the rows, each with a zero before it, which is the number of the filter "none"."""
    rows_and_zeros = indexed.tobytes("raw", "P", indexed.width + 1)
    packer = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, _MEMORY, _RLE)
    shifted = memoryview(rows_and_zeros)[:-1]
    return packer.compress(b"\0") + packer.compress(shifted) + packer.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    length, check = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(kind + data))
    return length + kind + data + check


def encode_webp(image: Image.Image, theme: Theme) -> bytes:
    """Encode the same pixels as `encode_png` without loss, in about half the bytes.

    It takes several times as long, which the cache makes a cost of the first build only.
    """
    data = BytesIO()
    flat = _indexed(image, theme).convert("RGB")
    flat.save(data, "WEBP", lossless=True, method=_WEBP_METHOD, quality=_WEBP_EFFORT)
    return data.getvalue()


def _indexed(image: Image.Image, theme: Theme) -> Image.Image:
    return image.quantize(palette=_palette(theme), dither=Image.Dither.NONE)


@cache
def _palette(theme: Theme) -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in palette_colours(theme) for channel in colour])
    return palette


@cache
def palette_colours(theme: Theme) -> tuple[Colour, ...]:
    """Give the theme's 256 colours: its tokens, and the blends that antialiasing makes of them."""
    tokens = {token: rgb(value) for token, value in THEMES[theme].items()}
    colours: dict[Colour, Colour] = {_cell(colour): colour for colour in tokens.values()}
    for colour in _blends(tokens):
        if not any(_hides(colour, token) for token in tokens.values()):
            colours.setdefault(_cell(colour), colour)
    return tuple(colours.values())[:256]


def _cell(colour: Colour) -> Colour:
    """Give the corner of the 4 × 4 × 4 cell by which Pillow remembers the nearest colour."""
    red, green, blue = colour
    return red & ~3, green & ~3, blue & ~3


def _hides(colour: Colour, token: Colour) -> bool:
    """Tell whether Pillow, measuring from the cell's corner, would take `colour` for `token`."""
    corner = _cell(token)
    return math.dist(corner, colour) <= math.dist(corner, token)


def _blends(tokens: dict[Token, Colour]) -> Iterator[Colour]:
    """Give blends, the most frequent first: with the ground, then between inks that may cross."""
    for colour in tokens.values():
        yield from _between(tokens["ground"], colour, 14)
    pairs = list(combinations(tokens, 2))
    crossing = [pair for pair in pairs if {"text", "line", "signal"} & {*pair}]
    for step, some in ((27, crossing), (45, pairs)):
        for a, b in some:
            yield from _between(tokens[a], tokens[b], step)


def _between(a: Colour, b: Colour, step: int) -> Iterator[Colour]:
    """Give colours on the way from `a` to `b`, no channel moving by more than `step` at once."""
    count = math.ceil(max(abs(x - y) for x, y in zip(a, b, strict=True)) / step)
    for i in range(1, count):
        red, green, blue = (round(x + (y - x) * i / count) for x, y in zip(a, b, strict=True))
        yield red, green, blue

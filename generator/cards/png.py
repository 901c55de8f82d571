"""A painted card as PNG bytes: eight-bit palette, run-length strategy.

Pillow spends most of an RGB save searching line filters; a palette skips that and halves the
file. The RLE strategy gives the same bytes whichever zlib is installed. The file is put together
here because Pillow leaves zlib's memory level alone, on which a quarter of the time depends, and
because half the rows of a card are empty: sixteen of those are compressed once for all.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image

from generator.cards.palette import palette_colours
from generator.cards.theme import Theme

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3
"""PNG's colour type of palette images (ISO/IEC 15948, 11.2.1)."""
_RLE = 3
"""zlib's Z_RLE."""
_MEMORY = 6
"""zlib's memory level: small enough for the fastest cache, and a tenth smaller than with 9."""
_HEADER = b"\x78\x01"
"""A zlib stream of 32 kB windows, quickly compressed (RFC 1950, 2.2)."""
_ADLER = 65521
"""The prime of zlib's check sum (RFC 1950, 2.2)."""
_EMPTY = 16
"""Empty rows that are written at once; breaking a stream off for fewer costs more than it saves."""
_STRIP = 96
"""Rows in hand at once: memory of that size is used again, where a whole card's would be asked from
the system each time, which costs as much as compressing it."""
_WEBP_METHOD = 2
_WEBP_EFFORT = 0
"""Measured: slower settings take twice the time for a tenth of the bytes."""


def encode_png(image: Image.Image, theme: Theme) -> bytes:
    """Encode an image of the theme's palette, mode P."""
    header = struct.pack(">2I5B", *image.size, 8, _INDEXED, 0, 0, 0)
    palette = bytes(chain.from_iterable(palette_colours(theme)))
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", _packed(image)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _packed(image: Image.Image) -> bytes:
    """Compress the rows, each with a zero before it, which is the number of the filter "none"."""
    length = image.width + 1
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, _RLE)
    stream, check = [_HEADER], 1
    for rows in _strips(image):
        for start, stop, empty in _bands(rows, length):
            if empty:
                # A full flush ends on a whole byte and forgets what was before.
                stream.append(packer.flush(zlib.Z_FULL_FLUSH))
                stream.append(_empty_rows(length) * ((stop - start) // _EMPTY))
                check = _with_zeros(check, (stop - start) * length)
            else:
                band = rows[start * length : stop * length]
                stream.append(packer.compress(band))
                check = zlib.adler32(band, check)
    return b"".join((*stream, packer.flush(), struct.pack(">I", check)))


def _strips(image: Image.Image) -> Iterator[bytes]:
    """Give the rows by strips, each row with its zero and the last with one behind it."""
    width, height = image.size
    for top in range(0, height, _STRIP):
        strip = image.crop((0, top, width, min(top + _STRIP, height)))
        yield b"\0" + strip.tobytes("raw", "P", width + 1)


def _bands(rows: bytes, length: int) -> Iterator[tuple[int, int, bool]]:
    """Cut rows into (start, stop, empty) bands; empty ones are multiples of `_EMPTY` rows."""
    count = len(rows) // length
    nothing = bytes(length * _EMPTY)
    start = row = 0
    while row < count:
        if not rows.startswith(nothing, row * length):
            row += 1
            continue
        if row > start:
            yield start, row, False
        start = row
        while rows.startswith(nothing, row * length):
            row += _EMPTY
        yield start, row, True
        start = row
    if row > start:
        yield start, row, False


@cache
def _empty_rows(length: int) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, _RLE)
    return packer.compress(bytes(length * _EMPTY)) + packer.flush(zlib.Z_FULL_FLUSH)


def _with_zeros(check: int, count: int) -> int:
    """Add `count` zeros to an Adler-32 check sum without looking at them.

    The low half is the sum of all bytes, the high half the sum of all low halves (RFC 1950, 8.2).
    """
    low, high = check & 0xFFFF, check >> 16
    return (high + count * low) % _ADLER << 16 | low


def _chunk(kind: bytes, data: bytes) -> bytes:
    length, check = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(kind + data))
    return length + kind + data + check


def encode_webp(image: Image.Image) -> bytes:
    """Encode the same pixels as `encode_png` without loss, in about half the bytes.

    It takes several times as long, which the cache makes a cost of the first build only.
    """
    data = BytesIO()
    flat = image.convert("RGB")
    flat.save(data, "WEBP", lossless=True, method=_WEBP_METHOD, quality=_WEBP_EFFORT)
    return data.getvalue()

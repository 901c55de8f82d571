"""A painted card as PNG bytes: eight-bit palette, run-length strategy.

Pillow spends most of an RGB save searching line filters; a palette skips that and halves the
file. The RLE strategy gives the same bytes whichever zlib is installed. The file is put together
here because Pillow leaves zlib's memory level alone, on which a quarter of the time depends, and
because half the rows of a card are empty: two dozen of those are compressed once for all.
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
_HEADER, _END = b"\x78\x01", b"\x03\x00"
"""A zlib stream of 32 kB windows, quickly compressed (RFC 1950, 2.2), and its last, empty block."""
_ADLER = 65521
"""The prime of zlib's check sum (RFC 1950, 2.2)."""
_EMPTY = 24
"""Empty rows that are written at once; breaking a stream off for fewer costs more than it saves."""
_STRIP = 65_000
"""Bytes compressed at once: of more zlib would move what it has seen, a third of its work.

Memory of that size is used again, too, where a whole card's would be asked from the system.
"""
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
    stream, check = [_HEADER], 1
    for rows in _strips(image):
        for start, stop, empty in _bands(rows, length):
            if empty:
                stream.append(_empty_rows(length) * ((stop - start) // _EMPTY))
                check = _with_zeros(check, (stop - start) * length)
            else:
                band = rows[start * length : stop * length]
                stream.append(_deflated(band))
                check = zlib.adler32(band, check)
    return b"".join((*stream, _END, struct.pack(">I", check)))


def _strips(image: Image.Image) -> Iterator[bytes]:
    """Give the rows by strips; a crop that begins left of the image has a zero before each row."""
    width, height = image.size
    step = max(1, _STRIP // (width + 1))
    for top in range(0, height, step):
        yield image.crop((-1, top, width, min(top + step, height))).tobytes()


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


def _deflated(data: bytes) -> bytes:
    """Compress to whole bytes that refer to nothing before them, so that any may follow any."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY, _RLE)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


@cache
def _empty_rows(length: int) -> bytes:
    return _deflated(bytes(length * _EMPTY))


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

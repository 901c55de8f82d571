"""An address as the modules of a QR code.

Segno draws images as well, but its pictures would be resampled onto the card; only its matrix is
used, and the painter draws whole pixels. Laying out needs no more than the size, which is in a
table of the standard: checking a post need neither import an encoder nor run it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

CAPACITY = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    *(251, 287, 331, 362, 412, 450, 504, 560, 624, 666),
)
"""Most bytes in versions 1 to 20 at error correction level M (ISO/IEC 18004, table 7)."""


_MASK = 3
"""One of the standard's eight patterns (ISO/IEC 18004, 7.8), instead of the best of them.

Looking for the best takes five times as long as all the rest, and a reader does not notice: sixty
addresses were read down to 1.24 pixels a module, with each pattern as with the best.
"""


def count(url: str, letters: int = 0) -> int:
    """Give the modules along a side of an address's code, without its quiet zone.

    With `letters` it is that of an address at least so long: translations get codes of one size.
    """
    # What has no small letter, or has others than ASCII, may be encoded otherwise than in bytes.
    if url.isascii() and url != url.upper() and len(url) <= CAPACITY[-1]:
        version = bisect_left(CAPACITY, min(CAPACITY[-1], max(letters, len(url)))) + 1
        return 17 + 4 * version
    return len(modules(url))


@lru_cache(maxsize=64)
def modules(url: str, side: int | None = None) -> tuple[tuple[bool, ...], ...]:
    """Encode at error correction level M: rows of dark (True) modules, without quiet zone.

    `side` is the number of rows, as `count` gives it; else as few as hold the address.

    Cached because an export draws the same card for every platform.
    """
    # Segno takes as long to import as a card takes to be laid out.
    import segno  # noqa: PLC0415 - most cards have no code

    version = (side - 17) // 4 if side else None
    code = segno.make_qr(url, error="m", version=version, boost_error=False, mask=_MASK)
    return tuple(tuple(module == 1 for module in row) for row in code.matrix)

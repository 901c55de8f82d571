"""An address as the modules of a QR code.

Segno draws images as well, but its pictures would be resampled onto the card; only its matrix is
used, and the painter draws whole pixels.
"""

from __future__ import annotations

import segno


def modules(url: str) -> tuple[tuple[bool, ...], ...]:
    """Encode at error correction level M: rows of dark (True) modules, without quiet zone."""
    code = segno.make_qr(url, error="m", boost_error=False)
    return tuple(tuple(module == 1 for module in row) for row in code.matrix)

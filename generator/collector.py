"""Python's garbage collector, kept from looking for what is not there.

It starts anew for every seven hundred objects that are made and not freed, and an entry on its way
through the stages is tens of thousands of them, alive together and pointing in one direction. So it
finds nothing, in an eighth of the time of a check; what nobody needs any more is freed without it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Collect no cycles in the block, or in the function so decorated; nests."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

"""Two folders changing places in one step of the file system.

Not two renames, which leave a moment with no site in place; they are only what is left where
neither the system nor the file system knows the exchange.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Of Linux's `renameat2`; see rename(2) of the Linux man-pages."""
_RENAME_SWAP = 2
"""Of Apple's `renamex_np`; see sys/stdio.h."""
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What is answered where there is no such call, or where this file system has none."""


def exchange(left: Path, right: Path) -> bool:
    """Let two folders of one file system change places; False where that cannot be done in one.

    Raises `OSError` when it could be done and was refused.
    """
    call = _call(sys.platform)
    if call is None:
        return False
    if call(os.fsencode(left), os.fsencode(right)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(left), None, str(right))


def _call(platform: str) -> Callable[[bytes, bytes], int] | None:
    if platform not in {"linux", "darwin"}:
        return None
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if platform == "darwin":
            swap = library.renamex_np
            return lambda left, right: int(swap(left, right, _RENAME_SWAP))
        rename = library.renameat2
    except AttributeError:  # a C library older than the call
        return None
    return lambda left, right: int(rename(_AT_FDCWD, left, _AT_FDCWD, right, _RENAME_EXCHANGE))

"""Every call that changes the disk, counted, and one of them made to fail or to be the last.

Not an audit hook, which sees no `write`, `fsync` or `close`, and not a library preloaded with a
compiler's help: all that we and MkDocs write goes through `os`, `open` and two system calls.
"""

from __future__ import annotations

import builtins
import ctypes
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, ParamSpec, TypeVar
from unittest import mock

from generator.output import exchange, flush

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

P = ParamSpec("P")
R = TypeVar("R")
BY_NAME = (
    *("mkdir", "rmdir", "unlink", "remove", "rename", "replace", "link", "symlink"),
    *("fsync", "ftruncate", "truncate", "sendfile", "chmod", "utime"),
)
CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def nothing(*_: object) -> None:
    """Befall nobody; and the half of a call that cannot be done by halves."""


@dataclass
class Calls:
    """The names of all calls so far; `fate` befalls number `at`, counted from 1, half done."""

    at: int = 0
    fate: Callable[[], None] = nothing
    names: list[str] = field(default_factory=list)

    def come(self, name: str, half: Callable[[], object] = nothing) -> None:
        self.names.append(name)
        if len(self.names) == self.at:
            half()
            self.fate()


def killed() -> None:
    """End the process at once, as the system does when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def failing(code: int) -> Callable[[], None]:
    """Let the call fail with an `errno`, naming no file, as a full disk names none."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


@contextmanager
def interposed(calls: Calls) -> Iterator[Calls]:
    """Stand between this process and the disk within the block."""
    replacements = [(os, name, _watched(name, getattr(os, name), calls)) for name in BY_NAME]
    replacements += [
        (os, "open", _os_open(calls)),
        (os, "write", _os_write(calls)),
        (io, "open", opener := _open(calls)),
        (builtins, "open", opener),
        (exchange, "_call", _system_call("exchange", exchange._call, calls)),
        (flush, "_syncfs", _system_call("syncfs", flush._syncfs, calls)),
    ]
    with ExitStack() as stack:
        for module, name, replacement in replacements:
            stack.enter_context(mock.patch.object(module, name, replacement))
        yield calls


def _watched(name: str, real: Callable[P, R], calls: Calls) -> Callable[P, R]:
    def watched(*arguments: P.args, **named: P.kwargs) -> R:
        calls.come(name)
        return real(*arguments, **named)

    return watched


def _system_call(
    name: str, real: Callable[[str], Callable[P, int] | None], calls: Calls
) -> Callable[[str], Callable[P, int] | None]:
    """Stand before a call found by platform; such a call answers -1 and sets `errno` instead."""

    def find(platform: str) -> Callable[P, int] | None:
        call = real(platform)
        if call is None:
            return None

        def watched(*arguments: P.args, **named: P.kwargs) -> int:
            try:
                calls.come(name)
            except OSError as error:
                ctypes.set_errno(error.errno or 0)
                return -1
            return call(*arguments, **named)

        return watched

    return find


def _os_open(calls: Calls) -> Callable[..., int]:
    real = os.open

    def watched(
        path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None
    ) -> int:
        if flags & CHANGES:
            calls.come("open")
        return real(path, flags, mode, dir_fd=dir_fd)

    return watched


def _os_write(calls: Calls) -> Callable[[int, bytes], int]:
    real = os.write

    def watched(descriptor: int, data: bytes) -> int:
        calls.come("write", lambda: real(descriptor, data[: len(data) // 2]))
        return real(descriptor, data)

    return watched


def _open(calls: Calls) -> Callable[..., IO[str] | IO[bytes]]:
    """Stand before `open`, and before every write and the close of what it opened to write."""
    real = open

    class Raw(io.FileIO):
        def write(self, data: ReadableBuffer) -> int:
            part = memoryview(data)
            calls.come("write", lambda: super(Raw, self).write(part[: len(part) // 2]))
            return super().write(data)

        def close(self) -> None:
            if self.closed:
                return
            super().close()
            calls.come("close")

    def watched(
        file: int | str | Path,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> IO[str] | IO[bytes]:
        if not set(mode) & set("wxa+"):
            return real(file, mode, buffering, encoding, errors, newline)
        calls.come("open")
        raw = io.BufferedWriter(Raw(file, mode.replace("b", "").replace("t", "")))
        if "b" in mode:
            return raw
        return io.TextIOWrapper(raw, encoding, errors, newline)

    return watched

"""A run as the system sees it: streams that may be closed or full, signals, and the exit code.

Not left to the interpreter, which answers a full disk or an early `head` with a traceback, and
SIGTERM by dying on the spot with everything half written left behind.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from generator.commands import BUG, FINE, INTERRUPTED, SURROUNDINGS, USAGE, say
from generator.output.lock import InUse
from generator.output.ownership import NotOurs
from generator.workers import collect_seldom
from generator.world import BadWorld

TERMINATED = 128 + signal.SIGTERM
"""As a shell reports it; the cleaning up happens on the way out."""


def run(command: Callable[[], int], *, debug: bool) -> int:
    """Run a command and give its exit code; nobody ever sees a traceback, but with `debug`."""
    if problem := _unusable():
        _tell(problem)
        return SURROUNDINGS
    collect_seldom()
    with _stoppable():
        try:
            return _caught(command, debug=debug)
        finally:
            _silence_what_is_gone()


def _caught(command: Callable[[], int], *, debug: bool) -> int:
    try:
        return command()
    except (BadWorld, NotOurs) as problem:
        _tell(str(problem))
        return USAGE
    except InUse as problem:
        _tell(str(problem))
        return SURROUNDINGS
    except BrokenPipeError:
        return FINE  # whoever read our output has left; nothing more can be said
    except OSError as problem:
        _tell(_in_words(problem))
        return SURROUNDINGS
    except KeyboardInterrupt:
        return INTERRUPTED
    except _Terminated:
        return TERMINATED
    except Exception:  # the last net: a bug must not look like an author's mistake
        return _bug(debug=debug)


def _unusable() -> str:
    """Say what no command can do without, or nothing."""
    sys.stderr = sys.stderr or io.StringIO()  # a closed stream is None, and nobody will read it
    if sys.stdout is None:
        return "standard output is closed"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character must not stop the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        Path.cwd()
    except OSError:
        return "the folder you are in no longer exists; change to another"
    return ""


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM raise where we are, so that locks and unfinished files go as with Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Terminated(BaseException):
    """SIGTERM came; like `KeyboardInterrupt` it is no error that anyone may catch on the way."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Terminated


def _silence_what_is_gone() -> None:
    """Give up what a closed or full stream still holds: the interpreter would complain of it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _in_words(problem: OSError) -> str:
    """Give one line: what the system says, and about which file."""
    files = [str(name) for name in (problem.filename, problem.filename2) if name is not None]
    return ": ".join([str(problem.strerror or problem), *([" and ".join(files)] if files else [])])


def _tell(problem: str) -> None:
    with suppress(OSError):
        say(f"error: {problem}", sys.stderr)


def _bug(*, debug: bool) -> int:
    """Say little, keep the traceback in a file (or show it with `--debug`)."""
    place = None if debug else _kept(traceback.format_exc())
    if place is None:
        traceback.print_exc()
    else:
        say(f"internal error: this is a bug of ours; details are in {place}", sys.stderr)
    return BUG


def _kept(text: str) -> str | None:
    """Keep a text where temporary files go; None where even that cannot be written."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="trivia-bug-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError:
        return None
    return file.name

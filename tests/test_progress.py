"""Who waits at a terminal sees how far a run has come; nobody else is told anything."""

from __future__ import annotations

import io
import time

import pytest

from generator.progress import Stopwatch, bar, shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_is_told_nothing() -> None:
    stream = io.StringIO()
    with shown(stream) as watcher:
        watcher("cards", 1, 2)
    assert stream.getvalue() == ""


def test_a_terminal_shows_one_line_that_is_gone_in_the_end() -> None:
    stream = Terminal()
    with shown(stream) as watcher:
        watcher("cards", 500, 1_000)
        assert stream.getvalue().endswith("[██████████··········] 500 of 1,000 cards")
    assert stream.getvalue().endswith("\r\x1b[K")
    assert "\n" not in stream.getvalue()


def test_the_line_is_drawn_a_few_times_a_second_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    stream = Terminal()
    with shown(stream) as watcher:
        for done in range(1, 500):
            watcher("posts", done, 1_000)
    assert stream.getvalue().count("posts") == 1


def test_the_line_is_gone_after_an_error_too() -> None:
    stream = Terminal()
    with pytest.raises(OSError, match="full"), shown(stream) as watcher:
        watcher("cards", 1, 2)
        raise OSError("full")
    assert stream.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("done", "total", "filled"), [(0, 3, 0), (1, 3, 6), (3, 3, 20), (0, 0, 0)])
def test_the_bar_fills_evenly(done: int, total: int, filled: int) -> None:
    assert bar(done, total).count("█") == filled
    assert len(bar(done, total)) == 22


def test_laps_add_up_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([10.0, 12.0, 15.0, 15.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    watch = Stopwatch()
    assert (watch.lap(), watch.lap(), watch.total()) == (2.0, 3.0, 5.0)

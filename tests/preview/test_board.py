"""News for open pages: told at once to whoever waits, never twice."""

from __future__ import annotations

import threading

from generator.preview.board import Board, Notice


def test_a_page_that_knows_nothing_is_told_at_once() -> None:
    assert Board().wait(None, 0) == Notice(0, "")


def test_a_page_that_knows_the_newest_waits_in_vain() -> None:
    board = Board()
    assert board.wait(board.notice, 0.01) is None


def test_a_failure_keeps_the_count_and_a_good_build_clears_it() -> None:
    board = Board()
    board.built()
    board.failed("error: …")
    assert board.notice == Notice(1, "error: …")
    board.built()
    assert board.notice == Notice(2, "")


def test_everyone_who_waits_is_woken() -> None:
    board = Board()
    seen: list[Notice | None] = []
    pages = [
        threading.Thread(target=lambda: seen.append(board.wait(Notice(0, ""), 5))) for _ in range(3)
    ]
    for page in pages:
        page.start()
    board.built()
    for page in pages:
        page.join()
    assert seen == [Notice(1, "")] * 3

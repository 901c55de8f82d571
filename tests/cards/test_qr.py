"""The matrix of a QR code, read back as far as its fixed patterns go."""

from __future__ import annotations

from generator.cards.qr import modules

URL = "https://example.org/zh-TW/2026/01/28/kv-cache/"
FINDER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]


def corner(rows: tuple[tuple[bool, ...], ...], top: int, left: int) -> list[str]:
    return [
        "".join("#" if module else "." for module in row[left : left + 7])
        for row in rows[top : top + 7]
    ]


def test_three_corners_hold_finders_and_no_quiet_zone_is_included() -> None:
    rows = modules(URL)
    far = len(rows) - 7
    assert corner(rows, 0, 0) == corner(rows, 0, far) == corner(rows, far, 0) == FINDER


def test_the_size_is_one_of_the_standard() -> None:
    rows = modules(URL)
    assert {len(row) for row in rows} == {len(rows)}
    assert (len(rows) - 17) % 4 == 0


def test_error_correction_is_level_m() -> None:
    row = modules(URL)[8]
    # ISO/IEC 18004: the first two format bits are 00 for M, xored with the mask's 10.
    assert (row[0], row[1]) == (True, False)

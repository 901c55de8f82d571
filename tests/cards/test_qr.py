"""The matrix of a QR code, read back as far as its fixed patterns go."""

from __future__ import annotations

import pytest

from generator.cards.qr import CAPACITY, count, modules

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


@pytest.mark.parametrize("length", [length + more for length in CAPACITY for more in (0, 1)])
def test_the_size_is_known_without_encoding(length: int) -> None:
    address = "https://example.org/".ljust(length, "a")[:length]
    assert count(address) == len(modules(address))


@pytest.mark.parametrize("address", ["HTTPS://EXAMPLE.ORG/A", "https://例.example/", "123456"])
def test_an_address_that_is_encoded_otherwise_has_its_own_size(address: str) -> None:
    assert count(address) == len(modules(address))


def test_error_correction_is_level_m() -> None:
    row = modules(URL)[8]
    # ISO/IEC 18004: the first two format bits are 00 for M, xored with the mask's 10.
    assert (row[0], row[1]) == (True, False)

"""The cache gives back what was kept, or nothing: never something damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.cache import cached, keep

KEY = "ab" * 32


def _entry(folder: Path) -> Path:
    return folder / KEY[:2] / KEY


def test_a_kept_picture_comes_back(tmp_path: Path) -> None:
    keep(tmp_path, KEY, b"\x89PNG picture")
    assert cached(tmp_path, KEY) == b"\x89PNG picture"


def test_an_unknown_key_gives_nothing(tmp_path: Path) -> None:
    assert cached(tmp_path, KEY) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: b"trivia-card 0 " + content[14:],
    ],
    ids=["empty", "truncated", "flipped bit", "another version"],
)
def test_a_damaged_entry_gives_nothing(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    keep(tmp_path, KEY, b"\x89PNG picture")
    _entry(tmp_path).write_bytes(damage(_entry(tmp_path).read_bytes()))
    assert cached(tmp_path, KEY) is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    keep(tmp_path, KEY, b"picture")
    elsewhere = tmp_path / "elsewhere"
    _entry(tmp_path).rename(elsewhere)
    _entry(tmp_path).symlink_to(elsewhere)
    assert cached(tmp_path, KEY) is None

"""Fingerprints: what changes them, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import fingerprint
from generator.fingerprint import digest, files_digest, tools


def test_parts_cannot_pass_for_one_another() -> None:
    assert len({digest("ab"), digest("a", "b"), digest("", "ab"), digest("1:a", "b")}) == 4


def test_names_and_contents_of_files_count_and_their_order_does_not(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = files_digest(tmp_path, [one, two])
    assert files_digest(tmp_path, [two, one]) == before
    one.rename(tmp_path / "uno")
    assert files_digest(tmp_path, [tmp_path / "uno", two]) != before


def test_a_package_that_is_renewed_is_another_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tools()
    (tmp_path / "jinja2-99.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    fingerprint.tools.cache_clear()
    assert tools() != before
    fingerprint.tools.cache_clear()

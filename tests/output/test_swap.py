"""The published folder is the old one whole or the new one whole, and never somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output import swap


def _site(folder: Path, text: str) -> None:
    (folder / "index.html").write_text(text)


def _published(target: Path) -> str:
    return (target / "index.html").read_text()


@pytest.mark.parametrize("exchange", [True, False], ids=["one call", "two renames"])
def test_a_new_site_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda left, right: False)
    target = tmp_path / "site"
    for text in ("first", "second"):
        staging = swap.staging_for(target)
        _site(staging, text)
        swap.publish(staging, target)
        assert _published(target) == text
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_we_did_not_make_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "thesis"
    target.mkdir()
    (target / "chapter-1.txt").write_text("years of work")
    with pytest.raises(swap.NotOurs, match="not built here"):
        swap.staging_for(target)
    assert (target / "chapter-1.txt").read_text() == "years of work"


def test_an_interrupted_exchange_is_mended_at_the_next_start(tmp_path: Path) -> None:
    target = tmp_path / "site"
    staging = swap.staging_for(target)
    _site(staging, "whole")
    swap.publish(staging, target)
    target.rename(tmp_path / "site.old")  # as if the machine stopped between the two renames
    swap.recover(target)
    assert _published(target) == "whole"

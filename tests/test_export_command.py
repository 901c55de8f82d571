"""An export replaces its own folder whole, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import CONTENT, FINE
from tests.faults.cases import Run, trivia
from tests.survival import tiny
from tests.survival.children import digest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tiny.make(tmp_path / "my site 網站")


def export(root: Path, *more: str) -> Run:
    return trivia("export", "one", "--for", "instagram", "--root", root, *more)


def test_pictures_of_an_older_export_do_not_stay(root: Path) -> None:
    assert export(root).code == FINE
    first = digest(root / "export")
    assert export(root, "--lang", "en").code == FINE
    assert not list((root / "export" / "one").rglob("zh-TW"))
    assert export(root).code == FINE
    assert digest(root / "export") == first


def test_a_card_that_fits_the_site_alone_is_shown_where_it_stands(root: Path) -> None:
    """`check` looks at the site's canvases; with `--platforms` it says what `export` would."""
    lead = " ".join(["words"] * 26)
    text = (root / tiny.POST).read_text("utf-8").replace("en: It weighs", f"en: {lead}")
    text = text.replace("cards:\n", "cards:\n  - cover: {value: mass}\n")
    (root / tiny.POST).write_text(text, "utf-8")
    assert trivia("check", "--root", root).code == FINE
    refused = trivia("export", "one", "--for", "x", "--root", root)
    named = trivia("check", "one", "--platforms", "--root", root)
    for run in (refused, named):
        assert run.code == CONTENT
        assert "error[E403]: `en`: text is about" in run.out
        assert f"--> {tiny.POST}:" in run.out
        assert "`cards[2].number.lead`" in run.out
        assert "on the square format, 1080 × 1080 pixels" in run.out
    assert not (root / "export").exists()


def test_cards_for_which_a_platform_has_no_room_are_named(root: Path) -> None:
    cards = "".join("  - number: {value: mass, lead: {en: L, zh-TW: 重}}\n" for _ in range(4))
    text = (root / tiny.POST).read_text("utf-8").replace("cards:\n", f"cards:\n{cards}")
    (root / tiny.POST).write_text(text, "utf-8")
    run = trivia("export", "one", "--for", "x,threads", "--root", root)
    assert run.code == FINE
    assert run.err.splitlines()[1:] == ["x: 4 of 5 cards (05-number left out)"]


def test_other_folders_of_the_author_stay(root: Path) -> None:
    mine = root / "export" / "mine" / "photo.png"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    run = export(root)
    assert run.code == FINE
    assert run.err.startswith(f"{root / 'export' / 'one'}: ")
    assert mine.read_bytes() == b"mine"
    assert sorted(path.name for path in (root / "export").iterdir()) == ["mine", "one"]

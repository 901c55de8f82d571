"""A published post that is renamed: told once, and its old address leads on when asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import FINE, main
from tests.small_site import small_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site(tmp_path / "root")


def build(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["build", "--root", str(root)]) == FINE
    return capsys.readouterr().err


def test_case_81_a_slug_changed_after_publishing_is_told_once(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(site, capsys)
    (old, *_) = sorted((site / "content" / "posts").rglob("*.yaml"))
    slug = old.stem.split("-", 3)[-1]
    new = old.rename(old.with_name(f"{old.stem[:10]}-better-name.yaml"))
    assert f"write `aliases: [{slug}]` there" in build(site, capsys)
    assert "W507" not in build(site, capsys)

    new.write_text(new.read_text("utf-8") + f"aliases: [{slug}]\n", "utf-8")
    build(site, capsys)
    page = (site / "site" / "zh-TW" / "posts" / slug / "index.html").read_text("utf-8")
    assert "url=../better-name/" in page


def test_a_draft_that_is_held_back_again_is_not_gone(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (post, *_) = sorted((site / "content" / "posts").rglob("*.yaml"))
    build(site, capsys)
    post.write_text(post.read_text("utf-8") + "draft: true\n", "utf-8")
    assert "W507" not in build(site, capsys)

"""An author edits; the preview follows, and what is wrong leaves the good page where it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.preview.command import Live, follow, live, refresh
from generator.world import make_world
from tests.conftest import ROOT
from tests.read.samples import completed

LONG = 10.0
POST = """\
draft: true
given: {kv: {value: 9 GB, assume: {en: an example, zh-TW: 舉例}, label: {en: cache, zh-TW: 快取}}}
body: {en: "It takes {{ kv }}.", zh-TW: "要 {{ kv }}。"}
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for folder in ("overrides", "assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / "content" / "posts" / "2126-01-28-kv.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(completed(POST), "utf-8")
    return path


@pytest.fixture
def preview(post: Path) -> Iterator[Live]:
    world = replace(make_world(post.parents[2]), drafts=True, future=True)
    with live(world, 0) as made:
        refresh(made)
        yield made


def page(preview: Live) -> str:
    with urlopen(f"{preview.address}/zh-TW/posts/kv/") as response:
        return str(response.read().decode()).replace("\N{NO-BREAK SPACE}", " ")


def edit(post: Path, old: str, new: str) -> None:
    post.write_text(post.read_text("utf-8").replace(old, new), "utf-8")


def test_an_edit_is_followed_a_mistake_told_and_a_mending_shown(preview: Live, post: Path) -> None:
    assert preview.board.notice.built == 1
    assert "9 GB" in page(preview)

    edit(post, "value: 9 GB", "value: 7 GB")
    assert follow(preview, LONG) == {post}
    assert preview.board.notice.built == 2
    assert "7 GB" in page(preview)
    assert "9 GB" not in page(preview)

    edit(post, "value: 7 GB", "value: 7 KB")
    follow(preview, LONG)
    notice = preview.board.notice
    assert notice.built == 2
    assert "error[E304]: `KB` could mean several units" in notice.report
    assert "2126-01-28-kv.yaml:2:" in notice.report
    assert "7 GB" in page(preview)

    edit(post, "value: 7 KB", "value: 5 kB")
    follow(preview, LONG)
    assert preview.board.notice.report == ""
    assert "5 kB" in page(preview)


def test_the_site_that_is_published_is_not_touched(preview: Live) -> None:
    assert not (preview.world.root / "site").exists()

"""The README's example is checked by the tool it explains, and so is the mistake it shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import CONTENT, FINE, main
from tests.conftest import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
ENTRY = re.search(r"(?ms)^```yaml\n(topic:.*?)^```", TEXT)
MISTAKE = re.search(r"(?ms)^```\n(error\[.*?)^```", TEXT)
NAME = "content/posts/2026/2026-03-14-one-token.yaml"


@pytest.fixture
def example(site_copy: Path) -> Path:
    assert ENTRY is not None
    shutil.rmtree(site_copy / "content" / "posts")
    (site_copy / NAME).parent.mkdir(parents=True)
    (site_copy / NAME).write_text(ENTRY[1], encoding="utf-8")
    return site_copy


def test_the_example_passes(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--root", str(example)]) == FINE, capsys.readouterr().out


def test_the_mistake_looks_as_shown(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert MISTAKE is not None
    text = (example / NAME).read_text(encoding="utf-8")
    (example / NAME).write_text(text.replace("show: KiB", "show: KB"), encoding="utf-8")
    assert main(["check", "--root", str(example)]) == CONTENT
    assert capsys.readouterr().out == MISTAKE[1]


@pytest.mark.parametrize("target", re.findall(r'(?:\]\(|src=")(?!https?:)([^)"#]+)', TEXT))
def test_every_file_it_points_to_exists(target: str) -> None:
    assert (ROOT / target).exists()

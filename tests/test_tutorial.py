"""The tutorial, followed to the letter: each step is typed and what it promises is looked for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import CONTENT, FINE, main
from tests.conftest import POST as SAMPLE
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
START, GIVEN, DERIVE, WORDS, MOVED, CARDS = re.findall(r"(?ms)^```yaml\n(.*?)^```", TEXT)
HEAD = START.partition("title:")[0]
PANEL = "\n    {{ explore wait }}\n"
POST = "content/posts/2026/2026-05-02-first-token.yaml"

MOVABLE = re.sub(r"(?ms)^  tokens:.*?(?=^  speed:)", lambda _: MOVED, GIVEN)
WITH_PANEL = re.sub(r"(?m)^(    (?:At|以) \{\{ speed.*\n)", lambda found: found[1] + PANEL, WORDS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    posts = shutil.ignore_patterns("posts")
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=posts)
    sample = tmp_path / SAMPLE
    sample.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / SAMPLE, sample)
    return tmp_path


def checked(site: Path, *parts: str) -> int:
    (site / POST).parent.mkdir(parents=True, exist_ok=True)
    (site / POST).write_text("".join(parts), "utf-8")
    # The last one is the first with more looked at.
    *_, command = re.findall(r"^\.venv/bin/trivia (check .*)$", TEXT, re.MULTILINE)
    return main([*command.split(), "--root", str(site)])


def test_the_file_is_where_the_tutorial_says(site: Path) -> None:
    (command,) = re.findall(r"^\.venv/bin/trivia (new .*)$", TEXT, re.MULTILINE)
    assert main([*command.split(), "--root", str(site)]) == FINE
    assert (site / POST).is_file()


@pytest.mark.parametrize(
    "parts",
    [(START,), (HEAD, WORDS, GIVEN, DERIVE), (HEAD, WITH_PANEL, MOVABLE, DERIVE, CARDS)],
    ids=["in two languages", "numbers said", "finished"],
)
def test_a_step_leaves_nothing_to_complain_of(
    parts: tuple[str, ...], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(site, *parts) == FINE
    assert capsys.readouterr().out == "no problems in 1 entry\n"


def test_inputs_alone_are_told_to_be_unused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(site, START, GIVEN) == FINE
    assert capsys.readouterr().out.count("is used nowhere") == 4


def test_the_suggested_mistake_gives_the_message_shown(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistaken = DERIVE.replace("params * work * tokens", "params * tokens")
    assert checked(site, START, GIVEN, mistaken) == CONTENT
    (shown,) = re.findall(r"(?m)^error\[.*$", TEXT)
    assert shown in capsys.readouterr().out.splitlines()


def test_a_number_typed_by_hand_does_happen_to_be_an_error(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = WORDS.replace("that is {{ wait }} of", "that is 3.3 s of")
    assert checked(site, HEAD, typed, GIVEN, DERIVE) == CONTENT
    assert "E214" in capsys.readouterr().out


def test_the_cards_lie_where_the_tutorial_says(site: Path, tmp_path: Path) -> None:
    assert checked(site, HEAD, WITH_PANEL, MOVABLE, DERIVE, CARDS) == FINE
    (command,) = re.findall(r"^\.venv/bin/trivia (export .*)$", TEXT, re.MULTILINE)
    out = tmp_path / "cards"
    arguments = command.replace(" cards", f" {out}").split()
    assert main([*arguments, "--root", str(site)]) == FINE
    (sheet,) = re.findall(r"`cards/(\S+)`", TEXT)
    assert (out / sheet).is_file()

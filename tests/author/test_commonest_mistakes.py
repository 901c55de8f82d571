"""An author's commonest mistakes, each made to one good post, and all that is then said.

The transcript `commonest-mistakes.md` is the test: it is there to be read aloud, by someone who
plays an author that never saw the manual. A report that cannot be acted on is a bug.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.pipeline import check
from generator.report import render_full
from generator.world import make_world
from tests.conftest import ROOT

HERE = Path(__file__).parent
POST = (HERE / "download-wait.yaml").read_text(encoding="utf-8")
NAME = "2026-05-02-download-wait.yaml"
TODAY = dt.date(2026, 12, 1)
# Four topics and four tags of its own, so that the site may gain some without a word changing here.
TOPICS = """\
topics:
  memory: {colour: signal, name: {en: Memory, zh-TW: 記憶體}}
  compute: {colour: cool, name: {en: Compute, zh-TW: 算力}}
  energy: {colour: good, name: {en: Energy, zh-TW: 能源}}
  training: {colour: violet, name: {en: Training, zh-TW: 訓練}}
tags:
  kv-cache: {en: KV cache, zh-TW: KV 快取}
  quantization: {en: quantization, zh-TW: 量化}
  local-ai: {en: local AI, zh-TW: 地端 AI}
  rnn: {en: RNN, zh-TW: RNN}
"""

SECTION = re.compile(
    r"^### (?P<title>[^\n]+)\n+"
    r"```(?P<kind>diff|sh)\n(?P<edit>.*?)\n```\n+"
    r"```text\n(?P<report>.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Mistake:
    """What an author does to the good post, and the report that follows."""

    title: str
    text: str
    name: str
    report: str


def mistakes() -> Iterator[Mistake]:
    transcript = (HERE / "commonest-mistakes.md").read_text(encoding="utf-8")
    for found in SECTION.finditer(transcript):
        edit, name, text = found["edit"], NAME, POST
        if found["kind"] == "sh":
            command, old, name = edit.split()
            assert (command, old) == ("mv", NAME)
        else:
            text = edited(edit.split("\n"))
        yield Mistake(found["title"], text, name, found["report"] + "\n")


def edited(lines: list[str]) -> str:
    """Apply a few lines of a unified diff, without its line numbers."""
    old = "".join(f"{line[1:]}\n" for line in lines if line[0] in "- ")
    new = "".join(f"{line[1:]}\n" for line in lines if line[0] in "+ ")
    assert POST.count(old) >= 1, old
    return POST.replace(old, new, 1)


MISTAKES = list(mistakes())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "content").mkdir()
    (root / "content" / "topics.yaml").write_text(TOPICS, encoding="utf-8")
    return root


def report(site: Path, text: str, name: str = NAME) -> str:
    posts = site / "content" / "posts" / "2026"
    shutil.rmtree(posts, ignore_errors=True)
    posts.mkdir(parents=True)
    (posts / name).write_text(text, encoding="utf-8")
    checked = check(make_world(site, date=TODAY))
    return render_full(checked.problems, entries=checked.entries)


def test_the_post_is_good_before_anyone_touches_it(site: Path) -> None:
    assert report(site, POST) == "no problems in 1 entry\n"


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.title for mistake in MISTAKES])
def test_a_mistake_is_told_as_in_the_transcript(site: Path, mistake: Mistake) -> None:
    assert report(site, mistake.text, mistake.name) == mistake.report


def test_the_whole_transcript_is_read() -> None:
    transcript = (HERE / "commonest-mistakes.md").read_text(encoding="utf-8")
    titles = re.findall(r"^### (.+)$", transcript, re.MULTILINE)
    assert titles == [mistake.title for mistake in MISTAKES]
    assert len(titles) > 25
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.title for mistake in MISTAKES])
def test_one_mistake_makes_at_most_two_complaints(mistake: Mistake) -> None:
    """What follows from a mistake must not bury it."""
    heads = re.findall(r"^(?:error|warning)\[\w+\]: ", mistake.report, re.MULTILINE)
    assert 1 <= len(heads) <= 2

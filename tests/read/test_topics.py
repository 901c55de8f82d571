"""Topics and tags, and entries that use others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Problems, Source
from generator.read.entry_reader import read_entry
from generator.read.topics import Topics, read_topics
from tests.read.samples import LANGUAGES, PATH, completed, report_of

TEXT = """\
topics:
  memory: {colour: signal, name: {en: Memory, zh-TW: 記憶體}}
  energy: {colour: good, name: {en: Energy, zh-TW: 能源}}
tags:
  kv-cache: {en: KV cache, zh-TW: KV 快取}
"""


def topics_of(root: Path, text: str, problems: Problems) -> Topics:
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / "topics.yaml").write_text(text, "utf-8")
    return read_topics(root, LANGUAGES, problems)


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    problems = Problems()
    found = topics_of(tmp_path, TEXT, problems)
    assert not problems.found
    return found


def faults(topics: Topics, snippet: str) -> str:
    problems = Problems()
    read_entry(Source(PATH, completed(snippet)), LANGUAGES, topics, problems)
    return report_of(problems)


def test_names_and_colours(topics: Topics) -> None:
    assert topics.colour("energy") == "good"
    assert topics.name("energy", "zh-TW") == "能源"
    assert topics.tag_name("kv-cache", "zh-TW") == "KV 快取"


def test_a_topic_may_say_what_it_is_about(tmp_path: Path) -> None:
    about = "about: {en: What fits., zh-TW: 裝得下什麼。}}"
    topics = topics_of(tmp_path, TEXT.replace("記憶體}}", f"記憶體}}, {about}"), Problems())
    assert topics.about("memory", "zh-TW") == "裝得下什麼。"
    assert topics.about("energy", "en") == topics.about("unknown", "en") == ""


def test_without_the_file_every_word_will_do(tmp_path: Path) -> None:
    topics = read_topics(tmp_path, LANGUAGES, Problems())
    assert topics.colour("anything") == "signal"
    assert topics.name("anything", "en") == topics.tag_name("anything", "en") == "anything"
    assert "error" not in faults(topics, "topic: anything\ntags: [else]")


def test_a_known_topic_and_tag(topics: Topics) -> None:
    assert "error" not in faults(topics, "topic: energy\ntags: [kv-cache]")


def test_an_unknown_topic_and_tag(topics: Topics) -> None:
    assert "did you mean `memory`?" in faults(topics, "topic: memroy")
    report = faults(topics, "tags: [kv_cache]")
    assert "error[E215]: `kv_cache` is not a known tag" in report
    assert "did you mean `kv-cache`? else add it to content/topics.yaml under `tags:`" in report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tags: {}", "`topics` is missing"),
        ("topics: {a: {colour: red, name: {en: A, zh-TW: 甲}}}", "`red` is not a known"),
        ("topics: {a: {colour: good}}", "`topics.a` has no `name`"),
        ("topics: {a: {colour: good, name: {en: A}}}", "has no text in `zh-TW`"),
    ],
)
def test_a_faulty_file_is_reported_once_and_blames_no_entry(
    tmp_path: Path, text: str, words: str
) -> None:
    problems = Problems()
    topics = topics_of(tmp_path, text, problems)
    assert words in report_of(problems)
    assert problems.errors == 1
    assert "error" not in faults(topics, "topic: a")

"""A whole entry, and the top of it: keys, texts by language, the name of the file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.diagnostics import Problems
from generator.read.entry_reader import ENTRY, read_entry
from generator.read.source import list_files, read_source
from generator.read.topics import Topics
from tests.read.samples import (
    LANGUAGES,
    PATH,
    completed,
    documented,
    entry_of,
    fault_of,
    read,
    report_of,
)

ROOT = Path(__file__).parents[2]


def test_the_least_entry() -> None:
    entry = entry_of("")
    assert (entry.date, entry.slug) == (dt.date(2026, 1, 28), "example")
    assert str(entry.topic) == "memory"
    assert {lang: str(text) for lang, text in entry.title.items()} == {
        "en": "A title",
        "zh-TW": "標題",
    }
    assert not entry.draft
    assert not (entry.cards or entry.given or entry.tags)


def test_languages_come_in_the_order_of_the_site() -> None:
    entry = entry_of("title: {zh-TW: 標題, en: A title}")
    assert list(entry.title) == ["en", "zh-TW"]


def test_a_body_keeps_its_places() -> None:
    entry = entry_of("body:\n  en: |\n    One\n\n    two {{ kv }}\n  zh-TW: 二")
    text = entry.body["en"]
    start = text.value.index("{{")
    assert text.source.position(text.slice(start, start + 8).start) == (5, 9)


@pytest.mark.parametrize("path", list_files(ROOT / "content/posts", ".yaml", ROOT, Problems()))
def test_every_post_of_the_site_reads_without_fault(path: Path) -> None:
    problems = Problems()
    source = read_source(path, ROOT, problems)
    assert source
    assert read_entry(source, LANGUAGES, Topics(), problems), report_of(problems)
    assert not problems.found


def test_every_key_is_explained_to_the_author() -> None:
    assert all(field.about for field in ENTRY.fields)


def test_a_draft_is_true_or_false() -> None:
    assert entry_of("draft: true").draft
    assert not entry_of("draft: false").draft
    assert "must be `true` or `false`, not `True`" in fault_of("draft: True")


def test_a_misspelt_key_is_named_once() -> None:
    text = completed("").replace("title:", "tilte:")
    assert report_of(read(text)[1]).count("error[") == 1


def test_everything_that_is_missing_is_shown() -> None:
    report = report_of(read("topic: memory\n")[1])
    for key in ("title", "hook", "body"):
        assert f"`{key}` is missing" in report
        assert f"= help: add `{key}: {{en: …, zh-TW: …}}`" in report


@pytest.mark.parametrize("key", ["date", "slug"])
def test_date_and_slug_are_told_their_place(key: str) -> None:
    report = fault_of(f"{key}: 2026-01-28")
    assert f"`{key}` is not a key of this file" in report
    assert "= note: it stands in the file name" in report


def test_a_draft_may_wait_for_its_translation() -> None:
    entry, problems = read(completed("draft: true\ntitle: {en: Only English}"))
    assert [found.code for found in problems.found] == ["W209"]
    assert entry
    assert entry.title["zh-TW"].value == "Only English"
    assert (entry.title["zh-TW"].lang, entry.title["en"].lang) == ("en", "")


def test_a_text_without_any_language() -> None:
    report = fault_of("draft: true\ntitle: {fr: Un titre}")
    assert "`fr` is not a language of this site" in report


def test_a_text_may_not_be_a_list() -> None:
    assert "`title` must be one text per language, not a list" in fault_of("title: [A title]")
    assert "`title.en` must be text, not a map" in fault_of("title: {en: {a: b}, zh-TW: 題}")


def test_a_faulty_text_lets_the_numbers_be_checked() -> None:
    entry, problems = read(completed("hook: {en: <b>x</b>, zh-TW: y}"))
    assert problems.errors == 2
    assert entry, "nothing in the computation depends on it"


def test_a_faulty_input_stops_the_entry() -> None:
    entry, _ = read(completed("given: {a: {value: 1 GB}}"))
    assert entry is None


def test_long_texts_are_refused() -> None:
    assert "has 201 characters, 200 are allowed" in fault_of(
        f"title: {{en: {'x' * 201}, zh-TW: y}}"
    )
    assert "`topic` has 501 characters" in fault_of(f"topic: {'x' * 501}")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("2026-01-28-a.yaml", "a"), ("0001-12-31-llm-memory-101.yaml", "llm-memory-101")],
)
def test_date_and_slug_are_in_the_name(name: str, slug: str) -> None:
    entry, problems = read(completed(""), f"content/posts/{name}")
    assert entry, report_of(problems)
    assert entry.slug == slug


def test_the_documented_slug() -> None:
    path = "content/posts/2026/2026-01-28-LLM memory.yaml"
    assert report_of(read(completed(""), path)[1]) == documented("E502")[1]


@pytest.mark.parametrize(
    "slug",
    ["", "..", "a.b", "%2e%2e", "a_b", "-a", "a-", "a--b", "Foo", "é", "x" * 61, "con", "nul",
     "lpt1", "a:b", "a\\b", "a b", "a\n", "１"],
)  # fmt: skip
def test_no_slug(slug: str) -> None:
    entry, problems = read(completed(""), f"content/posts/2026-01-28-{slug}.yaml")
    assert entry is None
    assert [found.code for found in problems.found] == ["E502"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-02-30", "there is no 30 February"),
        ("2026-02-29", "there is no 29 February in 2026"),
        ("2026-13-01", "there is no such month"),
        ("2026-2-9", "type `2026-02-09`"),
        ("0000-01-01", "there is no year 0"),
    ],
)
def test_no_date(date: str, words: str) -> None:
    entry, problems = read(completed(""), f"content/posts/{date}-example.yaml")
    assert entry is None
    assert [found.code for found in problems.found] == ["E205"]
    assert words in report_of(problems)


def test_a_name_without_date() -> None:
    _, problems = read(completed(""), "content/posts/example.yaml")
    assert "the file name has no date" in report_of(problems)


def test_a_control_character_in_a_name_is_shown_not_sent() -> None:
    _, problems = read(completed(""), "content/posts/2026-01-28-\x1b[31m.yaml")
    assert "\x1b" not in report_of(problems)


def test_the_path_plays_no_part() -> None:
    entry, _ = read(completed(""), PATH.replace("2026/", ""))
    assert entry


def test_a_misspelt_key_is_read_as_what_was_meant() -> None:
    """One slip is told once: what rests on it is not called unknown as well."""
    snippet = "derived:\n  x: {fromula: 1 GB}"
    entry, problems = read(completed(snippet))
    assert [found.code for found in problems.found] == ["E201", "E201"]
    assert entry
    assert [str(derive.formula) for derive in entry.derive] == ["1 GB"]


@pytest.mark.parametrize("key", ["zh", "zh_TW", "chinese"])
def test_the_only_language_that_can_be_meant_is_taken(key: str) -> None:
    entry, problems = read(completed(f"title: {{en: A title, {key}: 標題}}"))
    assert [found.help for found in problems.found] == ["did you mean `zh-TW`?"]
    assert entry
    assert entry.title["zh-TW"].value == "標題"


def test_a_language_that_is_not_indented_is_told_so() -> None:
    report = fault_of("title:\n  en: A title\nzh-TW: 標題")
    assert "help: indent it, so that it belongs to the key above" in report


@pytest.mark.parametrize(
    ("snippet", "help"),
    [
        ("tags: local-ai, rnn", "write `tags: [local-ai, rnn]`"),
        ("check: a == 1", "write `check: [a == 1]`"),
        ("check:\n  -a == 1", "begin every item with `- `"),
        ("check:\n  • a == 1", "begin every item with `- `"),
        ("given: {a: 20e9 param}", "write `a: {value: 20e9 param}`"),
        ("claims: {fits: a < b}", "write `fits: {when: a < b}`"),
        ("title: en：A title", "a full-width `：` ends no key; type `: `"),
        ("given: {kv-cache: {value: 1 GB, definition: {en: x, zh-TW: y}}}", "name it `kv_cache`"),
        ("sources: {a: {title: t, read: 23/11/2026}}", "type `2026-11-23`"),
        ('sources: {a: {title: t, url: "x.org/a"}}', 'type `"https://x.org/a"`'),
        ("cards: [cover]", "write `- cover: {}`"),
    ],
)
def test_the_help_repeats_what_the_author_typed(snippet: str, help: str) -> None:
    assert f"= help: {help}" in fault_of(snippet)


def test_a_post_in_the_folder_of_another_year_is_told() -> None:
    path = "content/posts/2026/2027-05-04-train-8b.yaml"
    entry, problems = read(completed(""), path)
    assert entry
    assert report_of(problems) == documented("W508")[1]
    assert not read(completed(""), "content/posts/drafts/2027-05-04-train-8b.yaml")[1].found

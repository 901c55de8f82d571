"""A translation falls behind when its original changes and it does not."""

from __future__ import annotations

from generator.authoring.translations import (
    Record,
    parse_record,
    render_record,
    renewed,
    state,
    texts,
)
from generator.read.entry import Entry
from tests.read.samples import read

POST = """\
topic: memory
title: {en: One title, zh-TW: 標題}
hook: {en: One hook, zh-TW: 引言}
body: {en: Some words, zh-TW: 幾個字}
given: {price: {value: 1 GB, assume: {en: a guess, zh-TW: 猜的}}}
derive: {kv: {formula: 1 GB, label: {en: cache, zh-TW: 快取}}}
cards:
  - statement: {text: {en: A sentence, zh-TW: 一句話}}
"""


def entry(text: str = POST) -> Entry:
    made, _ = read(text)
    assert made
    return made


def kept(made: Entry, record: Record | None = None, *, accept: bool = False) -> Record:
    pairs = renewed(made, "zh-TW", "en", record or {}, accept=accept)
    return {made.slug: {"zh-TW": pairs}}


def older(text: str, record: Record) -> tuple[str, ...]:
    return state(entry(text), "zh-TW", "en", record).older


def test_every_text_is_found_by_its_path() -> None:
    assert list(texts(entry())) == [
        "title",
        "hook",
        "body",
        "given.price.assume",
        "derive.kv.label",
        "cards[1].text",
    ]


def test_a_post_never_seen_before_is_up_to_date() -> None:
    assert older(POST, {}) == ()


def test_a_changed_original_leaves_its_translation_behind() -> None:
    changed = POST.replace("Some words", "Other words")
    assert older(changed, kept(entry())) == ("body",)


def test_a_translation_that_changed_as_well_is_up_to_date_again() -> None:
    changed = POST.replace("Some words", "Other words").replace("幾個字", "別的字")
    assert older(changed, kept(entry())) == ()


def test_a_changed_translation_alone_is_fine() -> None:
    assert older(POST.replace("幾個字", "別的字"), kept(entry())) == ()


def test_being_behind_is_remembered_until_the_translation_moves() -> None:
    changed = POST.replace("Some words", "Other words")
    record = kept(entry(changed), kept(entry()))
    assert older(changed, record) == ("body",)


def test_an_author_may_accept_a_translation_as_it_is() -> None:
    changed = POST.replace("Some words", "Other words")
    record = kept(entry(changed), kept(entry()), accept=True)
    assert older(changed, record) == ()


def test_a_draft_may_lack_a_translation() -> None:
    made = entry(POST.replace(", zh-TW: 引言", "") + "draft: true\n")
    assert state(made, "zh-TW", "en", {}).missing == ("hook",)
    assert "hook" not in kept(made)[made.slug]["zh-TW"]


def test_the_file_keeps_a_text_a_line_and_comes_back_whole() -> None:
    record = kept(entry())
    written = render_record(record)
    assert len(written.splitlines()) == 6 + 6
    assert parse_record(written) == record


def test_a_file_that_was_damaged_counts_as_empty() -> None:
    for damaged in ("", "[]", "{", '{"a": 1}', '{"a": {"zh-TW": []}}'):
        assert not any(parse_record(damaged).get("a", {}).values())

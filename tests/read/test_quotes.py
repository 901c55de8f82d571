"""Curly quotes where YAML's own were meant."""

from __future__ import annotations

import pytest

from tests.read.samples import completed, read

LABEL = "given: {a: {value: 1 GB, definition: {en: x, zh-TW: y}, label: {en: a, zh-TW: %s}}}"


def codes(snippet: str) -> list[str]:
    return [found.code for found in read(completed(snippet))[1].found]


@pytest.mark.parametrize(
    "snippet",
    ["title: {en: “A title”, zh-TW: 標題}", "hook: {en: A, zh-TW: ‘引言’}", LABEL % "“甲”"],
)
def test_a_name_in_curly_quotes_is_told(snippet: str) -> None:
    assert codes(snippet) == ["W221"]


def test_the_help_repeats_the_text_in_straight_quotes() -> None:
    _, problems = read(completed("hook:\n  en: A hook\n  zh-TW: “{{ a }} 要多久？”"))
    assert [found.help for found in problems.found] == ['type `"{{ a }} 要多久？"`']


@pytest.mark.parametrize(
    "snippet",
    [
        'title: {en: "“A title”", zh-TW: 標題}',
        "title: {en: “A” and “B”, zh-TW: 標題}",
        "title: {en: A “title”, zh-TW: 標題}",
        "body: {en: “A quotation.”, zh-TW: 「引文。」}",
        LABEL % "「甲」",
    ],
)
def test_quotations_pass(snippet: str) -> None:
    assert codes(snippet) == []

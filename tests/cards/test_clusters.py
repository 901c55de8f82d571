"""What a reader takes for one character stays one, whether it can be drawn or not."""

from __future__ import annotations

import pytest

from generator.cards.clusters import (
    MissingGlyph,
    RightToLeft,
    StackedMarks,
    clusters,
    composed,
)

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("ab", ["a", "b"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("快取", ["快", "取"]),
        (f"a{FAMILY}b", ["a", FAMILY, "b"]),
        ("🇹🇼🇯🇵", ["🇹🇼", "🇯🇵"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("1\ufe0f\u20e32", ["1\ufe0f\u20e3", "2"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("a\u2060b\u200bc", ["a", "\u2060", "b", "\u200b", "c"]),
    ],
)
def test_text_is_cut_where_a_reader_would_cut_it(text: str, parts: list[str]) -> None:
    assert list(clusters(text)) == parts


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("cafe\u0301", "café"),
        ("快取 é", "快取 é"),
        ("o\u0302\u0301", "ố"),
        ("a\u2060b", "a\u2060b"),
    ],
)
def test_marks_join_their_letter_where_unicode_has_the_whole(typed: str, drawn: str) -> None:
    assert composed(typed) == drawn


@pytest.mark.parametrize("char", ["x\u0304", FAMILY, "🇹🇼", "\u0301", "1\ufe0f\u20e3", "❤\ufe0f"])
def test_any_other_cluster_is_refused_whole(char: str) -> None:
    with pytest.raises(MissingGlyph) as refused:
        composed(f"{char}快")
    assert refused.value.char == char


def test_a_pile_of_marks_is_refused_for_its_height() -> None:
    with pytest.raises(MissingGlyph):
        composed("x" + "\u0304" * 8)
    with pytest.raises(StackedMarks, match="`x` carries 9 marks"):
        composed("x" + "\u0304" * 9)


@pytest.mark.parametrize("words", ["مرحبا بك", "שלום"])
def test_words_that_run_the_other_way_are_named_together(words: str) -> None:
    with pytest.raises(RightToLeft) as refused:
        composed(f"say {words} twice")
    assert refused.value.char == words

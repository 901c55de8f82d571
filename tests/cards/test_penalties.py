"""What a line end costs, told by `/` in the text."""

from __future__ import annotations

import pytest

from generator.cards.penalties import penalty


def cost(text: str) -> float:
    before, _, after = text.partition("/")
    return penalty(before + after, 0, len(before))


@pytest.mark.parametrize(
    "text",
    ["Once. /Again and again.", "First, /then.", "「裝得下。」/其實", "記下每個 token，/只記摘要"],
)
def test_an_end_of_sentence_or_clause_is_free(text: str) -> None:
    assert cost(text) == 0


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("You pay /for it", "You pay. /For it"),
        ("weights once. You /pay", "the weights you /pay"),
        ("weights once, you /pay", "the weights you /pay"),
        ("weights once. You /pay", "weights once, you /pay"),
        ("fit in a /Mac", "fit in /a Mac"),
        ("fit in /a Mac", "fit /in a Mac"),
        ("a 20B /model", "a big /model"),
        ("a 16 GB /Mac", "a small /Mac"),
        ("with 600 million /parameters", "with many /parameters"),
        ("the bits and /you", "the bits /and you"),
        ("「小型」/語音模型", "小型，/語音模型"),
    ],
)
def test_some_breaks_cost_more_than_others(worse: str, better: str) -> None:
    assert cost(worse) > cost(better)


@pytest.mark.parametrize("text", ["up to 1,000 /of them", "BF16 /parameters", "about 40% /,"])
def test_figures_inside_words_are_no_numbers(text: str) -> None:
    plain = cost("a word /and more")
    assert (cost(text) > plain) is text.startswith("up")

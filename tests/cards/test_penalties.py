"""What a line end costs, told by `/` in the text."""

from __future__ import annotations

import pytest

from generator.cards.penalties import alone, penalty


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


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("Training /an 8B model takes 506,000 GPU hours", True),
        ("Meta /這張表不對勁，少了 31.4%", True),
        ("Training an 8B model /takes 506,000 GPU hours", False),
        ("Memory /is cheap", False),
        ("Wait! /An 8B model takes 506,000 GPU hours", False),
        ("takes 506,000 GPU /hours", False),
        ("記憶體/裝不下一整本書的上下文", False),
    ],
)
def test_one_short_word_makes_no_line(text: str, is_alone: bool) -> None:
    before, _, after = text.partition("/")
    assert (alone(before + after, 0, len(before)) > 0) is is_alone


def test_nor_does_it_make_the_last_line() -> None:
    text = "Training an 8B model takes 506,000 GPU hours"
    assert alone(text, text.index("hours"), len(text)) > 0
    assert alone(text, text.index("GPU"), len(text)) == 0

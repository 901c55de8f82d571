"""Phrases of Chinese, shown as `/` in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.cards.linebreak import breaks
from generator.cards.phrases import phrase_breaks, phrase_starts


def phrases(text: str) -> list[str]:
    ends = [0, *phrase_breaks(text, breaks(text, "zh-TW")), len(text)]
    return [text[start:stop] for start, stop in pairwise(ends)]


def test_the_model_finds_the_phrases_its_authors_publish() -> None:
    assert phrase_starts("今天是晴天。") == {2, 3}  # 今天/是/晴天。


@pytest.mark.parametrize(
    "word",
    [
        *("記憶體", "上下文", "電費", "多少", "權重", "三件", "模型", "濃縮", "詞彙表", "一整年"),
        *("老老實實", "不屬於", "放不下", "說漏了嘴", "BF16", "20B", "1.2 GB"),
    ],
)
def test_words_of_the_field_are_not_cut(word: str) -> None:
    text = f"我們先看{word}要怎麼算出來，再看{word}會變成什麼"
    assert sum(word in phrase for phrase in phrases(text)) == 2


def test_a_particle_never_starts_a_line() -> None:
    starts = {phrase[0] for phrase in phrases("16 GB 的電腦，裝得下 20B 的模型嗎？還是不行呢？")}
    assert starts.isdisjoint("的嗎呢")


def test_a_term_of_two_latin_words_stays_together() -> None:
    assert any("KV cache" in phrase for phrase in phrases("上下文的 KV cache 比模型還大"))


def test_a_leaning_character_may_end_a_word() -> None:
    assert phrases("可用 12–13 GB") == ["可用 ", "12–13 GB"]


@pytest.mark.parametrize(
    "whole", ["57 頁", "49 段", "1,024 格", "6.5 倍", "4 張", "貴不貴", "有沒有", "用 FP4"]
)
def test_a_number_keeps_its_measure_word_and_a_question_its_two_halves(whole: str) -> None:
    text = f"我們先看約 {whole} 要怎麼算出來，再看它說{whole}會變成什麼"
    assert sum(whole in phrase for phrase in phrases(text)) == 2


@pytest.mark.parametrize("name", ["FP4", "Llama 2"])
def test_a_figure_that_ends_a_name_counts_nothing(name: str) -> None:
    assert f"{name} " in phrases(f"{name} 只有三種大小")


def test_breaks_are_only_ever_taken_away() -> None:
    text = "「量化」（quantization）把權重從 FP16 壓到 INT4，品質會掉多少？"
    allowed = breaks(text, "zh-TW")
    assert set(phrase_breaks(text, allowed)) < set(allowed)

"""Where lines may break, shown as `/` in the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from generator.cards.linebreak import breaks


def parts(text: str, lang: str, glued: Sequence[tuple[int, int]] = ()) -> list[str]:
    ends = [0, *breaks(text, lang, glued), len(text)]
    return [text[start:stop] for start, stop in pairwise(ends)]


def cut(text: str, lang: str, glued: Sequence[tuple[int, int]] = ()) -> str:
    return "/".join(parts(text, lang, glued))


@pytest.mark.parametrize(
    "pieces",
    [
        "每/個/字/都/可/以",
        "買/之/前，/先/算/三/件/事。",
        "他/說：/「好/的」，/走/了",
        "（見/下/文）/的/表",
        "裝/得/下——/直/到/滿",
        "等/一/下……/好",
        "用/“引/號”/的/字",
    ],
)
def test_chinese_breaks_between_hanzi_but_not_beside_the_wrong_side_of_punctuation(
    pieces: str,
) -> None:
    assert cut(pieces.replace("/", ""), "zh-TW") == pieces


@pytest.mark.parametrize(
    "whole",
    [
        "BF16",
        "GPU·h",
        "1,234.56",
        "O(n²)",
        "Qwen3-TTS",
        "gpt-oss-20b",
        "mlx_lm.generate",
        "CO₂e/kWh",
    ],
)
def test_names_and_figures_stay_whole(whole: str) -> None:
    assert cut(f"用{whole}跑", "zh-TW") == f"用/{whole}/跑"
    assert cut(f"runs {whole} now", "en") == f"runs /{whole} /now"


@pytest.mark.parametrize(
    "glued",
    [
        "40 GB",
        "1.5 秒",
        "6 億",
        "300 W",
        "12 tokens/s",
        "506,000 GPU·h",
        "≈ 40",
        "≈ 40 GB",
        "1000 萬",
        "50 %",
        "第 3 章",
        "20B",
    ],
)
def test_a_number_keeps_its_unit_though_a_plain_space_was_typed(glued: str) -> None:
    assert parts(f"約 {glued} 的", "zh-TW") == ["約 ", f"{glued} ", "的"]


def test_a_unit_is_a_whole_word_not_the_start_of_one() -> None:
    assert cut("12 boxes, 3 Bears", "en") == "12 /boxes, /3 /Bears"


@pytest.mark.parametrize("name", ["Mac mini", "RTX 4090", "Llama 3.1", "Apple Silicon"])
def test_names_of_two_words_stay_together(name: str) -> None:
    assert cut(f"on a {name} today", "en") == f"on /a /{name} /today"


def test_a_number_run_is_one_thing_whatever_it_holds() -> None:
    assert cut("要 2 千 3 百瓦時才夠", "zh-TW", [(2, 11)]) == "要 /2 千 3 百瓦時/才/夠"


def test_english_breaks_at_spaces_dashes_and_plain_hyphens() -> None:
    assert cut("a long-context model", "en") == "a /long-/context /model"
    assert cut("it fits—until it grows", "en") == "it /fits—/until /it /grows"
    assert cut("it fits — until", "en") == "it /fits — /until"


def test_an_operator_ends_its_line_but_a_sign_may_start_one() -> None:
    assert cut("a × b − c", "en") == "a × /b − /c"
    assert cut("down to −40 today", "en") == "down /to /−40 /today"


def test_authors_can_forbid_and_allow_breaks() -> None:
    assert cut("KV\u00a0cache", "en") == "KV\u00a0cache"
    assert cut("記憶\u2060體", "zh-TW") == "記/憶\u2060體"
    assert cut("tokens\u200bper", "en") == "tokens\u200b/per"


def test_ambiguous_quotes_follow_the_language() -> None:
    assert cut("so“called”by", "en") == "so“called”by"
    assert cut("so“called”by", "zh-TW") == "so/“called”/by"

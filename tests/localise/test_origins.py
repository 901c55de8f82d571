"""From the part of a card that does not fit to where its words were typed."""

from __future__ import annotations

import pytest

from generator.localise.origins import place_of
from tests.localise.example import entry_text, read

CARDS = """
cards:
  - cover: {chart: {bars: [weights, half], names: [BF16, {en: FP8, zh-TW: 八}]}}
  - statement: {text: {en: One, zh-TW: 一}}
  - takeaway: {title: {en: Two, zh-TW: 二}, points: [{en: Three, zh-TW: 三}, {en: Four, zh-TW: 四}]}
  - bars: {title: {en: Five, zh-TW: 五}, chart: {bars: [weights, kv]}}
"""


def found(index: int, part: str, lang: str = "en", char: str = "") -> str:
    entry, _ = read(entry_text(title="A title 🚀", more=CARDS))
    return place_of(entry, index, part, lang, char).typed.strip()


@pytest.mark.parametrize(
    ("index", "part", "lang", "words"),
    [
        (0, "headline", "en", "A title 🚀"),
        (0, "bars[1]", "zh-TW", "八"),
        (1, "text", "en", "One"),
        (2, "headline", "zh-TW", "二"),
        (2, "points[1]", "en", "Four"),
        (3, "bars[1]", "en", "KV cache"),
        (3, "receipt", "en", "bars"),
    ],
)
def test_a_part_is_found_where_it_was_typed(index: int, part: str, lang: str, words: str) -> None:
    assert found(index, part, lang) == words


def test_a_character_is_found_wherever_it_came_from() -> None:
    assert found(2, "headline", char="🚀") == "🚀"
    assert found(3, "bars[1]", "zh-TW", char="快") == "快"

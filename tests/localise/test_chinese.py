"""Chinese for Taiwan: what GB 2312 has and Big5 has not, and punctuation of the wrong width."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from generator.localise.chinese import check_chinese, is_simplified
from tests.localise.example import entry_text, read


def _told(text: str) -> list[tuple[str, str]]:
    entry, _ = read(entry_text().replace("  zh-TW: |\n    A body.", f"  zh-TW: |\n    {text}"))
    problems = Problems()
    check_chinese(entry, problems)
    return [(found.message, found.help) for found in problems.sorted()]


@pytest.mark.parametrize("char", "这软说时请们")
def test_simplified_characters_are_known(char: str) -> None:
    assert is_simplified(char)


@pytest.mark.parametrize("char", "這個內網路軟台群裡體")
def test_traditional_characters_are_left_alone(char: str) -> None:
    assert not is_simplified(char)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这一行", [("`这` is a simplified character", "")]),
        ("模型很大,也很慢", [("`,` is half-width beside Chinese", "type `，`")]),
        ("真的嗎?", [("`?` is half-width beside Chinese", "type `？`")]),
        ("結束.", [("`.` is half-width beside Chinese", "type `。`")]),
        ("模型很大，也很慢。", []),
        ("4,096 個 token，16 GB 的 Mac mini（M4）", []),
        ("見 [上一篇](https://example.org/a,b) 與 `f(x), g(x)`", []),
        ("{{ kv }}，再加 {{ weights }}。", []),
    ],
)
def test_what_is_said(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told

"""Chinese breaks between phrases; tags, references and other languages stay as they are."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.site.phrased import phrased


def lines(marked: Markup) -> list[str]:
    """What a very narrow column would show, without tags."""
    return [re.sub(r"<[^>]+>", "", part) for part in str(marked).split("<wbr>")]


def test_no_word_is_cut() -> None:
    parts = lines(phrased("接著，上下文視窗的帳單也來了。"))
    assert "".join(parts) == "接著，上下文視窗的帳單也來了。"
    assert len(parts) > 1
    assert any("上下文" in part for part in parts)


def test_a_number_stays_with_its_unit() -> None:
    marked = phrased("一台 16 GB 的 Mac mini 跑 Llama 8B，裝得下嗎？")
    for held in ("16 GB", "Mac mini", "Llama 8B"):
        assert held.replace(" ", "\N{NO-BREAK SPACE}") in marked
    assert "台 <wbr>16" in marked  # an ordinary space, where a line may end


def test_tags_are_left_whole_and_count_for_nothing() -> None:
    marked = phrased(Markup('用 <span class="num" data-v="kv">40 GB</span> 存，權重是一筆帳。'))
    assert '<span class="num" data-v="kv">40 GB</span>' in marked
    plain = lines(phrased("用 40 GB 存，權重是一筆帳。"))
    assert lines(marked) == [part.replace("\N{NO-BREAK SPACE}", " ") for part in plain]


def test_a_character_reference_is_one_character() -> None:
    assert "&amp;" in phrased("權重 & 快取，一次付清")


def test_plain_text_is_escaped() -> None:
    assert "<b>" not in phrased("權重<b>快取")


def test_latin_text_is_given_back() -> None:
    assert phrased("Weights & cache") == Markup("Weights &amp; cache")

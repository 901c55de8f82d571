"""How a post is named by others."""

from __future__ import annotations

from dataclasses import replace

from generator.site.cite import bibtex, in_words
from tests.site.samples import SETTINGS, first


def test_one_line_in_the_readers_language() -> None:
    posts = first()
    assert in_words(posts["en"], SETTINGS) == (
        "Daily AI Trivia, “Can a 20B model fit in a 16 GB Mac mini?”, 2026-01-28. "
        "https://daily-ai-trivia.example/posts/llm-memory-101/"
    )
    assert in_words(posts["zh-TW"], SETTINGS) == (
        "每日 AI 冷知識，〈16 GB 的 Mac mini，裝得下 20B 模型嗎？〉，2026-01-28。"
        "https://daily-ai-trivia.example/zh-TW/posts/llm-memory-101/"
    )


def test_a_bibtex_entry_keeps_capitals_and_the_name_of_the_series_whole() -> None:
    assert bibtex(first()["en"], SETTINGS) == (
        "@misc{llm-memory-101,\n"
        "  title = {{Can a 20B model fit in a 16 GB Mac mini?}},\n"
        "  author = {{Daily AI Trivia}},\n"
        "  year = {2026},\n"
        "  month = {1},\n"
        "  day = {28},\n"
        "  url = {https://daily-ai-trivia.example/posts/llm-memory-101/},\n"
        "  language = {en},\n"
        "}"
    )


def test_signs_that_tex_reads_as_commands_are_escaped() -> None:
    odd = replace(first()["en"], title=r"100 % of {R&D} \ a_b ~ ^ $ #")
    assert (
        r"{{100 \% of \{R\&D\} \textbackslash{} a\_b \textasciitilde{} \textasciicircum{} \$ \#}}"
        in bibtex(odd, SETTINGS)
    )


def test_a_title_that_looks_like_a_place_to_fill_stays_a_title() -> None:
    assert "“{url}”" in in_words(replace(first()["en"], title="{url}"), SETTINGS)

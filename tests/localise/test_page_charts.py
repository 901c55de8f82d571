"""The chart of a card on the page: picture, sentence and table from the same numbers."""

from __future__ import annotations

import re

import pytest

from generator.diagnostics import Diagnostic, Problems
from generator.localise.posts import Place, localise
from generator.read.topics import read_topics
from tests.localise.example import LANGUAGES, entry_text, solved
from tests.localise.moving import ROOT

CARDS = """
cards:
  - stack:
      title: {en: It fits, zh-TW: 裝得下}
      names: [{en: weights, zh-TW: 權重}, KV]
      rows:
        - label: {en: "{{ tokens | short }} tokens", zh-TW: "{{ tokens | short }} token"}
          parts: [half, kv]
        - {label: {en: weights alone, zh-TW: 只有權重}, parts: [half]}
      limit: usable
  - growth: {title: {en: It grows, zh-TW: 越來越大}, lines: [by_tokens]}
  - compare:
      title: {en: Two ways, zh-TW: 兩種算法}
      columns: [{en: one, zh-TW: 一}, {en: "**two**", zh-TW: "**二**"}]
      rows:
        - label: {en: cache, zh-TW: 快取}
          cells: [{en: "{{ kv | MB }}", zh-TW: "{{ kv | MB }}"}, {en: "`none`", zh-TW: "`none`"}]
sweep:
  by_tokens: {of: kv, over: tokens, values: [4096 token, 8192 token], show: MiB}
"""


def page(body: str, lang: str = "en") -> tuple[str, list[Diagnostic]]:
    """Give the body of the page, and what there is to say about it."""
    entry, problems = solved(entry_text(body=body, more=CARDS))
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    post = localise(entry, lang, read_topics(ROOT, LANGUAGES, Problems()), place, problems)
    assert post is not None, problems.found
    return post.body, problems.found


def cells(body: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", body)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


@pytest.mark.parametrize(
    ("lang", "told", "table"),
    [
        (
            "en",
            (
                "Stacked bars: 4k tokens, weights 20 GB + KV 0.283 GB, together 20.3 GB, "
                "does not fit; weights alone, weights 20 GB, together 20 GB, does not fit."
            ),
            [
                [
                    "4k tokens",
                    "weights 20\u00a0GB",
                    "KV 0.283\u00a0GB",
                    "20.3\u00a0GB · does not fit",
                ],
                ["weights alone", "weights 20\u00a0GB", "20\u00a0GB · does not fit"],
                ["limit", "usable 12–13\u00a0GB"],
            ],
        ),
        (
            "zh-TW",
            (
                "堆疊長條圖：4k token：權重 20 GB + KV 0.283 GB，合計 20.3 GB，裝不下；"
                "只有權重：權重 20 GB，合計 20 GB，裝不下。"
            ),
            [
                ["4k token", "權重 20\u00a0GB", "KV 0.283\u00a0GB", "20.3\u00a0GB · 裝不下"],
                ["只有權重", "權重 20\u00a0GB", "20\u00a0GB · 裝不下"],
                ["上限", "可用 12–13\u00a0GB"],
            ],
        ),
    ],
)
def test_a_stack_is_told_and_tabulated(lang: str, told: str, table: list[list[str]]) -> None:
    body, problems = page("{{ chart stack }}", lang)
    assert not problems
    assert f'role="img" aria-label="{told}"' in body.replace("\u00a0", " ")
    assert cells(body) == table


def test_bars_start_at_zero_and_end_at_their_amount() -> None:
    body, _ = page("{{ chart stack }}")
    first, _ = re.findall(r'<svg class="chart__bar".*?</svg>', body)
    bars = re.findall(r'class="ink--(\w+)" x="([\d.]+)%" y="5" width="([\d.]+)%"', first)
    assert bars == [("cool", "0", "98.6"), ("signal", "98.6", "1.4")]
    assert 'fill="url(#stack-hatch)"' in first
    assert 'class="chart__edge" x1="59.16%"' in first  # 12 of 20.28 GB
    assert 'id="stack-hatch"' in body


def test_words_stand_in_a_bar_from_the_width_on_at_which_they_fit() -> None:
    body, _ = page("{{ chart stack }}")
    inside = re.findall(r'<text class="from-(\d+)" x="0%" y="25" dx="10">([^<]*)</text>', body)
    assert inside == [("280", "weights 20\u00a0GB"), ("280", "weights 20\u00a0GB")]
    under = re.findall(r'<span class="ink--(\w+)( below-\d+)?">([^<]*)</span>', body)
    assert under[:2] == [
        ("cool", " below-280", "weights 20\u00a0GB"),
        ("signal", "", "KV 0.283\u00a0GB"),
    ]


def test_lines_have_axes_of_round_numbers() -> None:
    body, _ = page("{{ chart growth }}")
    axis = body[body.index("chart__axis") :]
    words = re.findall(r"<text [^>]*>([^<]*)</text>", axis)
    assert words == [f"{n}\u00a0MiB" for n in ("0", "200", "400", "600")]
    assert re.findall(r'text-anchor="(\w+)">([^<]*)<', body) == [("end", "8k"), ("start", "4k")]
    assert cells(body) == [
        ["tokens", "by_tokens"],
        ["4k", "270\u00a0MiB"],
        ["8k", "540\u00a0MiB"],
    ]


def test_a_table_names_the_values_in_it() -> None:
    body, _ = page("{{ chart compare }}")
    number = '<span class="num" data-v="kv" data-f="kv | MB">283\u00a0MB</span>'
    assert cells(body)[1] == ["cache", number, "<code>none</code>"]
    assert "<strong>two</strong>" in body


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("See {{ chart stack }}.", "`{{ chart stack }}` needs a line of its own"),
        ("{{ chart stack }}\n\n{{ chart stack }}", "`{{ chart stack }}` stands here twice"),
        ("{{ chart statement }}", "unknown chart `statement`"),
    ],
)
def test_a_chart_that_cannot_stand_there(body: str, message: str) -> None:
    _, (problem,) = page(body)
    assert problem.message == message


def test_a_chart_is_no_reading_time() -> None:
    words = "word " * 200
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    topics = read_topics(ROOT, LANGUAGES, Problems())
    for body in (words, f"{words}\n\n{{{{ chart stack }}}}\n\n{{{{ chart growth }}}}"):
        entry, problems = solved(entry_text(body=body, more=CARDS))
        post = localise(entry, "en", topics, place, problems)
        assert post
        assert post.minutes == 1


def test_charts_stand_only_in_a_body() -> None:
    entry, problems = solved(entry_text(title="{{ chart stack }}", more=CARDS))
    place = Place("https://trivia.test/", dict.fromkeys(LANGUAGES, "Series"), "en")
    localise(entry, "en", read_topics(ROOT, LANGUAGES, Problems()), place, problems)
    (problem,) = problems.found
    assert problem.message == "`{{ chart stack }}` stands only in the body"
    assert problem.cause == "a card has a layout of its own for this"

"""What is reported of typed figures, where, and with what to type instead."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.diagnostics import Diagnostic, Problems
from generator.localise.lint.check import check_typed
from tests.localise.lint.sentences import CHINESE, ENGLISH
from tests.localise.lint.values import entry_text, solved
from tests.read.samples import read


def _found(text: str) -> list[Diagnostic]:
    problems = Problems()
    check_typed(solved(text), problems)
    return list(problems.sorted())


def _in_body(sentence: str, lang: str = "en") -> list[Diagnostic]:
    return _found(entry_text(sentence, lang))


def _typed(found: Diagnostic) -> str:
    return found.place.typed.replace("*", "")


def _verdict(found: list[Diagnostic]) -> str:
    return "; ".join(f"{fault.code} {_typed(fault)}" for fault in found)


@pytest.mark.parametrize(("sentence", "verdict"), ENGLISH)
def test_english_sentences(sentence: str, verdict: str) -> None:
    assert _verdict(_in_body(sentence)) == verdict


@pytest.mark.parametrize(("sentence", "verdict"), CHINESE)
def test_chinese_sentences(sentence: str, verdict: str) -> None:
    assert _verdict(_in_body(sentence, "zh-TW")) == verdict


@pytest.mark.parametrize(
    ("sentence", "lang", "verdict"),
    [
        ("It runs for three weeks.", "en", "E214 three weeks"),
        ("It runs for four weeks.", "en", ""),
        ("要跑三個星期。", "zh-TW", "E214 三個星期"),
        ("要跑一個星期。", "zh-TW", ""),
    ],
)
def test_an_everyday_measure_in_words_is_typed_where_a_value_is_about_that(
    sentence: str, lang: str, verdict: str
) -> None:
    runs = "  runs: {formula: 21.1 day}\n"
    assert _verdict(_found(entry_text(sentence, lang, more=runs))) == verdict


@pytest.mark.parametrize(
    ("sentence", "reference"),
    [
        ("It needs 40 GB.", "{{ weights }}"),
        ("It needs forty gigabytes.", "{{ weights }}"),
        ("It needs 40,000 MB.", "{{ weights | MB }}"),
        ("The cache is 283 MB.", "{{ kv | MB }}"),
        ("The cache is 283,115,520 bytes.", "{{ kv | B | exact }}"),
        ("The cache is 283115520.", "{{ kv | B | exact }}"),
        ("Some 12–13 GB are left.", "{{ usable | range }}"),
        ("At least 12 GB are left.", "{{ usable.low }}"),
        ("It reads 3.35 terabytes per second.", "{{ speed }}"),
        ("At 1 byte per parameter it is smaller.", "{{ half.bf16 }}"),
        ("It has 24 layers.", "{{ layers }}"),
        ("A chat of 4k.", "{{ tokens | short }}"),
        ("A 20B model.", "{{ params | short }}"),
        ("Its 20 billion parameters.", "{{ params | count }}"),
        ("Some 95.6 % sleep.", "{{ share }}"),
        ("Exactly 95.641% sleep.", "{{ share | exact }}"),
    ],
)
def test_the_help_is_the_reference_to_type(sentence: str, reference: str) -> None:
    (found,) = _in_body(sentence)
    assert found.help == f"write `{reference}`"


def test_gb_and_gib_swapped() -> None:
    (found,) = _in_body("The cache is 270 MB.")
    assert found.cause == "`kv` is 270 MiB, which is 283 MB"
    assert found.help == "write `{{ kv }}`"


def test_a_figure_near_a_value() -> None:
    (found,) = _in_body("The cache is 300 MiB.")
    assert found.cause == "near `kv`, which is 270 MiB, but not equal to it"


def test_a_figure_like_no_value() -> None:
    (found,) = _in_body("A search takes 0.3 Wh.")
    assert found.cause == "a number with a unit must come from a value"


def test_a_derived_ratio_is_offered() -> None:
    text = entry_text("It is 2× faster.", more="  faster: weights / half\n")
    (found,) = _found(text)
    assert found.help == "write `{{ faster }}` and the sign behind it"


def test_eight_heads_are_no_ratio() -> None:
    (found,) = _in_body("It is 24× faster.")
    assert found.cause == "a ratio is a number too and must come from a value"


def test_the_word_beside_a_reference_is_a_noun_of_its_value() -> None:
    text = entry_text(
        "It has {{ wings }} wings. All 16 wings move, 16 birds watch.",
        more="  wings: layers - 8\n",
    )
    assert _verdict(_found(text)) == "E216 16"


def test_what_a_scenario_used_is_a_value() -> None:
    more = "  kv_32k: kv with tokens = 32768 token\n"
    (found,) = _found(entry_text("At 32,768 tokens it grows.", more=more))
    assert found.help == "write `{{ kv_32k.tokens | exact }}`"


def test_places_are_exact_in_every_text() -> None:
    more = dedent("""\
    cards:
      - cover: {chart: {bars: [weights, half], names: [40 GB, {en: B, zh-TW: 一半}]}}
      - compare:
          title: {en: "Now 12.5 GB", zh-TW: "現在 １２．５ ＧＢ"}
          columns: [{en: a, zh-TW: a}, {en: b, zh-TW: b}]
          rows:
            - label: {en: layers, zh-TW: 層數}
              cells: [{en: "24", zh-TW: "24"}, {en: eight, zh-TW: 八}]
          note: {en: none, zh-TW: 無}
      - takeaway:
          title: {en: a, zh-TW: a}
          points: [{en: a, zh-TW: 兩倍}, {en: a, zh-TW: a}, {en: "10×", zh-TW: "3 倍"}]
    """)
    assert _verdict(_found(entry_text(title="A title of 40\u00a0GB", more=more))).split("; ") == [
        "E214 40\u00a0GB",
        "E214 40\u00a0GB",
        "E214 40 GB",
        "W219 一半",
        "E214 12.5 GB",
        "E214 １２．５ ＧＢ",
        "E216 24",
        "E216 24",
        "W219 兩倍",
        "E214 10×",
        "E214 3 倍",
    ]


def test_a_text_for_all_languages_is_reported_once() -> None:
    more = "cards:\n  - cover: {chart: {bars: [weights], names: [40 GB]}}\n"
    assert _verdict(_found(entry_text(more=more))) == "E214 40 GB"


def test_an_escape_keeps_the_place() -> None:
    text = entry_text().replace("en: A hook", 'en: "A\\u2026 hook of 40 GB"')
    assert _verdict(_found(text)) == "E214 40 GB"


def test_an_entry_without_values_is_read_all_the_same() -> None:
    entry, problems = read(entry_text("It needs 40 GB, twice as much, for 24 layers."))
    assert entry
    check_typed(entry, problems)
    assert _verdict(list(problems.sorted())) == "E214 40 GB; W219 twice"

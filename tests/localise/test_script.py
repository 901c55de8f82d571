"""The script of an entry, as text; what it says in a browser is tested in tests/browser."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from generator.compute.solve import solve
from generator.diagnostics import Problems
from generator.localise.script import is_open, script, words_table
from generator.localise.words import load_words
from tests.localise.example import LANGUAGES, entry_text, solved
from tests.localise.moving import first_post, many_ways

MOST_BYTES = 10 * 1024
KEY = re.compile(r'^  "?([\w.]+)"?:', re.MULTILINE)


@cache
def first() -> str:
    return script(first_post()[0])


def block(text: str, name: str) -> str:
    """One exported table, without its first and last line."""
    found = re.search(rf"^export const {name} = {{\n(.*?)^}};$", text, re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]


def test_a_script_is_small_and_always_the_same() -> None:
    solved, tables = first_post()
    once_more = solve(solved.entry, tables, Problems())
    assert once_more
    assert script(once_more) == first()
    assert len(first().encode()) < MOST_BYTES


def test_an_input_has_its_place_and_its_ends_in_base_units() -> None:
    assert block(first(), "inputs").splitlines()[0].strip() == (
        'params: { value: 2e10, from: 1e8, to: 1e12, scale: "log", unit: "param", '
        'label: { en: "parameters", "zh-TW": "參數量" } },'
    )


def test_formulas_are_plain_code() -> None:
    formulas = block(first(), "formulas")
    assert '  weights: (v) => v("params") * v("bf16"),\n' in formulas
    assert '  weights_fp4: (v) => v.with("weights", { bf16: v("fp4") })("weights"),\n' in formulas
    assert '  "usable.low": (v) => v.low("usable"),\n' in formulas
    for word in ("eval(", "Function(", "setTimeout(", "document."):
        assert word not in first()


def test_a_menu_lists_its_choices() -> None:
    inputs = block(script(many_ways()), "inputs")
    assert 'precision: { value: "small", choose: { small: { label: ' in inputs


def test_ranges_claims_and_sweeps_are_there() -> None:
    assert block(first(), "ranges") == "  usable: [96e9, 104e9],\n"
    assert '  fp4_fits: (v) => f.below(v("weights_fp4"), v("usable.low")),\n' in first()
    assert '  kv_by_tokens: { of: "kv", over: "tokens", at: [4096, 32768, ' in first()


@pytest.mark.parametrize(
    "line",
    [
        '"kv | MB": { of: "kv", unit: "MB" }',
        '"tokens | exact": { of: "tokens", unit: "token", styles: ["exact"] }',
        'pages: { of: "pages", unit: "1", digits: 1 }',
        '"kv_128k.tokens | short": { of: "kv_128k.tokens", unit: "token", styles: ["short"] }',
    ],
)
def test_a_form_says_how_a_reference_is_written(line: str) -> None:
    assert f"  {line},\n" in block(first(), "forms")


def test_every_name_that_code_asks_for_is_there() -> None:
    for text in (first(), script(many_ways())):
        asked = set(re.findall(r'\bv\("([^"]+)"\)', text)) | set(re.findall(r'of: "([^"]+)"', text))
        tables = ("inputs", "constants", "formulas")
        known = {name for table in tables for name in KEY.findall(block(text, table))}
        assert asked <= known


def test_a_chart_says_of_which_values_it_is_made() -> None:
    charts = block(first(), "charts")
    assert 'label: { en: ["", "tokens | short", " tokens"], "zh-TW": ["", "tokens' in charts
    assert '{ form: { of: "kv", unit: "MiB" }, label: "KV" }' in charts
    assert 'total: { of: "total", unit: "GB" } }], limit: { form: { of: "usable"' in charts


def test_a_chart_that_no_text_shows_is_not_sent() -> None:
    assert "  bars:" not in block(first(), "charts")


def test_an_authors_words_cannot_leave_their_quotes() -> None:
    text = script(many_ways())
    assert "</script" not in text
    assert r'"\u003c/script\u003e \"parameters\""' in text


def test_an_entry_without_controls_needs_no_script() -> None:
    assert is_open(first_post()[0].entry)
    assert not is_open(solved(entry_text())[0].entry)


def test_the_words_are_those_of_the_cards() -> None:
    for lang in LANGUAGES:
        words, table = load_words(lang), json.loads(words_table(load_words(lang)))
        assert [10**power for power, _ in table["counts"]] == [power for power, _ in words.counts]
        assert table["units"]["B"] == words.units["B"]._asdict()
        assert set(table["counted"]) == set(words.counted)
        assert table["isChinese"] == words.is_chinese

"""The panel is a table of what readers may change and of what follows, worth reading as it is."""

from __future__ import annotations

import re

import pytest

from generator.diagnostics import Diagnostic
from generator.localise.panel import panel
from generator.localise.template import Panel, parse_template
from tests.localise.example import entry_text, filler, typed

OPEN = (
    entry_text()
    .replace(
        "label: {en: parameters,",
        "input: {from: 1e9 param, to: 9e12 param}\n    label: {en: parameters,",
    )
    .replace(
        "label: {en: tokens,", "input: {from: 1 token, to: 9999 token}\n    label: {en: tokens,"
    )
)
ROW = re.compile(r'data-(input|result)="(\w+)".*?>([^<]+)</th>.*?data-r="\w+">([^<]+)<')


def shown(
    reference: str, lang: str = "en", text: str = OPEN
) -> tuple[list[tuple[str, ...]], list[Diagnostic]]:
    used = filler(lang, text)
    (piece,) = parse_template(typed(reference), used.problems)
    assert isinstance(piece, Panel)
    return ROW.findall(panel(used, piece)), used.problems.found


@pytest.mark.parametrize(
    ("lang", "rows"),
    [
        (
            "en",
            [("parameters", "20\u00a0billion"), ("tokens", "4,096"), ("KV cache", "270\u00a0MiB")],
        ),
        ("zh-TW", [("參數量", "200\u00a0億"), ("token 數", "4,096"), ("KV 快取", "270\u00a0MiB")]),
    ],
)
def test_inputs_come_first_and_then_the_results_that_were_named(
    lang: str, rows: list[tuple[str, str]]
) -> None:
    found, problems = shown("{{ explore kv }}", lang)
    assert [(kind, name) for kind, name, *_ in found] == [
        ("input", "params"),
        ("input", "tokens"),
        ("result", "kv"),
    ]
    assert [(label, text) for *_, label, text in found] == rows
    assert not problems


def test_results_need_not_be_named() -> None:
    found, _ = shown("{{ explore }}")
    assert [name for _, name, *_ in found] == ["params", "tokens"]


def test_an_entry_without_inputs_has_nothing_to_explore() -> None:
    found, (problem,) = shown("{{ explore kv }}", text=entry_text())
    assert not found
    assert (problem.code, problem.message) == ("E206", "there is nothing to explore")
    assert problem.help == "add `input: {from: …, to: …}` to a given"


def test_a_result_that_does_not_exist_is_named_where_it_stands() -> None:
    _, (problem,) = shown("{{ explore weights kvv }}")
    assert (problem.code, problem.message) == ("E302", "unknown name `kvv`")
    assert problem.place.source.text[problem.place.start : problem.place.end] == "kvv"


def drawn(reference: str, text: str = OPEN) -> tuple[str, list[Diagnostic]]:
    used = filler("en", text)
    (piece,) = parse_template(typed(reference), used.problems)
    assert isinstance(piece, Panel)
    return panel(used, piece), used.problems.found


SUM = (
    OPEN
    + """\
  whole: {formula: half + kv, show: GB, label: {en: together, zh-TW: 合計}}
"""
)


def test_results_that_add_up_are_one_bar_against_the_limit() -> None:
    html, problems = drawn("{{ explore kv half whole | limit usable }}", SUM)
    assert not problems
    assert html.count('class="chart__row"') == 1
    assert "<span>together</span>" in html
    assert (
        '<span class="chart__total chart__total--over">20.3\u00a0GB · does not fit</span>' in html
    )
    assert '<span class="ink--cool below-280">half 20\u00a0GB</span>' in html
    assert "usable 12–13\u00a0GB" in html
    assert "explore__results" not in html


def test_results_that_do_not_add_up_are_bars_of_their_own() -> None:
    html, problems = drawn("{{ explore kv weights | limit usable }}", SUM)
    assert not problems
    assert html.count('class="chart__row"') == 2
    assert "270\u00a0MiB · within the limit" in html
    assert "40\u00a0GB · over the limit" in html


def test_a_limit_of_another_kind_is_refused() -> None:
    _, (problem,) = drawn("{{ explore kv | limit layers }}")
    assert (problem.code, problem.message) == (
        "E301",
        "cannot draw `layers` and `kv` on one scale",
    )


def test_a_limit_needs_results() -> None:
    _, (problem,) = drawn("{{ explore | limit usable }}")
    assert problem.message == "there is nothing to hold against the limit"
    assert problem.help == "name results: `{{ explore total | limit usable }}`"


def test_an_unknown_limit_is_named_where_it_stands() -> None:
    _, (problem,) = drawn("{{ explore kv | limit usabel }}")
    assert (problem.code, problem.help) == ("E302", "did you mean `usable`?")
    assert problem.place.source.text[problem.place.start : problem.place.end] == "usabel"


def test_a_row_needs_a_label() -> None:
    _, (problem,) = shown("{{ explore rate }}")
    assert problem.message == "`rate` needs a label here"
    assert problem.help == "add `label:` to `rate`"


def test_a_panel_within_a_sentence_is_sent_to_a_line_of_its_own() -> None:
    used = filler(text=OPEN)
    _, piece = parse_template(typed("Try it: {{ explore }}"), used.problems)
    assert isinstance(piece, Panel)
    assert panel(used, piece) == ""
    (found,) = used.problems.found
    assert found.message == "`{{ explore }}` needs a line of its own"

"""Inputs, their reasons, their sources, and how readers may change them."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.read.entry import Given
from tests.read.samples import entry_of, fault_of


def given_of(fields: str) -> Given:
    (given,) = entry_of(f"given:\n  tokens: {{value: 4096 token, {fields}}}").given
    return given


def test_an_input_with_everything() -> None:
    given = given_of(
        "range: [1 token, 9 token], source: ocp, label: {en: tokens, zh-TW: 詞元}, symbol: n_t, "
        "input: {from: 1024 token, to: 10e6 token, scale: log}"
    )
    assert str(given.name) == "tokens"
    assert str(given.value) == "4096 token"
    assert (str(given.low), str(given.high)) == ("1 token", "9 token")
    assert str(given.because.source) == "ocp"
    assert given.label
    assert str(given.label["zh-TW"]) == "詞元"
    assert str(given.symbol) == "n_t"
    assert given.control
    assert (str(given.control.start), str(given.control.end)) == ("1024 token", "10e6 token")
    assert given.control.scale == "log"


def test_an_assumption_and_a_definition_are_worded_in_every_language() -> None:
    assumed = given_of("assume: {en: a short chat, zh-TW: 一段短對話}").because
    assert assumed.source is None
    assert assumed.definition is None
    assert assumed.assume
    assert str(assumed.assume["zh-TW"]) == "一段短對話"
    assert given_of("definition: {en: so, zh-TW: 如此}").because.definition


def test_a_menu_of_other_inputs() -> None:
    control = given_of("source: x, input: {choose: [bf16, fp4]}").control
    assert control
    assert [str(name) for name in control.choose] == ["bf16", "fp4"]
    assert control.scale == "linear"


@pytest.mark.parametrize("source", ["todo", "TODO", "null", "~", '""', "", "none"])
def test_a_confession_is_no_source(source: str) -> None:
    report = fault_of(f"given:\n  tokens:\n    value: 1 token\n    source: {source}")
    assert "error[E317]: `given.tokens.source` names no source" in report
    assert report.count("error[") == 1


@pytest.mark.parametrize(
    "why", ["assume: {en: todo, zh-TW: 舉例}", "definition: {en: x, zh-TW: 待補}"]
)
def test_a_confession_is_no_reason(why: str) -> None:
    report = fault_of(f"given: {{a: {{value: 1 GB, {why}}}}}")
    assert "error[E317]: `given.a` gives no reason to believe it" in report


def test_a_confession_is_no_title_of_a_source() -> None:
    report = fault_of("sources: {s: {title: TODO}}")
    assert "error[E317]: `sources.s` names no source" in report


def test_no_reason_and_two_reasons() -> None:
    assert "`given.a` gives no reason to believe it" in fault_of("given: {a: {value: 1 GB}}")
    two = "given: {a: {value: 1 GB, source: x, definition: {en: y, zh-TW: 如此}}}"
    assert "`given.a` states `source` and `definition`" in fault_of(two)


@pytest.mark.parametrize(
    "control", ["{from: 1 GB}", "{choose: [a], from: 1 GB, to: 2 GB}", "{scale: log}"]
)
def test_a_control_is_a_slider_or_a_menu(control: str) -> None:
    report = fault_of(f"given: {{a: {{value: 1 GB, source: x, input: {control}}}}}")
    assert "must hold either `from` and `to`, or `choose`" in report


def test_a_range_has_two_ends() -> None:
    report = fault_of("given: {a: {value: 1 GB, source: x, range: [1 GB]}}")
    assert "`given.a.range` must hold 2 items, not 1" in report


def test_a_scale_is_one_of_two_words() -> None:
    control = "{from: 1 GB, to: 2 GB, scale: logarithmic}"
    report = fault_of(f"given: {{a: {{value: 1 GB, source: x, input: {control}}}}}")
    assert "error[E215]" in report
    assert "`linear`, `log`" in report


@pytest.mark.parametrize("name", ["a-b", "ａ", "é"])
def test_a_name_must_fit_into_formulas(name: str) -> None:
    assert f"error[E313]: `{name}` cannot be a name" in fault_of(
        f"given: {{{name}: {{value: 1 GB, source: x}}}}"
    )


def test_a_source_with_everything() -> None:
    sources = entry_of(
        'sources:\n  ocp-mx: {title: OCP, url: "https://x.org/a", at: 7b58334, read: 2026-11-20}'
    ).sources
    assert list(sources) == ["ocp-mx"]
    source = sources["ocp-mx"]
    assert (source.key, str(source.title), str(source.at)) == ("ocp-mx", "OCP", "7b58334")
    assert source.read == dt.date(2026, 11, 20)


def test_a_commit_of_digits_and_e_stays_a_commit() -> None:
    assert str(entry_of("sources: {a: {title: t, at: 12345e6}}").sources["a"].at) == "12345e6"


def test_the_address_of_a_source_is_judged() -> None:
    assert "E208" in fault_of('sources: {a: {title: t, url: "javascript:x"}}')
    assert "E202" in fault_of('sources: {a: {url: "https://x.org"}}')


@pytest.mark.parametrize("day", ["2026-11-20T10:00", "20.11.2026", "2026-11-31", "２０２６-11-20"])
def test_the_day_of_reading_is_a_day(day: str) -> None:
    assert "error[E205]" in fault_of(f'sources: {{a: {{title: t, read: "{day}"}}}}')


def test_shared_rows_under_short_names() -> None:
    first, second = entry_of("use:\n  - models.gpt_oss_20b as m\n  - devices.mac  as  mac").use
    assert (str(first.row), str(first.name)) == ("models.gpt_oss_20b", "m")
    assert (str(second.row), str(second.name)) == ("devices.mac", "mac")
    assert second.name.place.source.position(second.name.place.start) == (3, 22)


@pytest.mark.parametrize("line", ["models.gpt", "gpt as m", "a.b as c d", "a.b.c as d", "a.b as 1"])
def test_a_use_has_one_form(line: str) -> None:
    assert "`use[1]` is not of the form `table.row as name`" in fault_of(f"use: [{line}]")

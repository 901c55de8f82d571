"""Formulas, series, checks and claims as text, with their places."""

from __future__ import annotations

import pytest

from tests.read.samples import entry_of, fault_of


def test_a_value_with_everything() -> None:
    fields = "formula: 2 * a, show: MiB, digits: 3, symbol: M_KV, label: {en: x, zh-TW: y}"
    (value,) = entry_of(f"derive:\n  kv: {{{fields}}}").derive
    assert str(value.name) == "kv"
    assert str(value.formula) == "2 * a"
    assert (str(value.show), value.digits, str(value.symbol)) == ("MiB", 3, "M_KV")
    assert value.label


def test_a_value_in_short() -> None:
    (value,) = entry_of("derive:\n  fp4: weights with bf16 = fp4").derive
    assert (str(value.name), str(value.formula), value.show) == (
        "fp4",
        "weights with bf16 = fp4",
        None,
    )


def test_a_formula_over_several_lines_keeps_its_columns() -> None:
    (value,) = entry_of("derive:\n  kv: 2 * layers\n    * hidden").derive
    start = str(value.formula).index("hidden")
    place = value.formula.slice(start, start + 6)
    assert place.source.position(place.start) == (3, 7)


@pytest.mark.parametrize("digits", ["0", "13", "3.0", "-1", "0x3", "three", "9" * 6000, "３"])
def test_digits_are_a_small_whole_number(digits: str) -> None:
    report = fault_of(f"derive: {{a: {{formula: b, digits: {digits}}}}}")
    assert "error[E203]" in report or "error[E212]" in report


def test_a_value_needs_a_formula() -> None:
    assert "`derive.a` has no `formula`" in fault_of("derive: {a: {show: GB}}")
    assert "`derive.a` must be text, not nothing" in fault_of("derive: {a: }")


def test_more_values_than_anyone_can_follow() -> None:
    lines = "".join(f"\n  v{n}: 1" for n in range(201))
    assert "`derive` must hold at most 200 names" in fault_of("derive:" + lines)


def test_a_series() -> None:
    text = "sweep: {by: {of: kv, over: tokens, values: [1 token, 2 token], show: GB}}"
    (sweep,) = entry_of(text).sweep
    assert (str(sweep.name), str(sweep.of), str(sweep.over)) == ("by", "kv", "tokens")
    assert [str(value) for value in sweep.values] == ["1 token", "2 token"]
    assert str(sweep.show) == "GB"
    assert "must hold from 2 to 100 items" in fault_of(
        "sweep: {by: {of: kv, over: tokens, values: [1]}}"
    )


def test_checks_and_claims() -> None:
    entry = entry_of("check:\n  - kv == 1 GB\n  - a ~= 2\nclaims:\n  bursts: {when: a > b}")
    assert [str(line) for line in entry.check] == ["kv == 1 GB", "a ~= 2"]
    (claim,) = entry.claims
    assert (str(claim.name), str(claim.when)) == ("bursts", "a > b")
    assert "`check[2]` must be text, not a map" in fault_of("check:\n  - a == 1\n  - a: 1")

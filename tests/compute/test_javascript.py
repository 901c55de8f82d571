"""Formulas as code: what stands in a page's script."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.compute import javascript as js
from generator.compute.definitions import Scenario
from generator.compute.formula import Compare, With
from generator.compute.outline import outline
from generator.compute.parse import parse_formula
from tests.compute.writing import Draft, solved, text


def code(formula: str) -> str:
    tree = parse_formula(text(formula))
    assert not isinstance(tree, With)
    return js.comparison(tree) if isinstance(tree, Compare) else js.expression(tree)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("params * bf16", 'v("params") * v("bf16")'),
        ("2 * m.layers", '2 * v("m.layers")'),
        ("a + b * c", 'v("a") + v("b") * v("c")'),
        ("(a + b) * c", '(v("a") + v("b")) * v("c")'),
        ("a - b - c", 'v("a") - v("b") - v("c")'),
        ("a - (b - c)", 'v("a") - (v("b") - v("c"))'),
        ("x / 40 GB", 'v("x") / 32e10'),
        ("-a * b", '-v("a") * v("b")'),
        ("a - -b", 'v("a") - -v("b")'),
        ("-(-a)", '-(-v("a"))'),
        ("-(a * b)", '-(v("a") * v("b"))'),
        ("a^2", 'f.power(v("a"), 2)'),
        ("-a^2 * b", '-f.power(v("a"), 2) * v("b")'),
        ("(a + b)^-2", 'f.power(v("a") + v("b"), -2)'),
        ("2^3^2", "f.power(2, f.power(3, 2))"),
        ("ceil(a / 8)", 'f.ceil(v("a") / 8)'),
        ("ln(a)", 'Math.log(v("a"))'),
        ("max(a, b + c, 1)", 'Math.max(v("a"), v("b") + v("c"), 1)'),
    ],
)
def test_a_formula_becomes_the_same_sum(formula: str, expected: str) -> None:
    assert code(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a + (b + c)", 'v("a") + (v("b") + v("c"))'),
        ("a * (b * c)", 'v("a") * (v("b") * v("c"))'),
        ("a * (b / c)", 'v("a") * (v("b") / v("c"))'),
    ],
)
def test_parentheses_stay_since_doubles_are_not_associative(formula: str, expected: str) -> None:
    assert code(formula) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("a < usable.low", 'f.below(v("a"), v("usable.low"))'),
        ("a > b", 'f.below(v("b"), v("a"))'),
        ("a <= b", 'f.atMost(v("a"), v("b"))'),
        ("a >= b", 'f.atMost(v("b"), v("a"))'),
        ("a == 5 GB", 'f.equal(v("a"), 4e10)'),
        ("a ~= 9.06 GB", 'f.near(v("a"), 7248e7, 4e7)'),
        ("a ~= b within 1 %", 'f.near(v("a"), v("b"), Math.abs(0.01 * v("b")))'),
        ("a ~= b within 1 kB", 'f.near(v("a"), v("b"), Math.abs(8000))'),
    ],
)
def test_a_claim_becomes_a_comparison_that_forgives_noise(claim: str, expected: str) -> None:
    assert code(claim) == expected


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_numeral_is_read_back_to_the_last_bit(value: float) -> None:
    assert float(js.numeral(value)) == value
    assert json.loads(js.numeral(value)) == value


@pytest.mark.parametrize(
    ("value", "numeral"),
    [(2e10, "2e10"), (4096.0, "4096"), (0.5, "0.5"), (1e-7, "1e-7"), (91626e6, "91626e6")],
)
def test_a_numeral_is_short(value: float, numeral: str) -> None:
    assert js.numeral(value) == numeral


@given(st.text())
def test_no_string_can_leave_its_quotes(said: str) -> None:
    code = js.quoted(said)
    assert json.loads(code) == said
    assert not set("<>&\u2028\u2029\n\r") & set(code)


def test_keys_are_quoted_where_they_must_be() -> None:
    assert [js.key(name) for name in ("kv", "m.layers", "zh-TW", "1", "µs", "class")] == [
        "kv",
        '"m.layers"',
        '"zh-TW"',
        '"1"',
        '"µs"',
        "class",
    ]


SCENARIOS = Draft(
    given={"params": "2e10 param", "bf16": "2 B/param", "fp4": "0.5 B/param", "usable": "12 GB"},
    derive={
        "weights": "params * bf16",
        "small": "weights with bf16 = fp4",
        "twice": "small with params = 2 * params, fp4 = 1 B/param",
        "sum": "twice + weights",
    },
)
TWICE = 'v.with("small", { params: 2 * v("params"), fp4: 8 })'


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("small", 'v.with("weights", { bf16: v("fp4") })("weights")'),
        ("twice", f'{TWICE}("small")'),
    ],
)
def test_a_scenario_is_its_target_in_another_world(name: str, expected: str) -> None:
    definition = outline(solved(SCENARIOS)).definitions[name]
    assert isinstance(definition, Scenario)
    assert js.scenario(definition) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("small.bf16", 'v("fp4")'),
        ("small.params", 'v("params")'),
        ("twice.params", f'((v) => v.with("weights", {{ bf16: v("fp4") }}))({TWICE})("params")'),
        ("twice.bf16", f'{TWICE}("fp4")'),
    ],
)
def test_a_reference_into_a_scenario_is_followed(reference: str, expected: str) -> None:
    lines = outline(solved(SCENARIOS))
    path = lines.path(reference)
    assert path
    assert js.follow(path, lines) == expected

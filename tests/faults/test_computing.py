"""Cases 40 to 58: formulas and quantities that cannot be computed, or must not be."""

from __future__ import annotations

import time

import pytest

from generator.compute.solve import solve
from generator.diagnostics import Problems
from generator.localise.fill import Filler, plain_text, rich
from generator.localise.words import load_words
from tests.faults.cases import BESIDE, UNUSED_TOLD, Case, Said, case, check_cases
from tests.read.samples import LANGUAGES, completed, entry_of, read

WHY = "assume: {en: an example, zh-TW: 例子}"
LONGER_NAME = "help: give the value a longer name"
SMALLER_PARTS = "help: give the inner part a name of its own under `derive`"
A_DIFFERENCE = "help: give a temperature difference in `K`"
ADD_A_REASON = "help: add `source:` with a key of `sources:`, or `assume: {en: …, zh-TW: …}`"


def given(**values: str) -> str:
    """Inputs, one a line, from line 2 on."""
    lines = (f"  {name}: {{value: {value}, {WHY}}}\n" for name, value in values.items())
    return f"given:\n{''.join(lines)}"


def derive(**formulas: str) -> str:
    """Formulas, one a line, behind a line of their own."""
    lines = (f"  {name}: {formula}\n" for name, formula in formulas.items())
    return f"derive:\n{''.join(lines)}"


def nested(opening: str, times: int, closing: str = "") -> str:
    return derive(x=f"'{opening * times}1{closing * times}'") + "check: [x > 0]\n"


CASES = (
    case(
        40,
        "unknown_name",
        given(params="20e9 param")
        + derive(w="parms * (2 B/param)")
        + "check: [params > 0 param, w > 0 B]",
        "4:6 E302 unknown name `parms`",
        "help: did you mean `params`?",
    ),
    case(
        41,
        "unknown_unit",
        given(energy="3 Mwh") + "check: [energy > 0 J]",
        "2:21 E303 unknown unit `Mwh`",
        "help: did you mean `MWh`?",
    ),
    *(
        case(
            42,
            f"ambiguous_{unit.lower()}",
            given(a=f"3 {unit}") + "check: [a > 0]",
            f"2:16 E304 `{unit}` could mean several units",
            f"help: {choices}",
        )
        for unit, choices in (
            ("cal", "1 cal may be `4.184 J` or `4184 J`"),
            ("ton", "1 ton may be `1000 kg` or `907.18474 kg`"),
            ("pint", "1 pint may be `473.176473 mL` or `568.26125 mL`"),
            ("Gb", "type `GB` or `Gbit`"),
        )
    ),
    case(
        42,
        "metres_where_minutes_are_meant",
        given(a="3 m") + derive(x="a + 1 min") + "check: [x > 0 min]",
        "4:6 E301 cannot add length and time: left is length [L], right is time [T]",
        "2:14 `a` is length",
    ),
    case(
        43,
        "unlike_sum",
        given(energy="1287 MWh", kettle="3 kWh", hour="1 h")
        + derive(boils="energy + kettle / hour")
        + "check: [boils > 0 J]",
        "6:10 E301 cannot add energy and power: "
        "left is energy [M L² T⁻²], right is power [M L² T⁻³]",
        "2:19 `energy` is energy",
        "help: multiply the right side by a time, e.g. `kettle / hour * (1 h)`",
    ),
    case(
        44,
        "shown_in_an_unlike_unit",
        given(energy="1287 MWh", time="3 h")
        + "derive:\n  power: {formula: energy / time, show: MWh}\ncheck: [power > 0 W]",
        "5:41 E305 cannot show power in `MWh`: `MWh` measures energy [M L² T⁻²]",
        "5:20 this is power [M L² T⁻³]",
        "help: type a unit such as `W`",
    ),
    case(
        45,
        "celsius_as_an_input",
        given(a="20 °C") + "check: [a > 0 K]",
        "2:17 E306 `°C` is a point on a scale, which cannot be added or multiplied",
        A_DIFFERENCE,
    ),
    case(
        45,
        "celsius_in_a_product",
        derive(x="2 * 5 °C") + "check: [x > 0 K]",
        "2:12 E306 `°C` is a point on a scale, which cannot be added or multiplied",
        A_DIFFERENCE,
    ),
    case(
        46,
        "zero_typed",
        derive(x="1 / 0") + "check: [x > 0]",
        "2:10 E307 cannot divide by zero: this is 0",
    ),
    case(
        46,
        "zero_computed",
        given(a="1", b="2") + derive(x="a / (b - 2)") + "check: [x > 0]",
        "5:11 E307 cannot divide by zero: this is 0 because `b` is 2",
    ),
    case(
        46,
        "zero_that_a_double_would_miss",
        given(b="0.3") + derive(x="1 / (b - 0.1 - 0.2)") + "check: [x > 0]",
        "4:11 E307 cannot divide by zero: this is 0 because `b` is 0.3",
    ),
    case(
        47,
        "tower_of_powers",
        derive(x="9^9^9") + "check: [x > 0]",
        "2:8 E308 an exponent may be at most 64, either way",
    ),
    case(
        47,
        "exponent_of_a_billion",
        derive(x="10^(10^9)") + "check: [x > 0]",
        "2:10 E308 an exponent may be at most 64, either way",
    ),
    case(
        47,
        "overflow",
        derive(x="1e200 * 1e200") + "check: [x > 0]",
        "2:6 E308 the result leaves the range from 1e-300 to 1e300",
    ),
    case(
        47,
        "underflow",
        derive(x="1e-200 * 1e-200") + "check: [x > 0]",
        "2:6 E308 the result leaves the range from 1e-300 to 1e300",
    ),
    case(
        48,
        "exponent_with_a_unit",
        given(a="20 token") + derive(x="2 ^ a") + "check: [x > 0]",
        "4:10 E309 an exponent is a pure number, not tokens: this is tokens [token]",
    ),
    case(
        48,
        "root_of_an_odd_dimension",
        given(a="20 m") + derive(x="sqrt(a)") + "check: [x > 0]",
        "4:11 E309 there is no square root of length: this is length [L]",
    ),
    case(
        49,
        "no_number",
        derive(x="ln(-1)", y="sqrt(-2)") + "check: [x > 0, y > 0]",
        "2:9 E310 `ln` of -1 is not a number: this is -1",
        "3:11 E310 `sqrt` of -2 is not a number: this is -2",
    ),
    case(
        50,
        "ring",
        derive(a="b + 1", b="a + 1") + "check: [a > 0]",
        "2:6 E311 `a` is defined by itself: `a` → `b` → `a`: needs `b`",
        "3:6 needs `a`",
    ),
    case(
        50,
        "itself",
        derive(a="a + 1") + "check: [a > 0]",
        "2:6 E311 `a` is defined by itself: `a` → `a`: needs `a`",
    ),
    case(
        51,
        "named_like_a_unit",
        given(GB="3") + "check: [GB > 0]",
        "2:3 E312 `GB` is already a unit",
        LONGER_NAME,
    ),
    case(
        51,
        "named_like_a_constant",
        given(pi="3") + "check: [pi > 0]",
        "2:3 E312 `pi` is already a constant",
        LONGER_NAME,
    ),
    case(
        51,
        "named_like_a_function",
        derive(max="3") + "check: ['1 > 0']",
        "2:3 E312 `max` is already a function",
        LONGER_NAME,
    ),
    # Not an error: formulas in papers are full of `c`, `d` and `h`, and there is no constant `c`
    # that it could be mistaken for (docs/decisions/0002-names-and-units.md).
    case(51, "one_letter_is_a_name", given(c="3") + "check: [c > 0]"),
    case(
        52,
        "cyrillic_name",
        given(а="1"),
        "2:3 E313 `а` cannot be a name: `а` is cyrillic small letter a",
    ),
    case(
        52,
        "cyrillic_letter_in_a_formula",
        given(a="1") + derive(x="а + a") + "check: [x > 0]",
        "4:6 E313 `а` is not a name: `а` is cyrillic small letter a",
    ),
    case(
        52,
        "ligature_in_a_formula",
        given(fi="1") + derive(x="ﬁ + fi") + "check: [x > 0]",
        "4:6 E313 `ﬁ` is not a name: `ﬁ` is latin small ligature fi",
        "help: type `fi`",
    ),
    case(
        53,
        "parentheses",
        nested("(", 200, ")"),
        "2:71 E314 a formula nested more than 64 deep is too hard to follow",
        SMALLER_PARTS,
    ),
    # Beyond 500 characters reading says so, with the code that the depth would have had.
    case(
        53,
        "three_hundred_parentheses",
        nested("(", 300, ")"),
        "2:507 E314 `derive.x` has 601 characters, 500 are allowed: too long from here",
    ),
    case(
        53,
        "five_thousand_signs",
        nested("-", 5_000),
        "2:507 E314 `derive.x` has 5,001 characters, 500 are allowed: too long from here",
    ),
    # FAULTS asks for one code; each names the first thing that is foreign to the grammar instead,
    # which says more. None of them is ever handed to Python.
    case(
        54,
        "import",
        derive(x="__import__('os')") + "check: [x > 0]",
        "2:6 E313 `__import__` is not a name",
    ),
    case(
        54,
        "class_of_nothing",
        derive(x="().__class__") + "check: [x > 0]",
        "2:8 E315 a value has no parts",
        "help: leave it out",
    ),
    case(
        54,
        "lambda",
        derive(x='"lambda: 1"') + "check: [x > 0]",
        "2:13 E315 `:` has no meaning in a formula",
    ),
    case(
        54,
        "string",
        derive(x="\"'a' * 2\"") + "check: [x > 0]",
        "2:7 E315 `'` has no meaning in a formula",
    ),
    case(
        54,
        "attribute",
        given(a="1") + derive(x="a.real") + "check: [a > 0, x > 0]",
        "4:6 E302 `a.real` can be used in checks, claims and texts, but not in a formula",
    ),
    case(
        54,
        "call",
        derive(x="exec(1)") + "check: [x > 0]",
        "2:6 E315 `exec` is not a function",
    ),
    case(
        54,
        "subscript",
        given(a="1") + derive(x="'a[0]'") + "check: [a > 0, x > 0]",
        "4:8 E315 `[` has no meaning in a formula",
        "help: type `(`",
    ),
    case(
        55,
        "unused",
        given(a="1"),
        "2:3 W316 given `a` is used nowhere",
        "help: show it, check it or delete it",
    ),
    # FAULTS has W317; it is an error, because a number nobody vouches for must not be published.
    case(
        55,
        "without_a_reason",
        "given: {a: {value: 1}}\ncheck: [a > 0]",
        "1:9 E317 `given.a` gives no reason to believe it",
        ADD_A_REASON,
    ),
    case(
        55,
        "source_to_do",
        "given: {a: {value: 1, source: todo}}\ncheck: [a > 0]",
        "1:31 E317 `given.a.source` names no source",
        "help: give a key of `sources:` here, or state `assume:` instead",
    ),
    case(56, "exact_sum", derive(x="0.1 + 0.2") + "check: [x == 0.3]"),
    case(
        57,
        "other_than_expected",
        given(a="41 GB") + "check: [a == 40 GB]",
        "3:9 E318 `a` is 41 GB, not 40 GB: left is 1 GB more (2.5 %)",
    ),
    case(
        58,
        "more_digits_than_the_inputs_have",
        given(a="3.1 GB") + "derive:\n  x: {formula: a / 7, digits: 9}\ncheck: [x > 0 B]",
        "4:3 W319 `x` shows 9 digits, more than its inputs justify",
        "2:14 2 digits, and no measured input has more",
        "help: type `digits: 2`",
    ),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    return check_cases(tmp_path_factory.mktemp("computing"), CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_said(case: Case, said: Said) -> None:
    assert said.of(case.path) == case.told


def test_the_sound_entry_beside_them_is_checked_to_its_end(said: Said) -> None:
    assert said.code == 1
    assert said.of(BESIDE) == UNUSED_TOLD
    assert said.lines.keys() == {BESIDE, *(one.path for one in CASES if one.told)}


@pytest.mark.parametrize(
    "formula", ["9^9^9", "10^(10^9)", "(1e300)^64", "exp(1e9)", "(1.1^64)^64", "2^-1e9"]
)
def test_case_47_growth_is_refused_before_it_is_computed(formula: str) -> None:
    entry = entry_of(derive(x=formula) + "check: [x > 0]")
    problems = Problems()
    started = time.process_time()
    assert solve(entry, {}, problems) is None
    assert time.process_time() - started < 0.05
    assert {found.code for found in problems.found} == {"E308"}


@pytest.mark.parametrize(
    ("formula", "digits", "shown"),
    [("0.1 + 0.2", 12, "0.3"), ("2.5", 1, "3"), ("12.345", 4, "12.35"), ("-2.5", 1, "−3")],
)
def test_case_56_halves_are_rounded_away_from_zero_in_both_languages(
    formula: str, digits: int, shown: str
) -> None:
    entry = entry_of(
        f"derive: {{x: {{formula: {formula}, digits: {digits}}}}}\n"
        'body: {en: "{{ x }}", zh-TW: "{{ x }}"}'
    )
    solved = solve(entry, {}, Problems())
    assert solved
    for lang in LANGUAGES:
        filler = Filler(solved, load_words(lang), Problems())
        assert plain_text(rich(filler, entry.body[lang])) == shown


def test_case_58_at_least_there_is_an_end_to_digits() -> None:
    _, problems = read(completed("derive: {x: {formula: 1 / 3, digits: 13}}"))
    (found,) = problems.found
    assert (found.code, found.message) == ("E203", "`derive.x.digits` must be from 1 to 12")

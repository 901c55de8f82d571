"""A build stops where a browser would show another number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Diagnostic, Problems
from generator.localise.agreement import check_doubles, decimal
from generator.localise.words import load_words
from tests.localise.example import LANGUAGES
from tests.localise.moving import first_post, many_ways
from tests.read.samples import completed, documented, read, report_of

WORDS = [load_words(lang) for lang in LANGUAGES]


def complaints(snippet: str) -> Problems:
    entry, _ = read(completed(snippet))
    assert entry is not None
    problems = Problems()
    solved = solve(entry, {}, Problems())
    assert solved is not None
    check_doubles(solved, WORDS, problems)
    return problems


def fault(snippet: str) -> Diagnostic:
    (found,) = complaints(snippet).found
    return found


@pytest.mark.parametrize("solved", [first_post()[0], many_ways()], ids=["first post", "many ways"])
def test_nothing_is_said_where_both_ways_agree(solved: Solved) -> None:
    problems = Problems()
    check_doubles(solved, WORDS, problems)
    assert not problems.found


LOST = """\
given:
  seen: {value: 1e17 token, assume: {en: counted, zh-TW: 數過}}
derive:
  rest: seen + 5 token - 1e17 token
"""


def test_digits_that_doubles_lose_are_told_at_the_formula() -> None:
    found = fault(LOST)
    assert (found.code, found.message) == (
        "E325",
        "`rest` is 5, but a browser would show 0",
    )
    place = found.place
    assert place.typed == "seen + 5 token - 1e17 token"
    assert found.help == ""


def test_fewer_digits_are_offered_where_they_agree() -> None:
    found = fault(LOST.replace("5 token", "1234.5 token").replace("1e17", "1e16"))
    assert found.message == "`rest` is 1,230, but a browser would show 1,234"
    assert found.help == "add `digits: 2`"


def test_a_scenario_is_told_at_its_own_formula() -> None:
    near = LOST.replace("1e17 token, assume", "2 token, assume")
    found = fault(f"{near}  far: rest with seen = 1e17 token\n")
    assert found.message.startswith("`far` is 5")


def test_a_reference_in_another_unit_is_checked_too() -> None:
    given = "given:\n  odd: {value: 1234567.1234567 GB, assume: {en: odd, zh-TW: 怪}}\n"
    assert not complaints(given).found
    text = "title: {en: 'It is {{ odd | exact }}', zh-TW: '是 {{ odd | exact }}'}\n"
    assert fault(text + given).message == (
        "`odd | exact` is 1,234,567.1234567 GB, but a browser would show 1,234,567.12346 GB"
    )


def test_a_claim_that_only_noise_would_break_holds() -> None:
    snippet = """\
given:
  third: {value: "0.1", assume: {en: small, zh-TW: 小}}
derive:
  sum: third * 3
claims:
  equal: {when: sum == 0.3}
  most: {when: sum <= 0.3}
"""
    assert not complaints(snippet).found


def test_a_claim_that_doubles_cannot_decide_is_told() -> None:
    claim = "claims:\n  more: {when: seen + 5 token > seen}\n"
    found = fault(claim + LOST.partition("derive:")[0])
    assert (found.code, found.message) == (
        "E325",
        "claim `more` holds, but a browser would find it false",
    )


def test_the_documented_example_reads_as_documented() -> None:
    example, report = documented("E325")
    assert report_of(complaints(example)) == report


@pytest.mark.parametrize(
    ("double", "figures"),
    [
        (0.1 + 0.2, "0.3"),
        (283115520.00000006, "283115520"),
        (12713103196.16 / 1e9, "12.71310319616"),
        (2 / 3, "0.666666666667"),
        (2.675, "2.675"),
        (0.1234567890125, "0.1234567890125"),
        (2.0**53 - 1, "9007199254740991"),
        (3.14e23, "314e21"),
        (-0.0, "0"),
    ],
)
def test_a_double_stands_for_the_figures_it_is_near(double: float, figures: str) -> None:
    assert decimal(double) == Fraction(figures)

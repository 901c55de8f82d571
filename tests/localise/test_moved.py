"""A build stops where a browser would show another number after an input was moved."""

from __future__ import annotations

import pytest

from generator.compute.moving import DIGITS, STEPS, model_of, moved, places
from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Diagnostic, Problems
from generator.localise.agreement import check_doubles
from generator.localise.moved import check_moved
from generator.localise.words import load_words
from tests.localise.example import LANGUAGES
from tests.localise.moving import again, first_post, many_ways
from tests.read.samples import completed, read

WORDS = [load_words(lang) for lang in LANGUAGES]

SLID = """\
given:
  seen:
    value: 10 token
    assume: {en: counted, zh-TW: 數過}
    input: {from: 10 token, to: 1e17 token, scale: log}
derive:
  rest: {formula: seen + 5 token - seen, label: {en: rest, zh-TW: 其餘}}
claims:
  enough: {when: rest > 4 token}
"""
CHOSEN = """\
given:
  few: {value: 10 token, assume: {en: counted, zh-TW: 數過}}
  many: {value: 1e17 token, assume: {en: counted, zh-TW: 數過}}
  seen: {value: few, assume: {en: counted, zh-TW: 數過}, input: {choose: [few, many]}}
derive:
  rest: {formula: seen + 5 token - seen, label: {en: rest, zh-TW: 其餘}}
"""


def solved_of(snippet: str) -> Solved:
    entry, _ = read(completed(snippet))
    assert entry is not None
    solved = solve(entry, {}, Problems())
    assert solved is not None
    problems = Problems()
    check_doubles(solved, WORDS, problems)
    assert not problems.found, "where the author left the inputs both ways agree"
    return solved


def faults(snippet: str) -> list[Diagnostic]:
    problems = Problems()
    check_moved(solved_of(snippet), {}, WORDS, problems)
    return problems.found


def test_a_number_and_a_claim_that_go_wrong_at_the_end_of_a_slider_are_told_once() -> None:
    number, claim = faults(SLID)
    assert number.code == claim.code == "E325"
    assert number.message == "`rest` is 5, but a browser would show 0"
    assert number.note == "this happens where `seen` is 1e17 token"
    assert claim.message == "claim `enough` holds, but a browser would find it false"


def test_every_choice_of_a_menu_is_tried() -> None:
    (found,) = faults(CHOSEN)
    assert found.message == "`rest` is 5, but a browser would show 0"
    assert found.note == "this happens where `seen` is `many`"


def test_nothing_is_said_where_both_ways_agree_everywhere() -> None:
    solved, tables = first_post()
    problems = Problems()
    check_moved(solved, tables, WORDS, problems)
    check_moved(many_ways(), {}, WORDS, problems)
    assert not problems.found


@pytest.mark.parametrize("name", ["tokens", "params"])
def test_moving_gives_what_solving_again_gives(name: str) -> None:
    solved, tables = first_post()
    (given,) = (given for given in solved.entry.given if given.name.value == name)
    model = model_of(solved.entry, tables)
    for to in list(places(given, solved.values))[:: STEPS // 3]:
        values, changed = moved(model, solved.values, to)
        number = f"{float(to.quantity.within(to.unit)):.{DIGITS}g}".replace("e+", "e")
        typed = f"{number} {to.unit.symbol}"
        other = again(solved, tables, {name: typed}).values
        assert {n: (v.quantity, v.low, v.high) for n, v in values.items()} == {
            n: (v.quantity, v.low, v.high) for n, v in other.items()
        }
        assert {n for n, v in values.items() if v != solved.values[n]} <= changed

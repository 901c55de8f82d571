"""Entries solved again with inputs where a reader might put them: what every script must say too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.compute.checks import Scope, judge
from generator.compute.collect import declared_names
from generator.compute.literals import parse_quantity
from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.diagnostics import Problems, Source
from generator.localise.forms import Form, in_rail, in_texts
from generator.localise.wording import figure
from generator.localise.words import Words
from generator.pipeline import check
from generator.read.entry import Control, Entry, Given, Tables
from generator.read.entry_reader import read_entry
from generator.read.tables import read_tables
from generator.read.topics import Topics
from generator.world import make_world
from tests.localise.example import LANGUAGES, typed

ROOT = Path(__file__).parents[2]

MANY_WAYS = """\
topic: memory
title: {en: "{{ size }}", zh-TW: "{{ size }}"}
hook: {en: "{{ share }}, {{ need.low }}", zh-TW: "{{ share }}、{{ need.low }}"}
given:
  params:
    value: 7e9 param
    assume: {en: a guess, zh-TW: 猜的}
    label: {en: "</script> \\"parameters\\"", zh-TW: 參數}
    input: {from: 0.1e9 param, to: 2000e9 param, scale: log}
  small: {value: 0.5 B/param, assume: {en: four bits, zh-TW: 四位元}, label: {en: four, zh-TW: 四}}
  large: {value: 16 bit/param, assume: {en: sixteen, zh-TW: 十六}, label: {en: sixteen, zh-TW: 十六}}
  precision:
    value: small
    input: {choose: [small, large]}
    assume: {en: chosen, zh-TW: 選的}
  users: {value: "3", assume: {en: some, zh-TW: 幾個}, range: ["1", "8"], input: {from: "1", to: "20"}}
  each: {value: 1.7 GB, assume: {en: each, zh-TW: 每人}, range: [1.5 GB, 2 GB]}
  rate: {value: 3.35 TB/s, assume: {en: fast, zh-TW: 快}}
  card: {value: 24 GB/GPU, assume: {en: a card, zh-TW: 一張卡}}
derive:
  size: params * precision
  need: {formula: size + users * each, show: GB}
  wide: size with precision = large
  both: (size + wide) / 2
  alone: {formula: need with users = 1, label: {en: alone, zh-TW: 獨自}}
  twice: need with params = 2 * params
  nested: twice with precision = large, each = 1 GB
  fixed: both with size = 3 GB
  per_user: need / users
  wait: {formula: size / rate, label: {en: wait, zh-TW: 等}}
  cards: {formula: ceil(need / card), label: {en: cards, zh-TW: 卡}}
  share: {formula: size / need, show: "%"}
  odd: {formula: "sqrt(params / 1 param) + log10(users) * ln(2) - (users - -2)^-3 / max(users, 4)", digits: 5}
sweep:
  by_users: {of: need, over: users, values: ["1", "2", "4"], show: GB}
claims:
  fits: {when: need.low < 24 GB}
  about: {when: wait ~= 1 ms within 5 %}
  whole: {when: cards >= 1 GPU}
  equal: {when: cards ~= 1 GPU}
body:
  en: |
    {{ size }} {{ size | GB }} {{ size | B | exact }} {{ size | approx }} {{ precision }} {{ wide }} {{ both }}
    {{ need | range }} {{ need.high }} {{ need.low | MB }} {{ alone }} {{ alone.users }} {{ twice.params | count }}
    {{ nested }} {{ nested.each }} {{ nested.precision }} {{ nested.need | kB | short }} {{ per_user | range }}
    {{ wait }} {{ wait | ms }} {{ cards }} {{ share }} {{ odd }} {{ users | range }} {{ params | short }} {{ rate }}
    {{ both.wide }} {{ twice.size }} {{ nested.params | exact }} {{ fixed }} {{ fixed.wide }} {{ fixed.size }}
  zh-TW: |
    {{ size }} {{ size | GB }} {{ size | B | exact }} {{ size | approx }} {{ precision }} {{ wide }} {{ both }}
    {{ need | range }} {{ need.high }} {{ need.low | MB }} {{ alone }} {{ alone.users }} {{ twice.params | count }}
    {{ nested }} {{ nested.each }} {{ nested.precision }} {{ nested.need | kB | short }} {{ per_user | range }}
    {{ wait }} {{ wait | ms }} {{ cards }} {{ share }} {{ odd }} {{ users | range }} {{ params | short }} {{ rate }}
    {{ both.wide }} {{ twice.size }} {{ nested.params | exact }} {{ fixed }} {{ fixed.wide }} {{ fixed.size }}
cards:
  - statement: {text: {en: "{{ size }}", zh-TW: "{{ size }}"}}
"""
"""An entry that uses everything a script has to know."""


@cache
def many_ways() -> Solved:
    source = Source("content/posts/2026/2026-01-28-many-ways.yaml", MANY_WAYS)
    problems = Problems()
    entry = read_entry(source, LANGUAGES, Topics(), problems)
    solved = solve(entry, {}, problems) if entry else None
    assert solved is not None, problems.found
    return solved


@cache
def first_post() -> tuple[Solved, Tables]:
    checked = check(make_world(ROOT, environment={"SOURCE_DATE_EPOCH": "1795392000"}))
    assert not checked.problems.errors
    solved = next(found for found in checked.solved if found.entry.slug == "llm-memory-101")
    return solved, read_tables(ROOT, LANGUAGES, Problems())


def again(solved: Solved, tables: Tables, changes: Mapping[str, str]) -> Solved:
    """Solve an entry exactly with other inputs, as typed; its checks need not hold there."""
    given = tuple(_moved(given, changes) for given in solved.entry.given)
    entry = replace(solved.entry, given=given, check=(), claims=())
    problems = Problems()
    found = solve(entry, tables, problems)
    assert found is not None, problems.found
    return found


def _moved(given: Given, changes: Mapping[str, str]) -> Given:
    """A reader who moves an input leaves the author's range for it."""
    name = given.name.value
    if name not in changes:
        return given
    return replace(given, value=typed(changes[name]), low=None, high=None)


def texts(found: Solved, words: Words, shown: Solved | None = None) -> dict[str, dict[str, str]]:
    """Write everything that a script writes, from exact values."""
    entry = (shown or found).entry
    forms = in_texts(found, (entry.title, entry.hook, entry.body))
    return {
        "forms": {key: _text(form, words) for key, form in forms.items()},
        "rail": {key: _text(form, words) for key, form in in_rail(found).items()},
    }


def _text(form: Form, words: Words) -> str:
    amount = float(form.value.quantity.value)
    return figure(form.value, words, form.style_of(amount)).text


def claims(found: Solved, entry: Entry) -> dict[str, bool]:
    """Judge the claims of an entry by other values; one about a range that is gone is left out."""
    scope = Scope(found.values, {}, {}, declared_names(entry))
    verdicts = {
        claim.name.value: judge(claim.when, "claim", scope, Problems()) for claim in entry.claims
    }
    return {name: verdict.holds for name, verdict in verdicts.items() if verdict}


def positions(given: Given, steps: int = 12) -> Iterator[str]:
    """The ends of a control and places between, typed as quantities; every choice of a menu."""
    control = given.control
    assert control is not None
    if control.choose:
        yield from (choice.value for choice in control.choose)
    else:
        yield from _places(control, steps)


def _places(control: Control, steps: int) -> Iterator[str]:
    """Six digits, which is more than a control on a page can be set to."""
    assert control.start is not None
    assert control.end is not None
    start, end = (parse_quantity(text) for text in (control.start, control.end))
    low, high = (float(number.quantity.within(start.unit)) for number in (start, end))
    for step in range(steps):
        part = step / (steps - 1)
        is_log = control.scale == "log"
        place = low * (high / low) ** part if is_log else low + (high - low) * part
        yield f"{place:.6g} {start.unit.symbol}".replace("e+", "e").removesuffix(" 1")


def as_moved(changes: Mapping[str, str], solved: Solved) -> dict[str, float | str]:
    """Give the same changes as a script takes them: doubles in base units, names of choices."""
    menus = {g.name.value for g in solved.entry.given if g.control and g.control.choose}
    return {
        name: value if name in menus else float(parse_quantity(typed(value)).quantity.value)
        for name, value in changes.items()
    }

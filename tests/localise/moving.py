"""Entries solved again with inputs where a reader might put them: what scripts must say too."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from generator.compute.checks import Scope, judge
from generator.compute.collect import declared_names
from generator.compute.effort import Effort
from generator.compute.literals import parse_quantity
from generator.compute.solve import solve
from generator.compute.solved import Solved
from generator.compute.units import Unit
from generator.diagnostics import Problems, Source
from generator.localise.chart_script import chart_texts
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


def many_ways() -> Solved:
    """An entry that uses everything a script has to know."""
    return _sample("many-ways")


def many_charts() -> Solved:
    """An entry whose charts take every turn that a chart can take."""
    return _sample("many-charts")


@cache
def _sample(slug: str) -> Solved:
    file = Path(__file__).with_name(f"{slug.replace('-', '_')}.yaml")
    source = Source(f"content/posts/2026/2026-01-28-{slug}.yaml", file.read_text(encoding="utf-8"))
    problems = Problems()
    entry = read_entry(source, LANGUAGES, Topics(), problems)
    solved = solve(entry, {}, problems) if entry else None
    assert solved is not None, problems.found
    return solved


@cache
def every_post() -> tuple[tuple[Solved, Tables], ...]:
    """Every post of the site, with the shared rows that it needs to be solved again."""
    checked = check(make_world(ROOT, environment={"SOURCE_DATE_EPOCH": "1795392000"}))
    assert not checked.problems.errors
    tables = read_tables(ROOT, LANGUAGES, Problems())
    return tuple((solved, tables) for solved in checked.solved)


def first_post() -> tuple[Solved, Tables]:
    return next(one for one in every_post() if one[0].entry.slug == "llm-memory-101")


def again(solved: Solved, tables: Tables, changes: Mapping[str, str]) -> Solved:
    """Solve an entry exactly with other inputs, as typed; its checks need not hold there."""
    given = tuple(_moved(given, changes) for given in solved.entry.given)
    entry = solved.entry._replace(given=given, check=(), claims=())
    problems = Problems()
    found = solve(entry, tables, problems)
    assert found is not None, problems.found
    return found


def _moved(given: Given, changes: Mapping[str, str]) -> Given:
    """A reader who moves an input leaves the author's range for it."""
    name = given.name.value
    if name not in changes:
        return given
    return given._replace(value=typed(changes[name]), low=None, high=None)


def texts(found: Solved, words: Words, shown: Solved | None = None) -> dict[str, dict[str, str]]:
    """Write everything that a script writes, from exact values."""
    entry = (shown or found).entry
    forms = in_texts(found, (entry.title, entry.hook, entry.body, *chart_texts(entry)))
    return {
        "forms": {key: _text(form, words) for key, form in forms.items()},
        "rail": {key: _text(form, words) for key, form in in_rail(found).items()},
    }


def _text(form: Form, words: Words) -> str:
    amount = float(form.value.quantity.value)
    return figure(form.value, words, form.style_of(amount)).text


def claims(found: Solved, entry: Entry) -> dict[str, bool]:
    """Judge the claims of an entry by other values; one about a range that is gone is left out."""
    scope = Scope(found.values, {}, {}, declared_names(entry), Effort())
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
        yield from _places(control, parse_quantity(given.value).unit, steps)


def _places(control: Control, unit: Unit, steps: int) -> Iterator[str]:
    """Six digits, more than a control can be set to, in the unit that it is shown in."""
    assert control.start is not None
    assert control.end is not None
    ends = (parse_quantity(text).quantity for text in (control.start, control.end))
    low, high = (float(end.within(unit)) for end in ends)
    for step in range(steps):
        part = step / (steps - 1)
        is_log = control.scale == "log"
        place = low * (high / low) ** part if is_log else low + (high - low) * part
        yield f"{place:.6g} {unit.symbol}".replace("e+", "e").removesuffix(" 1")


def each_input_alone(solved: Solved) -> list[dict[str, str]]:
    """Every place of every input, the others as the author has them."""
    controlled = [given for given in solved.entry.given if given.control]
    return [{given.name.value: place} for given in controlled for place in positions(given)]


def many_at_once(solved: Solved, most: int = 60) -> list[dict[str, str]]:
    """Ends and middles of all inputs together; where that is too much, the same few of them."""
    controlled = [given for given in solved.entry.given if given.control]
    names = [given.name.value for given in controlled]
    places = itertools.product(*(positions(given, steps=3) for given in controlled))
    found = [dict(zip(names, chosen, strict=True)) for chosen in places]
    return found if len(found) <= most else random.Random(0).sample(found, most)


def as_moved(changes: Mapping[str, str], solved: Solved) -> dict[str, float | str]:
    """Give the same changes as a script takes them: doubles in base units, names of choices."""
    menus = {g.name.value for g in solved.entry.given if g.control and g.control.choose}
    return {
        name: value if name in menus else float(parse_quantity(typed(value)).quantity.value)
        for name, value in changes.items()
    }

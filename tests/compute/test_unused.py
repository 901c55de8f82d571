"""Values that nothing uses."""

from __future__ import annotations

import pytest

from generator.compute.solve import solve
from generator.compute.unused import unshown_controls, unused
from generator.diagnostics import Problems, Severity
from generator.read import cards
from generator.read.entry import Entry
from tests.compute.writing import Draft, entry, text


def names(written: Entry) -> list[str]:
    return [found.place.typed for found in unused(written)]


def test_an_unused_value_is_a_warning() -> None:
    (found,) = unused(entry(Draft(given={"a": "1"})))
    assert (found.code, found.severity) == ("W316", Severity.WARNING)
    assert found.message == "given `a` is used nowhere"


@pytest.mark.parametrize(
    "draft",
    [
        Draft(given={"a": "1"}, derive={"x": "a + 1"}, check=["x == 2"]),
        Draft(given={"a": "1"}, derive={"x": "a + 1"}, claims={"true": "x.high > 0"}),
        Draft(given={"a": "1"}, body="Some {{ a | approx }} things."),
        Draft(given={"a": "1"}, derive={"x": "a"}, body="{{ formula x }}"),
        Draft(given={"a": "1"}, derive={"x": "a + 1", "y": "x with a = 2"}, body="{{ y.a }}"),
        Draft(given={"a": "1", "m": {"value": "a", "choose": ["a"]}}, body="{{ m }}"),
        Draft(
            given={"a": "1"},
            derive={"x": "a"},
            sweep={"s": {"of": "x", "over": "a", "values": ["1"]}},
            body="{{ chart s }}",
        ),
        Draft(use=["models.small as m"], given={"a": {"value": "1", "source": "m"}}, body="{{a}}"),
        Draft(use=["models.small as m"], body="{{ m.layers }}"),
    ],
)
def test_a_value_is_used_wherever_it_is_named(draft: Draft) -> None:
    assert names(entry(draft)) == []


def test_words_of_the_prose_are_no_use() -> None:
    draft = Draft(given={"memory": "1 GB"}, body="The memory of a machine { memory }.")
    assert names(entry(draft)) == ["memory"]


def test_cards_use_values() -> None:
    place = text("cards")
    number = cards.Number(place, value=text("a"), note={"en": text("of {{ b }} and c")})
    written = entry(Draft(given={"a": "1", "b": "2", "c": "3"}))
    assert names(written._replace(cards=(number,))) == ["c"]


def test_a_sweep_is_not_unused_where_a_chart_was_to_draw_something_like_it() -> None:
    draft = Draft(
        given={"a": "1"},
        derive={"x": "a * 2"},
        sweep={"s": {"of": "x", "over": "a", "values": ["1"]}},
    )
    chart = cards.Growth(text("growth"), title={"en": text("x")}, lines=(text("x"),))
    assert names(entry(draft)._replace(cards=(chart,))) == []


def test_every_kind_of_value_is_looked_at() -> None:
    draft = Draft(
        use=["models.small as m"],
        given={"a": "1"},
        derive={"x": "a * 2"},
        sweep={"s": {"of": "x", "over": "a", "values": ["1"]}},
    )
    assert [found.message for found in unused(entry(draft))] == [
        "shared row `m` is used nowhere",
        "sweep `s` is used nowhere",
    ]


def test_a_misspelt_mention_is_told_elsewhere() -> None:
    written = entry(Draft(given={"weights": "1 GB", "wait": "1 h"}, body="It is {{ wieghts }}."))
    assert names(written) == ["wait"]


def test_nothing_is_called_unused_while_something_is_wrong() -> None:
    written = entry(Draft(given={"a": "1", "b": "2"}, check=["a == 2"]))
    problems = Problems()
    solve(written, {}, problems)
    assert [found.code for found in problems.found] == ["E318"]


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        ("{{ m }}", ["m"]),
        ("{{ input a }}", ["m"]),
        ("{{ input m }}", []),
        ("{{ explore }}", []),
        ("{{ explore x | limit y }}", []),
    ],
)
def test_a_control_that_no_text_shows_is_told(body: str, hidden: list[str]) -> None:
    draft = Draft(given={"a": "1", "m": {"value": "a", "choose": ["a"]}}, body=body)
    found = list(unshown_controls(entry(draft)))
    assert [one.place.typed for one in found] == hidden
    assert {one.code for one in found} <= {"W328"}

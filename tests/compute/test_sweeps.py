"""Series for charts."""

from __future__ import annotations

import pytest

from generator.compute.wording import shown
from tests.compute.writing import Draft, fault, solved

GIVEN = {"tokens": "4096 token", "rate": "69120 B/token", "other": "3 s"}
DERIVE = {"kv": {"formula": "rate * tokens", "show": "MiB"}, "fixed": "rate * (1 token)"}


def sweep(**said: str | list[str]) -> Draft:
    whole = {"of": "kv", "over": "tokens", "values": ["4096 token", "10e6 token"], **said}
    return Draft(given=GIVEN, derive=DERIVE, sweep={"by_tokens": whole})


def points(draft: Draft) -> list[tuple[str, str]]:
    series = solved(draft).series["by_tokens"]
    return [(shown(x.quantity, x.unit), shown(y.quantity, y.unit)) for x, y in series.points]


def test_a_sweep_computes_the_formula_at_each_value() -> None:
    assert points(sweep(show="GB")) == [
        ("4096 token", "0.28311552 GB"),
        ("10000000 token", "691.2 GB"),
    ]
    assert points(sweep(values=["8192 token"])) == [("8192 token", "540 MiB")]


def test_points_know_their_series() -> None:
    series = solved(sweep()).series["by_tokens"]
    assert (series.name, series.over) == ("by_tokens", "tokens")
    assert [point.name for point in series.points[0]] == ["by_tokens.tokens", "by_tokens.kv"]


def test_a_flat_line_is_a_line() -> None:
    assert points(sweep(of="fixed"))[0][1] == points(sweep(of="fixed"))[1][1] == "69.12 kB"


@pytest.mark.parametrize(
    ("said", "code", "part"),
    [
        ({"of": "kvv"}, "E302", "kvv"),
        ({"over": "token"}, "E302", "token"),
        ({"values": ["1 s"]}, "E301", "1 s"),
        ({"values": ["1 KB"]}, "E304", "KB"),
        ({"show": "s"}, "E305", "s"),
        ({"show": "GBs"}, "E304", "GBs"),
    ],
)
def test_a_sweep_that_cannot_be_is_refused(
    said: dict[str, str | list[str]], code: str, part: str
) -> None:
    found = fault(sweep(**said))
    assert (found.code, found.place.typed) == (code, part)


def test_a_point_that_fails_says_where() -> None:
    draft = Draft(
        given={"a": "1", "b": "2"},
        derive={"x": "a / b"},
        sweep={"s": {"of": "x", "over": "b", "values": ["1", "0"]}},
    )
    found = fault(draft)
    assert (found.code, found.note) == ("E307", "this happens where `b` is 0")

"""A whole entry solved: what comes out, and that one mistake is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compute.solve import solve
from generator.compute.wording import shown
from generator.diagnostics import Problems
from generator.read.entry import Derive, Given, Row
from tests.compute.writing import Draft, entry, fault, outcome, solved, tables

ROWS = {
    "models.gpt_oss_20b": {"layers": "24", "hidden": "2880"},
    "devices.mac_mini_m4": {"memory": "16 GB"},
}

MEMORY = Draft(
    use=["models.gpt_oss_20b as m"],
    sources=["ocp", "log"],
    given={
        "params": {"value": "20e9 param", "source": "m"},
        "bf16": "2 B/param",
        "fp4": {"value": "0.5 B/param", "source": "ocp"},
        "tokens": "4096 token",
        "kv_bytes": "0.5 B/token",
        "usable": {"value": "12.5 GB", "range": ["12 GB", "13 GB"], "source": "log"},
    },
    derive={
        "weights": {"formula": "params * bf16", "show": "GB", "symbol": "M_w"},
        "weights_fp4": "weights with bf16 = fp4",
        "kv": {"formula": "2 * m.layers * m.hidden * tokens * kv_bytes", "show": "MiB"},
        "kv_128k": {"formula": "kv with tokens = 131072 token", "show": "GB", "digits": "4"},
        "total_128k": {"formula": "weights_fp4 + kv_128k", "show": "GB"},
        "share": "kv / usable",
    },
    check=[
        "weights == 40 GB",
        "kv == 283115520 B",
        "kv == 270 MiB",
        "kv_128k ~= 9.06 GB",
        "kv_128k ~= 9 GB within 1 %",
        "weights_fp4 < usable.low",
    ],
    claims={"bursts": "total_128k > usable.high"},
)


def test_the_first_post_adds_up() -> None:
    values = solved(MEMORY, ROWS).values
    assert {name: shown(value.quantity, value.unit) for name, value in values.items()} == {
        "m.layers": "24",
        "m.hidden": "2880",
        "params": "20000000000 param",
        "bf16": "2 B/param",
        "fp4": "0.5 B/param",
        "tokens": "4096 token",
        "kv_bytes": "0.5 B/token",
        "usable": "12.5 GB",
        "weights": "40 GB",
        "weights_fp4": "10 GB",
        "kv": "270 MiB",
        "kv_128k": "9.05969664 GB",
        "total_128k": "19.05969664 GB",
        "share": "0.0226492416",
    }


def test_values_keep_the_order_they_were_written_in() -> None:
    late_first = Draft(given={"a": "1"}, derive={"x": "y + 1", "y": "a + 1"})
    assert list(solved(late_first).values) == ["a", "x", "y"]


def test_values_remember_what_they_were_made_from() -> None:
    values = solved(MEMORY, ROWS).values
    weights, layers, params = values["weights"], values["m.layers"], values["params"]
    assert weights.operands == {"params": params, "bf16": values["bf16"]}
    assert weights.formula is not None
    assert (weights.symbol, values["kv_128k"].digits) == ("M_w", 4)
    assert isinstance(weights.origin, Derive)
    assert isinstance(layers.origin, Row)
    assert isinstance(params.origin, Given)
    assert params.formula is None


def test_claims_and_their_conditions_are_handed_on() -> None:
    found = solved(MEMORY, ROWS)
    assert found.claims == {"bursts": True}
    assert found.conditions["bursts"].comparison == ">"


def test_without_mistakes_there_are_no_diagnostics() -> None:
    problems = Problems()
    assert solve(entry(replace(MEMORY, body="{{ share }}")), tables(ROWS), problems)
    assert problems.found == []


@pytest.mark.parametrize(
    ("formula", "name", "help"),
    [
        ("parms * 2", "parms", "did you mean `params`?"),
        ("params * m.layer", "m.layer", "did you mean `m.layers`?"),
        ("params * GB", "GB", "type `1 GB`"),
        ("params * zebra", "zebra", ""),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(formula: str, name: str, help: str) -> None:
    draft = Draft(
        use=["models.gpt_oss_20b as m"], given={"params": "1 param"}, derive={"x": formula}
    )
    found = fault(draft, ROWS)
    assert (found.code, found.place.typed, found.help) == ("E302", name, help)


def test_an_unknown_name_lists_what_is_in_scope() -> None:
    found = fault(Draft(given={"a": "1", "b": "2"}, derive={"x": "zebra"}))
    assert found.note == "known here: `a`, `b`, `x`"


@pytest.mark.parametrize("name", ["kv.low", "kv.tokens"])
def test_formulas_use_values_and_not_what_readers_see_of_them(name: str) -> None:
    draft = Draft(given={"tokens": "2"}, derive={"kv": "tokens * 2", "x": f"{name} + 1"})
    found = fault(draft)
    assert (found.code, found.place.typed) == ("E302", name)
    assert "not in a formula" in found.message


def test_what_depends_on_a_broken_value_is_left_out_without_a_word() -> None:
    draft = Draft(
        given={"a": "2 KB", "c": "3"},
        derive={"x": "a * 2", "y": "x + 1", "z": "y with a = 3 B", "good": "c / 0"},
        sweep={"s": {"of": "x", "over": "a", "values": ["1 B"]}},
        check=["y == 3", "x.low == 2 B", "z.a == 3 B"],
        claims={"true": "y > 2"},
    )
    _, problems = outcome(draft)
    assert [(found.code, found.place.typed) for found in problems] == [
        ("E304", "KB"),
        ("E307", "0"),
    ]


@pytest.mark.parametrize(
    ("row", "part", "help"),
    [
        ("models.gpt_oss_20", "gpt_oss_20", "did you mean `models.gpt_oss_20b`?"),
        ("model.gpt_oss_20b", "model.gpt_oss_20b", "did you mean `models.gpt_oss_20b`?"),
        ("models", "models", ""),
    ],
)
def test_an_unknown_row_breaks_only_what_uses_it(row: str, part: str, help: str) -> None:
    found = fault(Draft(use=[f"{row} as m"], derive={"x": "m.layers * 2"}), ROWS)
    assert (found.code, found.place.typed) == ("E302", part)
    assert found.help.startswith(help)


def test_a_bad_field_of_a_row_is_told_in_the_data_file() -> None:
    draft = Draft(use=["models.bad as m"], given={"a": "1"}, derive={"x": "m.size * a"})
    found = fault(draft, {"models.bad": {"size": "3 KB"}})
    assert (found.code, found.place.source.path) == ("E304", "data.yaml")


def test_one_bad_row_fails_every_entry_that_uses_it() -> None:
    shared, problems = tables({"models.bad": {"size": "3 KB"}}), Problems()
    using = entry(Draft(use=["models.bad as m"], derive={"x": "m.size * 2"}))
    assert solve(using, shared, problems) is None
    assert solve(using, shared, problems) is None


@pytest.mark.parametrize(
    ("formula", "show", "code", "part"),
    [
        ("a * 2", "s", "E305", "s"),
        ("a / (1 s)", "GB", "E305", "GB"),
        ("a * 2", "KB", "E304", "KB"),
        ("a == 2 GB", "GB", "E315", "a == 2 GB"),
    ],
)
def test_a_value_is_shown_in_a_unit_of_its_own_dimension(
    formula: str, show: str, code: str, part: str
) -> None:
    draft = Draft(given={"a": "1 GB"}, derive={"x": {"formula": formula, "show": show}})
    found = fault(draft)
    assert (found.code, found.place.typed) == (code, part)


def test_showing_in_another_dimension_marks_both_places_and_the_missing_factor() -> None:
    draft = Draft(given={"a": "1 GB"}, derive={"x": {"formula": "a / (2 s)", "show": "GB"}})
    found = fault(draft)
    assert found.message == "cannot show information per time in `GB`"
    assert [label.place.typed for label in found.labels] == ["a / (2 s)"]
    assert found.note == "the formula is off by a factor of time"
    assert found.help == "type a unit such as `B/s`"


def test_two_hundred_formulas_in_a_row_are_solved() -> None:
    chain = {f"x{i}": f"x{i - 1} + a" for i in range(1, 200)}
    draft = Draft(given={"a": "1"}, derive={**chain, "x0": "a"}, check=["x199 == 200"])
    assert solved(draft)


def test_squaring_over_and_over_is_stopped() -> None:
    chain = {f"x{i}": f"x{i - 1} * x{i - 1}" for i in range(1, 100)}
    found = fault(Draft(given={"a": "1.0000001"}, derive={"x0": "a * a", **chain}))
    assert found.code == "E308"


def test_a_field_that_a_row_has_not_is_told_with_those_it_has() -> None:
    found = fault(
        Draft(use=["models.small as m"], derive={"x": "m.layer"}),
        {"models.small": {"layers": "24", "hidden": "2880"}},
    )
    assert found.note == "known here: `m.hidden`, `m.layers`"
    assert found.help == "did you mean `m.layers`?"


def test_a_row_that_was_not_asked_for_is_told_how() -> None:
    found = fault(Draft(derive={"x": "2 * m.layers"}))
    assert (found.note, found.help) == (
        "no shared row is called `m`",
        "add `use: [table.row as m]`",
    )


def test_inputs_without_a_unit_are_shown_where_a_unit_does_not_fit() -> None:
    draft = Draft(
        given={"n": "20e9", "b": "2 B/param"}, derive={"x": {"formula": "n * b", "show": "GB"}}
    )
    found = fault(draft)
    assert [label.text for label in found.labels[1:]] == ["`n` is a pure number"]
    assert found.help == "write `20e9 param`"


def test_the_unit_that_an_input_lacks_is_named_below_a_fraction_too() -> None:
    draft = Draft(
        given={"n": "1000", "hours": "506e3 GPU*h"},
        derive={"x": {"formula": "hours / n", "show": "day"}},
    )
    found = fault(draft)
    assert (found.help, found.note) == ("write `1000 GPU`", "")


def test_no_unit_is_named_where_either_input_could_lack_it() -> None:
    draft = Draft(given={"n": "20e9", "b": "2"}, derive={"x": {"formula": "n * b", "show": "GB"}})
    assert fault(draft).help == ""


def test_a_name_given_twice_keeps_its_first_meaning() -> None:
    found = fault(Draft(given={"a": "1"}, derive={"a": "a + 1", "b": "a + 2"}))
    assert found.code == "E312"


def test_an_address_is_no_key_of_a_source() -> None:
    found = fault(Draft(given={"a": {"value": "1", "source": "https://x.org"}}))
    assert found.help == "list the address under `sources:` and give its key here"

"""Checks and claims."""

from __future__ import annotations

import pytest

from tests.compute.writing import Draft, fault, outcome, solved

GIVEN = {
    "rate": "69120 B/token",
    "tokens": "4096 token",
    "usable": {"value": "12.5 GB", "range": ["12 GB", "13 GB"]},
    "root": "2",
}
DERIVE = {
    "kv": {"formula": "rate * tokens", "show": "MiB"},
    "long": {"formula": "kv with tokens = 131072 token", "show": "GB"},
    "share": "kv / usable",
    "diagonal": "sqrt(root)",
}


def draft(*checks: str, **claims: str) -> Draft:
    return Draft(given=GIVEN, derive=DERIVE, check=checks, claims=claims)


@pytest.mark.parametrize(
    "check",
    [
        "kv == 270 MiB",
        "kv == 283115520 B",
        "270 MiB == kv",
        "kv ~= 283.1 MB",
        "kv ~= 283 MB",
        "283 MB ~= kv",
        "kv ~= 3e8 B",
        "kv ~= 280 MB within 2 %",
        "kv ~= 280 MB within 4 MB",
        "kv ~= long within 100 %",
        "kv < long",
        "kv <= kv",
        "long > kv * 31",
        "long >= 9 GB",
        "-kv < 0 B",
        "usable.low == 12 GB",
        "share.high < 0.03",
        "long.tokens == 131072 token",
        "diagonal ~= 1.41421356",
        "kv - 270 MiB == 0 B",
        "-kv ~= -283 MB",
    ],
)
def test_true_checks_pass(check: str) -> None:
    assert solved(draft(check))


@pytest.mark.parametrize(
    ("check", "message", "cause", "note"),
    [
        (
            "kv == 283 MB",
            "`kv` is 283.11552 MB, not 283 MB",
            "left is 0.11552 MB more (0.0408 %)",
            "",
        ),
        (
            "kv ~= 283.2 MB",
            "`kv` is 283.11552 MB, not 283.2 MB",
            "left is 0.08448 MB less (0.0298 %)",
            "the tolerance is 0.05 MB, half of the last digit typed",
        ),
        (
            "kv ~= 300 MB within 1 %",
            "`kv` is 283.11552 MB, not 300 MB",
            "left is 16.88448 MB less (5.63 %)",
            "the tolerance is 3 MB, as stated",
        ),
        (
            "long < kv",
            "`long` is 9.05969664 GB, which is not below `kv`, 0.28311552 GB",
            "left is 8.77658112 GB more (3100 %)",
            "",
        ),
        (
            "kv > 300 MiB",
            "`kv` is 270 MiB, which is not above 300 MiB",
            "left is 30 MiB less (10 %)",
            "",
        ),
        ("kv < 270 MiB", "`kv` is 270 MiB, which is not below 270 MiB", "both sides are equal", ""),
        ("kv == 0 B", "`kv` is 283,115,520 B, not 0 B", "left is 283,115,520 B more", ""),
    ],
)
def test_a_failed_check_prints_both_sides_and_the_difference(
    check: str, message: str, cause: str, note: str
) -> None:
    found = fault(draft(check))
    assert (found.code, found.place.typed) == ("E318", check)
    assert (found.message, found.cause, found.note) == (message, cause, note)


@pytest.mark.parametrize(
    ("check", "help"),
    [
        ("kv == 270 MB", "type `270 MiB`"),
        ("kv ~= 0.264 GB", "type `0.264 GiB`"),
        ("long ~= 9.06 GiB", "type `9.06 GB`"),
        ("kv == 280 MB", ""),
        ("kv == 270 B", ""),
    ],
)
def test_binary_and_decimal_prefixes_taken_for_each_other_are_noticed(
    check: str, help: str
) -> None:
    assert fault(draft(check)).help == help


@pytest.mark.parametrize(
    ("check", "code", "part"),
    [
        ("kv", "E315", "kv"),
        ("kv ~= long", "E315", "kv ~= long"),
        ("kv = 270 MiB", "E315", "="),
        ("kv == 2 s", "E301", "kv == 2 s"),
        ("kv ~= 283 MB within 1 s", "E301", "1 s"),
        ("kvv == 2 s", "E302", "kvv"),
        ("kv.low == 2 B", "E302", "kv.low"),
        ("long.tokns == 2 token", "E302", "long.tokns"),
        ("kv / (tokens - 4096 token) > 2 B/token", "E307", "tokens - 4096 token"),
    ],
)
def test_a_check_that_cannot_be_decided_says_why(check: str, code: str, part: str) -> None:
    found = fault(draft(check))
    assert (found.code, found.place.typed) == (code, part)


def test_a_misspelt_operand_is_recognised() -> None:
    assert fault(draft("long.tokns == 2 token")).help == "did you mean `long.tokens`?"


def test_every_name_a_check_lacks_is_told_at_once() -> None:
    _, problems = outcome(draft("kv == zebra + lion"))
    assert [found.place.typed for found in problems] == ["zebra", "lion"]


def test_a_claim_must_be_true_at_the_defaults() -> None:
    found = fault(draft(bursts="long > usable.high"))
    assert (found.code, found.place.typed) == ("E322", "long > usable.high")
    assert found.message == (
        "claim `bursts` is false at the defaults: "
        "`long` is 9.05969664 GB, which is not above `usable.high`, 13 GB"
    )


def test_a_rounded_figure_taken_for_exact_is_noticed() -> None:
    assert fault(draft("kv == 283.1 MB")).help == "type `kv ~= 283.1 MB` for a rounded figure"
    assert fault(draft("kv == 280 MB")).help == ""


def test_endless_figures_are_cut_unless_they_look_alike() -> None:
    assert "is 1.41421, not 2" in fault(draft("diagonal == 2")).message
    alike = fault(draft("diagonal == 1.41421")).message
    assert alike == "`diagonal` is 1.41421356237, not 1.41421"

"""Everyday ways of writing a quantity, and what to type instead."""

from __future__ import annotations

import pytest

from generator.compute.habits import plainly


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("20 B param", "type `20e9 param`; `B` is no multiple here"),
        ("20.91B param", "type `20.91e9 param`; `B` is no multiple here"),
        ("20.91 billion parameters", "type `20.91e9 param`"),
        ("209.1 億 param", "type `209.1e8 param`"),
        ("3 萬個 token", "type `3e4 token`"),
        ("20.91 x 10^9 param", "type `20.91e9 param`"),
        ("5e2 * 10^3 token", "type `5e5 token`"),
        ("~21e9 param", "type `21e9 param`, and how sure it is as a `range:`"),
        ("約 5 GB", "type `5 GB`, and how sure it is as a `range:`"),
        ("50-300 Mbit/s", "type one value, and the ends as `range: [50 Mbit/s, 300 Mbit/s]`"),
        ("12 GB to 13 GB", "type one value, and the ends as `range: [12 GB, 13 GB]`"),
        ("2 MUSD", "type `2e6 USD`"),
        ("$2/GPU/h", "type `2 USD/GPU/h`"),
        ("$1.01 million", "type `1.01e6 USD`"),
        ("NT$300", "type `300 TWD`"),
        ("1000 GPU hours", "type `1000 GPU*h`"),
        ("1000 GPU-hours", "type `1000 GPU*h`"),
        ("50 H100-hours", "type `50 GPU*h`"),
        ("10^9 param", "type `1e9 param`"),
        ("+5 GB", "type `5 GB`"),
        ("5 GB ± 1 GB", "type `5 GB`, and its ends as `range: [4 GB, 6 GB]`"),
        ("5±0.5 GB", "type `5 GB`, and its ends as `range: [4.5 GB, 5.5 GB]`"),
        ("16-bit", "type `16 bit`"),
        ("5 kW·h", "type `5 kW*h`"),
        ("2 h 30 min", "type `150 min`"),
        ("5 – 10", "type one value, and the ends as `range: [5, 10]`"),
    ],
)
def test_a_habit_is_known(typed: str, help: str) -> None:
    assert plainly(typed) == help


@pytest.mark.parametrize(
    "typed",
    [
        "a lot",
        "2026-01-28",
        "12:30",
        "kv",
        "",
        "7 K",
        "3 Mwh",
        "5 GPU",
        "5 GB 3 h",
        "20e9\u200bparam",
        f"{'9' * 60} h 3 min",
        f"{'9' * 39}.{'9' * 39} h 3 min",
        "5e999999999999999999999 ± 1 GB",
    ],
)
def test_what_is_no_habit_is_left_to_others(typed: str) -> None:
    assert plainly(typed) == ""

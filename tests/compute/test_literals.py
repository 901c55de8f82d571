"""Quantities as inputs have them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.compute.literals import parse_quantity, read_unit
from generator.diagnostics import Diagnostic, Rejected
from tests.compute.writing import pointed, text


def refused(typed: str) -> Diagnostic:
    with pytest.raises(Rejected) as caught:
        parse_quantity(text(typed))
    return caught.value.diagnostic


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("20e9 param", 20 * 10**9, "param"),
        ("12GB", 12, "GB"),
        ("  12 GB ", 12, "GB"),
        ("10 %", 10, "%"),
        ("24", 24, "1"),
        ("-5 K", -5, "K"),
        ("−5 K", -5, "K"),
        ("3.35 TB/s", Fraction("3.35"), "TB/s"),
        ("0.24 Wh/prompt", Fraction("0.24"), "Wh/prompt"),
        ("2.788e6 GPU*h", 2_788_000, "GPU*h"),
        ("5 m^2", 5, "m^2"),
        ("3 us", 3, "µs"),
        ("1_000 token", 1000, "token"),
        ("4.8 1/token", Fraction("4.8"), "1/token"),
        ("8.6 1 / day", Fraction("8.6"), "1/day"),
        ("4.8 1/token/s", Fraction("4.8"), "1/token/s"),
    ],
)
def test_a_quantity_is_a_numeral_and_a_unit(typed: str, number: int | Fraction, unit: str) -> None:
    found = parse_quantity(text(typed))
    assert (found.quantity.within(found.unit), found.unit.symbol) == (number, unit)


@pytest.mark.parametrize(
    ("typed", "code", "part", "help"),
    [
        ("2,880 token", "E203", "2,880", "type `2880`"),
        ("１２ GB", "E203", "１２", "type `12`"),
        ("inf", "E203", "inf", "write a quantity such as"),
        (".inf", "E203", ".inf", "write a number as"),
        ("nan", "E203", "nan", "write a quantity such as"),
        ("5.", "E203", "5.", "write a number as"),
        ("1__0", "E203", "1__0", "type `10`"),
        ("1" * 41, "E203", "1" * 41, ""),
        ("1e400", "E308", "1e400", ""),
        ("3 Mwh", "E303", "Mwh", "did you mean `MWh`?"),
        ("5 GB/sec", "E303", "sec", "did you mean `s`?"),
        ("40 KB", "E304", "KB", "type `kB` or `KiB`"),
        ("21 °C", "E306", "°C", "give a temperature difference in `K`"),
        ("21 ℃", "E306", "℃", "give a temperature difference in `K`"),
        ("20 B param", "E203", "20 B param", "type `20e9 param`"),
        ("20 B parameters", "E203", "20 B parameters", "type `20e9 param`"),
        ("12 000", "E315", "000", "write a number without gaps"),
        ("4.8 1/tokens", "E315", "1", "type `4.8 tokens^-1`"),
        ("1.000.000 token", "E315", ".000", "write a number without gaps"),
        ("1e-400", "E308", "1e-400", ""),
        ("二十", "E203", "二十", "write a quantity such as"),
        ("½", "E203", "½", "write a quantity such as"),
        ("2 USD/(GPU*h)", "E203", "2 USD/(GPU*h)", "type `2 USD/GPU/h`"),
        ("-4.8 / token", "E315", "/", "type `-4.8 token^-1`"),
        ("4.8/token", "E315", "/", "type `4.8 token^-1`"),
        ("2 * 8 B", "E315", "*", "put the calculation under `derive`"),
        ("5 m^n", "E315", "n", "put the quantity in parentheses"),
        ("10 %^2", "E315", "2", "put the quantity in parentheses"),
    ],
)
def test_what_is_no_quantity_is_refused_with_what_to_type(
    typed: str, code: str, part: str, help: str
) -> None:
    fault = refused(typed)
    assert (fault.code, pointed(fault.place)) == (code, part)
    assert fault.help.startswith(help)


def test_an_empty_input_says_so() -> None:
    assert refused("").message == "a quantity is missing"


def test_a_bad_unit_is_pointed_at_inside_its_expression() -> None:
    with pytest.raises(Rejected) as caught:
        read_unit(text(" GB/sec"))
    fault = caught.value.diagnostic
    assert (fault.code, pointed(fault.place)) == ("E303", "sec")


def test_a_unit_needs_no_number() -> None:
    with pytest.raises(Rejected) as raised:
        read_unit(text("1 GB"))
    assert raised.value.diagnostic.help == "type `GB`"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("USD/(GPU*h)", "USD/GPU/h"), ("Wh per query", "Wh/query"), ("PFLOP/s-day", "PFLOP/s*day")],
)
def test_a_printed_unit_is_no_unit_to_show(typed: str, meant: str) -> None:
    with pytest.raises(Rejected) as rejected:
        read_unit(text(typed))
    fault = rejected.value.diagnostic
    assert (fault.code, fault.help) == ("E303", f"type `{meant}`")


@pytest.mark.parametrize("typed", ["GPU h", "GPU hours", "GPUh", "GPU-hours", "GPU·h"])
def test_machine_time_is_a_product(typed: str) -> None:
    with pytest.raises(Rejected) as rejected:
        read_unit(text(typed))
    assert rejected.value.diagnostic.help == "type `GPU*h`"

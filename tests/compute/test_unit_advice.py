"""What is said about units that are none."""

from __future__ import annotations

from itertools import chain

import pytest

from generator.compute import foreign_units as foreign
from generator.compute.literals import parse_quantity
from generator.compute.unit_advice import advise, nearest_unit
from generator.compute.units import parse_unit
from tests.compute.writing import text


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("KB", "type `kB` or `KiB`"),
        ("kb", "type `kB` or `kbit`"),
        ("Gb", "type `GB` or `Gbit`"),
        ("b", "type `B` or `bit`"),
        ("GBs", "type `GB` or `GB/s`"),
        ("TFLOPS", "type `TFLOP` or `TFLOP/s`"),
        ("cal", "1 cal may be `4.184 J` or `4184 J`"),
        ("tons", "1 ton may be `1000 kg` or `907.18474 kg`"),
        ("pint", "1 pint may be `473.176473 mL` or `568.26125 mL`"),
        ("$", "type `USD` or `TWD`"),
    ],
)
def test_an_ambiguous_unit_lists_what_to_type(typed: str, choices: str) -> None:
    advice = advise(typed)
    assert (advice.code, advice.help) == ("E304", choices)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mwh", "MWh"),
        ("kwh", "kWh"),
        ("tokens", "token"),
        ("Tokens", "token"),
        ("gpu", "GPU"),
        ("hours", "h"),
        ("yr", "year"),
        ("sec", "s"),
        ("Gbps", "Gbit/s"),
        ("GBps", "GB/s"),
        ("gib", "GiB"),
        ("prompts", "prompt"),
        ("watts", "W"),
        ("NT$", "TWD"),
        ("GPUh", "GPU*h"),
        ("GPU-hours", "GPU*h"),
        ("chip days", "chip*day"),
        ("H100-hours", "GPU*h"),
        ("TPU hours", "chip*h"),
        ("TPU", "chip"),
        ("gpus", "GPU"),
        ("Gigabytes", "GB"),
        ("GByte", "GB"),
        ("gibibyte", "GiB"),
        ("kilobit", "kbit"),
        ("petaflop", "PFLOP"),
        ("msec", "ms"),
        ("usec", "µs"),
        ("megawatt-hours", "MWh"),
        ("tonnes", "t"),
        ("m2", "m^2"),
        ("TOPS", "TFLOP/s"),
    ],
)
def test_a_misspelt_unit_is_recognised(typed: str, meant: str) -> None:
    advice = advise(typed)
    assert (advice.code, advice.help) == ("E303", f"did you mean `{meant}`?")
    assert parse_unit(meant)


def test_a_letter_for_a_power_of_ten_is_to_be_written_out() -> None:
    assert advise("M").help == "write the number out, e.g. `2e6`"


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("Btoken", "2e9 token"),
        ("Ms", "2e6 s"),
        ("PW", "2e15 W"),
        ("ML", "2e6 L"),
        ("kUSD", "2e3 USD"),
    ],
)
def test_a_multiple_without_a_unit_of_its_own_is_to_be_written_out(
    typed: str, example: str
) -> None:
    assert advise(typed).help == f"write the number out, e.g. `{example}`"


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("ft", "1 ft is `0.3048 m`"),
        ("lb", "1 lb is `0.45359237 kg`"),
        ("rpm", "1 rpm is `1 1/min`"),
        ("EUR", "money is `USD` or `TWD`"),
        ("persons", "things without a unit of their own are pure numbers: leave out `persons`"),
        ("layer", "things without a unit of their own are pure numbers: leave out `layer`"),
    ],
)
def test_a_foreign_unit_is_said_in_ours(typed: str, help: str) -> None:
    advice = advise(typed)
    assert advice.code == "E303"
    assert advice.help.startswith(help)


def test_what_a_foreign_unit_is_worth_can_be_typed() -> None:
    for ours in (*foreign.WORTH.values(), *chain.from_iterable(foreign.SEVERAL.values())):
        assert parse_quantity(text(ours)).quantity.value > 0


def test_a_temperature_is_a_difference_or_nothing() -> None:
    assert advise("°C").code == "E306"
    assert "`K`" in advise("°C").help


@pytest.mark.parametrize("typed", ["furlong", "mAh", "RMB", "GBP", "msg", "tweet", "dB", "ps"])
def test_nothing_is_guessed_for_a_word_like_no_unit(typed: str) -> None:
    assert nearest_unit(typed) is None


def test_nothing_is_advised_for_what_nobody_measures_here() -> None:
    assert advise("furlong").help == ""

"""The calculator against published figures, those that hold and those that do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from generator.compute.literals import parse_quantity
from tests.compute.writing import Draft, fault, solved, text


@dataclass(frozen=True)
class Published:
    given: Mapping[str, str]
    formula: str
    figure: str
    holds: bool
    within: str

    def draft(self, check: str) -> Draft:
        return Draft(given=self.given, derive={"result": self.formula}, check=[check])


def _published() -> Iterator[tuple[str, Published]]:
    path = Path(__file__).with_name("truth.yaml")
    for group in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
        for name, said in group["figures"].items():
            figure = said.get("equals") or said["contradicts"]
            given, formula = said.get("given", {}), said["formula"]
            yield name, Published(given, formula, figure, "equals" in said, said["within"])


ALL = dict(_published())
MATCHES = {name: figure for name, figure in ALL.items() if figure.holds}
CONTRADICTIONS = {name: figure for name, figure in ALL.items() if not figure.holds}


def _percent(share: str) -> str:
    return f"{Decimal(share) * 100:f} %"


@pytest.mark.parametrize("published", MATCHES.values(), ids=MATCHES.keys())
def test_a_published_figure_follows_from_its_inputs(published: Published) -> None:
    check = f"result ~= {published.figure} within {_percent(published.within)}"
    value = solved(published.draft(check)).values["result"].quantity
    figure = parse_quantity(text(published.figure)).quantity
    assert value.dimension == figure.dimension
    assert abs(value.value - figure.value) <= Fraction(published.within) * figure.value


@pytest.mark.parametrize("published", CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys())
def test_a_figure_against_its_own_inputs_is_refused(published: Published) -> None:
    check = f"result ~= {published.figure} within {_percent(published.within)}"
    assert fault(published.draft(check)).code == "E318"


@pytest.mark.parametrize(
    "published",
    [figure for figure in MATCHES.values() if figure.within == "0"],
    ids=[name for name, figure in MATCHES.items() if figure.within == "0"],
)
def test_an_exact_figure_equals_to_the_last_digit(published: Published) -> None:
    solved(published.draft(f"result == {published.figure}"))


def test_every_case_is_here() -> None:
    assert len(ALL) == 140
    assert len(CONTRADICTIONS) == 9

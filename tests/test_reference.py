"""The language reference: its tables are the readers' own, its examples pass the check."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import FINE, main
from scripts.reference import PAGE, TABLES, filled
from tests.conftest import ROOT
from tests.read.samples import PATH, completed

TEXT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"(?ms)^```yaml\n(.*?)^```", TEXT)


def test_its_tables_are_fresh() -> None:
    assert filled(TEXT) == TEXT, "run `make reference`"


def test_no_table_is_left_out() -> None:
    assert set(re.findall(r"<!-- table: ([\w ]+) -->", TEXT)) == set(TABLES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the real tables and topics, and no post."""
    root = tmp_path_factory.mktemp("reference")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("posts"))
    (root / PATH).parent.mkdir(parents=True)
    return root


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"example-{n}" for n in range(len(EXAMPLES))])
def test_every_example_passes(example: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / PATH).write_text(completed(example), "utf-8")
    assert main(["check", "--strict", "--root", str(site)]) == FINE, capsys.readouterr().out

"""Rows shared by many posts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Problems
from generator.read.tables import read_tables
from tests.read.samples import LANGUAGES, report_of

ROW = """\
gpt:
  name: gpt-oss-20b
  source: {title: README, url: "https://x.org", at: 7b58334, read: 2026-11-23}
  layers: 24
  width: {value: "2880", label: {en: width, zh-TW: 寬度}}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "data"
    folder.mkdir(parents=True)
    return folder


def report(folder: Path, text: str) -> str:
    (folder / "models.yaml").write_text(text, "utf-8")
    problems = Problems()
    read_tables(folder.parents[1], LANGUAGES, problems)
    return report_of(problems)


def test_a_row_with_everything(data: Path) -> None:
    (data / "models.yaml").write_text(ROW, "utf-8")
    problems = Problems()
    tables = read_tables(data.parents[1], LANGUAGES, problems)
    assert not problems.found
    row = tables["models.gpt"]
    assert row.key == row.source.key == "models.gpt"
    assert row.name
    assert str(row.name["en"]) == str(row.name["zh-TW"]) == "gpt-oss-20b"
    assert str(row.source.title) == "README"
    assert {name: str(value) for name, value in row.fields.items()} == {
        "layers": "24",
        "width": "2880",
    }
    assert {name: str(label["zh-TW"]) for name, label in row.labels.items()} == {"width": "寬度"}


def test_a_name_may_differ_between_languages_or_be_left_out(data: Path) -> None:
    text = "a: {name: {en: desk, zh-TW: 書桌}, source: {title: t}, x: 1}\nb: {source: {title: t}}"
    (data / "things.yaml").write_text(text, "utf-8")
    tables = read_tables(data.parents[1], LANGUAGES, Problems())
    name = tables["things.a"].name
    assert name
    assert str(name["zh-TW"]) == "書桌"
    assert tables["things.b"].name is None


def test_no_tables_at_all(tmp_path: Path) -> None:
    assert read_tables(tmp_path, LANGUAGES, Problems()) == {}


def test_a_row_states_its_source(data: Path) -> None:
    assert "E202]: `models.gpt` has no `source`" in report(data, "gpt: {layers: 24}")
    assert "E202]: `models.gpt.source` has no `title`" in report(data, "gpt: {source: {at: x}}")


def test_a_cell_is_text_or_a_map_with_a_value(data: Path) -> None:
    head = "gpt: {source: {title: t}, layers: "
    assert "`models.gpt.layers` has no `value`" in report(
        data, head + "{label: {en: a, zh-TW: b}}}"
    )
    assert "`models.gpt.layers` must be a map, not a list" in report(data, head + "[24]}")


def test_names_must_fit_into_formulas(data: Path) -> None:
    assert "E313]: `gpt-20b` cannot be a name" in report(data, "gpt-20b: {source: {title: t}}")
    assert "E313]: `kv-heads`" in report(data, "gpt: {source: {title: t}, kv-heads: 8}")


def test_one_bad_row_does_not_take_the_others_with_it(data: Path) -> None:
    (data / "models.yaml").write_text(ROW + "bad: [x]\n", "utf-8")
    problems = Problems()
    assert list(read_tables(data.parents[1], LANGUAGES, problems)) == ["models.gpt"]
    assert problems.errors == 1

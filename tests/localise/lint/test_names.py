"""What may stand: the built-in names, and those a site adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Problems
from generator.localise.lint.figures import figures
from generator.localise.lint.names import built_in, read_names
from generator.localise.lint.ratios import ratios
from generator.localise.lint.surface import surface
from tests.read.samples import documented, report_of


def _spans(text: str) -> list[tuple[int, int]]:
    plain = surface(text)
    return [*ratios(plain), *((found.start, found.end) for found in figures(plain))]


def _site(root: Path, names: str) -> Path:
    (root / "content").mkdir()
    (root / "content" / "names.yaml").write_text(names, "utf-8")
    return root


@pytest.mark.parametrize(
    "text",
    [
        "Llama-2",
        "Llama 3.1 8B",
        "GPT 4",
        "Mixtral 8 × 7B",
        "8x7B",
        "Figure 3",
        "Fig. 12",
        "a 4-bit cache",
        "4 位元量化",
        "第 3 章",
        "圖 3",
        "24/7",
        "the 1980s",
        "Python 3.11",
        "5 years ago",
        "10 年前",
        "half the battle",
        "另一半",
    ],
)
def test_names_stand(text: str) -> None:
    spans = _spans(text)
    assert all(built_in().cover(surface(text), *span) for span in spans)


@pytest.mark.parametrize(
    "text", ["the Qwen 40 GB", "Figure 3 GB", "4 位元組", "half of the layers"]
)
def test_a_name_does_not_hide_a_figure(text: str) -> None:
    assert not any(built_in().cover(surface(text), *span) for span in _spans(text))


def test_a_site_adds_its_own(tmp_path: Path) -> None:
    problems = Problems()
    root = _site(tmp_path, "names: [Ascend _ W]\nphrases: [half of … layers]\n")
    names = read_names(root, problems)
    assert not problems.found
    for text in ("Ascend 910 W", "Half of gpt-oss-20b’s layers", "Llama-2"):
        assert all(names.cover(surface(text), *span) for span in _spans(text))


def test_a_site_without_names_has_the_built_in_ones(tmp_path: Path) -> None:
    assert read_names(tmp_path, Problems()) is built_in()


@pytest.mark.parametrize("line", ["_", "_ GB", "_%", "_ 位元組", "40 GB", "… _ GB"])
def test_a_name_that_is_a_figure_is_refused(tmp_path: Path, line: str) -> None:
    problems = Problems()
    names = read_names(_site(tmp_path, f'names: ["{line}"]\n'), problems)
    assert [found.code for found in problems.found] == ["E217"]
    assert not names.cover("40 GB", 0, 5)


def test_the_documented_report(tmp_path: Path) -> None:
    problems = Problems()
    read_names(_site(tmp_path, "names: [Falcon-_, _ GB]\n"), problems)
    assert report_of(problems) == documented("E217")[1]


def test_a_broken_file_leaves_the_built_in_names(tmp_path: Path) -> None:
    problems = Problems()
    assert read_names(_site(tmp_path, "names: [GPT-_\n"), problems) == built_in()
    assert [found.code for found in problems.found] == ["E105"]

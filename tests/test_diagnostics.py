"""Places in a text, the list of problems, and the promise that every code is documented."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Label, Place, Problems, Severity, Source
from generator.pipeline import check
from generator.world import make_world
from tests.read.samples import DOCS, PATH, completed, report_of

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 12, 1)
SECTIONS = dict(re.findall(r"(?ms)^## ([EW]\d{3})\n(.*?)(?=^## |\Z)", DOCS.read_text("utf-8")))
EXAMPLES = {
    code: match.groups()
    for code, section in SECTIONS.items()
    if (match := re.search(r"(?ms)^```yaml\n(.*?)\n```\n+```text\n(.*?)\n```", section))
}


def used_codes() -> set[str]:
    files = (ROOT / "generator").rglob("*.py")
    return {
        code
        for file in files
        for code in re.findall(r'(?<="|\[)[EW]\d{3}(?="|\]: )', file.read_text("utf-8"))
    }


def test_every_code_is_documented_and_no_other() -> None:
    assert sorted(used_codes() - set(SECTIONS)) == []
    assert sorted(set(SECTIONS) - used_codes()) == []


@pytest.mark.parametrize("code", SECTIONS)
def test_every_section_shows_a_report(code: str) -> None:
    assert re.search(rf"^(error|warning)\[{code}\]: ", SECTIONS[code], re.MULTILINE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the real tables and topics, and no post."""
    root = tmp_path_factory.mktemp("site")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("posts"))
    (root / PATH).parent.mkdir(parents=True)
    return root


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_documented_example_gives_the_documented_report(code: str, site: Path) -> None:
    """Every stage up to the laying out of cards sees the example, as `trivia check` does."""
    example, report = EXAMPLES[code]
    whole_file = code.startswith("E1")
    text = example + "\n" if whole_file else completed(example)
    (site / PATH).write_text(text, encoding="utf-8")
    checked = check(make_world(site, date=TODAY))
    assert report_of(checked.problems) == report


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_documented_example_shows_only_its_own_code(code: str) -> None:
    assert set(re.findall(r"\[([EW]\d{3})\]: ", EXAMPLES[code][1])) == {code}


@pytest.mark.parametrize("code", SECTIONS)
def test_messages_keep_to_their_form(code: str) -> None:
    for message in re.findall(r"^(?:error|warning)\[\w+\]: (.*)$", SECTIONS[code], re.MULTILINE):
        assert not message.endswith("."), "no full stop"
        assert not message[0].isupper(), "no capital at the beginning"


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2)), (9, (4, 3))],
)
def test_positions_count_lines_as_editors_do(offset: int, position: tuple[int, int]) -> None:
    assert Source("x", "a\nb\r\nc\r中d").position(offset) == position


def test_a_line_comes_without_its_end() -> None:
    source = Source("x", "a\nb\r\nc\r")
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "c", ""]


def test_the_same_problem_twice_counts_once() -> None:
    problems = Problems()
    for _ in range(2):
        place = Place(Source("x", "a"), 0, 1)
        problems.add(Diagnostic("E101", "m", place, labels=(Label(place, "l"),)))
    problems.add(Diagnostic("W106", "m", place))
    assert len(problems.found) == 2
    assert problems.errors == 1


def test_a_warning_is_known_by_its_letter() -> None:
    place = Place(Source("x", "a"), 0, 1)
    assert Diagnostic("W106", "m", place).severity is Severity.WARNING
    assert Diagnostic("E106", "m", place).severity is Severity.ERROR

"""The pages of the site's owner."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Problems
from generator.read.pages import OwnPage, read_pages
from tests.conftest import ROOT
from tests.read.samples import LANGUAGES, documented, report_of

ABOUT = """\
title: {en: About, zh-TW: 關於}
about: {en: What this is., zh-TW: 這是什麼。}
body:
  en: |
    ## Checked
  zh-TW: |
    ## 查核
"""


def pages_of(root: Path, text: str, name: str = "about") -> tuple[tuple[OwnPage, ...], Problems]:
    folder = root / "content" / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    problems = Problems()
    return read_pages(root / "content", root, LANGUAGES, problems), problems


def test_a_page_has_its_texts_in_every_language(tmp_path: Path) -> None:
    (page,), problems = pages_of(tmp_path, ABOUT)
    assert not problems.found
    assert page.name == "about"
    assert page.title["zh-TW"].value == "關於"
    assert page.body["en"].value == "## Checked\n"


def test_a_site_needs_no_pages(tmp_path: Path) -> None:
    problems = Problems()
    assert read_pages(tmp_path / "content", tmp_path, LANGUAGES, problems) == ()
    assert not problems.found


def test_the_pages_of_this_site_are_without_fault() -> None:
    problems = Problems()
    assert [page.name for page in read_pages(ROOT / "content", ROOT, LANGUAGES, problems)] == [
        "about"
    ]
    assert not problems.found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("<script>alert(1)</script>", "E207"),
        ("[here](javascript:alert(1))", "E208"),
        ("![](https://example.com/pixel.png)", "E407"),
        ("{% include 'main.html' %}", "E206"),
        ("It takes {{ weights }}.", "E302"),
        ("`{{ weights }}`", "E302"),
        ("[it fits]{claim=fits}", "E302"),
    ],
)
def test_a_page_is_checked_as_a_post_is(tmp_path: Path, typed: str, code: str) -> None:
    _, problems = pages_of(tmp_path, ABOUT.replace("## Checked", typed))
    assert {found.code for found in problems.found} == {code}


def test_a_page_that_lacks_a_language_is_left_out(tmp_path: Path) -> None:
    pages, problems = pages_of(tmp_path, ABOUT.replace(", zh-TW: 關於", ""))
    assert pages == ()
    assert [found.code for found in problems.found] == ["E209"]


@pytest.mark.parametrize("name", ["posts", "zh-tw", "404", "topics"])
def test_a_page_cannot_stand_where_something_else_stands(tmp_path: Path, name: str) -> None:
    pages, problems = pages_of(tmp_path, ABOUT, name)
    assert pages == ()
    assert [found.code for found in problems.found] == ["E504"]


def test_a_name_that_is_no_address(tmp_path: Path) -> None:
    _, problems = pages_of(tmp_path, ABOUT, "About us")
    assert [found.code for found in problems.found] == ["E502"]


def test_the_documented_report(tmp_path: Path) -> None:
    assert report_of(pages_of(tmp_path, ABOUT, "archive")[1]) == documented("E504")[1]

"""Blocks of our own markup step aside for Markdown, and come back as they were."""

from __future__ import annotations

import pytest
from markdown import markdown

from generator.site.allowed import first_forbidden
from generator.site.held import hold, put_back
from tests.site.samples import LANGUAGES, a_week

EXTENSIONS = ["tables", "footnotes", "sane_lists", "toc"]
CHART = '<figure class="chart"><div><svg><rect x="1"/></svg></div></figure>'
FORMULA = '<figure class="formula">\n<div role="math">\n<p>1 &lt; 2</p>\n</div>\n</figure>'
PANEL = f'<div class="explore">\n<table><tbody>\n<tr></tr>\n</tbody></table>\n{CHART}\n</div>'


def through_places(text: str) -> str:
    held = hold(text)
    return put_back(markdown(held.text, extensions=EXTENSIONS), held.blocks)


@pytest.mark.parametrize("block", [CHART, FORMULA, PANEL])
@pytest.mark.parametrize(
    "around",
    ["{}", "Before.\n\n{}\n\nAfter.", "Close\n{}\nby.", "- one\n- two\n\n{}\n\n{}\n\n## End"],
)
def test_markdown_makes_the_same_of_a_page_whose_blocks_are_held(block: str, around: str) -> None:
    text = around.replace("{}", block)
    assert hold(text).blocks == [block] * around.count("{}")
    assert through_places(text) == markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize(
    "text",
    [
        f"In a sentence: {CHART}",
        f"{CHART} and *more*",
        f"{CHART} and *more* {CHART}",
        f"    {CHART}",
        "No blocks *at all*.",
    ],
)
def test_what_is_not_alone_on_its_lines_is_left_to_markdown(text: str) -> None:
    assert hold(text) == (text, [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_posts_come_out_the_same(lang: str) -> None:
    for posts in a_week():
        body = posts[lang].body
        assert through_places(body) == markdown(body, extensions=EXTENSIONS)


def test_a_place_that_nobody_fills_is_kept_off_the_site() -> None:
    assert "data-held" in first_forbidden(put_back(hold(CHART).text, []))

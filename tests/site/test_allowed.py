"""What Markdown makes passes; whatever could run passes never, however it got into a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site import allowed
from generator.site.allowed import first_forbidden
from generator.site.build import SiteNotBuilt, build_site
from generator.site.frame import page_data
from generator.site.front_matter import with_front_matter
from generator.site.tree import SiteTree
from tests.site import samples


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <a href="https://x.y" title="t">b</a> <a href="mailto:a@b.c">c</a></p>',
        '<p><a href="../other/#part">d</a></p>',
        '<table><thead><tr><th style="text-align: right;">x</th></tr></thead></table>',
        '<p><span class="num" data-v="kv">270 MiB</span> &lt;script&gt;</p>',
        '<pre><code class="language-html">&lt;img onerror=x&gt;</code></pre>',
        '<svg width="100%"><rect x="30%" width="2.5%" fill="url(#stack-hatch)"/></svg>',
    ],
)
def test_what_markdown_makes(html: str) -> None:
    assert first_forbidden(html) == ""


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a</p><script>alert(1)</script>", "<script>"),
        ("<IMG SRC=x OnError=alert(1)>", "<img>"),
        ("<p onclick=alert(1)>a</p>", "<p onclick='alert(1)'>"),
        ('<a href="java\nscript:x">y</a>', "<a href='java\\nscript:x'>"),
        ('<a href="&#106;avascript:x">y</a>', "<a href='javascript:x'>"),
        ('<a href="//evil.example">y</a>', "<a href='//evil.example'>"),
        ('<p style="background: url(x)">y</p>', "<p style='background: url(x)'>"),
        ("<svg/onload=x>", "<svg onload='x'>"),
        ('<svg><use href="#a"/></svg>', "<use>"),
        ("<svg><foreignObject></foreignObject></svg>", "<foreignobject>"),
        ('<svg><rect fill="url(//evil.example)"/></svg>', "<rect fill='url(//evil.example)'>"),
        ('<svg><animate attributeName="x"/></svg>', "<animate>"),
        ("<!-- x -->", "<!-- x "),
        ("<!doctype html>", "<!doctype html"),
        ("<?php x ?>", "<?php x ?"),
    ],
)
def test_what_could_run_or_hide(html: str, found: str) -> None:
    assert first_forbidden(html) == found


PIECES = (
    *(
        "<",
        ">",
        "</",
        "/>",
        " ",
        "\n",
        "=",
        '"',
        "'",
        "&#106;",
        "//",
        "javascript:",
        "a",
        "p",
        "svg",
    ),
    *(
        "href",
        "src",
        "style",
        "onload",
        "script",
        "<p>",
        '<a href="',
        '">',
        "fill",
        "viewBox",
        "!--",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_passes_at_a_glance_passes_the_parser_too(html: str) -> None:
    looking = allowed._Looking()
    looking.feed(html)
    looking.close()
    assert not (allowed._is_plain(html) and looking.found)


def test_a_page_of_ours_passes_at_a_glance(week: Path) -> None:
    prose = (week / "posts/llm-memory-101/index.html").read_text("utf-8")
    content = prose.partition('<div class="md-typeset prose')[2].partition(">")[2]
    assert allowed._is_plain(content.partition("\n    </div>")[0])


def test_a_page_with_it_is_not_built(tmp_path: Path) -> None:
    pages = {"index.en.md": "<script>alert(1)</script>", "index.zh-TW.md": "x"}
    tree = SiteTree(pages, {}, samples.SETTINGS)
    with pytest.raises(SiteNotBuilt, match=r"index\.en\.md: `<script>` may not be on a page"):
        build_site(samples.ROOT, tree, tmp_path / "site", tmp_path / "docs")


def test_an_aligned_column_needs_no_style_of_its_own(tmp_path: Path) -> None:
    table = '| a | b |\n|--:|:-:|\n| 1 | `<td style="text-align: right;">` |\n'
    pages = {
        f"about.{lang}.md": with_front_matter(
            page_data("about", lang, "page.html", "x", "x"), table
        )
        for lang in samples.LANGUAGES
    }
    home = {name.replace("about", "index"): text for name, text in pages.items()}
    tree = SiteTree(pages | home, {}, samples.SETTINGS)
    build_site(samples.ROOT, tree, tmp_path / "site", tmp_path / "docs")
    html = (tmp_path / "site/about/index.html").read_text("utf-8")
    assert '<td class="align-right">1</td>' in html
    assert '<code>&lt;td style="text-align: right;"&gt;</code>' in html  # text stays as it is

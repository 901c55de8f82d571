"""What feed readers are given of a page's HTML."""

from __future__ import annotations

import pytest

from generator.site.plain import plain_html

URL = "https://x.example/zh-TW/posts/kv-cache/"


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<p>takes <span class="num" data-v="kv">270 MiB</span></p>', "<p>takes 270 MiB</p>"),
        ('<h2 id="a">A &amp; B</h2>', "<h2>A &amp; B</h2>"),
        ("<p>1 &lt; 2<br />3</p>", "<p>1 &lt; 2<br>3</p>"),
        (
            "<pre><code>&lt;span&gt; ]]&gt;</code></pre>",
            "<pre><code>&lt;span&gt; ]]&gt;</code></pre>",
        ),
        ('<td style="text-align: right;">1</td>', "<td>1</td>"),
        (
            '<img src="a.png" alt="a &quot;b&quot;">',
            f'<img src="{URL}a.png" alt="a &quot;b&quot;">',
        ),
    ],
)
def test_text_stays_and_markup_of_ours_goes(html: str, plain: str) -> None:
    assert plain_html(html, URL) == plain


def test_a_formula_is_the_line_that_screen_readers_hear() -> None:
    html = (
        '<figure class="formula"><div role="math" aria-label="a = 2 × 3 = 6">\n'
        "<div><p><math><mi>a</mi></math></p></div></div></figure><p>after</p>"
    )
    assert plain_html(html, URL) == "<p>a = 2 × 3 = 6</p><p>after</p>"


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("https://arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("#fn:1", f"{URL}#fn:1"),
        ("../other/", "https://x.example/zh-TW/posts/other/"),
    ],
)
def test_links_lead_where_they_lead_on_the_page(link: str, whole: str) -> None:
    assert plain_html(f'<a href="{link}">x</a>', URL) == f'<a href="{whole}">x</a>'


def test_a_chart_is_told_and_its_table_stays() -> None:
    chart = (
        '<figure class="chart"><div role="img" aria-label="Bars: BF16 40 GB."><div><p>BF16</p>'
        '<svg width="100%"><rect width="50%"/></svg></div></div><details><summary>As a table'
        "</summary><table><tbody><tr><td>40 GB</td></tr></tbody></table></details></figure>"
    )
    assert plain_html(chart, "https://x.test/") == (
        "<p>Bars: BF16 40 GB.</p><p>As a table</p>"
        "<table><tbody><tr><td>40 GB</td></tr></tbody></table>"
    )
